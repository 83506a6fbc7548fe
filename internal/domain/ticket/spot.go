package ticket

import (
	"cmp"
	"strings"

	"frontrow/internal/domain/seating"
)

// Spot says in words for people where a place is. Parts that a place does not
// have are empty: a standing place has neither row nor seat.
type Spot struct {
	Floor   string
	Section string // or the standing area
	RowWord string // "Row", "Table" or "Box"
	Row     string
	Named   bool // Row is the row's own name, as "Reihe 4": it is said without RowWord
	Seat    string
	Area    bool
}

var rowWords = map[seating.RowKind]string{seating.KindRow: "Row", seating.KindTable: "Table", seating.KindBox: "Box"}

// SpotOf finds a place on the show's plan.
func SpotOf(plan *seating.Plan, place string, area bool) Spot {
	floor := func(i int) string {
		if i < 0 {
			return ""
		}
		f := plan.Floors()[i]
		return cmp.Or(f.Name, f.ID)
	}
	if area {
		if i, ok := plan.AreaIndex(place); ok {
			a := plan.Areas()[i]
			return Spot{Floor: floor(a.Floor), Section: cmp.Or(a.Name, a.ID), Area: true}
		}
		return Spot{Section: place, Area: true}
	}
	i, ok := plan.Index(place)
	if !ok {
		return spotOfLabel(place)
	}
	seat := plan.Seat(i)
	section, row := plan.Sections()[seat.Section], plan.Rows()[seat.Row]
	return Spot{
		Floor:   floor(section.Floor),
		Section: cmp.Or(section.Name, section.ID),
		RowWord: rowWords[row.Kind],
		Row:     cmp.Or(row.Name, row.ID),
		Named:   row.Name != "",
		Seat:    seat.Number,
	}
}

// spotOfLabel reads a label without its plan: a ticket stays readable even if
// its chart cannot be had.
func spotOfLabel(label string) Spot {
	section, rest, _ := strings.Cut(label, "/")
	row, number, _ := strings.Cut(rest, "/")
	return Spot{Section: section, RowWord: rowWords[seating.KindRow], Row: row, Seat: number}
}
