package contract

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// TestTheDocumentsExample: what the contract's page signs is believed, at its
// time and not for ever.
func TestTheDocumentsExample(t *testing.T) {
	page, err := os.ReadFile("../../../docs/payment-contract.md")
	if err != nil {
		t.Fatal(err)
	}
	find := func(pattern string) string {
		found := regexp.MustCompile(pattern).FindSubmatch(page)
		if found == nil {
			t.Fatalf("the page has no %s", pattern)
		}
		return string(found[1])
	}
	g := New(Options{Name: "acme", Secret: find("With the secret `([^`]+)`")})
	header := http.Header{HeaderSignature: {find(`header:  ` + HeaderSignature + `: (\S+)`)}}
	body := []byte(find(`signed:  1800000000\.(.+)`))
	now := time.Unix(1_800_000_000, 0)
	event, err := g.Verify(header, body, now.Add(5*time.Minute))
	if err != nil || event.ID != "ev_1" || event.Ref != "in_7Qy" || !event.At.Equal(now) || event.After {
		t.Errorf("%+v, %v", event, err)
	}
	if _, err := g.Verify(header, body, now.Add(5*time.Minute+time.Second)); !errors.Is(err, payment.ErrBadSignature) {
		t.Errorf("when it is too old: %v", err)
	}
	for _, word := range []string{HeaderKey, TypeAuthorised, TypeDeclined, TypeRefunded, TypeChargedBack, TypeGivenUp} {
		if !strings.Contains(string(page), word) {
			t.Errorf("the page says nothing of %s", word)
		}
	}
	for standing := range standings {
		if !strings.Contains(string(page), "`"+string(standing)+"`") {
			t.Errorf("the page says nothing of %s", standing)
		}
	}
}

// told has a company answer a call with a status and a document.
func told(t *testing.T, status int, document any) *Gateway {
	t.Helper()
	company := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer s" {
			t.Errorf("%s %s without the secret", r.Method, r.URL)
		}
		w.Header().Set("Location", "/elsewhere")
		w.WriteHeader(status)
		if err := json.NewEncoder(w).Encode(document); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(company.Close)
	return New(Options{Name: "acme", URL: company.URL + "/", Secret: "s"})
}

// TestStatuses: a company has refused only where the contract says so.
func TestStatuses(t *testing.T) {
	for status, want := range map[int]error{
		400: payment.ErrRefused, 404: payment.ErrRefused, 409: payment.ErrRefused, 422: payment.ErrRefused, 402: payment.ErrNoFunds,
		401: payment.ErrUnreachable, 403: payment.ErrUnreachable, 408: payment.ErrUnreachable, 410: payment.ErrUnreachable, 418: payment.ErrUnreachable,
		425: payment.ErrUnreachable, 429: payment.TooFast, 302: payment.ErrUnreachable, 308: payment.ErrUnreachable,
		500: payment.ErrUnreachable, 502: payment.ErrUnreachable, 503: payment.ErrUnreachable,
	} {
		if err := told(t, status, Problem{"no"}).Void(t.Context(), "in_1", "k"); !errors.Is(err, want) || want == payment.TooFast && !errors.Is(err, payment.ErrUnreachable) {
			t.Errorf("%d: %v, want %v", status, err, want)
		}
	}
}

// TestAnswersThatCannotBeMeantSo leave open what was done.
func TestAnswersThatCannotBeMeantSo(t *testing.T) {
	o := id.New[id.Order]()
	sum := func(minor int64, c string) map[string]any { return map[string]any{"amount": minor, "currency": c} }
	good := map[string]any{"ref": "in_1", "order": o.String(), "standing": "captured", "amount": sum(9000, "EUR"), "declines": 1, "declined": " No\nmoney\x00 "}
	want := payment.Status{Ref: "in_1", Order: o, Standing: payment.Captured, Amount: money.Of(9000, "EUR"), Refunded: money.Of(0, "EUR"),
		Returning: money.Of(0, "EUR"), ChargedBack: money.Of(0, "EUR"), Declines: 1, Declined: "No money"}
	if got, err := told(t, 200, good).Fetch(t.Context(), "in_1"); err != nil || got != want {
		t.Fatalf("%+v, %v", got, err)
	}
	nothing := maps.Clone(good)
	nothing["refunded"], nothing["returning"], nothing["charged_back"] = sum(0, "USD"), sum(0, ""), sum(0, "USD")
	if got, err := told(t, 200, nothing).Fetch(t.Context(), "in_1"); err != nil || got != want {
		t.Errorf("nothing of another currency: %+v, %v", got, err)
	}
	for member, values := range map[string][]any{
		"ref": {"in_2", "", 7}, "order": {"", "show_1", nil}, "standing": {"settled", "", "Captured"},
		"amount":   {sum(-1, "EUR"), sum(1, "eur"), sum(1, ""), map[string]any{"amount": 1.5, "currency": "EUR"}, map[string]any{"amount": "1", "currency": "EUR"}, nil},
		"refunded": {sum(9001, "EUR"), sum(-1, "EUR"), sum(1, "USD")}, "returning": {sum(9001, "EUR"), sum(1, "USD")},
		"charged_back": {sum(-1, "EUR")}, "method": {strings.Repeat("x", 300), "a\x00b"}, "declines": {-1, 1 << 40},
	} {
		for _, value := range values {
			bad := maps.Clone(good)
			bad[member] = value
			if got, err := told(t, 200, bad).Fetch(t.Context(), "in_1"); !errors.Is(err, payment.ErrUnreachable) {
				t.Errorf("%s is %v: %+v, %v", member, value, got, err)
			}
		}
	}
	for what, bad := range map[string]error{
		"an address without a host": create(t, map[string]any{"ref": "in_1", "url": "/pay/1"}),
		"an address that runs":      create(t, map[string]any{"ref": "in_1", "url": "javascript:alert(1)"}),
		"no address":                create(t, map[string]any{"ref": "in_1"}),
		"no name":                   create(t, map[string]any{"url": "https://pay.example.org/1"}),
		"a page of somebody else's": create(t, map[string]any{"ref": "in_1", "url": "https://pay.example.org.evil.example/1"}),
		"a page without a lock":     create(t, map[string]any{"ref": "in_1", "url": "http://pay.example.org/1"}),
		"another order":             create(t, map[string]any{"ref": "in_1", "url": "https://pay.example.org/1", "order": o.String()}),
		"a list":                    create(t, []any{}),
		"too much":                  create(t, map[string]any{"ref": "in_1", "url": "https://pay.example.org/1", "x": strings.Repeat("x", MaxBody)}),
	} {
		if !errors.Is(bad, payment.ErrUnreachable) {
			t.Errorf("%s: %v", what, bad)
		}
	}
	if err := create(t, map[string]any{"ref": "in_1", "url": "https://pay.example.org/1", "new": true}); err != nil {
		t.Errorf("a member that is new: %v", err)
	}
}

func create(t *testing.T, answer any) error {
	t.Helper()
	g := told(t, 201, answer)
	g.pages = "https://pay.example.org"
	_, err := g.Create(t.Context(), payment.Request{Order: id.New[id.Order](), Key: "k"})
	return err
}

// TestMoneyThatWasNotMoved: a company says that a call is done, and its own
// answer tells otherwise.
func TestMoneyThatWasNotMoved(t *testing.T) {
	answer := func(standing payment.Standing, amount, refunded, returning int64) *Gateway {
		return told(t, 200, Intent{Ref: "in_1", Order: id.New[id.Order]().String(), Standing: standing,
			Amount: money.Of(amount, "EUR"), Refunded: money.Of(refunded, "EUR"), Returning: money.Of(returning, "EUR")})
	}
	ask := money.Of(500, "EUR")
	for what, err := range map[string]error{
		"captured less":      answer(payment.Captured, 499, 0, 0).Capture(t.Context(), "in_1", ask, "k"),
		"captured more":      answer(payment.Captured, 501, 0, 0).Capture(t.Context(), "in_1", ask, "k"),
		"not captured":       answer(payment.Authorised, 500, 0, 0).Capture(t.Context(), "in_1", ask, "k"),
		"refunded less":      answer(payment.Captured, 900, 499, 0).Refund(t.Context(), "in_1", ask, "k"),
		"refunded some time": answer(payment.Captured, 900, 0, 500).Refund(t.Context(), "in_1", ask, "k"),
		"a second some time": answer(payment.Captured, 1500, 500, 500).Refund(t.Context(), "in_1", ask, "k"),
	} {
		if !errors.Is(err, payment.ErrUnreachable) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := answer(payment.Captured, 500, 0, 0).Capture(t.Context(), "in_1", ask, "k"); err != nil {
		t.Error(fmt.Errorf("captured: %w", err))
	}
	if err := answer(payment.Captured, 900, 600, 0).Refund(t.Context(), "in_1", ask, "k"); err != nil {
		t.Error(fmt.Errorf("refunded: %w", err))
	}
}

// TestListLeavesOutWhatCannotBeMeant: one payment that nobody understands does not
// keep the others from being listed, and a page that never ends does.
func TestListLeavesOutWhatCannotBeMeant(t *testing.T) {
	good := Intent{Ref: "in_1", Order: id.New[id.Order]().String(), Standing: payment.Open, Amount: money.Of(1, "EUR")}
	bad := good
	bad.Standing = "settled"
	now := time.Now()
	listing, err := told(t, 200, Page{Items: []Intent{bad, good}, Next: "c"}).List(t.Context(), now, now, "b")
	if err != nil || len(listing.Items) != 1 || listing.Items[0].Ref != "in_1" || listing.Next != "c" {
		t.Errorf("%+v, %v", listing, err)
	}
	if _, err := told(t, 200, Page{Items: make([]Intent, MaxListed+1)}).List(t.Context(), now, now, ""); !errors.Is(err, payment.ErrUnreachable) {
		t.Errorf("a page of too many: %v", err)
	}
}
