package checkout

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/payment"
)

// refunded is a stage over many orders at a provider that takes its time for each. It
// gives the orders in the order they were begun, and how many were under way in
// each while that one takes. A panic of the stage comes as panicked.
func refunded(t *testing.T, orders int, answer func(n int) *fault.Fault) (begun []id.Order, atOnce []int, why *fault.Fault, panicked any) {
	t.Helper()
	all := make([]id.Order, orders)
	for n := range all {
		all[n] = id.New[id.Order]()
	}
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		start, now := time.Now(), 0
		g := &stage{
			look: func(_ context.Context, after id.Order) ([]id.Order, error) {
				from := slices.Index(all, after) + 1
				return all[from:min(from+7, orders)], nil
			},
			refund: func(_ context.Context, o id.Order) (*fault.Fault, error) {
				mu.Lock()
				n := len(begun)
				begun = append(begun, o)
				now++
				round := int(time.Since(start) / eachTakes)
				atOnce = append(atOnce, make([]int, max(0, round+1-len(atOnce)))...)
				atOnce[round] = max(atOnce[round], now)
				mu.Unlock()
				time.Sleep(eachTakes)
				mu.Lock()
				now--
				mu.Unlock()
				return answer(n), nil
			},
		}
		defer func() { panicked = recover() }()
		var err error
		if why, err = g.run(t.Context()); err != nil {
			t.Error(err)
		}
	})
	// Those of one instant are begun in any order.
	place := func(o id.Order) int { return slices.Index(all, o) }
	sorted := slices.SortedFunc(slices.Values(begun), func(a, b id.Order) int { return place(a) - place(b) })
	if !slices.Equal(sorted, all[:len(begun)]) {
		t.Error("some were left out, or begun twice")
	}
	return begun, atOnce, why, panicked
}

const eachTakes = 1100 * time.Millisecond

func well(int) *fault.Fault { return nil }

// A stage begins gently, asks for more at a time while all goes well, and never for
// more than a few.
func TestAStageSparesTheProvider(t *testing.T) {
	begun, atOnce, why, _ := refunded(t, 4+8+3*16, well)
	if len(begun) != 60 || why != nil || !slices.Equal(atOnce, []int{4, 8, 16, 16, 16}) {
		t.Errorf("%d were begun, %v at a time, %v", len(begun), atOnce, why)
	}
}

// It begins none once its time is over; others may want to work.
func TestAStageEnds(t *testing.T) {
	begun, atOnce, why, _ := refunded(t, 1000, well)
	if rounds := 1 + int(stageFor/eachTakes); len(atOnce) != rounds || len(begun) != 4+8+(rounds-2)*16 || why != nil {
		t.Errorf("%d were begun, %v at a time, %v", len(begun), atOnce, why)
	}
}

// One that cannot pay, or does not answer, is asked for no more.
func TestAStageStopsWhereItIsOfNoUse(t *testing.T) {
	begun, _, why, _ := refunded(t, 100, func(n int) *fault.Fault {
		if n == 3 {
			return payment.ErrNoFunds
		}
		return nil
	})
	if len(begun) > 4+8 || why != payment.ErrNoFunds {
		t.Errorf("%d were begun, %v", len(begun), why)
	}
	begun, atOnce, why, _ := refunded(t, 20, func(int) *fault.Fault { return payment.ErrRefused })
	if len(begun) != 20 || slices.Max(atOnce) != firstAtOnce || why != nil {
		t.Errorf("of those refused %d were begun, %v at a time, %v", len(begun), atOnce, why)
	}
}

// One that this program fails at keeps no other from being refunded, and the run
// waits before it is tried again.
func TestAStageLeavesOut(t *testing.T) {
	begun, _, why, _ := refunded(t, 40, func(n int) *fault.Fault {
		if n == 3 {
			return fault.ErrInternal
		}
		return nil
	})
	if len(begun) != 40 || why != fault.ErrInternal {
		t.Errorf("%d were begun, %v", len(begun), why)
	}
}

// What panics comes out where whoever runs jobs expects it, once all others have ended.
func TestAStageThatPanics(t *testing.T) {
	if _, _, _, panicked := refunded(t, 10, func(int) *fault.Fault { panic("oh") }); panicked != "oh" {
		t.Errorf("%v came out", panicked)
	}
}

var tooFast = payment.ErrUnreachable.Because(payment.TooFast)

// One that says that it is asked too often is asked half as often, and more only
// slowly; where even one at a time is too much, the run waits.
func TestAStageSlowsDown(t *testing.T) {
	begun, atOnce, why, _ := refunded(t, 4+8+16+8+9+10, func(n int) *fault.Fault {
		if n >= 4+8 && n < 4+8+16 { // sixteen at a time are too many
			return tooFast
		}
		return nil
	})
	if len(begun) != 55 || why != nil || !slices.Equal(atOnce, []int{4, 8, 16, 8, 9, 10}) {
		t.Errorf("%d were begun, %v at a time, %v", len(begun), atOnce, why)
	}
	begun, atOnce, why, _ = refunded(t, 100, func(int) *fault.Fault { return tooFast })
	if len(begun) != 4+2+1 || why != tooFast || !slices.Equal(atOnce, []int{4, 2, 1}) {
		t.Errorf("always: %d were begun, %v at a time, %v", len(begun), atOnce, why)
	}
}
