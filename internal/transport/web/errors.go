package web

import "frontrow/internal/base/fault"

// The faults of pages, beside those of the use cases.
var (
	ErrFormUnreadable = fault.Define(fault.Malformed, "form.unreadable", "This form did not arrive in one piece. Go back, reload the page and send it again.")
	ErrFormTooLarge   = fault.Define(fault.TooLarge, "form.too_large", "This form holds more than any of ours. Go back and send less.")
	ErrUploadTooLarge = fault.Define(fault.TooLarge, "form.upload_too_large", "This file is larger than 20 MB, the most a seating plan may have. Go back and send a smaller one.")
	ErrFormType       = fault.Define(fault.Unsupported, "form.content_type", "Send this form the way a browser does: application/x-www-form-urlencoded.")
	ErrFormKey        = fault.Define(fault.Malformed, "form.key_missing", "This form has lost the key that keeps it from being sent twice. Reload the page and try again.")
	ErrCrossSite      = fault.Define(fault.Forbidden, "request.cross_site", "This request came from another site and was not carried out. Open the page here and try again.")
	ErrNoPage         = fault.Define(fault.NotFound, "page.not_found", "There is nothing at this address. It may have been mistyped, or what was here has gone.")
)
