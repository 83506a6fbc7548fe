package checkout

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
)

// Seats is the box office's seats, as the engine offers them.
type Seats interface {
	// Do has one command decided and gives its answer. A refusal is a fault of
	// package inventory; any other error means that the outcome is unknown.
	Do(ctx context.Context, show id.Show, cmd inventory.Command) (inventory.Answer, error)
	// Hold gives a hold as of version atLeast of its show, or later.
	Hold(ctx context.Context, hold inventory.HoldID, atLeast uint64) (inventory.Hold, error)
}

// Tickets makes tickets and ends them, inside the transaction that says why.
type Tickets interface {
	// Issue makes the tickets of an order. Repeating it makes no more.
	Issue(q Tx, o order.Order) error
	// Revoke ends the tickets of some places of an order, counted from 1.
	// Repeating it is no error.
	Revoke(q Tx, o order.Order, places []int) error
	// Suspend has the order's valid tickets open no door for now, and Restore
	// makes them valid again. Repeating either is no error.
	Suspend(q Tx, o order.Order) error
	Restore(q Tx, o order.Order) error
}

// Shows tells what an order is for.
type Shows interface {
	Show(ctx context.Context, show id.Show) (catalog.ShowView, error)
}
