package web

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// When the page shows what is held, the hold becomes exactly what is ticked;
// when it shows less, only what was seen is given back.
func TestDifference(t *testing.T) {
	some := rapid.Custom(func(t *rapid.T) pick {
		p := pick{Areas: map[string]int{}}
		for _, label := range []string{"a", "b", "c", "d", "e"} {
			if rapid.Bool().Draw(t, label) {
				p.Seats = append(p.Seats, label)
			}
		}
		for _, area := range []string{"x", "y"} {
			if n := rapid.IntRange(0, 3).Draw(t, area); n > 0 {
				p.Areas[area] = n
			}
		}
		return p
	})
	rapid.Check(t, func(t *rapid.T) {
		held, wanted, seen := some.Draw(t, "held"), some.Draw(t, "wanted"), some.Draw(t, "seen")
		add, release := difference(held, held, wanted)
		if got := applied(held, add, release); !equal(got, wanted) {
			t.Fatalf("held %v, wanted %v: +%v -%v gives %v", held, wanted, add, release, got)
		}
		_, release = difference(held, seen, wanted)
		for _, label := range release.Seats {
			if !seen.has(label) {
				t.Fatalf("%s is given back and was not on the page", label)
			}
		}
		for area := range release.Areas {
			if seen.Areas[area] == 0 {
				t.Fatalf("places in %s are given back and were not on the page", area)
			}
		}
	})
}

func applied(held, add, release pick) pick {
	got := held.without(release.Seats)
	got.Seats = append(got.Seats, add.Seats...)
	for area, n := range add.Areas {
		got.Areas[area] += n
	}
	for area, n := range release.Areas {
		if got.Areas[area] -= n; got.Areas[area] == 0 {
			delete(got.Areas, area)
		}
	}
	return got
}

func equal(a, b pick) bool {
	slices.Sort(a.Seats)
	slices.Sort(b.Seats)
	return slices.Equal(a.Seats, b.Seats) && maps.Equal(a.Areas, b.Areas)
}
