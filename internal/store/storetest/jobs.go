package storetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/store"
)

const jobLease = time.Minute

func enqueue(t *testing.T, db *store.DB, all ...job.Job) {
	t.Helper()
	err := bind(db).Update(t.Context(), func(q idem.Tx) error {
		for _, j := range all {
			if err := q.Enqueue(j); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func claim(t *testing.T, db *store.DB, now time.Time, most int, kinds ...string) []job.Claimed {
	t.Helper()
	claimed, err := db.Jobs().Claim(t.Context(), now, jobLease, most, kinds)
	if err != nil {
		t.Fatal(err)
	}
	return claimed
}

func names(claimed []job.Claimed) []string {
	var all []string
	for _, c := range claimed {
		all = append(all, string(c.Args))
	}
	return all
}

func named(kind, key, name string, runAt time.Time) job.Job { return job.New(kind, key, name, runAt) }

// jobs checks what is handed out, to whom, and who may settle it.
func jobs(t *testing.T, open Open) {
	t.Run("those due, longest first, of the kinds asked for", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		enqueue(t, db,
			named("a", "", "now", time.Time{}),
			named("a", "", "later", now.Add(time.Second)),
			named("b", "", "earliest", now.Add(-time.Hour)),
			named("a", "", "earlier", now.Add(-time.Minute)),
			named("c", "", "another kind", now.Add(-time.Hour)),
			job.Job{Kind: "d"})
		if got := names(claim(t, db, now, 10, "a", "b")); !slices.Equal(got, []string{`"earliest"`, `"earlier"`, `"now"`}) {
			t.Errorf("got %v", got)
		}
		if got := names(claim(t, db, now.Add(time.Second), 10, "a", "b")); !slices.Equal(got, []string{`"later"`}) {
			t.Errorf("a second later: %v", got)
		}
		if got := claim(t, db, now, 10); len(got) != 0 {
			t.Errorf("of no kind: %v", got)
		}
		if got := claim(t, db, now, 0, "c"); len(got) != 0 {
			t.Errorf("none: %v", got)
		}
		if got := claim(t, db, now, 10, "d"); len(got) != 1 || !json.Valid(got[0].Args) || got[0].Attempt != 1 || got[0].Kind != "d" || got[0].ID.IsZero() {
			t.Errorf("a job without arguments: %+v", got)
		}
	})

	t.Run("a queue does not wait behind another", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		var all []job.Job
		for n := range 5 {
			all = append(all, named("a", "", "letter", now.Add(-time.Duration(n)*time.Hour)).In(job.Letters))
		}
		enqueue(t, db, append(all, named("a", "", "money", now))...)
		if got := names(claim(t, db, now, 2, "a")); !slices.Equal(got, []string{`"money"`}) {
			t.Errorf("got %v", got)
		}
		letters := db.JobsIn(job.Letters)
		claimed, err := letters.Claim(t.Context(), now, jobLease, 10, []string{"a"})
		if err != nil || len(claimed) != 5 {
			t.Fatalf("%d letters, %v", len(claimed), err)
		}
		first := claimed[0]
		if err := letters.Retry(t.Context(), first.ID, first.Fence, now, "failed"); err != nil {
			t.Error(err)
		}
		if got := claim(t, db, now.Add(time.Hour), 10, "a"); len(got) != 1 {
			t.Errorf("a letter that failed left its queue: %v", got)
		}
	})

	t.Run("dropped when it was done otherwise", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		enqueue(t, db, named("a", "under way", "x", now))
		running := claim(t, db, now, 10, "a")[0]
		enqueue(t, db, named("a", "key", "x", now), named("a", "other", "other", now), named("b", "key", "other kind", now), named("a", "", "no key", now))
		err := store.Bind(db, func(tx *store.Tx) *store.Tx { return tx }).Update(t.Context(), func(q *store.Tx) error {
			for _, key := range []string{"key", "nobody's", "", "under way"} {
				if err := q.DropJob("a", key); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		got := names(claim(t, db, now, 10, "a", "b"))
		if slices.Sort(got); !slices.Equal(got, []string{`"no key"`, `"other kind"`, `"other"`}) {
			t.Errorf("left: %v", got)
		}
		if err := db.Jobs().Done(t.Context(), running.ID, running.Fence); err != nil {
			t.Errorf("one that is being done was dropped: %v", err)
		}
	})

	t.Run("a lease, and a fence against who outlived it", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		enqueue(t, db, named("a", "", "x", now))
		first := claim(t, db, now, 10, "a")[0]
		if got := claim(t, db, now.Add(jobLease-time.Microsecond), 10, "a"); len(got) != 0 {
			t.Fatalf("claimed under a lease: %v", got)
		}
		second := claim(t, db, now.Add(jobLease), 10, "a")[0]
		if second.ID != first.ID || second.Fence <= first.Fence || second.Attempt != 2 {
			t.Errorf("first %+v, second %+v", first, second)
		}
		store := db.Jobs()
		for name, err := range map[string]error{
			"done":  store.Done(t.Context(), first.ID, first.Fence),
			"retry": store.Retry(t.Context(), first.ID, first.Fence, now, "late"),
			"bury":  store.Bury(t.Context(), first.ID, first.Fence, "late"),
		} {
			if !errors.Is(err, job.ErrClaimLost) {
				t.Errorf("%s by who lost the claim: %v", name, err)
			}
		}
		if err := store.Done(t.Context(), second.ID, second.Fence); err != nil {
			t.Error(err)
		}
		if err := store.Done(t.Context(), second.ID, second.Fence); !errors.Is(err, job.ErrClaimLost) {
			t.Errorf("done twice: %v", err)
		}
		if got := claim(t, db, now.Add(time.Hour), 10, "a"); len(got) != 0 {
			t.Errorf("done, and claimed: %v", got)
		}
	})

	t.Run("again later", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		enqueue(t, db, named("a", "", "x", now))
		first := claim(t, db, now, 10, "a")[0]
		if err := db.Jobs().Retry(t.Context(), first.ID, first.Fence, now.Add(time.Second), "failed"); err != nil {
			t.Fatal(err)
		}
		if err := db.Jobs().Done(t.Context(), first.ID, first.Fence); !errors.Is(err, job.ErrClaimLost) {
			t.Errorf("settled after it was given back: %v", err)
		}
		if got := claim(t, db, now, 10, "a"); len(got) != 0 {
			t.Errorf("too early: %v", got)
		}
		again := claim(t, db, now.Add(time.Second), 10, "a")
		if len(again) != 1 || again[0].ID != first.ID || again[0].Attempt != 2 || again[0].Fence <= first.Fence {
			t.Errorf("again: %+v", again)
		}
	})

	t.Run("buried", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		enqueue(t, db, named("a", "key", "x", now))
		first := claim(t, db, now, 10, "a")[0]
		if err := db.Jobs().Bury(t.Context(), first.ID, first.Fence, "hopeless"); err != nil {
			t.Fatal(err)
		}
		if got := claim(t, db, now.Add(1000*time.Hour), 10, "a"); len(got) != 0 {
			t.Errorf("claimed: %v", got)
		}
		enqueue(t, db, named("a", "key", "y", now)) // its key is free
		if got := names(claim(t, db, now, 10, "a")); !slices.Equal(got, []string{`"y"`}) {
			t.Errorf("after it: %v", got)
		}
	})

	t.Run("one of a key waits", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		enqueue(t, db,
			named("a", "key", "first", now.Add(time.Hour)),
			named("a", "key", "later is ignored", now.Add(2*time.Hour)),
			named("a", "other", "other", now.Add(time.Hour)),
			named("b", "key", "other kind", now.Add(time.Hour)),
			named("a", "", "no key", now.Add(time.Hour)), named("a", "", "no key", now.Add(time.Hour)))
		if got := len(claim(t, db, now.Add(time.Hour), 10, "a", "b")); got != 5 {
			t.Errorf("%d jobs", got)
		}
	})

	t.Run("an earlier reason brings it forward", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		enqueue(t, db, named("a", "key", "x", now.Add(time.Hour)))
		enqueue(t, db, named("a", "key", "y", now))
		if got := names(claim(t, db, now, 10, "a")); !slices.Equal(got, []string{`"x"`}) {
			t.Errorf("got %v", got)
		}
	})

	t.Run("a new one of its key while it is being done", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		enqueue(t, db, named("a", "key", "x", now))
		running := claim(t, db, now, 10, "a")[0]
		enqueue(t, db, named("a", "key", "y", now))
		if err := db.Jobs().Retry(t.Context(), running.ID, running.Fence, now, "failed"); err != nil {
			t.Errorf("retry: %v", err)
		}
		if got := names(claim(t, db, now.Add(time.Hour), 10, "a")); !slices.Equal(got, []string{`"y"`}) {
			t.Errorf("got %v", got)
		}
	})

	t.Run("one job, one runner", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		const n = 100
		var all []job.Job
		for i := range n {
			all = append(all, named("a", "", fmt.Sprint(i), now))
		}
		enqueue(t, db, all...)
		var mu sync.Mutex
		seen := map[string]int{}
		var done sync.WaitGroup
		for range 6 {
			done.Go(func() {
				for {
					claimed, err := db.Jobs().Claim(t.Context(), now, jobLease, 7, []string{"a"})
					if err != nil {
						t.Errorf("claim: %v", err)
					}
					if len(claimed) == 0 {
						return
					}
					mu.Lock()
					for _, name := range names(claimed) {
						seen[name]++
					}
					mu.Unlock()
				}
			})
		}
		done.Wait()
		for name, times := range seen {
			if times != 1 {
				t.Errorf("job %s was handed out %d times", name, times)
			}
		}
		if len(seen) != n {
			t.Errorf("%d of %d jobs were handed out", len(seen), n)
		}
	})
}
