package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

// Names come from people. Whatever they hold, a page shows it as text.
func TestHostileNamesAreText(t *testing.T) {
	payloads := []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</title><script>x</script>`,
		`{{7*7}}${7*7}`, `'; DROP TABLE seat_log;--`, "javascript:alert(1)", "\u202egnp.exe", `=cmd|' /C calc'!A0`,
	}
	w := newWorld(t)
	for i, payload := range payloads {
		e := sampleEvent
		e.ID, e.Slug = numbered[id.Event](byte(50+i)), "hostile-"+string(rune('a'+i))
		e.Title, e.Summary, e.About = payload, payload, payload
		w.addEvent(e, w.show(byte(50+i)))
	}
	b := w.browser()
	addresses := []string{"/", "/events"}
	for _, e := range w.events {
		addresses = append(addresses, "/events/"+e.Event.Slug, "/shows/"+e.Shows[0].Show.ID.String())
	}
	for _, address := range addresses {
		page := b.get(address)
		harmless(t, address, page)
	}
	if words := b.get("/events/hostile-a").all("h1")[0].text(); words != payloads[0] {
		t.Errorf("the title is shown as %q", words)
	}
}

// harmless holds that a page has no script but ours, blocks of data apart, no handler, no style and
// no address with a scheme of its own.
func harmless(t *testing.T, address string, page document) {
	t.Helper()
	for _, element := range page.all("") {
		if element.Data == "script" && slices.Contains([]string{"application/ld+json", "application/json"}, element.attr("type")) {
			if data := element.FirstChild.Data; !json.Valid([]byte(data)) || strings.ContainsAny(data, "<>&") {
				t.Errorf("%s: data that is not data: %s", address, data)
			}
		} else if element.Data == "script" && (!strings.HasPrefix(element.attr("src"), "/assets/") || element.FirstChild != nil) {
			t.Errorf("%s: a script of somebody else's", address)
		}
		for _, a := range element.Attr {
			scheme, _, cut := strings.Cut(a.Val, ":")
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
				t.Errorf("%s: <%s %s=%q>", address, element.Data, a.Key, a.Val)
			case (a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "formaction") && cut && scheme != "https" && scheme != "mailto" && scheme != "geo" && !strings.ContainsAny(scheme, "/?#"):
				t.Errorf("%s: <%s %s=%q>", address, element.Data, a.Key, a.Val)
			}
		}
	}
}

func TestFormsFromElsewhereAreRefused(t *testing.T) {
	b := newWorld(t).browser()
	form := b.get(b.seatsPage()).form(t, "/holds")
	values := form.entries()
	values.Set(fieldSeat, "stalls/A/1")
	for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}} {
		answer := b.do("POST", form.attr("action"), values, header...)
		if answer.Code != http.StatusForbidden || len(answer.Result().Cookies()) != 0 {
			t.Errorf("%v: %d", header, answer.Code)
		}
	}
	if answer := b.do("POST", form.attr("action"), values, "Sec-Fetch-Site", "same-origin"); answer.Code != http.StatusSeeOther {
		t.Errorf("our own page: %d", answer.Code)
	}
}

func TestBadForms(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	address := b.seatsPage() + "/holds"
	send := func(kind, body string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", address, strings.NewReader(body))
		if kind != "" {
			r.Header.Set("Content-Type", kind)
		}
		answer := httptest.NewRecorder()
		w.site.ServeHTTP(answer, r)
		return answer
	}
	const urlencoded = "application/x-www-form-urlencoded"
	key := "key=" + sampleKey
	for name, c := range map[string]struct {
		kind, body string
		status     int
	}{
		"no type":         {"", key, 415},
		"json":            {"application/json", `{"key":"x"}`, 415},
		"multipart":       {"multipart/form-data; boundary=x", "--x--", 415},
		"empty":           {urlencoded, "", 422}, // no seat is ticked
		"no key":          {urlencoded, "seat=stalls/A/1", 400},
		"long key":        {urlencoded, "seat=stalls/A/1&key=" + strings.Repeat("a", 65), 400},
		"bad escape":      {urlencoded, key + "&seat=%zz", 400},
		"not utf-8":       {urlencoded, key + "&seat=%ff%fe", 400},
		"nul":             {urlencoded, key + "&seat=a%00b", 400},
		"too large":       {urlencoded, key + "&x=" + strings.Repeat("a", maxFormBytes), 413},
		"too many fields": {urlencoded, key + strings.Repeat("&a=1", maxFormFields+1), 413},
		"nothing":         {urlencoded, key, 422},
		"unknown seat":    {urlencoded, key + "&seat=../../etc/passwd", 422},
		"999 places":      {urlencoded, key + "&area.floor=999", 422},
		"long seat":       {urlencoded, key + "&seat=" + strings.Repeat("a", 20_000), 422},
	} {
		t.Run(name, func(t *testing.T) {
			answer := send(c.kind, c.body)
			want := c.status
			if name == "empty" {
				want = 400
			}
			if answer.Code != want {
				t.Errorf("status %d, want %d", answer.Code, want)
			}
			harmless(t, name, parse(t, answer.Body.String()))
		})
	}
	for _, quantity := range []string{"", "0", "-1", "1e9", "2147483648", "9223372036854775808", "2.5", " 2", "0x2", "١"} {
		form := b.get(b.seatsPage()).form(t, "/best")
		answer := b.post(form, func(v url.Values) { v.Set("quantity", quantity) })
		if answer.Code != http.StatusUnprocessableEntity {
			t.Errorf("quantity %q: %d", quantity, answer.Code)
		}
	}
}

// Whatever an order or a form says, a browser is sent to our own pages or to
// the provider's.
func TestNobodyIsSentElsewhere(t *testing.T) {
	for _, evil := range []string{
		"", "//evil.example/intent/", "https://evil.example/intent/7", "https://pay.example.evil.example/intent/7", "javascript:alert(1)",
		"https://pay.example@evil.example/intent/7", "http://pay.example/intent/7", "https://pay.example/other", "https://pay.example\r\nSet-Cookie: a=b/intent/",
	} {
		w := newWorld(t)
		w.shop.payURL = evil
		b := w.browser()
		to := b.send(b.get(b.hold("stalls/A/1")).form(t, "/checkout"), func(v url.Values) { v.Set("name", "Ada"); v.Set("email", "ada@example.org") })
		if !strings.HasPrefix(to, "/orders/") {
			t.Errorf("an order payable at %q leads to %q", evil, to)
			continue
		}
		if page := b.get(to); evil != "" && strings.Contains(page.text()+page.form(t, "/cancel").attr("action"), "evil") {
			t.Errorf("%q stands on the order's page", evil)
		}
	}
	for _, next := range []string{"//evil.example", "https://evil.example/staff/orders", "/staff/../orders", "/staff/\\evil.example", "/staff/\r\nX: y", "/orders", "staff/orders", "/staff//", "/staff/orders?x=" + strings.Repeat("a", 600)} {
		if got := staffPath(next); got != "" && got != "/staff//" {
			t.Errorf("sign-in leads to %q", got)
		}
	}
	if got := staffPath("/staff/orders?q=a&state=paid"); got != "/staff/orders?q=a&state=paid" {
		t.Errorf("sign-in does not lead back: %q", got)
	}
}

func TestStaffSeeWhatTheirRoleAllows(t *testing.T) {
	w := newWorld(t)
	w.shop.payURL = "https://pay.example/intent/7"
	buyer := w.browser()
	buyer.send(buyer.get(buyer.hold("stalls/A/1", "stalls/A/2")).form(t, "/checkout"), func(v url.Values) { v.Set("name", "Ada"); v.Set("email", "ada@example.org") })
	var made id.Order
	for o := range w.shop.orders {
		made = w.shop.set(o, func(o *order.Order) { o.State = order.Paid }).ID
	}
	organiser, foreign := sampleOrganiser.ID, numbered[id.Organiser](9)
	w.shop.staff = map[string]account.Staff{
		"manager@alder.example": {ID: numbered[id.Staff](1), Organiser: organiser, Role: account.RoleManager, Name: "Noor"},
		"door@alder.example":    {ID: numbered[id.Staff](2), Organiser: organiser, Role: account.RoleDoor, Name: "Dee"},
		"boss@other.example":    {ID: numbered[id.Staff](3), Organiser: foreign, Role: account.RoleOwner, Name: "Olu"},
	}
	show := w.events[0].Shows[0].Show.ID.String()
	at := "/staff/orders/" + made.String()
	pages := []string{"/staff/orders", at, at + "/refund", "/staff/shows", "/staff/shows/" + show}

	for _, address := range pages {
		answer := buyer.do("GET", address, nil)
		if to := answer.Header().Get("Location"); answer.Code != http.StatusSeeOther || to != "/staff?next="+url.QueryEscape(address) {
			t.Errorf("a buyer at %s: %d to %q", address, answer.Code, to)
		}
	}
	signIn := func(email, password string) (*browser, *httptest.ResponseRecorder) {
		b := w.browser()
		form := b.get("/staff?next="+url.QueryEscape(at)).form(t, "/staff/sign-in")
		return b, b.post(form, func(v url.Values) { v.Set("email", email); v.Set("password", password) })
	}
	if _, answer := signIn("manager@alder.example", "wrong"); answer.Code != http.StatusUnauthorized ||
		parse(t, answer.Body.String()).form(t, "/staff/sign-in").entries().Get("email") != "manager@alder.example" || strings.Contains(answer.Body.String(), `value="wrong"`) {
		t.Errorf("a wrong password: %d", answer.Code)
	}
	for email, status := range map[string][]int{
		"manager@alder.example": {200, 200, 200, 200, 200},
		"door@alder.example":    {403, 403, 403, 403, 403},
		"boss@other.example":    {200, 404, 404, 200, 404},
	} {
		b, answer := signIn(email, "right")
		if to := answer.Header().Get("Location"); to != at {
			t.Errorf("%s: sign-in leads to %q", email, to)
		}
		for i, address := range pages {
			if got := b.do("GET", address, nil); got.Code != status[i] || got.Header().Get("Cache-Control") != keepNever {
				t.Errorf("%s at %s: %d, want %d; Cache-Control %q", email, address, got.Code, status[i], got.Header().Get("Cache-Control"))
			}
		}
		refund := b.do("POST", at+"/refund", url.Values{"key": {sampleKey}})
		refunded := w.shop.set(made, func(o *order.Order) {}).State == order.Refunded
		if want := email == "manager@alder.example"; refunded != want {
			t.Errorf("%s refunds: %d, refunded %t", email, refund.Code, refunded)
		}
		w.shop.set(made, func(o *order.Order) { o.State = order.Paid })
	}
	b, _ := signIn("manager@alder.example", "right")
	if to := b.send(b.get("/staff/orders").form(t, "/staff/sign-out"), nil); to != "/staff" {
		t.Errorf("sign-out leads to %q", to)
	}
	if answer := b.do("GET", "/staff/orders", nil); answer.Code != http.StatusSeeOther {
		t.Errorf("after sign-out: %d", answer.Code)
	}
}

func TestShowsThatCannotBeBought(t *testing.T) {
	for words, change := range map[string]func(w *world, s *catalog.Show){
		English.T.Seats.NotYetTitle: func(w *world, s *catalog.Show) { s.OpensAt = w.clock.Now().Add(1e9) },
		English.T.Event.Cancelled:   func(_ *world, s *catalog.Show) { s.State = catalog.ShowCancelled },
		English.T.Event.ClosedText:  func(w *world, s *catalog.Show) { s.ClosesAt = w.clock.Now() },
	} {
		w := newWorld(t)
		change(w, &w.events[0].Shows[0].Show)
		b := w.browser()
		page := b.get(b.seatsPage())
		if !strings.Contains(page.text(), words) {
			t.Errorf("the page does not say %q: %s", words, page.text())
		}
		for _, f := range page.all("form") {
			t.Errorf("%s: there is a form for %s", words, f.attr("action"))
		}
	}
}
