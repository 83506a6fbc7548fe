package store_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/store"
	"frontrow/internal/store/pgtest"
	"frontrow/internal/store/storetest"
)

// Several processes on one database are several open DBs: they have nothing in
// common but the server.

func openProcesses(t *testing.T, n int) []*store.DB {
	t.Helper()
	url := template.Database(t)
	all := make([]*store.DB, n)
	for i := range all {
		all[i], _ = open(t, store.Options{URL: url})
	}
	return all
}

func TestProcessesRaceForSeats(t *testing.T) {
	var logs []store.SeatLog
	for _, db := range openProcesses(t, 3) {
		logs = append(logs, db.SeatLog())
	}
	if fault := storetest.Race(t.Context(), 12, 3, 60, logs...); fault != "" {
		t.Error(fault)
	}
}

func TestProcessesShareTheJobs(t *testing.T) {
	processes := openProcesses(t, 2)
	const jobs = 120
	err := store.Bind(processes[0], func(tx *store.Tx) idem.Tx { return tx }).Update(t.Context(), func(q idem.Tx) error {
		for range jobs {
			if err := q.Enqueue(job.Job{Kind: "k"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	times := map[id.Job]int{}
	var done sync.WaitGroup
	for _, db := range processes {
		for range 3 {
			done.Go(func() {
				for {
					claimed, err := db.Jobs().Claim(t.Context(), time.Date(2027, 3, 1, 19, 0, 0, 0, time.UTC), time.Hour, 7, []string{"k"})
					if errors.Is(err, store.ErrBusy) {
						continue
					}
					if err != nil {
						t.Error(err)
						return
					}
					for _, c := range claimed {
						mu.Lock()
						times[c.ID]++
						mu.Unlock()
						if err := db.Jobs().Done(t.Context(), c.ID, c.Fence); err != nil {
							t.Error(err)
						}
					}
					if len(claimed) == 0 && handedOut(&mu, times) == jobs {
						return
					}
				}
			})
		}
	}
	done.Wait()
	for job, n := range times {
		if n != 1 {
			t.Errorf("%s was handed out %d times", job, n)
		}
	}
}

func handedOut(mu *sync.Mutex, times map[id.Job]int) int {
	mu.Lock()
	defer mu.Unlock()
	return len(times)
}

// TestServerKilled stops a server in the middle of its work, some times over,
// while a process goes on writing. Whatever was acknowledged is there when the
// server is back, and the process finds it by itself.
func TestServerKilled(t *testing.T) {
	server, err := pgtest.Start(pgtest.Options{OnDisk: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	address := store.Options{URL: server.URL("postgres")}
	db, _ := open(t, address)
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}

	const rounds, enough = 3, 60
	said, end := make(chan string), make(chan struct{})
	var writers sync.WaitGroup
	for writer := range crashWriters {
		writers.Go(func() { writeThrough(t, db, crashBucket(writer), said, end) })
	}
	go func() { writers.Wait(); close(said) }()
	var all []string
	listen := func() {
		for range enough {
			line, more := <-said
			if !more {
				t.FailNow() // they said why
			}
			all = append(all, line)
		}
	}
	for range rounds {
		listen()
		if err := server.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := db.Check(t.Context()); err == nil {
			t.Error("ready, without a server")
		}
		if err := server.Run(); err != nil {
			t.Fatal(err)
		}
	}
	listen() // it recovered from the last kill too
	close(end)
	for line := range said {
		all = append(all, line)
	}
	if err := db.Check(t.Context()); err != nil {
		t.Errorf("not ready again: %v", err)
	}
	expectKept(t, address, all)
}

// writeThrough does what writeOn does, and is not put off by a server that goes
// away: it appends the same row until it knows, and repeats a unit with its
// keys.
func writeThrough(t *testing.T, db *store.DB, bucket id.Show, said chan<- string, end <-chan struct{}) {
	insist := func(step func() error) bool {
		for {
			err := step()
			if err == nil {
				return true
			}
			if !errors.Is(err, store.ErrAway) && !errors.Is(err, store.ErrUnknown) && !errors.Is(err, store.ErrBusy) {
				t.Errorf("%s: %v", bucket, err)
				return false
			}
			runtime.Gosched()
		}
	}
	if !insist(func() error { return db.SeatLog().Begin(crashRow(bucket, 0)) }) {
		return
	}
	units := store.Bind(db, func(tx *store.Tx) idem.Tx { return tx })
	for version := uint64(1); ; version++ {
		select {
		case <-end:
			return
		default:
		}
		// A refusal says that the row is there: nobody else writes this log.
		if !insist(func() error {
			_, err := db.SeatLog().Append(crashRow(bucket, version), crashRow(bucket, version-1).Hash)
			return err
		}) {
			return
		}
		said <- fmt.Sprintf("row %s %d", bucket, version)
		if !insist(func() error {
			return units.Update(context.Background(), func(q idem.Tx) error {
				keys := crashKeys(bucket, version)
				if _, found, err := q.Recall(keys[0]); found || err != nil {
					return err
				}
				return errors.Join(q.Remember(keys[0], nil), q.Remember(keys[1], nil))
			})
		}) {
			return
		}
		said <- fmt.Sprintf("keys %s %d", bucket, version)
	}
}
