package inventory

import "testing"

// FuzzParseHold: a hold has one name.
func FuzzParseHold(f *testing.F) {
	f.Add(HoldID{testShow, 1}.String())
	f.Add(HoldID{testShow, 1<<64 - 1}.String())
	f.Add("hold_067g000000000000000000000w01")
	f.Add("hold_")
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		h, err := ParseHold(s)
		if err == nil && (h.String() != s || h.IsZero()) {
			t.Errorf("%q is read as %s", s, h)
		}
		var of HoldID
		if err := of.UnmarshalText([]byte(s)); err == nil && of.String() != s {
			t.Errorf("%q is unmarshalled as %s", s, of)
		}
	})
}
