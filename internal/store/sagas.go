package store

import (
	"encoding/json"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
)

var (
	// The one compare-and-set by which a step is won: the order still stands
	// at the step and nobody's lease on it lasts. A lease that is seized is
	// taken as if it had ended.
	orderLeaseSQL = stmt("order.lease", `
UPDATE orders SET lease_until = $1, lease_by = $2, fence = fence + 1
WHERE id = $3 AND step = $4 AND lease_until <= $5
RETURNING fence, step_since`)

	// And the one by which it is recorded: nobody has won it since.
	orderSaveSQL = stmt("order.save", `
UPDATE orders SET state = $1, reason = $2, paid_at = $3, step = $4, lease_until = $5,
       step_since = CASE WHEN step = $4 THEN step_since ELSE $6 END, deadline = $7, returns = $8
WHERE id = $9 AND step = $10 AND fence = $11`)
)

// TakeOrderLease wins an order that stands at a step, until the given instant or
// until this process is buried.
func (tx *Tx) TakeOrderLease(o id.Order, step string, until time.Time, seize bool) (checkout.Lease, bool, error) {
	ended := clock.Micros(tx.now)
	if seize {
		ended = clock.Micros(farthest)
	}
	return queryOne(tx, func(r row) (checkout.Lease, error) {
		l := checkout.Lease{Order: o, Step: step}
		var since int64
		err := r.Scan(&l.Fence, &since)
		l.Since = clock.FromMicros(since)
		return l, err
	}, orderLeaseSQL, clock.Micros(until), tx.process, o, step, ended)
}

// farthest is later than any lease.
var farthest = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// SaveOrder writes back what changes of an order, under the lease it was won
// with, and reports whether that lease was still the latest.
func (tx *Tx) SaveOrder(o order.Order, l checkout.Lease, until time.Time) (bool, error) {
	returned := ""
	if len(o.Returns) > 0 {
		text, err := json.Marshal(o.Returns)
		if err != nil {
			return false, err
		}
		returned = string(text)
	}
	saved, err := tx.exec(orderSaveSQL, o.State, o.Reason, clock.Micros(o.PaidAt), o.Step, clock.Micros(until),
		clock.Micros(tx.now), clock.Micros(o.Deadline), returned, o.ID, l.Step, l.Fence)
	return saved == 1, err
}
