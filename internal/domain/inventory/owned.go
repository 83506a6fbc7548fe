package inventory

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"frontrow/internal/domain/seating"
)

// Owned gives the holds that are sealed or sold, by number: those that money
// must stand behind.
func (f *Fold) Owned(plan *seating.Plan) []Hold {
	var owned []Hold
	for _, h := range f.holds {
		if h.state == Paying || h.state == Sold {
			v := show(f.bucket, plan, h, &f.terms[h.terms], f.voucherAt(h.voucher))
			v.Version = f.version
			owned = append(owned, v)
		}
	}
	slices.SortFunc(owned, func(a, b Hold) int { return cmp.Compare(a.ID.No, b.ID.No) })
	return owned
}

// CheckLimits reports the first buyer, hold, e-mail address, way of paying or voucher that has more
// places, or orders, than the widest terms there have been allow (I6).
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
	byBuyer, byEmail, byPayment := f.excuses()
	byVoucher := map[uint32]use{}
	for _, h := range f.holds {
		if !h.live(f.at) || h.marks.comp() { // limits are for buyers
			continue
		}
		if h.count() > widest.MaxPerHold {
			return fmt.Errorf("hold %d has %d places, and %d is the most", h.no, h.count(), widest.MaxPerHold)
		}
		if h.voucher != 0 {
			no := f.voucherAt(h.voucher).no
			byVoucher[no] = byVoucher[no].plus(h, 1)
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
	return f.checkVouchers(byVoucher)
}

// checkVouchers reports the first voucher that is used more often than the
// widest of its revisions allows.
func (f *Fold) checkVouchers(used map[uint32]use) error {
	for no, u := range used {
		most := use{}
		for i := range f.vouchers {
			if v := &f.vouchers[i]; v.no == no {
				most.orders, most.places = wider(most.orders, v.orders), wider(most.places, v.places)
			}
		}
		if u.orders > most.orders || u.places > most.places {
			return fmt.Errorf("voucher %d is used for %d orders of %d places, and %d of %d are the most", no, u.orders, u.places, most.orders, most.places)
		}
	}
	return nil
}

// wider is the wider of two limits, of which 0 is none.
func wider(most, limit int) int {
	if limit == 0 {
		return math.MaxInt
	}
	return max(most, limit)
}
