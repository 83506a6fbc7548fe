package inventory

import (
	"fmt"
	"maps"
	"slices"

	"frontrow/internal/base/id"
)

// How the log writes a take that begins a hold instead of other places, without
// and with a voucher.
const (
	insteadTake       = 23
	insteadBearerTake = 24
)

// Instead names places of a paid order that its buyer gives up for those of a new
// hold. Until they are returned, both are counted as one for the limits, as far
// as they go: a buyer who has all they may have can change places, and has no
// more than that at any time, whether the new ones are sold or not.
type Instead struct {
	Hold   HoldID   // that has them
	Order  id.Order // that they are sold to
	Places int      // how many of them, at least 1
}

// yield is how many places of a sold hold are given up for those of another. It
// says nothing while that other one has none.
type yield struct {
	to     uint64 // the number of the other hold
	places int
}

// yieldOf gives what a hold gives up; no places for nothing.
func (d *draft) yieldOf(hold uint64) yield {
	if y, changed := d.newYields[hold]; changed {
		return y
	}
	return d.yields[hold]
}

func (d *draft) setYield(hold uint64, y yield) {
	if d.newYields == nil {
		d.newYields = map[uint64]yield{}
	}
	d.newYields[hold] = y
}

// standsFor gives the hold whose places another is there instead of, and how many
// of them; nil for none.
func (d *draft) standsFor(h *held) (old *held, places int) {
	d.liveHolds(h.buyer, func(o *held) bool {
		if y := d.yieldOf(o.no); y.places > 0 && y.to == h.no {
			old, places = o, y.places
		}
		return old == nil
	})
	return old, places
}

// givenUp gives how many places of a sold hold are not counted beside those that
// are there instead, where those are counted.
func (d *draft) givenUp(old *held, counted func(instead *held) bool) int {
	y := d.yieldOf(old.no)
	if y.places == 0 {
		return 0
	}
	if instead := d.hold(y.to); instead != nil && counted(instead) {
		return min(y.places, instead.count())
	}
	return 0
}

// mayYield reports whether places of a hold may be given up for those of a new
// one of a buyer: they are sold to that very buyer, nothing that has places is
// there instead of any of them, nor are they there instead of others that are
// still to come back. A hold that did both would, as its places come back, leave
// its buyer with more than before.
func (d *draft) mayYield(old *held, buyer id.Buyer) bool {
	if old == nil || old.state != Sold || old.marks.comp() || old.buyer != buyer {
		return false
	}
	if before, _ := d.standsFor(old); before != nil {
		return false
	}
	instead := d.hold(d.yieldOf(old.no).to)
	return instead == nil || !instead.live(d.now)
}

// yielded gives the hold whose places a buyer gives up, and how many of them it
// has to give. Of what is not so there are none, and the limits are counted as
// for anybody.
func (d *desk) yielded(buyer id.Buyer, i Instead) (old uint64, places int) {
	h := d.hold(i.Hold.No)
	if i.Hold.Show != d.bucket || !d.mayYield(h, buyer) || h.order != i.Order {
		return 0, 0
	}
	return h.no, min(max(0, i.Places), h.count())
}

// beyond is how many of some places are more than those they are there instead
// of.
func beyond(places, instead int) int { return max(0, places-instead) }

// checkYield refuses a hold that begins instead of places that cannot be given up
// for it. Public rows do not tell which.
func (d *draft) checkYield(e *Effect) error {
	if !e.Instead || d.public {
		return nil
	}
	old := d.hold(e.who.instead)
	if !d.mayYield(old, e.who.buyer) || e.who.given < 1 || int(e.who.given) > old.count() {
		return impossible(e, "it cannot be there instead of places of hold %d", e.who.instead)
	}
	return nil
}

// lessToYield takes note that places of a hold came back, those first that were
// given up. So nobody is counted as having fewer places than they will have, nor
// as having more than before.
func (d *draft) lessToYield(h *held, places int) {
	y := d.yieldOf(h.no)
	if y.places == 0 {
		return
	}
	if y.places -= places; y.places <= 0 || h.state != Sold {
		y = yield{}
	}
	d.setYield(h.no, y)
}

// admitYield makes what a hold gives up the fold's own.
func (f *Fold) admitYield(hold uint64, y yield) {
	f.sum -= digestYield(hold, f.yields[hold])
	f.sum += digestYield(hold, y)
	if y.places == 0 {
		delete(f.yields, hold)
	} else {
		f.yields[hold] = y
	}
}

func digestYield(hold uint64, y yield) uint64 {
	if y.places == 0 {
		return 0
	}
	return mixed(tagYield, hold, y.to, uint64(y.places))
}

func (w *writer) yields(f *Fold) {
	w.uvarint(uint64(len(f.yields)))
	for _, hold := range slices.Sorted(maps.Keys(f.yields)) {
		w.uvarint(hold)
		w.uvarint(f.yields[hold].to)
		w.uvarint(uint64(f.yields[hold].places))
	}
}

func (f *Fold) restoreYields(r *reader) error {
	for range r.count() {
		hold, y := r.atMost(maxHold), yield{to: r.atMost(maxHold)}
		y.places = int(r.atMost(maxIndex))
		if r.err != nil {
			return r.err
		}
		old := f.holds[hold]
		if old == nil || old.state != Sold || old.marks.comp() || y.places < 1 || y.places > old.count() || y.to == 0 || y.to > f.last || f.yields[hold].places > 0 {
			return fmt.Errorf("hold %d gives up what it cannot", hold)
		}
		f.admitYield(hold, y)
	}
	return r.err
}

// insteadOf gives the order whose places a hold is there instead of; the zero id
// for none. Such a hold is for an order that takes their place, and for no other.
func (f *Fold) insteadOf(hold uint64) (o id.Order) {
	for old, y := range f.yields {
		if y.to == hold {
			o = f.holds[old].order
		}
	}
	return o
}

// excuses gives, below zero, what the limits do not count: by buyer, by e-mail
// address and by way of paying.
func (f *Fold) excuses() (byBuyer map[id.Buyer]int, byEmail, byPayment map[[16]byte]int) {
	byBuyer, byEmail, byPayment = map[id.Buyer]int{}, map[[16]byte]int{}, map[[16]byte]int{}
	for no, y := range f.yields {
		old, instead := f.holds[no], f.holds[y.to]
		if instead == nil || !instead.live(f.at) {
			continue
		}
		n := min(y.places, instead.count())
		if byBuyer[old.buyer] -= n; instead.state == Held {
			continue
		}
		if old.email == instead.email {
			byEmail[old.email] -= n
		}
		if old.payment == instead.payment {
			byPayment[old.payment] -= n
		}
	}
	return byBuyer, byEmail, byPayment
}

// sealedUnder counts the places paying and sold under a digest, once a hold that
// is being sealed is too.
func (d *desk) sealedUnder(digest [16]byte, h *held, of func(*held) [16]byte) int {
	n := d.countedUnder(digest) + h.count()
	d.liveHolds(h.buyer, func(old *held) bool {
		if old.state == Sold && of(old) == digest {
			n -= d.givenUp(old, func(instead *held) bool {
				return instead.no == h.no || (instead.state == Paying || instead.state == Sold) && of(instead) == digest
			})
		}
		return true
	})
	return n
}
