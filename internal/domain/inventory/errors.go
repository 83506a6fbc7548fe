package inventory

import (
	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
)

// Every refusal of this package. Details name the places concerned, so that a
// page can mark them and keep the rest of the choice.
var (
	ErrTaken        = fault.Define(fault.Conflict, "seat.taken", "At least one of these places is no longer to be had. The rest of your choice is still yours to take; choose another in place of those named.") // details: taken []string, nearest []string, now list of {seat state by name reason since} for staff
	ErrAlreadyYours = fault.Define(fault.Conflict, "seat.already_yours", "You already hold at least one of these seats. Change that hold instead of taking a new one.")                                          // details: hold string, seats []string
	ErrSoldOut      = fault.Define(fault.Conflict, "area.full", "There are not enough places left in this standing area.")                                                                                       // details: area string, left int
	ErrNoneTogether = fault.Define(fault.Conflict, "best.none", "There are not that many seats side by side as you wish. Ask for fewer, another price or another date, or choose them one by one.")
	ErrLeavesLone   = fault.Define(fault.Conflict, "hold.leaves_lone_seat", "This choice would leave a single seat between others, which hardly anybody can use. Take the seats beside it, or those named instead.")          // details: lone []string, instead []string
	ErrKept         = fault.Define(fault.Conflict, "seat.kept_accessible", "At least one of these seats is kept for people who need an accessible place, and for who comes along. Say that you need them, or choose others.") // details: seats []string
	ErrNotOnSale    = fault.Define(fault.Conflict, "seat.not_on_sale", "At least one of these places has no price and is not on sale.")                                                                                       // details: seats []string
	ErrNotOpen      = fault.Define(fault.Conflict, "sale.not_open", "The sale has not begun.")                                                                                                                                // details: opens_at string
	ErrClosed       = fault.Define(fault.Conflict, "sale.closed", "The sale has ended.")
	ErrPaused       = fault.Define(fault.Conflict, "sale.paused", "The sale is paused. Seats you hold stay yours; try again in a moment.")
	ErrLimit        = fault.Define(fault.Conflict, "limit.reached", "That is more places than one buyer may have for this show.")                                         // details: limit int, have int
	ErrEmailLimit   = fault.Define(fault.Conflict, "limit.email_reached", "That is more places than may be bought with one e-mail address for this show.")                // details: limit int, have int
	ErrPaymentLimit = fault.Define(fault.Conflict, "limit.payment_reached", "That is more places than may be bought with one card or other way of paying for this show.") // details: limit int, have int

	ErrVoucher        = fault.Define(fault.Conflict, "voucher.unknown", "This code does not work for this show.")
	ErrVoucherEarly   = fault.Define(fault.Conflict, "voucher.early", "This code does not work yet.") // details: from string
	ErrVoucherEnded   = fault.Define(fault.Conflict, "voucher.ended", "This code was good until a time that has passed.")
	ErrVoucherUsed    = fault.Define(fault.Conflict, "voucher.used_up", "This code has been used as often as it may be, or for as many places. What others hold with it may yet come back.") // details: left int
	ErrVoucherTooMany = fault.Define(fault.Conflict, "voucher.too_many", "That is more places than one order may have with this code.")                                                      // details: limit int
	ErrVoucherNotHere = fault.Define(fault.Conflict, "voucher.not_here", "This code is for other places of this show than those you have chosen.")
	ErrVoucherKeeps   = fault.Define(fault.Conflict, "voucher.keeps_places", "Some of these places are kept for who has the code they were taken with. Give them back before you take the code off.") // details: code string
	ErrVoucherThere   = fault.Define(fault.Conflict, "voucher.exists", "The show has a voucher with this code already.")                                                                              // details: code string
	ErrBadVoucher     = fault.Define(fault.Invalid, "voucher.invalid", "There cannot be such a voucher.")                                                                                             // fields

	ErrTooOften    = fault.Define(fault.TooMany, "limit.too_often", "You have asked for changes to this show too often today. Seats you hold stay yours; the rest must wait.") // details: limit int
	ErrNoHold      = fault.Define(fault.NotFound, "hold.not_found", "There is no such hold of yours.")
	ErrHoldEnded   = fault.Define(fault.Gone, "hold.ended", "The time for these seats has run out, or they were given back. Choose again; they may still be free.")
	ErrHoldSealed  = fault.Define(fault.Conflict, "hold.paying", "These seats are being paid for and cannot be changed now.")
	ErrHoldChanged = fault.Define(fault.Conflict, "hold.changed", "The hold is no longer what the order was made for.")
	ErrOtherCost   = fault.Define(fault.Conflict, "hold.other_cost", "What this comes to has changed since you looked. Look at it again; nothing was changed.")
	ErrExtended    = fault.Define(fault.Conflict, "hold.extended", "You have had more time for these seats already, and it is given once. Pay before it runs out.") // details: expires_at string
	ErrNoMoreTime  = fault.Define(fault.Conflict, "hold.no_more_time", "For this show there is no more time to be had. Pay before the time runs out.")
	ErrNotSealed   = fault.Define(fault.Conflict, "hold.not_paying", "These seats are not sealed for this order.")
	ErrNotSold     = fault.Define(fault.Conflict, "seat.not_sold", "At least one of these seats is not sold to this order.")
	ErrNotBlocked  = fault.Define(fault.Conflict, "seat.not_blocked", "At least one of these places is not blocked.") // details: seats []string, now list of {seat state by name reason since}
	ErrUnknownSeat = fault.Define(fault.Invalid, "seat.unknown", "The show's chart has no such place.")               // fields name them
	ErrEmptyChoice = fault.Define(fault.Invalid, "choice.empty", "Choose at least one seat or place.")
	ErrBadChoice   = fault.Define(fault.Invalid, "choice.invalid", "This choice cannot be read: name seats, areas, or the best available, each place once, and quantities between 1 and 100.")
	ErrTooMany     = fault.Define(fault.Invalid, "choice.too_many", "That is more places than one order of this show may have.") // details: limit int
	ErrReason      = fault.Define(fault.Invalid, "block.reason", "Give a reason of 1 to 200 characters.")
	ErrPurpose     = fault.Define(fault.Invalid, "block.purpose", "Say in at most 40 characters what the places are kept for, or leave it out.")
	ErrBadTerms    = fault.Define(fault.Invalid, "terms.invalid", "These terms cannot be sold by.") // fields
	ErrKeyReused   = idem.ErrKeyReused
	ErrNoBucket    = fault.Define(fault.NotFound, "show.not_published", "This show has no seats on sale.")
	ErrUnreadable  = fault.Define(fault.Unavailable, "seats.unreadable", "The seats of this show cannot be read by this version of the program.")
	ErrDivergent   = fault.Define(fault.Unavailable, "seats.divergent", "The seats of this show are being checked. Try again shortly.")
	ErrUnavailable = fault.Define(fault.Unavailable, "seats.unavailable", "The seats of this show cannot be reached right now. Try again shortly.")
	ErrClock       = fault.Define(fault.Unavailable, "seats.clock", "This server's clock is being put right. Nothing was changed; try again shortly.")
	ErrBadMove     = fault.Define(fault.Invalid, "move.invalid", "Name the database by 1 to 60 small letters, digits, dots and dashes.")
	ErrMoved       = fault.Define(fault.Unavailable, "seats.moved", "The seats of this show are kept elsewhere now. Try again shortly.") // details: to string
	ErrBusy        = fault.Define(fault.Unavailable, "seats.busy", "More people are asking than can be answered at once. Try again shortly.")
)
