package testpay

import (
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// The documents that the company and its client exchange, and the names both
// sides go by.

const (
	// Name is what this provider is called in addresses and tables.
	Name = "testpay"

	headerKey       = "Idempotency-Key"
	headerSignature = "Testpay-Signature"
	maxBody         = 64 << 10 // bytes, of any request or answer
)

// createRequest asks for a page to pay on.
type createRequest struct {
	Order     string       `json:"order"`
	Title     string       `json:"title"`
	Email     string       `json:"email"`
	Amount    money.Amount `json:"amount"`
	ReturnURL string       `json:"return_url"`
	NotifyURL string       `json:"notify_url"`
	ExpiresAt time.Time    `json:"expires_at"`
}

// moveRequest captures or refunds an amount.
type moveRequest struct {
	Amount money.Amount `json:"amount"`
}

// intentAnswer is how an intent stands.
type intentAnswer struct {
	Ref         string           `json:"ref"`
	URL         string           `json:"url"`
	Order       string           `json:"order"`
	Standing    payment.Standing `json:"standing"`
	Amount      money.Amount     `json:"amount"`
	Refunded    money.Amount     `json:"refunded"`
	ChargedBack money.Amount     `json:"charged_back"`
	Method      string           `json:"method,omitempty"` // the card, the same for each payment with it and told by nobody's number
	Declines    int              `json:"declines"`
	Declined    string           `json:"declined,omitempty"`
}

// errorAnswer says why not.
type errorAnswer struct {
	Error string `json:"error"`
}

// eventMessage is the body of a webhook.
type eventMessage struct {
	ID   string    `json:"id"`
	Type string    `json:"type"`
	Ref  string    `json:"ref"`
	At   time.Time `json:"at"`
}
