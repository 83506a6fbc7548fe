package store

import (
	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/payment"
)

const matterColumns = `
SELECT id, kind, subject, order_id, organiser, detail, at, closed_at, closed_by, why, again FROM matters
`

var (
	matterAddSQL = stmt("matter.add", `
INSERT INTO matters (id, kind, subject, order_id, organiser, detail, at, closed_at, closed_by, why)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '', '') ON CONFLICT (kind, subject) DO NOTHING`)

	matterOfSQL = stmt("matter.of", matterColumns+`WHERE kind = $1 AND subject = $2`)

	matterGetSQL = stmt("matter.get", matterColumns+`WHERE id = $1`)

	matterSaveSQL = stmt("matter.save", `
UPDATE matters SET detail = $1, closed_at = $2, closed_by = $3, why = $4, again = $5 WHERE id = $6`)

	mattersOpenSQL = stmt("matter.open", matterColumns+`
WHERE closed_at = 0 AND (CAST($1 AS TEXT) = '' OR organiser = $1) AND (CAST($2 AS TEXT) = '' OR order_id = $2)
AND id > $3 ORDER BY id LIMIT $4`)
)

func scanMatter(r row) (m payment.Matter, err error) {
	var at, closed, again int64
	err = r.Scan(&m.ID, &m.Kind, &m.Subject, &m.Order, &m.Organiser, &m.Detail, &at, &closed, &m.ClosedBy, &m.Why, &again)
	m.At, m.ClosedAt = clock.FromMicros(at), clock.FromMicros(closed)
	m.Again = again != 0
	return m, err
}

// AddMatter stores a matter, once for its kind and subject.
func (tx *Tx) AddMatter(m payment.Matter) (bool, error) {
	added, err := tx.exec(matterAddSQL, m.ID, m.Kind, m.Subject, m.Order.String(), m.Organiser.String(), m.Detail, clock.Micros(m.At))
	return added == 1, err
}

// MatterOf finds the matter of a kind and subject.
func (tx *Tx) MatterOf(kind payment.MatterKind, subject string) (payment.Matter, bool, error) {
	return queryOne(tx, scanMatter, matterOfSQL, kind, subject)
}

// Matter finds a matter.
func (tx *Tx) Matter(m id.Matter) (payment.Matter, bool, error) {
	return queryOne(tx, scanMatter, matterGetSQL, m)
}

// SaveMatter stores what a matter is about, and how it was closed.
func (tx *Tx) SaveMatter(m payment.Matter) error {
	_, err := tx.exec(matterSaveSQL, m.Detail, clock.Micros(m.ClosedAt), m.ClosedBy.String(), m.Why, flag(m.Again), m.ID)
	return err
}

// OpenMatters lists what people still have to look at.
func (tx *Tx) OpenMatters(organiser id.Organiser, o id.Order, after id.Matter, most int) ([]payment.Matter, error) {
	return queryAll(tx, scanMatter, mattersOpenSQL, organiser.String(), o.String(), after.String(), most)
}
