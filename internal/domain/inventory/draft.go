package inventory

import (
	"fmt"
	"slices"

	"frontrow/internal/base/id"
)

// draft is a fold with some effects on top that no row has brought to it yet:
// those decided so far in a batch, or those read so far from a row. The fold
// itself does not move until [Fold.merge].
//
// perform is the only way to change a draft. It refuses whatever the rules do
// not allow, so a mistake in deciding cannot reach the log, and a row that
// somebody tampered with cannot reach a fold.
type draft struct {
	*Fold
	now int64 // the instant of the row

	newTerms   []Terms
	newShape   *shape
	newSale    Sale
	newTo      string
	newLast    uint64
	newCells   map[uint32]cell
	newAreas   []tally // all of them, once one has changed
	newHolds   map[uint64]*held
	newCounted map[[16]byte]int
	newKeys    map[[16]byte]*binding
	newBound   []*binding // in order
	newAnswers map[id.Buyer]int
	newYields  map[uint64]yield

	newVouchers []voucher
	newCodes    map[string]uint16 // revisions in force, by code
	newUsed     map[uint32]use
	newKept     *keeping // nil until somebody asks
	lastVoucher uint32

	opened     buyersHolds
	hasChanged bool

	room int // how many things are going to change, about
}

func newDraft(f *Fold, at int64, room int) *draft {
	return &draft{Fold: f, now: at, newSale: f.sale, newTo: f.to, newLast: f.last, lastVoucher: uint32(len(f.newest)), room: room}
}

// impossible says why an effect is refused. The caller makes it ErrDivergent.
func impossible(e *Effect, format string, args ...any) error {
	return fmt.Errorf("%s of hold %d: %s", e.Kind, e.Hold, fmt.Sprintf(format, args...))
}

// perform puts one effect on top of the draft, or changes nothing and says
// why it cannot be.
func (d *draft) perform(e *Effect) error {
	if !e.Kind.known() {
		return impossible(e, "there is no such effect")
	}
	if err := d.closed(); err != nil {
		return err
	}
	switch e.Kind {
	case kindTerms:
		if err := d.performTerms(e); err != nil {
			return err
		}
	case kindSale:
		if e.Sale > SaleClosed || d.inForce() == nil {
			return impossible(e, "there is nothing that this can be said of")
		}
		d.newSale = e.Sale
	case kindMoved:
		if err := d.performMoved(e); err != nil {
			return err
		}
	case kindVoucher:
		if err := d.performVoucher(e); err != nil {
			return err
		}
	default:
		if err := d.performMove(e); err != nil {
			return err
		}
	}
	d.hasChanged = true
	return nil
}

func (d *draft) performTerms(e *Effect) error {
	old := d.inForce()
	if old == nil {
		d.newShape = &e.shape
		d.newAreas = make([]tally, len(e.shape.capacities))
		for i, capacity := range e.shape.capacities {
			d.newAreas[i][Available] = capacity
		}
	} else if old.Chart != e.Terms.Chart {
		return impossible(e, "the chart cannot be replaced")
	} else if s := d.chartShape(); s.seats != e.shape.seats || !slices.Equal(s.capacities, e.shape.capacities) {
		return impossible(e, "one chart cannot have two shapes")
	}
	if len(d.terms)+len(d.newTerms) >= 1<<16 {
		return impossible(e, "there are too many revisions of the terms")
	}
	d.newTerms = append(d.newTerms, *e.Terms)
	return nil
}

func (d *draft) performMove(e *Effect) error {
	r, moved := rules[e.Kind], e.places()
	if e.Kind.moves() && !MayMove(r.from, r.to) {
		return impossible(e, "no place may go from %s to %s", r.from, r.to)
	}
	if moved.empty() || !moved.ordered() {
		return impossible(e, "its places are not a set")
	}
	var after *held
	if r.hold {
		h, err := d.holdAfter(e)
		if err != nil {
			return err
		}
		after = h
	}
	shape := d.chartShape()
	for _, seat := range e.Seats {
		if int(seat) >= shape.seats {
			return impossible(e, "there is no seat %d", seat)
		}
		if c := d.cell(seat); c != cellOf(r.from, e.Hold) {
			return impossible(e, "seat %d is %s by hold %d", seat, c.state(), c.hold())
		}
	}
	for _, a := range e.Areas {
		if int(a.Area) >= len(shape.capacities) {
			return impossible(e, "there is no area %d", a.Area)
		}
		if left := d.area(a.Area)[r.from]; left < a.Quantity {
			return impossible(e, "area %d has only %d places %s", a.Area, left, r.from)
		}
	}
	d.move(e, r)
	if after != nil {
		d.setHold(after, e)
	}
	return nil
}

func (d *draft) move(e *Effect, r rule) {
	if d.newCells == nil {
		d.newCells = make(map[uint32]cell, d.room)
	}
	for _, seat := range e.Seats {
		d.newCells[seat] = cellOf(r.to, e.Hold)
	}
	if len(e.Areas) > 0 && d.newAreas == nil {
		d.newAreas = slices.Clone(d.Fold.areas)
	}
	for _, a := range e.Areas {
		d.newAreas[a.Area][r.from] -= a.Quantity
		d.newAreas[a.Area][r.to] += a.Quantity
	}
}

func (d *draft) setHold(h *held, e *Effect) {
	if d.newHolds == nil {
		d.newHolds = make(map[uint64]*held, d.room)
	}
	before := d.newHolds[h.no]
	if before == nil {
		before = d.Fold.holds[h.no]
	}
	d.countUse(before, -1)
	d.countUse(h, 1)
	d.newHolds[h.no] = h
	d.newLast = max(d.newLast, h.no)
	if e.Kind == kindTake && e.Revision == 1 || e.Kind == kindComp || e.Kind == kindRetake && !d.Fold.holds[h.no].listed() {
		d.open(h)
	}
	switch e.Kind {
	case kindTake:
		if e.Instead && !d.public {
			d.setYield(e.who.instead, yield{h.no, int(e.who.given)})
		}
	case kindSeal, kindRetake:
		d.count(h, h.places.count())
	case kindUnseal:
		d.count(h, -e.places().count())
	case kindReturn, kindRetire:
		d.count(h, -e.places().count())
		d.lessToYield(h, e.places().count())
	}
}

// open notes a live hold that the fold does not list among its buyer's.
func (d *draft) open(h *held) {
	if d.opened.first == nil {
		d.opened = newBuyersHolds()
	}
	d.opened.add(h.buyer, h.no)
}

// count adds places to what is paying and sold under a hold's digests, by which
// limits are counted.
func (d *draft) count(h *held, places int) {
	for _, digest := range h.digests() {
		if d.newCounted == nil {
			d.newCounted = make(map[[16]byte]int)
		}
		d.newCounted[digest] = d.countedUnder(digest) + places
	}
}

// bind makes a key answer from now on with a hold as it is after the effects
// so far.
func (d *draft) bind(k Key, hold *held, changed bool) {
	b := &binding{Key: k, at: d.now, version: d.version + 1, hold: hold, changed: changed}
	if d.newKeys == nil {
		d.newKeys = make(map[[16]byte]*binding, d.room)
		d.newBound = make([]*binding, 0, d.room)
	}
	d.newKeys[k.Caller] = b
	d.newBound = append(d.newBound, b)
	if buyer := b.buyer(); !buyer.IsZero() {
		if d.newAnswers == nil {
			d.newAnswers = make(map[id.Buyer]int, d.room)
		}
		d.newAnswers[buyer]++
	}
	d.hasChanged = true
}

// What follows reads the fold with the draft's changes over it.

func (d *draft) inForce() *Terms {
	if n := len(d.newTerms); n > 0 {
		return &d.newTerms[n-1]
	}
	if n := len(d.Fold.terms); n > 0 {
		return &d.Fold.terms[n-1]
	}
	return nil
}

func (d *draft) termsOf(h *held) *Terms {
	if n := len(d.Fold.terms); int(h.terms) >= n {
		return &d.newTerms[int(h.terms)-n]
	}
	return &d.Fold.terms[h.terms]
}

func (d *draft) chartShape() *shape {
	if d.newShape != nil {
		return d.newShape
	}
	return &d.Fold.shape
}

func (d *draft) cell(seat uint32) cell {
	if c, changed := d.newCells[seat]; changed {
		return c
	}
	if int(seat) < len(d.Fold.cells) {
		return d.Fold.cells[seat]
	}
	return 0 // of a chart that comes with this very row
}

func (d *draft) area(area uint32) tally {
	if d.newAreas != nil {
		return d.newAreas[area]
	}
	return d.Fold.areas[area]
}

// hold gives a hold by its number, or nil when there is none or it is
// forgotten.
func (d *draft) hold(no uint64) *held {
	if no == 0 {
		return nil
	}
	h := d.newHolds[no]
	if h == nil {
		h = d.Fold.holds[no]
	}
	if h == nil || h.forgotten(d.now) {
		return nil
	}
	return h
}

// key gives what a key is bound to, or nil.
func (d *draft) key(caller [16]byte) *binding {
	b := d.newKeys[caller]
	if b == nil {
		b = d.Fold.keys[caller]
	}
	if b == nil || b.forgotten(d.now) {
		return nil
	}
	return b
}

// countedUnder is how many places are paying and sold under a digest.
func (d *draft) countedUnder(digest [16]byte) int {
	if n, changed := d.newCounted[digest]; changed {
		return n
	}
	return d.Fold.counted[digest]
}

// liveHolds calls yield with every hold by which a buyer has places now.
func (d *draft) liveHolds(buyer id.Buyer, yield func(h *held) bool) {
	see := func(no uint64) bool {
		h := d.hold(no)
		return h == nil || !h.live(d.now) || yield(h)
	}
	if d.buyers.each(buyer, see) {
		d.opened.each(buyer, see)
	}
}

// noneOverdue reports, at a glance, that no hold is past its deadline.
func (d *draft) noneOverdue() bool { return len(d.deadlines) == 0 || d.now < d.deadlines[0].at }

// overdueHolds calls yield with holds that are past their deadline and of
// which no row has said so, until it returns false.
func (d *draft) overdueHolds(yield func(h *held) bool) {
	d.deadlines.until(d.now, func(at int64, no uint64) bool {
		h := d.hold(no)
		return h == nil || h.deadline != at || !h.overdue(d.now) || yield(h)
	})
}
