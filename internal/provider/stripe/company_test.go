package stripe

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
)

// company plays Stripe: one page and what is paid on it, in the shapes that
// Stripe answers with. It does each thing once by its key.
type company struct {
	t  *testing.T
	mu sync.Mutex

	order   id.Order
	session string // open, complete, expired
	intent  string // "" until somebody tries to pay
	amount  int64
	held    int64
	taken   int64
	back    int64
	failed  bool             // the last try was declined
	refunds []map[string]any // that are listed; none of those that went through need be
	becomes string           // of a refund, in the answer to its call
	dispute string           // how a bank that wants the money back stands; "" for none

	trouble int               // the status that is answered in place of anything
	code    string            // and Stripe's word for it
	lost    bool              // changes are done, and their answers lost
	done    map[string]string // what was asked for under a key
	breaks  int               // so many changes end in an error of its own, which it keeps under their keys
	doing   bool              // and are done all the same
	broken  map[string]bool   // the keys of such
	made    []map[string]any  // refunds, with the keys they were asked for under
	changes []string

	pages       []map[string]any // that are listed, the newest first
	listed      int              // so many times
	listsItself time.Time        // when its own page was made, where that is listed, too
}

func newCompany(t *testing.T) (*company, *Gateway) {
	c := &company{t: t, order: id.New[id.Order](), amount: 9000, done: map[string]string{}, broken: map[string]bool{}}
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	return c, New(Options{Key: "sk_test_123", WebhookSecret: webhookSecret, URL: server.URL})
}

func (c *company) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r.Header.Get("Authorization") != "Bearer sk_test_123" || r.Header.Get("Stripe-Version") != "2026-03-25.dahlia" {
		c.t.Errorf("it is asked as %q in version %q", r.Header.Get("Authorization"), r.Header.Get("Stripe-Version"))
	}
	if c.trouble != 0 {
		c.refuse(w, c.trouble, c.code)
		return
	}
	if err := r.ParseForm(); err != nil {
		c.t.Error(err)
	}
	if r.URL.Path == "/v1/disputes" {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"object":"list","has_more":false,"url":"/v1/disputes","data":[
			{"id":"dp_1","object":"dispute","status":"won","amount":9000,"currency":"eur","payment_intent":"pi_1"},
			{"id":"dp_2","object":"dispute","status":%q,"amount":4000,"currency":"eur","payment_intent":"pi_1"}]}`, c.dispute)
		return
	}
	if r.Method == http.MethodGet && r.URL.Path == "/v1/refunds" {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"object": "list", "has_more": false, "url": "/v1/refunds", "data": c.made}) // a client that is gone hears nothing
		return
	}
	if r.Method == http.MethodGet && r.URL.Path == "/v1/checkout/sessions" {
		c.list(w, r.Form)
		return
	}
	if session, asked := strings.CutPrefix(r.URL.Path, "/v1/checkout/sessions/"); asked && !strings.HasPrefix(session, "cs_1") {
		c.refuse(w, http.StatusNotFound, "resource_missing")
		return
	}
	if r.Method == http.MethodGet {
		c.show(w)
		return
	}
	key, asked := r.Header.Get("Idempotency-Key"), r.URL.Path+"?"+r.PostForm.Encode()
	known, repeated := c.done[key]
	switch {
	case key == "":
		c.t.Errorf("%s without a key", r.URL.Path)
	case repeated && known != asked:
		c.refuse(w, http.StatusBadRequest, "idempotency_error")
		return
	}
	if c.broken[key] || c.breaks > 0 && !repeated {
		if !c.broken[key] {
			c.breaks--
			if c.doing {
				c.change(r.URL.Path, r.PostForm.Get)
			}
		} else {
			w.Header().Set("Idempotent-Replayed", "true")
		}
		c.broken[key] = true
		c.refuse(w, http.StatusInternalServerError, "")
		return
	}
	if !repeated {
		if !c.change(r.URL.Path, r.PostForm.Get) {
			c.refuse(w, http.StatusBadRequest, "payment_intent_unexpected_state")
			return
		}
		c.done[key] = asked
		c.changes = append(c.changes, strings.TrimPrefix(r.URL.Path, "/v1/"))
	}
	if c.lost {
		panic(http.ErrAbortHandler) // the answer breaks off
	}
	c.show(w)
}

// change does what a call asks for, if things stand so that it can.
func (c *company) change(path string, form func(string) string) bool {
	switch path {
	case "/v1/checkout/sessions":
		c.session = "open"
		return form("payment_intent_data[capture_method]") == "manual" && form("line_items[0][price_data][unit_amount]") == "9000" &&
			form("client_reference_id") == c.order.String() && form("payment_intent_data[metadata][order]") == c.order.String()
	case "/v1/checkout/sessions/cs_1/expire":
		if c.session != "open" {
			return false
		}
		c.session = "expired"
		if c.intent != "" {
			c.intent = "canceled"
		}
	case "/v1/payment_intents/pi_1/capture":
		if c.intent != "requires_capture" {
			return false
		}
		_, err := fmt.Sscan(form("amount_to_capture"), &c.taken)
		c.intent, c.held = "succeeded", 0
		return err == nil
	case "/v1/payment_intents/pi_1/cancel":
		if c.session == "open" || c.intent == "succeeded" || c.intent == "canceled" { // an open page has to be closed
			return false
		}
		c.intent, c.held = "canceled", 0
	case "/v1/refunds":
		var back int64
		_, err := fmt.Sscan(form("amount"), &back)
		if err != nil || c.intent != "succeeded" || c.back+back > c.taken {
			return false
		}
		c.back += back
		c.made = append(c.made, map[string]any{"id": fmt.Sprint("re_", len(c.made)), "object": "refund", "status": "succeeded", "amount": back,
			"metadata": map[string]string{"key": form("metadata[key]")}})
	default:
		return false
	}
	return true
}

// show answers with the page or, since all share what is read of them, with
// anything else there is.
func (c *company) show(w http.ResponseWriter) {
	session := c.page()
	w.Header().Set("Content-Type", "application/json")
	if c.becomes != "" && len(c.changes) > 0 && c.changes[len(c.changes)-1] == "refunds" {
		session["status"] = c.becomes
	}
	if err := json.NewEncoder(w).Encode(session); err != nil {
		c.t.Error(err)
	}
}

// page is the page to pay on, with what was paid.
func (c *company) page() map[string]any {
	type object = map[string]any
	session := object{
		"id": "cs_1", "object": "checkout.session", "url": "https://checkout.stripe.com/c/pay/cs_1", "status": c.session,
		"client_reference_id": c.order.String(), "amount_total": c.amount, "currency": "eur",
	}
	if c.intent != "" {
		intent := object{
			"id": "pi_1", "object": "payment_intent", "status": c.intent, "amount": c.amount, "amount_capturable": c.held,
			"amount_received": c.taken, "currency": "eur",
			"latest_charge": object{"id": "ch_1", "object": "charge", "amount_refunded": c.back, "currency": "eur", "disputed": c.dispute != "", "refunds": object{"object": "list", "data": c.refunds},
				"payment_method_details": object{"type": "card", "card": object{"fingerprint": "Xt5EWLLDS7FJjR1c"}}},
		}
		if c.failed {
			intent["last_payment_error"] = object{"type": "card_error", "code": "card_declined", "message": "Your card was declined."}
		}
		session["payment_intent"] = intent
		for _, name := range []string{"amount_received", "amount_capturable"} {
			session[name] = intent[name]
		}
		if len(c.changes) > 0 && strings.HasSuffix(c.changes[len(c.changes)-1], "capture") {
			session["status"] = c.intent
		}
	}
	return session
}

func (c *company) refuse(w http.ResponseWriter, status int, code string) {
	kind := "invalid_request_error"
	switch {
	case code == "idempotency_error":
		kind = code
	case status >= http.StatusInternalServerError:
		kind = "api_error"
	case status == http.StatusPaymentRequired:
		kind = "card_error"
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"type": kind, "code": code, "message": "No."}}) // a client that is gone hears nothing
}

// with changes what stands at the company, as a buyer or their bank would.
func (c *company) with(change func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	change()
}

// pays is a buyer whose bank sets the money aside.
func (c *company) pays() {
	c.with(func() { c.session, c.intent, c.held, c.failed = "complete", "requires_capture", c.amount, false })
}
