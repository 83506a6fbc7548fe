package inventory

import (
	"frontrow/internal/base/id"
)

// EffectKind says what an effect does. The numbers are those of the seat log.
type EffectKind uint8

const (
	kindTerms   EffectKind = 1 + iota // what is sold and by which rules
	kindSale                          // opened, paused or closed by hand
	kindTake                          // a hold begins or grows
	kindGive                          // its buyer gives places back before the deadline
	kindExpire                        // a hold is past its deadline
	kindSeal                          // a hold is fixed for an order
	kindRetake                        // an order takes the places of an expired hold anew
	kindUnseal                        // an order lets go of what it had sealed
	kindSell                          // an order is paid
	kindReturn                        // sold places go back on sale
	kindRetire                        // sold places come back but are not sold again
	kindBlock                         // staff keep places back
	kindUnblock                       // staff put them on sale
	kindExtend                        // a hold's deadline moves
)

// Numbers 15, 16 and 20 are terms written with more than the first programs knew.
const (
	kindMoved  EffectKind = 17 + iota // the log goes on elsewhere
	kindComp                          // staff give places away: a hold begins that is sold
	kindAssign                        // staff say anew what blocked places are kept for
)

// Numbers 22, 23 and 24 are takes with a voucher, instead of other places, and both.
const kindVoucher EffectKind = 21 // a voucher is made, changed or withdrawn

// Number 26 is a redemption after which the hold has no voucher.
const (
	kindRedeem EffectKind = 25 + iota // a hold has another voucher from now on, and costs what it does with it
	kinds                             // one more than the last
)

// rule is what there is to know about a kind: the one move it makes, and who
// it names in the private part of the log.
type rule struct {
	name     string
	from, to State
	hold     bool // it is about a hold, whose number and revision it names
	buyer    bool
	order    bool
	sealed   bool // by e-mail address and way of paying
	staff    bool // and for what reason
	purpose  bool // and what for, in a word
	voucher  bool // and the voucher as it is from then on
}

var rules = [kinds]rule{
	kindTerms:   {name: "terms"},
	kindSale:    {name: "sale", staff: true},
	kindTake:    {name: "take", from: Available, to: Held, hold: true, buyer: true},
	kindGive:    {name: "give", from: Held, to: Available, hold: true, buyer: true},
	kindExpire:  {name: "expire", from: Held, to: Available, hold: true},
	kindSeal:    {name: "seal", from: Held, to: Paying, hold: true, buyer: true, order: true, sealed: true},
	kindRetake:  {name: "retake", from: Available, to: Paying, hold: true, buyer: true, order: true, sealed: true},
	kindUnseal:  {name: "unseal", from: Paying, to: Available, hold: true, order: true},
	kindSell:    {name: "sell", from: Paying, to: Sold, hold: true, order: true},
	kindReturn:  {name: "return", from: Sold, to: Available, hold: true, order: true},
	kindRetire:  {name: "retire", from: Sold, to: Blocked, hold: true, order: true},
	kindBlock:   {name: "block", from: Available, to: Blocked, staff: true},
	kindUnblock: {name: "unblock", from: Blocked, to: Available, staff: true},
	kindMoved:   {name: "moved"},
	kindExtend:  {name: "extend", from: Held, to: Held, hold: true, buyer: true},
	kindComp:    {name: "comp", from: Available, to: Sold, hold: true, buyer: true, order: true, staff: true},
	kindAssign:  {name: "assign", from: Blocked, to: Blocked, staff: true, purpose: true},
	kindVoucher: {name: "voucher", staff: true, voucher: true},
	kindRedeem:  {name: "redeem", from: Held, to: Held, hold: true, buyer: true},
}

func (k EffectKind) known() bool { return k < kinds && rules[k].name != "" }

// moves reports whether effects of this kind move places.
func (k EffectKind) moves() bool { return rules[k].from != rules[k].to }

func (k EffectKind) String() string {
	if k.known() {
		return rules[k].name
	}
	return "unknown"
}

// timed reports whether effects of this kind name a deadline.
func (k EffectKind) timed() bool { return k == kindTake || k == kindExtend }

// Effect is one thing that happened to a bucket: some places that all went
// from one state to another, or are kept longer, or new terms, or a word about
// the sale. The
// exported members are public; who it was stands in the private part.
type Effect struct {
	Kind     EffectKind
	Hold     uint64 // the hold's number; 0 for effects that are about none
	Revision uint32 // of the hold, after the effect
	Deadline int64  // UTC microseconds; only of a take and an extend
	Seats    []uint32
	Areas    []AreaPlaces
	Terms    *Terms // only of terms
	Sale     Sale   // only of sale
	To       string // only of moved: the name of the database where the log goes on
	Bearer   bool   // only of a take that begins a hold, and of a redemption: with a voucher
	Instead  bool   // only of a take that begins a hold: its buyer gives up others for these

	shape shape // of the chart; only of terms
	who   who
}

// Opens reports whether the effect says what is sold from now on: with it come
// the places themselves, or other prices for them, or a voucher keeps some.
func (e *Effect) Opens() bool { return e.Kind == kindTerms || e.Kind == kindVoucher }

func (e *Effect) places() places { return places{seats: e.Seats, areas: e.Areas} }

// who is the private side of an effect. Its kind's rule says which members
// are set.
type who struct {
	buyer   id.Buyer
	order   id.Order
	email   [16]byte
	payment [16]byte
	staff   id.Staff
	reason  string
	purpose string
	voucher *voucher // as the effect makes it
	bears   uint32   // the number of the voucher a hold has from then on
	instead uint64   // the hold whose places are given up for those of a new one
	given   uint32   // and how many
}

// AreaPlaces is a number of places in the standing area with that index in
// the chart.
type AreaPlaces struct {
	Area     uint32
	Quantity uint32
}

// shape is what must be known of a chart to keep its places apart: how many
// seats there are, and how many places each standing area has.
type shape struct {
	seats      int
	capacities []uint32
}
