package payment

import (
	"errors"
	"time"

	"frontrow/internal/base/fault"
)

// OnItsWay is why ErrUnreachable is returned for money that the provider has taken
// on to give back and that has not arrived yet, which some ways of paying take days
// for: it is in good order and only has to be asked about again.
var OnItsWay = errors.New("payment: the money is on its way back") //nolint:staticcheck,revive // it is a reason, never returned by itself

// TooFast is why ErrUnreachable is returned where the provider did nothing because it
// was asked too often: it is there, and does it when it is asked again, more slowly.
var TooFast = errors.New("payment: the provider is asked too often") //nolint:staticcheck,revive // it is a reason, never returned by itself

// Every fault of this package. Gateways return these and nothing else for
// what they can tell apart; any other error means that the outcome is unknown.
var (
	// ErrUnreachable means that the outcome of a call is not known: the
	// provider may have done it.
	ErrUnreachable = fault.Define(fault.Unavailable, "payment.unreachable", "The payment provider cannot be reached right now. Nothing was charged twice and your seats are kept for their time; try again shortly.").After(5 * time.Second)
	// ErrRefused means that the provider did not do it and will not.
	ErrRefused = fault.Define(fault.Conflict, "payment.refused", "The payment provider refused this. Ask the box office; no money was taken.")
	// ErrNoFunds means that the provider has too little of ours to give back just
	// now. It did nothing, and will when there is more.
	ErrNoFunds = fault.Define(fault.Conflict, "payment.balance_low", "The payment provider has too little of your money at hand to send this back. It is tried again by itself.")
	// ErrByHand means that people have to do it, and were told.
	ErrByHand = fault.Define(fault.Conflict, "payment.by_hand", "This money is sent back by hand. The order is done once the box office has noted that it did.")
	// ErrReceipt means that what somebody wants to note of money by hand cannot be.
	ErrReceipt = fault.Define(fault.Invalid, "payment.receipt_invalid", "This cannot be noted as it is. Mend what is named and try again; nothing was noted.") // fields
	// ErrNotDue means that no money by hand is taken for an order, or no more.
	ErrNotDue = fault.Define(fault.Conflict, "payment.not_due", "This order takes no payment by hand, or no more. Send the money back to whoever paid it.")
	// ErrNothingToSend means that no money by hand has to be sent back.
	ErrNothingToSend = fault.Define(fault.Conflict, "payment.nothing_to_send", "There is nothing to send back for this order, or it was noted already.")
	// ErrNoWay means that the house takes no money that way.
	ErrNoWay = fault.Define(fault.Invalid, "payment.way_unknown", "This way to pay is not offered here. Choose one of those that are.") // fields
	// ErrBadSignature means that a message does not come from the provider, or
	// is too old to be believed.
	ErrBadSignature = fault.Define(fault.Unauthenticated, "payment.signature_invalid", "This message is not signed by the payment provider, or is too old. Sign the exact bytes of the body and send them within five minutes.")
	// ErrBadEvent means that a signed message cannot be read.
	ErrBadEvent = fault.Define(fault.Malformed, "payment.event_invalid", "This message is signed but is not an event this version can read.")
	// ErrUnknownProvider means that no provider of that name is set up.
	ErrUnknownProvider = fault.Define(fault.NotFound, "payment.provider_unknown", "No payment provider of that name is set up here.")
)
