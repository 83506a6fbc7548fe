package pricing

import (
	"strings"
	"unicode/utf8"
)

// Tax says what part of a price goes to the state: a rate for places and one
// for fees. The zero Tax takes none. Rates are in thousandths of a percent:
// 8.875 % is 8875.
type Tax struct {
	Rule   string `json:"rule,omitempty"`  // the rule it was chosen by, see [Rules]; "" for the organiser's own rates
	Name   string `json:"name"`            // what buyers read: "VAT", 1-40 characters
	Ticket int64  `json:"ticket"`          // the rate for places
	Fee    int64  `json:"fee"`             // the rate for fees
	Added  bool   `json:"added,omitempty"` // the list's sums are without it, and it is added; else they contain it
}

// on gives a sum with its tax, and how much of it is tax. Rounded to the
// nearest, a half up, as tax offices do.
func (t *Tax) on(sum, rate int64) (with, tax int64) {
	if rate == 0 {
		return sum, 0
	}
	if t.Added {
		tax = nearest(sum*rate, Whole)
		return sum + tax, tax
	}
	return sum, nearest(sum*rate, Whole+rate)
}

func (t *Tax) check(b *blame) {
	if *t == (Tax{}) {
		return
	}
	for _, rate := range []struct {
		at    string
		value int64
	}{{"tax.ticket", t.Ticket}, {"tax.fee", t.Fee}} {
		if rate.value < 0 || rate.value > Whole {
			b.on(rate.at, "a rate is between 0 and %d thousandths of a percent", int64(Whole))
		}
	}
	if n := utf8.RuneCountInString(t.Name); n == 0 || n > 40 || !utf8.ValidString(t.Name) {
		b.on("tax.name", "say in 1 to 40 characters how the tax is called")
	}
	if len(t.Rule) > 40 || strings.ContainsFunc(t.Rule, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	}) {
		b.on("tax.rule", "a rule is named by small letters, digits and dashes")
	}
}
