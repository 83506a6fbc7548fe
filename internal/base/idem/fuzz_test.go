package idem

import "testing"

// FuzzNewKey: a key is 1 to 255 printable characters, and what digests alike
// is the same: neither another account's, nor another route's, nor another
// request.
func FuzzNewKey(f *testing.F) {
	f.Add("buyer_1", "POST /v1/x", "key", []byte("{}"), "buyer_2")
	f.Add("", "", "a\x00b", []byte(nil), "")
	f.Add("a\x00b", "c", "d", []byte("d\x00"), "a")
	f.Fuzz(func(t *testing.T, account, route, text string, body []byte, other string) {
		k, err := NewKey(account, route, text, body)
		if err != nil {
			if k != (Key{}) {
				t.Errorf("%q is refused and gives %v", text, k)
			}
			return
		}
		if len(text) < 1 || len(text) > MaxLen || k.IsZero() {
			t.Errorf("%q is a key: %v", text, k)
		}
		again, err := NewKey(account, route, text, body)
		if err != nil || again != k {
			t.Errorf("the same request gives %v and %v, %v", k, again, err)
		}
		if changed, err := NewKey(account, route, text, append([]byte(other), append(body, 'x')...)); err == nil && changed.Body == k.Body {
			t.Error("another body has the same digest")
		}
		if changed, err := NewKey(account+"x", route, text, body); err == nil && changed.Caller == k.Caller {
			t.Error("another account has the same key")
		}
	})
}
