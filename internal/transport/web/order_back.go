package web

import (
	"strconv"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// backView is what was taken back of an order; nothing of it is filled in where
// nothing was.
type backView struct {
	Gone, Stays string
	Kept        string // of what is gone; "" for nothing
	went        string // what goes back
	Places      string
}

// Went is what goes back of an order, or what is given where nothing else is known.
func (v backView) Went(otherwise string) string {
	if v.went == "" {
		return otherwise
	}
	return v.went
}

func backOf(p Page, o order.Order, plan *seating.Plan) backView {
	if len(o.Returns) == 0 {
		return backView{}
	}
	gone, kept := int64(0), o.Kept().Total()
	var names []string
	for _, r := range o.Returns {
		gone += r.Sums.Total()
		names = append(names, p.placeNames(plan, o.LinesOf(r.Places))...)
	}
	v := backView{Gone: "−" + p.Money(money.Of(gone, o.Currency)), Stays: p.Money(o.Worth()), Places: p.List(names...), went: p.Money(money.Of(gone-kept, o.Currency))}
	if kept > 0 {
		v.Kept = p.Money(money.Of(kept, o.Currency))
	}
	return v
}

// placeNames says where places are.
func (p Page) placeNames(plan *seating.Plan, lines []pricing.Line) []string {
	names := make([]string, len(lines))
	for i, line := range linesOf(p, plan, pricing.List{}, lines, "") {
		names[i] = line.name(p)
	}
	return names
}

// partView is a place of an order that may be taken back.
type partView struct {
	lineView
	Place string // counted through the order's lines
}

func partsOf(p Page, o order.Order, show catalog.ShowView, plan *seating.Plan) []partView {
	left := o.Left()
	parts := make([]partView, len(left))
	for i, place := range left {
		line := linesOf(p, plan, show.Show.Prices, o.LinesOf([]int{place}), o.Currency)[0]
		parts[i] = partView{line, strconv.Itoa(place)}
	}
	return parts
}

// backAsked reads what of an order a form wants taken back: all that is left, or
// what is ticked.
func backAsked(f form) order.Back {
	back := order.Back{Block: f.Get("seats") == seatsKept, OrderFee: f.Get("order_fee") != ""}
	if f.Get("some") == "" {
		return back
	}
	for _, text := range f.Values["place"] {
		place, err := strconv.Atoi(text)
		if err != nil {
			place = 0 // which no order has
		}
		back.Places = append(back.Places, place)
	}
	if len(back.Places) == 0 {
		back.Places = []int{0}
	}
	return back
}
