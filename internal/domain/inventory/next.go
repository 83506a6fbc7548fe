package inventory

import "math"

// holdAfter gives an effect's hold as it is after the effect, or says why the
// effect cannot be: it is not that hold's owner's, not in time, or not about
// the hold's places.
func (d *draft) holdAfter(e *Effect) (*held, error) {
	old := d.hold(e.Hold)
	if e.Kind == kindComp || e.Kind == kindTake && old == nil {
		return d.begin(e)
	}
	if err := d.checkOwner(old, e); err != nil {
		return nil, err
	}
	h, moved := *old, e.places()
	switch e.Kind {
	case kindTake:
		sum, ok := old.plus(moved)
		if !ok || e.Deadline != old.deadline || old.overdue(d.now) || e.Bearer || e.Instead {
			return nil, impossible(e, "a hold grows before its deadline, by places it has not, and its deadline and voucher stay")
		}
		h.places = sum
	case kindExtend:
		if err := d.checkExtension(old, e); err != nil {
			return nil, err
		}
		h.deadline, h.marks = e.Deadline, h.marks|extendedMark
	case kindGive, kindReturn, kindRetire:
		rest, ok := old.minus(moved)
		if !ok || old.overdue(d.now) {
			return nil, impossible(e, "it does not have these places")
		}
		if rest.empty() {
			h.end(d.now, e.Kind)
		} else {
			h.places = rest
		}
	case kindExpire, kindUnseal:
		if e.Kind == kindExpire && d.now < old.deadline {
			return nil, impossible(e, "it is not past its deadline")
		}
		h.end(d.now, e.Kind)
	case kindSeal:
		if old.overdue(d.now) {
			return nil, impossible(e, "it is past its deadline")
		}
		h.state, h.order, h.email, h.payment = Paying, e.who.order, e.who.email, e.who.payment
	case kindRetake:
		h.state, h.order, h.email, h.payment = Paying, e.who.order, e.who.email, e.who.payment
		h.ended, h.marks = 0, h.marks.endedBy(0)
	case kindSell:
		h.state = Sold
	case kindRedeem:
		if err := d.redeemed(&h, e); err != nil {
			return nil, err
		}
	}
	h.revision = uint16(e.Revision)
	return &h, nil
}

// begin gives the hold that an effect begins.
func (d *draft) begin(e *Effect) (*held, error) {
	if e.Hold != d.newLast+1 || e.Revision != 1 {
		return nil, impossible(e, "holds are numbered from 1 without a gap, and begin at revision 1")
	}
	terms := uint16(len(d.terms) + len(d.newTerms) - 1)
	if e.Kind == kindComp {
		return d.openComp(e, terms)
	}
	return d.openHold(e, terms)
}

func (d *draft) openHold(e *Effect, terms uint16) (*held, error) {
	if e.Deadline <= d.now || d.inForce() == nil || e.who.buyer.IsZero() != d.public {
		return nil, impossible(e, "a hold has a deadline to come, terms, and a buyer")
	}
	if err := d.checkYield(e); err != nil {
		return nil, err
	}
	h := &held{facts{no: e.Hold, buyer: e.who.buyer, deadline: e.Deadline, revision: 1, terms: terms, state: Held}, e.places()}
	if e.Bearer && !d.public {
		if h.voucher = d.inForceBy(e.who.bears); h.voucher == 0 {
			return nil, impossible(e, "there is no such voucher")
		}
	}
	return h, nil
}

// openComp begins a hold that is sold from the first: nobody pays for it, and
// nobody's time runs.
func (d *draft) openComp(e *Effect, terms uint16) (*held, error) {
	if d.inForce() == nil || e.who.buyer.IsZero() != d.public || e.who.order.IsZero() != d.public {
		return nil, impossible(e, "what is given away has terms, a guest and an order")
	}
	return &held{facts{
		no: e.Hold, buyer: e.who.buyer, order: e.who.order, deadline: d.now, revision: 1, terms: terms, state: Sold, marks: compMark,
	}, e.places()}, nil
}

// checkOwner refuses an effect on a hold that is not there, not in the state
// the effect begins with, or not that of the buyer or order named. Effects
// that are about a hold's places as a whole must name all of them.
func (d *draft) checkOwner(h *held, e *Effect) error {
	r := rules[e.Kind]
	if h == nil {
		return impossible(e, "there is no such hold")
	}
	if e.Kind == kindTake {
		if h.state != Held {
			return impossible(e, "it is %s", h.state)
		}
	} else if h.state != r.from {
		return impossible(e, "it is %s", h.state)
	}
	if own := h.marks.by() == kindUnseal && e.who.order == h.order; e.Kind == kindRetake && h.marks.by() != kindExpire && !own {
		return impossible(e, "only an expired hold can be taken anew, or one that the same order let go of")
	}
	if r.buyer && e.who.buyer != h.buyer {
		return impossible(e, "it is another buyer's")
	}
	if r.order && !r.sealed && e.who.order != h.order {
		return impossible(e, "it is another order's")
	}
	if r.sealed && e.who.order.IsZero() != d.public {
		return impossible(e, "it names no order")
	}
	switch e.Kind {
	case kindTake, kindGive, kindReturn, kindRetire:
		if e.Revision != uint32(h.revision) && e.Revision != uint32(h.revision)+1 || e.Revision > math.MaxUint16 {
			return impossible(e, "revision %d cannot follow %d", e.Revision, h.revision)
		}
	default:
		at := uint32(h.revision)
		if e.Kind == kindRedeem {
			at++
		}
		if e.Revision != at || at > math.MaxUint16 {
			return impossible(e, "it is at revision %d", h.revision)
		}
		if !h.equal(e.places()) {
			return impossible(e, "these are not its places")
		}
	}
	return nil
}

func (h *held) end(at int64, by EffectKind) {
	h.state, h.ended, h.marks = Available, at, h.marks.endedBy(by)
}
