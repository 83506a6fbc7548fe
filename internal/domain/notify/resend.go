package notify

import (
	"context"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/order"
)

// Asking for the tickets again is bounded, for every mail goes to an address
// that somebody typed.
const (
	pauseBetween = time.Minute
	mostSends    = 10
)

// Resend mails an order's tickets once more, to the order's address. The same
// key gives the same message. While one
// such message still waits, that one is given and no other is made. It returns
// ErrNothingToSend unless the order is paid, ErrJustSent within a minute of
// the last one, and ErrSentTooOften after ten.
func (s *Service) Resend(ctx context.Context, key idem.Key, orderID id.Order) (Message, error) {
	o, err := s.Records.Order(ctx, orderID)
	if err != nil {
		return Message{}, err
	}
	if !slices.Contains(fits[Tickets], o.State) {
		return Message{}, ErrNothingToSend
	}
	return idem.Once(ctx, s.Run, key, func(q Tx) (m Message, err error) {
		all, err := q.MessagesOfOrder(o.ID)
		if err != nil {
			return m, err
		}
		last := Message{}
		for _, one := range all {
			if one.Kind == Tickets && one.No > last.No {
				last = one
			}
		}
		if last.State == Queued {
			// The job it waits for may have been buried: then this one is all
			// there is. Otherwise it finds the message sent.
			return last, q.Enqueue(job.New(JobSend, last.ID.String(), messageArgs{last.ID}, q.Now().Add(pauseBetween)))
		}
		if wait := last.CreatedAt.Add(pauseBetween).Sub(q.Now()); last.No > 0 && wait > 0 {
			return m, ErrJustSent.After(wait)
		}
		if last.No >= mostSends {
			return m, ErrSentTooOften
		}
		m = newMessage(q, o, Tickets, last.No+1)
		if err := q.AddMessage(m); err != nil {
			return m, err
		}
		return m, q.Enqueue(job.New(JobSend, m.ID.String(), messageArgs{m.ID}, time.Time{}))
	})
}

func newMessage(q Tx, o order.Order, kind Kind, no int) Message {
	return Message{ID: id.New[id.Message](), Order: o.ID, Kind: kind, No: no, To: o.Email, State: Queued, CreatedAt: q.Now()}
}
