package inventory

import (
	"math"
	"unicode/utf8"
)

// maxReason is how many characters staff may say why with.
const maxReason = 200

// maxPurpose is how many characters the word for what places are kept for may
// have.
const maxPurpose = 40

// block keeps free places back from sale.
func (d *desk) block(c Block) (*held, bool, error) {
	d.by.staff = true // what vouchers keep, staff may take
	p, err := d.staffChoice(c.Choice, c.Reason)
	if err != nil {
		return nil, false, err
	}
	if err := purposeful(c.Purpose); err != nil {
		return nil, false, err
	}
	if err := d.clear(p); err != nil {
		return nil, false, err
	}
	by := who{staff: c.Staff, reason: c.Reason}
	err = d.record(Effect{Kind: kindBlock, Seats: p.seats, Areas: p.areas, who: by})
	if err == nil && c.Purpose != "" {
		by.purpose = c.Purpose
		err = d.record(Effect{Kind: kindAssign, Seats: p.seats, Areas: p.areas, who: by})
	}
	return nil, true, err
}

// reassign says what blocked places are kept for from now on. It returns
// ErrNotBlocked when one of them is not blocked.
func (d *desk) reassign(c Reassign) (*held, bool, error) {
	p, err := d.staffChoice(c.Choice, c.Reason)
	if err != nil {
		return nil, false, err
	}
	if err := purposeful(c.Purpose); err != nil {
		return nil, false, err
	}
	if err := d.allBlocked(p); err != nil {
		return nil, false, err
	}
	err = d.record(Effect{Kind: kindAssign, Seats: p.seats, Areas: p.areas, who: who{staff: c.Staff, reason: c.Reason, purpose: c.Purpose}})
	return nil, true, err
}

func purposeful(purpose string) error {
	if !utf8.ValidString(purpose) || utf8.RuneCountInString(purpose) > maxPurpose {
		return ErrPurpose
	}
	return nil
}

// unblock puts blocked places back on sale. It returns ErrNotBlocked when one
// of them is not blocked.
func (d *desk) unblock(c Unblock) (*held, bool, error) {
	p, err := d.staffChoice(c.Choice, c.Reason)
	if err != nil {
		return nil, false, err
	}
	if err := d.allBlocked(p); err != nil {
		return nil, false, err
	}
	err = d.record(Effect{Kind: kindUnblock, Seats: p.seats, Areas: p.areas, who: who{staff: c.Staff, reason: c.Reason}})
	return nil, true, err
}

// allBlocked refuses places of which one is not blocked, and names those.
func (d *desk) allBlocked(p places) error {
	var not []string
	for _, s := range p.seats {
		if d.cell(s).state() != Blocked {
			not = append(not, d.plan.Label(int(s)))
		}
	}
	for _, a := range p.areas {
		if d.area(a.Area)[Blocked] < a.Quantity {
			not = append(not, d.plan.Areas()[a.Area].ID)
		}
	}
	if len(not) > 0 {
		return ErrNotBlocked.With("seats", not)
	}
	return nil
}

// staffChoice gives the places staff name. They may name any number, also
// such as have no price.
func (d *desk) staffChoice(c Choice, reason string) (places, error) {
	if n := utf8.RuneCountInString(reason); n < 1 || n > maxReason || !utf8.ValidString(reason) {
		return places{}, ErrReason
	}
	if c.Best != nil {
		return places{}, ErrBadChoice.At("best_available", "name the places to block")
	}
	return d.named(c, "", math.MaxInt32)
}
