package checkout

import (
	"context"
	"time"

	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// Webhook takes a provider's message. Its effect is a job that asks the
// provider, stored together with the message, so that an answer of nil means
// that neither is lost. A message that came before, or is about nothing of
// ours, has no effect and is no error: the provider need not send it again.
//
// It returns payment.ErrUnknownProvider, payment.ErrBadSignature or
// payment.ErrBadEvent for what it does not take.
func (s *Service) Webhook(ctx context.Context, provider string, header map[string][]string, body []byte) error {
	g := s.gateways[provider]
	if g == nil {
		return payment.ErrUnknownProvider
	}
	var now time.Time
	if err := s.run.View(ctx, func(q Tx) error { now = q.Now(); return nil }); err != nil {
		return err
	}
	event, err := g.Verify(header, body, now)
	if err != nil {
		return err
	}
	return s.run.Update(ctx, func(q Tx) error {
		o, fresh, err := payment.Receive(q, provider, event)
		if err != nil || !fresh || o.IsZero() {
			return err
		}
		if err := order.Note(q, o, order.WasNotified, "The payment provider sent a message ("+event.Type+")."); err != nil {
			return err
		}
		return q.Enqueue(resumeJob(o, q.Now()))
	})
}
