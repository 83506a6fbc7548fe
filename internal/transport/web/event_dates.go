package web

import (
	"time"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
)

// dateView is one date of an event.
type dateView struct {
	Show         catalog.Show
	Venue        catalog.Venue
	State        saleState
	Day, Clock   string
	Doors, Zone  string
	Was          string // the start announced first, where the date was moved
	Price        string // from the lowest to the highest
	Opens, Since string // when its sale opens; since when it is sold out, where that is known
	Few          int    // places left, when they are few; else 0
}

// dateMonth is the dates of one month. An event with few dates has one of them,
// without a name.
type dateMonth struct {
	Name, Anchor string
	Dates        []dateView
}

// manyDates is from how many dates on they are parted by months.
const manyDates = 9

// monthsOf gives the dates of an event, parted by the months where they are many.
func monthsOf(p Page, e catalog.EventView, known left) []dateMonth {
	var months []dateMonth
	for _, at := range e.Shows {
		name := ""
		if len(e.Shows) >= manyDates {
			name = p.Month(at.Show.StartsAt, at.Venue.TimeZone)
		}
		if len(months) == 0 || months[len(months)-1].Name != name {
			months = append(months, dateMonth{Name: name, Anchor: "m" + at.Show.StartsAt.Format("200601")})
		}
		month := &months[len(months)-1]
		month.Dates = append(month.Dates, dateOf(p, at, known))
	}
	return months
}

func dateOf(p Page, at catalog.ShowAt, known left) dateView {
	show, zone := at.Show, at.Venue.TimeZone
	d := dateView{
		Show: show, Venue: at.Venue, State: known.state(show, p.Now),
		Day: dayOf(p, show.StartsAt, zone), Clock: p.Clock(show.StartsAt, zone), Zone: p.Zone(show.StartsAt, zone),
		Price: priceRange(p, show.Prices),
	}
	if !show.DoorsAt.IsZero() {
		d.Doors = p.Clock(show.DoorsAt, zone)
	}
	if !show.MovedFrom.IsZero() {
		d.Was = p.Moment(show.MovedFrom, zone)
	}
	switch d.State {
	case notYet:
		d.Opens = p.T.Event.OpensAt(p.Moment(show.OpensAt, zone), p.Zone(show.OpensAt, zone))
	case soldOut:
		if !show.SoldOutAt.IsZero() {
			d.Since = p.T.Discover.SoldOutSince(p.MomentShort(show.SoldOutAt, zone))
		}
	case onSale:
		if offer, ok := known[show.ID]; ok && offer.places <= few {
			d.Few = offer.places
		}
	}
	return d
}

// dayOf writes a date, with its year where that is not plain.
func dayOf(p Page, t time.Time, zone string) string {
	if t.Sub(p.Now) < 300*24*time.Hour {
		return p.DayShort(t, zone)
	}
	return p.Day(t, zone)
}

// priceRange writes the lowest and the highest price of a show, and what comes
// on top for an order.
func priceRange(p Page, prices pricing.List) string {
	low, high, ok := prices.Range()
	switch {
	case !ok:
		return ""
	case high == low:
		return p.andOrder(p.Money(low), prices)
	}
	return p.andOrder(p.T.Discover.Range(p.Money(low), p.Money(high)), prices)
}

// over reports whether nobody can go to the date any more who has no ticket.
func (d dateView) over() bool { return d.State >= saleEnded }
