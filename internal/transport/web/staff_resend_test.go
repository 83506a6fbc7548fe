package web

import (
	"net/http"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/order"
)

// Staff send the tickets of an order again, to the order's own address, and
// only those who may read the order.
func TestStaffResendTickets(t *testing.T) {
	w := newWorld(t)
	o := w.bought(w.browser())
	clerk := w.staffBrowser(account.RoleBoxOffice, sampleOrganiser.ID)
	form := clerk.get("/staff/orders/"+o.ID.String()).form(t, "/resend")
	to := clerk.send(form, nil)
	if !strings.Contains(clerk.get(to).text(), English.T.Staff.Resent(o.Email)) {
		t.Errorf("leads to %s", to)
	}
	if len(w.shop.mailed) != 1 || w.shop.mailed[0] != o.Email {
		t.Errorf("mailed %v", w.shop.mailed)
	}
	if code := w.staffBrowser(account.RoleDoor, sampleOrganiser.ID).post(form, nil).Code; code != http.StatusForbidden {
		t.Errorf("at the door: %d", code)
	}
	if code := w.staffBrowser(account.RoleOwner, numbered[id.Organiser](9)).post(form, nil).Code; code != http.StatusNotFound {
		t.Errorf("by another organiser: %d", code)
	}
	w.shop.set(o.ID, func(o *order.Order) { o.State = order.Refunded })
	if answer := clerk.post(form, nil); answer.Code != http.StatusConflict {
		t.Errorf("of a refunded order: %d", answer.Code)
	}
	if len(w.shop.mailed) != 1 {
		t.Errorf("mailed %v", w.shop.mailed)
	}
}
