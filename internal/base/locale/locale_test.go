package locale

import (
	"testing"
	"time"

	"frontrow/internal/base/money"
)

func TestMoney(t *testing.T) {
	for _, c := range []struct {
		minor    int64
		currency money.Currency
		en, de   string
	}{
		{4500, "EUR", "€45.00", "45,00\u00a0€"},
		{123456789, "EUR", "€1,234,567.89", "1.234.567,89\u00a0€"},
		{-950, "EUR", "−€9.50", "−9,50\u00a0€"},
		{5, "EUR", "€0.05", "0,05\u00a0€"},
		{1000, "JPY", "¥1,000", "1.000\u00a0¥"},
		{1234, "KWD", "KWD\u00a01.234", "1,234\u00a0KWD"},
		{9223372036854775807, "EUR", "€92,233,720,368,547,758.07", "92.233.720.368.547.758,07\u00a0€"},
	} {
		a := money.Of(c.minor, c.currency)
		if got := English.Money(a); got != c.en {
			t.Errorf("%d %s in English: %q, want %q", c.minor, c.currency, got, c.en)
		}
		if got := German.Money(a); got != c.de {
			t.Errorf("%d %s in German: %q, want %q", c.minor, c.currency, got, c.de)
		}
	}
}

func TestEachLanguageWritesAsItDoes(t *testing.T) {
	at := time.Date(2027, 3, 14, 19, 30, 0, 0, time.UTC)
	for l, want := range map[*Locale][]string{
		English: {"Sun 14 Mar 2027, 20:30", "Sunday 14 March 2027", "Sun 14 Mar", "€1,234.50", "12,345", "CHF\u00a045.00"},
		German:  {"So. 14. März 2027, 20:30", "Sonntag, 14. März 2027", "So. 14. März", "1.234,50\u00a0€", "12.345", "45,00\u00a0CHF"},
		French:  {"dim. 14 mars 2027, 20:30", "dimanche 14 mars 2027", "dim. 14 mars", "1\u202f234,50\u00a0€", "12\u202f345", "45,00\u00a0CHF"},
		Spanish: {"dom 14 mar 2027, 20:30", "domingo, 14 de marzo de 2027", "dom 14 mar", "1234,50\u00a0€", "12.345", "45,00\u00a0CHF"},
		Arabic:  {"الأحد 14 مارس 2027، 20:30", "الأحد 14 مارس 2027", "الأحد 14 مارس", "\u20661,234.50\u00a0€\u2069", "12,345", "\u206645.00\u00a0CHF\u2069"},
	} {
		for i, got := range []string{
			l.Moment(at, "Europe/Berlin"), l.DayLong(at, "Europe/Berlin"), l.DayShort(at, "Europe/Berlin"),
			l.Money(money.Of(123450, "EUR")), l.Number(12345), l.Money(money.Of(4500, "CHF")),
		} {
			if got != want[i] {
				t.Errorf("%s: %q, want %q", l.Name, got, want[i])
			}
		}
	}
}

func TestDatesAreTheVenues(t *testing.T) {
	at := time.Date(2027, 7, 1, 22, 30, 0, 0, time.UTC)
	if got := English.Moment(at, "Europe/Berlin"); got != "Fri 2 Jul 2027, 00:30" {
		t.Errorf("in Berlin: %q", got)
	}
	if got := English.Zone(at, "Europe/Berlin"); got != "CEST" {
		t.Errorf("the zone: %q", got)
	}
	if got := English.Zone(at, "America/Sao_Paulo"); got != "UTC-03" {
		t.Errorf("a zone without a name: %q", got)
	}
	if got := English.Moment(at, "Nowhere/Atall"); got != "Thu 1 Jul 2027, 22:30" {
		t.Errorf("an unknown zone: %q", got)
	}
	for left, want := range map[time.Duration]string{-time.Hour: "00:00", 61 * time.Second: "01:01", 100 * time.Minute: "100:00", 59*time.Minute + 59*time.Second: "59:59"} {
		if got := English.Left(left); got != want {
			t.Errorf("%v left: %q, want %q", left, got, want)
		}
	}
}
