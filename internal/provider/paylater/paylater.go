// Package paylater is the payment provider that is people: a buyer sends money
// to the house's account, or brings it to the box office, and staff note that
// it came. No program answers for it, so it keeps what was noted in the
// house's own database, through [payment.ByHandTx].
package paylater

import (
	"context"
	"errors"
	"reflect"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/payment"
)

// The names of the ways there are.
const (
	Transfer  = "transfer"   // to the house's bank account
	BoxOffice = "box-office" // at the counter
)

// ListenFor is how long after its deadline money is still waited for: a
// transfer that was sent in time may be some days on its way.
const ListenFor = 7 * 24 * time.Hour

// Options is what a Desk is made of.
type Options struct {
	Name   string // Transfer or BoxOffice
	Run    txn.Runner[payment.ByHandTx]
	PayTo  string        // where the money goes, as buyers read it; lines may be broken
	Within time.Duration // how long a buyer has to pay
}

// Desk is a payment.Gateway that people are behind.
type Desk struct{ Options }

var _ payment.Gateway = Desk{}

// New makes a Desk.
func New(o Options) Desk { return Desk{o} }

// Name is the name of the way.
func (d Desk) Name() string { return d.Options.Name }

// Way tells that it is paid later, where to and how long that may take.
func (d Desk) Way() payment.Way {
	return payment.Way{PayWithin: d.Within, ListenFor: ListenFor, PayTo: d.PayTo}
}

// Create notes what is to be paid. The page to pay on is the order's own.
func (d Desk) Create(ctx context.Context, r payment.Request) (payment.Created, error) {
	wanted := payment.ByHand{Ref: r.Intent.String(), Provider: d.Options.Name, Order: r.Order, Amount: r.Amount}
	err := d.update(ctx, func(q payment.ByHandTx) error {
		known, found, err := q.ByHand(wanted.Ref)
		switch {
		case err != nil:
			return err
		case !found:
			return q.AddByHand(wanted)
		case known.Order != wanted.Order || known.Amount != wanted.Amount || known.Provider != wanted.Provider:
			return payment.ErrRefused
		}
		return nil
	})
	return payment.Created{Ref: wanted.Ref, URL: r.ReturnURL}, err
}

// Fetch tells what was noted.
func (d Desk) Fetch(ctx context.Context, ref string) (status payment.Status, err error) {
	err = d.Run.View(ctx, func(q payment.ByHandTx) error {
		h, err := d.find(q, ref)
		status = h.Status()
		return err
	})
	return status, unknown(err)
}

// Capture takes nothing: what came has been taken, and nothing is set aside.
func (d Desk) Capture(context.Context, string, money.Amount, string) error { return payment.ErrRefused }

// Void takes no more money.
func (d Desk) Void(ctx context.Context, ref, _ string) error {
	return d.change(ctx, ref, (*payment.ByHand).Close)
}

// Refund has staff send money back, and returns payment.ErrByHand until they
// have noted that they did.
func (d Desk) Refund(ctx context.Context, ref string, amount money.Amount, key string) error {
	var asked error
	err := d.change(ctx, ref, func(h *payment.ByHand) error {
		if asked = nil; amount.Currency != h.Amount.Currency {
			return payment.ErrRefused
		}
		if asked = h.AskBack(amount.Minor, key); errors.Is(asked, payment.ErrByHand) {
			return nil // it is kept that they were asked
		}
		return asked
	})
	if err == nil {
		err = asked
	}
	return err
}

// listPage is how many are listed at a time.
const listPage = 200

// List gives what was to be paid, by the references, of which the last is the
// cursor.
func (d Desk) List(ctx context.Context, from, to time.Time, cursor string) (listing payment.Listing, err error) {
	err = d.Run.View(ctx, func(q payment.ByHandTx) error {
		all, err := q.ByHandMade(d.Options.Name, from, to, cursor, listPage)
		listing = payment.Listing{}
		for _, h := range all {
			listing.Items = append(listing.Items, h.Status())
		}
		if len(all) == listPage {
			listing.Next = all[listPage-1].Ref
		}
		return err
	})
	return listing, unknown(err)
}

// Verify trusts nothing: people send no messages.
func (d Desk) Verify(map[string][]string, []byte, time.Time) (payment.Event, error) {
	return payment.Event{}, payment.ErrBadSignature
}

func (d Desk) change(ctx context.Context, ref string, do func(h *payment.ByHand) error) error {
	return d.update(ctx, func(q payment.ByHandTx) error {
		h, err := d.find(q, ref)
		if err != nil {
			return err
		}
		before := h
		if err := do(&h); err != nil || reflect.DeepEqual(h, before) {
			return err
		}
		return q.SaveByHand(h)
	})
}

// find gives what is to be paid under a reference of this way. What there is
// not was never opened.
func (d Desk) find(q payment.ByHandTx, ref string) (payment.ByHand, error) {
	h, found, err := q.ByHand(ref)
	if err == nil && (!found || h.Provider != d.Options.Name) {
		err = payment.ErrRefused
	}
	return h, err
}

func (d Desk) update(ctx context.Context, do func(q payment.ByHandTx) error) error {
	return unknown(d.Run.Update(ctx, do))
}

// unknown makes an error of the database what a silent provider is: nobody
// knows whether it was done.
func unknown(err error) error {
	if err == nil || errors.Is(err, payment.ErrRefused) {
		return err
	}
	return payment.ErrUnreachable.Because(err)
}
