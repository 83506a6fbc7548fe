package pricing

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontrow/internal/base/money"
)

func TestPriceOfAPlace(t *testing.T) {
	level := Level{Face: 4500, Fee: 250}
	booking := Fee{Name: "Booking", Per: PerTicket, Minor: 300}
	share := Fee{Name: "Share", Per: PerTicket, Rate: 2_500}
	within := Fee{Name: "Venue", Per: PerTicket, Minor: 500, Within: true}
	german := Tax{Name: "MwSt", Ticket: 7_000, Fee: 19_000}
	added := Tax{Name: "Sales tax", Ticket: 8_875, Fee: 8_875, Added: true}
	for name, c := range map[string]struct {
		level Level
		fees  []Fee
		tax   Tax
		want  Price
	}{
		"as it always was":      {level, nil, Tax{}, Price{Face: 4500, Fee: 250}},
		"a fee on top":          {level, []Fee{booking}, Tax{}, Price{Face: 4500, Fee: 550}},
		"a share":               {level, []Fee{share}, Tax{}, Price{Face: 4500, Fee: 363}},
		"a share, down":         {level, []Fee{{Per: PerTicket, Rate: 2_500, Round: RoundDown}}, Tax{}, Price{Face: 4500, Fee: 362}},
		"a share, up":           {level, []Fee{{Per: PerTicket, Rate: 2_401, Round: RoundUp}}, Tax{}, Price{Face: 4500, Fee: 359}},
		"a fee within":          {level, []Fee{within}, Tax{}, Price{Face: 4000, Fee: 750}},
		"tax within":            {Level{Face: 1070}, nil, german, Price{Face: 1070, Tax: 70}},
		"tax within both":       {Level{Face: 1070, Fee: 119}, nil, german, Price{Face: 1070, Fee: 119, Tax: 70, FeeTax: 19}},
		"tax on top":            {Level{Face: 10_000, Fee: 1_000}, nil, added, Price{Face: 10_888, Fee: 1_089, Tax: 888, FeeTax: 89}},
		"nothing to pay":        {Level{}, []Fee{booking, share}, german, Price{}},
		"only the level's fee":  {Level{Fee: 119}, []Fee{booking}, german, Price{Fee: 119, FeeTax: 19}},
		"more within than face": {Level{Face: 300}, []Fee{within}, Tax{}, Price{Fee: 300}},
	} {
		list := List{Currency: "EUR", Fees: c.fees, Tax: c.tax}
		if got := list.Price(c.level); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestAnOrderHasItsFeeOnce(t *testing.T) {
	list := List{Currency: "EUR", Levels: []Level{{ID: "l", Face: 1070}},
		Fees: []Fee{{Per: PerOrder, Minor: 200}, {Per: PerOrder, Minor: 38}}, Tax: Tax{Ticket: 7_000, Fee: 19_000}}
	lines := []Line{{Place: "a", Quantity: 1, Price: list.Price(list.Levels[0])}, {Place: "b", Area: true, Quantity: 3, Price: list.Price(list.Levels[0])}}
	bill := list.Bill(lines)
	want := Sums{Tickets: 4000, Fees: 200, TicketTax: 280, FeeTax: 38}
	if bill.Sums() != want || bill.Total() != money.Of(4*1070+238, "EUR") || bill.Fees().Minor != 238 {
		t.Errorf("%+v, %v in all, fees of %v", bill.Sums(), bill.Total(), bill.Fees())
	}
	if got := bill.Taxes(bill.Sums()); !slices.Equal(got, []TaxSum{{7_000, 280}, {19_000, 38}}) {
		t.Errorf("taxes %+v", got)
	}
	bill.Tax.Fee = 7_000
	if got := bill.Taxes(bill.Sums()); !slices.Equal(got, []TaxSum{{7_000, 318}}) {
		t.Errorf("taxes at one rate %+v", got)
	}
	if free := list.Bill([]Line{{Place: "a", Quantity: 2}}); !free.Total().IsZero() {
		t.Errorf("an order of nothing to pay costs %v", free.Total())
	}
}

// A drawn list is one that passes Check, at any size a list may have.
func drawList(t *rapid.T) List {
	list := List{Currency: rapid.SampledFrom([]money.Currency{"JPY", "EUR", "KWD"}).Draw(t, "currency")}
	price := func(name string) int64 {
		most := rapid.SampledFrom([]int64{10, 10_000, MaxPrice}).Draw(t, name+" up to")
		return rapid.Int64Range(0, most).Draw(t, name)
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "levels") {
		id := string(rune('a' + i))
		list.Levels = append(list.Levels, Level{ID: id, Name: id, Zones: []string{id}, Face: price("face"), Fee: price("fee")})
	}
	for range rapid.IntRange(0, MaxFees).Draw(t, "fees") {
		f := Fee{Name: "fee", Per: rapid.SampledFrom([]FeePer{PerTicket, PerOrder}).Draw(t, "per")}
		if f.Per == PerTicket && rapid.Bool().Draw(t, "a share") {
			f.Rate = rapid.Int64Range(1, Whole).Draw(t, "rate")
			f.Round = rapid.SampledFrom([]Rounding{"", RoundNearest, RoundUp, RoundDown}).Draw(t, "round")
		} else {
			f.Minor = max(1, price("sum"))
		}
		f.Within = f.Per == PerTicket && rapid.Bool().Draw(t, "within")
		list.Fees = append(list.Fees, f)
	}
	if rapid.Bool().Draw(t, "taxed") {
		list.Tax = Tax{Name: "tax", Ticket: rapid.Int64Range(0, Whole).Draw(t, "on tickets"), Fee: rapid.Int64Range(0, Whole).Draw(t, "on fees"), Added: rapid.Bool().Draw(t, "added")}
	}
	if len(list.Check([]string{"a", "b", "c"})) > 0 {
		list.Fees = slices.DeleteFunc(list.Fees, func(f Fee) bool { return f.Within })
	}
	if faults := list.Check([]string{"a", "b", "c"}); len(faults) > 0 {
		t.Fatalf("the list is not one: %+v", faults)
	}
	return list
}

func drawBill(t *rapid.T) Bill {
	list := drawList(t)
	var lines []Line
	for range rapid.IntRange(1, 6).Draw(t, "lines") {
		level := rapid.SampledFrom(list.Levels).Draw(t, "level")
		lines = append(lines, Line{Level: level.ID, Quantity: rapid.IntRange(1, 8).Draw(t, "quantity"), Price: list.Price(level)})
	}
	return list.Bill(lines)
}

// No cent is lost: however a bill is split into parts, and in whatever order
// they are given back, they come to the whole, for each thing it is made of.
func TestNoCentIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bill := drawBill(t)
		whole := bill.Sums()
		if whole.Total() != bill.Total().Minor {
			t.Fatalf("the bill is %d, what it is made of %+v", bill.Total().Minor, whole)
		}
		if min(whole.Tickets, whole.Fees, whole.TicketTax, whole.FeeTax) < 0 {
			t.Fatalf("less than nothing: %+v", whole)
		}
		places := bill.PerPlace()
		if len(places) != Places(bill.Lines) {
			t.Fatalf("%d parts for %d places", len(places), Places(bill.Lines))
		}
		given := make([]bool, len(places))
		var back Sums
		for _, i := range rapid.Permutation(order(len(places))).Draw(t, "order") {
			if given[i] {
				continue
			}
			var part Sums // what is given back at one time, this place and perhaps others
			for j := range places {
				if j == i || !given[j] && rapid.IntRange(0, 3).Draw(t, "together") == 0 {
					given[j], part = true, part.Add(places[j])
				}
			}
			if min(part.Tickets, part.Fees, part.TicketTax, part.FeeTax) < 0 {
				t.Fatalf("a part of less than nothing: %+v", part)
			}
			var taxes int64
			for _, tax := range bill.Taxes(part) {
				taxes += tax.Minor
			}
			if taxes != part.Tax() {
				t.Fatalf("taxes by rate are %d, in all %d", taxes, part.Tax())
			}
			back = back.Add(part)
		}
		if back != whole {
			t.Fatalf("given back %+v of %+v", back, whole)
		}
	})
}

func order(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// Shares come to the sum, and none is a whole unit away from what is fair.
func TestSharesComeToTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum := rapid.Int64Range(0, MaxPrice*20).Draw(t, "sum")
		weights := rapid.SliceOfN(rapid.Int64Range(0, MaxPrice*20), 1, 100).Draw(t, "weights")
		var all, whole int64
		for _, w := range weights {
			whole += w
		}
		shares := Shares(sum, weights)
		for i, s := range shares {
			all += s
			fair := float64(sum) / float64(len(weights))
			if whole > 0 {
				fair = float64(sum) * (float64(weights[i]) / float64(whole))
			}
			if d := float64(s) - fair; d > 1+fair*1e-9 || d < -1-fair*1e-9 {
				t.Fatalf("share %d of %d is %d, fair were %f", i, sum, s, fair)
			}
		}
		if all != sum {
			t.Fatalf("shares of %d come to %d", sum, all)
		}
	})
	for _, c := range []struct {
		sum     int64
		weights []int64
		want    []int64
	}{
		{100, []int64{1, 1, 1}, []int64{34, 33, 33}},
		{5, []int64{10, 20, 20}, []int64{1, 2, 2}},
		{2, []int64{0, 0, 0}, []int64{1, 1, 0}},
		{10, []int64{0, 7}, []int64{0, 10}},
		{1, []int64{1, 2}, []int64{0, 1}},
		{0, nil, []int64{}},
	} {
		if got := Shares(c.sum, c.weights); !slices.Equal(got, c.want) {
			t.Errorf("%d by %v: %v, want %v", c.sum, c.weights, got, c.want)
		}
	}
}

// The dearest order there can be still fits, with room to spare.
func TestTheDearestOrderFits(t *testing.T) {
	list := List{Currency: "EUR", Tax: Tax{Ticket: Whole, Fee: Whole, Added: true}, Levels: []Level{{Face: MaxPrice, Fee: MaxPrice}}}
	for i := range MaxFees {
		list.Fees = append(list.Fees, Fee{Per: []FeePer{PerTicket, PerOrder}[i%2], Minor: MaxPrice})
	}
	price := list.Price(list.Levels[0])
	if want := int64(2 * 6 * MaxPrice); price.Total() != want {
		t.Fatalf("a place costs %d, want %d", price.Total(), want)
	}
	var lines []Line
	for range 100 {
		lines = append(lines, Line{Quantity: 100, Price: price})
	}
	bill := list.Bill(lines)
	want := int64(100*100*2*6*MaxPrice + 2*4*MaxPrice)
	if got := bill.Total().Minor; got != want || bill.Sums().Total() != want {
		t.Errorf("%d in all, %+v, want %d", got, bill.Sums(), want)
	}
}

func TestWhatNoListMayHave(t *testing.T) {
	good := List{Currency: "EUR", Levels: []Level{{ID: "l", Name: "L", Zones: []string{"z"}, Face: 1000}}}
	fee := Fee{Name: "Fee", Per: PerTicket, Minor: 100}
	for name, c := range map[string]struct {
		spoil func(l *List)
		at    string
	}{
		"a fee without a name":  {func(l *List) { fee := fee; fee.Name = ""; l.Fees = []Fee{fee} }, "fees[0].name"},
		"a fee per nothing":     {func(l *List) { fee := fee; fee.Per = "seat"; l.Fees = []Fee{fee} }, "fees[0].per"},
		"a fee of nothing":      {func(l *List) { fee := fee; fee.Minor = 0; l.Fees = []Fee{fee} }, "fees[0].minor"},
		"a sum and a share":     {func(l *List) { fee := fee; fee.Rate = 1; l.Fees = []Fee{fee} }, "fees[0].minor"},
		"a fee below nothing":   {func(l *List) { fee := fee; fee.Minor = -1; l.Fees = []Fee{fee} }, "fees[0].minor"},
		"a share below nothing": {func(l *List) { l.Fees = []Fee{{Name: "F", Per: PerTicket, Rate: -1}} }, "fees[0].rate"},
		"more than all":         {func(l *List) { l.Fees = []Fee{{Name: "F", Per: PerTicket, Rate: Whole + 1}} }, "fees[0].rate"},
		"rounded anyhow":        {func(l *List) { l.Fees = []Fee{{Name: "F", Per: PerTicket, Rate: 1, Round: "odd"}} }, "fees[0].round"},
		"a sum that is rounded": {func(l *List) { fee := fee; fee.Round = RoundUp; l.Fees = []Fee{fee} }, "fees[0].round"},
		"a share of an order":   {func(l *List) { l.Fees = []Fee{{Name: "F", Per: PerOrder, Rate: 1}} }, "fees[0].rate"},
		"within an order":       {func(l *List) { l.Fees = []Fee{{Name: "F", Per: PerOrder, Minor: 1, Within: true}} }, "fees[0].within"},
		"more within than cost": {func(l *List) { l.Fees = []Fee{{Name: "F", Per: PerTicket, Minor: 1001, Within: true}} }, "fees"},
		"fees without end":      {func(l *List) { l.Fees = slices.Repeat([]Fee{fee}, MaxFees+1) }, "fees"},
		"a tax without a name":  {func(l *List) { l.Tax = Tax{Ticket: 1} }, "tax.name"},
		"a tax below nothing":   {func(l *List) { l.Tax = Tax{Name: "T", Ticket: -1} }, "tax.ticket"},
		"a tax of more":         {func(l *List) { l.Tax = Tax{Name: "T", Fee: Whole + 1} }, "tax.fee"},
		"a rule of ill name":    {func(l *List) { l.Tax = Tax{Name: "T", Rule: "De"} }, "tax.rule"},
	} {
		list := good
		c.spoil(&list)
		faults := list.Check([]string{"z"})
		if len(faults) != 1 || faults[0].At != c.at {
			t.Errorf("%s: %+v", name, faults)
		}
	}
	good.Fees, good.Tax = slices.Repeat([]Fee{fee}, MaxFees), Tax{Name: "T", Ticket: Whole, Fee: Whole}
	if faults := good.Check([]string{"z"}); len(faults) > 0 {
		t.Errorf("a good list: %+v", faults)
	}
}

func TestRulesOfADay(t *testing.T) {
	day := func(y int, m time.Month, d int) Day { return DayOf(time.Date(y, m, d, 23, 59, 0, 0, time.UTC)) }
	for _, c := range []struct {
		rule        string
		on          Day
		ticket, fee int64
		known       bool
	}{
		{"de-culture", day(2020, 6, 30), 7_000, 19_000, true},
		{"de-culture", day(2020, 7, 1), 5_000, 16_000, true},
		{"de-culture", day(2020, 12, 31), 5_000, 16_000, true},
		{"de-culture", day(2021, 1, 1), 7_000, 19_000, true},
		{"de-culture", day(1990, 1, 1), 0, 0, false},
		{"nowhere", day(2026, 1, 1), 0, 0, false},
	} {
		tax, known := RuleTax(c.rule, c.on, true)
		if known != c.known || known && (tax.Ticket != c.ticket || tax.Fee != c.fee || !tax.Added || tax.Rule != c.rule) {
			t.Errorf("%s on %v: %+v, %t", c.rule, c.on, tax, known)
		}
	}
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || len(r.Periods) == 0 || !slices.IsSortedFunc(r.Periods, func(a, b Period) int {
			if a.From.Before(b.From) {
				return -1
			}
			return 1
		}) {
			t.Errorf("%s is twice in the table, or its periods are out of order", r.ID)
		}
		seen[r.ID] = true
		tax, _ := RuleTax(r.ID, day(2100, 1, 1), false)
		list := List{Currency: "EUR", Levels: []Level{{ID: "l", Name: "L", Zones: []string{"z"}}}, Tax: tax}
		if faults := list.Check([]string{"z"}); len(faults) > 0 {
			t.Errorf("%s: %+v", r.ID, faults)
		}
	}
}
