package web

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
)

// What staff tick is given up, and what they name is taken; a seat that nobody
// can find changes nothing and is said.
func TestStaffChangePlaces(t *testing.T) {
	w := newWorld(t)
	o := sampleOrder(order.Paid)
	o.Step = "done"
	w.shop.orders[o.ID] = o
	staff := w.staffBrowser(account.RoleManager, sampleOrganiser.ID)
	at := "/staff/orders/" + o.ID.String() + "/exchange"
	send := func(ticked url.Values) document {
		page := staff.get(at)
		ticked.Set("key", page.form(t, "/exchange").entries().Get("key"))
		ticked.Set("some", "1")
		return parse(t, staff.do("POST", at, ticked).Body.String())
	}
	asked := url.Values{"place": {"2"}, "seats": {"stalls F 14; stalls/F/15"}}
	page := send(asked)
	if w.shop.exchange.Places != nil {
		t.Fatalf("it was done before anybody saw what it comes to: %+v", w.shop.exchange)
	}
	if text := page.text(); !strings.Contains(text, "€95.00") || !strings.Contains(text, English.T.Exchange.Due) {
		t.Errorf("it does not say what it comes to: %s", text)
	}
	seen := page.form(t, "/exchange").entries()
	if got := seen["seat"]; !slices.Equal(got, []string{"stalls/F/14", "stalls/F/15"}) || seen.Get("seats") != "" {
		t.Errorf("the seats are %v, and %q is still typed", got, seen.Get("seats"))
	}
	other := maps.Clone(seen)
	other["seat"] = []string{"stalls/F/14"}
	if staff.do("POST", at, other); w.shop.exchange.Places != nil {
		t.Error("something else was done than what was seen")
	}
	w.shop.noChange = inventory.ErrLimit.With("limit", 4).With("have", 4)
	if text := parse(t, staff.do("POST", at, seen).Body.String()).text(); !strings.Contains(text, English.T.Exchange.NotCounted) {
		t.Errorf("it does not say what counts towards the limit: %s", text)
	}
	w.shop.noChange = nil
	staff.do("POST", at, seen)
	if got := w.shop.exchange; !slices.Equal(got.Places, []int{2}) || len(got.Choice.Seats) != 2 || got.Expect == nil || got.Expect.Minor != 9500 {
		t.Errorf("%+v", got)
	}
	for seats, want := range map[string]*fault.Fault{"ZZ 99": inventory.ErrUnknownSeat, "": inventory.ErrEmptyChoice} {
		if text := send(url.Values{"place": {"1"}, "seats": {seats}}).text(); !strings.Contains(text, faultWords(English, want)) {
			t.Errorf("%q is answered with %s", seats, text)
		}
	}
}
