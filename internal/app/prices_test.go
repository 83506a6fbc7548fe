package app

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// sumSeen is an amount of money as the API writes it.
type sumSeen struct{ Amount int64 }

// What a buyer sees first is what they pay, whatever the organiser changes under
// way; and every part of it is in its account of the ledger, in the report and
// in the table, until it goes back.
func TestFirstPriceIsThePaidPrice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	prices := func(face int64, more map[string]any) map[string]any {
		list := map[string]any{"currency": "EUR", "levels": []any{map[string]any{"id": "all", "name": "All", "zones": zonesOf(w.own), "face": face, "fee": 119}}}
		maps.Copy(list, more)
		return list
	}
	var show struct{ ID string }
	w.post("/v1/events/"+w.own.event.ID.String()+"/shows", "first owner", map[string]any{
		"venue": w.own.venue.ID, "chart": w.own.chart, "starts_at": time.Now().Add(1000 * time.Hour).UTC().Format(time.RFC3339),
		"prices": prices(10_70, map[string]any{
			"fees": []any{
				map[string]any{"name": "Booking", "per": "ticket", "rate": 2_500, "round": "up"}, // 26.75, so 27
				map[string]any{"name": "House", "per": "ticket", "minor": 107, "within": true},
				map[string]any{"name": "Handling", "per": "order", "minor": 238},
			},
			"tax": map[string]any{"rule": "de-culture"},
		})}, 201).into(t, &show)
	w.post("/v1/shows/"+show.ID+"/publish", "first owner", nil, 200)

	var seen struct {
		Levels []struct {
			Total, Fee, Tax sumSeen
		}
		OrderFee sumSeen `json:"order_fee"`
	}
	w.send("GET", "/v1/shows/"+show.ID, "", nil, nil).into(t, &seen)
	const each, total = 1070 + 119 + 27, 2*(1070+119+27) + 238
	if len(seen.Levels) != 1 || seen.Levels[0].Total.Amount != each || seen.Levels[0].Fee.Amount != 119+27+107 || seen.OrderFee.Amount != 238 {
		t.Fatalf("the first price: %+v", seen)
	}
	buyer := w.guest()
	var hold, order struct {
		orderSeen
		Total    sumSeen
		OrderFee sumSeen `json:"order_fee"`
		Taxes    []struct {
			Rate   int64
			Amount sumSeen
		}
	}
	w.post("/v1/shows/"+show.ID+"/holds", buyer, map[string]any{"best_available": map[string]any{"quantity": 2}}, 201).into(t, &hold)
	if hold.Total.Amount != total || hold.OrderFee.Amount != 238 || len(hold.Taxes) != 2 {
		t.Fatalf("the hold: %+v", hold)
	}
	change, err := json.Marshal(map[string]any{"prices": prices(99_00, nil)})
	if err != nil {
		t.Fatal(err)
	}
	if a := w.send("PATCH", "/v1/shows/"+show.ID, "first owner", change, withKey("dearer")); a.status != http.StatusOK {
		t.Fatalf("changing prices: %d %s", a.status, a.body)
	}
	w.post("/v1/holds/"+hold.ID+"/checkout", buyer, map[string]any{"name": "Grace Hopper", "email": "grace@example.org"}, 201).into(t, &order)
	if order.Total != hold.Total || order.OrderFee != hold.OrderFee || len(order.Taxes) != 2 || order.Taxes[0] != hold.Taxes[0] || order.Taxes[1] != hold.Taxes[1] {
		t.Fatalf("the order: %+v, the hold: %+v", order, hold)
	}
	w.pay(order.orderSeen, "approve")
	w.await(buyer, order.ID, "paid")

	// A place of 963 has 63 of tax at 7 %, its fees of 253 have 40 at 19 %, and those of the order 38.
	want := books{"provider:testpay": total, "tickets": -1800, "fees": -(2*213 + 200), "tax:de-culture:7000": -126, "tax:de-culture:19000": -(2*40 + 38)}
	if got := w.ledger(t, order.ID); !maps.Equal(got, want) {
		t.Errorf("the ledger has %v, want %v", got, want)
	}
	w.holdsReport(show.ID, total, 0, want)
	w.allIsWell()
	// One place goes back at its own price, and the fees of the order stay; then the rest goes.
	w.post("/v1/orders/"+order.ID+"/take-back", "first owner", map[string]any{"seats": "on_sale", "places": []int{2}}, 200)
	w.eventually(t, 1, `SELECT count(*) FROM orders WHERE id = $1 AND step = 'done' AND state = 'paid'`, order.ID)
	want = books{"provider:testpay": total, "tickets": -900, "fees": -(213 + 200), "tax:de-culture:7000": -63, "tax:de-culture:19000": -(40 + 38), "refunded": -(963 + 253)}
	if got := w.ledger(t, order.ID); !maps.Equal(got, want) {
		t.Errorf("with a place given back, the ledger has %v, want %v", got, want)
	}
	w.eventually(t, 1, `SELECT count(*) FROM tickets WHERE order_id = $1 AND state = 'valid' AND serial = 1`, order.ID)
	w.holdsReport(show.ID, total, 963+253, want)
	w.allIsWell()
	w.post("/v1/orders/"+order.ID+"/take-back", "first owner", map[string]any{"seats": "on_sale", "places": []int{2}}, 409)
	w.post("/v1/orders/"+order.ID+"/take-back", "first owner", map[string]any{"seats": "on_sale", "places": []int{3}}, 422)
	w.post("/v1/orders/"+order.ID+"/refund", "first owner", nil, 200)
	w.await(buyer, order.ID, "refunded")
	back := books{"provider:testpay": total, "refunded": -total}
	if got := w.ledger(t, order.ID); !maps.Equal(got, back) {
		t.Errorf("given back, the ledger has %v", got)
	}
	w.holdsReport(show.ID, total, total, back)
	w.allIsWell()
}

// holdsReport holds a show's finance report and its table against what the
// ledger has.
func (w *world) holdsReport(show string, sold, returned int64, want books) {
	w.Helper()
	var report struct {
		Items []struct {
			Gross, Returned, Tickets, Fees, Tax, Captured, Refunded, Due sumSeen
		}
	}
	w.send("GET", "/v1/shows/"+show+"/finance", "first owner", nil, nil).into(w.T, &report)
	tax := -(want["tax:de-culture:7000"] + want["tax:de-culture:19000"])
	if len(report.Items) != 1 {
		w.Fatalf("the report: %+v", report)
	}
	r := report.Items[0]
	if r.Gross.Amount != sold || r.Returned.Amount != returned || r.Tickets.Amount != -want["tickets"] || r.Fees.Amount != -want["fees"] ||
		r.Tax.Amount != tax || r.Captured.Amount != want["provider:testpay"] || r.Refunded.Amount != -want["refunded"] || r.Due.Amount != sold-returned {
		w.Errorf("the report: %+v, the ledger %v", r, want)
	}
	table := w.send("GET", "/v1/shows/"+show+"/ledger", "first owner", nil, nil)
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(table.body, []byte("\ufeff")))).ReadAll()
	if err != nil || table.header.Get("Content-Type") != "text/csv; charset=utf-8" || len(rows) < 3 {
		w.Fatalf("the table: %v, %s", err, table.body)
	}
	for i, name := range rows[0] {
		if name != "tickets" && name != "fees" && !strings.HasPrefix(name, "tax:") && name != "refunded" {
			continue
		}
		var sum int64
		for _, row := range rows[1:] {
			minor, err := strconv.ParseInt(strings.Replace(row[i], ".", "", 1), 10, 64)
			w.must(nil, err)
			sum += minor
		}
		if sum != -want[name] {
			w.Errorf("the column %s comes to %d, the ledger to %d", name, sum, -want[name])
		}
	}
}
