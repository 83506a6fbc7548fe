package storetest

import (
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/store"
)

// moves: who is to be told that a show was moved, and how far that has come.
func moves(s *till) {
	show := id.New[id.Show]()
	of := func(state order.State, returns ...order.Return) order.Order {
		o := s.order("done", func(o *order.Order) { o.Show, o.State = show, state })
		s.does(func(q checkout.Tx) error {
			lease, won, err := q.TakeOrderLease(o.ID, o.Step, q.Now(), true)
			if err == nil && won {
				o.Returns = returns
				_, err = q.SaveOrder(o, lease, time.Time{})
			}
			return err
		})
		return o
	}
	returned := func(moved bool) order.Return { return order.Return{Places: []int{1}, Moved: moved} }
	paid := []order.Order{of(order.Paid), of(order.Paid, returned(false), returned(true)), of(order.Paid, returned(false)), of(order.ChargedBack)}
	whole := of(order.Refunded, returned(true))
	of(order.Expired)
	s.order("done", func(o *order.Order) { o.State = order.Paid }) // of another show
	var ids []id.Order
	for _, o := range paid {
		ids = append(ids, o.ID)
	}
	s.does(func(q checkout.Tx) error {
		all, err := q.OrdersToTell(show, id.Order{}, 10)
		if err != nil || !slices.Equal(all, ids) {
			s.Errorf("to tell: %v, %v", all, err)
		}
		some, err := q.OrdersToTell(show, ids[0], 2)
		if err != nil || !slices.Equal(some, ids[1:3]) {
			s.Errorf("the next two: %v, %v", some, err)
		}
		return err
	})
	say := func(o order.Order, kind notify.Kind, no int, state notify.State) {
		s.Helper()
		err := store.Bind(s.db, func(tx *store.Tx) *store.Tx { return tx }).Update(s.Context(), func(tx *store.Tx) error {
			return tx.AddMessage(notify.Message{ID: id.New[id.Message](), Order: o.ID, Kind: kind, No: no, To: o.Email, State: state, CreatedAt: s.clock.Now()})
		})
		if err != nil {
			s.Fatal(err)
		}
	}
	say(paid[0], notify.Moved, 1, notify.Sent)
	say(paid[0], notify.Moved, 2, notify.Sent)
	say(paid[1], notify.Moved, 2, notify.Queued)
	say(paid[2], notify.Moved, 2, notify.Queued)
	say(paid[3], notify.Moved, 2, notify.Failed)
	say(whole, notify.Moved, 2, notify.Sent)
	say(paid[0], notify.Tickets, 2, notify.Sent)
	s.does(func(q checkout.Tx) error {
		for move, want := range map[int]checkout.MoveCounts{
			1: {Orders: 3, Told: 1, Returned: 2},
			2: {Orders: 3, Told: 2, Waiting: 2, Failed: 1, Returned: 2},
			3: {Orders: 3, Returned: 2},
		} {
			if n, err := q.MoveCounts(show, move); err != nil || n != want {
				s.Errorf("of move %d: %+v, %v", move, n, err)
			}
		}
		n, err := q.MoveCounts(id.New[id.Show](), 1)
		if n != (checkout.MoveCounts{}) {
			s.Errorf("of another show: %+v", n)
		}
		return err
	})
}
