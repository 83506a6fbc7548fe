package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"frontrow/internal/domain/inventory"
)

// pick is the places ticked on the seats page, as a form or an address names
// them.
type pick struct {
	Seats []string       // labels, each once, in the order they came
	Areas map[string]int // quantities above zero, by standing area
}

// The names of the fields. What the page showed as held already goes with the
// form, so that only what was seen and unticked is given back: a page opened
// before the hold was made takes nothing away.
const (
	fieldSeat    = "seat"
	fieldHad     = "had"
	fieldArea    = "area."
	fieldHadArea = "had-area."
)

func readPick(values url.Values, seats, area string) pick {
	p := pick{Areas: map[string]int{}}
	for _, label := range values[seats] {
		if label != "" && !slices.Contains(p.Seats, label) {
			p.Seats = append(p.Seats, label)
		}
	}
	for name, all := range values {
		place, ok := strings.CutPrefix(name, area)
		if !ok || place == "" {
			continue
		}
		if n, err := strconv.Atoi(all[len(all)-1]); err == nil && n > 0 {
			p.Areas[place] = n
		}
	}
	return p
}

// pickOf is everything a hold keeps.
func pickOf(h *inventory.Hold) pick {
	p := pick{Areas: map[string]int{}}
	if h == nil {
		return p
	}
	for _, l := range h.Lines {
		if l.Area {
			p.Areas[l.Place] += l.Quantity
		} else {
			p.Seats = append(p.Seats, l.Place)
		}
	}
	return p
}

func (p pick) empty() bool { return len(p.Seats) == 0 && len(p.Areas) == 0 }

func (p pick) count() int {
	n := len(p.Seats)
	for _, quantity := range p.Areas {
		n += quantity
	}
	return n
}

func (p pick) has(label string) bool { return slices.Contains(p.Seats, label) }

// without gives p without some seats.
func (p pick) without(labels []string) pick {
	rest := pick{Areas: maps.Clone(p.Areas)}
	for _, label := range p.Seats {
		if !slices.Contains(labels, label) {
			rest.Seats = append(rest.Seats, label)
		}
	}
	return rest
}

// choice is p as a command has it, in an order of its own so that the same
// places are the same command.
func (p pick) choice() inventory.Choice {
	c := inventory.Choice{Seats: slices.Sorted(slices.Values(p.Seats))}
	for _, area := range slices.Sorted(maps.Keys(p.Areas)) {
		c.Areas = append(c.Areas, inventory.Places{Area: area, Quantity: p.Areas[area]})
	}
	return c
}

// difference says what to take and what to give back so that a hold becomes
// what is wanted. seen is what the page showed as held: of the rest, which
// another tab may have taken since, nothing is given back.
func difference(held, seen, wanted pick) (add, release pick) {
	add, release = wanted.without(held.Seats), pick{Areas: map[string]int{}}
	for _, label := range held.Seats {
		if seen.has(label) && !wanted.has(label) {
			release.Seats = append(release.Seats, label)
		}
	}
	clear(add.Areas)
	for area := range allAreas(held, wanted) {
		switch have, want := held.Areas[area], wanted.Areas[area]; {
		case want > have:
			add.Areas[area] = want - have
		case want < have && seen.Areas[area] > 0:
			release.Areas[area] = have - want
		}
	}
	return add, release
}

func allAreas(picks ...pick) map[string]bool {
	names := map[string]bool{}
	for _, p := range picks {
		for area := range p.Areas {
			names[area] = true
		}
	}
	return names
}

// values gives p as an address has it.
func (p pick) values() url.Values {
	values := url.Values{}
	for _, label := range p.Seats {
		values.Add(fieldSeat, label)
	}
	for area, n := range p.Areas {
		values.Set(fieldArea+area, strconv.Itoa(n))
	}
	return values
}
