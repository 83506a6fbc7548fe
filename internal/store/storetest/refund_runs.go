package storetest

import (
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
)

// refundRuns: a run comes back as it was, and what is left to do is what the
// orders of its show say.
func refundRuns(s *till) {
	show, now := id.New[id.Show](), s.clock.Now()
	run := checkout.RefundRun{Show: show, Standing: checkout.RunRunning, StartedAt: now, NextAt: now.Add(time.Minute)}
	for range 2 {
		s.does(func(q checkout.Tx) error {
			if err := q.SaveRefundRun(run); err != nil {
				return err
			}
			got, found, err := q.RefundRun(show)
			if !found || !got.StartedAt.Equal(run.StartedAt) || !got.NextAt.Equal(run.NextAt) || got.EndedAt.IsZero() != run.EndedAt.IsZero() ||
				got.Staff != run.Staff || got.Standing != run.Standing || got.Why != run.Why || got.Show != show {
				s.Errorf("%+v came back as %+v, %v", run, got, err)
			}
			_, found, err = q.RefundRun(id.New[id.Show]())
			if found {
				s.Error("another show has its run")
			}
			return err
		})
		run.Staff, run.Standing, run.Why, run.EndedAt = id.New[id.Staff](), checkout.RunPaused, "payment.balance_low", now
	}
	turns := []checkout.RunTurn{
		{At: now, Staff: run.Staff, Standing: checkout.RunRunning},
		{At: now.Add(time.Minute), Standing: checkout.RunStopped, Why: "the bank asked us to wait"},
		{At: now.Add(time.Minute), Staff: run.Staff, Standing: checkout.RunRunning},
	}
	s.does(func(q checkout.Tx) error {
		for _, t := range turns {
			if err := q.AddRunTurn(show, t); err != nil {
				return err
			}
		}
		if err := q.AddRunTurn(id.New[id.Show](), turns[0]); err != nil {
			return err
		}
		got, err := q.RunTurns(show)
		if !slices.EqualFunc(got, turns, func(a, b checkout.RunTurn) bool {
			return a.At.Equal(b.At) && a.Staff == b.Staff && a.Standing == b.Standing && a.Why == b.Why
		}) {
			s.Errorf("%+v came back as %+v", turns, got)
		}
		return err
	})
	of := func(step string, state order.State) order.Order {
		return s.order(step, func(o *order.Order) { o.Show, o.State = show, state })
	}
	first, second := of("done", order.Paid), of("done", order.Paid)
	back := of("giveback", order.Refunding)
	of("owe", order.AwaitingPayment)
	of("return", order.Paid)
	ended := of("done", order.Refunded)
	of("done", order.Cancelled)
	of("pay", order.Expired)
	s.order("done", func(o *order.Order) { o.State = order.Paid }) // of another show
	s.does(func(q checkout.Tx) error {
		all, err := q.OrdersToRefund(show, id.Order{}, 10)
		if err != nil || !slices.Equal(all, []id.Order{first.ID, second.ID}) {
			s.Errorf("to refund: %v, %v", all, err)
		}
		if one, err := q.OrdersToRefund(show, all[0], 10); err != nil || len(one) != 1 {
			s.Errorf("one of them: %v, %v", one, err)
		}
		if n, err := q.RunCounts(show); err != nil || n != (checkout.RunCounts{Left: 2, UnderWay: 2, Done: 1, Open: 1}) {
			s.Errorf("%+v, %v", n, err)
		}
		for i, o := range []order.Order{back, ended, back} {
			if fresh, err := q.NoteTrouble(o.ID, q.Now(), "payment.refused"); err != nil || fresh != (i < 2) {
				s.Errorf("the %d. trouble is the order's first: %v, %v", i+1, fresh, err)
			}
		}
		troubles, err := q.Troubles(show, 10)
		if err == nil {
			err = q.DropTrouble(ended.ID)
		}
		if err == nil {
			fresh, err := q.NoteTrouble(ended.ID, q.Now(), "payment.refused")
			if err != nil || !fresh {
				s.Errorf("after the one before was over: %v, %v", fresh, err)
			}
		}
		if len(troubles) != 1 || troubles[0].Order != back.ID || troubles[0].Number != back.Number || troubles[0].Code != "payment.refused" {
			s.Errorf("troubles: %+v", troubles)
		}
		return err
	})
}
