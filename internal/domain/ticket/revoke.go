package ticket

import (
	"slices"

	"frontrow/internal/base/id"
)

// Revoke ends tickets of an order: all of them, or only those with the given
// serials. It gives the tickets that were valid until now; repeating it gives
// none and is no error. It returns ErrNoTicket, and revokes nothing, when the
// order has no ticket with one of the serials.
func Revoke(q Tx, o id.Order, serials ...int) ([]Ticket, error) {
	all, err := q.TicketsOfOrder(o)
	if err != nil {
		return nil, err
	}
	for _, serial := range serials {
		if !slices.ContainsFunc(all, func(t Ticket) bool { return t.Serial == serial }) {
			return nil, ErrNoTicket
		}
	}
	var revoked []Ticket
	for _, t := range all {
		if len(serials) > 0 && !slices.Contains(serials, t.Serial) || !t.move(Revoked) {
			continue
		}
		if err := q.SetTicketState(t.ID, t.State); err != nil {
			return nil, err
		}
		revoked = append(revoked, t)
	}
	return revoked, nil
}
