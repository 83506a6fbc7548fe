package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// Staff tick places of an order; what they ticked is what goes back, and nothing
// ticked is not everything.
func TestStaffTakePlacesBack(t *testing.T) {
	w := newWorld(t)
	w.shop.payURL = "https://pay.example/intent/7"
	buyer, staff := w.browser(), w.staffBrowser(account.RoleManager, sampleOrganiser.ID)
	buyer.send(buyer.get(buyer.hold("stalls/A/1", "stalls/A/2")).form(t, "/checkout"), func(v url.Values) {
		v.Set("name", "Ada")
		v.Set("email", "ada@example.org")
	})
	var o id.Order
	for made := range w.shop.orders {
		o = made
	}
	w.shop.set(o, func(o *order.Order) { o.State = order.Paid })
	ask := "/staff/orders/" + o.String() + "/refund"
	for _, test := range []struct {
		ticked url.Values
		want   order.Back
	}{
		{url.Values{"some": {"1"}, "place": {"2"}, "seats": {"kept"}, "order_fee": {"1"}}, order.Back{Places: []int{2}, OrderFee: true, Block: true}},
		{url.Values{"some": {"1"}, "place": {"1", "x"}, "seats": {"sale"}}, order.Back{Places: []int{1, 0}}},
		{url.Values{"some": {"1"}, "seats": {"sale"}}, order.Back{Places: []int{0}}},
		{url.Values{"seats": {"sale"}}, order.Back{}},
	} {
		page := staff.get(ask)
		if !strings.Contains(page.text(), English.T.Back.Some) {
			t.Fatalf("the page does not offer it: %s", page.text())
		}
		test.ticked.Set("key", page.form(t, "/refund").entries().Get("key"))
		staff.do("POST", ask, test.ticked)
		got := w.shop.takenBack
		if !slices.Equal(got.Places, test.want.Places) || got.OrderFee != test.want.OrderFee || got.Block != test.want.Block {
			t.Errorf("%v: %+v", test.ticked, got)
		}
		w.shop.set(o, func(o *order.Order) { o.State = order.Paid })
	}
}

// The refunds of a show are started and pressed on by whoever may refund, and what
// they wait for is said.
func TestStaffRefundAShow(t *testing.T) {
	w := newWorld(t)
	staff, door := w.staffBrowser(account.RoleManager, sampleOrganiser.ID), w.staffBrowser(account.RoleDoor, sampleOrganiser.ID)
	address := staffRefundsAddress(w.events[0].Shows[0].Show.ID)
	if got := door.do("GET", address, nil); got.Code != http.StatusForbidden {
		t.Errorf("at the door: %d", got.Code)
	}
	page := staff.get(address)
	if !strings.Contains(page.text(), English.T.Back.Start) {
		t.Fatalf("it cannot be started: %s", page.text())
	}
	staff.send(page.form(t, "/refunds"), func(url.Values) {})
	if page := staff.get(address); !strings.Contains(page.text(), English.T.Back.Running) {
		t.Errorf("started: %s", page.text())
	}
	const why = "The <bank> asked us to wait"
	staff.send(staff.get(address).form(t, "/refunds"), func(f url.Values) { f.Set("stop", "yes"); f.Set("why", why) })
	if page := staff.get(address); w.shop.run.Standing != checkout.RunStopped || !strings.Contains(page.text(), English.T.Back.Stopped) || !strings.Contains(page.text(), why) {
		t.Errorf("stopped: %s", page.text())
	}
	staff.send(staff.get(address).form(t, "/refunds"), func(url.Values) {})
	if w.shop.run.Standing != checkout.RunRunning {
		t.Errorf("told to go on it is %s", w.shop.run.Standing)
	}
	w.shop.run.Standing, w.shop.run.Why = checkout.RunPaused, payment.ErrNoFunds.Code
	w.shop.run.Troubles = []checkout.RunTrouble{{Number: "K7M-4XQ2", Code: payment.ErrRefused.Code}}
	if page := staff.get(address).text(); !strings.Contains(page, English.T.Back.Poor) || !strings.Contains(page, English.T.Back.Press) || !strings.Contains(page, English.T.Back.NotSent) {
		t.Errorf("paused: %s", page)
	}
}
