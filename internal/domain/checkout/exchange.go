package checkout

import (
	"context"
	"errors"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// Exchange is a change of places after the sale.
type Exchange struct {
	Places  []int            // of the order, counted from 1, that are given up; none for all that are left
	Choice  inventory.Choice // what is taken instead, in the same show
	PayWith string           // a provider's name, should there be something to pay; "" for the first that is offered
	Expect  *money.Amount    // what they were told is to pay, or, below zero, goes back; nil to take what it is
}

// Exchange changes places of a paid order for others of the same show. Those
// are held for its buyer and have a new order, which what the old places cost
// pays for as far as it goes, with their share of the fees per order. The answer
// is the new order: awaiting payment of the rest ([order.Order.Due]), or, when
// there is none, settling itself at once. Until it is sold nothing is changed in the old one;
// then its tickets for these places are void, the seats are on sale again, and
// what was not needed goes back to its buyer.
//
// It returns order.ErrNoOrder for another organiser's order,
// account.ErrForbidden to a role that may not refund, ErrNotExchangeable for an
// order that is not paid, ErrBusy while it is in the middle of something else,
// inventory.ErrOtherCost where it comes to another sum than was expected,
// order.ErrBadPlaces and order.ErrPlaceBack as [order.Order.TakeBack] does,
// payment.ErrNoWay, what the seats' rules say of an [inventory.Place], and
// of the page to pay on what Start does. The same key gives the same answer.
func (s *Service) Exchange(ctx context.Context, key idem.Key, by account.Actor, o id.Order, x Exchange) (order.Order, error) {
	given, known, err := s.recall(ctx, key)
	if err != nil {
		return order.Order{}, err
	}
	if !known {
		given, err = s.exchange(ctx, key, x, func(q Tx) (order.Order, error) { return orderFor(q, by, account.RefundOrders, o) })
		if err != nil {
			return order.Order{}, err
		}
	}
	return s.begun(ctx, given)
}

// exchange holds the new places and makes their order; find gives the old one
// to those who may change it.
func (s *Service) exchange(ctx context.Context, key idem.Key, x Exchange, find func(q Tx) (order.Order, error)) (answer, error) {
	with, err := s.wayTo(x.PayWith)
	if err != nil {
		return answer{}, err
	}
	var old order.Order
	var taken order.Instead
	var cost *money.Amount
	err = s.run.View(ctx, func(q Tx) error {
		if old, err = find(q); err != nil {
			return err
		}
		taken, err = InsteadOf(old, x.Places)
		if err == nil && x.Expect != nil {
			cost = new(money.Of(x.Expect.Minor+taken.Credit, x.Expect.Currency))
		}
		return err
	})
	if err != nil {
		return answer{}, err
	}
	show, err := s.shows.Show(ctx, old.Show)
	if err != nil {
		return answer{}, err
	}
	held, err := s.seats.Do(ctx, old.Show, inventory.Place{
		Key: key, Buyer: old.Buyer, Choice: x.Choice, Cost: cost,
		Instead: inventory.Instead{Hold: old.Hold, Order: old.ID, Places: len(taken.Places)},
	})
	if err != nil {
		return answer{}, err
	}
	hold, err := s.seats.Hold(ctx, held.Hold.ID, held.Version) // as it is by now: the answer may be of an earlier try
	if err != nil {
		return answer{}, err
	}
	made, err := idem.Once(ctx, s.run, key, func(q Tx) (answer, error) {
		old, err := find(q)
		if err != nil {
			return answer{}, err
		}
		taken, err := InsteadOf(old, x.Places)
		if err != nil {
			return answer{}, err
		}
		if !hold.Live(q.Now()) {
			return answer{}, inventory.ErrHoldEnded
		}
		if hold.Currency != old.Currency {
			return answer{}, ErrNotExchangeable
		}
		if x.Expect != nil && *x.Expect != money.Of(hold.Total().Minor-taken.Credit, hold.Currency) { // the old order is not what it was
			return answer{}, inventory.ErrOtherCost
		}
		if other, found, err := q.UnfinishedOrder(hold.ID); err != nil {
			return answer{}, err
		} else if found && !payable(other) {
			return answer{}, ErrBusy
		} else if found {
			if err := supersede(q, &other, stepGiveBack, reasonOtherWay); err != nil {
				return answer{}, err
			}
		}
		made := order.Order{
			ID: id.New[id.Order](), Show: old.Show, Organiser: old.Organiser, Buyer: old.Buyer,
			Name: old.Name, Email: old.Email, Language: old.Language, Hold: hold.ID, Revision: hold.Revision,
			Lines: hold.Lines, Voucher: hold.Voucher, PerOrder: hold.PerOrder, Tax: hold.Tax, Currency: hold.Currency, Deadline: hold.Deadline, Policy: old.Policy,
			State: order.AwaitingPayment, Step: stepOpen, CreatedAt: q.Now(), Instead: &taken,
		}
		fixed, err := fixedBy(q, made)
		if err != nil {
			return answer{}, err
		}
		return s.add(q, made, intentFor(made, with, show), fixed)
	})
	if held.Changed && refused(err) && !errors.Is(err, ErrBusy) && !errors.Is(err, idem.ErrInFlight) {
		// Nobody will pay for them. Where this fails, they lapse.
		_, _ = s.seats.Do(ctx, old.Show, inventory.Release{Buyer: old.Buyer, Hold: hold.ID})
	}
	return made, err
}

// fixedBy is what the timeline of a new order begins with.
func fixedBy(q Tx, o order.Order) (order.Entry, error) {
	text := "Seats and prices were fixed: " + o.Total().String() + " in all"
	if o.Instead != nil {
		old, found, err := q.Order(o.Instead.Order)
		if err != nil {
			return order.Entry{}, err
		}
		if !found {
			return order.Entry{}, order.ErrNoOrder
		}
		text += ", of which places of order " + old.Number + " pay " + o.Credit().String()
	}
	return order.Entry{What: order.WasOrdered, Text: text + "."}, nil
}

// InsteadOf says what places of an order are worth to one that is for others
// instead; none means all that are left. The order itself stays as it is. It returns what Exchange
// does about the order and its places.
func InsteadOf(old order.Order, places []int) (order.Instead, error) {
	switch {
	case old.State != order.Paid:
		return order.Instead{}, ErrNotExchangeable
	case old.Step != stepDone:
		return order.Instead{}, ErrBusy
	}
	r, err := old.TakeBack(order.Back{Places: places, OrderFee: true})
	if err != nil {
		return order.Instead{}, err
	}
	return order.Instead{Order: old.ID, Places: r.Places, Credit: r.Sums.Total()}, nil
}

// swap wins the old order, so that nobody else takes these places back, before
// more money is taken and the new places are sold. Where they are not as they
// were, the old order stays as it is and the new one cannot be. While
// something else is being done with the old order, it waits for that.
func (s *Service) swap(context.Context, work) (record, error) {
	return func(q Tx, w *work) error {
		old, lease, won, err := win(q, w.Instead.Order, stepDone)
		if err != nil || !won {
			return err
		}
		if now, err := InsteadOf(old, w.Instead.Places); err != nil || now.Credit != w.Instead.Credit {
			w.Step = stepUnseal
			return w.refuse(q, reasonNotYours)
		}
		w.Step = stepCapture
		if w.free() || w.intent.Standing == payment.Captured {
			w.Step = stepSell
		}
		return leave(q, old, lease, stepYield)
	}, nil
}

// yield waits for the new order, which ends it: as soon as it is sold, or when it
// cannot be.
func (s *Service) yield(context.Context, work) (record, error) {
	return func(Tx, *work) error { return nil }, nil
}

// letOldBe ends the wait of an order whose places were to be changed: it is as
// it was.
func (w *work) letOldBe(q Tx) error {
	if w.Instead == nil {
		return nil
	}
	old, lease, won, err := win(q, w.Instead.Order, stepYield)
	if err != nil || !won {
		return err
	}
	return leave(q, old, lease, stepDone)
}

// tellUnchanged tells the buyer of an order that was for other places, and did
// not come about, that the ones before stay. Where another was made in its place,
// that one tells.
func (w *work) tellUnchanged(q Tx) error {
	if w.Instead == nil || w.Reason == reasonOtherWay || w.Reason == reasonChanged {
		return nil
	}
	return q.Enqueue(notify.UnchangedJob(w.ID))
}

// takeOver takes the old places back and has what they cost pay for the new
// ones, in the transaction that books the sale of those.
func (s *Service) takeOver(q Tx, w *work) error {
	if w.Instead == nil {
		return nil
	}
	old, lease, won, err := win(q, w.Instead.Order, stepYield)
	if err != nil {
		return err
	}
	if !won {
		return errors.New("checkout: " + w.Instead.Order.String() + " does not wait for " + w.ID.String())
	}
	_, err = s.undone(q, old, lease, order.WasExchanged, order.Back{Places: w.Instead.Places, OrderFee: true},
		func(o *order.Order, r order.Return) (text string, err error) {
			last := &o.Returns[len(o.Returns)-1]
			last.To, last.Pays = w.ID, w.Credit().Minor
			if len(o.Left()) == 0 {
				o.Reason = reasonExchanged
				if err := o.Move(order.Refunding); err != nil {
					return "", err
				}
			}
			if err := payment.BookReturn(q, o.ID, len(o.Returns), o.Bill(), r.Sums, r.Kept); err != nil {
				return "", err
			}
			return ExchangedFor + w.Number + ". The tickets of these places are no longer valid.", payment.BookExchange(q, o.ID, w.ID, w.Credit())
		})
	return err
}

// ExchangedFor begins the line of a timeline that tells of places that were changed.
const ExchangedFor = "Places were changed for those of order "
