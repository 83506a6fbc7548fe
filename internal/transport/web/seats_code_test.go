package web

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
)

// A buyer types a code before choosing, sees lower prices and what is kept for
// it, and holds at that price, all without script.
func TestChoosingWithACode(t *testing.T) {
	w := newWorld(t)
	show := w.events[0].Shows[0].Show
	_, err := w.seats.Do(t.Context(), show.ID, inventory.SetVouchers{Vouchers: []inventory.Voucher{
		{Code: "HALF", Discount: pricing.Discount{Rate: 50_000, NoFees: true}, Keeps: inventory.Choice{Seats: []string{"stalls/A/1"}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	level := show.Prices.Levels[0]
	full, less := newPrice(level.Face+level.Fee), newPrice(level.Face/2)
	b := w.browser()
	if words := b.get(b.seatsPage()).text(); !strings.Contains(words, full) || !strings.Contains(words, English.T.Voucher.Have) {
		t.Fatalf("without a code: %s", words)
	}
	if words := b.get(b.seatsPage() + "?voucher=nothing").text(); !strings.Contains(words, "This code does not work for this show.") {
		t.Errorf("a wrong code: %s", words)
	}
	page := b.get(b.seatsPage() + "?voucher=ha-lf&section=stalls")
	if words := page.text(); !strings.Contains(words, English.T.Voucher.With("HALF")) || !strings.Contains(words, less) {
		t.Errorf("with a code: %s", words)
	}
	hold := b.send(page.choice(t), func(v url.Values) { v[fieldSeat] = []string{"stalls/A/1"} })
	if words := b.get(hold).text(); !strings.Contains(words, English.T.Voucher.TakenOff("HALF")) {
		t.Errorf("the hold: %s", words)
	}
	// Without it, the seat is nobody's but its bearers'.
	other := w.browser()
	answer := other.post(other.get(other.seatsPage()+"?section=stalls").choice(t), func(v url.Values) { v[fieldSeat] = []string{"stalls/A/1"} })
	if answer.Code != 409 {
		t.Errorf("without the code: %d", answer.Code)
	}
}

// Who holds seats already puts a code to them on the page where they pay, or on
// that of the seats, and takes it off again, all without script. A code that is
// refused changes nothing and is shown with why.
func TestCodeForWhatIsHeld(t *testing.T) {
	w := newWorld(t)
	show := w.events[0].Shows[0].Show
	_, err := w.seats.Do(t.Context(), show.ID, inventory.SetVouchers{Vouchers: []inventory.Voucher{
		{Code: "HALF", Discount: pricing.Discount{Rate: 50_000, NoFees: true}},
		{Code: "LATER", Discount: pricing.Discount{Minor: 1}, From: w.clock.Now().Add(time.Hour)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	b := w.browser()
	hold := b.hold("stalls/A/3")
	address, _, _ := strings.Cut(hold, "?")
	form := address + "/voucher"
	page := b.get(hold)
	full := page.text()
	pay := func(page document, address string, typed ...string) *httptest.ResponseRecorder { // as its form is sent, to where a button says
		v := page.form(t, "/checkout").entries()
		for i := 0; i < len(typed); i += 2 {
			v.Set(typed[i], typed[i+1])
		}
		return b.do("POST", address, v)
	}
	refused := pay(page, form, fieldCode, "later")
	if words := parse(t, refused.Body.String()).text(); refused.Code != 409 || !strings.Contains(words, "This code does not work yet") || !strings.Contains(refused.Body.String(), `value="later"`) {
		t.Errorf("a code of later: %d %s", refused.Code, words)
	}
	with := b.get(pay(page, form, fieldCode, "ha-lf").Header().Get("Location"))
	if words := with.text(); !strings.Contains(words, English.T.Voucher.With("HALF")) || !strings.Contains(words, English.T.Voucher.TakenOff("HALF")) {
		t.Errorf("with the code: %s", words)
	}
	if words := b.get(pay(with, form).Header().Get("Location")).text(); words != full {
		t.Errorf("without it again: %s, and before %s", words, full)
	}

	// What was typed beside the code is there again, and in no address; who has
	// typed a code and goes on to pay sees the price first.
	for _, to := range []string{form, address + "/checkout"} {
		answer := pay(b.get(hold), to, fieldCode, "half", "name", "Ada", "email", "ada@example.org", "company", "Engines Ltd")
		for _, kept := range []string{`value="Ada"`, `value="ada@example.org"`, "Engines Ltd", English.T.Voucher.TakenOff("HALF")} {
			if !strings.Contains(answer.Body.String(), kept) {
				t.Errorf("%s: %d without %s", to, answer.Code, kept)
			}
		}
		if answer := pay(b.get(hold), form, "name", "Ada"); !strings.Contains(answer.Body.String(), `value="Ada"`) {
			t.Errorf("taken off: %d", answer.Code)
		}
		answer = pay(b.get(hold), to, fieldCode, "later", "name", "Ada", "email", "ada@example.org")
		if words := answer.Body.String(); answer.Code != 409 || !strings.Contains(words, `value="Ada"`) || !strings.Contains(words, `name="refused" value="later"`) {
			t.Errorf("a code of later: %d %s", answer.Code, words)
		}
	}

	// A link has the code, and the seats page asks whether it is for what is held.
	seats := b.get(b.seatsPage() + "?voucher=half")
	if !strings.Contains(seats.text(), English.T.Voucher.NotNow) {
		t.Errorf("by a link: %s", seats.text())
	}
	b.send(seats.form(t, form), func(url.Values) {})
	if words := b.get(b.seatsPage()).text(); !strings.Contains(words, English.T.Voucher.With("HALF")) || !strings.Contains(words, English.T.Voucher.TakeOff) {
		t.Errorf("on the seats page: %s", words)
	}
	b.send(b.get(b.seatsPage()).form(t, form), func(url.Values) {})
	refused = b.post(b.get(b.seatsPage()).form(t, form), func(v url.Values) { v.Set(fieldCode, "nothing") })
	if words := parse(t, refused.Body.String()).text(); refused.Code != 409 || !strings.Contains(words, "This code does not work for this show.") {
		t.Errorf("a wrong code on the seats page: %d %s", refused.Code, words)
	}

	// A code that was refused does not stand in the way of paying without it.
	if answer := pay(b.get(hold), address+"/checkout", fieldCode, "later", fieldRefused, "later", "name", "Ada", "email", "ada@example.org"); answer.Code != 303 {
		t.Errorf("paying without it: %d", answer.Code)
	}
}

func newPrice(minor int64) string { return (Page{Locale: English}).Money(money.Of(minor, "EUR")) }
