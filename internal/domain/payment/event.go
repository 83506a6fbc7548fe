package payment

import "frontrow/internal/base/id"

// Receive stores an event and gives the order it is about. It reports false
// for an event that was stored before, whose effect has been had, and a zero
// order when no intent of ours has its reference.
func Receive(q Tx, provider string, e Event) (order id.Order, fresh bool, err error) {
	intent, _, err := q.IntentByRef(provider, e.Ref)
	if err != nil {
		return id.Order{}, false, err
	}
	if e.Ref == "" && !e.Order.IsZero() {
		if intent, _, err = q.Intent(e.Order); err != nil {
			return id.Order{}, false, err
		}
		if intent.Provider != provider {
			intent = Intent{} // signed by one provider, about an order of another's
		}
	}
	if intent.IsZero() && e.Payment != "" {
		if intent, _, err = q.IntentByPayment(provider, e.Payment); err != nil {
			return id.Order{}, false, err
		}
	}
	fresh, err = q.AddProviderEvent(provider, e, intent.Order)
	return intent.Order, fresh, err
}
