package app

import (
	"fmt"
	"strings"
	"testing"

	"frontrow/internal/base/id"
)

// later orders two seats that are to be paid by bank transfer.
func (w *world) later(buyer string, show id.Show) (o orderOf) {
	w.Helper()
	hold := w.hold(buyer, show, 2)
	w.post("/v1/holds/"+hold+"/checkout", buyer, map[string]any{"name": "Grace Hopper", "email": "later@example.org", "provider": "transfer"}, 201).into(w.T, &o)
	return o
}

type byHandSeen struct {
	Reference             string
	PayTo                 string `json:"pay_to"`
	Received, Outstanding struct{ Amount int64 }
	ToSendBack            struct{ Amount int64 } `json:"to_send_back"`
}

func (w *world) byHand(who, order string) (h byHandSeen) {
	w.Helper()
	w.send("GET", "/v1/orders/"+order+"/by-hand", who, nil, nil).into(w.T, &h)
	return h
}

func (w *world) came(order string, minor int64, status int) {
	w.Helper()
	w.post("/v1/orders/"+order+"/by-hand/received", "first box_office",
		map[string]any{"amount": map[string]any{"amount": minor, "currency": "EUR"}, "note": "Statement 7"}, status)
}

// TestPayLater is an order that is paid by bank transfer: in two parts, of which
// the second is too much, then taken back.
func TestPayLater(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	show, buyer := w.shortShow(), w.guest()
	o := w.later(buyer, show)
	price := int64(2 * (face + fee))

	var ways struct {
		Items []struct {
			Provider string
			Later    bool
		}
	}
	w.send("GET", "/v1/ways-to-pay", "", nil, nil).into(t, &ways)
	if fmt.Sprint(ways.Items) != "[{testpay false} {transfer true} {box-office true}]" {
		t.Errorf("the ways to pay are %v", ways.Items)
	}
	h := w.byHand(buyer, o.ID)
	if h.Reference == "" || !strings.Contains(h.PayTo, "DE02") || h.Outstanding.Amount != price {
		t.Errorf("the buyer is told %+v", h)
	}
	// The seats are fixed beyond the time of the hold.
	w.eventually(t, 1, `SELECT count(*) FROM orders WHERE id = $1 AND step = 'owe' AND deadline > created_at + 3600000000`, o.ID)

	w.came(o.ID, 4000, 200)
	if h = w.byHand(buyer, o.ID); h.Received.Amount != 4000 || h.Outstanding.Amount != price-4000 {
		t.Errorf("after a part: %+v", h)
	}
	w.ends(buyer, o.ID, "awaiting_payment")
	if got := w.ledger(t, o.ID); len(got) != 0 {
		t.Errorf("after a part the ledger has %v", got)
	}
	w.came(o.ID, price, 200)
	w.ends(buyer, o.ID, "paid")
	w.mailed("later@example.org", "Your tickets")
	if h = w.byHand("first box_office", o.ID); h.ToSendBack.Amount != 4000 {
		t.Errorf("after too much: %+v", h)
	}
	w.came(o.ID, 100, 409)
	w.post("/v1/orders/"+o.ID+"/by-hand/sent-back", "first box_office", map[string]any{"note": "By transfer"}, 200)
	w.post("/v1/orders/"+o.ID+"/by-hand/sent-back", "first box_office", map[string]any{}, 409)
	w.eventually(t, 1, `SELECT count(*) FROM orders WHERE id = $1 AND step = 'done' AND state = 'paid'`, o.ID)

	w.post("/v1/orders/"+o.ID+"/refund", "first box_office", nil, 200)
	w.ends(buyer, o.ID, "refunding")
	if h = w.byHand("first box_office", o.ID); h.ToSendBack.Amount != price {
		t.Errorf("while it is taken back: %+v", h)
	}
	w.post("/v1/orders/"+o.ID+"/by-hand/sent-back", "first box_office", map[string]any{}, 200)
	w.ends(buyer, o.ID, "refunded")
	w.allIsWell()
}

// One payment that is noted from 32 places at once, under one key, counts once.
func TestNotedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	show, buyer := w.shortShow(), w.guest()
	o := w.later(buyer, show)
	shots := make([]shot, 32)
	key := id.Secret()
	for i := range shots {
		shots[i] = shot{"/v1/orders/" + o.ID + "/by-hand/received", w.tokens["first box_office"], key,
			map[string]any{"amount": map[string]any{"amount": 2 * (face + fee), "currency": "EUR"}}}
	}
	g := newGang(w)
	for _, a := range g.volley(shots) {
		if a.status != 200 && a.status != 409 {
			t.Errorf("%d: %s", a.status, a.body)
		}
	}
	w.ends(buyer, o.ID, "paid")
	if h := w.byHand(buyer, o.ID); h.Received.Amount != 2*(face+fee) || h.ToSendBack.Amount != 0 {
		t.Errorf("%+v", h)
	}
	w.allIsWell()
}
