package checkout

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// Gift is places given away to a guest, and why.
type Gift struct {
	Choice inventory.Choice // seats and areas by name, kept back or on sale
	OnSale []string         // of the seats, those that must not have been kept back meanwhile
	Guest  Details
	Reason string // for colleagues; the guest does not read it
}

// gift is one that is on its way, with all that is needed to go on with it.
type gift struct {
	Gift
	Key   idem.Key `json:"key"`
	Show  id.Show  `json:"show"`
	Staff id.Staff `json:"staff"`
	Buyer id.Buyer `json:"buyer"`
	Order id.Order `json:"order"`
}

func (g gift) command(recall bool) inventory.Comp {
	return inventory.Comp{
		Key: g.Key, Staff: g.Staff, Buyer: g.Buyer, Order: g.Order, Choice: g.Choice, OnSale: g.OnSale, Reason: g.Reason, Recall: recall,
	}
}

// JobComp is the kind of job that makes the order of places that were given
// away, should the process have ended in between.
const JobComp = "checkout.comp"

// lookForGift is how long after the beginning that is.
const lookForGift = 30 * time.Second

// Comp gives places away: in one decision they are sold to the guest at no
// price (I2, I7), and then the guest has an order, tickets and a mail, by the
// saga of every order that costs nothing. A refund of the order takes the
// places back.
//
// It returns account.ErrForbidden, catalog.ErrNoShow, ErrDetails, and what the
// seats' rules say: then nothing is given. The same key gives the same answer.
func (s *Service) Comp(ctx context.Context, key idem.Key, by account.Actor, show id.Show, c Gift) (order.Order, error) {
	about, err := s.shows.Show(ctx, show)
	if err != nil {
		return order.Order{}, err
	}
	if err := by.MayFor(account.BlockSeats, about.Organiser.ID, catalog.ErrNoShow); err != nil {
		return order.Order{}, err
	}
	given, known, err := s.recall(ctx, key)
	if err != nil {
		return order.Order{}, err
	}
	if !known {
		if c.Guest, err = c.Guest.check(); err != nil {
			return order.Order{}, err
		}
		g := gift{Gift: c, Key: key, Show: show, Staff: by.Staff, Buyer: id.New[id.Buyer](), Order: id.New[id.Order]()}
		if given, err = s.giveAway(ctx, g); err != nil {
			return order.Order{}, err
		}
	}
	now, err := s.Confirm(ctx, given.Order, ByJob)
	return given.in(now), err
}

// giveAway has the seats decided. The job that goes on from there is on file
// first.
func (s *Service) giveAway(ctx context.Context, g gift) (answer, error) {
	err := s.run.Update(ctx, func(q Tx) error {
		return q.Enqueue(job.New(JobComp, g.Order.String(), g, q.Now().Add(lookForGift)))
	})
	if err != nil {
		return answer{}, err
	}
	decided, err := s.seats.Do(ctx, g.Show, g.command(false))
	if err != nil {
		return answer{}, err
	}
	return s.orderOf(ctx, g, decided.Hold)
}

// orderOf makes the order of what was given away, once. The hold names it: a
// request that was sent again is about the first one's order.
func (s *Service) orderOf(ctx context.Context, g gift, hold inventory.Hold) (answer, error) {
	about, err := s.shows.Show(ctx, g.Show)
	if err != nil {
		return answer{}, err
	}
	return idem.Once(ctx, s.run, g.Key, func(q Tx) (answer, error) {
		if o, found, err := q.Order(hold.Order); err != nil || found {
			return answerWith(o), err
		}
		return s.add(q, order.Order{
			ID: hold.Order, Show: g.Show, Organiser: about.Organiser.ID, Buyer: hold.Buyer,
			Name: g.Guest.Name, Email: g.Guest.Email, Language: g.Guest.Language, Hold: hold.ID, Revision: hold.Revision,
			Lines: hold.Lines, PerOrder: hold.PerOrder, Tax: hold.Tax, Currency: hold.Currency, Deadline: hold.Deadline, CreatedAt: q.Now(),
		}, payment.Intent{}, order.Entry{What: order.WasGiven, Text: "The places were given away."})
	})
}

// FinishComp performs a JobComp. What was refused, or never decided, is not
// given away now.
func (s *Service) FinishComp(ctx context.Context, args json.RawMessage) error {
	var g gift
	if err := json.Unmarshal(args, &g); err != nil {
		return fmt.Errorf("checkout: arguments of %s: %w", JobComp, err)
	}
	decided, err := s.seats.Do(ctx, g.Show, g.command(true))
	if refused(err) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = s.orderOf(ctx, g, decided.Hold)
	return err
}
