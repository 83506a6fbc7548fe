package replay

// level is what a place costs before fees and tax of the whole list.
type level struct{ face, fee int64 }

// fee is a fee of the whole list.
type fee struct {
	order, within bool
	round         byte // 0 and 1 nearest, 2 up, 3 down
	sum, rate     int64
}

// tax is two rates, of places and of fees.
type tax struct {
	ticket, fee int64
	added       bool
}

const whole = 100_000 // a rate of all

func (r *reader) charges(t *Terms) {
	for range r.count() {
		r.text()
		f := fee{order: r.u8() == 1, within: r.u8() == 1, round: r.u8()}
		f.sum, f.rate = int64(r.uvarint()), int64(r.uvarint())
		t.fees = append(t.fees, f)
	}
	if r.u8() == 1 {
		r.text()
		r.text()
		t.tax = tax{ticket: int64(r.uvarint()), fee: int64(r.uvarint())}
		t.tax.added = r.u8() == 1
	}
}

// halfUp divides and rounds to the nearest.
func halfUp(a, b int64) int64 { return (2*a + b) / (2 * b) }

// taxed gives a sum with the tax that is added to it.
func (x tax) taxed(sum, rate int64) int64 {
	if x.added {
		return sum + halfUp(sum*rate, whole)
	}
	return sum
}

// costs is what a place of a level costs in all: what a voucher takes off comes
// off the face price, and fees and tax follow from what is left.
func (t *Terms) costs(of string, with *voucher) int64 {
	l, noFees := t.prices[of], false
	if with != nil && with.concerns(of) {
		if with.rate > 0 {
			l.face -= halfUp(l.face*with.rate, whole)
		}
		l.face -= min(with.sum, l.face)
		if noFees = with.noFees; noFees {
			l.fee = 0
		}
	}
	within, onTop := int64(0), l.fee
	for _, f := range t.fees {
		if f.order || l.face == 0 || noFees && !f.within {
			continue
		}
		sum := f.sum
		if f.rate > 0 {
			switch f.round {
			case 2:
				sum = (l.face*f.rate + whole - 1) / whole
			case 3:
				sum = l.face * f.rate / whole
			default:
				sum = halfUp(l.face*f.rate, whole)
			}
		}
		if f.within {
			within += sum
		} else {
			onTop += sum
		}
	}
	return t.tax.taxed(l.face-within, t.tax.ticket) + t.tax.taxed(within+onTop, t.tax.fee)
}

// perOrder is what comes on top of places that cost something.
func (t *Terms) perOrder(places int64, with *voucher) (sum int64) {
	if places == 0 || with != nil && with.noFees {
		return 0
	}
	for _, f := range t.fees {
		if f.order {
			sum += f.sum
		}
	}
	return t.tax.taxed(sum, t.tax.fee)
}
