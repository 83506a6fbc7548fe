package inventory

import (
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
)

// place takes places for a buyer, all or none (I7), if the sale is on and the
// limits allow (I6). Asking again for exactly the places of one's own hold is
// answered with that hold.
func (d *desk) place(c Place) (*held, bool, error) {
	t := d.inForce()
	if err := d.onSale(t); err != nil {
		return nil, false, err
	}
	with, err := d.present(c.Voucher)
	if err != nil {
		return nil, false, err
	}
	d.by.voucher = with
	old, given := d.yielded(c.Buyer, c.Instead)
	p, err := d.asked(c, t, given)
	if err != nil {
		return nil, false, err
	}
	if p.count() > t.MaxPerHold {
		return nil, false, ErrTooMany.With("limit", t.MaxPerHold)
	}
	own, have := d.has(c.Buyer, p)
	if own != nil && d.isWith(own, with) {
		return own, false, d.costs(c.Cost, own.places, d.termsOf(own), d.voucherAt(own.voucher))
	}
	if err := d.notTwice(c.Buyer, p); err != nil {
		return nil, false, err
	}
	if err := t.allow(have, beyond(p.count(), given)); err != nil {
		return nil, false, err
	}
	if c.Choice.Best == nil {
		if err := d.leavesNobodyAlone(p, places{}); err != nil {
			return nil, false, err
		}
	}
	if err := d.helps(with, p, t); err != nil {
		return nil, false, err
	}
	if err := d.mayUse(with, 0, p.count(), true); err != nil {
		return nil, false, err
	}
	if err := d.costs(c.Cost, p, t, with); err != nil {
		return nil, false, err
	}
	if err := d.clear(p); err != nil {
		return nil, false, err
	}
	take := Effect{
		Kind: kindTake, Hold: d.newLast + 1, Revision: 1,
		Deadline: d.now + t.HoldFor.Microseconds(),
		Seats:    p.seats, Areas: p.areas, who: who{buyer: c.Buyer},
	}
	if with != nil {
		take.Bearer, take.who.bears = true, with.no
	}
	if given > 0 {
		take.Instead, take.who.instead, take.who.given = true, old, uint32(given)
	}
	err = d.record(take)
	return d.hold(d.newLast), true, err
}

// costs refuses places that come to something else than whoever asks for them was
// told.
func (d *desk) costs(told *money.Amount, p places, t *Terms, with *voucher) error {
	if told == nil {
		return nil
	}
	bill := pricing.Bill{Lines: lines(d.plan, p, t, with), Tax: t.Prices.Tax, Currency: t.Prices.Currency}
	bill.PerOrder = with.perOrderOf(t, bill.Lines)
	if bill.Total() != *told {
		return ErrOtherCost
	}
	return nil
}

// asked gives the places a buyer asks for. A wish beyond the buyer's limit is
// refused before the search, which takes longer.
func (d *desk) asked(c Place, t *Terms, given int) (places, error) {
	if c.Choice.Best == nil {
		return d.wanted(c.Choice, "", t)
	}
	want, err := d.wish(c.Choice, "", t)
	if err != nil {
		return places{}, err
	}
	if err := d.withinLimit(t, c.Buyer, beyond(want.Quantity, given)); err != nil {
		return places{}, err
	}
	return d.best(want, t)
}

// onSale refuses buyers outside the sale window and while staff have paused or
// closed the sale.
func (d *desk) onSale(t *Terms) error {
	switch {
	case d.newSale == SaleClosed || d.now >= clock.Micros(t.ClosesAt):
		return ErrClosed
	case d.now < clock.Micros(t.OpensAt):
		return ErrNotOpen.With("opens_at", t.OpensAt.Format(time.RFC3339Nano))
	case d.newSale == SalePaused:
		return ErrPaused
	}
	return nil
}

// has counts what a buyer has in live holds, paying and sold, less what is given
// up for others among it, and finds among them the hold of exactly these places:
// the request was sent again, from another tab or after a refresh.
func (d *desk) has(buyer id.Buyer, p places) (own *held, count int) {
	d.liveHolds(buyer, func(h *held) bool {
		count += h.count() - d.givenUp(h, func(instead *held) bool { return instead.live(d.now) })
		if h.state == Held && h.equal(p) {
			own = h
		}
		return true
	})
	return own, count
}

// notTwice refuses seats that the buyer has in a hold already.
func (d *desk) notTwice(buyer id.Buyer, p places) error {
	for _, s := range p.seats {
		h := d.hold(d.cell(s).hold())
		if h == nil || h.buyer != buyer || h.state == Sold || !h.live(d.now) {
			continue
		}
		var seats []string
		for _, s := range p.seats {
			if h.hasSeat(s) {
				seats = append(seats, d.plan.Label(int(s)))
			}
		}
		return ErrAlreadyYours.With("hold", HoldID{d.bucket, h.no}.String()).With("seats", seats)
	}
	return nil
}

// withinLimit counts what the buyer has, and refuses more than the show allows.
func (d *desk) withinLimit(t *Terms, buyer id.Buyer, more int) error {
	_, have := d.has(buyer, places{})
	return t.allow(have, more)
}

// allow refuses more places than one buyer may have.
func (t *Terms) allow(have, more int) error {
	if have+more > t.MaxPerBuyer {
		return ErrLimit.With("limit", t.MaxPerBuyer).With("have", have)
	}
	return nil
}
