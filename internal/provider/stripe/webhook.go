package stripe

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/stripe/stripe-go/v85"
	"github.com/stripe/stripe-go/v85/webhook"

	"frontrow/internal/domain/payment"
)

const headerSignature = "Stripe-Signature"

// maxAge is how old a message may be, and how far ahead of our clock.
const maxAge = 5 * time.Minute

// aboutOrder is what is read of whatever a message is about. Stripe copies what
// we noted on a payment onto its charges.
type aboutOrder struct {
	ID       string            `json:"id"`
	Object   string            `json:"object"`
	Metadata map[string]string `json:"metadata"`
	Payment  json.RawMessage   `json:"payment_intent"` // an id, or the whole
}

// Verify checks the signature and age of a message, and that it is in the
// version of the API that this package knows.
func (g *Gateway) Verify(header map[string][]string, body []byte, now time.Time) (payment.Event, error) {
	given := http.Header(header).Values(headerSignature)
	if g.secret == "" || len(given) != 1 || !timely(given[0], now) {
		return payment.Event{}, payment.ErrBadSignature
	}
	// The age is compared with the clock that the caller goes by, not with the
	// library's.
	event, err := webhook.ConstructEventWithOptions(body, given[0], g.secret, webhook.ConstructEventOptions{IgnoreTolerance: true})
	if err != nil {
		for _, unsigned := range []error{webhook.ErrInvalidHeader, webhook.ErrNoValidSignature, webhook.ErrNotSigned, webhook.ErrTooOld} {
			if errors.Is(err, unsigned) {
				return payment.Event{}, payment.ErrBadSignature
			}
		}
		return payment.Event{}, payment.ErrBadEvent.Because(err)
	}
	return read(event)
}

func read(event stripe.Event) (payment.Event, error) {
	var about aboutOrder
	if event.ID == "" || event.Type == "" || event.Data == nil || json.Unmarshal(event.Data.Raw, &about) != nil {
		return payment.Event{}, payment.ErrBadEvent
	}
	out := payment.Event{ID: event.ID, Type: string(event.Type), At: time.Unix(event.Created, 0).UTC()}
	if about.Object == "checkout.session" {
		out.Ref = about.ID
	}
	_ = json.Unmarshal(about.Payment, &out.Payment) // where it is no id the order is told
	out.After = about.Object == "dispute" || about.Object == "refund" || event.Type == stripe.EventTypeChargeRefunded
	if order, err := orderOf(about.Metadata[metaOrder]); err == nil {
		out.Order = order
	}
	return out, nil
}

// timely reports whether the instant in a signature, which is signed with the
// rest, is near enough. Of two instants only one can be signed: there must be one.
func timely(signature string, now time.Time) bool {
	var at []string
	for part := range strings.SplitSeq(signature, ",") {
		if t, ok := strings.CutPrefix(part, "t="); ok {
			at = append(at, t)
		}
	}
	if len(at) != 1 {
		return false
	}
	seconds, err := strconv.ParseInt(at[0], 10, 64)
	return err == nil && now.Sub(time.Unix(seconds, 0)).Abs() <= maxAge
}
