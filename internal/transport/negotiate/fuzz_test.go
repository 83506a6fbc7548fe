package negotiate

import (
	"net/http/httptest"
	"strings"
	"testing"
)

// FuzzNegotiate: whatever a client says, nobody is told that they have what
// they did not name, nor sent what they did not ask for.
func FuzzNegotiate(f *testing.F) {
	for _, s := range []string{"gzip", "gzip;q=0", "*", `W/"a"`, `"a", W/"b"`, "identity, gzip ;q=0.5", ",,;=", `"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, header string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("Accept-Encoding", header)
		r.Header.Set("If-None-Match", header)
		if Gzip(r) && !strings.Contains(strings.ToLower(header), "gzip") {
			t.Errorf("%q takes gzip", header)
		}
		const tag = `W/"0123456789ab"`
		if Has(r, tag) && !strings.Contains(header, `"0123456789ab"`) && !strings.Contains(header, "*") {
			t.Errorf("%q names %s", header, tag)
		}
	})
}
