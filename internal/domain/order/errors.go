package order

import "frontrow/internal/base/fault"

// Every fault of this package.
var (
	ErrNoOrder   = fault.Define(fault.NotFound, "order.not_found", "There is no such order of yours.")
	ErrBadPlaces = fault.Define(fault.Invalid, "order.places_invalid", "These places cannot be taken back as they are named. Mend what is named and try again.") // fields
	ErrPlaceBack = fault.Define(fault.Conflict, "order.place_returned", "One of these places was taken back before. Look at the order again.")
	ErrBadFilter = fault.Define(fault.Invalid, "order.filter_invalid", "Orders cannot be listed like this. Mend what is named and try again.") // fields

	ErrNoReturns        = fault.Define(fault.Conflict, "order.returns_not_allowed", "The places of this order cannot be returned here. If you cannot come, ask the box office.")
	ErrReturnsOver      = fault.Define(fault.Conflict, "order.returns_over", "The time to return places of this order is over. If you cannot come, ask the box office.")
	ErrReturnsCancelled = fault.Define(fault.Conflict, "order.returns_show_cancelled", "This show is cancelled, and the box office gives its orders back in full. There is nothing for you to return.")
	ErrReturnWhole      = fault.Define(fault.Conflict, "order.return_whole_only", "The places of this order can only be returned all together.")
	ErrReturnChanged    = fault.Define(fault.Conflict, "order.return_changed", "What you would get back has changed since you looked. Look at it again; nothing was returned.")
)
