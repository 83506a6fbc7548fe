package ticket

import "frontrow/internal/base/id"

// Suspend has an order's valid tickets open no door until they are restored.
// It gives those that were valid until now; repeating it gives none and is no
// error.
func Suspend(q Tx, o id.Order) ([]Ticket, error) { return moveFrom(q, o, Valid, Suspended) }

// Restore makes the suspended tickets of an order valid again, and gives them.
func Restore(q Tx, o id.Order) ([]Ticket, error) { return moveFrom(q, o, Suspended, Valid) }

func moveFrom(q Tx, o id.Order, from, to State) (moved []Ticket, err error) {
	all, err := q.TicketsOfOrder(o)
	if err != nil {
		return nil, err
	}
	for _, t := range all {
		if t.State != from || !t.move(to) {
			continue
		}
		if err := q.SetTicketState(t.ID, t.State); err != nil {
			return nil, err
		}
		moved = append(moved, t)
	}
	return moved, nil
}
