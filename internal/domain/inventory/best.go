package inventory

import (
	"errors"
	"slices"

	"frontrow/internal/domain/seating"
)

// wish gives what a buyer wishes for as the search for seats understands it.
// It returns ErrBadChoice or ErrTooMany; at names the choice within its
// command.
func (d *desk) wish(c Choice, at string, t *Terms) (seating.Want, error) {
	wish := *c.Best
	refuse := func(member, format string, args ...any) (seating.Want, error) {
		return seating.Want{}, ErrBadChoice.At(at+member, format, args...)
	}
	if len(c.Seats) > 0 || len(c.Areas) > 0 {
		return refuse("best_available", "name places, or ask for the best available, not both")
	}
	if wish.Quantity < 1 || wish.Quantity > maxQuantity {
		return refuse("best_available.quantity", "ask for 1 to %d seats", maxQuantity)
	}
	if wish.Quantity > t.MaxPerHold {
		return seating.Want{}, ErrTooMany.With("limit", t.MaxPerHold)
	}
	want := seating.Want{Quantity: wish.Quantity, Section: -1, Accessible: wish.Accessible, MaySplit: wish.MaySplit, Zones: []int{}}
	if wish.Section != "" {
		section, found := d.plan.SectionIndex(wish.Section)
		if !found {
			return refuse("best_available.section", "the chart has no section of this id")
		}
		want.Section = section
	}
	if _, found := t.Prices.Level(wish.Level); wish.Level != "" && !found {
		return refuse("best_available.level", "the show has no price level of this id")
	}
	for i := range d.plan.Zones() {
		if l, ok := levelOf(d.plan, t, i); ok && (wish.Level == "" || l.ID == wish.Level) {
			want.Zones = append(want.Zones, i)
		}
	}
	return want, nil
}

// errMayBe ends a glance: a wish may be granted, by a decision.
var errMayBe = errors.New("inventory: a wish that may be granted")

// best finds the best seats that are free for a wish, or returns
// ErrNoneTogether. Seats under holds past their deadline are as free as
// others, but looking them up takes time; they come in only when there is
// nothing else.
func (d *desk) best(want seating.Want, t *Terms) (places, error) {
	stock := seating.Stock{Free: d.Fold.free, Priced: make([]bool, len(d.plan.Zones())), Kept: d.inForce().KeepAccessible}
	for i := range stock.Priced {
		stock.Priced[i] = priced(d.plan, t, i)
	}
	if d.glance {
		if !d.plan.Any(want, stock) && !d.anyOverdue() {
			return places{}, ErrNoneTogether
		}
		return places{}, errMayBe
	}
	search := func(free seating.Set) [][]int {
		stock.Free = free
		return d.plan.Best(want, stock)
	}
	groups := d.bestOf(d.left.seats(d), search)
	if groups == nil && d.left.ripen(d) {
		groups = d.bestOf(d.left.set, search)
	}
	if groups == nil {
		return places{}, ErrNoneTogether
	}
	var p places
	for _, group := range groups {
		for _, s := range group {
			p.seats = append(p.seats, uint32(s))
		}
	}
	slices.Sort(p.seats)
	return p, nil
}

// bestOf searches the free seats that the buyer may have. What a voucher keeps
// for its bearer comes first; one that does no more than that gives no others.
func (d *desk) bestOf(free seating.Set, search func(free seating.Set) [][]int) [][]int {
	if with := d.by.voucher; with != nil && len(with.keeps.seats) > 0 {
		own := seating.NewSet(d.plan.Len())
		for _, s := range with.keeps.seats {
			own.Put(int(s), free.Has(int(s)))
		}
		if groups := search(own); groups != nil || with.discount.IsZero() {
			return groups
		}
	}
	return search(d.open(free))
}

// open leaves out the seats that a voucher keeps for others.
func (d *desk) open(free seating.Set) seating.Set {
	k := d.kept()
	if k == nil || !k.any || d.by.staff {
		return free
	}
	open := slices.Clone(free)
	for i := range open {
		open[i] &^= k.seats[i]
	}
	if d.by.voucher != nil {
		for _, s := range d.by.keeps.seats {
			open.Put(int(s), free.Has(int(s)))
		}
	}
	return open
}

func (d *desk) anyOverdue() (found bool) {
	d.overdueHolds(func(*held) bool { found = true; return false })
	return found
}

// left is the seats that are free as the batch goes on. It is made of the
// fold's when the first wish of a batch comes, and follows the effects.
type left struct {
	set  seating.Set
	seen int  // effects
	ripe bool // holds past their deadline count as ended
}

func (l *left) seats(d *desk) seating.Set {
	if l.set == nil {
		l.set = slices.Clone(d.Fold.free)
	}
	for ; l.seen < len(d.effects); l.seen++ {
		for _, s := range d.effects[l.seen].Seats {
			l.set.Put(int(s), d.cell(s) == 0)
		}
	}
	return l.set
}

// ripen adds the seats under holds past their deadline, and reports whether
// there are any that were not there before.
func (l *left) ripen(d *desk) (more bool) {
	if l.ripe {
		return false
	}
	l.ripe = true
	d.overdueHolds(func(h *held) bool {
		for _, s := range h.seats {
			l.set.Put(int(s), true)
			more = true
		}
		return true
	})
	return more
}
