package ticket

import (
	"frontrow/internal/base/locale"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/seating"
)

// Sheet is a ticket with everything that stands on it, for whoever draws it.
type Sheet struct {
	Ticket Ticket
	Number string // of its order, for people on the telephone
	Of     int    // how many tickets the order has
	Show   catalog.ShowView
	Spot   Spot
	Locale *locale.Locale // the language of its order
}

// Sheets puts together what stands on tickets of an order: all of them, or only
// some. plan is the show's.
func Sheets(o order.Order, tickets []Ticket, view catalog.ShowView, plan *seating.Plan) []Sheet {
	sheets := make([]Sheet, len(tickets))
	for i, t := range tickets {
		sheets[i] = Sheet{Ticket: t, Number: o.Number, Of: o.Places(), Show: view, Spot: SpotOf(plan, t.Place, t.Area), Locale: locale.Of(o.Language)}
	}
	return sheets
}
