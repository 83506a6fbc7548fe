package pricing

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "what rounding leaves over is lost", Test: "TestNoCentIsLost", Edits: []mutants.Edit{
		{File: "split.go", Old: "range losses[:left] {", New: "range losses[:0] {"}}},
	{Name: "what rounding leaves over goes to the first", Test: "TestSharesComeToTheSum", Edits: []mutants.Edit{
		{File: "split.go", Old: "\tslices.SortStableFunc(losses, func(a, b lost) int { return cmp.Compare(b.rest, a.rest) })", New: "\t_ = slices.SortStableFunc[[]lost]\n\t_ = cmp.Compare[uint64]"}}},
	{Name: "the tax of an order's fee stays behind", Test: "TestNoCentIsLost", Edits: []mutants.Edit{
		{File: "split.go", Old: "\t\tparts[i].FeeTax += tax[i]\n", New: "\t\t_ = tax\n"}}},
	{Name: "tax within is reckoned as if it were added", Test: "TestPriceOfAPlace", Edits: []mutants.Edit{
		{File: "tax.go", Old: "nearest(sum*rate, Whole+rate)", New: "nearest(sum*rate, Whole)"}}},
	{Name: "added tax is not paid", Test: "TestPriceOfAPlace", Edits: []mutants.Edit{
		{File: "tax.go", Old: "return sum + tax, tax", New: "return sum, tax"}}},
	{Name: "what costs nothing has fees", Test: "TestPriceOfAPlace", Edits: []mutants.Edit{
		{File: "fee.go", Old: "if level.Face == 0 {", New: "if level.Face < 0 {"}}},
	{Name: "a fee within is paid twice", Test: "TestPriceOfAPlace", Edits: []mutants.Edit{
		{File: "price.go", Old: "Face: level.Face - within,", New: "Face: level.Face,"}}},
	{Name: "a discount goes below nothing", Test: "TestDiscountOfAPlace", Edits: []mutants.Edit{
		{File: "discount.go", Old: "off[i] = min(d.Minor, face)", New: "off[i] = d.Minor"}}},
	{Name: "a sum off an order is taken off each place", Test: "TestDiscountOfAPlace", Edits: []mutants.Edit{
		{File: "discount.go", Old: "if d.PerOrder {", New: "if false {"}}},
	{Name: "places of a line all cost what the first does", Test: "TestDiscountOfAPlace", Edits: []mutants.Edit{
		{File: "discount.go", Old: "off[alike] == off[0] {", New: "off[alike] >= 0 {"}}},
	{Name: "fees are reckoned before the discount", Test: "TestDiscountOfAPlace", Edits: []mutants.Edit{
		{File: "discount.go", Old: "\tp := list.Price(level)\n", New: "\t_ = list\n\tp := l.Price(Level{Face: level.Face + off, Fee: level.Fee})\n\tp.Face -= off\n"}}},
	{Name: "an order of nothing to pay has a fee", Test: "TestAnOrderHasItsFeeOnce", Edits: []mutants.Edit{
		{File: "price.go", Old: "if lines[i].Total() > 0 {", New: "if lines[i].Total() >= 0 {"}}},
	{Name: "a rule has its first rates for ever", Test: "TestRulesOfADay", Edits: []mutants.Edit{
		{File: "tax_rules.go", Old: "!on.Before(p.From)", New: "i == 0 && !on.Before(p.From)"}}},
	{Name: "fees may be more than the price they are in", Test: "TestWhatNoListMayHave", Edits: []mutants.Edit{
		{File: "fee.go", Old: "within > level.Face {", New: "within > MaxPrice {"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
