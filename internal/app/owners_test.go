package app

import (
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
)

// Places that cost nothing are held against their order all the same: there is
// no money to miss when the order has ended and they are still sold.
func TestAuditOfFreePlaces(t *testing.T) {
	show := id.New[id.Show]()
	lines := []pricing.Line{{Place: "stalls/A/1", Quantity: 1}}
	hold := inventory.Hold{ID: inventory.HoldID{Show: show, No: 1}, State: inventory.Sold, Order: id.New[id.Order](), Lines: lines}
	for state, wrong := range map[order.State]bool{order.Paid: false, order.Refunded: true, order.Cancelled: true} {
		o := order.Order{ID: hold.Order, Show: show, Hold: hold.ID, Lines: lines, Currency: "EUR", State: state}
		found := owners([]inventory.Hold{hold}, show, map[id.Order]claim{o.ID: claimOf(checkout.Account{Order: o})})
		if (len(found) > 0) != wrong {
			t.Errorf("sold to an order that is %s: %q", state, found)
		}
	}
}
