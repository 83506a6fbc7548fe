package inventory

import (
	"cmp"
	"fmt"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// Owned gives the holds that are sealed or sold, by number: those that money
// must stand behind.
func (f *Fold) Owned(plan *seating.Plan) []Hold {
	var owned []Hold
	for _, h := range f.holds {
		if h.state == Paying || h.state == Sold {
			v := show(f.bucket, plan, h, &f.terms[h.terms])
			v.Version = f.version
			owned = append(owned, v)
		}
	}
	slices.SortFunc(owned, func(a, b Hold) int { return cmp.Compare(a.ID.No, b.ID.No) })
	return owned
}

// CheckLimits reports the first buyer, hold, e-mail address or way of paying that has more
// places than the widest terms there have been allow (I6).
func (f *Fold) CheckLimits() error {
	var widest Terms
	anyPayment := false // some terms had no limit per way of paying
	for _, t := range f.terms {
		widest.MaxPerHold = max(widest.MaxPerHold, t.MaxPerHold)
		widest.MaxPerBuyer = max(widest.MaxPerBuyer, t.MaxPerBuyer)
		widest.MaxPerEmail = max(widest.MaxPerEmail, t.MaxPerEmail)
		widest.MaxPerPayment = max(widest.MaxPerPayment, t.MaxPerPayment)
		anyPayment = anyPayment || t.MaxPerPayment == 0
	}
	byBuyer, byEmail, byPayment := map[id.Buyer]int{}, map[[16]byte]int{}, map[[16]byte]int{}
	for _, h := range f.holds {
		if !h.live(f.at) || h.marks.comp() { // limits are for buyers
			continue
		}
		if h.count() > widest.MaxPerHold {
			return fmt.Errorf("hold %d has %d places, and %d is the most", h.no, h.count(), widest.MaxPerHold)
		}
		if byBuyer[h.buyer] += h.count(); byBuyer[h.buyer] > widest.MaxPerBuyer {
			return fmt.Errorf("the buyer of hold %d has %d places, and %d is the most", h.no, byBuyer[h.buyer], widest.MaxPerBuyer)
		}
		if h.state == Held {
			continue
		}
		if byEmail[h.email] += h.count(); byEmail[h.email] > widest.MaxPerEmail && h.email != ([16]byte{}) {
			return fmt.Errorf("the e-mail address of hold %d has %d places, and %d is the most", h.no, byEmail[h.email], widest.MaxPerEmail)
		}
		if byPayment[h.payment] += h.count(); byPayment[h.payment] > widest.MaxPerPayment && !anyPayment && h.payment != ([16]byte{}) {
			return fmt.Errorf("the way of paying of hold %d has %d places, and %d is the most", h.no, byPayment[h.payment], widest.MaxPerPayment)
		}
	}
	return nil
}
