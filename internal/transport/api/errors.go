package api

import "frontrow/internal/base/fault"

// The faults of requests that cannot be read, whatever they ask for.
var (
	ErrMalformed   = fault.Define(fault.Malformed, "request.malformed", "The body is not one well-formed JSON value in UTF-8, or names a member twice.")
	ErrInvalid     = fault.Define(fault.Invalid, "request.invalid", "The request was understood and cannot be accepted; the errors say where and why.")
	ErrTooLarge    = fault.Define(fault.TooLarge, "request.too_large", "The body has more bytes than this address takes.")
	ErrContentType = fault.Define(fault.Unsupported, "request.content_type", "Send the body with the content type this address takes.")
	ErrCutOff      = fault.Define(fault.Malformed, "request.cut_off", "The body ended before it was complete, or came too slowly.")
	ErrUnexpected  = fault.Define(fault.Malformed, "request.body_unexpected", "This address takes no body.")
	ErrStaffOnly   = fault.Define(fault.Forbidden, "session.staff_only", "This is for staff. Sign in with an e-mail address and a password.")
	ErrBuyersOnly  = fault.Define(fault.Forbidden, "session.buyers_only", "This is for buyers. POST /v1/sessions with {} gives a buyer's session.")
	ErrNotThere    = fault.Define(fault.NotFound, "object.not_found", "There is no such thing, or it is not yours to know of.")
)
