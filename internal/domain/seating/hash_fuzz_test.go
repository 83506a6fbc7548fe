package seating

import "testing"

// FuzzParseHash: a chart's hash has one spelling.
func FuzzParseHash(f *testing.F) {
	f.Add(Hash{1, 2, 3}.String())
	f.Add("")
	f.Add("ABCDEF")
	f.Fuzz(func(t *testing.T, s string) {
		if h, err := ParseHash(s); err == nil && h.String() != s {
			t.Errorf("%q is read as %s", s, h)
		}
	})
}

// FuzzStates: packed states come back as they were, and bytes from elsewhere
// give states that there are.
func FuzzStates(f *testing.F) {
	f.Add([]byte{0, 1, 2, 1}, 4)
	f.Add([]byte(nil), 0)
	f.Add([]byte{0xff}, 3)
	f.Fuzz(func(t *testing.T, raw []byte, n int) {
		states := make([]byte, len(raw))
		for i, b := range raw {
			states[i] = b % 3
		}
		if got := UnpackStates(PackStates(states), len(states)); string(got) != string(states) {
			t.Errorf("%v came back as %v", states, got)
		}
		for _, state := range UnpackStates(raw, n&0xffff) {
			if state > StateGone {
				t.Errorf("there is no state %d", state)
			}
		}
	})
}
