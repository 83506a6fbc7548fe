package notify

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/order"
)

// errTwice means that somebody else began to send the message at the same
// time. The job is tried again later, and then finds how that ended.
var errTwice = errors.New("notify: the message is being sent by another runner")

// errOutdated means that a message tells what is no longer so.
var errOutdated = errors.New("notify: what the message tells is no longer so")

func drop(_ Tx, m *Message) error {
	m.State = Dropped
	return nil
}

// said is what the order's timeline tells about a message that was sent.
var said = map[Kind]string{
	Tickets:   "We sent the tickets by mail.",
	Found:     "We sent links to your orders by mail.",
	Cancelled: "We sent a mail that says how the order ended.",
	Owed:      "We sent a mail that says how to pay.",
	Lapsed:    "We sent a mail that says that the time to pay ran out.",
	Refunded:  "We sent a mail about the money that went back.",
	Returning: "We sent a mail that says that the return is under way.",

	ChargedBack: "We sent a mail that says that the tickets are not valid.",
	Reinstated:  "We sent a mail that says that the tickets are valid again.",
	Moved:       "We sent a mail that says that the show was moved.",
	Exchange:    LinkMailed,
	Unchanged:   "We sent a mail that says that the places stay as they were.",
}

// LinkMailed is what the timeline tells of a mail with the link to pay the rest
// of an order that is for other places.
const LinkMailed = "We sent a mail with the link to pay the rest for other places."

// send brings a message to its end, if it is still waiting. An error means
// that it still waits and is to be tried again.
func (s *Service) send(ctx context.Context, message id.Message) error {
	m, err := s.waiting(ctx, message)
	if err != nil || m.State != Queued {
		return err
	}
	o, err := s.Records.Order(ctx, m.Order)
	if err != nil {
		return err
	}
	if !slices.Contains(fits[m.Kind], o.State) {
		return s.settle(ctx, m, drop)
	}
	mail, err := s.compose(ctx, m, o)
	if errors.Is(err, errOutdated) {
		return s.settle(ctx, m, drop)
	}
	if err != nil {
		return fmt.Errorf("notify: composing %s: %w", m.ID, err)
	}
	// The attempt counts before it is made, so that one that kills the process
	// is not made for ever.
	err = s.settle(ctx, m, func(_ Tx, m *Message) error {
		m.Attempts++
		return nil
	})
	if err != nil {
		return err
	}
	m.Attempts++

	failure := s.Mailer.Send(ctx, mail)
	// What happened is recorded even if the process is being stopped.
	err = s.settle(context.WithoutCancel(ctx), m, func(q Tx, m *Message) error {
		switch {
		case failure == nil:
			m.State, m.SentAt, m.LastError = Sent, q.Now(), ""
			return order.Note(q, m.Order, order.WasMailed, said[m.Kind])
		case errors.Is(failure, ErrRefused):
			m.State = Failed
		}
		m.LastError = oneLine(failure.Error())
		return nil
	})
	if err != nil {
		return errors.Join(failure, err)
	}
	if errors.Is(failure, ErrRefused) {
		return nil // it ended; trying again would change nothing
	}
	return failure
}

func (s *Service) waiting(ctx context.Context, message id.Message) (m Message, err error) {
	err = s.Run.View(ctx, func(q Tx) error {
		m, err = q.Message(message)
		return err
	})
	return m, err
}

// settle changes a message, if nobody else has changed it since it was read.
func (s *Service) settle(ctx context.Context, m Message, change func(q Tx, m *Message) error) error {
	return s.Run.Update(ctx, func(q Tx) error {
		now, err := q.Message(m.ID)
		if err != nil {
			return err
		}
		if now.State != m.State || now.Attempts != m.Attempts {
			return errTwice
		}
		if err := change(q, &now); err != nil {
			return err
		}
		return q.SaveMessage(now)
	})
}
