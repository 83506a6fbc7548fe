package checkout

import (
	"context"

	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// Where an order stands. The names are kept in the database.
const (
	stepOpen     = "open"         // its payment page is yet to be made
	stepPay      = "pay"          // the buyer is to pay
	stepReserve  = "reserve"      // it is paid later: fix the seats first
	stepOwe      = "owe"          // then the buyer is to pay, by the deadline of that way
	stepLapse    = "lapse"        // and did not: let go of the seats
	stepSeal     = "seal"         // the money is there: fix the seats
	stepCapture  = "capture"      // the seats are fixed: take the money
	stepSwap     = "swap"         // it is paid in part with places of another order: win those
	stepYield    = "yield"        // its places, or some, are being changed for those of another order
	stepHome     = "home"         // money that paid for another order is back: give it back
	stepSell     = "sell"         // the money is taken: sell the seats
	stepChange   = "change"       // more came than it costs: give the rest back
	stepRelease  = "release"      // the buyer gives up: release the hold
	stepUnseal   = "unseal"       // it cannot be sold: let go of its own sealed seats
	stepGiveBack = "giveback"     // then see to it that no money of the buyer stays
	stepReturn   = "return"       // staff take the sale back: put the seats on sale again
	stepKeep     = "keep"         // or keep them back
	stepBank     = "bank"         // it was paid: see whether the buyer's bank has the money back
	stepDone     = order.StepDone // nothing is left to do
)

// step is one row of the saga: what is done, outside any transaction and safe
// to repeat, and where it may lead. What it found is recorded in a
// transaction of its own, together with the step that follows.
type step struct {
	act  func(s *Service, ctx context.Context, w work) (record, error)
	next []string
}

// steps is the saga, with a row for every way of paying: one that captures at
// once leaves out capture, one that is paid later has its seats fixed before
// it owes, and an order that costs nothing begins at seal.
var steps = map[string]step{
	stepOpen:     {(*Service).open, []string{stepPay, stepReserve, stepDone}},
	stepPay:      {(*Service).pay, []string{stepSeal, stepGiveBack, stepDone}},
	stepReserve:  {(*Service).reserve, []string{stepOwe, stepUnseal}},
	stepOwe:      {(*Service).owe, []string{stepSell, stepSwap, stepLapse, stepUnseal}},
	stepLapse:    {(*Service).lapse, []string{stepPay}},
	stepSeal:     {(*Service).seal, []string{stepCapture, stepSwap, stepSell, stepUnseal}},
	stepSwap:     {(*Service).swap, []string{stepCapture, stepSell, stepUnseal}},
	stepCapture:  {(*Service).capture, []string{stepSell, stepUnseal}},
	stepSell:     {(*Service).sell, []string{stepDone, stepChange, stepUnseal}},
	stepChange:   {(*Service).change, []string{stepDone}},
	stepRelease:  {(*Service).release, []string{stepGiveBack}},
	stepUnseal:   {(*Service).unseal, []string{stepGiveBack}},
	stepGiveBack: {(*Service).giveBack, []string{stepDone}},
	stepReturn:   {(*Service).takeBack, []string{stepGiveBack}},
	stepKeep:     {(*Service).keepBack, []string{stepGiveBack}},
	stepYield:    {(*Service).yield, []string{stepReturn, stepDone}},
	stepHome:     {(*Service).giveBack, []string{stepDone}},
	stepBank:     {(*Service).bank, []string{stepDone, stepGiveBack}},
}

// awaitsMoney reports whether all that is left to do in a step is to ask whether
// the buyer has paid.
func awaitsMoney(step string) bool { return step == stepPay || step == stepOwe }

// record writes down what a step found. It runs inside a transaction on a
// fresh copy of the order; by setting Step it says what follows. Leaving Step
// alone means to wait, unless again is set.
type record func(q Tx, w *work) error

// work is an order in the middle of its saga.
type work struct {
	order.Order
	intent payment.Intent // zero for an order that has nothing to pay
	again  bool           // run the same step once more at once
}

// free reports whether its buyer has nothing to pay.
func (w work) free() bool { return w.Due().IsZero() }
