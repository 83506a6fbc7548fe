package engine_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
	"frontrow/internal/engine"
)

// Many holds that end in one instant come back in waves, and whoever holds a seat
// meanwhile never waits for more than one of them.
func TestHoldsThatEndTogetherComeInWaves(t *testing.T) {
	const most = 1000
	holds := 40_000
	if testing.Short() {
		holds = 6000
	}
	synctest.Test(t, func(t *testing.T) {
		plan, log := wide(t, 2*holds), newMemory()
		e := newEngine(log, func(c *engine.Config) {
			c.SweepMost = most
			c.Plans = func(context.Context, seating.Hash) (*seating.Plan, error) { return plan, nil }
		})
		show, ctx := id.New[id.Show](), context.Background()
		terms := terms(time.Now())
		terms.Chart = plan.Hash()
		if err := e.Open(ctx, show, terms); err != nil {
			t.Fatal(err)
		}
		var got answers
		for i := range holds {
			got.ask(ctx, e, show, place(plan.Label(2*i)))
		}
		got.wait.Wait()
		time.Sleep(10*time.Minute - time.Microsecond)
		rows := len(log.log(show))
		time.Sleep(time.Microsecond)

		waves, ended := holds/most, time.Now()
		time.Sleep(60 * time.Millisecond) // not in the instant of a wave
		for i := range 2 * waves {        // two in the time of each
			_, before := log.counts()
			c := place(plan.Label(2*i), plan.Label(2*i+1))
			if i%2 == 1 {
				c = place(plan.Label(2*holds - 1 - 2*i)) // one that was free all the time
			}
			if _, err := e.Do(ctx, show, c); err != nil {
				t.Fatal(err)
			}
			if _, after := log.counts(); after-before > 2 {
				t.Errorf("%d rows went into the log before somebody's hold, want one wave at most", after-before-1)
			}
			time.Sleep(125 * time.Millisecond)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if n := len(log.log(show)) - rows - 2*waves; n < waves-1 || n > waves+1 {
			t.Errorf("%d holds came back in %d rows, want %d of %d", holds, n, waves, most)
		}
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		if next, found := audit(t, log, show).NextDeadline(); !found || next.Before(ended.Add(time.Minute)) {
			t.Errorf("some are still said to run out at %v", next)
		}
	})
}
