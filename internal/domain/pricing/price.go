package pricing

// Price is what one place costs, in minor units, with everything in it.
type Price struct {
	Face   int64 `json:"face"`              // for the place itself, with its tax
	Fee    int64 `json:"fee"`               // for fees, with their tax
	Tax    int64 `json:"tax,omitempty"`     // the part of Face that is tax
	FeeTax int64 `json:"fee_tax,omitempty"` // the part of Fee that is tax
	Off    int64 `json:"off,omitempty"`     // what a voucher has taken off: the place costs that much less in all
}

// Total is what a buyer pays for the place. It is the only price shown
// anywhere: fees and taxes are part of the first price a buyer sees.
func (p Price) Total() int64 { return p.Face + p.Fee }

// Price gives what a place of that level costs. Each sum is rounded once, for
// one place: so many places cost that many times as much, and the parts of an
// order always add up to it.
func (l *List) Price(level Level) Price {
	within, onTop := l.feesOf(level)
	within = min(within, level.Face)
	p := Price{Face: level.Face - within, Fee: within + onTop}
	p.Face, p.Tax = l.Tax.on(p.Face, l.Tax.Ticket)
	p.Fee, p.FeeTax = l.Tax.on(p.Fee, l.Tax.Fee)
	return p
}

// Charge is what an order costs beside its places: the fees per order.
type Charge struct {
	Fee int64 `json:"fee"`           // minor units, with its tax
	Tax int64 `json:"tax,omitempty"` // the part of Fee that is tax
}

// OrderFee is what every order costs that has something to pay.
func (l *List) OrderFee() (c Charge) {
	for i := range l.Fees {
		if l.Fees[i].Per == PerOrder {
			c.Fee += l.Fees[i].Minor
		}
	}
	if c.Fee > 0 {
		c.Fee, c.Tax = l.Tax.on(c.Fee, l.Tax.Fee)
	}
	return c
}

// PerOrder is what an order of these lines costs beside them. Where nothing is
// to be paid for the places, nothing is to be paid.
func (l *List) PerOrder(lines []Line) Charge {
	for i := range lines {
		if lines[i].Total() > 0 {
			return l.OrderFee()
		}
	}
	return Charge{}
}
