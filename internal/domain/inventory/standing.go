package inventory

import (
	"slices"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// Standing is a whole show as its staff see it, at one version: which state
// every seat itself is in, and how many places are in which.
type Standing struct {
	Version  uint64
	At       time.Time
	Sale     Sale
	Seats    []State // in chart order
	Sections []Count // in chart order; seats only
	Counts
}

// Standing tells how the show stands at now. plan is the chart of the show.
func (f *Fold) Standing(plan *seating.Plan, now time.Time) Standing {
	s := Standing{
		Version: f.version, At: now, Sale: f.sale,
		Seats: make([]State, len(f.cells)), Sections: make([]Count, len(plan.Sections())), Counts: f.Counts(plan, now),
	}
	for i, c := range f.cells {
		s.Seats[i] = c.state()
	}
	f.overdue(now, func(h *held) {
		for _, seat := range h.seats {
			s.Seats[seat] = Available
		}
	})
	f.keptFree(now, func(seat int) { s.Seats[seat] = Blocked })
	for i, section := range plan.Sections() {
		for _, state := range s.Seats[section.First : section.First+section.Count] {
			s.Sections[i].add(state, 1)
		}
	}
	f.given(func(h *held) {
		for _, seat := range h.seats {
			s.Sections[plan.Seat(int(seat)).Section].Given++
		}
	})
	return s
}

// Sale says whether staff let buyers hold seats.
func (f *Fold) Sale() Sale { return f.sale }

// Has is who has a seat: the hold it is in, if there is one.
type Has struct {
	State State
	Hold  HoldID    // zero when the seat is in none
	Until time.Time // of what is held
	Order id.Order  // zero unless the seat is being paid for or is sold
}

// WhoHas tells who has a seat at now. It returns ErrUnknownSeat when the chart
// has none with that label.
func (f *Fold) WhoHas(plan *seating.Plan, label string, now time.Time) (Has, error) {
	seat, ok := plan.Index(label)
	if !ok || seat >= len(f.cells) {
		return Has{}, ErrUnknownSeat.At("seat", "there is no such seat")
	}
	c := f.cells[seat]
	h := f.holds[c.hold()]
	switch {
	case h == nil:
		return Has{State: c.state()}, nil
	case h.overdue(f.instant(now)):
		return Has{State: Available}, nil
	}
	has := Has{State: c.state(), Hold: HoldID{f.bucket, h.no}, Order: h.order}
	if has.State == Held {
		has.Until = clock.FromMicros(h.deadline)
	}
	return has, nil
}

// saleNames lists the states of a sale by the words the API has for them.
var saleNames = []string{"open", "paused", "closed"}

// ParseSale reads the word for a state of a sale.
func ParseSale(word string) (Sale, bool) {
	i := slices.Index(saleNames, word)
	return Sale(max(i, 0)), i >= 0
}

func (s Sale) String() string {
	if int(s) < len(saleNames) {
		return saleNames[s]
	}
	return "unknown"
}
