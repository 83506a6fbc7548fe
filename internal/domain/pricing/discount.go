package pricing

import (
	"slices"

	"frontrow/internal/base/fault"
)

// Discount is what a voucher takes off: a share of each place's face price, or
// a sum off each place or off the order. It never takes more than the face.
type Discount struct {
	Rate     int64 `json:"rate,omitempty"`      // the share, in thousandths of a percent; 0 for a sum
	Minor    int64 `json:"minor,omitempty"`     // the sum, in minor units; 0 for a share
	PerOrder bool  `json:"per_order,omitempty"` // the sum is for all places together; else for each
	NoFees   bool  `json:"no_fees,omitempty"`   // fees on top of the face prices are waived, those per order too
}

// IsZero reports whether nothing is taken off.
func (d Discount) IsZero() bool { return d == Discount{} }

// Check lists everything wrong with the discount. at names it.
func (d Discount) Check(at string) []fault.Field {
	var b blame
	if d.Rate < 0 || d.Rate > Whole {
		b.on(at+".rate", "a share is up to %d thousandths of a percent", int64(Whole))
	}
	b.price(at+".minor", "a sum", d.Minor)
	if d.Rate != 0 && d.Minor != 0 {
		b.on(at+".minor", "take off either a share or a sum")
	}
	if d.PerOrder && d.Minor == 0 {
		b.on(at+".per_order", "only a sum is taken off an order")
	}
	return b
}

// off gives what is taken off each of some places, by their face prices. What
// is for the order is shared by largest remainder in proportion to these, so it
// is taken off to the last minor unit wherever the places cost as much.
func (d Discount) off(faces []int64) []int64 {
	if d.PerOrder {
		var all int64
		for _, face := range faces {
			all += face
		}
		return Shares(min(d.Minor, all), faces)
	}
	off := make([]int64, len(faces))
	for i, face := range faces {
		off[i] = min(d.Minor, face)
		if d.Rate != 0 {
			off[i] = nearest(face*d.Rate, Whole)
		}
	}
	return off
}

// Lower puts lines at their prices with a discount that is for places of the
// given levels, or of any level where none is given. Fees and tax are reckoned
// anew from what is left of the face price: the discount comes first, then the
// fees, then the tax. Lines that the discount splits unevenly become several
// of the same place. The lines given are not changed.
func (l *List) Lower(lines []Line, d Discount, levels []string) []Line {
	if d.IsZero() {
		return lines
	}
	var faces []int64
	for _, line := range lines {
		level, _ := l.Level(line.Level)
		for range line.Quantity {
			if concerns(levels, line.Level) {
				faces = append(faces, level.Face)
			}
		}
	}
	off := d.off(faces)
	lowered := make([]Line, 0, len(lines))
	for _, line := range lines {
		if !concerns(levels, line.Level) {
			lowered = append(lowered, line)
			continue
		}
		level, _ := l.Level(line.Level)
		for left := line.Quantity; left > 0; {
			alike := 1
			for alike < left && off[alike] == off[0] {
				alike++
			}
			part := line
			part.Quantity, part.Price = alike, l.lower(level, off[0], d.NoFees)
			lowered = append(lowered, part)
			off, left = off[alike:], left-alike
		}
	}
	return lowered
}

// lower is the price of a place of that level with so much off its face.
func (l *List) lower(level Level, off int64, noFees bool) Price {
	before := l.Price(level).Total()
	level.Face -= off
	list := *l
	if noFees {
		level.Fee = 0
		list.Fees = slices.DeleteFunc(slices.Clone(l.Fees), func(f Fee) bool { return !f.Within })
	}
	p := list.Price(level)
	p.Off = before - p.Total()
	return p
}

// PerOrderAt is what an order of these lines costs beside them with a
// discount.
func (l *List) PerOrderAt(lines []Line, d Discount) Charge {
	if d.NoFees {
		return Charge{}
	}
	return l.PerOrder(lines)
}

// concerns reports whether a discount for these levels is for that one.
func concerns(levels []string, level string) bool {
	return len(levels) == 0 || slices.Contains(levels, level)
}
