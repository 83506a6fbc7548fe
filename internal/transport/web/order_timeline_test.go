package web

import (
	"strings"
	"testing"

	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
)

// What the bank of an older order did is told as that, with its number and the sum, in
// every language; an order's own bank is told of as before.
func TestTimelineTellsWhoseBankItWas(t *testing.T) {
	const sum, older = "45.00 EUR", "F-7K2M"
	said := map[string][2]string{
		order.WasChargedBack: {checkout.TookBeyond, " were taken back by the bank of whoever paid. The tickets are not valid."},
		order.WasReinstated:  {checkout.GaveUpBeyond, " were given back by the bank."},
	}
	for _, l := range Locales {
		p := Page{Locale: l}
		for what, texts := range said {
			own := p.entry(sampleOrder(order.Paid), order.Entry{What: what, Text: sum + texts[1]})
			got := p.entry(sampleOrder(order.Paid), order.Entry{What: what, Text: sum + texts[0] + older + checkout.PaysForThis})
			if strings.Count(got, sum) != 1 || strings.Count(got, older) != 1 || got == own {
				t.Errorf("%s: %q, and of its own bank %q", l.Tag, got, own)
			}
			if want := map[string]string{order.WasChargedBack: p.T.Bank.TookBack, order.WasReinstated: p.T.Bank.GaveUp}[what]; own != want {
				t.Errorf("%s: %q of its own bank", l.Tag, own)
			}
		}
	}
}
