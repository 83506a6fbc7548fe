package checkout_test

import (
	"maps"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// runTables is what the store in memory has for refund runs.
type runTables struct {
	runs     map[id.Show]checkout.RefundRun
	troubles map[id.Order]checkout.RunTrouble
	turns    map[id.Show][]checkout.RunTurn
}

func newRunTables() runTables {
	return runTables{map[id.Show]checkout.RefundRun{}, map[id.Order]checkout.RunTrouble{}, map[id.Show][]checkout.RunTurn{}}
}

func (t runTables) clone() runTables {
	return runTables{maps.Clone(t.runs), maps.Clone(t.troubles), maps.Clone(t.turns)}
}

func (tx *memTx) RefundRun(show id.Show) (checkout.RefundRun, bool, error) {
	r, found := tx.t.runs.runs[show]
	return r, found, nil
}

func (tx *memTx) SaveRefundRun(r checkout.RefundRun) error {
	tx.t.runs.runs[r.Show] = r
	return nil
}

func (tx *memTx) AddRunTurn(show id.Show, t checkout.RunTurn) error {
	tx.t.runs.turns[show] = append(slices.Clip(tx.t.runs.turns[show]), t)
	return nil
}

func (tx *memTx) RunTurns(show id.Show) ([]checkout.RunTurn, error) {
	return tx.t.runs.turns[show], nil
}

func (tx *memTx) OrdersToRefund(show id.Show, after id.Order, most int) (ids []id.Order, err error) {
	for _, o := range tx.all(func(r orderRow) bool {
		return r.Show == show && r.State == order.Paid && r.Step == "done" && r.ID.String() > after.String()
	}) {
		ids = append(ids, o.ID)
	}
	return ids[:min(len(ids), most)], nil
}

func (tx *memTx) RunCounts(show id.Show) (n checkout.RunCounts, err error) {
	for _, o := range tx.all(func(r orderRow) bool { return r.Show == show }) {
		switch {
		case o.State == order.Paid && o.Step == "done":
			n.Left++
		case o.State == order.Refunding, o.State == order.Paid:
			n.UnderWay++
		case o.State == order.Refunded:
			n.Done++
		case o.Step != "done" && o.State != order.Expired:
			n.Open++
		}
	}
	return n, nil
}

func (tx *memTx) NoteTrouble(o id.Order, at time.Time, code string) (fresh bool, err error) {
	_, known := tx.t.runs.troubles[o]
	tx.t.runs.troubles[o] = checkout.RunTrouble{Order: o, Number: tx.t.orders[o].Number, At: at, Code: code}
	return !known, nil
}

func (tx *memTx) DropTrouble(o id.Order) error {
	delete(tx.t.runs.troubles, o)
	return nil
}

func (tx *memTx) Troubles(show id.Show, most int) (troubles []checkout.RunTrouble, err error) {
	for _, o := range tx.all(func(r orderRow) bool { return r.Show == show && (r.Step != "done" || r.State == order.Paid) }) {
		if t, found := tx.t.runs.troubles[o.ID]; found {
			troubles = append(troubles, t)
		}
	}
	return slices.Clip(troubles[:min(len(troubles), most)]), nil
}

func (tx *memTx) LedgerSumsOf(id.Show) ([]payment.Sum, error) { return tx.LedgerSums() }
