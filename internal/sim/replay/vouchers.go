package replay

import (
	"fmt"
	"slices"

	"frontrow/internal/domain/inventory"
)

// voucher is a revision of what a code stands for, as far as it is judged here:
// what it takes off and keeps is not.
type voucher struct {
	number        uint64
	code          string
	withdrawn     bool
	orders        int // how many holds may have it at once; 0 for any number
	places, perOf int
}

func (r *reader) voucher() *voucher {
	v := &voucher{number: r.uvarint(), code: r.text()}
	r.text()
	r.uvarint()
	r.uvarint()
	v.withdrawn = r.u8()&4 != 0
	for range r.count() {
		r.text()
	}
	r.places()
	v.orders, v.places, v.perOf = int(r.uvarint()), int(r.uvarint()), int(r.uvarint())
	r.varint()
	r.varint()
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
	if h.voucher = 0; !e.withCode {
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
	v, orders, places := s.vouchers[h.voucher-1], 1, h.count()
	for _, other := range s.holds {
		if other.No != h.No && other.voucher == h.voucher && other.State != inventory.Available && other.live(at) {
			orders++
			places += other.count()
		}
	}
	if v.orders > 0 && orders > v.orders || v.places > 0 && places > v.places || v.perOf > 0 && h.count() > v.perOf {
		return fmt.Errorf("voucher %d is used by %d holds for %d places", h.voucher, orders, places)
	}
	return nil
}
