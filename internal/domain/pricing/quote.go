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
	Price           // of each
}

// Total is what the line costs, in minor units.
func (l Line) Total() int64 { return int64(l.Quantity) * l.Price.Total() }

// Bill is what an order costs, frozen: nothing in it is ever computed anew
// from a price list. It has the lines of the hold, what comes on top for the
// order, and by which rates the taxes in both were reckoned.
type Bill struct {
	Lines    []Line
	PerOrder Charge
	Tax      Tax
	Currency money.Currency
}

// Bill gives what an order of these lines costs by the list.
func (l *List) Bill(lines []Line) Bill {
	return Bill{Lines: lines, PerOrder: l.PerOrder(lines), Tax: l.Tax, Currency: l.Currency}
}

// Total is what the buyer pays. It cannot overflow: MaxPrice and the limit on
// places per hold keep every sum far below 64 bits.
func (b Bill) Total() money.Amount {
	sum := b.PerOrder.Fee
	for i := range b.Lines {
		sum += b.Lines[i].Total()
	}
	return money.Of(sum, b.Currency)
}

// Fees is the part of the total that is fees, with their tax.
func (b Bill) Fees() money.Amount {
	sum := b.PerOrder.Fee
	for i := range b.Lines {
		sum += int64(b.Lines[i].Quantity) * b.Lines[i].Fee
	}
	return money.Of(sum, b.Currency)
}

// Off is what a voucher has taken off the places, fees and taxes included.
func (b Bill) Off() money.Amount {
	var sum int64
	for i := range b.Lines {
		sum += int64(b.Lines[i].Quantity) * b.Lines[i].Off
	}
	return money.Of(sum, b.Currency)
}

// Sums is what a sum of money is for, in minor units.
type Sums struct {
	Tickets   int64 `json:"tickets,omitempty"`    // places, without tax
	Fees      int64 `json:"fees,omitempty"`       // fees, without tax
	TicketTax int64 `json:"ticket_tax,omitempty"` // the tax on places
	FeeTax    int64 `json:"fee_tax,omitempty"`    // the tax on fees
}

// Total is all of it.
func (s Sums) Total() int64 { return s.Tickets + s.Fees + s.TicketTax + s.FeeTax }

// Tax is all that is tax.
func (s Sums) Tax() int64 { return s.TicketTax + s.FeeTax }

// Add puts another sum beside this one.
func (s Sums) Add(o Sums) Sums {
	return Sums{s.Tickets + o.Tickets, s.Fees + o.Fees, s.TicketTax + o.TicketTax, s.FeeTax + o.FeeTax}
}

// Less takes another sum away from this one.
func (s Sums) Less(o Sums) Sums {
	return Sums{s.Tickets - o.Tickets, s.Fees - o.Fees, s.TicketTax - o.TicketTax, s.FeeTax - o.FeeTax}
}

// sums is what n places at this price are.
func (p Price) sums(n int64) Sums {
	return Sums{n * (p.Face - p.Tax), n * (p.Fee - p.FeeTax), n * p.Tax, n * p.FeeTax}
}

// Sums says what the total is made of.
func (b Bill) Sums() Sums {
	all := Sums{Fees: b.PerOrder.Fee - b.PerOrder.Tax, FeeTax: b.PerOrder.Tax}
	for i := range b.Lines {
		all = all.Add(b.Lines[i].sums(int64(b.Lines[i].Quantity)))
	}
	return all
}

// TaxSum is how much tax a sum has at one rate.
type TaxSum struct {
	Rate  int64 // thousandths of a percent
	Minor int64
}

// Taxes lists the taxes of a part of the bill by rate, without rates at which
// there is none.
func (b Bill) Taxes(of Sums) []TaxSum {
	var taxes []TaxSum
	add := func(rate, minor int64) {
		if minor == 0 {
			return
		}
		if n := len(taxes); n > 0 && taxes[n-1].Rate == rate {
			taxes[n-1].Minor += minor
			return
		}
		taxes = append(taxes, TaxSum{rate, minor})
	}
	add(b.Tax.Ticket, of.TicketTax)
	add(b.Tax.Fee, of.FeeTax)
	return taxes
}

// Places counts seats and standing places.
func Places(lines []Line) int {
	n := 0
	for _, l := range lines {
		n += l.Quantity
	}
	return n
}
