package checkout_test

import (
	"testing"
	"time"

	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// buy is a buyer who has paid for two seats and three standing places, of 45.00
// and 22.50 each.
func (w *world) buy() {
	w.t.Helper()
	answer, err := w.box.decide(inventory.Place{Buyer: w.buyer, Choice: inventory.Choice{
		Seats: []string{"s/A/1", "s/A/2"}, Areas: []inventory.Places{{Area: "floor", Quantity: 3}},
	}})
	if err != nil {
		w.t.Fatal(err)
	}
	w.hold = answer.Hold.ID
	w.begin(1)
	w.pay()
	w.confirm(checkout.ByBuyer)
	w.come(func(o order.Order) bool { return o.State == order.Paid && o.Step == "done" })
}

const bought = 2*4500 + 3*2250

func left(sold, blocked int, kept int64) ended {
	return ended{state: order.Paid, seats: free(inventory.Count{Sold: sold, Blocked: blocked}), captures: 1, kept: kept,
		standing: payment.Captured, ticketed: 1}
}

var returnStories = []story{
	{name: "a seat goes back", prices: normal, until: time.Hour, end: left(4, 0, bought-4500), play: func(w *world) {
		w.buy()
		w.takeBack(10, order.Back{Places: []int{2}})
	}},
	{name: "standing places go back in two parts, one of them kept back", prices: normal, until: time.Hour,
		end: left(3, 1, bought-2*2250), play: func(w *world) {
			w.buy()
			w.takeBack(10, order.Back{Places: []int{4}})
			w.takeBack(11, order.Back{Places: []int{5}, Block: true})
		}},
	{name: "parts go back until nothing is left", prices: normal, until: time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{Blocked: 2}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1},
		play: func(w *world) {
			w.buy()
			w.takeBack(10, order.Back{Places: []int{3, 1}})
			w.takeBack(11, order.Back{Places: []int{2, 5}, Block: true})
			w.takeBack(12, order.Back{Places: []int{4}})
		}},
	{name: "a part goes back, then the rest", prices: normal, until: time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1},
		play: func(w *world) {
			w.buy()
			w.takeBack(10, order.Back{Places: []int{1}})
			w.refund()
		}},
	{name: "a place that was given away goes back", until: time.Hour,
		end: ended{state: order.Paid, seats: free(inventory.Count{Sold: 1}), ticketed: 1}, play: func(w *world) {
			w.holdSeats()
			w.begin(1)
			w.come(func(o order.Order) bool { return o.State == order.Paid })
			w.takeBack(10, order.Back{Places: []int{1}})
		}},
	{name: "paid later with too much, and a part goes back", prices: normal, until: 30 * 24 * time.Hour,
		end: with(paid, func(e *ended) { e.kept, e.seats = priceAll/2, free(inventory.Count{Sold: 1}) }), play: func(w *world) {
			w.owing()
			w.company.receive(w.order, priceAll+500)
			w.company.send()
			w.come(func(o order.Order) bool { return o.State == order.Paid && o.Step == "done" })
			w.takeBack(10, order.Back{Places: []int{2}})
		}},
}

// Whoever asks again with the key of a part is told the same, and no place goes
// back twice.
func TestReturnOfAPart(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buy()
	ctx, part := t.Context(), order.Back{Places: []int{2, 4}}
	first, err := w.service.Refund(ctx, key(10), account.Operator(), w.order, part)
	if err != nil || first.State != order.Paid || len(first.Returns) != 1 || first.Returns[0].Sums.Total() != 4500+2250 {
		t.Fatalf("%+v, %v", first.Returns, err)
	}
	_, err = w.service.Refund(ctx, key(11), account.Operator(), w.order, order.Back{Places: []int{4, 5}})
	mustBe(t, err, order.ErrPlaceBack)
	for _, odd := range [][]int{{0}, {6}, {-1}, {1, 1}} {
		_, err = w.service.Refund(ctx, key(12), account.Operator(), w.order, order.Back{Places: odd})
		mustBe(t, err, order.ErrBadPlaces)
	}
	w.takeBack(13, order.Back{Places: []int{5}})
	again, err := w.service.Refund(ctx, key(10), account.Operator(), w.order, part)
	if err != nil || len(again.Returns) != 1 {
		t.Errorf("asked again: %+v, %v", again.Returns, err)
	}
	w.mustEnd(left(2, 0, 4500+2250))
	tickets := w.validPlaces()
	if len(tickets) != 2 || tickets[0] != 1 || tickets[1] != 3 {
		t.Errorf("the tickets %v are valid", tickets)
	}
}

// While a part goes back, nothing else of the order does.
func TestOneReturnAtATime(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buy()
	w.company.setAway(true)
	if _, err := w.service.Refund(t.Context(), key(10), account.Operator(), w.order, order.Back{Places: []int{1}}); err != nil {
		t.Fatal(err)
	}
	for n, back := range []order.Back{{}, {Places: []int{1}}, {Places: []int{2}}} {
		_, err := w.service.Refund(t.Context(), key(byte(20+n)), account.Operator(), w.order, back)
		mustBe(t, err, checkout.ErrBusy)
	}
	w.check()
	w.company.setAway(false)
	w.come(func(o order.Order) bool { return o.Step == "done" })
	w.mustEnd(left(4, 0, bought-4500))
}
