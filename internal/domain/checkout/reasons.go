package checkout

import (
	"errors"
	"slices"

	"frontrow/internal/domain/inventory"
)

// Why an order ended, in words for its buyer. What became of the money is
// added when it is known.
const (
	reasonCancelled     = "You cancelled this order."
	reasonChanged       = "You chose other seats, which have an order of their own."
	reasonOtherWay      = "You chose another way to pay, which has an order of its own."
	reasonRefunded      = "The box office returned this order."
	reasonReturned      = "You returned this order."
	reasonShowCancelled = "This show was cancelled, and the box office returned this order."
	reasonExchanged     = "These seats were changed for others, which have an order of their own."
	reasonNotYours      = "The seats that were to be changed are not as they were. They stay as they are."
	reasonBank          = "The bank of whoever paid took the money back. The tickets are not valid."
	reasonLate          = "The payment came after the time for these seats had run out."
	reasonNoPage        = "The payment provider did not accept this order. Your seats are still yours for their time; try again."
	reasonClosed        = "The payment was closed before it was made. If your seats are still yours, try again."
	reasonAmount        = "The amount that was paid is not the price of this order."
	reasonNotTaken      = "The payment was authorised but could not be taken."
	reasonNotKept       = "The time for these seats had run out before they could be fixed for this order. Nothing was paid."
	reasonSeats         = "The seats of this order could not be sold to you."
)

// What became of the money; it follows the reason.
const (
	moneyNotTaken = "Your money was not taken; your bank may show it as reserved for some days."
	moneyReturned = "Your money was returned in full; it can take your bank some days to show it."
	moneyLess     = "Your money was returned, less what is kept by the terms you bought on; it can take your bank some days to show it."
)

// reasons puts what the seats' rules said into words. They can say no only to
// a payment that came late, or to one for a hold that is not as it was.
var reasons = []struct {
	err  error
	text string
}{
	{inventory.ErrTaken, "The payment came after the time for these seats had run out, and somebody else has them now."},
	{inventory.ErrSoldOut, "The payment came after the time for these places had run out, and they are taken now."},
	{inventory.ErrClosed, "The payment came after the time for these seats had run out, and the sale has ended."},
	{inventory.ErrNotOpen, "The payment came after the time for these seats had run out, and the sale is not open."},
	{inventory.ErrPaused, "The payment came after the time for these seats had run out, while the sale is paused."},
	{inventory.ErrNotOnSale, "The payment came after the time for these seats had run out, and they are no longer on sale."},
	{inventory.ErrLimit, "With these seats you would have more than one buyer may have for this show."},
	{inventory.ErrEmailLimit, "With these seats there would be more bought with this e-mail address than one may have for this show."},
	{inventory.ErrPaymentLimit, "With these seats there would be more bought with this card, or other way of paying, than one may have for this show."},
	{inventory.ErrHoldChanged, "The seats, or what they cost, were changed after this payment was begun."},
	{inventory.ErrHoldSealed, "These seats are being paid for, or are paid, with another order."},
	{inventory.ErrHoldEnded, reasonLate},
	{inventory.ErrNoHold, reasonLate},
}

func reasonFor(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.text
		}
	}
	return reasonSeats
}

// Reasons gives every sentence that may say how an order ended, for those who
// say it in other languages.
func Reasons() []string {
	all := []string{
		reasonCancelled, reasonChanged, reasonOtherWay, reasonRefunded, reasonReturned, reasonShowCancelled, reasonExchanged, reasonNotYours, reasonBank, reasonLate, reasonNoPage, reasonClosed, reasonAmount, reasonNotTaken, reasonNotKept, reasonSeats,
	}
	for _, r := range reasons {
		if !slices.Contains(all, r.text) {
			all = append(all, r.text)
		}
	}
	return append(all, moneyNotTaken, moneyReturned, moneyLess)
}
