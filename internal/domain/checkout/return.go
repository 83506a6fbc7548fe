package checkout

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
)

// ReturnAsk is what a buyer wants to return.
type ReturnAsk struct {
	Places []int         // counted from 1; none for all that are left
	Expect *money.Amount // what they were told goes back; nil to take what it is
}

// Return takes places of an order back that its buyer no longer wants, on the
// terms it was bought on, or for the full price where the show was moved since
// ([order.Order.OfferAt]). Their tickets are void at once, the seats return to
// sale, then the money goes back, less what is kept. Where that takes more than a
// minute, a mail says that it is under way. The answer is the order as this command
// leaves it.
//
// It returns order.ErrNoOrder for a foreign order, ErrNotRefundable for one
// that is not paid, ErrBusy while something else is done with it, what
// order.Order.OfferAt, order.Offer.Back and order.Order.TakeBack return, and
// order.ErrReturnChanged where another sum would go back than was expected.
func (s *Service) Return(ctx context.Context, key idem.Key, buyer id.Buyer, o id.Order, ask ReturnAsk) (order.Order, error) {
	given, err := idem.Once(ctx, s.run, key, func(q Tx) (answer, error) {
		found, ok, err := q.Order(o)
		if err != nil {
			return answer{}, err
		}
		if !ok || buyer.IsZero() || found.Buyer != buyer {
			return answer{}, order.ErrNoOrder
		}
		back, told, err := offered(q, found, ask.Places)
		if err != nil {
			return answer{}, err
		}
		if ask.Expect != nil && *ask.Expect != money.Of(told.Goes(), found.Currency) {
			return answer{}, order.ErrReturnChanged
		}
		if told.Goes() > 0 {
			if err := q.Enqueue(notify.ReturningJob(o, len(found.Returns)+1, q.Now())); err != nil {
				return answer{}, err
			}
		}
		return s.reverse(q, found, back, byBuyer)
	})
	if err != nil {
		return order.Order{}, err
	}
	now, err := s.Confirm(ctx, o, ByJob)
	return given.in(now), err
}

// ReturnOffer says what the buyer of an order would get back for places, or with
// none for all that are left, and until when. Whether the caller may know is the
// same question as whether they may see the order; ask that first. It returns
// the faults of [Service.Return] that are about the order.
func (s *Service) ReturnOffer(ctx context.Context, o order.Order, places []int) (offer order.Offer, back order.Return, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		offer, err = offerOf(q, o)
		if err == nil {
			_, back, err = offered(q, o, places)
		}
		return err
	})
	return offer, back, err
}

// offered is what a buyer takes back, and what it comes to; nothing is changed.
func offered(q Tx, o order.Order, places []int) (order.Back, order.Return, error) {
	offer, err := offerOf(q, o)
	if err != nil {
		return order.Back{}, order.Return{}, err
	}
	back, err := offer.Back(o, places)
	if err != nil {
		return order.Back{}, order.Return{}, err
	}
	r, err := o.TakeBack(back)
	return back, r, err
}

func offerOf(q Tx, o order.Order) (order.Offer, error) {
	if o.State != order.Paid {
		return order.Offer{}, ErrNotRefundable
	}
	show, err := q.Show(o.Show)
	if err != nil {
		return order.Offer{}, err
	}
	return o.OfferAt(q.Now(), show)
}
