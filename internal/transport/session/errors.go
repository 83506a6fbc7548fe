package session

import "frontrow/internal/base/fault"

// The faults of a request whose sender is not known.
var (
	ErrMissing = fault.Define(fault.Unauthenticated, "session.missing", "This needs a session: send Authorization: Bearer with a token from POST /v1/sessions.")
	ErrUnknown = fault.Define(fault.Unauthenticated, "session.unknown", "This token is not one of ours, or its time is over. Get a new one from POST /v1/sessions.")
	ErrGuesses = fault.Define(fault.TooMany, "voucher.too_many_tries", "There were too many codes that are none. Wait a while, then try again.") // RetryAfter
	ErrNoStaff = fault.Define(fault.Unauthenticated, "session.not_staff", "This is for staff. Sign in with your e-mail address and password.")
)
