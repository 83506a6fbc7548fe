package order

import "frontrow/internal/base/fault"

// Every fault of this package.
var (
	ErrNoOrder   = fault.Define(fault.NotFound, "order.not_found", "There is no such order of yours.")
	ErrBadPlaces = fault.Define(fault.Invalid, "order.places_invalid", "These places cannot be taken back as they are named. Mend what is named and try again.") // fields
	ErrPlaceBack = fault.Define(fault.Conflict, "order.place_returned", "One of these places was taken back before. Look at the order again.")
	ErrBadFilter = fault.Define(fault.Invalid, "order.filter_invalid", "Orders cannot be listed like this. Mend what is named and try again.") // fields
)
