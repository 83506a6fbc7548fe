package catalog

import (
	"frontrow/internal/base/fault"
	"frontrow/internal/domain/account"
)

// Every refusal of this package. ErrInvalid names the members at fault.
var (
	ErrNoOrganiser = account.ErrNoOrganiser
	ErrNoVenue     = fault.Define(fault.NotFound, "venue.not_found", "There is no such venue.")
	ErrNoChart     = fault.Define(fault.NotFound, "chart.not_found", "There is no such chart.")
	ErrNoEvent     = fault.Define(fault.NotFound, "event.not_found", "There is no such event.")
	ErrNoShow      = fault.Define(fault.NotFound, "show.not_found", "There is no such show.")

	ErrInvalid    = fault.Define(fault.Invalid, "catalog.invalid", "This cannot be kept as described. Mend what is named and try again; nothing was changed.") // fields
	ErrBadFilter  = fault.Define(fault.Invalid, "catalog.filter_invalid", "These filters cannot be used as they are. Mend what is named.")                     // fields
	ErrBadCursor  = fault.Define(fault.Invalid, "cursor.invalid", "This is not a cursor of this list. Begin again with the first page.")
	ErrIncomplete = fault.Define(fault.Conflict, "show.incomplete", "The show is not ready to be published. Complete what is named and try again.")                                                     // fields
	ErrFixed      = fault.Define(fault.Conflict, "show.fixed", "The show is published, so its venue, chart and currency can no longer change. Start, doors, prices, sale window and limits still may.") // fields
	ErrZoneFixed  = fault.Define(fault.Conflict, "venue.zone_fixed", "Tickets name times in this venue's time zone, so it can no longer change. Everything else still may.")
	ErrCancelled  = fault.Define(fault.Conflict, "show.cancelled", "The show is cancelled and can no longer change.")
)
