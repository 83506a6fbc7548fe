package sim

import (
	"fmt"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
)

// anything is what somebody may ask for: often the same seats as others, often
// too late, sometimes what is not theirs.
func (r *run) anything() inventory.Command {
	c := r.command()
	key := r.key()
	switch c := c.(type) {
	case inventory.Place:
		c.Key = key
		return c
	case inventory.Change:
		c.Key = key
		return c
	case inventory.Release:
		c.Key = key
		return c
	case inventory.Extend:
		c.Key = key
		return c
	case inventory.Redeem:
		c.Key = key
		return c
	case inventory.SetVouchers:
		c.Key = key
		return c
	case inventory.Block:
		c.Key = key
		return c
	case inventory.Unblock:
		c.Key = key
		return c
	case inventory.Reassign:
		c.Key = key
		return c
	case inventory.Comp:
		c.Key = key
		return c
	}
	return c
}

// key makes a new key; now and then one that was used before, and sometimes
// none.
func (r *run) key() (k idem.Key) {
	no := r.crowd.asked
	switch {
	case r.chance(8):
		return k
	case r.chance(40) && no > 20:
		r.hit(KeyReused)
		k.Caller = [16]byte{1, byte(no - 7), byte((no - 7) >> 8), byte((no - 7) >> 16)}
	default:
		k.Caller = [16]byte{1, byte(no), byte(no >> 8), byte(no >> 16)}
	}
	k.Body = [16]byte{2, byte(no), byte(no >> 8), byte(no >> 16)}
	return k
}

func (r *run) command() inventory.Command {
	buyer := id.FromBytes[id.Buyer]([16]byte{2, 15: byte(1 + r.dice.IntN(buyers))})
	what := r.dice.IntN(100)
	switch {
	case what < 3:
		return inventory.Block{Choice: r.choice(2), Reason: "camera", Purpose: []string{"", "Press"}[r.dice.IntN(2)]}
	case what < 5:
		return inventory.Unblock{Choice: r.choice(2), Reason: "no camera"}
	case what < 6:
		return inventory.Reassign{Choice: r.choice(2), Reason: "two cameras", Purpose: "Sponsor"}
	case what < 8:
		return r.gift()
	case what < 9:
		return inventory.SetSale{Sale: inventory.Sale(max(0, r.dice.IntN(12)-9)), Reason: "because"}
	case what < 10:
		terms := firstTerms()
		terms.HoldFor += time.Duration(r.dice.IntN(5)) * time.Second
		terms.MaxPerHold -= r.dice.IntN(3)
		terms.MaxPerBuyer -= r.dice.IntN(3)
		terms.Prices.Levels[0].Face += int64(r.dice.IntN(3))
		terms.Prices.Fees[2].Minor += int64(r.dice.IntN(3))
		terms.Prices.Tax.Added = r.chance(50)
		return inventory.SetTerms{Terms: terms}
	case what < 12:
		return r.vouchers()
	case what < 50 || len(r.crowd.holds) == 0:
		if r.chance(4) {
			return r.swap(inventory.Place{Buyer: buyer, Choice: inventory.Choice{Best: &inventory.Wish{Quantity: 1 + r.dice.IntN(4)}}, Voucher: r.code()})
		}
		return r.swap(inventory.Place{Buyer: buyer, Choice: r.choice(4), Voucher: r.code()})
	}
	h := r.crowd.holds[len(r.crowd.holds)-1-r.dice.IntN(min(len(r.crowd.holds), 12))]
	if r.chance(20) {
		h = r.crowd.holds[r.dice.IntN(len(r.crowd.holds))]
	}
	order := r.orderFor(h)
	if r.chance(25) && buyer != h.Buyer {
		r.hit(Stranger)
	} else {
		buyer = h.Buyer
	}
	switch {
	case what < 58:
		return inventory.Release{Buyer: buyer, Hold: h.ID}
	case what < 66:
		return r.change(buyer, h)
	case what < 69:
		return inventory.Extend{Buyer: buyer, Hold: h.ID}
	case what < 74:
		return inventory.Redeem{Buyer: buyer, Hold: h.ID, Voucher: r.code()}
	case what < 84:
		return inventory.Seal{
			Buyer: buyer, Hold: h.ID, Revision: h.Revision, Order: order, Lines: h.Lines, PerOrder: h.PerOrder,
			Email: [16]byte{3, byte(r.dice.IntN(4))}, Payment: r.card(), Instead: r.swapped(h),
			Anew: h.State == inventory.Available,
		}
	case what < 90:
		return inventory.Sell{Hold: h.ID, Order: order}
	case what < 95:
		return inventory.Unseal{Hold: h.ID, Order: order}
	default:
		back := inventory.Return{Hold: h.ID, Order: order, Block: r.chance(3)}
		if len(h.Lines) > 0 && r.chance(2) {
			back.Seats = []string{h.Lines[r.dice.IntN(len(h.Lines))].Place}
		}
		return back
	}
}

// swap has some who have bought places ask for others instead.
func (r *run) swap(c inventory.Place) inventory.Place {
	sold := slices.DeleteFunc(slices.Clone(r.crowd.holds), func(h inventory.Hold) bool { return h.State != inventory.Sold })
	if len(sold) == 0 || !r.chance(2) {
		return c
	}
	h := sold[r.dice.IntN(len(sold))]
	if !r.chance(10) {
		c.Buyer = h.Buyer
	}
	c.Instead = inventory.Instead{Hold: h.ID, Order: h.Order, Places: r.dice.IntN(5)}
	return c
}

// swapped gives the order whose places a hold was asked for instead; now and then
// none.
func (r *run) swapped(h inventory.Hold) id.Order {
	if r.chance(10) {
		return id.Order{}
	}
	return r.crowd.swaps[h.ID.No].Order
}

// gift draws places to give away, some of which their giver saw on sale.
func (r *run) gift() inventory.Comp {
	no := r.crowd.asked
	c := inventory.Comp{
		Buyer: id.FromBytes[id.Buyer]([16]byte{5, 14: byte(no >> 8), 15: byte(no)}), Order: id.FromBytes[id.Order]([16]byte{6, 14: byte(no >> 8), 15: byte(no)}),
		Choice: r.choice(2), Reason: fmt.Sprintf("guest %d", no),
	}
	for _, label := range c.Choice.Seats {
		if r.chance(3) {
			c.OnSale = append(c.OnSale, label)
		}
	}
	return c
}

// orderFor gives the order of a hold; now and then another.
func (r *run) orderFor(h inventory.Hold) id.Order {
	if !h.Order.IsZero() && !r.chance(25) {
		return h.Order
	}
	if _, begun := r.crowd.orders[h.ID.No]; !begun || r.chance(25) {
		r.crowd.orders[h.ID.No] = id.FromBytes[id.Order]([16]byte{4, 12: byte(r.dice.IntN(2)), 13: byte(h.ID.No >> 16), 14: byte(h.ID.No >> 8), 15: byte(h.ID.No)})
	}
	return r.crowd.orders[h.ID.No]
}

// choice draws places, most of them near the front, where everybody wants to
// be.
func (r *run) choice(most int) (c inventory.Choice) {
	first := min(r.dice.IntN(hall.Len()), r.dice.IntN(hall.Len()))
	for i := first; i < min(first+1+r.dice.IntN(most), hall.Len()); i++ {
		c.Seats = append(c.Seats, hall.Label(i))
	}
	if r.chance(4) {
		c.Areas = []inventory.Places{{Area: "floor", Quantity: 1 + r.dice.IntN(most)}}
		if r.chance(2) {
			c.Seats = nil
		}
	}
	return c
}

// change draws other places for a hold, and some of its own to give back.
func (r *run) change(buyer id.Buyer, h inventory.Hold) inventory.Change {
	c := inventory.Change{Buyer: buyer, Hold: h.ID}
	for _, l := range h.Lines {
		if !l.Area && r.chance(2) {
			c.Release.Seats = append(c.Release.Seats, l.Place)
		}
	}
	if r.chance(2) || len(c.Release.Seats) == 0 {
		c.Add = r.choice(2)
	}
	return c
}

// card is what somebody pays with: one of a few that go from hand to hand, or
// nothing that anybody could name.
func (r *run) card() (digest [16]byte) {
	if n := r.dice.IntN(6); n > 0 {
		digest = [16]byte{4, byte(n)}
	}
	return digest
}

// codes are few, so that many want the last use of each.
var codes = []string{"ONE", "TWO", "SIX"}

// code draws what a buyer types, if anything.
func (r *run) code() string {
	switch {
	case r.chance(2):
		return ""
	case r.chance(20):
		return "NOTHING"
	}
	return codes[r.dice.IntN(len(codes))]
}

// vouchers draws what a code stands for from now on; now and then nothing any
// more.
func (r *run) vouchers() inventory.SetVouchers {
	v := inventory.Voucher{Code: codes[r.dice.IntN(len(codes))], Orders: r.dice.IntN(4), Places: r.dice.IntN(7), PerOrder: r.dice.IntN(5), Ended: r.chance(8)}
	v.Discount = []pricing.Discount{{Rate: 12_500}, {Minor: 333}, {Minor: 5000}, {Rate: 33_333, NoFees: true}, {Rate: 100_000, NoFees: true}}[r.dice.IntN(5)]
	if r.chance(3) {
		v.Levels = []string{"near"}
	}
	return inventory.SetVouchers{Vouchers: []inventory.Voucher{v}}
}
