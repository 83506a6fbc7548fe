package engine_test

import (
	"sync"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// race lets four callers at two engines on one log fight over overlapping
// pairs of seats, round after round, and gives who got which seat.
func race(t *testing.T, log *memory, rounds int) (winners map[string][]inventory.HoldID, granted []inventory.Answer, show id.Show) {
	one, show := opened(t, log)
	two := newEngine(log)
	winners = map[string][]inventory.HoldID{}
	var mu sync.Mutex
	for round := range rounds {
		first := 3 * (round % (hall.Len() / 3))
		var callers sync.WaitGroup
		for i := range 4 {
			callers.Go(func() {
				e := one
				if i%2 == 1 {
					e = two
				}
				a, err := e.Do(t.Context(), show, place(seat(first+i/2), seat(first+i/2+1)))
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					granted = append(granted, a)
					for _, s := range a.Hold.Seats() {
						winners[s] = append(winners[s], a.Hold.ID)
					}
				}
			})
		}
		callers.Wait()
	}
	return winners, granted, show
}

// I1 and I7: however two engines race, a seat has one winner and a pair is
// taken whole or not at all.
func TestTwoEnginesNeverSellASeatTwice(t *testing.T) {
	log := newMemory()
	const rounds = 600
	winners, granted, show := race(t, log, rounds)
	for s, holds := range winners {
		if len(holds) != 1 {
			t.Errorf("%s was given to %v", s, holds)
		}
	}
	if len(granted) != rounds || len(winners) != 2*rounds {
		t.Errorf("%d holds of %d seats in %d rounds, want one pair a round", len(granted), len(winners), rounds)
	}
	audit(t, log, show, granted...)
}

// The twin of the test above: without the append's condition it must fail, or
// it proves nothing.
func TestWithoutTheConditionSeatsAreSoldTwice(t *testing.T) {
	log := newMemory()
	log.broken = true
	winners, _, _ := race(t, log, 600)
	for _, holds := range winners {
		if len(holds) > 1 {
			return
		}
	}
	t.Error("two engines raced on a log that lets every row in, and no seat was sold twice: the race test cannot see a double sale")
}
