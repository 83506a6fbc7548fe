package app

import (
	"encoding/json"
	"maps"
	"net/http"
	"testing"
	"time"

	"frontrow/internal/base/id"
)

// changeShow has an owner change a show.
func (w *world) changeShow(show id.Show, change map[string]any) {
	w.Helper()
	body, err := json.Marshal(change)
	w.must(nil, err)
	if a := w.send("PATCH", "/v1/shows/"+show.String(), "first owner", body, withKey(id.Secret())); a.status != http.StatusOK {
		w.Fatalf("changing a show: %d %s", a.status, a.body)
	}
}

// mayReturn lets the buyers of a show return places; the fees and a tenth of the
// rest are kept.
func (w *world) mayReturn(show id.Show) {
	w.Helper()
	w.changeShow(show, map[string]any{"returns": map[string]any{"allowed": true, "rate": 10_000}})
}

type offerSeen struct {
	Moved        bool
	Places       []int
	Amount, Kept sumSeen
}

// A buyer returns a place on the terms they bought on, and another for the full
// price once the show was moved; every cent is where it belongs, the same key
// returns nothing more, and what staff set later counts for later buyers alone.
func TestBuyersReturn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.mayReturn(w.own.show.ID)
	buyer, other := w.guest(), w.guest()
	order := w.buy(buyer, w.own.show.ID, 3)
	w.changeShow(w.own.show.ID, map[string]any{"returns": map[string]any{"allowed": false}})
	later := w.buy(other, w.own.show.ID, 1)
	w.post("/v1/orders/"+later+"/returns", other, map[string]any{}, http.StatusConflict)
	path := "/v1/orders/" + order + "/returns"
	w.post(path, other, map[string]any{}, http.StatusNotFound)

	var offer offerSeen
	w.send("GET", path+"?places=2", buyer, nil, nil).into(t, &offer)
	const keeps = fee + face/10
	if offer.Moved || offer.Amount.Amount != face+fee-keeps || offer.Kept.Amount != keeps {
		t.Fatalf("the offer: %+v", offer)
	}
	ask := map[string]any{"places": []int{2}, "expect": map[string]any{"amount": face + fee, "currency": "EUR"}}
	w.post(path, buyer, ask, http.StatusConflict)
	ask["expect"] = map[string]any{"amount": face + fee - keeps, "currency": "EUR"}
	body, err := json.Marshal(ask)
	w.must(nil, err)
	first := w.send("POST", path, buyer, body, withKey("my return"))
	again := w.send("POST", path, buyer, body, withKey("my return"))
	if first.status != http.StatusOK || string(first.body) != string(again.body) {
		t.Fatalf("%d %s\n%d %s", first.status, first.body, again.status, again.body)
	}
	w.post(path, buyer, ask, http.StatusConflict)
	w.eventually(t, 1, `SELECT count(*) FROM orders WHERE id = $1 AND step = 'done' AND state = 'paid'`, order)
	want := books{"provider:testpay": 3 * (face + fee), "tickets": -2 * face, "fees": -2 * fee, "retained": -keeps, "refunded": -(face + fee - keeps)}
	if got := w.ledger(t, order); !maps.Equal(got, want) {
		t.Errorf("the ledger has %v, want %v", got, want)
	}
	w.eventually(t, 2, `SELECT count(*) FROM tickets WHERE order_id = $1 AND state = 'valid'`, order)
	w.allIsWell()

	w.changeShow(w.own.show.ID, map[string]any{"starts_at": w.own.show.StartsAt.Add(48 * time.Hour).UTC().Format(time.RFC3339)})
	w.send("GET", path+"?places=1", buyer, nil, nil).into(t, &offer)
	if !offer.Moved || offer.Amount.Amount != face+fee || offer.Kept.Amount != 0 {
		t.Fatalf("after the move: %+v", offer)
	}
	w.mailed("grace@example.org", "New date")
	w.eventually(t, 3, `SELECT count(*) FROM messages WHERE kind = 'moved' AND no = 1 AND state = 'sent'`)
	w.post(path, buyer, map[string]any{"places": []int{1}}, http.StatusOK)
	var move struct{ Moves, Told, Waiting, Returned int }
	w.send("GET", "/v1/shows/"+w.own.show.ID.String()+"/move", "first owner", nil, nil).into(t, &move)
	if move.Moves != 1 || move.Told != 3 || move.Waiting != 0 || move.Returned != 1 {
		t.Errorf("the move: %+v", move)
	}
	w.post("/v1/orders/"+later+"/returns", other, map[string]any{}, http.StatusOK)
	w.ends(other, later, "refunded")
	w.eventually(t, 1, `SELECT count(*) FROM orders WHERE id = $1 AND step = 'done'`, order)
	w.post("/v1/orders/"+order+"/refund", "first owner", nil, http.StatusOK)
	w.ends(buyer, order, "refunded")
	want = books{"provider:testpay": 3 * (face + fee), "retained": -keeps, "refunded": -(3*(face+fee) - keeps)}
	if got := w.ledger(t, order); !maps.Equal(got, want) {
		t.Errorf("in the end the ledger has %v, want %v", got, want)
	}
	var report struct {
		Items []struct{ Retained, Net sumSeen }
	}
	w.send("GET", "/v1/shows/"+w.own.show.ID.String()+"/finance", "first owner", nil, nil).into(t, &report)
	if len(report.Items) != 1 || report.Items[0].Retained.Amount != keeps {
		t.Errorf("the report: %+v", report)
	}
	w.allIsWell()
}
