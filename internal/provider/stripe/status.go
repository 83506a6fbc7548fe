package stripe

import (
	"fmt"
	"strings"

	"github.com/stripe/stripe-go/v85"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// statusOf says in our words how a page stands, and what was paid on it. What
// Stripe says that we do not know is an outcome that is not known.
func statusOf(session *stripe.CheckoutSession) (payment.Status, error) {
	order, err := orderOf(session.ClientReferenceID)
	if err != nil {
		return payment.Status{}, unclear(session, "is for %q", session.ClientReferenceID)
	}
	status := payment.Status{Ref: session.ID, Order: order}
	if status.Amount, err = amountFrom(session.AmountTotal, session.Currency); err != nil {
		return status, err
	}
	intent := session.PaymentIntent
	if intent == nil {
		switch session.Status {
		case stripe.CheckoutSessionStatusOpen:
			status.Standing = payment.Open
		case stripe.CheckoutSessionStatusExpired:
			status.Standing = payment.Voided
		default:
			return status, unclear(session, "is %q without a payment", session.Status)
		}
		return status, nil
	}
	status.Payment = intent.ID
	switch intent.Status {
	case stripe.PaymentIntentStatusRequiresPaymentMethod, stripe.PaymentIntentStatusRequiresConfirmation, stripe.PaymentIntentStatusRequiresAction:
		status.Standing = payment.Open
		if session.Status == stripe.CheckoutSessionStatusExpired {
			status.Standing = payment.Voided
		}
	case stripe.PaymentIntentStatusProcessing:
		status.Standing = payment.Pending
	case stripe.PaymentIntentStatusCanceled:
		status.Standing = payment.Voided
	case stripe.PaymentIntentStatusRequiresCapture:
		status.Standing = payment.Authorised
		status.Amount, err = amountFrom(intent.AmountCapturable, intent.Currency)
	case stripe.PaymentIntentStatusSucceeded:
		status.Standing = payment.Captured
		status.Amount, err = amountFrom(intent.AmountReceived, intent.Currency)
	default:
		return status, unclear(session, "has a payment that is %q", intent.Status)
	}
	if err != nil {
		return status, err
	}
	if failed := intent.LastPaymentError; failed != nil && status.Standing == payment.Open {
		status.Declines, status.Declined = 1, declinedWords(failed)
	}
	return withCharge(status, intent.LatestCharge)
}

// withCharge adds what is known of the charge: the card, and what went back.
func withCharge(status payment.Status, charge *stripe.Charge) (payment.Status, error) {
	if charge == nil {
		return status, nil
	}
	if d := charge.PaymentMethodDetails; d != nil && d.Card != nil {
		status.Method = d.Card.Fingerprint
	}
	if status.Standing != payment.Captured {
		return status, nil
	}
	refunded, returning := charge.AmountRefunded, int64(0) // which Stripe counts as soon as they are asked for
	if charge.Refunds != nil {
		for _, r := range charge.Refunds.Data {
			switch r.Status {
			case stripe.RefundStatusPending, stripe.RefundStatusRequiresAction:
				refunded, returning = refunded-r.Amount, returning+r.Amount
			case stripe.RefundStatusFailed, stripe.RefundStatusCanceled:
				status.RefundsFailed++
			}
		}
	}
	var err error
	if returning > 0 {
		if status.Returning, err = amountFrom(returning, charge.Currency); err != nil {
			return status, err
		}
	}
	if refunded == 0 {
		return status, nil
	}
	if status.Refunded, err = amountFrom(refunded, charge.Currency); status.Refunded == status.Amount {
		status.Standing = payment.Refunded
	}
	return status, err
}

// declinedWords is why a try was declined, in the one sentence we translate
// where it is just that.
func declinedWords(e *stripe.Error) string {
	if e.Code == stripe.ErrorCodeCardDeclined || e.Msg == "" {
		return "the card was declined"
	}
	return e.Msg
}

func unclear(session *stripe.CheckoutSession, format string, args ...any) error {
	return payment.ErrUnreachable.Because(fmt.Errorf("stripe: the page %s %s", session.ID, fmt.Sprintf(format, args...)))
}

// hundredfold are the currencies that have no decimals, and that Stripe counts
// in hundredths all the same.
var hundredfold = map[money.Currency]int64{"ISK": 100, "UGX": 100}

// minorAt gives an amount as Stripe counts it. Stripe takes the third decimal
// of a currency that has three only as a 0, and refuses others itself.
func minorAt(a money.Amount) (int64, error) {
	factor := max(hundredfold[a.Currency], 1)
	minor := a.Minor * factor
	if a.Minor <= 0 || minor/factor != a.Minor {
		return 0, refused("this amount cannot be paid")
	}
	return minor, nil
}

func amountFrom(minor int64, c stripe.Currency) (money.Amount, error) {
	currency, err := money.ParseCurrency(strings.ToUpper(string(c)))
	factor := max(hundredfold[currency], 1)
	if err != nil || minor%factor != 0 {
		return money.Amount{}, payment.ErrUnreachable.Because(fmt.Errorf("stripe: an amount of %d in %q", minor, c))
	}
	return money.Of(minor/factor, currency), nil
}

func currencyAt(c money.Currency) string { return strings.ToLower(string(c)) }
