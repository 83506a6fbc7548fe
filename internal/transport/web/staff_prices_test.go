package web

import (
	"net/url"
	"testing"
	"time"

	"frontrow/internal/base/money"
)

func TestPricesAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		text     string
		currency money.Currency
		minor    int64
		ok       bool
	}{
		{"45", "EUR", 4500, true}, {"45.5", "EUR", 4550, true}, {"45,50", "EUR", 4550, true}, {" 0 ", "EUR", 0, true},
		{"1.000", "EUR", 0, false}, {"1,000", "EUR", 0, false}, {"1.234,50", "EUR", 0, false}, {"45.", "EUR", 0, false}, {".5", "EUR", 0, false},
		{"1000", "JPY", 1000, true}, {"10.5", "JPY", 0, false}, {"1.234", "KWD", 1234, true},
		{"", "EUR", 0, false}, {"-1", "EUR", 0, false}, {"1e3", "EUR", 0, false}, {"٤٥", "EUR", 0, false}, {"999999999999", "EUR", 0, false},
	} {
		minor, ok := readPrice(c.text, c.currency)
		if ok != c.ok || ok && minor != c.minor {
			t.Errorf("%q %s: %d, %t", c.text, c.currency, minor, ok)
		}
		if ok {
			if again, _ := readPrice(writePrice(minor, c.currency), c.currency); again != minor {
				t.Errorf("%d %s is written %q", minor, c.currency, writePrice(minor, c.currency))
			}
		}
	}
}

func FuzzPrice(f *testing.F) {
	f.Add("45,50", "EUR")
	f.Add("1.234", "KWD")
	f.Fuzz(func(t *testing.T, text, currency string) {
		c, err := money.ParseCurrency(currency)
		if err != nil {
			return
		}
		if minor, ok := readPrice(text, c); ok {
			if again, _ := readPrice(writePrice(minor, c), c); again != minor || minor < 0 {
				t.Errorf("%q is %d, written %q", text, minor, writePrice(minor, c))
			}
		}
	})
}

// A level that is taken out leaves its zones without a price, and the others
// keep theirs.
func TestLevelsAreNumberedAnew(t *testing.T) {
	v := url.Values{"do": {"remove-0"}, "level.0.name": {"A"}, "level.2.name": {"C"}, "level.2.face": {"9"}, "zone.x": {"0"}, "zone.y": {"2"}, "currency": {"EUR"}}
	got := tidyPrices(v)
	if got.Get("levels") != "1" || got.Get("level.0.name") != "C" || got.Get("zone.x") != "" || got.Get("zone.y") != "0" || got.Get("currency") != "EUR" {
		t.Errorf("got %v", got)
	}
	got.Set("do", "save")
	if again := tidyPrices(got); again.Encode() != got.Encode() {
		t.Errorf("tidied twice: %v", again)
	}
	got.Set("do", "add")
	if added := tidyPrices(got); added.Get("levels") != "2" {
		t.Errorf("added: %v", added)
	}
}

func TestEveryZoneOfTheListIsThere(t *testing.T) {
	for _, zone := range timeZones() {
		if _, err := time.LoadLocation(zone); err != nil {
			t.Errorf("%s: %v", zone, err)
		}
	}
	for code, want := range map[string]string{"DE": "Europe/Berlin", "US": "", "ZZ": ""} {
		if got, _ := guessZone(code); got != want {
			t.Errorf("%s: %q", code, got)
		}
	}
	p := Page{Locale: English}
	if n := len(p.countries()); n < 195 || n > 260 {
		t.Errorf("%d countries", n)
	}
	if got := p.countryName("DE"); got != "Germany" {
		t.Errorf("DE is %q", got)
	}
}
