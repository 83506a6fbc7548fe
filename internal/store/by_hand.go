package store

import (
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/payment"
)

const byHandColumns = `
SELECT ref, provider, order_id, minor, currency, closed, received, to_send, sent FROM by_hand
`

var (
	byHandGetSQL = stmt("by_hand.get", byHandColumns+`WHERE ref = $1`)

	byHandOfSQL = stmt("by_hand.of_order", byHandColumns+`WHERE order_id = $1`)

	byHandMadeSQL = stmt("by_hand.made", byHandColumns+`
WHERE provider = $1 AND ref > $2 AND EXISTS (SELECT 1 FROM intents WHERE intents.order_id = by_hand.order_id AND intents.created_at >= $3 AND intents.created_at < $4)
ORDER BY ref LIMIT $5`)

	byHandAddSQL = stmt("by_hand.add", `
INSERT INTO by_hand (ref, provider, order_id, minor, currency, closed, received, to_send, sent)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`)

	byHandSaveSQL = stmt("by_hand.save", `
UPDATE by_hand SET closed = $1, received = $2, to_send = $3, sent = $4 WHERE ref = $5`)

	byHandAskSQL = stmt("by_hand.ask", `
INSERT INTO by_hand_asked (ref, key, up_to) VALUES ($1, $2, $3) ON CONFLICT (ref, key) DO NOTHING`)

	byHandAskedSQL = stmt("by_hand.asked", `
SELECT key, up_to FROM by_hand_asked WHERE ref = $1 ORDER BY up_to, key`)

	byHandNoteSQL = stmt("by_hand.note", `
INSERT INTO by_hand_notes (ref, no, at, staff, minor, note)
SELECT CAST($1 AS TEXT), COALESCE(MAX(no), 0) + 1, CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS BIGINT), CAST($5 AS TEXT)
FROM by_hand_notes WHERE ref = $1`)

	byHandNotesSQL = stmt("by_hand.notes", `
SELECT at, staff, minor, note FROM by_hand_notes WHERE ref = $1 ORDER BY no`)
)

func scanByHand(r row) (h payment.ByHand, err error) {
	var closed int64
	err = r.Scan(&h.Ref, &h.Provider, &h.Order, &h.Amount.Minor, &h.Amount.Currency, &closed, &h.Received, &h.ToSend, &h.Sent)
	h.Closed = closed != 0
	return h, err
}

// ByHand finds what is to be paid by hand by its reference.
func (tx *Tx) ByHand(ref string) (payment.ByHand, bool, error) {
	return tx.withAsked(queryOne(tx, scanByHand, byHandGetSQL, ref))
}

// ByHandOf finds what is to be paid by hand for an order.
func (tx *Tx) ByHandOf(o id.Order) (payment.ByHand, bool, error) {
	return tx.withAsked(queryOne(tx, scanByHand, byHandOfSQL, o))
}

func scanAsked(r row) (a payment.Asked, err error) {
	err = r.Scan(&a.Key, &a.UpTo)
	return a, err
}

func (tx *Tx) withAsked(h payment.ByHand, found bool, err error) (payment.ByHand, bool, error) {
	if err == nil && found {
		h.Asked, err = queryAll(tx, scanAsked, byHandAskedSQL, h.Ref)
	}
	return h, found, err
}

// ByHandMade lists what was to be paid by hand in some way, by when it was asked for.
func (tx *Tx) ByHandMade(provider string, from, to time.Time, after string, most int) ([]payment.ByHand, error) {
	return queryAll(tx, scanByHand, byHandMadeSQL, provider, after, clock.Micros(from), clock.Micros(to), most)
}

// AddByHand stores what is to be paid by hand.
func (tx *Tx) AddByHand(h payment.ByHand) error {
	_, err := tx.exec(byHandAddSQL, h.Ref, h.Provider, h.Order, h.Amount.Minor, h.Amount.Currency, flag(h.Closed), h.Received, h.ToSend, h.Sent)
	return err
}

// SaveByHand stores what changes of it.
func (tx *Tx) SaveByHand(h payment.ByHand) error {
	_, err := tx.exec(byHandSaveSQL, flag(h.Closed), h.Received, h.ToSend, h.Sent, h.Ref)
	for _, a := range h.Asked {
		if err == nil {
			_, err = tx.exec(byHandAskSQL, h.Ref, a.Key, a.UpTo)
		}
	}
	return err
}

// AddByHandNote adds a note at the end.
func (tx *Tx) AddByHandNote(ref string, n payment.ByHandNote) error {
	_, err := tx.exec(byHandNoteSQL, ref, clock.Micros(n.At), n.Staff.String(), n.Minor, n.Note)
	return err
}

// ByHandNotes gives what was noted, oldest first.
func (tx *Tx) ByHandNotes(ref string) ([]payment.ByHandNote, error) {
	return queryAll(tx, func(r row) (n payment.ByHandNote, err error) {
		var at int64
		var staff string
		if err = r.Scan(&at, &staff, &n.Minor, &n.Note); err != nil {
			return n, err
		}
		n.At = clock.FromMicros(at)
		return n, n.Staff.UnmarshalText([]byte(staff))
	}, byHandNotesSQL, ref)
}
