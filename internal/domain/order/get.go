package order

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
)

// Get gives a buyer's order. It returns ErrNoOrder when there is none, or when
// it is another buyer's.
func Get(ctx context.Context, run txn.Runner[Tx], o id.Order, buyer id.Buyer) (Order, error) {
	found, err := Find(ctx, run, o)
	if err == nil && (buyer.IsZero() || found.Buyer != buyer) {
		return Order{}, ErrNoOrder
	}
	return found, err
}

// Find gives an order to a caller who has shown some other right to it, such
// as the key in the order's mail. It returns ErrNoOrder when there is none.
func Find(ctx context.Context, run txn.Runner[Tx], o id.Order) (Order, error) {
	return look(ctx, run, func(q Tx) (Order, bool, error) { return q.Order(o) })
}

// ForStaff gives an order of the actor's organiser. It returns ErrNoOrder when
// there is none, or when it is another organiser's.
func ForStaff(ctx context.Context, run txn.Runner[Tx], by account.Actor, o id.Order) (Order, error) {
	return lookFor(ctx, run, by, func(q Tx) (Order, bool, error) { return q.Order(o) })
}

// ByNumber gives the order with a number as somebody read it out, to staff of
// its organiser. It returns ErrNoOrder when there is none, or when it is
// another organiser's.
func ByNumber(ctx context.Context, run txn.Runner[Tx], by account.Actor, number string) (Order, error) {
	return lookFor(ctx, run, by, func(q Tx) (Order, bool, error) {
		spelled, ok := ParseNumber(number)
		if !ok {
			return Order{}, false, nil
		}
		return q.OrderByNumber(spelled)
	})
}

func lookFor(ctx context.Context, run txn.Runner[Tx], by account.Actor, find func(q Tx) (Order, bool, error)) (Order, error) {
	if err := by.May(account.ReadOrders); err != nil {
		return Order{}, err
	}
	found, err := look(ctx, run, find)
	if err != nil {
		return Order{}, err
	}
	if err := by.MayFor(account.ReadOrders, found.Organiser, ErrNoOrder); err != nil {
		return Order{}, err
	}
	return found, nil
}

func look(ctx context.Context, run txn.Runner[Tx], find func(q Tx) (Order, bool, error)) (Order, error) {
	var o Order
	var found bool
	err := run.View(ctx, func(q Tx) (err error) {
		o, found, err = find(q)
		return err
	})
	if err == nil && !found {
		err = ErrNoOrder
	}
	if err != nil {
		return Order{}, err
	}
	return o, nil
}
