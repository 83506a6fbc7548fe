package replay

import (
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
)

// reasons gives every reason, by its public code, for which a command must be
// refused in this state at an instant; none when it must be granted.
func (s *State) reasons(command inventory.Command, now int64) (codes []string) {
	if s.terms == nil {
		return []string{"show.not_published"}
	}
	switch c := command.(type) {
	case inventory.Place:
		return s.mayPlace(c, now)
	case inventory.Change:
		return s.mayChange(c, now)
	case inventory.Release:
		if h := s.own(c.Hold, c.Buyer, now); h == nil {
			return []string{"hold.not_found"}
		} else if h.State == inventory.Paying || h.State == inventory.Sold {
			return []string{"hold.paying"}
		}
	case inventory.Extend:
		h := s.own(c.Hold, c.Buyer, now)
		if codes = notHeld(h, now); codes != nil {
			return codes
		}
		if h.extended {
			codes = append(codes, "hold.extended")
		}
		if h.terms.ExtendBy == 0 {
			codes = append(codes, "hold.no_more_time")
		}
	case inventory.Redeem:
		return s.mayRedeem(c, now)
	case inventory.Seal:
		return s.maySeal(c, now)
	case inventory.Unseal:
		switch h := s.known(c.Hold, now); {
		case h == nil:
			return []string{"hold.not_found"}
		case h.Order != c.Order || h.State == inventory.Sold || h.State == inventory.Held:
			return []string{"hold.not_paying"}
		}
	case inventory.Sell:
		switch h := s.known(c.Hold, now); {
		case h == nil:
			return []string{"hold.not_found"}
		case h.Order != c.Order || h.State != inventory.Paying && h.State != inventory.Sold:
			return []string{"hold.not_paying"}
		}
	case inventory.Return:
		return s.mayReturn(c, now)
	case inventory.Block:
		return s.notFree(s.named(c.Choice), now)
	case inventory.Unblock:
		return s.notBlocked(c.Choice)
	case inventory.Reassign:
		return s.notBlocked(c.Choice)
	case inventory.Comp:
		return s.notFree(s.notKept(c), now)
	}
	return codes
}

func (s *State) notBlocked(c inventory.Choice) []string {
	p := s.named(c)
	refuse := slices.ContainsFunc(p.seats, func(i int) bool { return s.seats[i].state != inventory.Blocked })
	for a, q := range p.areas {
		refuse = refuse || s.blocked[a] < q
	}
	if refuse {
		return []string{"seat.not_blocked"}
	}
	return nil
}

// notKept gives the places of a gift that are not taken from those kept back.
// What its giver saw on sale is none of these, whoever keeps it back by now.
func (s *State) notKept(c inventory.Comp) places {
	p := s.named(c.Choice)
	p.seats = slices.DeleteFunc(p.seats, func(i int) bool {
		return s.seats[i].state == inventory.Blocked && !slices.Contains(c.OnSale, s.plan.Label(i))
	})
	for a, q := range p.areas {
		p.areas[a] = q - min(q, s.blocked[a])
	}
	return p
}

// known gives a hold that is remembered.
func (s *State) known(hold inventory.HoldID, now int64) *Hold {
	h := s.holds[hold.No]
	if h == nil || hold.Show != s.bucket || h.State == inventory.Available && now >= h.ended+day {
		return nil
	}
	return h
}

func (s *State) own(hold inventory.HoldID, buyer id.Buyer, now int64) *Hold {
	if h := s.known(hold, now); h != nil && h.Buyer == buyer {
		return h
	}
	return nil
}

func notHeld(h *Hold, now int64) []string {
	switch {
	case h == nil:
		return []string{"hold.not_found"}
	case h.State == inventory.Paying || h.State == inventory.Sold:
		return []string{"hold.paying"}
	case !h.live(now):
		return []string{"hold.ended"}
	}
	return nil
}

// named turns labels into places.
func (s *State) named(c inventory.Choice) (p places) {
	for _, label := range c.Seats {
		i, _ := s.plan.Index(label)
		p.seats = append(p.seats, i)
	}
	slices.Sort(p.seats)
	for _, a := range c.Areas {
		i, _ := s.plan.AreaIndex(a.Area)
		if p.areas == nil {
			p.areas = map[int]int{}
		}
		p.areas[i] += a.Quantity
	}
	return p
}

// isFree reports whether a seat may be taken at an instant, whether or not a
// row has said that the hold on it has run out (I3).
func (s *State) isFree(i int, now int64) bool {
	return s.seats[i].state == inventory.Available || s.seats[i].state == inventory.Held && !s.holds[s.seats[i].hold].live(now)
}

// notFree gives the reasons for which places are not to be had.
func (s *State) notFree(p places, now int64) (codes []string) {
	if slices.ContainsFunc(p.seats, func(i int) bool { return !s.isFree(i, now) }) {
		codes = append(codes, "seat.taken")
	}
	for a, q := range p.areas {
		left := s.room[a]
		for _, numbers := range s.open {
			for _, no := range numbers {
				if h := s.holds[no]; !h.live(now) {
					left += h.areas[a]
				}
			}
		}
		if left < q {
			codes = append(codes, "area.full")
		}
	}
	return codes
}

func (s *State) notOnSale(now int64) (codes []string) {
	if s.sale == 2 || now >= s.terms.Closes {
		codes = append(codes, "sale.closed")
	}
	if now < s.terms.Opens {
		codes = append(codes, "sale.not_open")
	}
	if s.sale == 1 {
		codes = append(codes, "sale.paused")
	}
	return codes
}

func (s *State) mayPlace(c inventory.Place, now int64) []string {
	with, against := s.presented(c.Voucher, now)
	codes := append(s.notOnSale(now), against...)
	if c.Choice.Best != nil {
		return slices.Concat(codes, s.mayUse(with, 1, 0, c.Choice.Best.Quantity, now), s.mayWish(c, now))
	}
	p := s.named(c.Choice)
	n := (&Hold{places: p}).count()
	if n > s.terms.PerHold {
		codes = append(codes, "choice.too_many")
	}
	if len(codes) == 0 && s.same(c.Buyer, p, with, now) {
		return nil
	}
	codes = slices.Concat(codes, s.helps(with, p, s.terms), s.mayUse(with, 1, 0, n, now))
	return append(codes, s.mayHave(c.Buyer, p, max(0, n-s.gives(c.Buyer, c.Instead, now)), now)...)
}

// same reports whether the buyer holds exactly these places already, with that
// voucher if one is named.
func (s *State) same(buyer id.Buyer, p places, with *voucher, now int64) bool {
	return slices.ContainsFunc(s.open[buyer], func(no uint64) bool {
		h := s.holds[no]
		if h.State != inventory.Held || with != nil && h.voucher != with.number || !h.live(now) || !slices.Equal(h.seats, p.seats) || len(h.areas) != len(p.areas) {
			return false
		}
		_, all := h.minus(p)
		return all && h.count() == (&Hold{places: p}).count()
	})
}

// mayHave gives the reasons for which a buyer cannot have some more places.
func (s *State) mayHave(buyer id.Buyer, p places, more int, now int64) (codes []string) {
	for _, i := range p.seats {
		if h := s.holds[s.seats[i].hold]; h != nil && h.Buyer == buyer && h.State != inventory.Sold && h.live(now) {
			codes = append(codes, "seat.already_yours")
			break
		}
	}
	if s.ofBuyer(buyer, now)+more > s.terms.PerBuyer {
		codes = append(codes, "limit.reached")
	}
	return append(codes, s.notFree(p, now)...)
}

// mayWish gives the reasons against a wish for the best seats. Where as many
// seats are free side by side, "none" is a lie; what is given instead of a
// block is for the wish's own tests.
func (s *State) mayWish(c inventory.Place, now int64) (codes []string) {
	w := c.Choice.Best
	if w.Quantity > s.terms.PerHold {
		codes = append(codes, "choice.too_many")
	}
	if s.ofBuyer(c.Buyer, now)+max(0, w.Quantity-s.gives(c.Buyer, c.Instead, now)) > s.terms.PerBuyer {
		codes = append(codes, "limit.reached")
	}
	if !s.together(w.Quantity, now) {
		codes = append(codes, "best.none")
	}
	return codes
}

// together reports whether so many seats are free side by side.
func (s *State) together(quantity int, now int64) bool {
	run := 0
	for i := range s.seats {
		switch {
		case !s.isFree(i, now):
			run = 0
		case run > 0 && s.plan.Beside(i-1, i):
			run++
		default:
			run = 1
		}
		if run >= quantity {
			return true
		}
	}
	return false
}

func (s *State) mayChange(c inventory.Change, now int64) []string {
	h := s.own(c.Hold, c.Buyer, now)
	if codes := notHeld(h, now); codes != nil {
		return codes
	}
	back, add := s.named(c.Release), s.named(c.Add)
	rest, ok := h.minus(back)
	if !ok {
		return []string{"choice.invalid"}
	}
	if len(add.seats)+len(add.areas) == 0 {
		return nil
	}
	codes := s.notOnSale(now)
	if slices.ContainsFunc(add.seats, func(i int) bool { return slices.Contains(back.seats, i) }) {
		codes = append(codes, "choice.invalid")
	}
	more := (&Hold{places: add}).count() - (&Hold{places: back}).count()
	if more > 0 && h.voucher != 0 {
		with := s.vouchers[h.voucher-1]
		codes = slices.Concat(codes, with.unusable(now), s.mayUse(with, 0, h.count(), more, now))
	}
	if (&Hold{places: rest}).count()+(&Hold{places: add}).count() > s.terms.PerHold {
		codes = append(codes, "choice.too_many")
	}
	_, instead := s.insteadOf(h)
	more = max(0, h.count()+more-instead) - max(0, h.count()-instead)
	return append(codes, s.mayHave(c.Buyer, add, more, now)...)
}

func (s *State) maySeal(c inventory.Seal, now int64) (codes []string) {
	h := s.own(c.Hold, c.Buyer, now)
	switch {
	case h == nil && s.known(c.Hold, now) == nil && c.Hold.No > 0 && c.Hold.No <= s.last:
		return []string{"hold.ended"}
	case h == nil:
		return []string{"hold.not_found"}
	case h.State == inventory.Paying || h.State == inventory.Sold:
		if h.Order != c.Order {
			return []string{"hold.paying"}
		}
		return nil
	case h.State == inventory.Available && h.by != expire && !(c.Anew && h.by == unseal && h.Order == c.Order):
		codes = append(codes, "hold.ended")
	}
	if h.given || h.Revision != c.Revision || !s.lines(h, c.Lines) || h.terms.perOrder(total(c.Lines), h.with) != c.PerOrder.Fee {
		codes = append(codes, "hold.changed")
	}
	old, instead := s.insteadOf(h)
	if !old.IsZero() && old != c.Instead {
		codes = append(codes, "hold.changed")
	}
	if c.Email != ([16]byte{}) && s.emails[c.Email]+h.count()-s.excusedBy(c.Email, byEmail, h) > s.terms.PerEmail {
		codes = append(codes, "limit.email_reached")
	}
	if c.Payment != ([16]byte{}) && s.terms.PerPayment > 0 && s.payments[c.Payment]+h.count()-s.excusedBy(c.Payment, byPayment, h) > s.terms.PerPayment {
		codes = append(codes, "limit.payment_reached")
	}
	if !h.live(now) {
		codes = append(codes, s.notOnSale(now)...)
		if s.ofBuyer(h.Buyer, now)+max(0, h.count()-instead) > s.terms.PerBuyer {
			codes = append(codes, "limit.reached")
		}
		codes = append(codes, s.notFree(h.places, now)...)
		if h.voucher != 0 {
			with := s.vouchers[h.voucher-1]
			codes = slices.Concat(codes, with.unusable(now), s.mayUse(with, 1, 0, h.count(), now))
		}
	}
	return codes
}

// lines reports whether an order's lines are the hold's places at the prices
// it was taken at.
func (s *State) lines(h *Hold, lines []pricing.Line) bool {
	costs := int64(0)
	if h.given {
		return total(lines) == 0 && s.has(h, lines)
	}
	for _, i := range h.seats {
		costs += h.terms.costs(s.levelOfSeat(h.terms, i), h.with)
	}
	for a, q := range h.areas {
		costs += int64(q) * h.terms.costs(s.levelOfArea(h.terms, a), h.with)
	}
	return costs == total(lines) && s.has(h, lines)
}

// total is what lines cost together.
func total(lines []pricing.Line) (sum int64) {
	for _, l := range lines {
		sum += l.Total()
	}
	return sum
}

// has reports whether lines name exactly the hold's places.
func (s *State) has(h *Hold, lines []pricing.Line) bool {
	var c inventory.Choice
	for _, l := range lines {
		if l.Area {
			c.Areas = append(c.Areas, inventory.Places{Area: l.Place, Quantity: l.Quantity})
		} else {
			c.Seats = append(c.Seats, l.Place)
		}
	}
	p := s.named(c)
	_, all := h.minus(p)
	return all && (&Hold{places: p}).count() == h.count()
}

func (s *State) mayReturn(c inventory.Return, now int64) []string {
	h := s.known(c.Hold, now)
	switch {
	case h == nil:
		return []string{"hold.not_found"}
	case h.Order == c.Order && (h.by == returned || h.by == retire):
		return nil
	case h.Order != c.Order || h.State != inventory.Sold:
		return []string{"seat.not_sold"}
	}
	var named inventory.Choice
	for _, label := range c.Seats {
		if _, area := s.plan.AreaIndex(label); area {
			named.Areas = append(named.Areas, inventory.Places{Area: label, Quantity: 1})
		} else {
			named.Seats = append(named.Seats, label)
		}
	}
	if _, ok := h.minus(s.named(named)); !ok {
		return []string{"seat.not_sold"}
	}
	return nil
}
