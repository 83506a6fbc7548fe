package web

import (
	"net/url"
	"strings"
	"testing"

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

func newPrice(minor int64) string { return (Page{Locale: English}).Money(money.Of(minor, "EUR")) }
