package web

import (
	"net/url"
	"slices"
	"testing"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/pricing"
)

func TestRatesAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int64{
		"7": 7_000, "19 %": 19_000, "8.875": 8_875, "8,875": 8_875, " 0.5 ": 500, "100": 100_000, "0": 0,
		"": -1, "-1": -1, "100.001": -1, "1.2345": -1, "7.": -1, ".5": -1, "seven": -1, "1e2": -1, "1000": -1,
	} {
		rate, ok := readRate(text)
		if ok != (want >= 0) || ok && rate != want {
			t.Errorf("%q: %d, %t", text, rate, ok)
		}
		if again, _ := readRate(writeRate(rate)); ok && again != rate {
			t.Errorf("%d is written %q", rate, writeRate(rate))
		}
	}
}

// What a form shows of fees and tax is read back as it was.
func TestChargesComeBackFromTheirForm(t *testing.T) {
	list := chargedPrices()
	list.Fees = append(list.Fees, pricing.Fee{Name: "Share", Per: pricing.PerTicket, Rate: 1_250, Round: pricing.RoundDown, Within: true})
	for _, tax := range []pricing.Tax{{}, list.Tax, {Name: "Sales tax", Ticket: 8_875, Fee: 5_000, Added: true}, {Name: "None", Ticket: 0, Fee: 0}} {
		list.Tax = tax
		v := url.Values{}
		chargeValues(v, list)
		tidyFees(v)
		fees, got, wrong := readCharges(v, "EUR", ErrEntries)
		if !slices.Equal(fees, list.Fees) || got != tax || len(wrong.Fields) > 0 {
			t.Errorf("%+v %+v, want %+v %+v; wrong %+v", fees, got, list.Fees, tax, wrong.Fields)
		}
	}
}

// Rows that say nothing are left out, and another is there when it is asked for.
func TestFeesAreNumberedAnew(t *testing.T) {
	v := url.Values{"do": {"fee"}, "fee.1.name": {"B"}, "fee.1.kind": {"order"}, "fee.1.value": {"2"}, "fee.0.kind": {"ticket"}}
	tidyFees(v)
	if v.Get("fees") != "2" || v.Get("fee.0.name") != "B" || v.Get("fee.0.kind") != "order" || v.Has("fee.1.name") {
		t.Errorf("got %v", v)
	}
	v.Set("do", "save")
	tidyFees(v)
	if v.Get("fees") != "1" {
		t.Errorf("saved with %v", v)
	}
}

// What cannot be read is said beside its field, in the reader's words.
func TestWrongCharges(t *testing.T) {
	v := url.Values{
		"fees": {"3"}, "fee.0.name": {"A"}, "fee.0.kind": {"share"}, "fee.0.value": {"101"}, "fee.1.value": {"1"}, "fee.1.kind": {"seat"},
		"fee.2.name": {"C"}, "fee.2.kind": {"ticket"}, "fee.2.value": {"0"}, "tax.rule": {ownRates}, "tax.ticket": {"x"}, "tax.fee": {"1"},
	}
	_, _, wrong := readCharges(v, "EUR", ErrEntries)
	p := Page{Locale: English}
	p.T = English.T
	var fields []string
	for _, f := range wrong.Fields {
		field, words := p.wrong(f)
		if words == "" || words == f.Message {
			t.Errorf("%s is blamed with %q", field, words)
		}
		fields = append(fields, field)
	}
	want := []string{"fee.0.value", "fee.1.name", "fee.1.kind", "fee.2.value", "tax.name", "tax.ticket"}
	if !slices.Equal(fields, want) {
		t.Errorf("blamed %q, want %q", fields, want)
	}
	for at, want := range map[string]string{"prices.fees": "fees", "prices.fees[3].within": "fee.3.kind", "prices.tax.rule": "tax.rule"} {
		if field, _ := p.wrong(fault.Field{At: at}); field != want {
			t.Errorf("%s is %s", at, field)
		}
	}
}
