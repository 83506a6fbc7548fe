package web

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/payment"
)

func (s *shop) Matters(_ context.Context, by account.Actor, o id.Order, cursor string, limit int) (open []payment.Matter, next string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range s.matters {
		if (o.IsZero() || m.Order == o) && m.ID.String() > cursor {
			open = append(open, m)
		}
	}
	if len(open) > limit {
		open, next = open[:limit], open[limit-1].ID.String()
	}
	return open, next, by.May(account.RefundOrders)
}

func (s *shop) CloseMatter(_ context.Context, _ idem.Key, _ account.Actor, m id.Matter, why string, _ bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if why == "" {
		return payment.ErrReceipt
	}
	s.matters = slices.DeleteFunc(s.matters, func(one payment.Matter) bool { return one.ID == m })
	return nil
}

// What is odd is named on the list of orders, on its order's page and on a page
// of its own, where somebody says what was done.
func TestStaffSeeToWhatIsOdd(t *testing.T) {
	w := newWorld(t)
	o := w.bought(w.browser()).ID
	desk := w.staffBrowser(account.RoleBoxOffice, sampleOrganiser.ID)
	w.shop.matters = []payment.Matter{{ID: id.New[id.Matter](), Kind: payment.MatterChargeBack, Order: o, Detail: "90.00 EUR", At: w.clock.Now()}}
	for _, address := range []string{"/staff/orders", "/staff/orders/" + o.String(), "/staff/matters"} {
		if page := desk.get(address).text(); !strings.Contains(page, English.T.Bank.MatterName(payment.MatterChargeBack)) {
			t.Errorf("%s does not tell of it", address)
		}
	}
	to := "/staff/matters/" + w.shop.matters[0].ID.String()
	form := desk.get("/staff/matters").form(t, to)
	if wrong := desk.post(form, nil); wrong.Code != 422 {
		t.Errorf("without a word it is closed with %d", wrong.Code)
	}
	desk.send(form, func(v url.Values) { v.Set("why", "The buyer came in person") })
	if len(w.shop.matters) != 0 {
		t.Error("it is not closed")
	}
	if page := desk.get("/staff/matters").text(); !strings.Contains(page, English.T.Bank.NoMatters) {
		t.Error("it is still there")
	}
}

// With more than fit on a page there is a next one.
func TestStaffSeeAllThatIsOdd(t *testing.T) {
	w := newWorld(t)
	desk := w.staffBrowser(account.RoleBoxOffice, sampleOrganiser.ID)
	for range mattersPerPage + 1 {
		w.shop.matters = append(w.shop.matters, payment.Matter{ID: id.New[id.Matter](), Kind: payment.MatterJobFailed, At: w.clock.Now()})
	}
	slices.SortFunc(w.shop.matters, func(a, b payment.Matter) int { return strings.Compare(a.ID.String(), b.ID.String()) })
	counted := func(address string, want int, more bool) {
		t.Helper()
		page := desk.get(address).text()
		if n := strings.Count(page, English.T.Bank.MatterName(payment.MatterJobFailed)); n != want || strings.Contains(page, English.T.Site.NextPage) != more {
			t.Errorf("%s has %d, want %d; there is more: %v", address, n, want, !more)
		}
	}
	counted("/staff/matters", mattersPerPage, true)
	counted("/staff/matters?cursor="+w.shop.matters[mattersPerPage-1].ID.String(), 1, false)
	counted("/staff/orders", mattersInShort, false)
}
