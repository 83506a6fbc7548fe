package stripe

import (
	"context"
	"time"

	"github.com/stripe/stripe-go/v85"

	"frontrow/internal/domain/payment"
)

// listPage is how many pages to pay on are listed at a time: the most Stripe
// gives.
const listPage = 100

// List gives the pages to pay on that were made in a time, newest first; the
// cursor is the last one given. What others sold through the same account is no
// page of ours, and left out. So is one whose standing we cannot read, that it may
// not hold up the others: asking about it will tell.
func (g *Gateway) List(ctx context.Context, from, to time.Time, cursor string) (listing payment.Listing, err error) {
	params := &stripe.CheckoutSessionListParams{CreatedRange: &stripe.RangeQueryParams{GreaterThanOrEqual: from.Unix(), LesserThan: to.Unix()}}
	params.Limit = new(int64(listPage))
	if cursor != "" {
		params.StartingAfter = new(cursor)
	}
	params.AddExpand("data.payment_intent.latest_charge.refunds")
	seen, last := 0, ""
	for session, err := range g.api.V1CheckoutSessions.List(ctx, params).All(ctx) {
		if err != nil {
			return payment.Listing{}, faultOf("list pages", err)
		}
		seen, last = seen+1, session.ID
		if _, err := statusOf(session); err == nil {
			status, err := g.told(ctx, session)
			if err != nil {
				return payment.Listing{}, err
			}
			listing.Items = append(listing.Items, status)
		}
		if seen == listPage {
			listing.Next = last
			break
		}
	}
	return listing, nil
}

// refundsOf gives every refund of a payment. A charge itself lists ten.
func (g *Gateway) refundsOf(ctx context.Context, intent string) (all []*stripe.Refund, err error) {
	params := &stripe.RefundListParams{PaymentIntent: new(intent)}
	params.Limit = new(int64(listPage))
	for refund, err := range g.api.V1Refunds.List(ctx, params).All(ctx) {
		if err != nil {
			return nil, faultOf("list refunds", err)
		}
		all = append(all, refund)
	}
	return all, nil
}
