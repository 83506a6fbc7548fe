package account

import "frontrow/internal/base/fault"

// Every refusal of this package.
var (
	ErrForbidden    = fault.Define(fault.Forbidden, "staff.forbidden", "Your role does not allow this. Ask somebody who runs your organiser's account.")
	ErrInvalid      = fault.Define(fault.Invalid, "staff.invalid", "This person cannot be added as described. Mend what is named and try again.") // fields
	ErrEmailTaken   = fault.Define(fault.Conflict, "staff.email_taken", "Somebody already signs in with this e-mail address. Use another one.")
	ErrNoStaff      = fault.Define(fault.NotFound, "staff.not_found", "There is no such member of staff.")
	ErrNoOrganiser  = fault.Define(fault.NotFound, "organiser.not_found", "There is no such organiser.")
	ErrBadEmail     = fault.Define(fault.Invalid, "email.invalid", "This is not an e-mail address that mail can be sent to. Check it for typing errors.")
	ErrWrongSignIn  = fault.Define(fault.Unauthenticated, "sign_in.wrong", "This e-mail address and password do not belong together. Check both and try again.")
	ErrTooManyTries = fault.Define(fault.TooMany, "sign_in.too_many", "There were too many tries to sign in with this e-mail address. Wait a while, then try again.") // RetryAfter
	ErrBusy         = fault.Define(fault.Unavailable, "sign_in.busy", "Too many people are signing in at this moment. Try again shortly.")                            // RetryAfter
)
