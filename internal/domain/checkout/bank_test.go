package checkout_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

var (
	backAll  = euro(priceAll)
	backPart = euro(4000)
	notBack  = euro(0)
)

// bankSays is the buyer's bank that has so much of the money from now on, and
// the provider that tells of it, twice.
func (w *world) bankSays(n int, level money.Amount) {
	w.t.Helper()
	w.company.set(w.order, func(i *atCompany) { i.ChargedBack = level })
	for range 2 {
		w.try(func() error {
			return w.service.Webhook(w.t.Context(), "company", nil, fmt.Appendf(nil, "bank %d of %s", n, w.order))
		})
	}
}

// buys is a purchase that came to its end.
func (w *world) buys() {
	w.t.Helper()
	w.holdSeats()
	w.begin(1)
	w.pay()
	w.confirm(checkout.ByBuyer)
	w.come(func(o order.Order) bool { return o.State == order.Paid })
}

func (w *world) refundNow(n byte) {
	w.t.Helper()
	w.try(func() error {
		_, err := w.service.Refund(w.t.Context(), key(n), account.Operator(), w.order, order.Back{})
		return err
	})
}

func chargedBack(e ended) ended {
	return with(e, func(e *ended) { e.state, e.standing = order.ChargedBack, payment.Captured })
}

// bankStories are purchases whose money a bank takes back.
var bankStories = []story{
	{name: "charged back", prices: normal, until: 3 * time.Hour, end: chargedBack(paid), play: func(w *world) {
		w.buys()
		w.bankSays(1, backAll)
	}},
	{name: "charged back before the seats are fixed", prices: normal, until: 3 * time.Hour,
		end: with(stillHeld, func(e *ended) { e.captures, e.kept, e.standing = 1, priceAll, payment.Captured }), play: func(w *world) {
			w.company.atOnce = true
			w.holdSeats()
			w.begin(1)
			w.pay()
			w.bankSays(1, backAll)
		}},
	{name: "refunded, which fails later and is done again", prices: normal, until: 12 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.buys()
			w.refundNow(201)
			w.come(func(o order.Order) bool { return o.State == order.Refunded && o.Step == "done" })
			w.company.set(w.order, func(i *atCompany) { i.RefundsFailed, i.Refunded, i.Standing = 1, notBack, payment.Captured })
			w.bankSays(1, notBack)
			w.come(func(order.Order) bool { return w.isTold(payment.MatterRefundFailed) })
			w.decide(90, true, 0)
		}},
	{name: "charged back and given up", prices: normal, until: 6 * time.Hour, end: paid, play: func(w *world) {
		w.buys()
		w.bankSays(1, backAll)
		w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
		w.bankSays(2, notBack)
	}},
	{name: "charged back, given up and charged back", prices: normal, until: 9 * time.Hour, end: chargedBack(paid), play: func(w *world) {
		w.buys()
		for n, level := range []money.Amount{backPart, notBack, backAll} {
			w.bankSays(n, level)
			w.settle(w.clock.Now().Add(10 * time.Minute))
		}
	}},
	{name: "charged back, the seats sold again", prices: normal, until: 6 * time.Hour,
		end: chargedBack(with(paid, func(e *ended) { e.seats, e.cancelled = free(inventory.Count{}), 0 })), play: func(w *world) {
			w.buys()
			w.bankSays(1, backAll)
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.refundNow(201)
		}},
	{name: "charged back, the seats sold again, and given up", prices: normal, until: 9 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.buys()
			w.bankSays(1, backAll)
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.refundNow(201)
			w.come(func(o order.Order) bool { return o.Step == "done" })
			w.bankSays(2, notBack)
		}},
	{name: "charged back in part, the rest refunded", prices: normal, until: 9 * time.Hour,
		end: with(paid, func(e *ended) {
			e.state, e.seats, e.kept, e.cancelled = order.Refunded, free(inventory.Count{}), backPart.Minor, 1
		}), play: func(w *world) {
			w.buys()
			w.bankSays(1, backPart)
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.refundNow(201)
		}},
	{name: "charged back while it is refunded", prices: normal, until: 9 * time.Hour,
		end: with(paid, func(e *ended) {
			e.state, e.seats, e.cancelled = order.Refunded, free(inventory.Count{}), 1
		}), play: func(w *world) {
			w.buys()
			w.company.set(w.order, func(i *atCompany) { i.ChargedBack = backAll })
			w.refundNow(201)
			w.bankSays(1, backAll)
		}},
	{name: "refunded, then charged back", prices: normal, until: 9 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.buys()
			w.refundNow(201)
			w.come(func(o order.Order) bool { return o.State == order.Refunded })
			w.bankSays(1, backAll)
		}},
	{name: "a buyer returned a part, and the bank takes all and gives it up", prices: normal, until: 9 * time.Hour,
		end: left(4, 0, bought-4500+ofSeat), play: func(w *world) {
			w.buyOn(usual)
			w.giveBack(10, 2)
			w.bankSays(1, euro(bought))
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.bankSays(2, notBack)
		}},
	{name: "a buyer returned a part, the bank takes all, and the seats are sold again", prices: normal, until: 9 * time.Hour,
		end: chargedBack(with(left(0, 0, bought-4500+ofSeat), func(e *ended) { e.seats = free(inventory.Count{}) })), play: func(w *world) {
			w.buyOn(usual)
			w.giveBack(10, 2)
			w.bankSays(1, euro(bought))
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.refundNow(201)
		}},
	{name: "a buyer returned a part, the bank takes some, and the seats are sold again", prices: normal, until: 9 * time.Hour,
		play: func(w *world) {
			w.buyOn(usual)
			w.giveBack(10, 2)
			w.bankSays(1, backPart)
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.refundNow(201)
		}, end: gone(backPart.Minor + ofSeat)},
	{name: "a buyer returned all, and the bank takes it and gives it up", prices: normal, until: 9 * time.Hour,
		end: gone(2*ofSeat + 3*ofFloor), play: func(w *world) {
			w.buyOn(usual)
			w.giveBack(10)
			w.bankSays(1, euro(bought))
			w.settle(w.clock.Now().Add(10 * time.Minute))
			w.bankSays(2, notBack)
		}},
	{name: "charged back in part, the rest refunded, and given up", prices: normal, until: 12 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.buys()
			w.bankSays(1, euro(4500)) // as much as is left
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.refundNow(201)
			w.come(func(o order.Order) bool { return o.State == order.Refunded && o.Step == "done" })
			w.bankSays(2, notBack)
		}},
	{name: "charged back before the seats are fixed, and given up", prices: normal, until: 9 * time.Hour,
		end: with(stillHeld, func(e *ended) { e.captures, e.standing, e.seats = 1, payment.Refunded, free(inventory.Count{}) }), play: func(w *world) {
			w.company.atOnce = true
			w.holdSeats()
			w.begin(1)
			w.pay()
			w.bankSays(1, backAll)
			w.come(func(o order.Order) bool { return o.State == order.Cancelled && o.Step == "done" })
			w.clock.Advance(time.Hour)
			w.bankSays(2, notBack)
		}},
	{name: "charged back, the seats sold again, and given up in part", prices: normal, until: 9 * time.Hour,
		end: with(paid, func(e *ended) {
			e.state, e.seats, e.kept, e.cancelled = order.Refunded, free(inventory.Count{}), backPart.Minor, 1
		}), play: func(w *world) {
			w.buys()
			w.bankSays(1, backAll)
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.refundNow(201)
			w.come(func(o order.Order) bool { return o.Step == "done" })
			w.bankSays(2, backPart)
		}},
	{name: "a part goes back, then the bank takes all", prices: normal, until: 9 * time.Hour,
		end: chargedBack(left(4, 0, bought-4500)), play: func(w *world) {
			w.buy()
			w.takeBack(10, order.Back{Places: []int{2}})
			w.bankSays(1, euro(bought))
		}},
	{name: "a part goes back, the bank takes all and gives it up", prices: normal, until: 9 * time.Hour,
		end: left(4, 0, bought-4500), play: func(w *world) {
			w.buy()
			w.takeBack(10, order.Back{Places: []int{2}})
			w.bankSays(1, euro(bought))
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.bankSays(2, notBack)
		}},
	{name: "a part goes back, the bank takes some of the rest, and another part goes back after it gave up", prices: normal, until: 9 * time.Hour,
		end: left(2, 0, bought-4500-2*2250), play: func(w *world) {
			w.buy()
			w.takeBack(10, order.Back{Places: []int{2}})
			w.bankSays(1, backPart)
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.bankSays(2, notBack)
			w.come(func(o order.Order) bool { return o.State == order.Paid })
			w.takeBack(11, order.Back{Places: []int{3, 4}})
		}},
	{name: "a part goes back, the bank takes some of the rest, the seats are sold again, and it gives up", prices: normal, until: 12 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.buy()
			w.takeBack(10, order.Back{Places: []int{2}})
			w.bankSays(1, backPart)
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.refundNow(201)
			w.come(func(o order.Order) bool { return o.State == order.Refunded && o.Step == "done" })
			w.bankSays(2, notBack)
		}},
	{name: "the bank takes what a part has coming, which is then its buyer's", prices: normal, until: 9 * time.Hour,
		end: left(4, 0, bought), play: func(w *world) {
			w.buy()
			w.company.set(w.order, func(i *atCompany) { i.ChargedBack = euro(4500) })
			w.takeBack(10, order.Back{Places: []int{2}})
			w.bankSays(1, euro(4500))
		}},
	{name: "the bank takes what a part has coming, and gives it up", prices: normal, until: 9 * time.Hour,
		end: left(4, 0, bought-4500), play: func(w *world) {
			w.buy()
			w.company.set(w.order, func(i *atCompany) { i.ChargedBack = euro(4500) })
			w.takeBack(10, order.Back{Places: []int{2}})
			w.bankSays(1, euro(4500))
			w.settle(w.clock.Now().Add(10 * time.Minute))
			w.bankSays(2, notBack)
		}},
	{name: "the bank takes all while a part goes back, and gives it up", prices: normal, until: 9 * time.Hour,
		end: left(4, 0, bought-4500), play: func(w *world) {
			w.buy()
			w.company.set(w.order, func(i *atCompany) { i.ChargedBack = euro(bought) })
			w.takeBack(10, order.Back{Places: []int{2}})
			w.bankSays(1, euro(bought))
			w.come(func(o order.Order) bool { return o.State == order.ChargedBack })
			w.bankSays(2, notBack)
		}},
}

// TestChargeBackIsToldOnce tells what buyer and staff see of a bank that takes
// the money back, however often that is told.
func TestChargeBackIsToldOnce(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buys()
	for n := range 3 { // the provider tells it in messages of its own each time
		w.bankSays(n+1, backAll)
		w.settle(w.clock.Now().Add(time.Hour))
	}
	told := 0
	for _, what := range w.timeline() {
		if what == order.WasChargedBack {
			told++
		}
	}
	if told != 1 || w.at().Reason == "" {
		t.Errorf("it is told %d times, and %q", told, w.at().Reason)
	}
	mustMatter(t, w, payment.MatterChargeBack)
	w.refundNow(201)
	w.settle(w.clock.Now().Add(time.Hour))
	mustMatter(t, w)
	if a := w.check()[0]; a.Balance.ChargedBack != priceAll || a.Balance.Refunded != 0 || a.Balance.Earned() != 0 {
		t.Errorf("the books have %+v", a.Balance)
	}
}

func mustMatter(t *testing.T, w *world, want ...payment.MatterKind) {
	t.Helper()
	open, _, err := w.service.Matters(t.Context(), account.Operator(), w.order, "", 50)
	var kinds []payment.MatterKind
	for _, m := range open {
		kinds = append(kinds, m.Kind)
	}
	if err != nil || !slices.Equal(kinds, want) {
		t.Errorf("staff are told of %v (%v), not of %v", kinds, err, want)
	}
}

// What a bank takes that cannot be in the books, people are told.
func TestOddChargeBacks(t *testing.T) {
	for name, test := range map[string]struct {
		level money.Amount
		first func(w *world)
		state order.State
	}{
		"in part":             {backPart, nil, order.ChargedBack},
		"more than there was": {euro(priceAll + 1), nil, order.ChargedBack},
		"another currency":    {money.Of(priceAll, "USD"), nil, order.Paid},
		"of money that went back": {backAll, func(w *world) {
			w.refundNow(201)
			w.settle(w.clock.Now().Add(time.Hour))
		}, order.Refunded},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, &fuse{}, normal)
			w.buys()
			if test.first != nil {
				test.first(w)
			}
			w.bankSays(1, test.level)
			w.settle(w.clock.Now().Add(time.Hour))
			if got := w.at().State; got != test.state {
				t.Errorf("the order is %s, not %s", got, test.state)
			}
			open, _, err := w.service.Matters(t.Context(), account.Operator(), w.order, "", 50)
			if err != nil || !slices.ContainsFunc(open, func(m payment.Matter) bool { return m.Kind == payment.MatterChargeBackOdd }) {
				t.Errorf("staff are told of %+v (%v)", open, err)
			}
		})
	}
}

func TestCloseMatter(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buys()
	w.bankSays(1, backAll)
	w.settle(w.clock.Now().Add(time.Hour))
	open, _, err := w.service.Matters(t.Context(), account.Operator(), w.order, "", 50)
	if err != nil || len(open) != 1 {
		t.Fatalf("%+v, %v", open, err)
	}
	stranger := account.Actor{Role: account.RoleOwner, Organiser: id.New[id.Organiser]()}
	mustBe(t, w.service.CloseMatter(t.Context(), key(90), stranger, open[0].ID, "seen", false), payment.ErrNoMatter)
	mustBe(t, w.service.CloseMatter(t.Context(), key(91), account.Operator(), open[0].ID, "", false), payment.ErrReceipt)
	mustBe(t, w.service.CloseMatter(t.Context(), key(94), account.Operator(), open[0].ID, "once more", true), payment.ErrReceipt)
	for range 2 {
		mustBe(t, w.service.CloseMatter(t.Context(), key(92), account.Operator(), open[0].ID, "the buyer came in person", false), nil)
	}
	mustBe(t, w.service.CloseMatter(t.Context(), key(93), account.Operator(), open[0].ID, "again", false), payment.ErrMatterClosed)
	mustMatter(t, w)
}

// Buyers are told once of each time that their bank takes money, and of each
// time that it gives it up; then nothing is left for staff to decide.
func TestMailsAboutBanks(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buy()
	w.takeBack(10, order.Back{Places: []int{2}})
	for n, level := range []money.Amount{backPart, euro(bought), notBack, backPart, notBack} {
		w.bankSays(n, level)
		w.settle(w.clock.Now().Add(time.Hour))
		if n == 3 {
			mustMatter(t, w, payment.MatterChargeBackOdd)
		}
	}
	mustMatter(t, w)
	var told []string
	for _, j := range w.store.due(notify.JobBank) {
		var args struct {
			No   int
			Good bool
		}
		if err := json.Unmarshal(j.Args, &args); err != nil {
			t.Fatal(err)
		}
		told = append(told, fmt.Sprint(args.No, args.Good))
	}
	if slices.Sort(told); !slices.Equal(told, []string{"1 false", "3 true", "4 false", "5 true"}) {
		t.Errorf("they are told %v", told)
	}
}

// While a bank has money of an order, only all of its places can be given up.
func TestNoPartOfWhatABankHas(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buy()
	w.bankSays(1, backPart)
	w.settle(w.clock.Now().Add(time.Hour))
	_, err := w.service.Refund(t.Context(), key(10), account.Operator(), w.order, order.Back{Places: []int{1}})
	mustBe(t, err, checkout.ErrNotRefundable)
	w.takeBack(11, order.Back{Places: []int{5, 1, 2, 3, 4}})
	w.mustEnd(ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, kept: backPart.Minor, standing: payment.Captured, ticketed: 1, cancelled: 1})
}

// A bank takes what went back already, before we know that it did: the books
// have the refund, and people are told of what cannot be in them.
func TestChargeBackOfWhatWentBackUnheard(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buys()
	w.company.setAway(true)
	w.refundNow(201)
	w.company.set(w.order, func(i *atCompany) {
		i.Standing, i.Refunded, i.ChargedBack = payment.Refunded, backAll, backAll
	})
	w.company.setAway(false)
	w.bankSays(1, backAll)
	w.settle(w.clock.Now().Add(time.Hour))
	w.mustEnd(ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1})
	mustMatter(t, w, payment.MatterChargeBackOdd)
}

// People are told of what a bank has now, anew when that changes, and not of what
// it had.
func TestWhatABankHasNow(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buys()
	asked := 0
	says := func(level money.Amount, want ...string) {
		t.Helper()
		for range 2 { // it is told of twice
			asked++
			w.bankSays(asked, level)
			w.settle(w.clock.Now().Add(time.Hour))
		}
		open, _, err := w.service.Matters(t.Context(), account.Operator(), w.order, "", 50)
		var told []string
		for _, m := range open {
			told = append(told, string(m.Kind)+" "+m.Detail)
		}
		if err != nil || !slices.Equal(told, want) {
			t.Errorf("with %s at the bank staff are told of %q (%v), not of %q", level, told, err, want)
		}
	}
	keys := byte(100)
	seenTo := func() {
		t.Helper()
		open, _, err := w.service.Matters(t.Context(), account.Operator(), w.order, "", 50)
		mustBe(t, err, nil)
		for _, m := range open {
			keys++
			mustBe(t, w.service.CloseMatter(t.Context(), key(keys), account.Operator(), m.ID, "seen to", false), nil)
		}
	}
	says(euro(100), "charge_back_odd 1.00 EUR")
	says(euro(300), "charge_back_odd 3.00 EUR")
	seenTo()
	says(euro(300))
	says(backAll, "charge_back 90.00 EUR")
	says(euro(priceAll+500), "charge_back 95.00 EUR", "charge_back_odd 5.00 EUR")
	says(backAll, "charge_back 90.00 EUR")
	says(euro(priceAll+500), "charge_back 95.00 EUR", "charge_back_odd 5.00 EUR") // which had settled itself
	seenTo()
	says(euro(priceAll + 500))
	says(euro(8000), "charge_back_odd 80.00 EUR")
	says(notBack)
	says(euro(8000), "charge_back_odd 80.00 EUR")

	// Of an order that is no more a bank has nothing in the end.
	w.company.set(w.order, func(i *atCompany) { i.ChargedBack = notBack })
	says(notBack)
	w.refundNow(201)
	w.settle(w.clock.Now().Add(time.Hour))
	says(euro(3300), "charge_back_odd 33.00 EUR")
	says(notBack)
	says(euro(3300), "charge_back_odd 33.00 EUR")
}
