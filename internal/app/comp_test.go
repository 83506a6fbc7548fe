package app

import (
	"maps"
	"net/http"
	"testing"

	"frontrow/internal/base/id"
)

// TestComps gives seats away over HTTP: 64 at one moment for one seat, then what
// the one guest has, and its way back.
func TestComps(t *testing.T) {
	t.Parallel()
	g := newGang(newWorld(t))
	w := g.world
	show, plan := w.theatreShow(2)
	at := "/v1/shows/" + show.ID.String()
	kept := []string{plan.Label(0), plan.Label(1)}
	w.post(at+"/blocks", "first owner", map[string]any{"seats": kept, "reason": "For the house"}, 200)
	seats := []string{kept[0], kept[1], plan.Label(2)} // more than a buyer may have, and one of them on sale
	shots := make([]shot, duellists)
	for i := range shots {
		shots[i] = shot{at + "/comps", w.tokens["first owner"], id.Secret(), map[string]any{
			"seats": seats, "name": "Guest of Honour", "email": "guest@example.org", "reason": "For the mayor"}}
	}
	var won shot
	var given struct {
		orderSeen
		Total struct{ Amount int64 }
	}
	winners := 0
	var first []byte
	for i, a := range g.volley(shots) {
		if a.status == http.StatusCreated {
			winners++
			won, first = shots[i], a.body
			a.into(t, &given)
			continue
		}
		var p problemSeen
		if a.into(t, &p); a.status != http.StatusConflict || p.Code != "seat.taken" || len(p.Taken) != 3 {
			t.Errorf("%d lost with %d: %s", i, a.status, a.body)
		}
	}
	if winners != 1 || given.Total.Amount != 0 {
		t.Fatalf("%d of 64 gave the seats away, at %d", winners, given.Total.Amount)
	}
	if again := g.volley([]shot{won})[0]; again.status != http.StatusCreated || string(again.body) != string(first) {
		t.Errorf("asked again with its key: %d: %s", again.status, again.body)
	}
	w.await("first owner", given.ID, "paid")
	w.mailed("guest@example.org", "Your tickets")
	if got := w.ticketStates("first owner", given.ID); !maps.Equal(got, map[string]int{"valid": 3}) {
		t.Errorf("tickets: %v", got)
	}
	if got := w.ledger(t, given.ID); len(got) > 0 {
		t.Errorf("the ledger has %v for what was given away", got)
	}
	w.eventually(t, 1, `SELECT count(*) FROM orders WHERE show = $1`, show.ID.String())
	var counts struct {
		All struct {
			Sold  int
			Given int `json:"given_away"`
		}
	}
	w.send("GET", at+"/counts", "first owner", nil, nil).into(t, &counts)
	if counts.All.Sold != 3 || counts.All.Given != 3 {
		t.Errorf("counted: %+v", counts)
	}
	g.allIsWell()
	w.post("/v1/orders/"+given.ID+"/refund", "first owner", nil, 200)
	w.await("first owner", given.ID, "refunded")
	if got := w.ticketStates("first owner", given.ID); !maps.Equal(got, map[string]int{"void": 3}) && !maps.Equal(got, map[string]int{"revoked": 3}) {
		t.Errorf("tickets: %v", got)
	}
	w.post(at+"/holds", w.guest(), map[string]any{"seats": seats[:2]}, 201)

	// Or they are kept back, and the list says from which order.
	other := plan.Label(3)
	w.post(at+"/comps", "first owner", map[string]any{"seats": []string{other}, "name": "A guest", "email": "guest@example.org", "reason": "For the mayor"}, 201).into(t, &given)
	w.await("first owner", given.ID, "paid")
	w.post("/v1/orders/"+given.ID+"/take-back", "first owner", map[string]any{"seats": "kept_back"}, 200)
	w.await("first owner", given.ID, "refunded")
	w.post(at+"/holds", w.guest(), map[string]any{"seats": []string{other}}, 409)
	var blocks struct {
		Items []struct {
			Order string
			Seats []string
		}
	}
	w.send("GET", at+"/blocks", "first owner", nil, nil).into(t, &blocks)
	if len(blocks.Items) != 1 || blocks.Items[0].Order != given.ID || len(blocks.Items[0].Seats) != 1 || blocks.Items[0].Seats[0] != other {
		t.Errorf("kept back: %+v", blocks)
	}
	g.allIsWell()
}
