package inventory

import (
	"fmt"

	"frontrow/internal/domain/seating"
)

// Apply moves the fold on by the next row of its log, and gives the row's
// effects. It is the only way a fold moves: the node that decided the row,
// the nodes that follow, loading and the audit all come here.
//
// A row that does not follow, or whose effects cannot be, is refused with
// ErrDivergent; a row that cannot be read, with ErrUnreadable. Then the fold
// is as it was.
func (f *Fold) Apply(row Row) ([]Effect, error) {
	if err := f.follows(row.Redact()); err != nil {
		return nil, ErrDivergent.Because(fmt.Errorf("row %d: %w", row.Version, err))
	}
	c, err := decode(row)
	if err != nil {
		return nil, ErrUnreadable.Because(fmt.Errorf("row %d: %w", row.Version, err))
	}
	if err := f.apply(row.At, row.Hash, c); err != nil {
		return nil, ErrDivergent.Because(fmt.Errorf("row %d: %w", row.Version, err))
	}
	return c.effects, nil
}

// follows checks that a row is the next link of the chain.
func (f *Fold) follows(row PublicRow) error {
	switch {
	case row.Bucket != f.bucket:
		return fmt.Errorf("it belongs to another bucket")
	case row.Version != f.version+1:
		return fmt.Errorf("it cannot follow version %d", f.version)
	case row.At < f.at:
		return fmt.Errorf("its instant is before that of the row before it")
	case row.Hash != row.link(f.hash):
		return fmt.Errorf("its hash does not fit its content and the row before it")
	}
	return nil
}

func (f *Fold) apply(at int64, hash Hash, c content) error {
	if !f.public && c.digest != f.Digest() {
		return fmt.Errorf("it was decided on another state than the log before it leads to")
	}
	d := newDraft(f, at, len(c.effects))
	notes := c.keys
	for i := range len(c.effects) + 1 {
		for len(notes) > 0 && notes[0].after == i {
			if err := d.note(notes[0]); err != nil {
				return err
			}
			notes = notes[1:]
		}
		if i < len(c.effects) {
			if err := d.perform(&c.effects[i]); err != nil {
				return err
			}
		}
	}
	f.merge(d)
	f.version, f.at, f.hash = f.version+1, at, hash
	return nil
}

// note binds a key as a row says it was bound.
func (d *draft) note(n keyNote) error {
	if err := d.closed(); err != nil {
		return err
	}
	hold := d.hold(n.hold)
	if n.hold != 0 && hold == nil {
		return fmt.Errorf("a key is bound to hold %d, which is not there", n.hold)
	}
	if d.key(n.Caller) != nil {
		return fmt.Errorf("a key is bound twice")
	}
	d.bind(n.Key, hold, n.changed)
	return nil
}

// merge makes the draft's changes the fold's own.
func (f *Fold) merge(d *draft) {
	f.forget(d.now)
	for _, t := range d.newTerms {
		f.terms = append(f.terms, t)
		f.sum += digestTerms(len(f.terms), &t)
	}
	if d.newShape != nil {
		f.shape = *d.newShape
		f.cells, f.free, f.areas = make([]cell, f.shape.seats), seating.FullSet(f.shape.seats), make([]tally, len(f.shape.capacities))
		f.sum += f.shape.digest()
	}
	f.sum += digestMoved(d.newTo) - digestMoved(f.to)
	f.sale, f.to, f.last = d.newSale, d.newTo, d.newLast
	for seat, c := range d.newCells {
		f.put(seat, c)
	}
	for i, t := range d.newAreas {
		f.sum += digestTally(i, t) - digestTally(i, f.areas[i])
		f.areas[i] = t
	}
	for _, v := range d.newVouchers {
		f.admit(v)
	}
	if len(d.newVouchers) > 0 {
		f.keeping = d.kept()
	}
	for _, h := range d.newHolds {
		f.replace(h, d.now)
	}
	for hold, y := range d.newYields {
		f.admitYield(hold, y)
	}
	for digest, n := range d.newCounted {
		if n == 0 {
			delete(f.counted, digest)
		} else {
			f.counted[digest] = n
		}
	}
	for _, b := range d.newBound {
		f.keys[b.Caller] = b
		f.bound.add(b.at, b.Caller)
		f.remember(b, 1)
		f.sum += b.digest()
	}
	f.settle()
}

// replace puts a hold in the place of what it was before, if anything.
func (f *Fold) replace(h *held, at int64) {
	before := f.holds[h.no]
	f.holds[h.no] = h
	f.countUse(before, -1)
	f.countUse(h, 1)
	f.sum += h.digest() - before.digest()
	switch {
	case h.listed() && !before.listed():
		f.buyers.add(h.buyer, h.no)
	case !h.listed() && before.listed():
		f.buyers.remove(h.buyer, h.no)
	}
	if h.state == Held && (before == nil || before.deadline != h.deadline) {
		f.deadlines.add(h.deadline, h.no)
	}
	if h.state == Available {
		f.ended.add(at, h.no)
	}
}

// listed reports whether the hold counts among its buyer's: it has not ended.
// In a fold of public parts nobody has any.
func (h *held) listed() bool { return h != nil && h.state != Available && !h.buyer.IsZero() }

// forget drops what has been over for longer than the retention.
func (f *Fold) forget(at int64) {
	until := at - retention.Microseconds()
	f.ended.drop(until, func(ended int64, no uint64) {
		if h := f.holds[no]; h != nil && h.state == Available && h.ended == ended {
			f.sum -= h.digest()
			delete(f.holds, no)
		}
	})
	f.bound.drop(until, func(bound int64, caller [16]byte) {
		if b := f.keys[caller]; b != nil && b.at == bound {
			f.sum -= b.digest()
			f.remember(b, -1)
			delete(f.keys, caller)
		}
	})
}

// settle drops deadlines from the top of the heap that are no longer awaited.
func (f *Fold) settle() {
	f.deadlines.settle(func(at int64, no uint64) bool {
		h := f.holds[no]
		return h == nil || h.state != Held || h.deadline != at
	})
}
