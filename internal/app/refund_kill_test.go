package app

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

var refunds = flag.Int("refunds", 150, "how many orders TestRefundRunIsKilled refunds")

// TestRefundRunIsKilled cancels a show that is sold out and has all its orders
// refunded, while the program is killed with -9 again and again. Each time the
// books are even; in the end each order was refunded once, as the house and the
// company both have it.
func TestRefundRunIsKilled(t *testing.T) {
	t.Parallel()
	kills := 5
	if testing.Short() {
		kills = 3
	}
	s := newStorm(t, testDatabases(t), 1)
	house := seating.Club()
	house.Areas[0].Capacity = max(1000, *refunds)
	show := s.setUpIn(house)
	began := time.Now()
	if s.sellStanding(show, *refunds); t.Failed() {
		return
	}
	sold := time.Since(began)
	s.post("/v1/shows/"+show.String()+"/cancel", "boss", nil, 200)

	began = time.Now()
	s.post("/v1/shows/"+show.String()+"/refunds", "boss", nil, 200)
	for kill := range kills {
		goal := 1 + *refunds*(kill+1)/(kills+1)
		s.reach(`SELECT count(*) FROM orders WHERE state = 'refunded'`, goal)
		if kill == 0 { // what nothing stood in the way of
			t.Logf("%.1f orders a second until the first kill", float64(goal)/time.Since(began).Seconds())
		}
		s.running[0].kill()
		if status, out := program(t, "", append(where(s.folder, s.databases), "audit")...); status != 0 {
			t.Fatalf("killed for the %d. time:\n%s", kill+1, out)
		}
		s.running[0] = startChild(t, s.serve[0]...)
	}
	s.reach(`SELECT count(*) FROM refund_runs WHERE state = 'done'`, 1)
	t.Logf("%d orders: sold in %s, refunded over %d kills in %s", *refunds, sold.Round(time.Second), kills, time.Since(began).Round(time.Second))

	for what, query := range map[string]string{
		"orders that are refunded":    `SELECT count(*) FROM orders WHERE state = 'refunded' AND step = 'done'`,
		"sums that went back":         `SELECT count(*) FROM ledger WHERE account = 'refunded' AND minor = -4500`,
		"lines of sums that did":      `SELECT count(*) FROM ledger WHERE account = 'refunded'`,
		"credit notes":                `SELECT count(*) FROM papers WHERE kind = 'credit_note'`,
		"tickets that open no door":   `SELECT count(*) FROM tickets WHERE state = 'revoked'`,
		"orders whose books are even": `SELECT count(*) FROM (SELECT order_id FROM ledger GROUP BY order_id HAVING sum(minor) = 0) AS even`,
	} {
		if got := s.rows(t, query); got[0] != strconv.Itoa(*refunds) {
			t.Errorf("%s %s, of %d", got[0], what, *refunds)
		}
	}
	company := lookAt(t, "sqlite", "file:"+s.folder+"/"+testpayFile+"?mode=ro&_pragma=busy_timeout(5000)")
	for what, query := range map[string]string{
		"payments given back whole": `SELECT count(*) FROM intents WHERE captured = 4500 AND refunded = captured`,
		"calls for it":              `SELECT count(*) FROM calls WHERE key LIKE '%:refund:%'`,
	} {
		var got int
		if err := company.QueryRowContext(t.Context(), query).Scan(&got); err != nil || got != *refunds {
			t.Errorf("the company has %d %s, of %d; %v", got, what, *refunds, err)
		}
	}
	s.allIsWell()
}

// sellStanding sells a place to each of many, who pay.
func (s *storm) sellStanding(show id.Show, orders int) {
	s.Helper()
	var next atomic.Int64
	var selling sync.WaitGroup
	for range 16 {
		selling.Go(func() {
			for n := next.Add(1); n <= int64(orders) && !s.Failed(); n = next.Add(1) {
				if err := s.sellOne(show, n); err != nil {
					s.Errorf("order %d: %v", n, err)
				}
			}
		})
	}
	if selling.Wait(); s.Failed() {
		return
	}
	s.reach(`SELECT count(*) FROM orders WHERE state = 'paid' AND step = 'done'`, orders)
}

// sellOne sells a place to somebody who was never there before.
func (s *storm) sellOne(show id.Show, n int64) error {
	var session struct{ Token string }
	say := func(path string, body any, into any) error {
		raw, err := s.ask(&burst{method: "POST", path: path, who: session.Token, body: body, status: http.StatusCreated, key: id.Secret()}, 0)
		if err != nil {
			return err
		}
		return json.Unmarshal(raw, into)
	}
	if err := say("/v1/sessions", map[string]any{}, &session); err != nil {
		return err
	}
	var hold struct{ ID string }
	var o orderSeen
	place := map[string]any{"area": "standing", "quantity": 1}
	if err := say("/v1/shows/"+show.String()+"/holds", map[string]any{"areas": []any{place}}, &hold); err != nil {
		return err
	}
	if err := say("/v1/holds/"+hold.ID+"/checkout", map[string]any{"name": "Grace Hopper", "email": fmt.Sprintf("g%d@example.org", n)}, &o); err != nil {
		return err
	}
	if o.PaymentURL == "" {
		return fmt.Errorf("%s is %s, and there is no page to pay it on", o.ID, o.State)
	}
	_, err := s.ask(&burst{method: "POST", path: strings.TrimPrefix(o.PaymentURL, s.url), body: "outcome=approve", status: http.StatusSeeOther, unkeyed: true}, 0)
	return err
}

// reach waits until a query that counts gives so many, or more.
func (s *storm) reach(query string, want int) {
	s.Helper()
	db := s.look(s.T)
	for giveUp := time.After(5*time.Minute + time.Duration(*refunds)*50*time.Millisecond); ; {
		var got int
		s.must(nil, db.QueryRowContext(s.Context(), query).Scan(&got))
		if got >= want {
			return
		}
		select {
		case <-giveUp:
			s.Fatalf("%s gives %d, not %d", query, got, want)
		case <-tick():
		}
	}
}
