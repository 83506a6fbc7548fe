package web

import (
	"maps"
	"net/url"
	"slices"

	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// blockPick is what staff have chosen to keep back or to put on sale: places,
// and whole rows and sections, of which only what is free counts when they are
// kept back, and only what is kept back when they are put on sale.
type blockPick struct {
	Seats    []string       // labels of seats that were free when they were chosen
	Kept     []string       // labels of seats that were kept back
	Rows     []string       // "section/row"
	Sections []string       // ids
	Areas    map[string]int // quantities, by standing area
}

// The names of the fields.
const (
	fieldKept    = "kept"
	fieldRow     = "row"
	fieldSection = "all"
)

func readBlockPick(values url.Values) blockPick {
	places := readPick(values, fieldSeat, fieldArea)
	return blockPick{Seats: places.Seats, Kept: values[fieldKept], Rows: values[fieldRow], Sections: values[fieldSection], Areas: places.Areas}
}

// values gives p as an address has it.
func (p blockPick) values() url.Values {
	values := pick{Seats: p.Seats, Areas: p.Areas}.values()
	values[fieldKept], values[fieldRow], values[fieldSection] = p.Kept, p.Rows, p.Sections
	return values
}

// choice names the places of p that are meant when they go out of a state: of
// rows and sections those that are in it now, of seats those that were in it
// when they were chosen. If one of these has gone meanwhile, it is named all
// the same, and the refusal says who has it.
func (p blockPick) choice(plan *seating.Plan, seats []inventory.State, from inventory.State) inventory.Choice {
	named := map[string]bool{}
	chosen := p.Seats
	if from == inventory.Blocked {
		chosen = p.Kept
	}
	for _, label := range chosen {
		named[label] = true
	}
	add := func(first, count int) {
		for i := first; i < first+count; i++ {
			if seats[i] == from {
				named[plan.Label(i)] = true
			}
		}
	}
	for _, section := range plan.Sections() {
		if slices.Contains(p.Sections, section.ID) {
			add(section.First, section.Count)
		}
	}
	for _, row := range plan.Rows() {
		if len(p.Rows) > 0 && slices.Contains(p.Rows, plan.Sections()[row.Section].ID+"/"+row.ID) {
			add(row.First, row.Count)
		}
	}
	c := inventory.Choice{Seats: slices.Sorted(maps.Keys(named))}
	for _, area := range slices.Sorted(maps.Keys(p.Areas)) {
		c.Areas = append(c.Areas, inventory.Places{Area: area, Quantity: p.Areas[area]})
	}
	return c
}

// chosenPlaces is how many a choice names.
func chosenPlaces(c inventory.Choice) int {
	n := len(c.Seats)
	for _, a := range c.Areas {
		n += a.Quantity
	}
	return n
}
