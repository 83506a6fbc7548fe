package pricing

import "frontrow/internal/base/money"

// Line is one place of an order, or several alike in one standing area, with
// its price. A line is written once, when the seats are held, and never
// recomputed: the price a buyer has seen is the price they pay.
type Line struct {
	Place    string `json:"place"`    // a seat's label ("stalls/A/12") or a standing area's id
	Area     bool   `json:"area"`     // Place is a standing area
	Quantity int    `json:"quantity"` // 1 for a seat
	Level    string `json:"level"`    // the level's id
	Face     int64  `json:"face"`     // each, minor units
	Fee      int64  `json:"fee"`      // each, minor units
}

// Total is what the line costs, in minor units.
func (l Line) Total() int64 { return int64(l.Quantity) * (l.Face + l.Fee) }

// Total sums lines. It cannot overflow: MaxPrice and the limit on places per
// hold keep every sum far below 64 bits.
func Total(lines []Line, c money.Currency) money.Amount {
	var sum int64
	for _, l := range lines {
		sum += l.Total()
	}
	return money.Of(sum, c)
}

// Fees sums only the fees that are part of the lines' totals.
func Fees(lines []Line, c money.Currency) money.Amount {
	var sum int64
	for _, l := range lines {
		sum += int64(l.Quantity) * l.Fee
	}
	return money.Of(sum, c)
}

// Places counts seats and standing places.
func Places(lines []Line) int {
	n := 0
	for _, l := range lines {
		n += l.Quantity
	}
	return n
}
