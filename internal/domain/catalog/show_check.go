package catalog

import (
	"fmt"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/pricing"
)

// Bounds of what a show may be.
const (
	MaxLimit   = 100 // places in one order, and what else is counted
	MinHoldFor = 20 * time.Second
	MaxHoldFor = time.Hour
	// MaxExtended is how long a hold may last with its extension.
	MaxExtended = 30 * time.Minute
	// MaxAhead is how far in the future a show may begin.
	MaxAhead = 5 * 366 * 24 * time.Hour
	// MaxDoors is how long before the start doors may open, and MaxLate how
	// long after the start tickets may be sold.
	MaxDoors = 24 * time.Hour
	MaxLate  = 24 * time.Hour
	// MaxMoveReturn is how long buyers may return places of a show that was moved.
	MaxMoveReturn = 366 * 24 * time.Hour
)

// earliest is a bound for instants that stand for mistakes, such as 1970.
var earliest = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// faults lists everything wrong with a show, whatever its state. Prices may be
// wanting altogether, as in a draft.
func (s Show) faults(chart ChartInfo, now time.Time) blame {
	var b blame
	switch {
	case s.StartsAt.IsZero():
		b.on("starts_at", "say when the show begins")
		return b // everything else is measured from it
	case s.StartsAt.After(now.Add(MaxAhead)):
		b.on("starts_at", "a show begins within five years from now")
	}
	if !s.DoorsAt.IsZero() && (s.DoorsAt.After(s.StartsAt) || s.StartsAt.Sub(s.DoorsAt) > MaxDoors) {
		b.on("doors_at", "doors open at most a day before the show begins, and not after it")
	}
	if s.OpensAt.Before(earliest) {
		b.on("opens_at", "this was too long ago to be meant")
	}
	if s.ClosesAt.After(s.StartsAt.Add(MaxLate)) {
		b.on("closes_at", "selling ends at most a day after the show begins")
	}
	if !s.OpensAt.Before(s.ClosesAt) {
		b.on("opens_at", "the sale opens before it closes")
	}
	if s.HoldFor < MinHoldFor || s.HoldFor > MaxHoldFor {
		b.on("hold_for", "seats are kept between 20 seconds and 60 minutes")
	}
	if s.ExtendBy < 0 || s.ExtendBy > 0 && s.HoldFor+s.ExtendBy > MaxExtended {
		b.on("extend_by", "seats are kept for at most 30 minutes with the extra time; shorten one of the two, or allow no extra time")
	}
	b.limit("max_per_order", s.MaxPerOrder)
	b.limit("max_per_buyer", s.MaxPerBuyer)
	b.limit("max_per_email", s.MaxPerEmail)
	if s.MaxPerPayment != 0 {
		b.limit("max_per_payment", s.MaxPerPayment)
	}
	if s.MaxPerOrder > s.MaxPerBuyer {
		b.on("max_per_order", "one order cannot have more places than one buyer")
	}
	if s.MaxPerOrder > s.MaxPerEmail {
		b.on("max_per_order", "one order cannot have more places than one e-mail address")
	}
	if s.MaxPerPayment > 0 && s.MaxPerOrder > s.MaxPerPayment {
		b.on("max_per_order", "one order cannot have more places than one way of paying")
	}
	b.returns(s)
	if s.priced() {
		b.prices(s, chart)
	}
	return b
}

// returns blames terms that no buyer could be told.
func (b *blame) returns(s Show) {
	t := s.Returns
	if t.Hours < 0 || t.Hours > pricing.MaxReturnHours {
		b.on("returns.hours_before", "places go back until up to a year before the show begins")
	}
	if t.Rate < 0 || t.Rate > pricing.Whole || t.Minor < 0 || t.Minor > pricing.MaxPrice {
		b.on("returns.rate", "what is kept is a share up to the whole, or a sum")
	}
	if t.Rate > 0 && t.Minor > 0 {
		b.on("returns.rate", "what is kept is either a share or a sum")
	}
	if s.MoveReturnFor < 0 || s.MoveReturnFor > MaxMoveReturn {
		b.on("move_return_days", "this is up to a year")
	}
}

// priced reports whether a price list was begun.
func (s Show) priced() bool { return s.Prices.Currency != "" || len(s.Prices.Levels) > 0 }

func (b *blame) limit(at string, n int) {
	if n < 1 || n > MaxLimit {
		b.on(at, "a limit is between 1 and %d", MaxLimit)
	}
}

// MaxLevels bounds the price levels of one show.
const MaxLevels = 200

func (b *blame) prices(s Show, chart ChartInfo) {
	if len(s.Prices.Levels) > MaxLevels {
		b.on("prices.levels", "a show has at most %d price levels", MaxLevels)
		return
	}
	for _, f := range s.Prices.Check(chart.zoneIDs()) {
		*b = append(*b, fault.Field{At: "prices." + f.At, Message: f.Message})
	}
	for i, level := range s.Prices.Levels {
		b.exactly(fmt.Sprintf("prices.levels[%d].id", i), level.ID, 40)
		b.exactly(fmt.Sprintf("prices.levels[%d].name", i), level.Name, 80)
	}
	for i, fee := range s.Prices.Fees {
		b.exactly(fmt.Sprintf("prices.fees[%d].name", i), fee.Name, 60)
	}
	b.exactly("prices.tax.name", s.Prices.Tax.Name, 40)
	b.rule(s)
}

// future blames a start that has passed.
func (b *blame) future(s Show, now time.Time) {
	if !s.StartsAt.IsZero() && !s.StartsAt.After(now) {
		b.on("starts_at", "a show begins in the future")
	}
}

// missing lists what a draft lacks before it can be published.
func (s Show) missing(chart ChartInfo, now time.Time) blame {
	b := s.faults(chart, now)
	b.future(s, now)
	if !s.ClosesAt.After(now) {
		b.on("closes_at", "the sale would be over already")
	}
	if !s.priced() {
		b.on("prices", "a show needs at least one price level")
		return b
	}
	for _, zone := range chart.Zones {
		if _, ok := s.Prices.LevelOf(zone.ID); ok && zone.Seats+zone.Places > 0 {
			return b
		}
	}
	b.on("prices.levels", "no place of the chart has a price")
	return b
}

// fixed lists what differs between two forms of a published show and may not.
func (s Show) fixed(next Show) blame {
	var b blame
	if s.Venue != next.Venue {
		b.on("venue", "tickets name the venue")
	}
	if s.Chart != next.Chart {
		b.on("chart", "tickets name seats of the chart")
	}
	if s.Prices.Currency != next.Prices.Currency {
		b.on("prices.currency", "orders are in this currency")
	}
	return b
}

func (c ChartInfo) zoneIDs() []string {
	ids := make([]string, len(c.Zones))
	for i, z := range c.Zones {
		ids[i] = z.ID
	}
	return ids
}
