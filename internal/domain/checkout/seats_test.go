package checkout_test

import (
	"context"
	"sync"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// box is one show's seats: the real rules, with a log in memory. The fuse may
// burn before a command is decided or after.
type box struct {
	mu    sync.Mutex
	fuse  *fuse
	clock *clock.Fake
	plan  *seating.Plan
	fold  *inventory.Fold

	sealed  func() // called once, after the first seal
	placed  func() // called once, after the next places were taken
	failing error  // of every command
}

// plan has one row of six seats and an area of ten places.
var plan = func() *seating.Plan {
	p, err := seating.Compile(&seating.Chart{
		Name: "Small", Zones: []seating.Zone{{ID: "front"}, {ID: "back"}},
		Sections: []seating.ChartSection{{ID: "s", Rows: []seating.ChartRow{{
			ID: "A", Zone: "front",
			Line: &seating.Line{From: seating.Point{X: 0, Y: 0}, To: seating.Point{X: 250, Y: 0}, Count: 6, First: 1, Step: 1},
		}}}},
		Areas: []seating.ChartArea{{ID: "floor", Zone: "back", Capacity: 10}},
	})
	if err != nil {
		panic(err)
	}
	return p
}()

func newBox(show id.Show, clk *clock.Fake, f *fuse, terms inventory.Terms) *box {
	b := &box{fuse: f, clock: clk, plan: plan, fold: inventory.NewFold(show)}
	if _, err := b.decide(inventory.SetTerms{Terms: terms}); err != nil {
		panic(err)
	}
	return b
}

func terms(now time.Time, face, fee int64) inventory.Terms {
	return inventory.Terms{
		Chart: plan.Hash(),
		Prices: pricing.List{Currency: "EUR", Levels: []pricing.Level{
			{ID: "l1", Name: "Front", Zones: []string{"front"}, Face: face, Fee: fee},
			{ID: "l2", Name: "Back", Zones: []string{"back"}, Face: face / 2, Fee: fee / 2},
		}},
		OpensAt: now.Add(-time.Hour), ClosesAt: now.Add(90 * 24 * time.Hour),
		HoldFor: 10 * time.Minute, ExtendBy: 5 * time.Minute, MaxPerHold: 6, MaxPerBuyer: 6, MaxPerEmail: 6,
	}
}

func (b *box) decide(c inventory.Command) (inventory.Answer, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	d := inventory.Decide(b.fold, b.plan, []inventory.Command{c}, b.clock.Now(), inventory.Nonce{})
	if d.Changes {
		if _, err := b.fold.Apply(d.Row); err != nil {
			return inventory.Answer{}, err
		}
	}
	return d.Outcomes[0].Answer, d.Outcomes[0].Err
}

// afterSeal has something happen between the seal and what follows it.
func (b *box) afterSeal(do func()) { b.sealed = do }

func (b *box) Do(_ context.Context, _ id.Show, c inventory.Command) (inventory.Answer, error) {
	if err := b.fuse.burn("before the seats"); err != nil {
		return inventory.Answer{}, inventory.ErrUnavailable.Because(err)
	}
	if b.failing != nil {
		return inventory.Answer{}, inventory.ErrUnavailable.Because(b.failing)
	}
	answer, err := b.decide(c)
	if _, seals := c.(inventory.Seal); seals && b.sealed != nil {
		b.sealed()
		b.sealed = nil
	}
	if _, places := c.(inventory.Place); places && b.placed != nil {
		b.placed()
		b.placed = nil
	}
	if lost := b.fuse.burn("after the seats"); lost != nil {
		return inventory.Answer{}, inventory.ErrUnavailable.Because(lost)
	}
	return answer, err
}

func (b *box) Hold(_ context.Context, hold inventory.HoldID, _ uint64) (inventory.Hold, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	h, found := b.fold.View(b.plan, hold.No, b.clock.Now())
	if !found {
		return h, inventory.ErrNoHold
	}
	return h, nil
}

// limits checks that nobody has more places than they may.
func (b *box) limits() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.fold.CheckLimits()
}

// counts gives how many places are in each state.
func (b *box) counts() inventory.Count {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.fold.Counts(b.plan, b.clock.Now()).All
}
