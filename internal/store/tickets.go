package store

import (
	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/ticket"
)

var (
	ticketAddSQL = stmt("ticket.add", `
INSERT INTO tickets (id, order_id, serial, show, place, area, holder, code, state, issued_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`)

	ticketGetSQL = stmt("ticket.get", `
SELECT id, order_id, serial, show, place, area, holder, code, state, issued_at
FROM tickets WHERE id = $1`)

	ticketsOfOrderSQL = stmt("ticket.of_order", `
SELECT id, order_id, serial, show, place, area, holder, code, state, issued_at
FROM tickets WHERE order_id = $1 ORDER BY serial`)

	ticketStateSQL = stmt("ticket.state", `
UPDATE tickets SET state = $1 WHERE id = $2`)
)

func scanTicket(r row) (t ticket.Ticket, err error) {
	var area, issued int64
	err = r.Scan(&t.ID, &t.Order, &t.Serial, &t.Show, &t.Place, &area, &t.Holder, &t.Code, &t.State, &issued)
	t.Area, t.IssuedAt = area != 0, clock.FromMicros(issued)
	return t, err
}

// AddTicket stores a new ticket.
func (tx *Tx) AddTicket(t ticket.Ticket) error {
	var area int64
	if t.Area {
		area = 1
	}
	_, err := tx.exec(ticketAddSQL, t.ID, t.Order, t.Serial, t.Show, t.Place, area, t.Holder, t.Code, string(t.State), clock.Micros(t.IssuedAt))
	return err
}

// Ticket gives one ticket, or ticket.ErrNoTicket.
func (tx *Tx) Ticket(wanted id.Ticket) (ticket.Ticket, error) {
	t, found, err := queryOne(tx, scanTicket, ticketGetSQL, wanted)
	return t, orElse(found, err, ticket.ErrNoTicket)
}

// TicketsOfOrder gives the tickets of an order by serial.
func (tx *Tx) TicketsOfOrder(o id.Order) ([]ticket.Ticket, error) {
	return queryAll(tx, scanTicket, ticketsOfOrderSQL, o)
}

// SetTicketState stores the state of a ticket, or returns ticket.ErrNoTicket.
func (tx *Tx) SetTicketState(t id.Ticket, s ticket.State) error {
	changed, err := tx.exec(ticketStateSQL, string(s), t)
	return orElse(changed == 1, err, ticket.ErrNoTicket)
}
