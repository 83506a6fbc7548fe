package app

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"sync"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// TestLimitsInRaces asks for more than a show allows over 64 connections at
// one moment, once for each limit there is, and counts what was given (I6).
func TestLimitsInRaces(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, race := range map[string]func(g *gang){
		"per order": perOrder, "per e-mail address": perEmail, "per payment": perPayment,
	} {
		t.Run(name, func(t *testing.T) {
			g := newGang(w.in(t))
			race(g)
			g.allIsWell()
		})
	}
}

// limited puts a show on sale with limits of its own.
func (w *world) limited(limits catalog.ShowChange) (catalog.Show, func(n int) string) {
	w.Helper()
	show, plan := w.theatreShow(100)
	changed, err := w.shows.Update(w.Context(), idem.Key{}, account.Operator(), show.ID, limits)
	w.must(nil, err)
	return changed.Show, plan.Label
}

// perOrder has one buyer ask for holds that are larger than an order may be,
// and for others that grow beyond it.
func perOrder(g *gang) {
	w := g.world
	show, label := w.limited(catalog.ShowChange{MaxPerOrder: new(3)})
	path := "/v1/shows/" + show.ID.String() + "/holds"
	buyers := w.guests(duellists)
	shots := make([]shot, duellists)
	for i := range shots {
		var seats []string
		for n := range 3 + i%2 { // every other one asks for one too many
			seats = append(seats, label(i*4+n))
		}
		shots[i] = shot{path, buyers[i], id.Secret(), map[string]any{"seats": seats}}
	}
	for i, a := range g.volley(shots) {
		want := []int{http.StatusCreated, http.StatusUnprocessableEntity}[i%2]
		if a.status != want {
			g.Errorf("%d places: %d: %s", 3+i%2, a.status, a.body)
		}
	}
}

// manyOrders has as many buyers as there are connections order a seat each.
func (g *gang) manyOrders(show catalog.Show, label func(int) string, email func(i int) string) (buyers []string, orders []orderOf) {
	g.Helper()
	buyers = g.guests(duellists)
	shots := make([]shot, duellists)
	for i := range shots {
		var h struct{ ID string }
		g.post("/v1/shows/"+show.ID.String()+"/holds", buyers[i], map[string]any{"seats": []string{label(i)}}, 201).into(g.T, &h)
		shots[i] = shot{"/v1/holds/" + h.ID + "/checkout", buyers[i], id.Secret(), map[string]any{"name": "Grace Hopper", "email": email(i)}}
	}
	orders = make([]orderOf, duellists)
	for i, a := range g.volley(shots) {
		if a.status != http.StatusCreated {
			g.Fatalf("checkout: %d: %s", a.status, a.body)
		}
		a.into(g.T, &orders[i])
	}
	return buyers, orders
}

// payAll has all buyers pay at one moment.
func (g *gang) payAll(orders []orderOf, card func(i int) string) {
	g.Helper()
	fire := make(chan struct{})
	var flying sync.WaitGroup
	errs := make([]error, len(orders))
	for i, o := range orders {
		client := *g.clients[i%duellists]
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		flying.Go(func() {
			<-fire
			response, err := client.PostForm(o.PaymentURL, url.Values{"outcome": {"approve"}, "card": {card(i)}})
			if err == nil {
				if response.Body.Close(); response.StatusCode >= 400 {
					err = fmt.Errorf("paying: %s", response.Status)
				}
			}
			errs[i] = err
		})
	}
	close(fire)
	flying.Wait()
	for _, err := range errs {
		g.must(nil, err)
	}
}

// onlySome waits until all orders have ended, and checks that as many as may
// are paid, that the others say why not, and that nothing of their money is
// kept.
func (g *gang) onlySome(show catalog.Show, buyers []string, orders []orderOf, paid int, reason string) {
	g.Helper()
	g.eventually(g.T, duellists, `SELECT count(*) FROM orders WHERE show = $1 AND state IN ('paid', 'cancelled')`, show.ID.String())
	won := 0
	for i, o := range orders {
		var end orderOf
		g.send("GET", "/v1/orders/"+o.ID, buyers[i], nil, nil).into(g.T, &end)
		if end.State == "paid" {
			won++
			if got, want := g.ledger(g.T, o.ID), (books{"provider:testpay": face + fee, "tickets": -face, "fees": -fee}); !maps.Equal(got, want) {
				g.Errorf("the ledger has %v, want %v", got, want)
			}
			continue
		}
		if len(end.Reason) < len(reason) || end.Reason[:len(reason)] != reason {
			g.Errorf("the buyer is told %q", end.Reason)
		}
		g.nothingKept(buyers[i], o.ID)
	}
	if won != paid {
		g.Errorf("%d orders are paid, and %d may be", won, paid)
	}
}

func perEmail(g *gang) {
	show, label := g.limited(catalog.ShowChange{MaxPerOrder: new(3), MaxPerEmail: new(5)})
	spellings := []string{"one@example.org", "One@Example.org", "ONE@EXAMPLE.ORG"}
	buyers, orders := g.manyOrders(show, label, func(i int) string { return spellings[i%len(spellings)] })
	g.payAll(orders, func(i int) string { return fmt.Sprintf("4000 0000 0000 %04d", i) })
	g.onlySome(show, buyers, orders, 5, "With these seats there would be more bought with this e-mail address")
}

func perPayment(g *gang) {
	show, label := g.limited(catalog.ShowChange{MaxPerOrder: new(3), MaxPerPayment: new(4)})
	buyers, orders := g.manyOrders(show, label, func(i int) string { return fmt.Sprintf("buyer%d@example.org", i) })
	spellings := []string{"4242 4242 4242 4242", "4242424242424242", "4242-4242-4242-4242"}
	g.payAll(orders, func(i int) string { return spellings[i%len(spellings)] })
	g.onlySome(show, buyers, orders, 4, "With these seats there would be more bought with this card")
	for _, secret := range []string{"4242424242424242", "4242 4242"} {
		for _, table := range []string{"intents WHERE method", "order_entries WHERE text"} {
			if n := g.rows(g.T, `SELECT count(*) FROM `+table+` LIKE '%' || $1 || '%'`, secret); n[0] != "0" {
				g.Errorf("a card's number is kept: %s", table)
			}
		}
	}
}
