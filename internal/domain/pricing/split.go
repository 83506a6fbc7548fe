package pricing

import (
	"cmp"
	"math/bits"
	"slices"
)

// PerPlace splits the bill over its places: one part for each, a line of three
// gives three. Each has its place's own price and its share of what the order
// costs, by largest remainder in proportion to the prices. Shares do not depend on which
// places are looked at first, so whatever order parts are given back in, and in
// whatever company, they come to the whole to the cent.
func (b Bill) PerPlace() []Sums {
	parts := b.PlacesAlone()
	weights := make([]int64, len(parts))
	for i := range parts {
		weights[i] = parts[i].Total()
	}
	net, tax := Shares(b.PerOrder.Fee-b.PerOrder.Tax, weights), Shares(b.PerOrder.Tax, weights)
	for i := range parts {
		parts[i].Fees += net[i]
		parts[i].FeeTax += tax[i]
	}
	return parts
}

// PlacesAlone gives what each place costs by itself, as PerPlace does, without
// the fees per order.
func (b Bill) PlacesAlone() (parts []Sums) {
	for _, l := range b.Lines {
		for range l.Quantity {
			parts = append(parts, l.sums(1))
		}
	}
	return parts
}

// Shares splits a sum in proportion to weights by largest remainder: each gets
// its share rounded down, and what is left goes, one unit each, to those who
// lost most by it, the earlier first where they lost alike. The shares come to
// the sum exactly. The sum is not negative, nor is any weight; where all are
// zero, all count alike. There is at least one weight unless the sum is 0.
func Shares(sum int64, weights []int64) []int64 {
	shares := make([]int64, len(weights))
	var whole uint64
	for _, w := range weights {
		whole += uint64(w)
	}
	weight := func(i int) uint64 { return uint64(weights[i]) }
	if whole == 0 {
		whole, weight = uint64(len(weights)), func(int) uint64 { return 1 }
	}
	if sum == 0 || whole == 0 {
		return shares
	}
	type lost struct {
		at   int
		rest uint64
	}
	left, losses := sum, make([]lost, len(weights))
	for i := range weights {
		high, low := bits.Mul64(uint64(sum), weight(i))
		share, rest := bits.Div64(high, low, whole) // a weight is at most the whole, so the share is at most the sum
		shares[i], losses[i] = int64(share), lost{i, rest}
		left -= int64(share)
	}
	slices.SortStableFunc(losses, func(a, b lost) int { return cmp.Compare(b.rest, a.rest) })
	for _, l := range losses[:left] {
		shares[l.at]++
	}
	return shares
}
