package stripe

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/stripe/stripe-go/v85"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// Name is what this provider is called in addresses and tables.
const Name = "stripe"

// PayURL is where Stripe's pages to pay on are.
const PayURL = "https://checkout.stripe.com/"

const (
	// callTimeout bounds one call of Stripe's API.
	callTimeout = 15 * time.Second
	// pageOutlives is how much longer than the order Stripe's page is made to
	// last: its shortest life is half an hour. The saga closes it before.
	pageOutlives = 35 * time.Minute
	// metaOrder is where Stripe keeps our order's id.
	metaOrder = "order"
)

// Options is what a Gateway is made of.
type Options struct {
	Key           string // secret key of the account, or a restricted one
	WebhookSecret string // of the endpoint that is set up at Stripe
	URL           string // of Stripe's API; "" for Stripe itself
	HTTP          *http.Client
}

// Gateway is an account at Stripe.
type Gateway struct {
	api    *stripe.Client
	secret string
}

var _ payment.Gateway = (*Gateway)(nil)

// New makes a Gateway. It calls nobody.
func New(o Options) *Gateway {
	if o.HTTP == nil {
		o.HTTP = &http.Client{Timeout: callTimeout}
	}
	config := &stripe.BackendConfig{
		HTTPClient: o.HTTP, EnableTelemetry: new(false),
		MaxNetworkRetries: new(int64(0)), // the saga repeats what was not answered
		LeveledLogger:     &stripe.LeveledLogger{Level: stripe.LevelNull},
	}
	if o.URL != "" {
		config.URL = new(o.URL)
	}
	return &Gateway{api: stripe.NewClient(o.Key, stripe.WithBackends(stripe.NewBackendsWithConfig(config))), secret: o.WebhookSecret}
}

// Name is the provider's name.
func (g *Gateway) Name() string { return Name }

// Way tells that money is set aside first and then taken. A page is closed as
// soon as the time of its order is over: what Stripe's page shows is not ours
// to change.
func (g *Gateway) Way() payment.Way { return payment.Way{ListenFor: time.Second} }

// Create opens a page to pay on.
func (g *Gateway) Create(ctx context.Context, r payment.Request) (payment.Created, error) {
	amount, err := minorAt(r.Amount)
	if err != nil {
		return payment.Created{}, err
	}
	order := map[string]string{metaOrder: r.Order.String()}
	params := &stripe.CheckoutSessionCreateParams{
		Mode: new("payment"), ClientReferenceID: new(r.Order.String()), Metadata: order, CustomerEmail: new(r.Email),
		SuccessURL: new(r.ReturnURL), CancelURL: new(r.ReturnURL),
		ExpiresAt:       new(r.ExpiresAt.Add(pageOutlives).Unix()),
		AdaptivePricing: &stripe.CheckoutSessionCreateAdaptivePricingParams{Enabled: new(false)}, // one price, in one currency
		PaymentIntentData: &stripe.CheckoutSessionCreatePaymentIntentDataParams{
			CaptureMethod: new("manual"), Metadata: order,
		},
		LineItems: []*stripe.CheckoutSessionCreateLineItemParams{{
			Quantity: new(int64(1)),
			PriceData: &stripe.CheckoutSessionCreateLineItemPriceDataParams{
				Currency: new(currencyAt(r.Amount.Currency)), UnitAmount: new(amount),
				ProductData: &stripe.CheckoutSessionCreateLineItemPriceDataProductDataParams{Name: new(r.Title)},
			},
		}},
	}
	params.SetIdempotencyKey(r.Key)
	session, err := g.api.V1CheckoutSessions.Create(ctx, params)
	if err != nil {
		return payment.Created{}, faultOf("create a page", err)
	}
	if session.ID == "" || session.URL == "" {
		return payment.Created{}, payment.ErrUnreachable.Because(fmt.Errorf("stripe: the page %q has no address", session.ID))
	}
	return payment.Created{Ref: session.ID, URL: session.URL}, nil
}

// Fetch asks how a page and what was paid on it stand.
func (g *Gateway) Fetch(ctx context.Context, ref string) (payment.Status, error) {
	session, err := g.session(ctx, ref)
	if err != nil {
		return payment.Status{}, err
	}
	return g.told(ctx, session)
}

// told says how a page and what was paid on it stand, with what a charge lists
// apart.
func (g *Gateway) told(ctx context.Context, session *stripe.CheckoutSession) (payment.Status, error) {
	intent := session.PaymentIntent
	if intent == nil || intent.LatestCharge == nil {
		return statusOf(session)
	}
	if charge := intent.LatestCharge; charge.Refunds != nil && charge.Refunds.HasMore {
		all, err := g.refundsOf(ctx, intent.ID)
		if err != nil {
			return payment.Status{}, err
		}
		charge.Refunds.Data = all
	}
	status, err := statusOf(session)
	if err == nil && intent.LatestCharge.Disputed {
		status.ChargedBack, err = g.disputed(ctx, intent.ID, status.Amount.Currency)
	}
	return status, err
}

// disputed gives what banks have of a payment as of now. One that only asks has
// taken nothing, and one that lost has given it back. Where banks took another
// currency than the payment's, that is what is told.
func (g *Gateway) disputed(ctx context.Context, intent string, in money.Currency) (sum money.Amount, err error) {
	params := &stripe.DisputeListParams{PaymentIntent: new(intent)}
	sum.Currency = in
	for d, err := range g.api.V1Disputes.List(ctx, params).All(ctx) {
		if err != nil {
			return sum, faultOf("look at disputes", err)
		}
		switch d.Status {
		case stripe.DisputeStatusNeedsResponse, stripe.DisputeStatusUnderReview, stripe.DisputeStatusLost:
		default:
			continue
		}
		took, err := amountFrom(d.Amount, d.Currency)
		if err != nil || took.Currency != in {
			return took, err
		}
		sum.Minor += took.Minor
	}
	return sum, nil
}

func (g *Gateway) session(ctx context.Context, ref string) (*stripe.CheckoutSession, error) {
	params := &stripe.CheckoutSessionRetrieveParams{}
	params.AddExpand("payment_intent.latest_charge.refunds")
	session, err := g.api.V1CheckoutSessions.Retrieve(ctx, ref, params)
	if err != nil {
		return nil, faultOf("look at a page", err)
	}
	return session, nil
}

// Capture takes what is set aside, whole.
func (g *Gateway) Capture(ctx context.Context, ref string, amount money.Amount, key string) error {
	session, err := g.session(ctx, ref)
	if err != nil {
		return err
	}
	intent := session.PaymentIntent
	want, err := minorAt(amount)
	if err != nil {
		return err
	}
	switch {
	case intent == nil, string(intent.Currency) != currencyAt(amount.Currency):
		return refused("nothing is set aside in this currency")
	case intent.Status == stripe.PaymentIntentStatusSucceeded && intent.AmountReceived == want:
		return nil
	case intent.Status != stripe.PaymentIntentStatusRequiresCapture || intent.AmountCapturable != want:
		return refused("another amount is set aside, or none")
	}
	taken, err := g.take(ctx, intent.ID, want, key)
	if err != nil {
		return err
	}
	if taken.Status != stripe.PaymentIntentStatusSucceeded || taken.AmountReceived != want {
		return payment.ErrUnreachable.Because(fmt.Errorf("stripe: after the capture of %d, %d were taken and it is %s", want, taken.AmountReceived, taken.Status))
	}
	return nil
}

// Void closes a page that nobody has paid on, or lets go of what is set aside.
func (g *Gateway) Void(ctx context.Context, ref, key string) error {
	session, err := g.session(ctx, ref)
	if err != nil {
		return err
	}
	if session.Status == stripe.CheckoutSessionStatusOpen {
		return g.expire(ctx, ref, key)
	}
	intent := session.PaymentIntent
	switch {
	case intent == nil || intent.Status == stripe.PaymentIntentStatusCanceled:
		return nil
	case intent.Status == stripe.PaymentIntentStatusSucceeded:
		return refused("the money was taken")
	}
	return g.cancel(ctx, intent.ID, key)
}

// Refund gives back what was taken.
func (g *Gateway) Refund(ctx context.Context, ref string, amount money.Amount, key string) error {
	session, err := g.session(ctx, ref)
	if err != nil {
		return err
	}
	back, err := minorAt(amount)
	if err != nil {
		return err
	}
	if session.PaymentIntent == nil || string(session.PaymentIntent.Currency) != currencyAt(amount.Currency) {
		return refused("nothing was taken in this currency")
	}
	refund, err := g.giveBack(ctx, session.PaymentIntent.ID, back, key)
	switch {
	case err != nil:
		return err
	case refund.Status == stripe.RefundStatusFailed || refund.Status == stripe.RefundStatusCanceled:
		return refused("the refund is " + string(refund.Status))
	case refund.Status == stripe.RefundStatusPending || refund.Status == stripe.RefundStatusRequiresAction:
		return payment.ErrUnreachable.Because(fmt.Errorf("stripe: the refund %s is %s: %w", refund.ID, refund.Status, payment.OnItsWay))
	}
	return nil
}

// orderOf reads our order's id where Stripe keeps it.
func orderOf(text string) (id.Order, error) { return id.Parse[id.Order](text) }
