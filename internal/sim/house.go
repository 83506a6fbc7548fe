package sim

import (
	"fmt"
	"time"

	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// hall is small, so that everybody meets everybody: three rows of eight seats
// and a floor of a dozen.
var hall = func() *seating.Plan {
	c := &seating.Chart{Name: "Hall", Zones: []seating.Zone{{ID: "front"}, {ID: "back"}},
		Sections: []seating.ChartSection{{ID: "s", Zone: "front"}}, Areas: []seating.ChartArea{{ID: "floor", Zone: "back", Capacity: 12}}}
	for row := range 3 {
		y := float64(100 * (row + 1))
		c.Sections[0].Rows = append(c.Sections[0].Rows, seating.ChartRow{ID: fmt.Sprint(row + 1), Line: &seating.Line{
			From: seating.Point{X: 0, Y: y}, To: seating.Point{X: 7 * 50, Y: y}, Count: 8, First: 1, Step: 1}})
	}
	plan, err := seating.Compile(c)
	if err != nil {
		panic(err)
	}
	return plan
}()

// opening is when every run begins.
var opening = time.Date(2027, 3, 1, 10, 0, 0, 0, time.UTC)

func firstTerms() inventory.Terms {
	return inventory.Terms{
		Chart: hall.Hash(),
		Prices: pricing.List{Currency: "EUR", Levels: []pricing.Level{
			{ID: "near", Name: "Near", Zones: []string{"front"}, Face: 4500, Fee: 250}, {ID: "far", Name: "Far", Zones: []string{"back"}, Face: 1500, Fee: 50}},
			Fees: []pricing.Fee{
				{Name: "Booking", Per: pricing.PerTicket, Rate: 2_500, Round: pricing.RoundUp},
				{Name: "House", Per: pricing.PerTicket, Minor: 100, Within: true},
				{Name: "Handling", Per: pricing.PerOrder, Minor: 250},
			},
			Tax: pricing.Tax{Name: "VAT", Ticket: 7_000, Fee: 19_000}},
		OpensAt: opening.Add(-time.Hour), ClosesAt: opening.Add(100_000 * time.Hour),
		// Each limit is so low that a sample meets it often.
		HoldFor: 20 * time.Second, ExtendBy: 10 * time.Second, MaxPerHold: 6, MaxPerBuyer: 8, MaxPerEmail: 12, MaxPerPayment: 9,
	}
}
