package testpay

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// callTimeout bounds one call of the company's API.
const callTimeout = 10 * time.Second

// Client is our side of the company: a payment.Gateway over its HTTP API.
type Client struct {
	baseURL string
	secret  string
	http    *http.Client
}

var _ payment.Gateway = (*Client)(nil)

// NewClient gives a client of the company at baseURL, such as
// "http://127.0.0.1:8080/testpay". A nil http.Client is one of its own.
func NewClient(baseURL, secret string, c *http.Client) *Client {
	if c == nil {
		c = &http.Client{Timeout: callTimeout}
	}
	return &Client{baseURL: baseURL, secret: secret, http: c}
}

// Name is the provider's name.
func (c *Client) Name() string { return Name }

// Way tells that money is set aside first and then taken.
func (c *Client) Way() payment.Way { return payment.Way{} }

// Create opens an intent and gives the page to pay on.
func (c *Client) Create(ctx context.Context, r payment.Request) (payment.Created, error) {
	answer, err := c.call(ctx, http.MethodPost, "/api/intents", r.Key, createRequest{
		Order: r.Order.String(), Title: r.Title, Email: r.Email, Amount: r.Amount,
		ReturnURL: r.ReturnURL, NotifyURL: r.NotifyURL, ExpiresAt: r.ExpiresAt,
	})
	return payment.Created{Ref: answer.Ref, URL: answer.URL}, err
}

// Fetch asks how an intent stands.
func (c *Client) Fetch(ctx context.Context, ref string) (payment.Status, error) {
	answer, err := c.call(ctx, http.MethodGet, "/api/intents/"+url.PathEscape(ref), "", nil)
	if err != nil {
		return payment.Status{}, err
	}
	o, err := id.Parse[id.Order](answer.Order)
	if err != nil {
		return payment.Status{}, payment.ErrUnreachable.Because(fmt.Errorf("testpay: the intent %q is for %q", ref, answer.Order))
	}
	return payment.Status{
		Ref: answer.Ref, Order: o, Standing: answer.Standing, Amount: answer.Amount,
		Refunded: answer.Refunded, ChargedBack: answer.ChargedBack, Method: answer.Method, Declines: answer.Declines, Declined: answer.Declined,
	}, nil
}

// Capture takes the authorised amount.
func (c *Client) Capture(ctx context.Context, ref string, amount money.Amount, key string) error {
	return c.move(ctx, ref, "capture", key, moveRequest{amount})
}

// Void closes an intent that was not captured.
func (c *Client) Void(ctx context.Context, ref, key string) error {
	return c.move(ctx, ref, "void", key, struct{}{})
}

// Refund gives captured money back.
func (c *Client) Refund(ctx context.Context, ref string, amount money.Amount, key string) error {
	return c.move(ctx, ref, "refund", key, moveRequest{amount})
}

func (c *Client) move(ctx context.Context, ref, what, key string, body any) error {
	_, err := c.call(ctx, http.MethodPost, "/api/intents/"+url.PathEscape(ref)+"/"+what, key, body)
	return err
}

// Verify checks a webhook's signature and age and reads it.
func (c *Client) Verify(header map[string][]string, body []byte, now time.Time) (payment.Event, error) {
	given := http.Header(header).Values(headerSignature)
	if len(given) != 1 || !signedBy(c.secret, given[0], body, now) {
		return payment.Event{}, payment.ErrBadSignature
	}
	var m eventMessage
	if err := decode(body, &m); err != nil {
		return payment.Event{}, payment.ErrBadEvent.Because(err)
	}
	if m.ID == "" || m.Type == "" || m.Ref == "" {
		return payment.Event{}, payment.ErrBadEvent
	}
	return payment.Event{ID: m.ID, Type: m.Type, Ref: m.Ref, At: m.At.UTC(), After: m.Type == eventChargedBack || m.Type == eventGivenUp}, nil
}

// call makes one request. Every error is a fault of package payment: refused
// when the company said no to just this, unreachable when we cannot know.
func (c *Client) call(ctx context.Context, method, path, key string, body any) (answer intentAnswer, err error) {
	var raw []byte
	if body != nil {
		if raw, err = json.Marshal(body); err != nil {
			return answer, err
		}
	}
	request, err := http.NewRequestWithContext(ctx, method, c.baseURL+path, bytes.NewReader(raw))
	if err != nil {
		return answer, err
	}
	request.Header.Set("Authorization", "Bearer "+c.secret)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set(headerKey, key)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return answer, payment.ErrUnreachable.Because(err)
	}
	defer response.Body.Close()
	raw, err = io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	if err != nil || len(raw) > maxBody {
		return answer, payment.ErrUnreachable.Because(errors.Join(err, errors.New("testpay: an answer broke off or was too long")))
	}
	if response.StatusCode/100 != 2 {
		return answer, faultOf(response.StatusCode).Because(fmt.Errorf("testpay: %s %s: %s: %.200s", method, path, response.Status, raw))
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return answer, payment.ErrUnreachable.Because(err)
	}
	return answer, nil
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

// decode reads one JSON document without unknown members or trailing bytes.
func decode(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if d.More() {
		return errors.New("there is something after the document")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is something after the document")
	}
	return nil
}
