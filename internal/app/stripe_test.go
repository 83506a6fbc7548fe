package app

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/platform/config"
)

const stripeSecret = "whsec_of_the_endpoint"

// standIn plays Stripe, with as many pages to pay on as are made.
type standIn struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]*stripePage
	keys  map[string]string // the page that a key made or changed
}

type object = map[string]any

// stripePage is a page and what is paid on it.
type stripePage struct {
	id, order, session, intent, dispute string
	amount, held, taken, back           int64
}

func newStandIn() *standIn {
	s := &standIn{pages: map[string]*stripePage{}, keys: map[string]string{}}
	s.Server = httptest.NewServer(s)
	return s
}

func (s *standIn) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_ = r.ParseForm() // what is missing is refused below
	parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/v1/"), "/")
	key := r.Header.Get("Idempotency-Key")
	name, again := s.keys[key]
	switch {
	case r.Method == http.MethodPost && again:
	case r.URL.Path == "/v1/checkout/sessions":
		name = "cs_" + strconv.Itoa(len(s.pages))
		amount, _ := strconv.ParseInt(r.PostForm.Get("line_items[0][price_data][unit_amount]"), 10, 64)
		s.pages[name] = &stripePage{id: name, order: r.PostForm.Get("client_reference_id"), session: "open", amount: amount}
	case r.URL.Path == "/v1/refunds":
		name = "cs_" + strings.TrimPrefix(r.PostForm.Get("payment_intent"), "pi_")
	case r.URL.Path == "/v1/disputes":
		name = "cs_" + strings.TrimPrefix(r.Form.Get("payment_intent"), "pi_")
	case parts[0] == "payment_intents":
		name = "cs_" + strings.TrimPrefix(parts[1], "pi_")
	default:
		name = parts[2]
	}
	page := s.pages[name]
	if page == nil || r.Method == http.MethodPost && !again && !page.change(parts[len(parts)-1], r.PostForm.Get) {
		w.WriteHeader(http.StatusBadRequest)
		_ = json.NewEncoder(w).Encode(object{"error": object{"type": "invalid_request_error", "message": "No."}})
		return
	}
	if r.Method == http.MethodPost {
		s.keys[key] = name
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(page.shown(parts[0])) // a client that is gone asks again
}

func (p *stripePage) change(what string, form func(string) string) bool {
	switch what {
	case "capture":
		if p.intent != "requires_capture" || form("amount_to_capture") != strconv.FormatInt(p.held, 10) {
			return false
		}
		p.intent, p.taken, p.held = "succeeded", p.held, 0
	case "cancel":
		if p.intent != "requires_capture" {
			return false
		}
		p.intent, p.held = "canceled", 0
	case "expire":
		if p.session != "open" {
			return false
		}
		p.session = "expired"
	case "refunds":
		back, err := strconv.ParseInt(form("amount"), 10, 64)
		if err != nil || p.back+back > p.taken {
			return false
		}
		p.back += back
	}
	return true
}

func (p *stripePage) shown(kind string) object {
	if kind == "refunds" {
		return object{"id": "re_1", "object": "refund", "status": "succeeded"}
	}
	if kind == "disputes" {
		return object{"object": "list", "data": []object{{"id": "dp_1", "object": "dispute", "status": p.dispute, "amount": p.taken, "currency": "eur"}}}
	}
	number := strings.TrimPrefix(p.id, "cs_")
	intent := object{"id": "pi_" + number, "object": "payment_intent", "status": p.intent, "amount": p.amount, "amount_capturable": p.held, "amount_received": p.taken, "currency": "eur",
		"latest_charge": object{"id": "ch_" + number, "object": "charge", "amount_refunded": p.back, "currency": "eur", "disputed": p.dispute != ""}}
	if kind == "payment_intents" {
		return intent
	}
	session := object{"id": p.id, "object": "checkout.session", "url": "https://checkout.stripe.com/c/pay/" + p.id, "status": p.session,
		"client_reference_id": p.order, "amount_total": p.amount, "currency": "eur"}
	if p.intent != "" {
		session["payment_intent"] = intent
	}
	return session
}

// with changes the page of an order, and gives the name of it.
func (s *standIn) with(order string, change func(p *stripePage)) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.pages {
		if p.order == order {
			change(p)
			return p.id
		}
	}
	return ""
}

// stripeTells sends Stripe's message about something of an order.
func (w *world) stripeTells(order, kind string, about object) {
	w.Helper()
	body, err := json.Marshal(object{"id": "evt_" + kind + order, "object": "event", "type": kind, "api_version": "2026-03-25.dahlia",
		"created": time.Now().Unix(), "data": object{"object": about}})
	w.must(nil, err)
	for range 2 {
		a := w.send("POST", "/v1/webhooks/payments/stripe", "", body, func(q *http.Request) {
			q.Header.Set("Stripe-Signature", signed(stripeSecret, time.Now(), body))
		})
		if a.status != http.StatusNoContent {
			w.Fatalf("Stripe's message of %s is answered with %d: %s", kind, a.status, a.body)
		}
	}
}

// TestStripeThroughTheWholeProgram is a sale by Stripe with everything that may come
// after it: a bank that takes the money and gives it up, a refund, and a page that
// is closed when its buyer gives up.
func TestStripeThroughTheWholeProgram(t *testing.T) {
	t.Parallel()
	company := newStandIn()
	t.Cleanup(company.Close)
	w := newWorldWith(t, testDatabases(t), func(s *config.Settings) {
		s.StripeKey, s.StripeWebhookSecret, s.StripeURL = "sk_test_123", stripeSecret, company.URL
	})
	begin := func(email string) (buyer string, o orderOf) {
		buyer = w.guest()
		w.post("/v1/holds/"+w.hold(buyer, w.own.show.ID, 2)+"/checkout", buyer,
			map[string]any{"name": "Grace Hopper", "email": email, "provider": "stripe"}, 201).into(t, &o)
		if !strings.HasPrefix(o.PaymentURL, "https://checkout.stripe.com/") {
			t.Errorf("it is to be paid at %q", o.PaymentURL)
		}
		return buyer, o
	}
	buyer, o := begin("stripe@example.org")
	page := company.with(o.ID, func(p *stripePage) { p.session, p.intent, p.held = "complete", "requires_capture", p.amount })
	w.stripeTells(o.ID, "checkout.session.completed", object{"id": page, "object": "checkout.session"})
	w.ends(buyer, o.ID, "paid")
	sold := books{"provider:stripe": pairPrice, "tickets": -2 * face, "fees": -2 * fee}
	if got := w.ledger(t, o.ID); !maps.Equal(got, sold) || w.ticketStates(buyer, o.ID)["valid"] != 2 {
		t.Errorf("after the sale: %v, %v", got, w.ticketStates(buyer, o.ID))
	}
	dispute := object{"id": "dp_1", "object": "dispute", "payment_intent": "pi_" + strings.TrimPrefix(page, "cs_")}
	company.with(o.ID, func(p *stripePage) { p.dispute = "needs_response" })
	w.stripeTells(o.ID, "charge.dispute.created", dispute)
	w.ends(buyer, o.ID, "charged_back")
	company.with(o.ID, func(p *stripePage) { p.dispute = "won" })
	w.stripeTells(o.ID, "charge.dispute.closed", dispute)
	w.ends(buyer, o.ID, "paid")
	w.post("/v1/orders/"+o.ID+"/refund", "first owner", nil, http.StatusOK)
	w.ends(buyer, o.ID, "refunded")
	if got := w.ledger(t, o.ID); !maps.Equal(got, books{"provider:stripe": pairPrice, "refunded": -pairPrice}) {
		t.Errorf("after the refund: %v", got)
	}
	company.with(o.ID, func(p *stripePage) {
		if p.back != pairPrice {
			t.Errorf("%d went back", p.back)
		}
	})

	buyer, o = begin("gives-up@example.org")
	w.post("/v1/orders/"+o.ID+"/cancel", buyer, nil, http.StatusOK)
	w.ends(buyer, o.ID, "cancelled")
	// What slips through: Stripe has the money although it closed the page.
	page = company.with(o.ID, func(p *stripePage) {
		if p.session != "expired" {
			t.Errorf("the page of an order that was given up is %s", p.session)
		}
		p.session, p.intent, p.held = "complete", "requires_capture", p.amount
	})
	w.stripeTells(o.ID, "checkout.session.completed", object{"id": page, "object": "checkout.session"})
	w.eventually(t, 1, fmt.Sprintf("SELECT count(*) FROM intents WHERE order_id = '%s' AND payment <> ''", o.ID))
	for giveUp := time.After(20 * time.Second); ; {
		standing := ""
		company.with(o.ID, func(p *stripePage) { standing = p.intent })
		if standing == "canceled" {
			break
		}
		select {
		case <-giveUp:
			t.Fatalf("money that slipped through is %s", standing)
		case <-tick():
		}
	}
	w.allIsWell()
}
