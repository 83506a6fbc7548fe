package store

import (
	"encoding/json"
	"strings"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
)

// orderColumns is what scanOrder reads. An order that costs nothing has no
// intent.
const orderColumns = `
SELECT o.id, o.number, o.show, o.organiser, o.buyer, o.name, o.email, o.hold, o.revision, o.lines, o.currency,
       o.deadline, o.state, o.step, o.reason, o.created_at, o.paid_at, o.language,
       o.charges, o.policy, o.returns, COALESCE(i.provider, ''), COALESCE(i.ref, ''), COALESCE(i.url, ''), COALESCE(i.declined, ''), COALESCE(i.later, 0)
FROM orders AS o LEFT JOIN intents AS i ON i.order_id = o.id
`

var (
	orderAddSQL = stmt("order.add", `
INSERT INTO orders (id, number, show, organiser, buyer, name, email, searched, hold, revision, lines, currency,
                    deadline, state, reason, created_at, paid_at, step, language, charges, policy, voucher, voucher_off, step_since, lease_until, fence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $16, 0, 0)`)

	orderGetSQL = stmt("order.get", orderColumns+`WHERE o.id = $1`)

	orderByNumberSQL = stmt("order.by_number", orderColumns+`WHERE o.number = $1`)

	orderListSQL = stmt("order.list", orderColumns+`
WHERE (CAST($1 AS TEXT) = '' OR o.organiser = $1) AND (CAST($2 AS TEXT) = '' OR o.show = $2)
  AND (CAST($3 AS TEXT) = '' OR o.state = $3)
  AND (o.searched LIKE $4 ESCAPE '!' OR o.number = $5 OR CAST($6 AS TEXT) <> '' AND LOWER(o.lines) LIKE $6 ESCAPE '!')
  AND (CAST($7 AS TEXT) = '' OR o.id < $7)
ORDER BY o.id DESC LIMIT $8`)

	orderStuckSQL = stmt("order.stuck", orderColumns+`
WHERE o.step <> 'done' AND (CAST($1 AS TEXT) = '' OR o.organiser = $1) AND (CAST($2 AS TEXT) = '' OR o.show = $2)
  AND (o.state NOT IN ('awaiting_payment', 'expired') AND o.step_since < $3 OR o.state = 'awaiting_payment' AND o.deadline < $3)
ORDER BY o.id LIMIT $4`)

	orderOfHoldSQL = stmt("order.of_hold", orderColumns+`
WHERE o.hold = $1 AND o.step <> 'done' ORDER BY o.id DESC LIMIT 1`)

	orderUnfinishedSQL = stmt("order.unfinished", orderColumns+`
WHERE o.step <> 'done' AND o.id > $1 ORDER BY o.id LIMIT $2`)

	orderAfterSQL = stmt("order.after", orderColumns+`WHERE o.id > $1 ORDER BY o.id LIMIT $2`)

	orderDetailsSQL = stmt("order.details", `
UPDATE orders SET name = $1, email = $2, searched = $3, language = $4 WHERE id = $5`)

	orderEntryAddSQL = stmt("order_entry.add", `
INSERT INTO order_entries (order_id, no, at, what, text)
SELECT CAST($1 AS TEXT), COALESCE(MAX(no), 0) + 1, CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS TEXT)
FROM order_entries WHERE order_id = $1`)

	orderEntriesSQL = stmt("order_entry.of", `
SELECT at, what, text FROM order_entries WHERE order_id = $1 ORDER BY no`)
)

func scanOrder(r row) (o order.Order, err error) {
	var lines, charged, policy, returned string
	var deadline, created, paid, later int64
	err = r.Scan(&o.ID, &o.Number, &o.Show, &o.Organiser, &o.Buyer, &o.Name, &o.Email, &o.Hold, &o.Revision, &lines,
		&o.Currency, &deadline, &o.State, &o.Step, &o.Reason, &created, &paid, &o.Language,
		&charged, &policy, &returned, &o.Provider, &o.Ref, &o.PayURL, &o.Declined, &later)
	if err != nil {
		return o, err
	}
	o.Deadline, o.CreatedAt, o.PaidAt = clock.FromMicros(deadline), clock.FromMicros(created), clock.FromMicros(paid)
	o.Later = later != 0
	if charged != "" {
		var c charges
		if err := json.Unmarshal([]byte(charged), &c); err != nil {
			return o, err
		}
		o.PerOrder, o.Tax, o.Voucher, o.Instead = c.PerOrder, c.Tax, c.Voucher, c.Instead
	}
	if policy != "" {
		if err := json.Unmarshal([]byte(policy), &o.Policy); err != nil {
			return o, err
		}
	}
	if returned != "" {
		if err := json.Unmarshal([]byte(returned), &o.Returns); err != nil {
			return o, err
		}
	}
	return o, json.Unmarshal([]byte(lines), &o.Lines)
}

// charges is what an order has beside its lines, as its column holds it.
type charges struct {
	PerOrder pricing.Charge `json:"per_order,omitzero"`
	Tax      pricing.Tax    `json:"tax,omitzero"`
	Voucher  string         `json:"voucher,omitempty"`
	Instead  *order.Instead `json:"instead,omitempty"`
}

// AddOrder stores a new order.
func (tx *Tx) AddOrder(o order.Order) error {
	lines, err := json.Marshal(o.Lines)
	if err != nil {
		return err
	}
	charged, err := unlessZero(charges{o.PerOrder, o.Tax, o.Voucher, o.Instead})
	if err != nil {
		return err
	}
	policy, err := unlessZero(o.Policy)
	if err != nil {
		return err
	}
	_, err = tx.exec(orderAddSQL, o.ID, o.Number, o.Show, o.Organiser, o.Buyer, o.Name, o.Email, o.SearchText(), o.Hold,
		o.Revision, string(lines), o.Currency, clock.Micros(o.Deadline), o.State, o.Reason,
		clock.Micros(o.CreatedAt), clock.Micros(o.PaidAt), o.Step, o.Language, charged, policy, o.Voucher, o.Bill().Off().Minor)
	return err
}

// Order finds an order.
func (tx *Tx) Order(o id.Order) (order.Order, bool, error) {
	return queryOne(tx, scanOrder, orderGetSQL, o)
}

// OrderByNumber finds an order by its number.
func (tx *Tx) OrderByNumber(number string) (order.Order, bool, error) {
	return queryOne(tx, scanOrder, orderByNumberSQL, number)
}

// Orders lists orders, newest first.
func (tx *Tx) Orders(q order.Query) ([]order.Order, error) {
	return queryAll(tx, scanOrder, orderListSQL, q.Organiser.String(), q.Show.String(), string(q.State),
		"%"+like.Replace(q.Text)+"%", q.Number, seatPattern(q.Seat), q.Before.String(), q.Most)
}

// seatPattern finds a seat by its row and number, in the lines' JSON; what
// stands before them is looked for in that order in the section's id.
func seatPattern(seat string) string {
	parts := strings.Split(like.Replace(seat), "/")
	if len(parts) < 2 {
		return ""
	}
	at := len(parts) - 2 // of the row
	return `%"place":"%` + strings.Join(parts[:at], "%") + `%/` + strings.Join(parts[at:], "/") + `"%`
}

// StuckOrders lists orders that have not moved on since an instant although
// they should have.
func (tx *Tx) StuckOrders(organiser id.Organiser, show id.Show, since time.Time, most int) ([]order.Order, error) {
	return queryAll(tx, scanOrder, orderStuckSQL, organiser.String(), show.String(), clock.Micros(since), most)
}

// UnfinishedOrder finds the newest order of a hold whose saga has not ended.
func (tx *Tx) UnfinishedOrder(hold inventory.HoldID) (order.Order, bool, error) {
	return queryOne(tx, scanOrder, orderOfHoldSQL, hold)
}

// UnfinishedOrders lists orders whose saga has not ended, by id.
func (tx *Tx) UnfinishedOrders(after id.Order, most int) ([]order.Order, error) {
	return queryAll(tx, scanOrder, orderUnfinishedSQL, after.String(), most)
}

// OrdersAfter lists all orders by id.
func (tx *Tx) OrdersAfter(after id.Order, most int) ([]order.Order, error) {
	return queryAll(tx, scanOrder, orderAfterSQL, after.String(), most)
}

// SaveOrderDetails stores the name, the e-mail address and the language of an order.
func (tx *Tx) SaveOrderDetails(o order.Order) error {
	_, err := tx.exec(orderDetailsSQL, o.Name, o.Email, o.SearchText(), o.Language, o.ID)
	return err
}

// AddOrderEntry adds an entry at the end of an order's timeline.
func (tx *Tx) AddOrderEntry(o id.Order, e order.Entry) error {
	_, err := tx.exec(orderEntryAddSQL, o, clock.Micros(e.At), e.What, e.Text)
	return err
}

// OrderEntries gives the timeline of an order, oldest first.
func (tx *Tx) OrderEntries(o id.Order) ([]order.Entry, error) {
	return queryAll(tx, func(r row) (e order.Entry, err error) {
		var at int64
		err = r.Scan(&at, &e.What, &e.Text)
		e.At = clock.FromMicros(at)
		return e, err
	}, orderEntriesSQL, o)
}
