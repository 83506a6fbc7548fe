package ticket

import (
	"slices"

	"frontrow/internal/base/id"
)

// Revoke ends tickets of an order: all of them, or only those for the given
// places. It gives the tickets that were valid until now; repeating it gives
// none and is no error. It returns ErrNoTicket, and revokes nothing, when the
// order has no ticket for one of the places.
func Revoke(q Tx, o id.Order, places ...string) ([]Ticket, error) {
	all, err := q.TicketsOfOrder(o)
	if err != nil {
		return nil, err
	}
	for _, place := range places {
		if !slices.ContainsFunc(all, func(t Ticket) bool { return t.Place == place }) {
			return nil, ErrNoTicket
		}
	}
	var revoked []Ticket
	for _, t := range all {
		if len(places) > 0 && !slices.Contains(places, t.Place) || !t.move(Revoked) {
			continue
		}
		if err := q.SetTicketState(t.ID, t.State); err != nil {
			return nil, err
		}
		revoked = append(revoked, t)
	}
	return revoked, nil
}
