package inventory

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// Book is what staff did to a bucket by hand, as far as it still holds: the
// places they keep back, and their last word about the sale, each with who,
// when and why; and of every seat, what was done with it last. The fold has no
// reasons, because no decision goes by one; a book reads them from the rows of
// the log. It is for people to read, and nothing is decided by it.
type Book struct {
	version uint64
	sale    *Deed
	seats   map[uint32]*Deed     // what was done with each last
	areas   map[uint32][]portion // oldest first
}

// Deed is one thing that was done: by hand, or by a buyer, of whom the book
// says no more than that.
type Deed struct {
	Version uint64 // the row that says so
	At      time.Time
	State   State     // of its places since
	Until   time.Time // the deadline of what is held
	Staff   id.Staff  // zero when it was a buyer's, or came with something else: a cancelled show, a returned order
	Reason  string    // "" when none was asked for
	Purpose string    // what its places are kept for, in a word; "" when nobody said
	Order   id.Order  // whose places came back and were kept, or the guest's; zero otherwise

	no int // of the effect in its row: one row may hold the deeds of several people
}

// portion is places of a standing area that were kept back together.
type portion struct {
	*Deed
	quantity uint32
}

// Kept is the places that one deed keeps back and that no later one has freed.
type Kept struct {
	Deed
	Seats []string // labels, in chart order
	Areas []Places
}

// Places is how many there are.
func (k Kept) Places() int {
	n := len(k.Seats)
	for _, a := range k.Areas {
		n += a.Quantity
	}
	return n
}

// Purpose is how many places are kept back for one purpose.
type Purpose struct {
	Name   string // "" for those of which nobody said what for
	Places int
}

// Purposes counts what is kept back by what for, the most first.
func Purposes(kept []Kept) []Purpose {
	places := map[string]int{}
	for _, k := range kept {
		places[k.Purpose] += k.Places()
	}
	var all []Purpose
	for name, n := range places {
		all = append(all, Purpose{name, n})
	}
	slices.SortFunc(all, func(a, b Purpose) int { return cmp.Or(cmp.Compare(b.Places, a.Places), cmp.Compare(a.Name, b.Name)) })
	return all
}

// NewBook gives the book of a bucket of which no row has been read.
func NewBook() *Book {
	return &Book{seats: map[uint32]*Deed{}, areas: map[uint32][]portion{}}
}

// Version is the row read last.
func (b *Book) Version() uint64 { return b.version }

// Read notes what the next row of the log says was done by hand. That the row
// is the log's own, the fold has checked that read it.
func (b *Book) Read(row Row) error {
	if row.Version != b.version+1 {
		return ErrDivergent.Because(fmt.Errorf("row %d does not follow row %d", row.Version, b.version))
	}
	effects, err := decodePublic(row.Public, row.At)
	if err != nil {
		return ErrUnreadable.Because(fmt.Errorf("row %d: %w", row.Version, err))
	}
	b.version = row.Version
	c := content{effects: effects}
	if slices.ContainsFunc(effects, byHand) { // of most rows the private part need not be read
		if err := c.decodePrivate(row.Private); err != nil {
			return ErrUnreadable.Because(fmt.Errorf("row %d: %w", row.Version, err))
		}
	}
	for i := range c.effects {
		b.note(row, i, &c.effects[i])
	}
	return nil
}

func byHand(e Effect) bool {
	return rules[e.Kind].staff || e.Kind == kindRetire
}

func (b *Book) note(row Row, no int, e *Effect) {
	deed := &Deed{Version: row.Version, At: clock.FromMicros(row.At), State: rules[e.Kind].to, no: no}
	if byHand(*e) {
		deed.Staff, deed.Reason, deed.Purpose, deed.Order = e.who.staff, e.who.reason, e.who.purpose, e.who.order
	}
	if e.Kind.timed() {
		deed.Until = clock.FromMicros(e.Deadline)
	}
	switch e.Kind {
	case kindSale:
		b.sale = deed
	case kindExtend:
		for _, seat := range e.Seats { // held since when they were, and for longer
			longer := *b.seats[seat]
			longer.Until = deed.Until
			b.seats[seat] = &longer
		}
	case kindRedeem: // they are held as they were
	default:
		for _, seat := range e.Seats {
			b.seats[seat] = deed
		}
	}
	for _, a := range e.Areas {
		switch e.Kind {
		case kindBlock, kindRetire:
			b.areas[a.Area] = append(b.areas[a.Area], portion{deed, a.Quantity})
		case kindAssign: // of those kept back last: nobody can say which of them they are
			b.free(a)
			b.areas[a.Area] = append(b.areas[a.Area], portion{deed, a.Quantity})
		case kindUnblock:
			b.free(a)
		}
	}
}

// free takes places out of an area's portions, the newest first: nobody can
// say which of them they were.
func (b *Book) free(a AreaPlaces) {
	all := b.areas[a.Area]
	for left := a.Quantity; left > 0 && len(all) > 0; {
		last := &all[len(all)-1]
		n := min(left, last.quantity)
		left -= n
		if last.quantity -= n; last.quantity == 0 {
			all = all[:len(all)-1]
		}
	}
	b.areas[a.Area] = all
}

// LastSale is the last word of staff about the sale, and false when they have
// said none.
func (b *Book) LastSale() (Deed, bool) {
	if b.sale == nil {
		return Deed{}, false
	}
	return *b.sale, true
}

// WhyKept is the deed that keeps a seat back, and false when none does.
func (b *Book) WhyKept(plan *seating.Plan, label string) (Deed, bool) {
	seat, ok := plan.Index(label)
	deed := b.seats[uint32(seat)]
	if !ok || deed == nil || deed.State != Blocked {
		return Deed{}, false
	}
	return *deed, true
}

// Last is what was done with a seat last, as it is at now, and false when
// nothing ever was. What is held past its deadline has been free since (I3).
func (b *Book) Last(plan *seating.Plan, label string, now time.Time) (Deed, bool) {
	seat, ok := plan.Index(label)
	deed := b.seats[uint32(seat)]
	if !ok || deed == nil {
		return Deed{}, false
	}
	if deed.State == Held && !now.Before(deed.Until) {
		return Deed{Version: deed.Version, At: deed.Until}, true
	}
	return *deed, true
}

// Kept lists what is kept back, deed by deed, the newest first.
func (b *Book) Kept(plan *seating.Plan) []Kept {
	byDeed := map[*Deed]*Kept{}
	of := func(d *Deed) *Kept {
		if byDeed[d] == nil {
			byDeed[d] = &Kept{Deed: *d}
		}
		return byDeed[d]
	}
	for seat := range uint32(plan.Len()) {
		if d := b.seats[seat]; d != nil && d.State == Blocked {
			k := of(d)
			k.Seats = append(k.Seats, plan.Label(int(seat)))
		}
	}
	for i, area := range plan.Areas() {
		for _, p := range b.areas[uint32(i)] {
			k := of(p.Deed)
			k.Areas = append(k.Areas, Places{Area: area.ID, Quantity: int(p.quantity)})
		}
	}
	all := make([]Kept, 0, len(byDeed))
	for _, k := range byDeed {
		all = append(all, *k)
	}
	slices.SortFunc(all, func(x, y Kept) int {
		return cmp.Or(cmp.Compare(y.Version, x.Version), cmp.Compare(x.no, y.no))
	})
	return all
}
