package stripe

import (
	"context"

	"github.com/stripe/stripe-go/v85"
)

// The calls that change something at Stripe, each under the key of its step.

func (g *Gateway) take(ctx context.Context, intent string, minor int64, key string) (*stripe.PaymentIntent, error) {
	params := &stripe.PaymentIntentCaptureParams{AmountToCapture: new(minor)}
	params.SetIdempotencyKey(key)
	taken, err := g.api.V1PaymentIntents.Capture(ctx, intent, params)
	return taken, faultOf("capture", err)
}

func (g *Gateway) cancel(ctx context.Context, intent, key string) error {
	params := &stripe.PaymentIntentCancelParams{}
	params.SetIdempotencyKey(key)
	_, err := g.api.V1PaymentIntents.Cancel(ctx, intent, params)
	return faultOf("cancel", err)
}

// expire closes a page. It has a key of its own beside the one its money may
// be let go under later.
func (g *Gateway) expire(ctx context.Context, session, key string) error {
	params := &stripe.CheckoutSessionExpireParams{}
	params.SetIdempotencyKey(key + ":page")
	_, err := g.api.V1CheckoutSessions.Expire(ctx, session, params)
	return faultOf("close a page", err)
}

func (g *Gateway) giveBack(ctx context.Context, intent string, minor int64, key string) (*stripe.Refund, error) {
	params := &stripe.RefundCreateParams{PaymentIntent: new(intent), Amount: new(minor)}
	params.SetIdempotencyKey(key)
	refund, err := g.api.V1Refunds.Create(ctx, params)
	return refund, faultOf("refund", err)
}
