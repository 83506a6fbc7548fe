package web

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
)

// staffChangeVoucher sets anew how often a voucher may be used, and when; what it
// does stays.
func staffChangeVoucher(t *testing.T, w *world, b *browser, address string, made inventory.VoucherStanding) {
	t.Helper()
	show := w.events[0].Shows[0].Show.ID
	at := address + "/" + made.Code
	form := b.get(at).form(t, at)
	wrong := b.post(form, func(v url.Values) {
		v.Set("orders", "many")
		v.Set("from_date", "2027-01-02")
	})
	if words := parse(t, wrong.Body.String()).text(); wrong.Code != 422 || !strings.Contains(words, English.T.Voucher.Staff.WrongLimit) {
		t.Errorf("many orders from a day without a time: %d %s", wrong.Code, words)
	}
	backwards := b.post(form, func(v url.Values) {
		v.Set("from_date", "2027-01-02")
		v.Set("from_time", "10:00")
		v.Set("until_date", "2027-01-02")
		v.Set("until_time", "10:00")
	})
	if words := parse(t, backwards.Body.String()).text(); backwards.Code != 422 || !strings.Contains(words, English.T.Voucher.Staff.WrongUntil) {
		t.Errorf("it ends as it begins: %d %s", backwards.Code, words)
	}
	b.send(form, func(v url.Values) {
		v.Set("orders", "5")
		v.Set("per_order", "2")
		v.Set("from_date", "2027-01-02")
		v.Set("from_time", "10:00")
		v.Set("until_date", "2027-07-02")
		v.Set("until_time", "10:00")
	})
	all, err := w.seats.Vouchers(t.Context(), show)
	if err != nil {
		t.Fatal(err)
	}
	now := all[0]
	from, until := now.From, now.Until
	if now.Orders != 5 || now.PerOrder != 2 || now.Discount != made.Discount || len(now.Keeps.Seats) != len(made.Keeps.Seats) ||
		until.Sub(from) != 181*24*time.Hour-time.Hour { // in summer the venue's clocks are an hour ahead
		t.Errorf("it was %+v and is %+v", made.Voucher, now.Voucher)
	}
	if page := b.do("GET", at, nil).Body.String(); !strings.Contains(b.get(address).text(), English.T.Voucher.Staff.Until+":") || !strings.Contains(page, `value="2027-01-02"`) {
		t.Errorf("afterwards the page is %s", page)
	}
	b.send(b.get(at).form(t, at), func(v url.Values) {
		for _, field := range []string{"from_date", "from_time", "until_date", "until_time", "per_order"} {
			v.Set(field, "")
		}
		v.Set("orders", "1")
	})
	if all, err = w.seats.Vouchers(t.Context(), show); err != nil || !all[0].From.IsZero() || !all[0].Until.IsZero() || all[0].Orders != 1 {
		t.Errorf("with no bounds: %+v: %v", all[0].Voucher, err)
	}
	if gone := b.do("GET", address+"/NOTHING", nil); gone.Code != 404 {
		t.Errorf("a code that is none: %d", gone.Code)
	}
}

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
	staffChangeVoucher(t, w, b, address, all[0])
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
