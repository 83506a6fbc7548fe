package notify

import (
	"errors"

	"frontrow/internal/base/fault"
)

// Every fault of this package.
var (
	ErrNoMessage     = fault.Define(fault.NotFound, "message.not_found", "There is no such message.")
	ErrNothingToSend = fault.Define(fault.Conflict, "message.nothing_to_send", "There are no tickets to send for this order: it is not paid, or was refunded.")
	ErrJustSent      = fault.Define(fault.TooMany, "message.just_sent", "The tickets were sent a moment ago. Look into the spam folder as well, and wait a little before asking again.")
	ErrAskedTooOften = fault.Define(fault.TooMany, "message.asked_too_often", "Orders were looked for very often from here. Wait a little, then try again.")
	ErrSentTooOften  = fault.Define(fault.Conflict, "message.sent_too_often", "The tickets of this order were sent many times. Open the order's page instead; the tickets are there.")
)

// ErrRefused is what a Mailer returns, wrapped, when trying again is of no
// use: the address does not exist, or the mail itself is not acceptable.
var ErrRefused = errors.New("notify: the mail was refused for good")
