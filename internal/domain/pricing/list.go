package pricing

import (
	"fmt"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/money"
)

// Level is one price of a show: what a place in any of its zones costs, before
// the fees and the tax that the whole list has.
type Level struct {
	ID    string   `json:"id"`    // unique in its list, 1-40 characters, chosen by the organiser: "front-stalls"
	Name  string   `json:"name"`  // for people
	Zones []string `json:"zones"` // ids of the chart's zones it covers
	Face  int64    `json:"face"`  // minor units, without the fee
	Fee   int64    `json:"fee"`   // minor units, added to Face: this level's own fee
}

// List is the prices of one show. What a buyer pays follows from it alone:
// [List.Price] for a place, [List.PerOrder] for an order.
type List struct {
	Currency money.Currency `json:"currency"`
	Levels   []Level        `json:"levels"`
	Fees     []Fee          `json:"fees,omitempty"` // beside the levels' own
	Tax      Tax            `json:"tax,omitzero"`
}

// MaxPrice bounds every sum of a list, so that no order can overflow 64 bits.
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

// From is the lowest price of the list, and false when the list is empty.
func (l List) From() (money.Amount, bool) {
	low, _, ok := l.Range()
	return low, ok
}

// Range is the lowest and the highest price of the list, and false when the
// list is empty.
func (l List) Range() (low, high money.Amount, ok bool) {
	if len(l.Levels) == 0 {
		return money.Amount{}, money.Amount{}, false
	}
	least := l.Price(l.Levels[0]).Total()
	most := least
	for _, level := range l.Levels[1:] {
		total := l.Price(level).Total()
		least, most = min(least, total), max(most, total)
	}
	return money.Of(least, l.Currency), money.Of(most, l.Currency), true
}

// Plain reports whether the list has nothing but levels, as every list had
// before there were fees and taxes.
func (l *List) Plain() bool { return len(l.Fees) == 0 && l.Tax == Tax{} }

// Check lists everything wrong with the list, given the zones the chart has.
func (l List) Check(zones []string) []fault.Field {
	var b blame
	if _, err := money.ParseCurrency(string(l.Currency)); err != nil {
		b.on("currency", "%v", err)
	}
	l.checkLevels(&b, zones)
	l.checkFees(&b)
	l.Tax.check(&b)
	return b
}

// blame gathers what is wrong, so that it can be mended in one go.
type blame []fault.Field

func (b *blame) on(at, format string, args ...any) {
	*b = append(*b, fault.Field{At: at, Message: fmt.Sprintf(format, args...)})
}

// price blames a sum that no list may have.
func (b *blame) price(at, what string, minor int64) {
	if minor < 0 || minor > MaxPrice {
		b.on(at, "%s is between 0 and %d minor units", what, int64(MaxPrice))
	}
}

func (l List) checkLevels(b *blame, zones []string) {
	if len(l.Levels) == 0 {
		b.on("levels", "a show needs at least one price level")
	}
	known := map[string]bool{}
	for _, z := range zones {
		known[z] = true
	}
	ids, covered := map[string]bool{}, map[string]string{}
	for i, level := range l.Levels {
		at := fmt.Sprintf("levels[%d]", i)
		if n := len(level.ID); n == 0 || n > 40 {
			b.on(at+".id", "an id has 1 to 40 characters")
		}
		if ids[level.ID] {
			b.on(at+".id", "the id %q is used twice", level.ID)
		}
		ids[level.ID] = true
		if n := len(level.Name); n == 0 || n > 80 {
			b.on(at+".name", "a name has 1 to 80 characters")
		}
		b.price(at+".face", "a price", level.Face)
		b.price(at+".fee", "a fee", level.Fee)
		if len(level.Zones) == 0 {
			b.on(at+".zones", "a level covers at least one zone")
		}
		for j, z := range level.Zones {
			if !known[z] {
				b.on(fmt.Sprintf("%s.zones[%d]", at, j), "the chart has no zone %q", z)
			}
			if other, taken := covered[z]; taken {
				b.on(fmt.Sprintf("%s.zones[%d]", at, j), "zone %q already has the level %q", z, other)
			}
			covered[z] = level.ID
		}
	}
}
