package storetest

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
)

// keys checks I5 where it is stored.
func keys(t *testing.T, open Open) {
	t.Run("the answer is given again, with the effect once", func(t *testing.T) {
		db, clk := open(t)
		var ran, kept atomic.Int64 // the answer is the number of a run; only one run is kept
		var done sync.WaitGroup
		for range 20 {
			done.Go(func() {
				got, err := idem.Once(t.Context(), bind(db), key(1), func(q idem.Tx) (int64, error) {
					return ran.Add(1), q.Enqueue(job.Job{Kind: "effect"})
				})
				if kept.CompareAndSwap(0, got); err != nil || got != kept.Load() {
					t.Errorf("got %d, %v; another got %d", got, err, kept.Load())
				}
			})
		}
		done.Wait()
		if n := len(claim(t, db, clk.Now(), 10, "effect")); n != 1 {
			t.Errorf("the effect is there %d times", n)
		}
	})

	t.Run("another request under the same key", func(t *testing.T) {
		db, _ := open(t)
		if err := bind(db).Update(t.Context(), remember(1)); err != nil {
			t.Fatal(err)
		}
		k := key(1)
		k.Body[15]++
		err := bind(db).View(t.Context(), func(q idem.Tx) error {
			_, _, err := q.Recall(k)
			return err
		})
		if !errors.Is(err, idem.ErrKeyReused) {
			t.Errorf("got %v", err)
		}
	})

	t.Run("a refusal binds no key", func(t *testing.T) {
		db, _ := open(t)
		refusal := errors.New("refused")
		for _, want := range []error{refusal, nil} {
			_, err := idem.Once(t.Context(), bind(db), key(1), func(idem.Tx) (string, error) { return "answer", want })
			if err != want {
				t.Errorf("got %v", err)
			}
		}
	})

	t.Run("kept for 24 hours, then forgotten", func(t *testing.T) {
		db, clk := open(t)
		const old, young = 1200, 3 // more old ones than one unit of work removes
		err := bind(db).Update(t.Context(), func(q idem.Tx) error {
			for n := range old {
				if err := remember(n)(q); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		clk.Advance(time.Microsecond)
		for n := range young {
			if err := bind(db).Update(t.Context(), remember(old+n)); err != nil {
				t.Fatal(err)
			}
		}
		clk.Advance(idem.KeepFor - time.Microsecond)
		if pruned, err := db.PruneKeys(t.Context()); pruned != 0 || err != nil {
			t.Errorf("pruned %d at 24 hours, %v", pruned, err)
		}
		clk.Advance(time.Microsecond)
		if pruned, err := db.PruneKeys(t.Context()); pruned != old || err != nil {
			t.Errorf("pruned %d after 24 hours, %v", pruned, err)
		}
		if kept(t, db, old-1) || !kept(t, db, old) {
			t.Error("the wrong ones were forgotten")
		}
	})
}
