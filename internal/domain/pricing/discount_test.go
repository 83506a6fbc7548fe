package pricing

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestDiscountOfAPlace(t *testing.T) {
	list := List{Currency: "EUR", Tax: Tax{Name: "MwSt", Ticket: 7_000, Fee: 19_000},
		Levels: []Level{{ID: "a", Face: 2140, Fee: 119}, {ID: "b", Face: 1070}},
		Fees:   []Fee{{Per: PerTicket, Rate: 10_000}, {Per: PerOrder, Minor: 200}}}
	lines := []Line{
		{Place: "s", Quantity: 1, Level: "a", Price: list.Price(list.Levels[0])},
		{Place: "f", Area: true, Quantity: 3, Level: "b", Price: list.Price(list.Levels[1])},
	}
	before := list.Bill(lines).Total().Minor - 200
	for name, c := range map[string]struct {
		discount Discount
		levels   []string
		totals   []int64 // of each line
	}{
		"half":              {Discount{Rate: 50_000}, nil, []int64{1070 + 119 + 107, 3 * (535 + 54)}},
		"half of a level":   {Discount{Rate: 50_000}, []string{"b"}, []int64{2140 + 119 + 214, 3 * (535 + 54)}},
		"all":               {Discount{Rate: Whole}, nil, []int64{119, 0}},
		"all and its fees":  {Discount{Rate: Whole, NoFees: true}, nil, []int64{0, 0}},
		"a sum each":        {Discount{Minor: 1070}, nil, []int64{1070 + 119 + 107, 0}},
		"more than all":     {Discount{Minor: 9999}, nil, []int64{119, 0}},
		"no fees":           {Discount{NoFees: true}, nil, []int64{2140, 3 * 1070}},
		"a sum of an order": {Discount{Minor: 100, PerOrder: true}, []string{"b"}, []int64{2140 + 119 + 214, 1036 + 104, 2 * (1037 + 104)}},
	} {
		lowered := list.Lower(lines, c.discount, c.levels)
		var totals []int64
		var sum, off int64
		for _, l := range lowered {
			totals = append(totals, l.Total())
			sum, off = sum+l.Total(), off+int64(l.Quantity)*l.Off
		}
		if !slices.Equal(totals, c.totals) || sum+off != before {
			t.Errorf("%s: %v, want %v; %d and %d off is not %d", name, totals, c.totals, sum, off, before)
		}
	}
	if got := list.PerOrderAt(lines, Discount{Rate: 1}); got.Fee != 200 {
		t.Errorf("the order's fee is %+v", got)
	}
	if got := list.PerOrderAt(lines, Discount{NoFees: true}); got != (Charge{}) {
		t.Errorf("a waived fee is %+v", got)
	}
}

// Whatever is taken off: no place costs less than nothing or more than before,
// a sum is taken off to the last cent, and the parts of what is left come to
// the whole.
func TestDiscountLosesNoCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawList(t)
		var lines []Line
		var faces int64
		levels := rapid.SliceOfNDistinct(rapid.SampledFrom(list.Levels), 0, len(list.Levels), func(l Level) string { return l.ID }).Draw(t, "for levels")
		var ids []string
		for _, l := range levels {
			ids = append(ids, l.ID)
		}
		for range rapid.IntRange(1, 5).Draw(t, "lines") {
			level := rapid.SampledFrom(list.Levels).Draw(t, "level")
			n := rapid.IntRange(1, 8).Draw(t, "quantity")
			lines = append(lines, Line{Level: level.ID, Quantity: n, Price: list.Price(level)})
			if concerns(ids, level.ID) {
				faces += int64(n) * level.Face
			}
		}
		var d Discount
		if d.NoFees = rapid.Bool().Draw(t, "no fees"); rapid.Bool().Draw(t, "a share") {
			d.Rate = rapid.Int64Range(1, Whole).Draw(t, "rate")
		} else {
			d.Minor, d.PerOrder = rapid.Int64Range(1, MaxPrice).Draw(t, "sum"), rapid.Bool().Draw(t, "per order")
		}
		lowered := list.Lower(lines, d, ids)
		if Places(lowered) != Places(lines) {
			t.Fatalf("%d places became %d", Places(lines), Places(lowered))
		}
		var left int64
		for _, l := range lowered {
			level, _ := list.Level(l.Level)
			if full := list.Price(level).Total(); l.Price.Total() < 0 || l.Price.Total()+l.Off != full || l.Off < 0 || l.Face < 0 || l.Fee < 0 || l.Tax > l.Face || l.FeeTax > l.Fee {
				t.Fatalf("%+v of %d", l.Price, full)
			}
			if concerns(ids, l.Level) {
				left += int64(l.Quantity) * l.Price.Total()
			}
		}
		if plain := len(list.Fees) == 0 && list.Tax == (Tax{}); plain && d.PerOrder && !d.NoFees {
			var fees int64
			for _, l := range lines {
				if level, _ := list.Level(l.Level); concerns(ids, l.Level) {
					fees += int64(l.Quantity) * level.Fee
				}
			}
			if left != faces-min(faces, d.Minor)+fees {
				t.Fatalf("of %d and %d off, %d is left", faces, d.Minor, left)
			}
		}
		bill := Bill{Lines: lowered, PerOrder: list.PerOrderAt(lowered, d), Tax: list.Tax, Currency: list.Currency}
		var all Sums
		for _, part := range bill.PerPlace() {
			if part.Tickets < 0 || part.Fees < 0 || part.TicketTax < 0 || part.FeeTax < 0 {
				t.Fatalf("a part of %+v", part)
			}
			all = all.Add(part)
		}
		if all != bill.Sums() || all.Total() != bill.Total().Minor {
			t.Fatalf("the parts come to %+v, the whole is %+v", all, bill.Sums())
		}
	})
}
