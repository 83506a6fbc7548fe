package stripe

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/stripe/stripe-go/v85"
)

// The calls that change something at Stripe, each under the key of its step.

func (g *Gateway) take(ctx context.Context, intent string, minor int64, key string) (*stripe.PaymentIntent, error) {
	return anew("capture", key, func(key string) (*stripe.PaymentIntent, error) {
		params := &stripe.PaymentIntentCaptureParams{AmountToCapture: new(minor)}
		params.SetIdempotencyKey(key)
		return g.api.V1PaymentIntents.Capture(ctx, intent, params)
	})
}

func (g *Gateway) cancel(ctx context.Context, intent, key string) error {
	_, err := anew("cancel", key, func(key string) (*stripe.PaymentIntent, error) {
		params := &stripe.PaymentIntentCancelParams{}
		params.SetIdempotencyKey(key)
		return g.api.V1PaymentIntents.Cancel(ctx, intent, params)
	})
	return err
}

// expire closes a page. It has a key of its own beside the one its money may
// be let go under later.
func (g *Gateway) expire(ctx context.Context, session, key string) error {
	_, err := anew("close a page", key+":page", func(key string) (*stripe.CheckoutSession, error) {
		params := &stripe.CheckoutSessionExpireParams{}
		params.SetIdempotencyKey(key)
		return g.api.V1CheckoutSessions.Expire(ctx, session, params)
	})
	return err
}

// giveBack notes the key beside the refund, by which it is known again.
func (g *Gateway) giveBack(ctx context.Context, intent string, minor int64, key string) (*stripe.Refund, error) {
	first := key
	return anew("refund", key, func(key string) (*stripe.Refund, error) {
		if key != first { // nothing else keeps Stripe from refunding twice
			all, err := g.refundsOf(ctx, intent)
			if err != nil {
				return nil, err
			}
			for _, made := range all {
				if made.Metadata[metaKey] == first {
					return made, nil
				}
			}
		}
		params := &stripe.RefundCreateParams{PaymentIntent: new(intent), Amount: new(minor), Metadata: map[string]string{metaKey: first}}
		params.SetIdempotencyKey(key)
		return g.api.V1Refunds.Create(ctx, params)
	})
}

// metaKey is where Stripe keeps the key a refund was first asked for under.
const metaKey = "key"

// mostAnew bounds the fresh keys of one call.
const mostAnew = 3

// anew makes a call. An error of Stripe's own is what it then answers under the
// same key for a day, without looking at the call again: where it says that it
// only repeats one, the call is made under a fresh key. A second capture or
// cancelling Stripe itself refuses.
func anew[T any](what, key string, call func(key string) (T, error)) (T, error) {
	given, err := call(key)
	for n := 1; n <= mostAnew && onlyRepeated(err); n++ {
		given, err = call(fmt.Sprintf("%s:anew:%d", key, n))
	}
	return given, faultOf(what, err)
}

// onlyRepeated reports whether an error is one that Stripe had before under the
// key and keeps.
func onlyRepeated(err error) bool {
	told, ok := errors.AsType[*stripe.Error](err)
	return ok && told.HTTPStatusCode >= http.StatusInternalServerError && told.LastResponse != nil && told.LastResponse.Header.Get("Idempotent-Replayed") == "true"
}
