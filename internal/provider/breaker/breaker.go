// Package breaker stands before a payment.Gateway that does not answer. After
// some calls in a row whose outcome is not known it asks nobody for a while,
// so that buyers and jobs are told at once what they would wait for in vain;
// then it lets one call through to see.
//
// A call that is not let through was not made, and is told as
// payment.ErrUnreachable is: an outcome that is not known, to be asked about
// again. What a provider refuses is an answer, and so is that it is asked too often:
// whoever asks slows down, and buyers are not turned away for it.
package breaker

import (
	"context"
	"errors"
	"time"

	"github.com/failsafe-go/failsafe-go/circuitbreaker"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

const (
	failures = 5                // in a row, until nobody is asked
	rest     = 10 * time.Second // until one call is let through
)

// errResting is why a call was not made.
var errResting = errors.New("breaker: the provider has not answered for a while and is not asked just now")

// Gateway is a provider that is spared while it does not answer.
type Gateway struct {
	payment.Gateway
	circuit circuitbreaker.CircuitBreaker[any]
}

var _ payment.Gateway = (*Gateway)(nil)

// New stands before a provider.
func New(g payment.Gateway) *Gateway {
	return &Gateway{g, circuitbreaker.NewBuilder[any]().WithFailureThreshold(failures).WithDelay(rest).WithSuccessThreshold(1).Build()}
}

// Resting reports whether the provider is not asked, or only to see whether it
// answers again.
func (g *Gateway) Resting() bool { return !g.circuit.IsClosed() }

// call makes a call if the provider is asked at all.
func (g *Gateway) call(do func() error) error {
	if !g.circuit.TryAcquirePermit() {
		return payment.ErrUnreachable.Because(errResting)
	}
	err := do()
	switch {
	case err == nil, errors.Is(err, payment.ErrRefused), errors.Is(err, payment.ErrByHand), errors.Is(err, payment.ErrNoFunds), errors.Is(err, payment.OnItsWay),
		errors.Is(err, payment.TooFast):
		g.circuit.RecordSuccess()
	default:
		g.circuit.RecordFailure()
	}
	return err
}

// Create opens an intent.
func (g *Gateway) Create(ctx context.Context, r payment.Request) (created payment.Created, err error) {
	err = g.call(func() error {
		created, err = g.Gateway.Create(ctx, r)
		return err
	})
	return created, err
}

// Fetch asks how an intent stands.
func (g *Gateway) Fetch(ctx context.Context, ref string) (status payment.Status, err error) {
	err = g.call(func() error {
		status, err = g.Gateway.Fetch(ctx, ref)
		return err
	})
	return status, err
}

// Capture takes what is set aside.
func (g *Gateway) Capture(ctx context.Context, ref string, amount money.Amount, key string) error {
	return g.call(func() error { return g.Gateway.Capture(ctx, ref, amount, key) })
}

// Void closes an intent.
func (g *Gateway) Void(ctx context.Context, ref, key string) error {
	return g.call(func() error { return g.Gateway.Void(ctx, ref, key) })
}

// Refund gives back what was taken.
func (g *Gateway) Refund(ctx context.Context, ref string, amount money.Amount, key string) error {
	return g.call(func() error { return g.Gateway.Refund(ctx, ref, amount, key) })
}

// List gives a page of a provider's list.
func (g *Gateway) List(ctx context.Context, from, to time.Time, cursor string) (listing payment.Listing, err error) {
	err = g.call(func() error {
		listing, err = g.Gateway.List(ctx, from, to, cursor)
		return err
	})
	return listing, err
}
