package order

import (
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
)

// Return is some of an order's places taken back at once, or all that were
// left. An order has as many as it takes until nothing is left of it; what is
// written of one never changes.
type Return struct {
	Places []int        `json:"places"`          // counted from 1 through the order's lines, as its tickets are
	Sums   pricing.Sums `json:"sums"`            // what of the price they take with them
	Kept   pricing.Sums `json:"kept,omitzero"`   // what of these stays with whoever sells
	Block  bool         `json:"block,omitempty"` // they are kept back from sale
	To     id.Order     `json:"to,omitzero"`     // the order that is for other places instead; zero for money back alone
	Pays   int64        `json:"pays,omitempty"`  // what of the price pays for that order, in minor units

	ByBuyer bool `json:"by_buyer,omitempty"` // the buyer returned them
	Moved   bool `json:"moved,omitempty"`    // because the show was moved
}

// Goes is what goes back to the buyer, in minor units: what is neither kept nor
// pays for another order.
func (r Return) Goes() int64 { return r.Sums.Total() - r.Kept.Total() - r.Pays }

// Back says what of an order is to be taken back.
type Back struct {
	Places   []int // counted from 1; none for all that are left
	OrderFee bool  // with their share of the fees per order, which otherwise stay until the last place goes
	Block    bool  // and keep them back from sale

	Terms   *pricing.ReturnTerms // by which something of the price is kept; nil to keep nothing
	ByBuyer bool                 // the buyer returns them
	Moved   bool                 // because the show was moved
}

// TakeBack takes places of the order back and says what they come to. Each
// takes its own price with it, and the last of the order takes all that is left of its
// price: so parts taken back in any order, with or without their share of the
// fees per order, come to the total to the cent.
//
// It returns ErrBadPlaces for places that the order does not have, or named
// twice, and ErrPlaceBack for those that were taken back before. Then nothing
// changes.
func (o *Order) TakeBack(b Back) (Return, error) {
	left := o.Left()
	places := slices.Sorted(slices.Values(b.Places))
	if len(places) == 0 {
		places = left
	}
	for i, place := range places {
		switch {
		case place < 1 || place > o.Places() || i > 0 && places[i-1] == place:
			return Return{}, ErrBadPlaces.At("places", "name places of the order, each once")
		case !slices.Contains(left, place):
			return Return{}, ErrPlaceBack
		}
	}
	if len(places) == 0 {
		return Return{}, ErrPlaceBack
	}
	r := Return{Places: places, Block: b.Block, ByBuyer: b.ByBuyer, Moved: b.Moved}
	costs := o.Bill().PlacesAlone()
	if b.OrderFee {
		costs = o.Bill().PerPlace()
	}
	for _, place := range places {
		r.Sums = r.Sums.Add(costs[place-1])
		if b.Terms != nil {
			r.Kept = r.Kept.Add(b.Terms.Keeps(costs[place-1]))
		}
	}
	if len(places) == len(left) {
		rest := o.worth().Less(r.Sums) // of the fees per order
		r.Sums = r.Sums.Add(rest)
		if b.Terms != nil && !b.Terms.FeesBack {
			r.Kept = r.Kept.Add(rest)
		}
	}
	o.Returns = append(slices.Clip(o.Returns), r)
	return r, nil
}

// worth is what of the price was not taken back.
func (o Order) worth() pricing.Sums {
	all := o.Bill().Sums()
	for _, r := range o.Returns {
		all = all.Less(r.Sums)
	}
	return all
}

// Worth is what of the order's price was not taken back.
func (o Order) Worth() money.Amount { return money.Of(o.worth().Total(), o.Currency) }

// Kept is what stays of the places that were taken back.
func (o Order) Kept() (all pricing.Sums) {
	for _, r := range o.Returns {
		all = all.Add(r.Kept)
	}
	return all
}

// Left gives the places that were not taken back, counted from 1.
func (o Order) Left() (left []int) {
	for place := 1; place <= o.Places(); place++ {
		if !slices.ContainsFunc(o.Returns, func(r Return) bool { return slices.Contains(r.Places, place) }) {
			left = append(left, place)
		}
	}
	return left
}

// LinesLeft gives the order's lines without the places that were taken back.
func (o Order) LinesLeft() []pricing.Line { return o.LinesOf(o.Left()) }

// LinesOf gives the order's lines with only the given places, which are in
// ascending order.
func (o Order) LinesOf(places []int) (lines []pricing.Line) {
	for _, place := range places {
		l := o.lineOf(place)
		if n := len(lines) - 1; n >= 0 && l.Area && lines[n].Area && lines[n].Place == l.Place && lines[n].Price == l.Price {
			lines[n].Quantity++
			continue
		}
		l.Quantity = 1
		lines = append(lines, l)
	}
	return lines
}

func (o Order) lineOf(place int) pricing.Line {
	for _, l := range o.Lines {
		if place -= l.Quantity; place <= 0 {
			return l
		}
	}
	return pricing.Line{}
}

// NamesOf gives the labels of places as the tickets have them: a standing area's
// id once for each place in it.
func (o Order) NamesOf(places []int) []string {
	names := make([]string, len(places))
	for i, place := range places {
		names[i] = o.lineOf(place).Place
	}
	return names
}
