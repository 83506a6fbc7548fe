package checkout

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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
	if errors.Is(err, payment.ErrBadEvent) {
		return errors.Join(s.unread(ctx, provider, body), err)
	}
	if err != nil {
		return err
	}
	return s.run.Update(ctx, func(q Tx) error {
		o, fresh, err := payment.Receive(q, provider, event)
		if err != nil || !fresh || o.IsZero() {
			if err == nil && fresh && event.After {
				err = payment.Raise(q, payment.Matter{Kind: payment.MatterEventStranger, Subject: provider + ":" + event.ID,
					Detail: provider + ": " + event.Type + " " + event.ID + " " + cmp.Or(event.Payment, event.Ref)})
			}
			return err
		}
		if err := order.Note(q, o, order.WasNotified, "The payment provider sent a message ("+event.Type+")."); err != nil {
			return err
		}
		about, _, err := q.Order(o)
		if err != nil {
			return err
		}
		if event.After || endedUnpaid(about) {
			return q.Enqueue(bankJob(o, q.Now()))
		}
		return q.Enqueue(resumeJob(o, q.Now()))
	})
}

// endedUnpaid reports whether an order ended without a sale, so that nothing asks
// about its money any more but messages.
func endedUnpaid(o order.Order) bool {
	return o.Step == stepDone && (o.State == order.Cancelled || o.State == order.Expired)
}

// unread has people look at a message that is signed and cannot be read, once
// however often it is sent.
func (s *Service) unread(ctx context.Context, provider string, body []byte) error {
	sum := sha256.Sum256(body)
	return s.run.Update(ctx, func(q Tx) error {
		return payment.Raise(q, payment.Matter{Kind: payment.MatterEventUnread, Subject: provider + ":" + hex.EncodeToString(sum[:8]),
			Detail: fmt.Sprintf("%s: %.200q", provider, body)})
	})
}
