package stripe

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// list answers with pages to pay on, as Stripe does: those of a time, after one that
// is named, at most so many and never more than a hundred.
func (c *company) list(w http.ResponseWriter, asked url.Values) {
	c.listed++
	number := func(name string) int64 {
		n, err := strconv.ParseInt(asked.Get(name), 10, 64)
		if err != nil {
			c.t.Errorf("%s is %q", name, asked.Get(name))
		}
		return n
	}
	from, to, limit := number("created[gte]"), number("created[lt]"), number("limit")
	if limit < 1 || limit > 100 {
		c.refuse(w, http.StatusBadRequest, "parameter_invalid_integer")
		return
	}
	left := slices.Clone(c.pages)
	if !c.listsItself.IsZero() {
		own := c.page()
		own["created"] = c.listsItself.Unix()
		left = append(left, own)
	}
	if after := asked.Get("starting_after"); after != "" {
		n := slices.IndexFunc(left, func(p map[string]any) bool { return p["id"] == after })
		if n < 0 {
			c.refuse(w, http.StatusBadRequest, "resource_missing")
			return
		}
		left = left[n+1:]
	}
	left = slices.DeleteFunc(left, func(p map[string]any) bool { at, _ := p["created"].(int64); return at < from || at >= to })
	page := left[:min(int(limit), len(left))]
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"object": "list", "url": "/v1/checkout/sessions", "has_more": len(left) > len(page), "data": page}) // a client that is gone hears nothing
}

// opens adds a page to pay on to the list, before all that are there.
func (c *company) opens(at time.Time, reference, intent string) {
	n := len(c.pages)
	page := map[string]any{
		"id": fmt.Sprintf("cs_%d", n), "object": "checkout.session", "created": at.Unix(), "client_reference_id": reference,
		"status": "open", "amount_total": 9000, "currency": "eur",
	}
	if intent != "" {
		page["status"] = "complete"
		page["payment_intent"] = map[string]any{"id": fmt.Sprintf("pi_%d", n), "object": "payment_intent", "status": intent, "amount_received": 9000, "currency": "eur"}
	}
	c.pages = append([]map[string]any{page}, c.pages...)
}

// TestListGoesThroughAll: Stripe's list has each page of a time once, a hundred at a
// time, while more are made. What others sell through the account, and what cannot
// be read, is left out and holds nothing up.
func TestListGoesThroughAll(t *testing.T) {
	c, g := newCompany(t)
	from := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	c.opens(from.Add(-time.Second), id.New[id.Order]().String(), "succeeded") // before the time
	want := map[string]payment.Standing{}
	for n := range 345 {
		at := from.Add(time.Duration(n/4) * time.Second) // four in each second
		ref := fmt.Sprintf("cs_%d", len(c.pages))
		switch {
		case n%50 == 49:
			c.opens(at, "somebody else's", "succeeded")
		case n == 120:
			c.opens(at, id.New[id.Order]().String(), "of_another_version")
		case n%3 == 0:
			c.opens(at, id.New[id.Order]().String(), "")
			want[ref] = payment.Open
		default:
			c.opens(at, id.New[id.Order]().String(), "succeeded")
			want[ref] = payment.Captured
		}
	}
	to := from.Add(time.Hour)
	c.opens(to, id.New[id.Order]().String(), "succeeded") // after it
	got, cursor, pages := map[string]payment.Standing{}, "", 0
	for {
		listing, err := g.List(t.Context(), from, to, cursor)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range listing.Items {
			if _, twice := got[s.Ref]; twice {
				t.Errorf("%s is listed twice", s.Ref)
			}
			if got[s.Ref] = s.Standing; s.Amount != money.Of(9000, "EUR") {
				t.Errorf("%+v", s)
			}
		}
		c.with(func() { c.opens(to.Add(-time.Second), id.New[id.Order]().String(), "") }) // is newer than all that are left
		if pages++; pages > 10 {
			t.Fatal("the list has no end")
		}
		if cursor = listing.Next; cursor == "" {
			break
		}
	}
	if pages != 4 || c.listed != 4 {
		t.Errorf("%d pages with %d calls", pages, c.listed)
	}
	for ref, standing := range want {
		if got[ref] != standing {
			t.Errorf("%s is %q, not %q", ref, got[ref], standing)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d are listed, not %d", len(got), len(want))
	}
	c.trouble, c.code = http.StatusTooManyRequests, "rate_limit"
	_, err := g.List(t.Context(), from, to, "cs_9")
	mustBe(t, err, payment.TooFast)
}
