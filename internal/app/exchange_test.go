package app

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

type exchangeSeen struct {
	orderSeen
	Due     sumSeen
	Instead struct {
		Order  string
		Credit sumSeen
	} `json:"instead_of"`
	Returns []struct {
		To   string `json:"exchanged_for"`
		Pays sumSeen
	}
}

func (w *world) exchange(order string, ask map[string]any, status int) (o exchangeSeen) {
	w.Helper()
	w.post("/v1/orders/"+order+"/exchanges", "first box_office", ask, status).into(w.T, &o)
	return o
}

// One place is changed for another, the other one for two: the difference is paid, and
// goes back with a refund the way it came. The audit holds at every stop.
func TestExchange(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	const price = face + fee
	old, seat := w.own.order, func(back int) string { return club().Label(club().Len() - back) }
	done := func(order, state string) {
		t.Helper()
		w.eventually(t, 1, `SELECT count(*) FROM orders WHERE id = $1 AND state = $2 AND step = 'done'`, order, state)
	}

	seen := func(sum int64) map[string]any {
		return map[string]any{"places": []int{1}, "seats": []string{seat(1)}, "expect": map[string]any{"amount": sum, "currency": "EUR"}}
	}
	w.exchange(old, seen(-price), http.StatusConflict)
	w.exchange(old, seen(1), http.StatusConflict)
	even := w.exchange(old, seen(0), http.StatusCreated)
	if even.Due.Amount != 0 || even.Instead.Order != old || even.Instead.Credit.Amount != price {
		t.Fatalf("the order for the other place: %+v", even)
	}
	done(even.ID, "paid")
	done(old, "paid")
	w.eventually(t, 1, `SELECT count(*) FROM tickets WHERE order_id = $1 AND state = 'valid' AND serial = 2`, old)
	if got := w.ledger(t, even.ID); got["exchanged"] != price || got["refunded"] != 0 {
		t.Errorf("its ledger: %v", got)
	}
	w.allIsWell()

	dear := w.exchange(old, map[string]any{"seats": []string{seat(2), seat(3)}}, http.StatusCreated)
	if dear.Due.Amount != price || dear.State != "awaiting_payment" || dear.PaymentURL == "" {
		t.Fatalf("the order for two places: %+v", dear)
	}
	w.eventually(t, 1, `SELECT count(*) FROM tickets WHERE order_id = $1 AND state = 'valid'`, old)
	w.pay(dear.orderSeen, "approve")
	w.await("guest", dear.ID, "paid")
	done(old, "refunded")
	if got := w.ledger(t, old); !maps.Equal(got, books{"provider:testpay": 2 * price, "exchanged": -2 * price}) {
		t.Errorf("nothing is left of the old order, and its ledger has %v", got)
	}
	w.allIsWell()
	w.exchange(old, map[string]any{"seats": []string{seat(4)}}, http.StatusConflict)
	w.exchange(dear.ID, map[string]any{"places": []int{3}, "seats": []string{seat(4)}}, http.StatusUnprocessableEntity)

	w.post("/v1/orders/"+dear.ID+"/refund", "first owner", nil, http.StatusOK)
	done(dear.ID, "refunded")
	w.eventually(t, 1, `SELECT count(*) FROM orders WHERE id = $1 AND step = 'done'`, old)
	w.eventually(t, 2, `SELECT count(*) FROM ledger WHERE order_id = $1 AND kind = 'refund'`, old)
	if got := w.ledger(t, old); got["refunded"] != -price || got["exchanged"] != -price {
		t.Errorf("the ledger of the first order: %v", got)
	}
	if got := w.ledger(t, dear.ID); got["refunded"] != -price || got["exchanged"] != 0 {
		t.Errorf("the ledger of the last order: %v", got)
	}
	w.allIsWell()
}

// Who has as many places as the show allows, by any limit, changes them, and has
// no more than that meanwhile. The audit holds at every stop.
func TestExchangeAtTheLimit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	old, seat := w.own.order, func(back int) string { return club().Label(club().Len() - back) }
	_, err := w.shows.Update(t.Context(), idem.Key{}, account.Operator(), w.own.show.ID, catalog.ShowChange{
		MaxPerOrder: new(2), MaxPerBuyer: new(5), MaxPerEmail: new(2), MaxPerPayment: new(2), // of which the guest holds three
	})
	w.must(nil, err)
	another := func() {
		t.Helper()
		a := w.post("/v1/shows/"+w.own.show.ID.String()+"/holds", "guest", map[string]any{"seats": []string{seat(9)}}, http.StatusConflict)
		if !strings.Contains(string(a.body), `"limit.reached"`) {
			t.Fatalf("one place more: %s", a.body)
		}
	}
	another()
	w.exchange(old, map[string]any{"places": []int{1}, "seats": []string{seat(1), seat(2)}}, http.StatusConflict)

	dear := w.exchange(old, map[string]any{"places": []int{1, 2}, "seats": []string{seat(1), seat(2)}}, http.StatusCreated)
	another()
	w.allIsWell()
	w.await("guest", dear.ID, "paid")
	w.eventually(t, 1, `SELECT count(*) FROM orders WHERE id = $1 AND state = 'refunded' AND step = 'done'`, old)
	another()
	w.allIsWell()
	even := w.exchange(dear.ID, map[string]any{"places": []int{2}, "seats": []string{seat(3)}}, http.StatusCreated)
	w.await("guest", even.ID, "paid")
	w.allIsWell()
}
