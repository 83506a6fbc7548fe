package ticket

import (
	"fmt"

	"frontrow/internal/base/id"
	"frontrow/internal/base/sign"
	"frontrow/internal/domain/order"
)

// Issue gives the tickets of an order, one for each seat and each standing
// place, and makes those that are not there yet. It belongs in the transaction
// that says the order is paid; repeating it gives the same tickets, codes
// included.
func Issue(q Tx, s sign.Signer, o order.Order) ([]Ticket, error) {
	issued, err := q.TicketsOfOrder(o.ID)
	if err != nil {
		return nil, err
	}
	bySerial := make(map[int]Ticket, len(issued))
	for _, t := range issued {
		bySerial[t.Serial] = t
	}
	var all []Ticket
	for _, line := range o.Lines {
		for range line.Quantity {
			serial := len(all) + 1
			t, found := bySerial[serial]
			switch {
			case !found:
				t = Ticket{
					ID: id.New[id.Ticket](), Order: o.ID, Show: o.Show,
					Place: line.Place, Area: line.Area, Serial: serial,
					Holder: o.Name, State: Valid, IssuedAt: q.Now(),
				}
				if t.Code, err = seal(t.claims(), s); err != nil {
					return nil, err
				}
				if err := q.AddTicket(t); err != nil {
					return nil, err
				}
			case t.Place != line.Place || t.Area != line.Area:
				return nil, fmt.Errorf("ticket: %s has a ticket %d for %q, not for %q", o.ID, serial, t.Place, line.Place)
			}
			all = append(all, t)
		}
	}
	if len(issued) > len(all) {
		return nil, fmt.Errorf("ticket: %s has %d tickets for %d places", o.ID, len(issued), len(all))
	}
	return all, nil
}

// claims is what the ticket's code says, but for the key.
func (t Ticket) claims() Claims {
	return Claims{Ticket: t.ID, Show: t.Show, Place: t.Place, Area: t.Area, Serial: t.Serial}
}
