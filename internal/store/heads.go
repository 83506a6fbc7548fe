package store

import (
	"context"
	"math"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

var (
	seatHeadSQL = stmt("seatlog.head", `
SELECT bucket, version, at, hash FROM seat_log
WHERE bucket = $1 ORDER BY version DESC LIMIT 1`)

	headKeepSQL = stmt("heads.keep", `
INSERT INTO seat_heads (show, version, code) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING`)

	headLastSQL = stmt("heads.last", `
SELECT version FROM seat_heads WHERE show = $1 ORDER BY version DESC LIMIT 1`)

	headsSQL = stmt("heads.after", `
SELECT version, code FROM seat_heads
WHERE show = $1 AND version > $2 ORDER BY version LIMIT $3`)

	orderHeadKeepSQL = stmt("heads.keep_for_order", `
INSERT INTO order_heads (order_id, show, code) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING`)

	orderHeadSQL = stmt("heads.of_order", `
SELECT code FROM order_heads WHERE order_id = $1`)

	orderHeadsSQL = stmt("heads.of_orders", `
SELECT order_id, code FROM order_heads
WHERE show = $1 AND order_id > $2 ORDER BY order_id LIMIT $3`)
)

// Head is where a bucket's log ends now, and false when it has none.
func (l SeatLog) Head(ctx context.Context, bucket id.Show) (h inventory.Head, found bool, err error) {
	err = l.db.view(ctx, func(tx *Tx) error {
		h, found, err = queryOne(tx, scanHead, seatHeadSQL, bucket)
		return err
	})
	return h, found, err
}

func scanHead(r row) (h inventory.Head, err error) {
	var hash []byte
	if err := r.Scan(&h.Show, &h.Version, &h.At, &hash); err != nil {
		return h, err
	}
	h.Hash, err = asHash(hash)
	return h, err
}

// KeepHead stores a head that was signed. One of the same version that is
// there stays.
func (tx *Tx) KeepHead(h inventory.SignedHead) error {
	if h.Version > math.MaxInt64 {
		return errVersion
	}
	_, err := tx.exec(headKeepSQL, h.Show, int64(h.Version), h.String())
	return err
}

// LastHead is the highest version of which a head is kept; 0 when none is.
func (tx *Tx) LastHead(show id.Show) (version uint64, err error) {
	version, _, err = queryOne(tx, scanValue[uint64], headLastSQL, show)
	return version, err
}

// Heads lists kept heads of a show whose version is greater than after, as
// they are stored: nothing of them is believed.
func (tx *Tx) Heads(show id.Show, after uint64, most int) ([]inventory.KeptHead, error) {
	if after > math.MaxInt64 {
		return nil, nil
	}
	return queryAll(tx, func(r row) (k inventory.KeptHead, err error) {
		err = r.Scan(&k.Version, &k.Code)
		return k, err
	}, headsSQL, show, int64(after), most)
}

// KeepOrderHead stores the head that is printed on an order, unless it has one.
func (tx *Tx) KeepOrderHead(o id.Order, h inventory.SignedHead) error {
	_, err := tx.exec(orderHeadKeepSQL, o, h.Show, h.String())
	return err
}

// OrderHead is the head that is printed on an order, as it is stored, and
// false when it has none yet.
func (tx *Tx) OrderHead(o id.Order) (code string, found bool, err error) {
	return queryOne(tx, scanValue[string], orderHeadSQL, o)
}

// OrderHeads lists the heads printed on a show's orders, by order.
func (tx *Tx) OrderHeads(show id.Show, after id.Order, most int) ([]inventory.KeptHead, error) {
	return queryAll(tx, func(r row) (k inventory.KeptHead, err error) {
		err = r.Scan(&k.Order, &k.Code)
		return k, err
	}, orderHeadsSQL, show, after.String(), most)
}
