package pricing

import "math/bits"

// ReturnTerms says on which terms buyers may give places back by themselves.
// The zero terms are: not at all.
type ReturnTerms struct {
	Allowed bool `json:"allowed"`
	// Hours is how long before the show begins the time to give back is over.
	Hours int `json:"hours,omitempty"`
	// What is kept of each place: a share in thousandths of a percent, rounded
	// to the nearest, a half up, or a sum in minor units; at most one of the two.
	Rate  int64 `json:"rate,omitempty"`
	Minor int64 `json:"minor,omitempty"`
	// FeesBack says that the fees go back as well: those of the places, and with
	// each place its share of those per order.
	FeesBack bool `json:"fees_back,omitempty"`
	// Whole says that only all places of an order go back, together.
	Whole bool `json:"whole,omitempty"`
}

// MaxReturnHours bounds ReturnTerms.Hours: a year.
const MaxReturnHours = 366 * 24

// Keeps says what stays of the price of one place that is given back. Of its
// price without fees, or with them if they go back too, the share or the sum is
// kept, and of each part of the price with its tax: what is kept is taxed as
// what was bought.
func (t ReturnTerms) Keeps(place Sums) (kept Sums) {
	if !t.FeesBack {
		kept.Fees, kept.FeeTax = place.Fees, place.FeeTax
	}
	rest := place.Less(kept)
	fee := min(t.Minor+portion(rest.Total(), t.Rate, Whole), rest.Total())
	ticket, fees := rest.Tickets+rest.TicketTax, rest.Fees+rest.FeeTax
	ofTicket := min(fee, ticket)
	ofFees := fee - ofTicket
	ticketTax, feeTax := portion(ofTicket, rest.TicketTax, ticket), portion(ofFees, rest.FeeTax, fees)
	return kept.Add(Sums{Tickets: ofTicket - ticketTax, TicketTax: ticketTax, Fees: ofFees - feeTax, FeeTax: feeTax})
}

// portion is sum times part divided by whole, to the nearest, a half up; part is at
// most the whole, and none of them negative. Of nothing it is nothing.
func portion(sum, part, whole int64) int64 {
	if whole <= 0 {
		return 0
	}
	high, low := bits.Mul64(uint64(sum), uint64(part))
	low, carry := bits.Add64(low, uint64(whole)/2, 0)
	share, _ := bits.Div64(high+carry, low, uint64(whole))
	return int64(share)
}
