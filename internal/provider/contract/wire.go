package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// What both sides go by; docs/payment-contract.md specifies it.
const (
	HeaderKey       = "Idempotency-Key"
	HeaderSignature = "Payment-Signature"
	MaxBody         = 64 << 10 // bytes, of any request, answer or message
	MaxListed       = 100      // payments on a page of the list
)

// CreateRequest asks for a page to pay on.
type CreateRequest struct {
	Order     string       `json:"order"`
	Title     string       `json:"title"`
	Email     string       `json:"email"`
	Amount    money.Amount `json:"amount"`
	ReturnURL string       `json:"return_url"`
	NotifyURL string       `json:"notify_url"`
	ExpiresAt time.Time    `json:"expires_at"`
}

// MoveRequest captures or refunds an amount.
type MoveRequest struct {
	Amount money.Amount `json:"amount"`
}

// Intent is how a payment stands. Sums that a company leaves out are nothing.
type Intent struct {
	Ref           string           `json:"ref"`
	URL           string           `json:"url"`
	Order         string           `json:"order"`
	Standing      payment.Standing `json:"standing"`
	Amount        money.Amount     `json:"amount"`
	Refunded      money.Amount     `json:"refunded"`
	Returning     money.Amount     `json:"returning,omitzero"`
	RefundsFailed int              `json:"refunds_failed,omitempty"`
	ChargedBack   money.Amount     `json:"charged_back"`
	Method        string           `json:"method,omitempty"`
	Declines      int              `json:"declines"`
	Declined      string           `json:"declined,omitempty"`
}

// Page is a part of the list of payments.
type Page struct {
	Items []Intent `json:"items"`
	Next  string   `json:"next,omitempty"` // the cursor of the page that follows
}

// Problem says why not.
type Problem struct {
	Error string `json:"error"`
}

// Message is the body of a webhook.
type Message struct {
	ID   string    `json:"id"`
	Type string    `json:"type"`
	Ref  string    `json:"ref"`
	At   time.Time `json:"at"`
}

// The types of messages that have a meaning of their own. All others are a
// reason to ask as well.
const (
	TypeAuthorised  = "payment.authorised"
	TypeDeclined    = "payment.declined"
	TypeRefunded    = "payment.refunded"     // a refund that took its time is done, or failed
	TypeChargedBack = "payment.charged_back" // a bank took money back
	TypeGivenUp     = "payment.charge_back_given_up"
)

// Decode reads one JSON document without unknown members or trailing bytes.
func Decode(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is something after the document")
	}
	return nil
}
