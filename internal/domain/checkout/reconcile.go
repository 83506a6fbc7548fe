package checkout

import (
	"context"

	"frontrow/internal/base/id"
)

// pageSize is how many orders one transaction reads at most.
const pageSize = 200

// Reconcile sees to it that every order that has not ended will be asked
// about. A job that is waiting stays as it is; one that was lost or buried is
// replaced. Call it every few minutes.
func (s *Service) Reconcile(ctx context.Context) error {
	var after id.Order
	for {
		var last id.Order
		err := s.run.Update(ctx, func(q Tx) error {
			last = id.Order{}
			orders, err := q.UnfinishedOrders(after, pageSize)
			if err != nil {
				return err
			}
			for _, o := range orders {
				wait := lookAt(o, o.CreatedAt, q.Now(), !awaitsMoney(o.Step)).Sub(q.Now())
				if err := q.Enqueue(resumeJob(o.ID, q.Now().Add(2*wait))); err != nil { // later than any that waits
					return err
				}
				last = o.ID
			}
			return nil
		})
		if err != nil || last.IsZero() {
			return err
		}
		after = last
	}
}
