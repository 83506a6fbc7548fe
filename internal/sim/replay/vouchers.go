package replay

import (
	"fmt"
	"slices"

	"frontrow/internal/domain/inventory"
)

// voucher is a revision of what a code stands for, as far as it is judged here:
// what it takes off an order as a whole, and keeps, is not.
type voucher struct {
	number        uint64
	code          string
	withdrawn     bool
	orders        int // how many holds may have it at once; 0 for any number
	places, perOf int

	rate, sum   int64 // off the face price of each place
	noFees      bool
	levels      []string // that are cheaper; none for all
	from, until int64
}

func (r *reader) voucher() *voucher {
	v := &voucher{number: r.uvarint(), code: r.text()}
	r.text()
	v.rate, v.sum = int64(r.uvarint()), int64(r.uvarint())
	marks := r.u8()
	v.noFees, v.withdrawn = marks&2 != 0, marks&4 != 0
	for range r.count() {
		v.levels = append(v.levels, r.text())
	}
	r.places()
	v.orders, v.places, v.perOf = int(r.uvarint()), int(r.uvarint()), int(r.uvarint())
	v.from, v.until = r.varint(), r.varint()
	return v
}

// setVoucher takes the next revision of a voucher, or a new one.
func (s *State) setVoucher(v *voucher) error {
	n := uint64(len(s.vouchers))
	switch {
	case s.terms == nil || v.number < 1 || v.number > n+1:
		return fmt.Errorf("voucher %d cannot come now", v.number)
	case v.number <= n && s.vouchers[v.number-1].code != v.code:
		return fmt.Errorf("voucher %d has another code", v.number)
	case v.number <= n:
		s.vouchers[v.number-1] = v
		return nil
	case slices.ContainsFunc(s.vouchers, func(o *voucher) bool { return o.code == v.code }):
		return fmt.Errorf("two vouchers have one code")
	}
	s.vouchers = append(s.vouchers, v)
	return nil
}

// redeemed gives a hold another voucher than it has, or none where it has one.
func (s *State) redeemed(h *Hold, e *effect, at int64) error {
	before := h.voucher
	if h.voucher, h.with = 0, nil; !e.withCode {
		if before == 0 {
			return fmt.Errorf("there is no voucher to take off")
		}
		return nil
	}
	if h.voucher = e.voucher.number; h.voucher == before {
		return fmt.Errorf("it has voucher %d already", before)
	}
	return s.uses(h, at)
}

// uses checks a hold that begins with a voucher against what the voucher may be
// used for. Holds that have ended, said or unsaid, are no use of it.
func (s *State) uses(h *Hold, at int64) error {
	if h.voucher > uint64(len(s.vouchers)) || s.vouchers[h.voucher-1].withdrawn {
		return fmt.Errorf("there is no voucher %d", h.voucher)
	}
	v := s.vouchers[h.voucher-1]
	orders, places := s.used(h.voucher, h.No, at)
	orders, places = orders+1, places+h.count()
	h.with = v
	if v.orders > 0 && orders > v.orders || v.places > 0 && places > v.places || v.perOf > 0 && h.count() > v.perOf {
		return fmt.Errorf("voucher %d is used by %d holds for %d places", h.voucher, orders, places)
	}
	return nil
}

// used counts the holds with a voucher but one, and their places. Holds that
// have ended, said or unsaid, are no use of it.
func (s *State) used(voucher, but uint64, now int64) (orders, places int) {
	for _, numbers := range s.open {
		for _, no := range numbers {
			if h := s.holds[no]; no != but && h.voucher == voucher && h.live(now) {
				orders++
				places += h.count()
			}
		}
	}
	return orders, places
}

// presented gives what a code stands for, and the reasons against using it.
func (s *State) presented(code string, now int64) (v *voucher, codes []string) {
	if code == "" {
		return nil, nil
	}
	i := slices.IndexFunc(s.vouchers, func(v *voucher) bool { return v.code == code })
	if i < 0 {
		return nil, []string{"voucher.unknown"}
	}
	return s.vouchers[i], s.vouchers[i].unusable(now)
}

func (v *voucher) unusable(now int64) []string {
	switch {
	case v.withdrawn:
		return []string{"voucher.unknown"}
	case now < v.from:
		return []string{"voucher.early"}
	case v.until != 0 && now >= v.until:
		return []string{"voucher.ended"}
	}
	return nil
}

// mayUse gives the reasons against more orders and places with a voucher for an
// order that has some already.
func (s *State) mayUse(v *voucher, orders, have, more int, now int64) (codes []string) {
	if v == nil {
		return nil
	}
	if v.perOf > 0 && have+more > v.perOf {
		codes = append(codes, "voucher.too_many")
	}
	usedBy, usedFor := s.used(v.number, 0, now)
	if orders > 0 && v.orders > 0 && usedBy+orders > v.orders || v.places > 0 && usedFor+more > v.places {
		codes = append(codes, "voucher.used_up")
	}
	return codes
}

// helps gives the reason against a voucher that does nothing for any of some
// places.
func (s *State) helps(v *voucher, p places, t *Terms) []string {
	if v == nil || slices.ContainsFunc(p.seats, func(i int) bool { return v.concerns(s.levelOfSeat(t, i)) }) {
		return nil
	}
	for a := range p.areas {
		if v.concerns(s.levelOfArea(t, a)) {
			return nil
		}
	}
	return []string{"voucher.not_here"}
}

func (v *voucher) concerns(level string) bool {
	return len(v.levels) == 0 || slices.Contains(v.levels, level)
}

func (s *State) levelOfSeat(t *Terms, i int) string {
	return t.levels[s.plan.Zones()[s.plan.Seat(i).Zone].ID]
}

func (s *State) levelOfArea(t *Terms, a int) string {
	return t.levels[s.plan.Zones()[s.plan.Areas()[a].Zone].ID]
}

func (s *State) mayRedeem(c inventory.Redeem, now int64) []string {
	h := s.own(c.Hold, c.Buyer, now)
	if codes := notHeld(h, now); codes != nil {
		return codes
	}
	if h.voucher == 0 && c.Voucher == "" || h.voucher != 0 && s.vouchers[h.voucher-1].code == c.Voucher {
		return nil
	}
	v, codes := s.presented(c.Voucher, now)
	return slices.Concat(codes, s.helps(v, h.places, h.terms), s.mayUse(v, 1, 0, h.count(), now))
}

// isOf reports whether an effect has the voucher of a code, or none.
func (s *State) isOf(e *effect, code string) bool {
	if !e.withCode || code == "" {
		return !e.withCode && code == ""
	}
	n := e.voucher.number
	return n > 0 && n <= uint64(len(s.vouchers)) && s.vouchers[n-1].code == code
}
