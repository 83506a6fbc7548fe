package web

import (
	"bytes"
	"maps"
	"mime/multipart"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
)

// FuzzReadForm: what is taken for a form of ours is text, bounded, and the same
// when it is written again.
func FuzzReadForm(f *testing.F) {
	for _, s := range []string{"seat=stalls/A/1&key=x", "a=%00", "a=%ff", "a;b", "%zz", "=", "&&&", "area.floor=2&had=x&had=y", "seat=" + strings.Repeat("x", 300)} {
		f.Add([]byte(s), "application/x-www-form-urlencoded")
	}
	f.Add([]byte("a=b"), "text/plain; charset=")
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		r := httptest.NewRequest("POST", "/", bytes.NewReader(body))
		r.Header.Set("Content-Type", kind)
		got, err := readForm(httptest.NewRecorder(), r)
		if err != nil {
			return
		}
		for name, all := range got.Values {
			for _, text := range append(all, name) {
				if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
					t.Errorf("%q is no text", text)
				}
			}
		}
		again, err := url.ParseQuery(got.Encode())
		if err != nil || !maps.EqualFunc(again, got.Values, slices.Equal) {
			t.Errorf("%v is written as %v", got.Values, again)
		}
		p := readPick(got.Values, fieldSeat, fieldArea)
		for area, n := range p.Areas {
			if n <= 0 || area == "" {
				t.Errorf("%d places in %q", n, area)
			}
		}
		if len(slices.Compact(slices.Sorted(slices.Values(p.Seats)))) != len(p.Seats) {
			t.Errorf("a seat is there twice: %q", p.Seats)
		}
		if key, err := got.once("buyer", "hold"); err == nil {
			if same, err := got.once("buyer", "hold"); err != nil || same != key {
				t.Errorf("the same form is another command: %v", err)
			}
		}
	})
}

// FuzzReadUpload: a form with a file is read within its bounds, or refused.
func FuzzReadUpload(f *testing.F) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, text := range map[string]string{"key": "k", "text": "{}", "name": "Hall"} {
		if err := w.WriteField(name, text); err != nil {
			f.Fatal(err)
		}
	}
	file, err := w.CreateFormFile("file", "hall.json")
	if err != nil {
		f.Fatal(err)
	}
	if _, err := file.Write([]byte(`{"format":"frontrow.chart/1"}`)); err != nil {
		f.Fatal(err)
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(body.Bytes(), w.FormDataContentType())
	f.Add(body.Bytes()[:body.Len()/2], w.FormDataContentType())
	f.Add([]byte("--x--"), "multipart/form-data; boundary=x")
	f.Add([]byte("--x\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=00\r\n--x--"), "multipart/form-data; boundary=x")
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		const most = 1 << 10
		r := httptest.NewRequest("POST", "/", bytes.NewReader(body))
		r.Header.Set("Content-Type", kind)
		got, file, err := readUpload(httptest.NewRecorder(), r, most)
		if err != nil {
			return
		}
		if len(file) > most+maxFormBytes || len(file) > len(body) {
			t.Errorf("a file of %d bytes out of %d", len(file), len(body))
		}
		if len(file) > 0 && len(got.Get("file")) != 64 {
			t.Errorf("the file is not part of the form: %q", got.Get("file"))
		}
		for name, all := range got.Values {
			for _, text := range append(all, name) {
				if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
					t.Errorf("%q is no text", text)
				}
			}
		}
	})
}

// FuzzFilter: whatever stands in the address of a list, it is a filter with
// bounds, and the address that is made of it says the same.
func FuzzFilter(f *testing.F) {
	for _, s := range []string{"q=a&city=Berlin&genre=concert&from=2027-01-01&to=2027-02-01&price=45&currency=EUR", "from=9999-99-99", "price=1e9", "genre=%00", "cursor=x", "q=" + strings.Repeat("ä", 200), "q=" + strings.Repeat("a", 99) + "+b"} {
		f.Add(s)
	}
	offered := offers{places: []catalog.Place{}, genres: catalog.Genres(), currencies: []money.Currency{"EUR"}}
	f.Fuzz(func(t *testing.T, query string) {
		values, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		view, q := readFilter(Page{Locale: English}, values, offered)
		if len(q.Q) > 4*100 || len(q.City) > 4*80 || q.MaxPrice.Minor < 0 {
			t.Errorf("%q is %+v", query, q)
		}
		if q.Genre != "" && !slices.Contains(catalog.Genres(), q.Genre) {
			t.Errorf("there is no genre %q", q.Genre)
		}
		if !q.From.IsZero() && !q.To.IsZero() && !q.From.Before(q.To) {
			t.Errorf("from %v to %v", q.From, q.To)
		}
		again, q2 := readFilter(Page{Locale: English}, view.values(), offered)
		if q2.Cursor = q.Cursor; q2 != q || again.Text != view.Text {
			t.Errorf("%q is %+v, and %v is %+v", query, q, view.values(), q2)
		}
	})
}
