package store

import (
	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/notify"
)

var (
	messageAddSQL = stmt("message.add", `
INSERT INTO messages (id, order_id, kind, no, recipient, state, attempts, last_error, created_at, sent_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`)

	messageGetSQL = stmt("message.get", `
SELECT id, order_id, kind, no, recipient, state, attempts, last_error, created_at, sent_at
FROM messages WHERE id = $1`)

	messagesOfOrderSQL = stmt("message.of_order", `
SELECT id, order_id, kind, no, recipient, state, attempts, last_error, created_at, sent_at
FROM messages WHERE order_id = $1 ORDER BY created_at, id`)

	messageSaveSQL = stmt("message.save", `
UPDATE messages SET state = $1, attempts = $2, last_error = $3, sent_at = $4 WHERE id = $5`)
)

func scanMessage(r row) (m notify.Message, err error) {
	var created, sent int64
	err = r.Scan(&m.ID, &m.Order, &m.Kind, &m.No, &m.To, &m.State, &m.Attempts, &m.LastError, &created, &sent)
	m.CreatedAt, m.SentAt = clock.FromMicros(created), clock.FromMicros(sent)
	return m, err
}

// AddMessage stores a new message.
func (tx *Tx) AddMessage(m notify.Message) error {
	_, err := tx.exec(messageAddSQL, m.ID, m.Order, string(m.Kind), m.No, m.To, string(m.State), m.Attempts, m.LastError,
		clock.Micros(m.CreatedAt), clock.Micros(m.SentAt))
	return err
}

// Message gives one message, or notify.ErrNoMessage.
func (tx *Tx) Message(wanted id.Message) (notify.Message, error) {
	m, found, err := queryOne(tx, scanMessage, messageGetSQL, wanted)
	return m, orElse(found, err, notify.ErrNoMessage)
}

// MessagesOfOrder gives every message about an order, oldest first.
func (tx *Tx) MessagesOfOrder(o id.Order) ([]notify.Message, error) {
	return queryAll(tx, scanMessage, messagesOfOrderSQL, o)
}

// SaveMessage stores how far a message has come, or returns
// notify.ErrNoMessage.
func (tx *Tx) SaveMessage(m notify.Message) error {
	changed, err := tx.exec(messageSaveSQL, string(m.State), m.Attempts, m.LastError, clock.Micros(m.SentAt), m.ID)
	return orElse(changed == 1, err, notify.ErrNoMessage)
}
