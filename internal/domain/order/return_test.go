package order_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
)

// TestReturnsComeToTheTotal takes an order back in parts, as they come: whatever
// the prices, the order of the parts, and whether the fees per order go with them,
// no place goes twice and no cent is lost.
func TestReturnsComeToTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := order.Order{Currency: "EUR", State: order.Paid, PerOrder: pricing.Charge{Fee: rapid.Int64Range(0, 999).Draw(t, "per order")}}
		o.PerOrder.Tax = o.PerOrder.Fee / 7
		for range rapid.IntRange(1, 5).Draw(t, "lines") {
			l := pricing.Line{Place: rapid.SampledFrom([]string{"a", "b", "pit"}).Draw(t, "place"), Quantity: 1}
			l.Area = l.Place == "pit"
			if l.Area {
				l.Quantity = rapid.IntRange(1, 4).Draw(t, "quantity")
			}
			l.Face, l.Fee = rapid.Int64Range(0, 10_000).Draw(t, "face"), rapid.Int64Range(0, 900).Draw(t, "fee")
			l.Tax, l.FeeTax = l.Face/11, l.Fee/6
			o.Lines = append(o.Lines, l)
		}
		var sums pricing.Sums
		alone := o.Bill().PlacesAlone()
		for left := o.Left(); len(left) > 0; left = o.Left() {
			some := rapid.SliceOfNDistinct(rapid.SampledFrom(left), 1, len(left), rapid.ID[int]).Draw(t, "places")
			back := order.Back{Places: some, OrderFee: rapid.Bool().Draw(t, "with the fees per order")}
			if rapid.Bool().Draw(t, "all that are left") {
				back.Places = nil
				some = left
			}
			before := o.Worth().Minor
			r, err := o.TakeBack(back)
			if err != nil {
				t.Fatal(err)
			}
			sums = sums.Add(r.Sums)
			if o.Worth().Minor != before-r.Sums.Total() || min(r.Sums.Tickets, r.Sums.Fees, r.Sums.TicketTax, r.Sums.FeeTax) < 0 {
				t.Fatalf("%+v of %d leaves %s", r.Sums, before, o.Worth())
			}
			for _, place := range some {
				if r.Sums.Tickets < alone[place-1].Tickets || slices.Contains(o.Left(), place) {
					t.Fatalf("place %d: %+v", place, r)
				}
			}
			if _, err := o.TakeBack(order.Back{Places: some[:1]}); !errors.Is(err, order.ErrPlaceBack) {
				t.Fatalf("once more: %v", err)
			}
			if n := pricing.Places(o.LinesLeft()); n != len(o.Left()) {
				t.Fatalf("%d places in the lines, %d left", n, len(o.Left()))
			}
		}
		if sums != o.Bill().Sums() || !o.Worth().IsZero() {
			t.Fatalf("in all %+v of %+v", sums, o.Bill().Sums())
		}
	})
}

// Without being asked the fees per order stay, until the last place goes.
func TestFeesPerOrderStayToTheLast(t *testing.T) {
	two := order.Order{Currency: "EUR", State: order.Paid, PerOrder: pricing.Charge{Fee: 200, Tax: 38},
		Lines: []pricing.Line{{Place: "a", Quantity: 1, Price: pricing.Price{Face: 1000}}, {Place: "b", Quantity: 1, Price: pricing.Price{Face: 3000}}}}
	for _, test := range []struct {
		fee         bool
		first, last int64
	}{{false, 1000, 3200}, {true, 1051, 3149}} {
		o := two
		first, err := o.TakeBack(order.Back{Places: []int{1}, OrderFee: test.fee})
		if err != nil {
			t.Fatal(err)
		}
		last, err := o.TakeBack(order.Back{})
		if err != nil || first.Sums.Total() != test.first || last.Sums.Total() != test.last {
			t.Errorf("%d, then %d, %v", first.Sums.Total(), last.Sums.Total(), err)
		}
		if _, err := o.TakeBack(order.Back{}); !errors.Is(err, order.ErrPlaceBack) || len(two.Returns) > 0 {
			t.Errorf("nothing was left: %v", err)
		}
	}
}

func TestNamesOfPlaces(t *testing.T) {
	o := order.Order{Lines: []pricing.Line{{Place: "a", Quantity: 1}, {Place: "pit", Area: true, Quantity: 2}, {Place: "b", Quantity: 1}}}
	if got := o.NamesOf([]int{1, 3, 4}); !slices.Equal(got, []string{"a", "pit", "b"}) {
		t.Errorf("%q", got)
	}
}
