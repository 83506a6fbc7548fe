package app

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// target makes everything that the bursts of a round need: a show, and in it
// holds and orders at every turn of their lives.
func (s *storm) target() *target {
	s.Helper()
	g := &target{storm: s, ends: map[string]string{}, who: map[string]string{},
		settled: map[string]int{"held": 0, "paying": 0, "sold": 0, "blocked": 0, "given_away": 0}}
	g.show = s.newShow()
	s.patch("/v1/shows/"+g.show, map[string]any{"returns": map[string]any{"allowed": true, "hours_before": 1}})
	s.post("/v1/shows/"+g.show+"/publish", "boss", nil, 200)
	g.holdBursts()
	g.orderBursts()
	g.staffBursts()
	g.setUpBursts()
	g.leavesNothingOut()
	return g
}

// notSent are the commands that take a key and are not sent, and why.
var notSent = map[string]string{
	"closeMatter":   "nothing odd happens to these orders",
	"resendTickets": "tickets that went out a moment ago do not go out again",
}

// leavesNothingOut walks the document of the API for commands that take a key.
func (g *target) leavesNothingOut() {
	g.Helper()
	sent := map[string]bool{}
	for _, b := range g.bursts {
		sent[b.name] = true
	}
	for _, item := range g.contract().Paths.Map() {
		for _, op := range item.Operations() {
			keyed := op.Parameters.GetByInAndName("header", "Idempotency-Key") != nil
			if keyed && !sent[op.OperationID] && notSent[op.OperationID] == "" {
				g.Errorf("%s takes a key and no burst sends it: add one to burst_targets_test.go", op.OperationID)
			}
		}
	}
}

func (s *storm) patch(path string, body any) {
	s.Helper()
	raw, err := json.Marshal(body)
	s.must(nil, err)
	if a := s.send("PATCH", path, "boss", raw, withKey(id.Secret())); a.status != 200 {
		s.Fatalf("%s: %d: %s", path, a.status, a.body)
	}
}

// newShow makes a draft like the one that is there.
func (s *storm) newShow() string {
	s.Helper()
	var made struct{ Items []struct{ ID string } }
	first := s.rows(s.T, `SELECT id FROM shows ORDER BY id LIMIT 1`)[0]
	s.post("/v1/shows/"+first+"/copies", "boss", map[string]any{"starts_at": s.nextStart()}, 201).into(s.T, &made)
	return made.Items[0].ID
}

// nextStart is a start nobody else has.
func (s *storm) nextStart() []string {
	s.days++
	return []string{time.Now().Add(time.Duration(1000+24*s.days) * time.Hour).UTC().Format(time.RFC3339)}
}

func (g *target) held(who string, quantity int) string {
	g.Helper()
	return g.hold(who, mustParse[id.Show](g.show), quantity)
}

// ordersFor counts the orders of a show that were made for an address.
const ordersFor = `SELECT count(*) FROM orders WHERE email = $1`

func (g *target) holdBursts() {
	best := func(n int) map[string]any { return map[string]any{"best_available": map[string]any{"quantity": n}} }
	g.with(&burst{name: "placeHold", method: "POST", path: "/v1/shows/" + g.show + "/holds", who: g.guest(), body: best(2), status: 201})
	g.expect("held", 2)
	buyer := g.guest()
	g.with(&burst{name: "changeHold", method: "PATCH", path: "/v1/holds/" + g.held(buyer, 2), who: buyer, body: map[string]any{"add": best(1)}, status: 200})
	g.expect("held", 3)
	buyer = g.guest()
	g.with(&burst{name: "extendHold", method: "POST", path: "/v1/holds/" + g.held(buyer, 2) + "/extend", who: buyer, status: 200})
	g.expect("held", 2)
	buyer = g.guest()
	g.post("/v1/shows/"+g.show+"/vouchers", "boss", map[string]any{"codes": []string{"once"}, "voucher": map[string]any{"discount": map[string]any{"rate": 50_000}, "orders": 1}}, 201)
	g.with(&burst{name: "redeemVoucher", method: "PUT", path: "/v1/holds/" + g.held(buyer, 2) + "/voucher", who: buyer, body: map[string]any{"code": "Once"}, status: 200})
	g.expect("held", 2)
	buyer = g.guest()
	g.with(&burst{name: "releaseHold", method: "DELETE", path: "/v1/holds/" + g.held(buyer, 2), who: buyer, status: 204})
}

func (g *target) orderBursts() {
	show := mustParse[id.Show](g.show)
	buyer, email := g.guest(), strings.ToLower(id.Secret()[:12])+"@example.org"
	g.with(&burst{name: "checkout", method: "POST", path: "/v1/holds/" + g.held(buyer, 2) + "/checkout", who: buyer, status: 201,
		body: map[string]any{"name": "Grace Hopper", "email": email}, once: ordersFor, of: email})
	g.expect("held", 2)

	buyer = g.guest()
	order := g.order(buyer, g.held(buyer, 2)).ID
	g.with(&burst{name: "cancelOrder", method: "POST", path: "/v1/orders/" + order + "/cancel", who: buyer, status: 200,
		once: `SELECT count(*) FROM order_entries WHERE what = 'cancelled' AND order_id = $1`, of: order})
	g.becomes(buyer, order, "cancelled")

	buyer = g.guest()
	paying := g.order(buyer, g.held(buyer, 2))
	g.with(&burst{name: "paid", method: "POST", path: strings.TrimPrefix(paying.PaymentURL, g.url), body: "outcome=approve", status: http.StatusSeeOther, unkeyed: true,
		once: `SELECT count(*) FROM ledger WHERE account = 'provider:testpay' AND order_id = $1`, of: paying.ID})
	g.becomes(buyer, paying.ID, "paid")
	g.expect("sold", 2)

	const notes = `SELECT count(*) FROM by_hand_notes n JOIN by_hand b ON b.ref = n.ref WHERE b.order_id = $1 AND `
	sum := map[string]any{"amount": 2 * (face + fee), "currency": "EUR"}
	order = g.owed(buyer, show)
	g.with(&burst{name: "noteReceived", method: "POST", path: "/v1/orders/" + order + "/by-hand/received", who: g.tokens["boss"], status: 200,
		body: map[string]any{"amount": sum, "note": "Statement 7"}, once: notes + `n.minor > 0`, of: order})
	g.becomes(buyer, order, "paid")
	g.expect("sold", 2)

	order = g.owed(buyer, show)
	g.post("/v1/orders/"+order+"/by-hand/received", "boss", map[string]any{"amount": map[string]any{"amount": 100 * face, "currency": "EUR"}}, 200)
	g.await(buyer, order, "paid")
	g.with(&burst{name: "noteSentBack", method: "POST", path: "/v1/orders/" + order + "/by-hand/sent-back", who: g.tokens["boss"], status: 200,
		body: map[string]any{"note": "By transfer"}, once: notes + `n.minor < 0`, of: order})
	g.becomes(buyer, order, "paid")
	g.expect("sold", 2)

	const back = `SELECT count(*) FROM ledger WHERE account = 'refunded' AND order_id = $1`
	order = g.buy(buyer, show, 2)
	g.with(&burst{name: "refundOrder", method: "POST", path: "/v1/orders/" + order + "/refund", who: g.tokens["boss"], status: 200, once: back, of: order})
	g.becomes(buyer, order, "refunded")

	order = g.buy(buyer, show, 2)
	g.with(&burst{name: "takeBackOrder", method: "POST", path: "/v1/orders/" + order + "/take-back", who: g.tokens["boss"], status: 200,
		body: map[string]any{"seats": "kept_back", "places": []int{1}}, once: back, of: order})
	g.becomes(buyer, order, "paid")
	g.expect("sold", 1)
	g.expect("blocked", 1)

	order = g.buy(buyer, show, 2)
	g.with(&burst{name: "returnPlaces", method: "POST", path: "/v1/orders/" + order + "/returns", who: buyer, status: 200,
		body: map[string]any{"places": []int{1}}, once: back, of: order})
	g.becomes(buyer, order, "paid")
	g.expect("sold", 1)

	order = g.buy(buyer, show, 1)
	g.with(&burst{name: "changeBilling", method: "PUT", path: "/v1/orders/" + order + "/billing", who: buyer, status: 200,
		body: map[string]any{"company": "Hopper Ltd", "address": "2 Way\nTown"}})
	g.expect("sold", 1)
}

// owed orders two places that are paid by bank transfer.
func (g *target) owed(buyer string, show id.Show) string {
	g.Helper()
	order := g.world.later(buyer, show).ID
	for giveUp := time.After(20 * time.Second); ; { // until its seats are fixed
		if at := g.rows(g.T, `SELECT step FROM orders WHERE id = $1`, order); at[0] == "owe" {
			return order
		}
		select {
		case <-giveUp:
			g.Fatalf("%s is not waiting for its money", order)
		case <-tick():
		}
	}
}

func (g *target) staffBursts() {
	plan, err := seating.Compile(seating.Theatre())
	g.must(nil, err)
	seat := func(n int) []string { return []string{plan.Label(plan.Len() - 1 - n)} }
	at, boss := "/v1/shows/"+g.show, g.tokens["boss"]
	post := func(name, path string, status int, body any) *burst {
		return g.with(&burst{name: name, method: "POST", path: path, who: boss, status: status, body: body})
	}
	email := strings.ToLower(id.Secret()[:12]) + "@example.org"
	gift := post("giveAway", at+"/comps", 201, map[string]any{"seats": seat(0), "name": "A guest", "email": email, "reason": "For the mayor"})
	gift.once, gift.of = ordersFor, email
	g.expect("sold", 1)
	g.expect("given_away", 1)
	post("blockSeats", at+"/blocks", 200, map[string]any{"seats": seat(1), "reason": "For the house"})
	g.expect("blocked", 1)
	for n := 2; n <= 3; n++ {
		g.post(at+"/blocks", "boss", map[string]any{"seats": seat(n), "reason": "For the house"}, 200)
	}
	post("reassignSeats", at+"/reassignments", 200, map[string]any{"seats": seat(2), "reason": "No camera", "purpose": "Press"})
	g.expect("blocked", 1)
	alone := g.guest()
	order := g.buy(alone, mustParse[id.Show](g.show), 2)
	swap := post("exchangePlaces", "/v1/orders/"+order+"/exchanges", 201, map[string]any{"places": []int{1}, "seats": seat(4)})
	swap.once, swap.of = `SELECT count(*) - 1 FROM orders WHERE buyer = (SELECT buyer FROM orders WHERE id = $1)`, order
	g.expect("sold", 2)
	post("unblockSeats", at+"/unblocks", 200, map[string]any{"seats": seat(3), "reason": "No longer needed"})
	post("steerSale", at+"/sale", 200, map[string]any{"state": "open", "reason": "The lift goes again"})

	code := map[string]any{"codes": []string{"early-bird"}, "voucher": map[string]any{"discount": map[string]any{"rate": 20_000}}}
	post("makeVouchers", at+"/vouchers", 201, code)
	g.with(&burst{name: "setVouchers", method: "PUT", path: at + "/vouchers", who: boss, status: 200,
		body: map[string]any{"codes": []string{"late-bird"}, "voucher": code["voucher"]}})

	// A cancelled show whose orders are refunded.
	off := g.newShow()
	g.post("/v1/shows/"+off+"/publish", "boss", nil, 200)
	buyer := g.guest()
	order = g.buy(buyer, mustParse[id.Show](off), 2)
	g.post("/v1/shows/"+off+"/cancel", "boss", nil, 200)
	paused := g.newShow() // one whose refunds wait for somebody who may yet pay
	g.post("/v1/shows/"+paused+"/publish", "boss", nil, 200)
	g.owed(g.guest(), mustParse[id.Show](paused))
	g.post("/v1/shows/"+paused+"/cancel", "boss", nil, 200)
	g.post("/v1/shows/"+paused+"/refunds", "boss", nil, 200)
	run := post("refundShow", "/v1/shows/"+off+"/refunds", 200, nil)
	stop := post("stopRefunds", "/v1/shows/"+paused+"/refunds/stop", 200, map[string]any{"why": "The bank asked us to wait"})
	stop.once, stop.of = `SELECT count(*) FROM refund_run_turns WHERE state = 'stopped' AND show = $1`, paused
	run.once, run.of = `SELECT count(*) FROM ledger WHERE account = 'refunded' AND order_id = $1`, order
	g.becomes(buyer, order, "refunded")
}

// startsOnce counts the shows that start at an instant of startOf.
const startsOnce = `SELECT count(*) FROM shows WHERE CAST(starts_at AS TEXT) = $1`

func startOf(text string) string {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return fmt.Sprint(at.UnixMicro())
}

// setUpBursts are those of the people who set up a season. Each adds something of
// a name of its own, or changes something.
func (g *target) setUpBursts() {
	g.Helper()
	one := func(query string) string { return g.rows(g.T, query)[0] }
	organiser, venue, event, chart := one(`SELECT organiser FROM events ORDER BY id LIMIT 1`), one(`SELECT venue FROM shows ORDER BY id LIMIT 1`), one(`SELECT id FROM events ORDER BY id LIMIT 1`), seating.Club()
	chart.Name = id.Secret()[:20] // another drawing each time
	boss, draft, gone := g.tokens["boss"], g.newShow(), g.newShow()
	adds := func(name, path, table, column string, body map[string]any) *burst {
		fresh := "the-" + strings.ToLower(id.Secret()[:20])
		if column == "email" {
			fresh += "@example.org"
		}
		body[column] = fresh
		return g.with(&burst{name: name, method: "POST", path: path, who: boss, status: 201, body: body,
			once: `SELECT count(*) FROM ` + table + ` WHERE ` + column + ` = $1`, of: fresh})
	}
	adds("createOrganiser", "/v1/organisers", "organisers", "name", map[string]any{"email": "new@example.org"}).who = g.tokens["admin"]
	adds("createVenue", "/v1/venues", "venues", "name", map[string]any{"organiser": organiser, "city": "Berlin", "country": "DE", "time_zone": "Europe/Berlin"})
	adds("createEvent", "/v1/events", "events", "title", map[string]any{"organiser": organiser, "genre": "concert"})
	adds("addStaff", "/v1/staff", "staff", "email", map[string]any{"organiser": organiser, "name": "A colleague", "role": "door", "password": password})

	post := func(name, path string, status int, body any) *burst {
		return g.with(&burst{name: name, method: "POST", path: path, who: boss, status: status, body: body})
	}
	post("addChart", "/v1/venues/"+venue+"/charts", 201, json.RawMessage(chart.Canonical()))
	dated := post("createShow", "/v1/events/"+event+"/shows", 201, map[string]any{"venue": venue, "chart": one(`SELECT chart FROM shows ORDER BY id LIMIT 1`), "starts_at": g.nextStart()[0],
		"prices": map[string]any{"currency": "EUR", "levels": []any{map[string]any{"id": "all", "name": "All", "zones": []string{"premium"}, "face": face}}}})
	dated.once, dated.of = startsOnce, startOf(dated.body.(map[string]any)["starts_at"].(string))
	start := g.nextStart()
	copies := post("repeatShow", "/v1/shows/"+draft+"/copies", 201, map[string]any{"starts_at": start})
	copies.once, copies.of = startsOnce, startOf(start[0])
	post("publishShow", "/v1/shows/"+draft+"/publish", 200, nil)
	post("cancelShow", "/v1/shows/"+gone+"/cancel", 200, nil)
	change := func(name, method, path string, body map[string]any) {
		g.with(&burst{name: name, method: method, path: path, who: boss, status: 200, body: body})
	}
	// Answers about a show name its venue, and about an event its organiser, as they
	// are by now: so others are changed.
	var empty, idle struct{ ID string }
	g.post("/v1/organisers", "admin", map[string]any{"name": "Idle", "email": "idle@example.org"}, 201).into(g.T, &idle)
	change("changeShow", "PATCH", "/v1/shows/"+draft, map[string]any{"max_per_order": 7})
	g.with(&burst{name: "changeOrganiser", method: "PATCH", path: "/v1/organisers/" + idle.ID, who: g.tokens["admin"], status: 200, body: map[string]any{"accent": "#884422"}})
	g.post("/v1/venues", "boss", map[string]any{"organiser": organiser, "name": "Empty hall", "city": "Berlin", "country": "DE", "time_zone": "Europe/Berlin"}, 201).into(g.T, &empty)
	change("changeVenue", "PATCH", "/v1/venues/"+empty.ID, map[string]any{"access": "A ramp at the side door"})
	change("changeEvent", "PATCH", "/v1/events/"+event, map[string]any{"summary": "Now with an interval."})
	change("changePaperIssuer", "PUT", "/v1/organisers/"+organiser+"/paper-issuer", map[string]any{"name": "First Ltd", "address": "1 Road\nTown", "tax_number": "DE 1", "prefix": "FL"})
}
