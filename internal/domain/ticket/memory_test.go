package ticket_test

import (
	"context"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/ticket"
)

// memory is a store that fits in a test: a unit of work that fails leaves it
// as it was.
type memory struct {
	now     time.Time
	tickets []ticket.Ticket
}

func (m *memory) Update(_ context.Context, fn func(q ticket.Tx) error) error {
	before := slices.Clone(m.tickets)
	err := fn(m)
	if err != nil {
		m.tickets = before
	}
	return err
}

func (m *memory) View(ctx context.Context, fn func(q ticket.Tx) error) error { return fn(m) }

func (m *memory) Now() time.Time        { return m.now }
func (m *memory) Enqueue(job.Job) error { return nil }

func (m *memory) TicketsOfOrder(o id.Order) ([]ticket.Ticket, error) {
	found := []ticket.Ticket{}
	for _, t := range m.tickets {
		if t.Order == o {
			found = append(found, t)
		}
	}
	slices.SortFunc(found, func(a, b ticket.Ticket) int { return a.Serial - b.Serial })
	return found, nil
}

func (m *memory) Ticket(t id.Ticket) (ticket.Ticket, error) {
	for _, have := range m.tickets {
		if have.ID == t {
			return have, nil
		}
	}
	return ticket.Ticket{}, ticket.ErrNoTicket
}

func (m *memory) AddTicket(t ticket.Ticket) error {
	m.tickets = append(m.tickets, t)
	return nil
}

func (m *memory) SetTicketState(t id.Ticket, s ticket.State) error {
	for i := range m.tickets {
		if m.tickets[i].ID == t {
			m.tickets[i].State = s
			return nil
		}
	}
	return ticket.ErrNoTicket
}
