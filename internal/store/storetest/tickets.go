package storetest

import (
	"errors"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/store"
)

// ordered stores an order for tickets and messages to be about.
func ordered(t *testing.T, db *store.DB, clk *clock.Fake) id.Order {
	t.Helper()
	o := order.Order{
		ID: id.New[id.Order](), Show: id.New[id.Show](), Organiser: id.New[id.Organiser](), Buyer: id.New[id.Buyer](),
		Name: "Ada", Email: "ada@example.org", Currency: "EUR", State: order.Paid, Step: "done", CreatedAt: clk.Now(), Deadline: clk.Now(),
	}
	o.Number, o.Hold = o.ID.String(), inventory.HoldID{Show: o.Show, No: 1}
	run := store.Bind(db, func(tx *store.Tx) *store.Tx { return tx })
	if err := run.Update(t.Context(), func(q *store.Tx) error { return q.AddOrder(o) }); err != nil {
		t.Fatal(err)
	}
	return o.ID
}

// tickets checks what is kept of tickets.
func tickets(t *testing.T, open Open) {
	db, clk := open(t)
	run := store.Bind(db, func(tx *store.Tx) ticket.Tx { return tx })
	o, other := ordered(t, db, clk), ordered(t, db, clk)
	made := func(o id.Order, serial int) ticket.Ticket {
		return ticket.Ticket{
			ID: id.New[id.Ticket](), Order: o, Show: id.New[id.Show](), Place: "Parkett/Ä/1'2", Area: serial == 2, Serial: serial,
			Holder: "Ädä 🎭", Code: "FR1-0", State: ticket.Valid, IssuedAt: clk.Now().Add(time.Microsecond),
		}
	}
	first, second, third := made(o, 1), made(o, 2), made(other, 1)
	add := func(all ...ticket.Ticket) error {
		return run.Update(t.Context(), func(q ticket.Tx) error {
			for _, one := range all {
				if err := q.AddTicket(one); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := add(second, first, third); err != nil {
		t.Fatal(err)
	}

	t.Run("come back as they were", func(t *testing.T) {
		all, err := ticket.OfOrder(t.Context(), run, o)
		if err != nil || !slices.Equal(all, []ticket.Ticket{first, second}) {
			t.Errorf("got %+v, error %v", all, err)
		}
		one, err := ticket.Find(t.Context(), run, third.ID)
		if err != nil || one != third {
			t.Errorf("got %+v, error %v", one, err)
		}
		none, err := ticket.OfOrder(t.Context(), run, id.New[id.Order]())
		if err != nil || len(none) != 0 {
			t.Errorf("an order without tickets has %+v, error %v", none, err)
		}
		if _, err := ticket.Find(t.Context(), run, id.New[id.Ticket]()); !errors.Is(err, ticket.ErrNoTicket) {
			t.Errorf("an absent ticket: %v", err)
		}
	})
	t.Run("one of a serial", func(t *testing.T) {
		if err := add(made(o, 3), made(o, 1)); !errors.Is(err, store.ErrUnique) {
			t.Errorf("a second ticket 1: %v", err)
		}
		if all, err := ticket.OfOrder(t.Context(), run, o); err != nil || len(all) != 2 {
			t.Errorf("%d tickets after a refused unit, error %v", len(all), err)
		}
	})
	t.Run("of an order that is there", func(t *testing.T) {
		if err := add(made(id.New[id.Order](), 1)); !errors.Is(err, store.ErrForeignKey) {
			t.Errorf("a ticket of no order: %v", err)
		}
	})
	t.Run("revoked", func(t *testing.T) {
		set := func(which id.Ticket) error {
			return run.Update(t.Context(), func(q ticket.Tx) error { return q.SetTicketState(which, ticket.Revoked) })
		}
		if err := set(first.ID); err != nil {
			t.Fatal(err)
		}
		if err := set(id.New[id.Ticket]()); !errors.Is(err, ticket.ErrNoTicket) {
			t.Errorf("an absent ticket: %v", err)
		}
		all, err := ticket.OfOrder(t.Context(), run, o)
		if err != nil || all[0].State != ticket.Revoked || all[1].State != ticket.Valid {
			t.Errorf("got %+v, error %v", all, err)
		}
	})
}

// messages checks what is kept of messages.
func messages(t *testing.T, open Open) {
	db, clk := open(t)
	run := store.Bind(db, func(tx *store.Tx) notify.Tx { return tx })
	o := ordered(t, db, clk)
	made := func(kind notify.Kind, no int) notify.Message {
		return notify.Message{
			ID: id.New[id.Message](), Order: o, Kind: kind, No: no, To: "ada@example.org", State: notify.Queued,
			CreatedAt: clk.Now().Add(time.Duration(no) * time.Second),
		}
	}
	add := func(m notify.Message) error {
		return run.Update(t.Context(), func(q notify.Tx) error { return q.AddMessage(m) })
	}
	all := func() (found []notify.Message) {
		t.Helper()
		err := run.View(t.Context(), func(q notify.Tx) (err error) {
			found, err = q.MessagesOfOrder(o)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	first, again := made(notify.Tickets, 1), made(notify.Tickets, 2)
	for _, m := range []notify.Message{again, first} {
		if err := add(m); err != nil {
			t.Fatal(err)
		}
	}

	t.Run("come back as they were", func(t *testing.T) {
		if got := all(); !slices.Equal(got, []notify.Message{first, again}) {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("one of a kind and number", func(t *testing.T) {
		if err := add(made(notify.Tickets, 1)); !errors.Is(err, store.ErrUnique) {
			t.Errorf("a second one: %v", err)
		}
		if err := add(made(notify.Cancelled, 1)); err != nil {
			t.Errorf("another kind: %v", err)
		}
	})
	t.Run("saved", func(t *testing.T) {
		first.State, first.Attempts, first.LastError, first.SentAt = notify.Sent, 3, "a moment ago", clk.Now().Add(time.Hour)
		stranger := made(notify.Tickets, 9)
		err := run.Update(t.Context(), func(q notify.Tx) error { return q.SaveMessage(first) })
		if err != nil {
			t.Fatal(err)
		}
		err = run.View(t.Context(), func(q notify.Tx) error {
			got, err := q.Message(first.ID)
			if got != first {
				t.Errorf("got %+v, want %+v", got, first)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		err = run.Update(t.Context(), func(q notify.Tx) error { return q.SaveMessage(stranger) })
		if !errors.Is(err, notify.ErrNoMessage) {
			t.Errorf("saving an absent message: %v", err)
		}
		err = run.View(t.Context(), func(q notify.Tx) error {
			_, err := q.Message(stranger.ID)
			return err
		})
		if !errors.Is(err, notify.ErrNoMessage) {
			t.Errorf("an absent message: %v", err)
		}
	})
}
