package ticket

import "frontrow/internal/base/fault"

// Every fault of this package.
var (
	// ErrNotATicket means that the text is not a ticket code at all.
	ErrNotATicket = fault.Define(fault.Invalid, "ticket.not_a_ticket", "This is not a ticket code. Give the whole code as it stands under the QR picture, beginning with FR1-.")
	// ErrForged means that the code has the form of a ticket and its signature is wrong.
	ErrForged = fault.Define(fault.Invalid, "ticket.forged", "This code was not issued by the box office, or was changed since. Do not let it in; ask for the order's number.")
	// ErrUnknownKey means that the code names a signing key that was not given.
	ErrUnknownKey = fault.Define(fault.Invalid, "ticket.unknown_key", "This code was signed with a key that is not known here. Fetch the box office's public keys and check it again.") // details: key string
	// ErrNoTicket means that a ticket does not exist, or is not the caller's to see.
	ErrNoTicket = fault.Define(fault.NotFound, "ticket.not_found", "There is no such ticket of yours.")
	// ErrBadKeys means that text is not a set of public keys.
	ErrBadKeys = fault.Define(fault.Invalid, "ticket.keys_invalid", "This is not a set of Ed25519 public keys. Give a PEM file, or the key document a box office publishes.")
)
