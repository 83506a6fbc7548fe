package locale

import (
	"slices"
	"strings"
	"testing"
)

// FuzzOf: whatever the tag or the address, it leads to a language of ours, and
// an address in a language leads back.
func FuzzOf(f *testing.F) {
	for _, s := range []string{"de", "de-AT", "DE", "", "xx", "ar-", "/de/events", "/en", "/defoo", "//de/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !slices.Contains(All, Of(s)) {
			t.Errorf("%q is none of ours", s)
		}
		for _, l := range All {
			if !strings.HasPrefix(s, "/") {
				break
			}
			if rest, ok := l.Cut(l.Path(s)); ok && rest != s {
				t.Errorf("%q in %s leads back to %q", s, l.Lang(), rest)
			}
		}
	})
}
