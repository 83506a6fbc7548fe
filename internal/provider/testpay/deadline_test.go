package testpay_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// rival is somebody else who would like to have the seat.
type rival int

const (
	alone   rival = iota
	tooSoon       // tries while the payer's time runs, and not again
	waits         // tries until the seat is free, before the house hears of the money
	slower        // tries until the seat is free, after the house heard of the money
)

// deadlineCourse is money that comes around the end of a hold, on a company and a
// house that go by one clock.
type deadlineCourse struct {
	name  string
	lands time.Duration // after the deadline, at the company
	heard time.Duration // after the deadline, by the house
	rival rival
	payer order.State // what the payer ends with
	won   bool        // the rival has the seat
}

const second = time.Second

var deadlineCourses = []deadlineCourse{
	{"a second before, alone", -second, -second, alone, order.Paid, false},
	{"a second before, somebody tries", -second, -second, tooSoon, order.Paid, false},
	{"a second before, somebody waits", -second, -second, slower, order.Paid, false},
	{"at the deadline, alone", 0, 0, alone, order.Paid, false},
	{"at the deadline, somebody tried before", 0, 0, tooSoon, order.Paid, false},
	{"at the deadline, somebody waited and is first", 0, 0, waits, order.Cancelled, true},
	{"at the deadline, somebody waited and is second", 0, 0, slower, order.Paid, false},
	{"a second after, alone", second, second, alone, order.Paid, false},
	{"a second after, somebody has the seat", second, second, waits, order.Cancelled, true},
	{"a second after, somebody is second", second, second, slower, order.Paid, false},
	{"a second before, heard at the deadline, alone", -second, 0, alone, order.Paid, false},
	{"a second before, heard a second after, alone", -second, second, alone, order.Paid, false},
	{"a second before, heard a second after, somebody waits", -second, second, waits, order.Cancelled, true},
	{"a second after, heard a day later, alone", second, 23 * time.Hour, alone, order.Paid, false},
	{"a second after, heard a day later, somebody has the seat", second, 23 * time.Hour, waits, order.Cancelled, true},
}

// TestMoneyAroundTheDeadline: whoever is first has the seat, the money of the
// other is not taken, and the seat has one owner at every moment.
func TestMoneyAroundTheDeadline(t *testing.T) {
	for _, c := range deadlineCourses {
		t.Run(c.name, func(t *testing.T) { c.play(newWhole(t)) })
	}
}

func (c deadlineCourse) play(w *whole) {
	payer, err := w.begin("s/A/1")
	if err != nil {
		w.Fatal(err)
	}
	var won order.Order
	tries := func(free bool) {
		w.Helper()
		o, err := w.begin("s/A/1")
		if free != (err == nil) || err != nil && !errors.Is(err, inventory.ErrTaken) {
			w.Fatalf("the rival is answered with %v", err)
		}
		if err == nil {
			won = o
			w.post(o, "approve")
			if _, err := w.service.Confirm(w.Context(), o.ID, checkout.ByBuyer); err != nil { // the browser comes back
				w.Fatal(err)
			}
		}
	}
	to := func(after time.Duration) { w.clock.Advance(payer.Deadline.Add(after).Sub(w.clock.Now())) }

	if c.rival == tooSoon || c.rival == slower {
		to(-second)
		tries(false)
	}
	if c.rival == waits && c.lands >= 0 { // they have it before the payer pays
		to(0)
		tries(true)
	}
	to(c.lands)
	w.post(payer, "approve")
	if c.rival == waits && won.ID.IsZero() { // or before the house hears of it
		to(0)
		tries(true)
	}
	to(c.heard)
	w.turn()
	w.turn() // what the first led to
	if c.rival == slower {
		tries(false)
	}
	w.turn()

	ended := w.see(payer)
	if ended.State != c.payer || ended.Step != "done" {
		w.Errorf("the payer's order is %s at %s: %s", ended.State, ended.Step, ended.Reason)
	}
	if c.payer == order.Cancelled && !strings.Contains(ended.Reason, "somebody else has them now") {
		w.Errorf("the payer is told %q", ended.Reason)
	}
	status, err := w.gateway.Fetch(w.Context(), ended.Ref)
	if want := map[bool]payment.Standing{true: payment.Captured, false: payment.Voided}[c.payer == order.Paid]; err != nil || status.Standing != want {
		w.Errorf("at the company the payer's money is %s, %v", status.Standing, err)
	}
	if c.won != !won.ID.IsZero() || c.won && w.see(won).State != order.Paid {
		w.Errorf("the rival has %s", w.see(won).State)
	}
	if sold, paidFor := w.sold(), w.balanced(); sold != 1 || paidFor != 1 {
		w.Errorf("%d seats are sold, %d paid for", sold, paidFor)
	}
}
