package inventory

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontrow/internal/domain/seating"
)

func wish(b byte, w Wish) Place { return Place{Buyer: buyer(b), Choice: Choice{Best: &w}} }

// A wish sees what the batch before it took and gave back.
func TestBestSeesTheBatch(t *testing.T) {
	h := newHouse(t)
	rest := h.must(wish(1, Wish{Quantity: 4}))
	taken := rest.Hold.Seats()
	out := h.all(Release{Buyer: buyer(1), Hold: rest.Hold.ID}, wish(2, Wish{Quantity: 4}), wish(3, Wish{Quantity: 4}))
	for _, o := range out {
		if o.Err != nil {
			t.Fatal(o.Err)
		}
	}
	if got := out[1].Answer.Hold.Seats(); !slices.Equal(got, taken) {
		t.Errorf("%v were given back and are the best, and somebody got %v", taken, got)
	}
	if got := out[2].Answer.Hold.Seats(); slices.Contains(taken, got[0]) {
		t.Errorf("%v twice", got)
	}
	h.audit()
}

// Where there is no row for a party, it is refused, or split if it may be.
func TestBestInGroups(t *testing.T) {
	h := newHouse(t)
	h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/A/3", "s/A/4", "s/B/3", "s/B/4"}}, Reason: "a gap in each row"})
	h.refused(wish(1, Wish{Quantity: 4, Level: "l1"}), ErrNoneTogether)
	a := h.must(wish(1, Wish{Quantity: 4, Level: "l1", MaySplit: true}))
	if got := fmt.Sprint(a.Hold.Seats()); got != "[s/A/1 s/A/2 s/B/1 s/B/2]" && got != "[s/A/5 s/A/6 s/B/5 s/B/6]" {
		t.Errorf("four in groups: %v", got)
	}
	h.refused(wish(2, Wish{Quantity: 4, Level: "l2", Section: "s", MaySplit: true, Accessible: true}), ErrNoneTogether)
	h.audit()
}

// The seats of holds past their deadline are found, whether or not a row has
// said that they are free; a glance does not refuse for them.
func TestBestFindsOverdueSeats(t *testing.T) {
	h := newHouse(t)
	var last Answer
	for b := byte(1); ; b++ {
		a, err := h.do(wish(b, Wish{Quantity: 1}))
		if err != nil {
			break
		}
		last = a
	}
	h.refused(wish(50, Wish{Quantity: 1}), ErrNoneTogether)
	if Refuse(h.fold, h.plan, wish(50, Wish{Quantity: 1}), h.now) == nil {
		t.Error("what is not there is not refused at a glance")
	}
	h.now = last.Hold.Deadline
	if err := Refuse(h.fold, h.plan, wish(50, Wish{Quantity: 1}), h.now); err != nil {
		t.Errorf("refused at a glance: %v", err)
	}
	if out := h.all(wish(50, Wish{Quantity: 2}), wish(51, Wish{Quantity: 2})); out[0].Err != nil || out[1].Err != nil {
		t.Errorf("%v, %v", out[0].Err, out[1].Err)
	}
	h.audit()
}

// The set of free seats that searches read is what the cells say, however the
// fold came to be.
func TestFreeSeatsFollowTheCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := newHouse(t)
		check := func(f *Fold, which string) {
			if len(f.free) != len(seating.NewSet(len(f.cells))) {
				t.Fatalf("%s: %d words for %d seats", which, len(f.free), len(f.cells))
			}
			for i, c := range f.cells {
				if f.free.Has(i) != (c.state() == Available) {
					t.Fatalf("%s: seat %d is %s", which, i, c.state())
				}
			}
		}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			h.now = h.now.Add(time.Duration(rapid.IntRange(0, 8).Draw(t, "minutes")) * time.Minute)
			var batch []Command
			for range rapid.IntRange(1, 3).Draw(t, "commands") {
				b := byte(rapid.IntRange(1, 4).Draw(t, "buyer"))
				batch = append(batch, rapid.SampledFrom([]Command{
					wish(b, Wish{Quantity: 2}), wish(b, Wish{Quantity: 3, MaySplit: true}), place(b, "s/A/2"), Expire{Most: 2},
					Release{Buyer: buyer(b), Hold: HoldID{testShow, uint64(b)}},
				}).Draw(t, "command"))
			}
			h.all(batch...)
			check(h.fold, "fold")
		}
		again, err := Restore(h.fold.Checkpoint())
		if err != nil {
			t.Fatal(err)
		}
		check(again, "checkpoint")
	})
}

// BenchmarkWish is a wish decided alone in a stadium whose front half is sold.
func BenchmarkWish(b *testing.B) {
	plan, err := seating.Compile(seating.Stadium())
	if err != nil {
		b.Fatal(err)
	}
	h := &house{t: b, plan: plan, fold: NewFold(testShow), now: opening}
	terms := smallTerms()
	terms.Chart, terms.Prices.Levels = plan.Hash(), terms.Prices.Levels[:1]
	terms.Prices.Levels[0].Zones = nil
	for _, z := range plan.Zones() {
		terms.Prices.Levels[0].Zones = append(terms.Prices.Levels[0].Zones, z.ID)
	}
	h.must(SetTerms{terms})
	var front []string
	for i := range plan.Len() / 2 {
		front = append(front, plan.Label(i))
	}
	h.must(Block{Staff: staff(), Choice: Choice{Seats: front}, Reason: "half of it"})
	for _, quantity := range []int{2, 4} {
		c := wish(1, Wish{Quantity: quantity})
		b.Run(fmt.Sprintf("decide/%d", quantity), func(b *testing.B) {
			for b.Loop() {
				Decide(h.fold, plan, []Command{c}, h.now, Nonce{})
			}
		})
		b.Run(fmt.Sprintf("glance/%d", quantity), func(b *testing.B) {
			for b.Loop() {
				_ = Refuse(h.fold, plan, c, h.now)
			}
		})
	}
}
