package stripe

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/stripe/stripe-go/v85"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/payment"
)

// faultOf says what an error of Stripe's means for us. Refused is only what
// Stripe has looked at and will not do. A key that was used for something
// else, an account that is locked out and a limit that is reached are not:
// the first call may have been done, or a later one will be.
func faultOf(what string, err error) error {
	if err == nil {
		return nil
	}
	if fault, ok := errors.AsType[*fault.Fault](err); ok {
		return fault // it was put into words before
	}
	told, ok := errors.AsType[*stripe.Error](err)
	if !ok {
		return payment.ErrUnreachable.Because(fmt.Errorf("stripe: %s: %w", what, err))
	}
	// The error as a whole holds what a buyer paid with; this does not.
	short := fmt.Errorf("stripe: %s: %d %s %s (request %s): %.200s", what, told.HTTPStatusCode, told.Type, told.Code, told.RequestID, told.Msg)
	if told.Code == stripe.ErrorCodeBalanceInsufficient {
		return payment.ErrNoFunds.Because(short)
	}
	switch told.HTTPStatusCode {
	case http.StatusBadRequest, http.StatusPaymentRequired, http.StatusNotFound:
		if told.Type != stripe.ErrorTypeIdempotency && told.Code != stripe.ErrorCodeLockTimeout {
			return payment.ErrRefused.Because(short)
		}
	case http.StatusTooManyRequests:
		return payment.ErrUnreachable.Because(fmt.Errorf("%w: %w", payment.TooFast, short))
	}
	return payment.ErrUnreachable.Because(short)
}

func refused(why string) error { return payment.ErrRefused.Because(errors.New("stripe: " + why)) }
