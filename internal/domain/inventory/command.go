package inventory

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// Command asks a bucket for one change. All commands are decided by [Decide],
// one after the other, and nothing else changes a seat.
type Command interface{ command() }

// Key makes a command safe to send again (I5); see package idem.
type Key = idem.Key

// Places is a number of places in one standing area.
type Places struct {
	Area     string `json:"area"`
	Quantity int    `json:"quantity"`
}

// Choice is the places somebody asks for. Seats and Areas go together; Best
// stands alone.
type Choice struct {
	Seats      []string // labels: "stalls/A/12"
	Areas      []Places
	Best       *Wish
	Accessible bool // the buyer says that they need the accessible and companion seats among Seats
}

// Wish asks for the best seats that are free, side by side in one row, or in
// as few groups as can be if that will do.
type Wish struct {
	Quantity   int
	Level      string // a price level's id; "" for any
	Section    string // a section's id; "" for any
	Accessible bool   // accessible seats, with companions beside them
	MaySplit   bool   // where so many are not to be had side by side, several groups will do
}

// Place takes places for a buyer, all or none (I7), until a deadline.
type Place struct {
	Key     Key
	Buyer   id.Buyer
	Choice  Choice
	Voucher string        // a code as its bearer types it; "" for none
	Cost    *money.Amount // what an order of these places must come to; nil for whatever it comes to
	Instead Instead       // what is given up for them; zero for nothing
}

// Change gives back part of a hold and takes other places, in one step: when
// any wanted place is taken, nothing changes. The deadline stays.
type Change struct {
	Key     Key
	Buyer   id.Buyer
	Hold    HoldID
	Add     Choice
	Release Choice // Best is not allowed here
}

// Release gives a hold back before its deadline. Giving back what has already
// ended is no error.
type Release struct {
	Key   Key
	Buyer id.Buyer
	Hold  HoldID
}

// Extend moves a hold's deadline, once, by what the terms it was taken under
// allow.
type Extend struct {
	Key   Key
	Buyer id.Buyer
	Hold  HoldID
}

// Redeem gives a hold the voucher of a code, in place of the one it has, if
// any, or takes that off again. The places and the deadline stay; the price is
// that of the voucher from then on.
type Redeem struct {
	Key     Key
	Buyer   id.Buyer
	Hold    HoldID
	Voucher string // a code as its bearer types it; "" for no voucher
	Recall  bool   // money is on its way for the hold as it is: only give the answer that was given before
}

// Expire tells people about up to Most holds that are past their deadline. It
// makes nothing available that was not already (I3).
type Expire struct{ Most int }

// Seal fixes a hold for an order whose money is authorised. It is refused
// unless buyer, revision and places are exactly what the order froze. After
// the deadline it takes the places anew, all or none, if the sale and the
// limits allow. A hold that is there instead of other places is only for an order
// that takes their place. Sealing again for the same order is answered as before.
type Seal struct {
	Buyer    id.Buyer
	Hold     HoldID
	Revision uint32
	Order    id.Order
	Lines    []pricing.Line
	PerOrder pricing.Charge
	Email    [16]byte // digest for the limit per e-mail address
	Payment  [16]byte // digest for the limit per way of paying; zero where nobody can say which it is
	Instead  id.Order // the order whose places this one takes the place of; zero for none
	Anew     bool     // the order has let go of these places itself, unpaid, and its money has come after all
}

// Unseal gives back the places an order had sealed, because its money could
// not be had.
type Unseal struct {
	Hold  HoldID
	Order id.Order
}

// Sell makes an order's sealed places sold, once its money is captured.
type Sell struct {
	Hold  HoldID
	Order id.Order
}

// Return ends the sale of an order's places: all of them, or only Seats. They
// become available again, or blocked when Block is set.
//
// A part of a standing area looks the same each time, so whoever may ask twice
// for the same part says at which revision of the hold. Where the hold has moved
// on since, the part was returned before and nothing changes.
type Return struct {
	Hold     HoldID
	Order    id.Order
	Seats    []string
	Block    bool
	Revision uint32 // 0: at any
}

// Block keeps available places back from sale; Unblock puts them on sale.
type Block struct {
	Key     Key
	Staff   id.Staff
	Choice  Choice
	Reason  string // 1-200 characters; kept in the private part of the log
	Purpose string // what for, in a word: "Press"; 40 characters at most, or none
}

// Reassign says anew what blocked places are kept for, and why. They stay
// blocked all the while.
type Reassign struct {
	Key     Key
	Staff   id.Staff
	Choice  Choice
	Reason  string // as of a Block
	Purpose string
}

// Unblock puts blocked places back on sale.
type Unblock struct {
	Key    Key
	Staff  id.Staff
	Choice Choice
	Reason string
}

// Comp gives places away to a guest: those that are kept back, and those that
// are on sale, all or none (I7). They are sold at once, at no price, for an
// order of the guest's own. Limits and the sale window are for buyers; staff
// sign for it with a reason.
type Comp struct {
	Key    Key
	Staff  id.Staff
	Buyer  id.Buyer // the guest
	Order  id.Order
	Choice Choice
	OnSale []string // of the seats, those that were seen on sale: they are refused if somebody keeps them back by now
	Reason string   // 1-200 characters; kept in the private part of the log
	Recall bool     // only give the answer that was given before: what was not decided then is not decided now
}

// SetTerms replaces what later decisions go by. Holds keep the terms they
// were taken under.
type SetTerms struct{ Terms Terms }

// SetSale opens, pauses or closes the sale by hand.
type SetSale struct {
	Key    Key
	Sale   Sale
	Staff  id.Staff
	Reason string // at most 200 characters; kept in the private part of the log
}

func (Place) command()    {}
func (Change) command()   {}
func (Release) command()  {}
func (Extend) command()   {}
func (Redeem) command()   {}
func (Expire) command()   {}
func (Seal) command()     {}
func (Unseal) command()   {}
func (Sell) command()     {}
func (Return) command()   {}
func (Block) command()    {}
func (Unblock) command()  {}
func (Reassign) command() {}
func (Comp) command()     {}
func (SetTerms) command() {}
func (SetSale) command()  {}

// Sale says whether buyers may hold seats, beside the sale window.
type Sale uint8

// A sale is Open unless staff say otherwise.
const (
	SaleOpen Sale = iota
	SalePaused
	SaleClosed
)

// Terms is everything a decision goes by that is not a seat. They enter the
// bucket as a row, so that the log alone explains every decision (I8).
type Terms struct {
	Chart       seating.Hash  `json:"chart"`
	Prices      pricing.List  `json:"prices"`
	OpensAt     time.Time     `json:"opens_at"`
	ClosesAt    time.Time     `json:"closes_at"`
	HoldFor     time.Duration `json:"hold_for_ns"`   // how long a new hold lasts
	ExtendBy    time.Duration `json:"extend_by_ns"`  // by how much its deadline may be moved, once; 0 for not at all
	MaxPerHold  int           `json:"max_per_hold"`  // places in one hold, and so in one order
	MaxPerBuyer int           `json:"max_per_buyer"` // places one buyer may have held, paying and sold at a time
	MaxPerEmail int           `json:"max_per_email"` // places paying and sold under one e-mail address

	MaxPerPayment   int  `json:"max_per_payment"`   // places paying and sold under one way of paying, such as a card; 0 for any number
	RefuseLoneSeats bool `json:"refuse_lone_seats"` // a choice that leaves a seat alone is refused, not only explained
	KeepAccessible  bool `json:"keep_accessible"`   // accessible seats and their companions are for those who say they need them
}

// Answer is what a command led to.
type Answer struct {
	Hold    Hold   // the hold it was about, if any
	Version uint64 // of the bucket in which the answer is true
	Changed bool   // false when the command found everything already as asked
}
