package web

import (
	"net/url"
	"strings"
	"testing"

	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
)

// Staff draw codes, make vouchers of them, are told what is wrong, and withdraw
// one.
func TestStaffMakeVouchers(t *testing.T) {
	w := newWorld(t)
	show := w.events[0].Shows[0].Show.ID
	b := w.staffBrowser(account.RoleManager, sampleOrganiser.ID)
	address := staffShowAddress(show) + "/vouchers"
	page := b.get(address + "?draw=10")
	form := page.form(t, "/vouchers")
	var codes []string
	for word := range strings.FieldsSeq(page.text()) {
		if code, ok := inventory.ParseCode(word); ok && code == word && len(word) == 13 && strings.ContainsAny(word, "0123456789") {
			codes = append(codes, word)
		}
	}
	if len(codes) < drawnCodes-1 { // hardly ever is one of letters alone
		t.Fatalf("drawn: %v", codes)
	}
	fill := func(v url.Values, percent string) {
		v.Set("codes", strings.Join(codes, "\n"))
		v.Set("what", "percent")
		v.Set("value", percent)
	}
	wrong := b.post(form, func(v url.Values) { fill(v, "120") })
	if wrong.Code != 422 || !strings.Contains(parse(t, wrong.Body.String()).text(), English.T.Voucher.Staff.WrongValue) {
		t.Errorf("120 %%: %d", wrong.Code)
	}
	b.send(form, func(v url.Values) {
		fill(v, "20")
		v.Set("orders", "1")
		v.Set("seats", "stalls/A/1")
	})
	all, err := w.seats.Vouchers(t.Context(), show)
	if err != nil || len(all) != len(codes) || all[0].Discount.Rate != 20_000 || all[0].Orders != 1 || len(all[0].Keeps.Seats) != 1 {
		t.Fatalf("%+v: %v", all, err)
	}
	again := b.post(form, func(v url.Values) { fill(v, "30") })
	if again.Code != 422 && again.Code != 409 {
		t.Errorf("the same codes again: %d", again.Code)
	}
	b.send(b.get(address).form(t, "/vouchers/withdraw"), nil)
	if all, err = w.seats.Vouchers(t.Context(), show); err != nil || !all[0].Ended {
		t.Errorf("after withdrawing: %+v: %v", all[0], err)
	}
	if table := b.do("GET", address+".csv", nil).Body.String(); !strings.Contains(table, codes[0]) {
		t.Errorf("the table: %s", table)
	}
}
