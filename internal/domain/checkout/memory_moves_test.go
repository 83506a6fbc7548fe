package checkout_test

import (
	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
)

func (tx *memTx) OrdersToTell(_ id.Show, after id.Order, most int) (found []id.Order, err error) {
	for _, o := range tx.all(func(r orderRow) bool { return r.State == order.Paid || r.State == order.ChargedBack }) {
		if o.ID.String() > after.String() && len(found) < most {
			found = append(found, o.ID)
		}
	}
	return found, nil
}

// MoveCounts is looked at with the real store.
func (tx *memTx) MoveCounts(id.Show, int) (checkout.MoveCounts, error) {
	return checkout.MoveCounts{}, nil
}
