package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func get(t *testing.T, method, address, acceptEncoding string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, address, nil)
	if acceptEncoding != "" {
		r.Header.Set("Accept-Encoding", acceptEncoding)
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) []byte {
	t.Helper()
	content, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestEveryAssetIsServed(t *testing.T) {
	names, err := manifest()
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{"app.js", "app.css", "icon.svg", "inter-latin-wght-normal.woff2"} {
		if names[wanted] == "" {
			t.Errorf("the manifest lacks %s", wanted)
		}
	}
	for name := range names {
		answer := get(t, http.MethodGet, Asset(name), "")
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", name, answer.StatusCode)
		}
		if got := answer.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
			t.Errorf("%s: Cache-Control %q", name, got)
		}
		if !bytes.Equal(body(t, answer), Content(name)) {
			t.Errorf("%s: the answer differs from the file", name)
		}
	}
}

func TestCodings(t *testing.T) {
	for _, c := range []struct{ accept, want string }{
		{"", ""},
		{"identity", ""},
		{"*", ""},
		{"gzip", "gzip"},
		{"gzip, deflate, br, zstd", "br"},
		{"br;q=0, gzip;q=0.5", "gzip"},
		{"br;q=0.000,gzip; q=0", ""},
		{"BR", "br"},
		{"br;q=nonsense", ""},
	} {
		answer := get(t, http.MethodGet, Asset("app.css"), c.accept)
		if got := answer.Header.Get("Content-Encoding"); got != c.want {
			t.Errorf("Accept-Encoding %q: got %q, want %q", c.accept, got, c.want)
		}
	}
	zipped, err := gzip.NewReader(get(t, http.MethodGet, Asset("app.css"), "gzip").Body)
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := io.ReadAll(zipped); err != nil || !bytes.Equal(plain, Content("app.css")) {
		t.Errorf("the gzip form is not the stylesheet (%v)", err)
	}
}

func TestHeadHasNoBody(t *testing.T) {
	answer := get(t, http.MethodHead, Asset("app.css"), "")
	if len(body(t, answer)) != 0 || answer.Header.Get("Content-Length") == "0" {
		t.Errorf("HEAD: %v", answer.Header)
	}
}

func TestOtherNamesAreAbsent(t *testing.T) {
	built := strings.TrimPrefix(Asset("app.css"), Prefix)
	for _, name := range []string{"", "app.css", "none.js", built + ".gz", "../manifest.json", "..%2fmanifest.json", "x/" + built, built + "/"} {
		answer := get(t, http.MethodGet, Prefix+name, "")
		if answer.StatusCode != http.StatusNotFound || answer.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%q: status %d, Cache-Control %q", name, answer.StatusCode, answer.Header.Get("Cache-Control"))
		}
	}
}

func TestFonts(t *testing.T) {
	for _, name := range []string{"Inter-Regular", "Inter-Bold", "Vazirmatn-Regular", "Vazirmatn-Bold"} {
		if font := Font(name); !bytes.HasPrefix(font, []byte{0, 1, 0, 0}) {
			t.Errorf("%s does not begin like a TrueType font", name)
		}
	}
}

func TestUnknownNamesPanic(t *testing.T) {
	for what, call := range map[string]func(){
		"asset": func() { Asset("none.js") },
		"font":  func() { Font("Comic") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", what)
				}
			}()
			call()
		}()
	}
}
