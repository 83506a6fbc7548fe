package order

import "frontrow/internal/base/fault"

// Every fault of this package.
var (
	ErrNoOrder   = fault.Define(fault.NotFound, "order.not_found", "There is no such order of yours.")
	ErrBadFilter = fault.Define(fault.Invalid, "order.filter_invalid", "Orders cannot be listed like this. Mend what is named and try again.") // fields
)
