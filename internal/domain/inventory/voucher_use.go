package inventory

import (
	"slices"

	"frontrow/internal/base/clock"
	"frontrow/internal/domain/seating"
)

// What a voucher is used for is counted in the decision that takes the places
// (I6): the orders and places that are held, being paid for or sold with it.
// Whatever ends a hold unsold gives its use back with it, and a hold past its
// deadline has not counted since (I3).

// use is how often a voucher is used, and for how many places.
type use struct{ orders, places int }

func (u use) plus(h *held, sign int) use {
	return use{u.orders + sign, u.places + sign*h.count()}
}

// present finds the voucher that a buyer's code stands for. It returns
// ErrVoucher for every code that is none of the show's or is withdrawn, as if
// there had never been one; ErrVoucherEarly and ErrVoucherEnded outside its
// time; and nil without a fault for no code.
func (d *desk) present(text string) (*voucher, error) {
	if text == "" {
		return nil, nil
	}
	code, ok := ParseCode(text)
	v, found := d.voucherOf(code)
	if !ok || !found {
		return nil, ErrVoucher
	}
	return v, d.usable(v)
}

func (d *desk) usable(v *voucher) error {
	switch {
	case v.withdrawn:
		return ErrVoucher
	case d.now < v.from:
		return ErrVoucherEarly.With("from", clock.FromMicros(v.from))
	case v.until != 0 && d.now >= v.until:
		return ErrVoucherEnded
	}
	return nil
}

// mayUse refuses a voucher for an order of so many places, more of which are
// not counted yet, when it is used up. fresh says that the order itself is not
// counted yet.
func (d *desk) mayUse(v *voucher, have, more int, fresh bool) error {
	if v == nil {
		return nil
	}
	if v.perOrder > 0 && have+more > v.perOrder {
		return ErrVoucherTooMany.With("limit", v.perOrder)
	}
	orders := 0
	if fresh {
		orders = 1
	}
	used := d.used(v.no)
	if !v.room(used, orders, more) {
		used = d.usedNow(v.no, used)
	}
	if v.room(used, orders, more) {
		return nil
	}
	left := 0
	if v.places > used.places && (v.orders == 0 || v.orders >= used.orders+orders) {
		left = v.places - used.places
	}
	return ErrVoucherUsed.With("left", left)
}

// room reports whether there may be so many more orders and places.
func (v *voucher) room(used use, orders, more int) bool {
	return (v.orders == 0 || orders == 0 || used.orders+orders <= v.orders) && (v.places == 0 || used.places+more <= v.places)
}

// used counts holds that have not ended, as far as rows and the batch tell.
func (d *draft) used(no uint32) use {
	if u, changed := d.newUsed[no]; changed {
		return u
	}
	return d.Fold.used[no]
}

// usedNow leaves out the holds that are past their deadline and of which no row
// has said so.
func (d *draft) usedNow(no uint32, used use) use {
	d.overdueHolds(func(h *held) bool {
		if h.voucher != 0 && d.voucherAt(h.voucher).no == no {
			used = used.plus(h, -1)
		}
		return true
	})
	return used
}

// helps refuses a voucher that does nothing for any of some places, by the
// terms they are held under.
func (d *desk) helps(v *voucher, p places, t *Terms) error {
	if v == nil {
		return nil
	}
	for _, l := range lines(d.plan, p, t, nil) {
		if !v.discount.IsZero() && (len(v.levels) == 0 || slices.Contains(v.levels, l.Level)) {
			return nil
		}
	}
	if v.keepsAny(p) {
		return nil
	}
	return ErrVoucherNotHere
}

func (v *voucher) keepsAny(p places) bool {
	return slices.ContainsFunc(p.seats, v.keeps.hasSeat) ||
		slices.ContainsFunc(p.areas, func(a AreaPlaces) bool { return v.keeps.in(a.Area) > 0 })
}

// keeping is the places that vouchers in force keep for their bearers.
type keeping struct {
	seats seating.Set
	areas map[uint32]bool
	any   bool
}

// newKeeping gathers what the vouchers keep that are in force by their codes.
func newKeeping(seats int, inForce map[string]uint16, at func(revision uint16) *voucher) *keeping {
	k := &keeping{areas: map[uint32]bool{}}
	for _, revision := range inForce {
		v := at(revision)
		if v.withdrawn || v.keeps.empty() {
			continue
		}
		if k.any = true; k.seats == nil {
			k.seats = seating.NewSet(seats)
		}
		for _, s := range v.keeps.seats {
			k.seats.Put(int(s), true)
		}
		for _, a := range v.keeps.areas {
			k.areas[a.Area] = true
		}
	}
	return k
}

func (k *keeping) seat(i int) bool { return k != nil && k.any && k.seats.Has(i) }

func (k *keeping) area(i uint32) bool { return k != nil && k.any && k.areas[i] }

// bearer is for whom a command is decided, as far as kept places go: for whoever
// has a voucher, for staff, to whom they are not kept, or for anybody.
type bearer struct {
	*voucher
	staff bool
}

// closed reports whether a seat is kept for others.
func (d *desk) keptSeat(seat int) bool {
	return !d.by.staff && d.kept().seat(seat) && (d.by.voucher == nil || !d.by.keeps.hasSeat(uint32(seat)))
}

func (d *desk) keptArea(area uint32) bool {
	return !d.by.staff && d.kept().area(area) && (d.by.voucher == nil || d.by.keeps.in(area) == 0)
}

// What follows reads the fold's vouchers with the draft's over them.

// voucherOf finds a voucher's revision in force by its code.
func (d *draft) voucherOf(code string) (*voucher, bool) {
	revision := d.newCodes[code]
	if revision == 0 {
		revision = d.codes[code]
	}
	if revision == 0 {
		return nil, false
	}
	return d.voucherAt(revision), true
}

// voucherAt gives a revision by its number, from 1; nil for 0.
func (d *draft) voucherAt(revision uint16) *voucher {
	if n := uint16(len(d.Fold.vouchers)); revision > n {
		return &d.newVouchers[revision-n-1]
	}
	return d.Fold.voucherAt(revision)
}

func (f *Fold) voucherAt(revision uint16) *voucher {
	if revision == 0 {
		return nil
	}
	return &f.vouchers[revision-1]
}

// kept is what vouchers keep by now.
func (d *draft) kept() *keeping {
	if len(d.newVouchers) == 0 {
		return d.Fold.keeping
	}
	if d.newKept == nil {
		inForce := make(map[string]uint16, len(d.codes)+len(d.newCodes))
		for code, revision := range d.codes {
			inForce[code] = revision
		}
		for code, revision := range d.newCodes {
			inForce[code] = revision
		}
		d.newKept = newKeeping(d.chartShape().seats, inForce, d.voucherAt)
	}
	return d.newKept
}

// performVoucher puts a revision of a voucher in force. Public rows say only
// that there is one.
func (d *draft) performVoucher(e *Effect) error {
	if d.inForce() == nil {
		return impossible(e, "there is nothing yet that a voucher could be for")
	}
	if d.public {
		return nil
	}
	v := e.who.voucher
	if len(d.Fold.vouchers)+len(d.newVouchers) >= maxRevisions {
		return impossible(e, "there are too many revisions of vouchers")
	}
	if v == nil || v.no == 0 || v.no > d.lastVoucher+1 {
		return impossible(e, "vouchers are numbered from 1 without a gap")
	}
	if old, there := d.voucherOf(v.code); there != (v.no <= d.lastVoucher) || there && old.no != v.no {
		return impossible(e, "a voucher has one code, and a code one voucher")
	}
	shape := d.chartShape()
	if n := len(v.keeps.seats); !v.keeps.ordered() || n > 0 && int(v.keeps.seats[n-1]) >= shape.seats {
		return impossible(e, "it keeps seats that are not there")
	}
	for _, a := range v.keeps.areas {
		if int(a.Area) >= len(shape.capacities) || a.Quantity != shape.capacities[a.Area] {
			return impossible(e, "it keeps standing areas that are not there")
		}
	}
	if d.newCodes == nil {
		d.newCodes = map[string]uint16{}
	}
	d.newVouchers = append(d.newVouchers, *v)
	d.newCodes[v.code] = uint16(len(d.Fold.vouchers) + len(d.newVouchers))
	d.lastVoucher = max(d.lastVoucher, v.no)
	d.newKept = nil
	return nil
}

// countUse counts a hold as a use of its voucher, or with -1 no longer.
func (d *draft) countUse(h *held, sign int) {
	if !h.uses() {
		return
	}
	if d.newUsed == nil {
		d.newUsed = map[uint32]use{}
	}
	no := d.voucherAt(h.voucher).no
	d.newUsed[no] = d.used(no).plus(h, sign)
}

func (f *Fold) countUse(h *held, sign int) {
	if h.uses() {
		no := f.voucherAt(h.voucher).no
		f.used[no] = f.used[no].plus(h, sign)
	}
}

// uses reports whether a hold counts as a use of a voucher.
func (h *held) uses() bool { return h != nil && h.voucher != 0 && h.state != Available }

// admit makes a revision the fold's own.
func (f *Fold) admit(v voucher) {
	f.vouchers = append(f.vouchers, v)
	f.codes[v.code] = uint16(len(f.vouchers))
	if int(v.no) > len(f.newest) {
		f.newest = append(f.newest, 0)
	}
	f.newest[v.no-1] = uint16(len(f.vouchers))
	f.sum += digestVoucher(len(f.vouchers), &v)
}

// inForceBy gives the revision in force of the voucher with that number; 0 when
// there is none that may be used.
func (d *draft) inForceBy(no uint32) uint16 {
	var revision uint16
	if no > 0 && int(no) <= len(d.newest) {
		revision = d.newest[no-1]
	}
	for i := range d.newVouchers {
		if d.newVouchers[i].no == no {
			revision = uint16(len(d.Fold.vouchers) + i + 1)
		}
	}
	if revision == 0 || d.voucherAt(revision).withdrawn {
		return 0
	}
	return revision
}

// isWith reports whether a hold was taken with a voucher; with none, any will
// do.
func (d *desk) isWith(h *held, v *voucher) bool {
	return v == nil || h.voucher != 0 && d.voucherAt(h.voucher).no == v.no
}
