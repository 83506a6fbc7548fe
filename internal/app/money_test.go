package app

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/provider/keyfile"
)

// The prices of the world's shows, in cents.
const face, fee = 4000, 500

// books is a ledger's accounts with what each took in, in minor units.
type books map[string]int64

// ledger sums an order's lines by hand, and holds I2 against them: what was
// captured is sold, given back, or in suspense. Accounts that are even are left
// out.
func (w *world) ledger(t *testing.T, order string) books {
	t.Helper()
	sums := books{}
	for _, line := range w.rows(t, `SELECT account || ' ' || CAST(sum(minor) AS TEXT) FROM ledger WHERE order_id = $1 GROUP BY account`, order) {
		var account string
		var minor int64
		if _, err := fmt.Sscan(line, &account, &minor); err != nil {
			t.Fatal(err)
		}
		if minor != 0 {
			sums[account] = minor
		}
	}
	var captured, tax int64
	for account, minor := range sums {
		switch kind, _, _ := strings.Cut(account, ":"); kind {
		case "provider":
			captured += minor
		case "tax":
			tax += minor
		}
	}
	if captured != -(sums["tickets"] + sums["fees"] + tax + sums["retained"] + sums["refunded"] + sums["charged_back"] + sums["exchanged"] + sums["suspense"]) {
		t.Errorf("%s: the ledger is not even: %v", order, sums)
	}
	return sums
}

// rows reads the first column of a query, which is looked at from outside: over
// a connection of its own that cannot write.
func (w *world) rows(t *testing.T, query string, args ...any) (values []string) {
	t.Helper()
	db := w.look(t)
	if strings.Contains(query, "FROM seats ") {
		db = w.lookAtSeats(t)
	}
	rows, err := db.QueryContext(context.Background(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			t.Fatal(err)
		}
		values = append(values, v)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return values
}

// eventually waits until a query that counts gives want.
func (w *world) eventually(t *testing.T, want int, query string, args ...any) {
	t.Helper()
	for giveUp := time.After(outlasting); ; {
		got := w.rows(t, query, args...)
		if fmt.Sprint(got) == fmt.Sprintf("[%d]", want) {
			return
		}
		select {
		case <-giveUp:
			t.Fatalf("%s gives %v, not %d", query, got, want)
		case <-tick():
		}
	}
}

// in gives the world to a subtest.
func (w *world) in(t *testing.T) *world {
	own := *w
	own.T = t
	return &own
}

// shortShow puts a show on sale on which seats are held for the shortest time
// there may be.
func (w *world) shortShow() id.Show {
	w.Helper()
	var show struct{ ID string }
	w.post("/v1/events/"+w.own.event.ID.String()+"/shows", "first owner", map[string]any{
		"venue": w.own.venue.ID, "chart": w.own.chart, "starts_at": time.Now().Add(1000 * time.Hour).UTC().Format(time.RFC3339),
		"hold_seconds": int(catalog.MinHoldFor / time.Second),
		"prices":       map[string]any{"currency": "EUR", "levels": []any{map[string]any{"id": "all", "name": "All", "zones": zonesOf(w.own), "face": face, "fee": fee}}}}, 201).into(w.T, &show)
	w.post("/v1/shows/"+show.ID+"/publish", "first owner", nil, 200)
	return mustParse[id.Show](show.ID)
}

// orderOf is an order with what is known of it.
type orderOf struct {
	orderSeen
	Reason string
	Email  string
}

// checkoutSeats holds seats and orders them, under an address of the order's own.
func (w *world) checkoutSeats(buyer string, show id.Show, seats []string, email string) orderOf {
	w.Helper()
	var h struct{ ID string }
	w.post("/v1/shows/"+show.String()+"/holds", buyer, map[string]any{"seats": seats}, 201).into(w.T, &h)
	var o orderOf
	w.post("/v1/holds/"+h.ID+"/checkout", buyer, map[string]any{"name": "Grace Hopper", "email": email}, 201).into(w.T, &o)
	return o
}

// ends waits for an order to come into a state, also beyond its deadline, and
// gives it.
func (w *world) ends(buyer, order, state string) (o orderOf) {
	w.Helper()
	for giveUp := time.After(catalog.MinHoldFor + 20*time.Second); ; {
		w.send("GET", "/v1/orders/"+order, buyer, nil, nil).into(w.T, &o)
		if o.State == state {
			return o
		}
		select {
		case <-giveUp:
			w.Fatalf("%s is %s and not %s", order, o.State, state)
		case <-tick():
		}
	}
}

// mailed waits until a mail to somebody with words in it lies in the box.
func (w *world) mailed(address, words string) {
	w.Helper()
	for giveUp := time.After(outlasting); ; {
		page := string(w.send("GET", "/dev/mail", "", nil, nil).body)
		for _, entry := range strings.Split(page, "<li") {
			if strings.Contains(entry, address) && strings.Contains(entry, words) {
				return
			}
		}
		select {
		case <-giveUp:
			w.Fatalf("no mail to %s says %q: %s", address, words, page)
		case <-tick():
		}
	}
}

func (w *world) ticketStates(buyer, order string) map[string]int {
	w.Helper()
	var tickets struct{ Items []struct{ State string } }
	w.send("GET", "/v1/orders/"+order+"/tickets", buyer, nil, nil).into(w.T, &tickets)
	states := map[string]int{}
	for _, one := range tickets.Items {
		states[one.State]++
	}
	return states
}

func (w *world) timeline(buyer, order string) string {
	w.Helper()
	var lines struct{ Items []struct{ What string } }
	w.send("GET", "/v1/orders/"+order+"/timeline", buyer, nil, nil).into(w.T, &lines)
	var words []string
	for _, line := range lines.Items {
		words = append(words, line.What)
	}
	return strings.Join(words, " ")
}

// play is what happens to one order. It may give what happens when the time for
// its seats has run out.
type play func(w *world, show id.Show) (afterwards func(w *world))

// TestMoney plays what can happen to a payment. The second halves of the plays
// come after all first ones, so that the holds run out together.
func TestMoney(t *testing.T) {
	t.Parallel()
	plays := []struct {
		name string
		play play
	}{
		{"late, and the seats are free", lateAndFree},
		{"late, and the seats are gone", lateAndGone},
		{"late, and the sale is closed", lateAndClosed},
		{"never paid", neverPaid},
		{"slow", slow},
		{"declined, then approved", declinedThenApproved},
		{"challenged", challenged},
		{"given up", givenUp},
		{"refunded by staff", refunded},
		{"messages, and what looks like them", webhooks},
	}
	w := newWorld(t)
	afterwards := make([]func(*world), len(plays))
	for i, p := range plays {
		t.Run(p.name, func(t *testing.T) {
			own := w.in(t)
			afterwards[i] = p.play(own, own.shortShow())
			own.allIsWell()
		})
	}
	for i, later := range afterwards {
		if later != nil {
			t.Run(plays[i].name+", afterwards", func(t *testing.T) {
				own := w.in(t)
				later(own)
				own.allIsWell()
			})
		}
	}
}

// A payment that lands after the deadline buys the seats when nobody else has
// them.
func lateAndFree(w *world, show id.Show) func(*world) {
	buyer := w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "late-free@example.org")
	w.pay(o.orderSeen, "late")
	return func(w *world) {
		w.ends(buyer, o.ID, "paid")
		w.sold(buyer, o.ID)
		w.mailed("late-free@example.org", "Your tickets")
	}
}

// sold is what must be true of an order of two seats that was paid.
func (w *world) sold(buyer, order string) {
	w.Helper()
	if got, want := w.ledger(w.T, order), (books{"provider:testpay": 2 * (face + fee), "tickets": -2 * face, "fees": -2 * fee}); !maps.Equal(got, want) {
		w.Errorf("the ledger has %v, want %v", got, want)
	}
	if got := w.ticketStates(buyer, order); !maps.Equal(got, map[string]int{"valid": 2}) {
		w.Errorf("tickets: %v", got)
	}
}

// nothingKept is what must be true of an order that took no money.
func (w *world) nothingKept(buyer, order string) {
	w.Helper()
	if got := w.ledger(w.T, order); len(got) > 0 {
		w.Errorf("the ledger has %v for an order that came to nothing", got)
	}
	if got := w.ticketStates(buyer, order); len(got) > 0 {
		w.Errorf("tickets: %v", got)
	}
	for _, standing := range w.rows(w.T, `SELECT standing FROM intents WHERE order_id = $1`, order) {
		if standing != "voided" {
			w.Errorf("its money is %s at the provider", standing)
		}
	}
}

// Somebody else took a seat when the time was over, and only then the buyer
// pays: the money goes back, and the buyer is told.
func lateAndGone(w *world, show id.Show) func(*world) {
	buyer, quicker := w.guest(), w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "late-gone@example.org")
	return func(w *world) {
		w.takeAtDeadline(quicker, show, clubPair()[1:])
		w.pay(o.orderSeen, "approve")
		ended := w.ends(buyer, o.ID, "cancelled")
		if !strings.Contains(ended.Reason, "somebody else has them now") || !strings.Contains(ended.Reason, "Your money was not taken") {
			w.Errorf("the buyer is told: %s", ended.Reason)
		}
		w.nothingKept(buyer, o.ID)
		w.mailed("late-gone@example.org", "cancelled")
		// The seat that was free was not kept either.
		w.post("/v1/shows/"+show.String()+"/holds", w.guest(), map[string]any{"seats": clubPair()[:1]}, 201)
	}
}

// takeAtDeadline asks for seats until they are free.
func (w *world) takeAtDeadline(buyer string, show id.Show, seats []string) {
	w.Helper()
	body, err := json.Marshal(map[string]any{"seats": seats})
	w.must(nil, err)
	for giveUp := time.After(catalog.MinHoldFor + 20*time.Second); ; {
		a := w.send("POST", "/v1/shows/"+show.String()+"/holds", buyer, body, withKey(id.Secret()))
		if a.status == http.StatusCreated {
			return
		}
		if a.status != http.StatusConflict {
			w.Fatalf("%d: %s", a.status, a.body)
		}
		select {
		case <-giveUp:
			w.Fatal("the hold never ended")
		case <-tick():
		}
	}
}

func lateAndClosed(w *world, show id.Show) func(*world) {
	buyer := w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "late-closed@example.org")
	w.pay(o.orderSeen, "late")
	w.post("/v1/shows/"+show.String()+"/sale", "first owner", map[string]any{"state": "closed"}, 200)
	return func(w *world) {
		if ended := w.ends(buyer, o.ID, "cancelled"); !strings.Contains(ended.Reason, "the sale has ended") {
			w.Errorf("the buyer is told: %s", ended.Reason)
		}
		w.nothingKept(buyer, o.ID)
		w.mailed("late-closed@example.org", "cancelled")
	}
}

func neverPaid(w *world, show id.Show) func(*world) {
	buyer, next := w.guest(), w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "never@example.org")
	return func(w *world) {
		w.takeAtDeadline(next, show, clubPair())
		w.ends(buyer, o.ID, "expired")
		if got := w.ledger(w.T, o.ID); len(got) > 0 {
			w.Errorf("the ledger has %v", got)
		}
	}
}

func slow(w *world, show id.Show) func(*world) {
	buyer := w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "slow@example.org")
	w.pay(o.orderSeen, "slow")
	w.ends(buyer, o.ID, "paid")
	w.sold(buyer, o.ID)
	return nil
}

func declinedThenApproved(w *world, show id.Show) func(*world) {
	buyer := w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "second-try@example.org")
	w.pay(o.orderSeen, "decline")
	w.eventually(w.T, 1, `SELECT declines FROM intents WHERE order_id = $1`, o.ID)
	var hold struct{ State string }
	w.send("GET", "/v1/holds/"+w.rows(w.T, `SELECT hold FROM orders WHERE id = $1`, o.ID)[0], buyer, nil, nil).into(w.T, &hold)
	if again := w.ends(buyer, o.ID, "awaiting_payment"); hold.State != "held" || again.PaymentURL != o.PaymentURL {
		w.Errorf("after a decline the hold is %s, to be paid at %q", hold.State, again.PaymentURL)
	}
	w.pay(o.orderSeen, "approve")
	w.ends(buyer, o.ID, "paid")
	w.sold(buyer, o.ID)
	if got := w.timeline(buyer, o.ID); strings.Count(got, "declined") != 1 {
		w.Errorf("the timeline says %s", got)
	}
	return nil
}

func challenged(w *world, show id.Show) func(*world) {
	buyer := w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "challenged@example.org")
	w.pay(o.orderSeen, "challenge")
	w.ends(buyer, o.ID, "awaiting_payment")
	w.pay(o.orderSeen, "approve")
	w.ends(buyer, o.ID, "paid")
	w.sold(buyer, o.ID)
	w.pay(o.orderSeen, "decline") // a second click
	w.pay(o.orderSeen, "approve")
	w.ends(buyer, o.ID, "paid")
	w.sold(buyer, o.ID)
	return nil
}

func refunded(w *world, show id.Show) func(*world) {
	buyer := w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "refunded@example.org")
	path := "/v1/orders/" + o.ID + "/refund"
	w.post(path, "first owner", nil, http.StatusConflict) // not paid yet
	w.pay(o.orderSeen, "approve")
	w.ends(buyer, o.ID, "paid")
	key := id.Secret()
	first := w.send("POST", path, "first owner", []byte("{}"), withKey(key))
	w.ends(buyer, o.ID, "refunded")
	if again := w.send("POST", path, "first owner", []byte("{}"), withKey(key)); first.status != 200 || !bytes.Equal(first.body, again.body) {
		w.Errorf("one key, two answers: %d %s and %d %s", first.status, first.body, again.status, again.body)
	}
	w.post(path, "first owner", nil, 200) // it is refunded already
	if got, want := w.ledger(w.T, o.ID), (books{"provider:testpay": 2 * (face + fee), "refunded": -2 * (face + fee)}); !maps.Equal(got, want) {
		w.Errorf("the ledger has %v, want %v", got, want)
	}
	if got := w.ticketStates(buyer, o.ID); !maps.Equal(got, map[string]int{"revoked": 2}) {
		w.Errorf("tickets: %v", got)
	}
	w.mailed("refunded@example.org", "cancelled")
	next := w.guest()
	sold := w.checkoutSeats(next, show, clubPair(), "next@example.org")
	w.pay(sold.orderSeen, "approve")
	w.ends(next, sold.ID, "paid")
	w.sold(next, sold.ID)
	return nil
}

func givenUp(w *world, show id.Show) func(*world) {
	buyer := w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "given-up@example.org")
	w.post("/v1/orders/"+o.ID+"/cancel", buyer, nil, 200)
	w.ends(buyer, o.ID, "cancelled")
	w.pay(o.orderSeen, "approve") // the page was still open
	w.nothingKept(buyer, o.ID)
	w.post("/v1/shows/"+show.String()+"/holds", w.guest(), map[string]any{"seats": clubPair()}, 201)
	return nil
}

// clubPair is two seats of the world's chart, side by side.
func clubPair() []string {
	plan := club()
	return []string{plan.Label(0), plan.Label(1)}
}

// message is a provider's message as it travels.
type message struct {
	provider, signature string
	body                []byte
}

// webhooks sends messages as the provider does, and as one does who would like
// to be it. Only asking the provider moves an order.
func webhooks(w *world, show id.Show) func(*world) {
	raw, err := keyfile.Secret(w.dir.Path(keysFolder), "testpay")
	w.must(nil, err)
	secret := hex.EncodeToString(raw)
	buyer := w.guest()
	o := w.checkoutSeats(buyer, show, clubPair(), "webhooks@example.org")
	ref := o.PaymentURL[strings.LastIndexByte(o.PaymentURL, '/')+1:]
	event := func(name, what, ref string) []byte {
		body, err := json.Marshal(map[string]any{"id": name, "type": what, "ref": ref, "at": time.Now().UTC()})
		w.must(nil, err)
		return body
	}
	now := time.Now()
	genuine := event("tpe_1", "payment.authorised", ref)
	good := func(body []byte) message { return message{"testpay", signed(secret, now, body), body} }
	deliver := func(what string, m message, status int) {
		w.Helper()
		a := w.send("POST", "/v1/webhooks/payments/"+m.provider, "", m.body, func(q *http.Request) {
			if m.signature != "" {
				q.Header["Payment-Signature"] = strings.Split(m.signature, " ")
			}
		})
		if a.status != status {
			w.Errorf("%s: %d, want %d: %s", what, a.status, status, a.body)
		}
		checkProblem(w.T, a)
	}
	right := signed(secret, now, genuine)
	for what, signature := range map[string]string{
		"no signature":             "",
		"half a signature":         right[:len(right)-10],
		"only a time":              strings.Split(right, ",")[0],
		"another's signature":      signed("somebody else", now, genuine),
		"capitals":                 strings.ToUpper(right),
		"six minutes old":          signed(secret, now.Add(-6*time.Minute), genuine),
		"six minutes early":        signed(secret, now.Add(6*time.Minute), genuine),
		"another time put in":      fmt.Sprintf("t=%d,%s", now.Unix()-1, strings.Split(right, ",")[1]),
		"two signatures":           right + " " + right,
		"for another body":         signed(secret, now, append([]byte(" "), genuine...)),
		"an algorithm of its own":  strings.Replace(right, "v1=", "v0=", 1),
		"nothing where the MAC is": strings.Split(right, "v1=")[0] + "v1=",
	} {
		deliver(what, message{"testpay", signature, genuine}, http.StatusUnauthorized)
	}
	spaced := bytes.Replace(genuine, []byte(","), []byte(", "), 1)
	deliver("written anew", message{"testpay", right, spaced}, http.StatusUnauthorized)
	deliver("another provider", message{"stripe", right, genuine}, http.StatusNotFound)
	for what, body := range map[string]string{"no object": "[]", "an empty object": "{}", "null": "null", "cut off": `{"id": "x"`, "more than one": `{} {}`,
		"an unknown member": `{"id": "a", "type": "b", "ref": "c", "at": "2026-01-01T00:00:00Z", "amount": 1}`} {
		deliver("signed, and "+what, good([]byte(body)), http.StatusBadRequest)
	}
	if got := w.rows(w.T, `SELECT event FROM provider_events WHERE ref = $1`, ref); len(got) > 0 {
		w.Errorf("refused messages were kept: %v", got)
	}

	// A message that tells of a payment that was not made moves nothing.
	deliver("a payment that was not made", good(genuine), http.StatusNoContent)
	deliver("of another type", good(event("tpe_2", "payment.on_the_moon", ref)), http.StatusNoContent)
	deliver("of another's payment", good(event("tpe_3", "payment.authorised", "tp_unknown")), http.StatusNoContent)
	w.eventually(w.T, 2, `SELECT count(*) FROM order_entries WHERE order_id = $1 AND what = 'notified'`, o.ID)
	w.eventually(w.T, 0, `SELECT count(*) FROM jobs WHERE key = $1 AND state <> 2 AND due_at <= $2`, o.ID, time.Now().UnixMicro())
	w.ends(buyer, o.ID, "awaiting_payment")

	// Then it is made, and every message comes again, many times, side by side.
	w.pay(o.orderSeen, "approve")
	w.ends(buyer, o.ID, "paid")
	w.eventually(w.T, 3, `SELECT count(*) FROM provider_events WHERE ref = $1`, ref)
	w.eventually(w.T, 1, `SELECT count(*) FROM order_entries WHERE order_id = $1 AND what = 'mailed'`, o.ID)
	before := w.timeline(buyer, o.ID)
	for range 20 {
		deliver("again", good(genuine), http.StatusNoContent)
		deliver("again, signed anew", message{"testpay", signed(secret, time.Now(), genuine), genuine}, http.StatusNoContent)
	}
	deliver("declined after all", good(event("tpe_4", "payment.declined", ref)), http.StatusNoContent)
	w.eventually(w.T, 0, `SELECT count(*) FROM jobs WHERE key = $1 AND state <> 2`, o.ID)
	if after := w.timeline(buyer, o.ID); after != before+" notified" {
		w.Errorf("messages that came again left a trace: %s, then %s", before, after)
	}
	w.ends(buyer, o.ID, "paid")
	w.sold(buyer, o.ID)
	return nil
}

// signed signs a body as the test provider's description says.
func signed(secret string, at time.Time, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "%d.%s", at.Unix(), body)
	return fmt.Sprintf("t=%d,v1=%s", at.Unix(), hex.EncodeToString(mac.Sum(nil)))
}
