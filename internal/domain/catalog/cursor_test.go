package catalog

import (
	"testing"
	"time"

	"frontrow/internal/base/id"
)

func FuzzCursor(f *testing.F) {
	f.Add(cursor{time: time.UnixMicro(1_800_000_000_000_000), event: id.New[id.Event]()}.String())
	f.Add("")
	f.Add("MC4")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := parseCursor(s)
		if err == nil && s != "" && c.String() != s {
			t.Fatalf("%q is read as %q", s, c)
		}
	})
}

func FuzzSlug(f *testing.F) {
	f.Add("Straße & Café")
	f.Fuzz(func(t *testing.T, name string) {
		slug := slugOf(name, "event")
		if len(slug) == 0 || len(slug) > MaxSlug {
			t.Fatalf("%q gives %q", name, slug)
		}
		for i := range len(slug) {
			c := slug[i]
			inside := i > 0 && i < len(slug)-1 && slug[i-1] != '-'
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || !inside) {
				t.Fatalf("%q gives %q", name, slug)
			}
		}
	})
}
