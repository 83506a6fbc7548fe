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
	Seats    []string       // labels
	Rows     []string       // "section/row"
	Sections []string       // ids
	Areas    map[string]int // quantities, by standing area
}

// The names of the fields.
const (
	fieldRow     = "row"
	fieldSection = "all"
)

func readBlockPick(values url.Values) blockPick {
	places := readPick(values, fieldSeat, fieldArea)
	return blockPick{Seats: places.Seats, Rows: values[fieldRow], Sections: values[fieldSection], Areas: places.Areas}
}

// values gives p as an address has it.
func (p blockPick) values() url.Values {
	values := pick{Seats: p.Seats, Areas: p.Areas}.values()
	values[fieldRow], values[fieldSection] = p.Rows, p.Sections
	return values
}

func (p blockPick) empty() bool {
	return len(p.Seats)+len(p.Rows)+len(p.Sections)+len(p.Areas) == 0
}

// choice names the places of p that are meant when they go out of a state:
// seats that were named, and of rows and sections those in that state.
func (p blockPick) choice(plan *seating.Plan, seats []inventory.State, from inventory.State) inventory.Choice {
	named := map[string]bool{}
	for _, label := range p.Seats {
		// A seat that is in neither state is somebody's: it is named all the
		// same, to be refused with who has it.
		other := inventory.Blocked
		if from == inventory.Blocked {
			other = inventory.Available
		}
		if i, known := plan.Index(label); !known || seats[i] != other {
			named[label] = true
		}
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
