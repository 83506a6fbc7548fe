package catalog

import (
	"strings"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/seating"
)

// CheckItem is one thing to look at before a show is published.
type CheckItem string

// The things to look at, in the order of the checklist.
const (
	CheckDate       CheckItem = "date"
	CheckChart      CheckItem = "chart"
	CheckPrices     CheckItem = "prices"
	CheckZones      CheckItem = "zones"      // every one priced, or knowingly not
	CheckAccessible CheckItem = "accessible" // places for wheelchairs are on sale
	CheckSale       CheckItem = "sale"       // when it opens and closes, how long seats are kept
	CheckLimits     CheckItem = "limits"
	CheckEvent      CheckItem = "event" // what buyers read
	CheckOrganiser  CheckItem = "organiser"
	CheckPayment    CheckItem = "payment" // somebody takes the money
)

// CheckState says how a thing stands.
type CheckState string

// A show can be published with warnings, and not while something is missing.
const (
	CheckOK      CheckState = "ok"
	CheckWarning CheckState = "warning"
	CheckMissing CheckState = "missing"
)

// Check is one line of a checklist.
type Check struct {
	Item   CheckItem
	State  CheckState
	Faults []fault.Field // what is missing, by member of the show
	Zones  []ChartZone   // CheckZones: those that are not sold
	Places int           // CheckChart: of the chart; CheckPrices: on sale; CheckAccessible: on sale for wheelchairs
}

// Checklist lists what to look at before the show is published, as it is now.
// The plan is that of its chart; payable says whether somebody takes payments.
// [Publishable] refuses a show exactly when something here is missing.
func Checklist(v ShowView, plan *seating.Plan, payable bool, now time.Time) []Check {
	chart := describe(plan)
	missing := v.Show.missing(chart, now)
	part := func(item CheckItem, members ...string) Check {
		c := Check{Item: item, State: CheckOK}
		for _, f := range missing {
			for _, member := range members {
				if strings.HasPrefix(f.At, member) {
					c.State, c.Faults = CheckMissing, append(c.Faults, f)
				}
			}
		}
		return c
	}
	warn := func(item CheckItem, good bool) Check {
		if good {
			return Check{Item: item, State: CheckOK}
		}
		return Check{Item: item, State: CheckWarning}
	}
	drawn, prices := warn(CheckChart, chart.Seats+chart.Places > 0), part(CheckPrices, "prices")
	drawn.Places = chart.Seats + chart.Places
	unsold := v.Show.unsold(chart)
	prices.Places = drawn.Places
	for _, z := range unsold {
		prices.Places -= z.Seats + z.Places
	}
	zones := warn(CheckZones, len(unsold) == 0)
	zones.Zones = unsold
	wheelchairs := v.Show.accessible(plan)
	accessible := warn(CheckAccessible, wheelchairs > 0)
	accessible.Places = wheelchairs
	return []Check{
		part(CheckDate, "starts_at", "doors_at"), drawn, prices, zones, accessible,
		part(CheckSale, "opens_at", "closes_at", "hold_for"), part(CheckLimits, "max_"),
		warn(CheckEvent, v.Event.Summary != "" && v.Event.About != ""),
		warn(CheckOrganiser, v.Organiser.Email != ""),
		warn(CheckPayment, payable || v.Show.free()),
	}
}

// unsold lists the zones with places that have no price.
func (s Show) unsold(chart ChartInfo) (zones []ChartZone) {
	for _, zone := range chart.Zones {
		if _, priced := s.Prices.LevelOf(zone.ID); !priced && zone.Seats+zone.Places > 0 {
			zones = append(zones, zone)
		}
	}
	return zones
}

// accessible counts the places for wheelchairs that have a price.
func (s Show) accessible(plan *seating.Plan) (n int) {
	zones := plan.Zones()
	for i := range plan.Len() {
		seat := plan.Seat(i)
		if !seat.Accessible {
			continue
		}
		if _, priced := s.Prices.LevelOf(zones[seat.Zone].ID); priced {
			n++
		}
	}
	return n
}

// free reports whether nothing costs anything.
func (s Show) free() bool {
	for _, level := range s.Prices.Levels {
		if s.Prices.Price(level).Total() > 0 {
			return false
		}
	}
	return s.priced()
}
