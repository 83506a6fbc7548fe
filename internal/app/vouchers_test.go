package app

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"net/http"
	"sync"
	"testing"

	"frontrow/internal/base/id"
)

// A voucher lowers the price of what is held with it, the order pays that, and
// the ledger has it; its last use has one winner of many at once, and comes back
// with a hold that ends.
func TestVoucherIsUsed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	show := w.own.show.ID.String()
	vouchers := "/v1/shows/" + show + "/vouchers"
	issue := func(code string, rules map[string]any) {
		w.post(vouchers, "first owner", map[string]any{"codes": []string{code}, "voucher": rules}, http.StatusCreated)
	}
	issue("last-one", map[string]any{"name": "=1+1", "discount": map[string]any{"rate": 50_000}, "orders": 1})
	wish := func(code string) []byte {
		body, err := json.Marshal(map[string]any{"best_available": map[string]any{"quantity": 2}, "voucher": code})
		w.must(nil, err)
		return body
	}
	var (
		won  []answered
		who  []string
		lock sync.Mutex
		all  sync.WaitGroup
	)
	for range 16 {
		buyer := w.guest()
		all.Go(func() {
			a := w.send("POST", "/v1/shows/"+show+"/holds", buyer, wish("Last One"), withKey(id.Secret()))
			lock.Lock()
			defer lock.Unlock()
			switch a.status {
			case http.StatusCreated:
				won, who = append(won, a), append(who, buyer)
			case http.StatusConflict:
			default:
				t.Errorf("%d: %s", a.status, a.body)
			}
		})
	}
	all.Wait()
	if len(won) != 1 {
		t.Fatalf("%d have the last use", len(won))
	}
	var hold struct {
		orderSeen
		Voucher string
		Total   sumSeen
	}
	won[0].into(t, &hold)
	buyer := who[0]
	if hold.Voucher != "LASTONE" {
		t.Errorf("the hold has %q", hold.Voucher)
	}
	const price = face/2 + fee
	if hold.Total.Amount != 2*price {
		t.Fatalf("two for half cost %d, want %d", hold.Total.Amount, 2*price)
	}
	// What is taken off later is for later holds.
	w.send("PUT", vouchers, "first owner", []byte(`{"codes": ["LASTONE"], "voucher": {"name": "=1+1", "discount": {"rate": 1000}, "orders": 1}}`), withKey("less"))
	var order struct {
		orderSeen
		Voucher string
		Total   sumSeen
	}
	w.post("/v1/holds/"+hold.ID+"/checkout", buyer, map[string]any{"name": "Grace Hopper", "email": "grace@example.org"}, 201).into(t, &order)
	if order.Voucher != "LASTONE" || order.Total != hold.Total {
		t.Fatalf("the order: %+v", order)
	}
	w.pay(order.orderSeen, "approve")
	w.await(buyer, order.ID, "paid")
	if got, want := w.ledger(t, order.ID), (books{"provider:testpay": 2 * price, "tickets": -face, "fees": -2 * fee}); !maps.Equal(got, want) {
		t.Errorf("the ledger has %v, want %v", got, want)
	}
	rows, err := csv.NewReader(bytes.NewReader(w.send("GET", "/v1/shows/"+show+"/voucher-codes", "first owner", nil, nil).body)).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][0] != "LASTONE" || rows[1][1] != "'=1+1" || rows[1][4] != "2" {
		t.Errorf("the table: %v, %v", rows, err)
	}

	// What costs nothing with a code goes the way of what is free.
	issue("guest-of-the-house", map[string]any{"discount": map[string]any{"rate": 100_000, "no_fees": true}})
	free := w.guest()
	w.send("POST", "/v1/shows/"+show+"/holds", free, wish("guestofthehouse"), withKey("free")).into(t, &hold)
	w.post("/v1/holds/"+hold.ID+"/checkout", free, map[string]any{"name": "Ada", "email": "ada@example.org"}, 201).into(t, &order)
	w.await(free, order.ID, "paid")
	if order.Total.Amount != 0 {
		t.Errorf("a free order costs %d", order.Total.Amount)
	}

	// Whoever tries codes is stopped, and those who have none are not.
	guesser := w.guest()
	for range 20 {
		if a := w.send("GET", "/v1/shows/"+show+"/voucher?code=nothing", guesser, nil, nil); a.status != http.StatusConflict {
			t.Fatalf("%d: %s", a.status, a.body)
		}
	}
	if a := w.send("GET", "/v1/shows/"+show+"/voucher?code=last-one", guesser, nil, nil); a.status != http.StatusTooManyRequests {
		t.Errorf("after twenty wrong codes: %d %s", a.status, a.body)
	}
	w.post("/v1/shows/"+show+"/holds", guesser, map[string]any{"best_available": map[string]any{"quantity": 1}}, http.StatusCreated)
	w.allIsWell()
}
