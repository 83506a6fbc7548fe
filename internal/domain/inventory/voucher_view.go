package inventory

import (
	"slices"
	"strings"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// VoucherStanding is a voucher as its staff see it.
type VoucherStanding struct {
	Voucher
	No     int // counts from 1 in its show
	InUse  int // orders and holds that have places with it now
	Had    int // how many places they have
	Sold   int // how many of these are sold
	Earned money.Amount
	Given  money.Amount // what it has taken off what is sold
}

// Vouchers lists the vouchers of a show at now, the newest first.
func (f *Fold) Vouchers(plan *seating.Plan, now time.Time) []VoucherStanding {
	terms, _ := f.Terms()
	all := make([]VoucherStanding, len(f.newest))
	for i, revision := range f.newest {
		all[i] = VoucherStanding{
			Voucher: f.voucherAt(revision).told(plan), No: i + 1,
			Earned: money.Of(0, terms.Prices.Currency), Given: money.Of(0, terms.Prices.Currency),
		}
	}
	at := f.instant(now)
	for _, h := range f.holds {
		if h.voucher == 0 || !h.live(at) {
			continue
		}
		v := &all[f.voucherAt(h.voucher).no-1]
		v.InUse++
		v.Had += h.count()
		if h.state != Sold {
			continue
		}
		v.Sold += h.count()
		bill := f.view(plan, h, now).Bill()
		v.Earned.Minor += bill.Total().Minor
		v.Given.Minor += bill.Off().Minor
	}
	slices.Reverse(all)
	return all
}

// told gives a voucher as staff made it; what it keeps of a level is told seat
// by seat.
func (v *voucher) told(plan *seating.Plan) Voucher {
	t := Voucher{
		Code: v.code, Name: v.name, Discount: v.discount, Levels: slices.Clone(v.levels),
		Orders: v.orders, Places: v.places, PerOrder: v.perOrder, Ended: v.withdrawn,
	}
	for _, s := range v.keeps.seats {
		t.Keeps.Seats = append(t.Keeps.Seats, plan.Label(int(s)))
	}
	for _, a := range v.keeps.areas {
		t.Keeps.Areas = append(t.Keeps.Areas, Places{plan.Areas()[a.Area].ID, int(a.Quantity)})
	}
	if v.from != 0 {
		t.From = clock.FromMicros(v.from)
	}
	if v.until != 0 {
		t.Until = clock.FromMicros(v.until)
	}
	return t
}

// Offer is what a code does for who has it, before they choose.
type Offer struct {
	Code     string
	Discount pricing.Discount
	Prices   map[string]pricing.Price // of one place, by level; without what is taken off an order as a whole
	Levels   []string                 // that are cheaper; none for all
	PerOrder pricing.Charge           // what an order costs beside its places, if these cost anything
	Seats    []OfferSeat              // the seats kept for its bearers, in chart order
	Areas    []Places                 // the standing areas kept for its bearers, and how many places are free
	Most     int                      // places an order may have with it; 0 for as many as any
}

// OfferSeat is a seat as it is for who has the code that keeps it.
type OfferSeat struct {
	Index int // in chart order
	Label string
	State State
}

// Offer tells what a code does at now. It returns the faults a Place with the
// code would be refused with, whatever places it asked for.
func (f *Fold) Offer(plan *seating.Plan, code string, now time.Time) (Offer, error) {
	d := newDesk(f, plan, now, 0)
	if len(f.terms) == 0 {
		return Offer{}, ErrNoBucket
	}
	v, err := d.present(strings.TrimSpace(code))
	if err == nil && v == nil {
		err = ErrVoucher
	}
	if err == nil {
		err = d.mayUse(v, 0, 1, true)
	}
	if err != nil {
		return Offer{}, err
	}
	t := d.inForce()
	o := Offer{
		Code: v.code, Discount: v.discount, Levels: slices.Clone(v.levels), Most: v.perOrder,
		Prices: map[string]pricing.Price{}, PerOrder: t.Prices.OrderFee(),
	}
	if v.discount.NoFees {
		o.PerOrder = pricing.Charge{}
	}
	each := v.discount
	if each.PerOrder {
		each.Minor, each.PerOrder = 0, false
	}
	for _, l := range t.Prices.Levels {
		one := []pricing.Line{{Quantity: 1, Level: l.ID, Price: t.Prices.Price(l)}}
		o.Prices[l.ID] = t.Prices.Lower(one, each, v.levels)[0].Price
	}
	for _, s := range v.keeps.seats {
		o.Seats = append(o.Seats, OfferSeat{int(s), plan.Label(int(s)), f.stateAt(s, d.now)})
	}
	for _, a := range v.keeps.areas {
		o.Areas = append(o.Areas, Places{plan.Areas()[a.Area].ID, f.areaFree(int(a.Area), now)})
	}
	return o, nil
}
