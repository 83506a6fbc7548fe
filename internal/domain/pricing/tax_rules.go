package pricing

import (
	"fmt"
	"time"
)

// Rule is how a place on earth taxes tickets, as an organiser may choose it.
// The table is a help, not advice: which rate a show has depends on what it is
// and who sells it, and rates change. Whoever sells checks them, or gives
// rates of their own.
type Rule struct {
	ID      string // small letters, digits and dashes: never reused for another meaning
	Country string // ISO 3166-1 alpha-2
	Name    string // of the tax, as receipts there call it
	About   string // what it is for, in English
	Periods []Period
}

// Period is since when a rule has had its rates.
type Period struct {
	From   Day // the first day
	Ticket int64
	Fee    int64
}

// Day is a date, in the calendar of the place.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// DayOf gives the date of an instant in its own time zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// String writes the date as "2026-11-22".
func (d Day) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Before reports whether d is an earlier date than e.
func (d Day) Before(e Day) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// rules is the table. A change of rates is a new period: what was sold before
// keeps the rates it was sold at in any case.
var rules = []Rule{
	{"at-culture", "AT", "USt", "Concerts, theatre, museums", []Period{{Day{2022, 1, 1}, 13_000, 20_000}}},
	{"at-standard", "AT", "USt", "Everything else", []Period{{Day{1984, 1, 1}, 20_000, 20_000}}},
	{"be-culture", "BE", "TVA/BTW", "Culture and sports", []Period{{Day{2022, 1, 1}, 6_000, 21_000}}},
	{"ch-standard", "CH", "MWST", "Tickets and fees at the standard rate", []Period{{Day{2018, 1, 1}, 7_700, 7_700}, {Day{2024, 1, 1}, 8_100, 8_100}}},
	{"ch-culture", "CH", "MWST", "Culture without the option to be taxed", []Period{{Day{2018, 1, 1}, 0, 7_700}, {Day{2024, 1, 1}, 0, 8_100}}},
	{"de-culture", "DE", "MwSt", "Concerts, theatre, circus, museums", []Period{{Day{2007, 1, 1}, 7_000, 19_000}, {Day{2020, 7, 1}, 5_000, 16_000}, {Day{2021, 1, 1}, 7_000, 19_000}}},
	{"de-standard", "DE", "MwSt", "Parties, sports and everything else", []Period{{Day{2007, 1, 1}, 19_000, 19_000}, {Day{2020, 7, 1}, 16_000, 16_000}, {Day{2021, 1, 1}, 19_000, 19_000}}},
	{"dk-standard", "DK", "moms", "Everything", []Period{{Day{1992, 1, 1}, 25_000, 25_000}}},
	{"es-culture", "ES", "IVA", "Live shows", []Period{{Day{2017, 6, 29}, 10_000, 21_000}}},
	{"fr-culture", "FR", "TVA", "Live shows", []Period{{Day{2014, 1, 1}, 5_500, 20_000}}},
	{"fr-standard", "FR", "TVA", "Everything else", []Period{{Day{2014, 1, 1}, 20_000, 20_000}}},
	{"gb-standard", "GB", "VAT", "Everything that is not exempt", []Period{{Day{2011, 1, 4}, 20_000, 20_000}}},
	{"it-culture", "IT", "IVA", "Theatre and concerts", []Period{{Day{2013, 10, 1}, 10_000, 22_000}}},
	{"nl-culture", "NL", "btw", "Culture and sports", []Period{{Day{2019, 1, 1}, 9_000, 21_000}}},
	{"se-culture", "SE", "moms", "Concerts, theatre, circus", []Period{{Day{1997, 1, 1}, 6_000, 25_000}}},
}

// Rules is the table of named rules, by id within each country.
func Rules() []Rule { return append([]Rule(nil), rules...) }

// RuleTax gives the tax by a named rule as it is on a day, and false where there is
// no such rule or it has no rates for that day.
func RuleTax(rule string, on Day, added bool) (Tax, bool) {
	for _, r := range rules {
		if r.ID != rule {
			continue
		}
		for i := len(r.Periods) - 1; i >= 0; i-- {
			if p := r.Periods[i]; !on.Before(p.From) {
				return Tax{Rule: r.ID, Name: r.Name, Ticket: p.Ticket, Fee: p.Fee, Added: added}, true
			}
		}
	}
	return Tax{}, false
}
