package catalog

import (
	"time"

	"frontrow/internal/domain/pricing"
)

// settleTax gives a price list that goes by a named rule the rates which that
// rule has on the day of the show, where it happens. They are kept with the
// list: a rule that changes later changes no price by itself.
func settleTax(q Tx, s *Show) error {
	if s.Prices.Tax.Rule == "" || s.StartsAt.IsZero() {
		return nil
	}
	venue, err := q.Venue(s.Venue)
	if err != nil {
		return err
	}
	there, err := time.LoadLocation(venue.TimeZone)
	if err != nil {
		return err
	}
	if tax, known := pricing.RuleTax(s.Prices.Tax.Rule, pricing.DayOf(s.StartsAt.In(there)), s.Prices.Tax.Added); known {
		s.Prices.Tax = tax
	}
	return nil
}

// rule blames a rule of which nothing is known for the time of the show.
func (b *blame) rule(s Show) {
	if s.Prices.Tax.Rule == "" {
		return
	}
	if _, known := pricing.RuleTax(s.Prices.Tax.Rule, pricing.DayOf(s.StartsAt.UTC()), false); !known {
		b.on("prices.tax.rule", "there is no rule of this name for the day of the show; choose another, or give your own rates")
	}
}
