package store

import (
	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/payment"
)

const intentColumns = `
SELECT id, order_id, provider, amount, currency, title, email, expires_at, created_at, ref, url, standing, declines, declined, method, later, payment,
       tries, refunds_failed, elsewhere
FROM intents
`

var (
	intentAddSQL = stmt("intent.add", `
INSERT INTO intents (order_id, id, provider, amount, currency, title, email, expires_at, created_at,
                     ref, url, standing, declines, declined, method, later, payment)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`)

	intentGetSQL = stmt("intent.get", intentColumns+`WHERE order_id = $1`)

	intentByRefSQL = stmt("intent.by_ref", intentColumns+`WHERE provider = $1 AND ref = $2 AND ref <> ''`)

	intentByPaymentSQL = stmt("intent.by_payment", intentColumns+`WHERE provider = $1 AND payment = $2 AND payment <> '' ORDER BY id DESC LIMIT 1`)

	intentSaveSQL = stmt("intent.save", `
UPDATE intents SET ref = $1, url = $2, standing = $3, declines = $4, declined = $5, method = $6, payment = $7,
       tries = $8, refunds_failed = $9, elsewhere = $10 WHERE order_id = $11`)

	providerEventAddSQL = stmt("provider_event.add", `
INSERT INTO provider_events (provider, event, type, ref, order_id, at, taken_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (provider, event) DO NOTHING`)
)

// flag writes down a yes or no.
func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func scanIntent(r row) (i payment.Intent, err error) {
	var expires, created, later int64
	err = r.Scan(&i.ID, &i.Order, &i.Provider, &i.Amount.Minor, &i.Amount.Currency, &i.Title, &i.Email, &expires, &created,
		&i.Ref, &i.URL, &i.Standing, &i.Declines, &i.Declined, &i.Method, &later, &i.Payment,
		&i.Tries, &i.RefundsFailed, &i.Elsewhere)
	i.ExpiresAt, i.CreatedAt = clock.FromMicros(expires), clock.FromMicros(created)
	i.Later = later != 0
	return i, err
}

// AddIntent stores a new intent.
func (tx *Tx) AddIntent(i payment.Intent) error {
	_, err := tx.exec(intentAddSQL, i.Order, i.ID, i.Provider, i.Amount.Minor, i.Amount.Currency, i.Title, i.Email,
		clock.Micros(i.ExpiresAt), clock.Micros(i.CreatedAt), i.Ref, i.URL, i.Standing, i.Declines, i.Declined, i.Method, flag(i.Later), i.Payment)
	return err
}

// Intent finds the intent of an order.
func (tx *Tx) Intent(o id.Order) (payment.Intent, bool, error) {
	return queryOne(tx, scanIntent, intentGetSQL, o)
}

// IntentByRef finds an intent by the provider's name for it.
func (tx *Tx) IntentByRef(provider, ref string) (payment.Intent, bool, error) {
	return queryOne(tx, scanIntent, intentByRefSQL, provider, ref)
}

// IntentByPayment finds an intent by its other name at the provider.
func (tx *Tx) IntentByPayment(provider, name string) (payment.Intent, bool, error) {
	return queryOne(tx, scanIntent, intentByPaymentSQL, provider, name)
}

// SaveIntent stores what changes of an intent.
func (tx *Tx) SaveIntent(i payment.Intent) error {
	_, err := tx.exec(intentSaveSQL, i.Ref, i.URL, i.Standing, i.Declines, i.Declined, i.Method, i.Payment,
		i.Tries, i.RefundsFailed, i.Elsewhere, i.Order)
	return err
}

// AddProviderEvent stores an event of a provider, once, and reports whether it
// is new.
func (tx *Tx) AddProviderEvent(provider string, e payment.Event, o id.Order) (bool, error) {
	added, err := tx.exec(providerEventAddSQL, provider, e.ID, e.Type, e.Ref, o.String(), clock.Micros(e.At), clock.Micros(tx.now))
	return added == 1, err
}
