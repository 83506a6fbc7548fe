package contract

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// callTimeout bounds one call; it is a part of the contract.
const callTimeout = 10 * time.Second

// Options is what a Gateway is made of.
type Options struct {
	Name   string // of the company, in addresses and tables: "testpay"
	URL    string // of its API: "https://pay.example.org/api"
	Secret string // shared with it: it opens the API and signs messages
	Pages  string // scheme and host of its pages to pay on; browsers are sent nowhere else. "" for any
	HTTP   *http.Client
}

// Gateway is a company that speaks the contract: a payment.Gateway over HTTP.
type Gateway struct {
	name, url, secret, pages string
	http                     *http.Client
}

var _ payment.Gateway = (*Gateway)(nil)

// New makes a Gateway. It calls nobody.
func New(o Options) *Gateway {
	if o.HTTP == nil {
		o.HTTP = &http.Client{
			Timeout: callTimeout,
			// The secret and the body of a call are for the company alone.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}
	}
	return &Gateway{name: o.Name, url: strings.TrimSuffix(o.URL, "/"), secret: o.Secret, pages: o.Pages, http: o.HTTP}
}

// Name is the company's name.
func (g *Gateway) Name() string { return g.name }

// Way tells that money is set aside first and then taken, or taken at once.
func (g *Gateway) Way() payment.Way { return payment.Way{} }

// Create opens a payment and gives the page to pay on.
func (g *Gateway) Create(ctx context.Context, r payment.Request) (payment.Created, error) {
	var made Intent
	err := g.call(ctx, http.MethodPost, "/intents", r.Key, CreateRequest{
		Order: r.Order.String(), Title: r.Title, Email: r.Email, Amount: r.Amount,
		ReturnURL: r.ReturnURL, NotifyURL: r.NotifyURL, ExpiresAt: r.ExpiresAt,
	}, &made)
	switch {
	case err != nil:
	case !named(made.Ref) || !g.payable(made.URL):
		err = unclear("%s made the payment %.80q with the page %.80q", g.name, made.Ref, made.URL)
	case made.Order != "" && made.Order != r.Order.String():
		err = unclear("%s made the payment %s for %.80q and not for %s", g.name, made.Ref, made.Order, r.Order)
	}
	if err != nil {
		return payment.Created{}, err
	}
	return payment.Created{Ref: made.Ref, URL: made.URL}, nil
}

// Fetch asks how a payment stands.
func (g *Gateway) Fetch(ctx context.Context, ref string) (payment.Status, error) {
	return g.ask(ctx, http.MethodGet, ref, "", "", nil)
}

// Capture takes the authorised amount, whole.
func (g *Gateway) Capture(ctx context.Context, ref string, amount money.Amount, key string) error {
	s, err := g.ask(ctx, http.MethodPost, ref, "capture", key, MoveRequest{amount})
	if err == nil && (s.Standing != payment.Captured || s.Amount != amount) {
		err = unclear("after the capture of %s, %s is %s with %s", amount, ref, s.Standing, s.Amount)
	}
	return err
}

// Void closes a payment that was not captured.
func (g *Gateway) Void(ctx context.Context, ref, key string) error {
	_, err := g.ask(ctx, http.MethodPost, ref, "void", key, struct{}{})
	return err
}

// Refund gives captured money back. An answer tells what went back in all, so of a
// second refund only asking anew can tell whether it did.
func (g *Gateway) Refund(ctx context.Context, ref string, amount money.Amount, key string) error {
	s, err := g.ask(ctx, http.MethodPost, ref, "refund", key, MoveRequest{amount})
	switch {
	case err != nil:
	case !s.Returning.IsZero():
		err = payment.ErrUnreachable.Because(fmt.Errorf("contract: of %s %s are on their way: %w", ref, s.Returning, payment.OnItsWay))
	case s.Refunded.Minor < amount.Minor:
		err = unclear("after a refund of %s, %s of %s went back", amount, s.Refunded, ref)
	}
	return err
}

// List gives a page of the payments that were made in a time. What cannot be
// meant so is left out of it: asking about that one will tell.
func (g *Gateway) List(ctx context.Context, from, to time.Time, cursor string) (listing payment.Listing, err error) {
	query := url.Values{"from": {from.UTC().Format(time.RFC3339Nano)}, "to": {to.UTC().Format(time.RFC3339Nano)}}
	if cursor != "" {
		query.Set("cursor", cursor)
	}
	var page Page
	if err := g.call(ctx, http.MethodGet, "/intents?"+query.Encode(), "", nil, &page); err != nil {
		return listing, err
	}
	if len(page.Items) > MaxListed || len(page.Next) > maxName {
		return listing, unclear("a page of the list of %s has %d payments, and %.80q follows", g.name, len(page.Items), page.Next)
	}
	listing.Next = page.Next
	for _, i := range page.Items {
		if s, err := i.status(); err == nil {
			listing.Items = append(listing.Items, s)
		}
	}
	return listing, nil
}

// ask makes a call about one payment and reads how that stands then.
func (g *Gateway) ask(ctx context.Context, method, ref, what, key string, body any) (payment.Status, error) {
	path := "/intents/" + url.PathEscape(ref)
	if what != "" {
		path += "/" + what
	}
	var told Intent
	if err := g.call(ctx, method, path, key, body, &told); err != nil {
		return payment.Status{}, err
	}
	if told.Ref != ref {
		return payment.Status{}, unclear("asked about %s, %s tells of %.80q", ref, g.name, told.Ref)
	}
	return told.status()
}

// call makes one request and reads its answer. Every error is a fault of
// package payment: refused where the company said no to just this, unreachable
// where we cannot know.
func (g *Gateway) call(ctx context.Context, method, path, key string, body, into any) error {
	var raw []byte
	if body != nil {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			return err
		}
	}
	request, err := http.NewRequestWithContext(ctx, method, g.url+path, bytes.NewReader(raw))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+g.secret)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set(HeaderKey, key)
	}
	response, err := g.http.Do(request)
	if err != nil {
		return payment.ErrUnreachable.Because(err)
	}
	defer response.Body.Close()
	raw, err = io.ReadAll(io.LimitReader(response.Body, MaxBody+1))
	switch {
	case err != nil || len(raw) > MaxBody:
		return payment.ErrUnreachable.Because(errors.Join(err, fmt.Errorf("contract: %s %s: an answer broke off or was too long", method, path)))
	case response.StatusCode/100 != 2:
		why := fmt.Errorf("contract: %s %s: %s: %.200s", method, path, response.Status, raw)
		if response.StatusCode == http.StatusTooManyRequests {
			why = fmt.Errorf("%w: %w", payment.TooFast, why)
		}
		return faultOf(response.StatusCode).Because(why)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return payment.ErrUnreachable.Because(err)
	}
	return nil
}

func faultOf(status int) *fault.Fault {
	switch status {
	case http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity:
		return payment.ErrRefused
	case http.StatusPaymentRequired:
		return payment.ErrNoFunds
	default:
		return payment.ErrUnreachable
	}
}
