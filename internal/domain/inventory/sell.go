package inventory

// sell makes an order's sealed places sold, once its money is captured.
func (d *desk) sell(c Sell) (*held, bool, error) {
	h := d.hold(c.Hold.No)
	switch {
	case h == nil || c.Hold.Show != d.bucket:
		return nil, false, ErrNoHold
	case h.order == c.Order && h.state == Sold:
		return h, false, nil
	case h.order != c.Order || h.state != Paying:
		return nil, false, ErrNotSealed
	}
	err := d.record(Effect{
		Kind: kindSell, Hold: h.no, Revision: uint32(h.revision),
		Seats: h.seats, Areas: h.areas, who: who{order: c.Order},
	})
	return d.hold(h.no), true, err
}
