package storetest

import (
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/store"
)

// takings checks what a show has brought in, and which orders are stuck.
func takings(t *testing.T, open Open) {
	t.Run("a sale", func(t *testing.T) { takingsOfSale(newTill(t, open)) })
	t.Run("finance", func(t *testing.T) { financeOfSale(newTill(t, open)) })
	t.Run("refund runs", func(t *testing.T) { refundRuns(newTill(t, open)) })
	t.Run("moves", func(t *testing.T) { moves(newTill(t, open)) })
	t.Run("stuck orders", func(t *testing.T) { stuckOrders(newTill(t, open)) })
	t.Run("by seat", func(t *testing.T) { ordersBySeat(newTill(t, open)) })
}

func takingsOfSale(s *till) {
	show, other := id.New[id.Show](), id.New[id.Show]()
	run := store.Bind(s.db, func(tx *store.Tx) checkout.TakingsTx { return tx })
	took := func(show id.Show) checkout.Takings {
		s.Helper()
		t, err := checkout.TakingsOf(s.Context(), run, show)
		if err != nil {
			s.Fatal(err)
		}
		return t
	}
	if none := took(show); none.Paid != 0 || len(none.Curve) != 0 || len(none.Money) != 0 || !none.First.IsZero() {
		s.Errorf("before any sale: %+v", none)
	}
	began := s.clock.Now()
	sell := func(show id.Show, at time.Duration, places int, state order.State) order.Order {
		paid := began.Add(at)
		o := s.order("done", func(o *order.Order) { o.Show, o.State, o.PaidAt = show, state, paid })
		total := o.Total()
		s.does(func(q checkout.Tx) error {
			for n := range places {
				made := ticket.Ticket{ID: id.New[id.Ticket](), Order: o.ID, Show: show, Place: "p", Serial: n + 1, State: ticket.Valid, IssuedAt: paid}
				if state != order.Paid {
					made.State = ticket.Revoked
				}
				if err := q.AddTicket(made); err != nil {
					return err
				}
			}
			if err := payment.BookCapture(q, o.ID, "testpay", total); err != nil {
				return err
			}
			return payment.BookSale(q, o.ID, o.Bill())
		})
		return o
	}
	sell(show, 0, 2, order.Paid)
	sell(show, 30*time.Minute, 3, order.Paid)
	back := sell(show, 59*time.Minute, 4, order.Refunded)
	sell(show, time.Hour, 1, order.Paid)
	sell(other, 2*time.Hour, 9, order.Paid)
	s.order("pay", func(o *order.Order) { o.Show = show })
	s.does(func(q checkout.Tx) error {
		if err := payment.BookReturn(q, back.ID, 1, back.Bill(), back.Bill().Sums(), pricing.Sums{}); err != nil {
			return err
		}
		return payment.BookRefund(q, back.ID, 1, back.Total())
	})
	s.clock.Advance(time.Hour + time.Minute)

	got := took(show)
	if got.Paid != 3 || got.Sales.Recent != 2 || !got.First.Equal(began) || !got.Last.Equal(began.Add(time.Hour)) {
		s.Errorf("sales: %+v", got.Sales)
	}
	want := payment.Balance{Currency: "EUR", Captured: 4 * 6738, Tickets: 3 * 5608, Fees: 3 * 620, Tax: 3 * 510, Refunded: 6738}
	if got.In("EUR") != want || got.In("USD") != (payment.Balance{Currency: "USD"}) || len(got.Money) != 1 {
		s.Errorf("money: %+v", got.Money)
	}
	curve := got.Curve
	if len(curve) != checkout.CurveSteps || curve[0] != 2 || curve[28] != 2 || curve[31] != 5 || curve[len(curve)-2] != 5 || curve[len(curve)-1] != 6 {
		s.Errorf("the curve: %v", curve)
	}
}

func stuckOrders(s *till) {
	mine, show := id.New[id.Organiser](), id.New[id.Show]()
	add := func(step string, state order.State) order.Order {
		return s.order(step, func(o *order.Order) { o.Organiser, o.Show, o.State = mine, show, state })
	}
	checking, refunding, part := add("seal", order.Checking), add("giveback", order.Refunding), add("giveback", order.Paid)
	waiting := add("pay", order.AwaitingPayment)
	add("done", order.Paid)
	add("pay", order.Expired)                                          // which waits for money that may come
	s.order("seal", func(o *order.Order) { o.State = order.Checking }) // another organiser's
	run := store.Bind(s.db, func(tx *store.Tx) order.Tx { return tx })
	by := account.Actor{Role: account.RoleBoxOffice, Organiser: mine}
	look := func(by account.Actor, show id.Show, want ...order.Order) {
		s.Helper()
		got, err := order.Stuck(s.Context(), run, by, show)
		if err != nil || len(got) != len(want) {
			s.Fatalf("%d stuck, %v, want %d", len(got), err, len(want))
		}
		for i := range want {
			if got[i].ID != want[i].ID {
				s.Errorf("the %d. is %s in state %s", i+1, got[i].ID, got[i].State)
			}
		}
	}
	look(by, id.Show{}) // all of them have just come to their step
	s.clock.Advance(2 * time.Minute)
	late := add("seal", order.Checking)
	look(by, id.Show{}, checking, refunding, part)
	look(by, id.New[id.Show]())
	s.clock.Advance(20 * time.Minute)
	look(by, show, checking, refunding, part, waiting, late)
	if _, err := order.Stuck(s.Context(), run, account.Actor{Role: account.RoleDoor, Organiser: mine}, show); err == nil {
		s.Error("the door was told")
	}
}

func ordersBySeat(s *till) {
	// Of stalls/A/12; a number that was drawn might have a 12 as well.
	o := s.order("done", func(o *order.Order) { o.Number = "WXY-WXYZ" })
	run := store.Bind(s.db, func(tx *store.Tx) order.Tx { return tx })
	for text, want := range map[string]int{
		"stalls/A/12": 1, "A 12": 1, "a/12": 1, "Stalls, Row A, Seat 12": 1, "Reihe A Platz 12": 1,
		"A 1": 0, "A 2": 0, "B 12": 0, "circle A 12": 0, "12": 0, "A %2": 0, "A _2": 0,
	} {
		page, err := order.List(s.Context(), run, account.Operator(), order.Filter{Text: text}, "", 0)
		if err != nil || len(page.Orders) != want || want == 1 && page.Orders[0].ID != o.ID {
			s.Errorf("%q finds %d, %v, want %d", text, len(page.Orders), err, want)
		}
	}
}
