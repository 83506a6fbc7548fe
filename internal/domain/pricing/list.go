package pricing

import (
	"fmt"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/money"
)

// Level is one price of a show: what a place in any of its zones costs.
type Level struct {
	ID    string   `json:"id"`    // unique in its list, 1-40 characters, chosen by the organiser: "front-stalls"
	Name  string   `json:"name"`  // for people
	Zones []string `json:"zones"` // ids of the chart's zones it covers
	Face  int64    `json:"face"`  // minor units, without the fee
	Fee   int64    `json:"fee"`   // minor units, added to Face
}

// Total is what a buyer pays for one place, in minor units. It is the only
// price shown anywhere: fees are part of the first price a buyer sees.
func (l Level) Total() int64 { return l.Face + l.Fee }

// List is the prices of one show.
type List struct {
	Currency money.Currency `json:"currency"`
	Levels   []Level        `json:"levels"`
}

// MaxPrice bounds Face and Fee, so that no order can overflow 64 bits.
const MaxPrice = 100_000_000_00

// Level finds a level by its id.
func (l List) Level(id string) (Level, bool) {
	for _, level := range l.Levels {
		if level.ID == id {
			return level, true
		}
	}
	return Level{}, false
}

// LevelOf finds the level that covers a zone. A zone without a level is not
// on sale.
func (l List) LevelOf(zone string) (Level, bool) {
	for _, level := range l.Levels {
		for _, z := range level.Zones {
			if z == zone {
				return level, true
			}
		}
	}
	return Level{}, false
}

// From is the lowest total of the list, and false when the list is empty.
func (l List) From() (money.Amount, bool) {
	if len(l.Levels) == 0 {
		return money.Amount{}, false
	}
	lowest := l.Levels[0].Total()
	for _, level := range l.Levels[1:] {
		lowest = min(lowest, level.Total())
	}
	return money.Of(lowest, l.Currency), true
}

// Check lists everything wrong with the list, given the zones the chart has.
func (l List) Check(zones []string) []fault.Field {
	var faults []fault.Field
	blame := func(at, format string, args ...any) {
		faults = append(faults, fault.Field{At: at, Message: fmt.Sprintf(format, args...)})
	}
	if _, err := money.ParseCurrency(string(l.Currency)); err != nil {
		blame("currency", "%v", err)
	}
	if len(l.Levels) == 0 {
		blame("levels", "a show needs at least one price level")
	}
	known := map[string]bool{}
	for _, z := range zones {
		known[z] = true
	}
	ids, covered := map[string]bool{}, map[string]string{}
	for i, level := range l.Levels {
		at := fmt.Sprintf("levels[%d]", i)
		if n := len(level.ID); n == 0 || n > 40 {
			blame(at+".id", "an id has 1 to 40 characters")
		}
		if ids[level.ID] {
			blame(at+".id", "the id %q is used twice", level.ID)
		}
		ids[level.ID] = true
		if n := len(level.Name); n == 0 || n > 80 {
			blame(at+".name", "a name has 1 to 80 characters")
		}
		if level.Face < 0 || level.Face > MaxPrice {
			blame(at+".face", "a price is between 0 and %d minor units", int64(MaxPrice))
		}
		if level.Fee < 0 || level.Fee > MaxPrice {
			blame(at+".fee", "a fee is between 0 and %d minor units", int64(MaxPrice))
		}
		if len(level.Zones) == 0 {
			blame(at+".zones", "a level covers at least one zone")
		}
		for j, z := range level.Zones {
			if !known[z] {
				blame(fmt.Sprintf("%s.zones[%d]", at, j), "the chart has no zone %q", z)
			}
			if other, taken := covered[z]; taken {
				blame(fmt.Sprintf("%s.zones[%d]", at, j), "zone %q already has the level %q", z, other)
			}
			covered[z] = level.ID
		}
	}
	return faults
}
