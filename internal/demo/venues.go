package demo

import (
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// venue is one place of the demo.
type venue struct {
	name, address, city, country, timeZone string
	currency                               money.Currency
	kind                                   kind
}

// kind is what sort of place it is: what it looks like and what it costs.
type kind int

const (
	club kind = iota
	theatre
	arena
	stadium
)

// access is how people get in and around, in places of this kind.
func (k kind) access() string {
	switch k {
	case theatre:
		return "Step-free from the street through the door on the left of the foyer. A lift goes to every floor.\n\n" +
			"Places for wheelchairs are in the stalls, each with a seat beside it. There is an induction loop in the whole house."
	case arena:
		return "Step-free from the forecourt. Places for wheelchairs are on the platform behind the floor; ask any steward for the lift.\n\n" +
			"Ear protectors can be borrowed at the cloakroom."
	case stadium:
		return "Gates C and K are step-free, with parking beside them. Places for wheelchairs are at the front of every stand, under the roof.\n\n" +
			"There is a quiet room in the east stand for those who need a break."
	default:
		return "One step at the door, and a ramp if you ring. The room is on one level, and so are the toilets.\n\n" +
			"Standing is close when it is full: write to us and we keep you a chair."
	}
}

// draw gives the chart of a place of this kind.
func (k kind) draw() *seating.Chart {
	switch k {
	case theatre:
		return seating.Theatre()
	case arena:
		return seating.Arena()
	case stadium:
		return seating.Stadium()
	default:
		return seating.Club()
	}
}

// doors is how long before the start people are let in.
func (k kind) doors() time.Duration {
	switch k {
	case arena:
		return 90 * time.Minute
	case stadium:
		return 2 * time.Hour
	default:
		return 45 * time.Minute
	}
}

// rate is one price level, as a share of an event's ordinary price.
type rate struct {
	id, name string
	zones    []string
	percent  int64
}

var rates = map[kind][]rate{
	club: {
		{"front-tables", "Front tables", []string{"front"}, 140},
		{"tables", "Tables", []string{"tables"}, 110},
		{"bar", "Bar stools", []string{"bar"}, 90},
		{"standing", "Standing", []string{"standing"}, 70},
	},
	theatre: {
		{"premium", "Premium", []string{"premium"}, 170},
		{"boxes", "Boxes", []string{"boxes"}, 150},
		{"first", "First price", []string{"first"}, 120},
		{"second", "Second price", []string{"second"}, 85},
		{"third", "Third price", []string{"third"}, 55},
	},
	arena: {
		{"floor", "Standing floor", []string{"floor"}, 110},
		{"gold", "Gold", []string{"gold"}, 160},
		{"silver", "Silver", []string{"silver"}, 120},
		{"bronze", "Bronze", []string{"bronze"}, 80},
		{"side", "Behind the stage", []string{"side"}, 60},
	},
	stadium: {
		{"pitch", "Pitch standing", []string{"pitch"}, 120},
		{"one", "Category 1", []string{"one"}, 170},
		{"two", "Category 2", []string{"two"}, 130},
		{"three", "Category 3", []string{"three"}, 95},
		{"four", "Category 4", []string{"four"}, 65},
		{"side", "Restricted view", []string{"side"}, 50},
	},
}

// prices gives the price list of a place for an event whose ordinary price is
// so many whole units of the currency. Prices are whole, fees a tenth of them.
func (k kind) prices(c money.Currency, ordinary int64) pricing.List {
	list := pricing.List{Currency: c}
	for _, r := range rates[k] {
		whole := (ordinary*r.percent + 50) / 100
		list.Levels = append(list.Levels, pricing.Level{ID: r.id, Name: r.name, Zones: r.zones, Face: whole * 100, Fee: whole * 10})
	}
	return list
}
