package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

func head(r inventory.Row) inventory.Head { return r.Redact().Head() }

func checkpoints(t *testing.T, open Open) {
	db, _ := open(t)
	log := db.SeatLog()
	chain := written(t, log, 9)
	bucket := chain[0].Bucket
	if _, found, err := log.Checkpoint(t.Context(), bucket); found || err != nil {
		t.Fatalf("none yet: %v %v", found, err)
	}
	var kept inventory.Checkpoint
	for i, version := range []uint64{5, 4, 5, 9, 5} {
		c := inventory.Checkpoint{Bucket: bucket, Version: version, Hash: chain[version].Hash, Fold: []byte{byte(i), 0}}
		if c.Version > kept.Version {
			kept = c
		}
		if err := log.SaveCheckpoint(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		got, found, err := log.Checkpoint(t.Context(), bucket)
		if err != nil || !found || got.Bucket != bucket || got.Version != kept.Version || got.Hash != kept.Hash || !slices.Equal(got.Fold, kept.Fold) {
			t.Errorf("after saving version %d: %+v %v %v", version, got, found, err)
		}
	}
	for name, c := range map[string]inventory.Checkpoint{
		"of another row":         {Bucket: bucket, Version: 9, Hash: chain[8].Hash},
		"beyond the log's end":   {Bucket: bucket, Version: 10, Hash: chain[9].Hash},
		"of a log there is none": {Bucket: id.New[id.Show](), Version: 9, Hash: chain[9].Hash},
	} {
		err := log.SaveCheckpoint(t.Context(), c)
		if got, found, _ := log.Checkpoint(t.Context(), c.Bucket); err != nil || found && got.Hash != kept.Hash {
			t.Errorf("one %s was saved: %v", name, err)
		}
	}
	if err := log.SaveCheckpoint(t.Context(), inventory.Checkpoint{Bucket: bucket, Version: 1 << 63}); err == nil {
		t.Error("a version beyond 63 bits was saved")
	}
}

func projection(t *testing.T, open Open) {
	db, _ := open(t)
	log := db.SeatLog()
	chain := written(t, log, 6)
	bucket := chain[0].Bucket
	seat := func(label string, state inventory.State, hold uint64) inventory.SeatRecord {
		s := inventory.SeatRecord{Seat: label, State: state, Quantity: 1}
		if hold > 0 {
			s.Hold, s.Deadline = inventory.HoldID{Show: bucket, No: hold}, 7
		}
		return s
	}
	// pit gives the lines of a standing area, of which there are always as many.
	pit := func(available, held, sold int) (lines []inventory.SeatRecord) {
		for state, n := range []int{available, held, 0, sold} {
			lines = append(lines, inventory.SeatRecord{Seat: "pit", State: inventory.State(state), Quantity: n})
		}
		return lines
	}
	some := func(lines []inventory.SeatRecord) []inventory.SeatRecord {
		return slices.DeleteFunc(slices.Clone(lines), func(r inventory.SeatRecord) bool { return r.Quantity == 0 })
	}
	a := func(state1 inventory.State, hold uint64, state2 inventory.State, pit []inventory.SeatRecord) []inventory.SeatRecord {
		return append([]inventory.SeatRecord{seat("A/1", state1, hold), seat("A/2", state2, 0)}, pit...)
	}
	put := func(version uint64, seats ...inventory.SeatRecord) {
		t.Helper()
		if err := log.Project(t.Context(), head(chain[version]), seats); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(version uint64, want ...inventory.SeatRecord) {
		t.Helper()
		got, asOf, err := log.SeatRecords(t.Context(), bucket)
		if err != nil || asOf != version || !slices.Equal(got, want) {
			t.Errorf("version %d: %v, %v\nwant version %d: %v", asOf, got, err, version, want)
		}
	}

	expect(0)
	put(3, a(inventory.Held, 1, inventory.Available, pit(8, 2, 0))...)
	expect(3, some(a(inventory.Held, 1, inventory.Available, pit(8, 2, 0)))...)
	put(5, append(pit(10, 0, 0), seat("A/1", inventory.Sold, 2))...)
	expect(5, some(a(inventory.Sold, 2, inventory.Available, pit(10, 0, 0)))...)
	put(4, a(inventory.Available, 0, inventory.Blocked, pit(0, 0, 10))...) // late, and true of A/2 alone
	expect(5, some(a(inventory.Sold, 2, inventory.Blocked, pit(10, 0, 0)))...)
	put(5, append(pit(10, 0, 0), seat("A/1", inventory.Sold, 2))...) // again
	expect(5, some(a(inventory.Sold, 2, inventory.Blocked, pit(10, 0, 0)))...)
	put(6)
	expect(5, some(a(inventory.Sold, 2, inventory.Blocked, pit(10, 0, 0)))...)

	// A node may not know yet that the log has lost the rows it goes by.
	for name, at := range map[string]inventory.Head{
		"another row's":   {Show: bucket, Version: 6, Hash: chain[5].Hash},
		"the end's to be": {Show: bucket, Version: 7, Hash: chain[6].Hash},
	} {
		if err := log.Project(t.Context(), at, []inventory.SeatRecord{seat("A/1", inventory.Blocked, 0)}); !errors.Is(err, inventory.ErrRowLost) {
			t.Errorf("with %s hash: %v", name, err)
		}
	}
	expect(5, some(a(inventory.Sold, 2, inventory.Blocked, pit(10, 0, 0)))...)

	t.Run("many", func(t *testing.T) {
		chain := written(t, log, 4)
		hall := chain[0].Bucket
		var all []inventory.SeatRecord
		for i := range 199 {
			all = append(all, seat(fmt.Sprintf("A/%03d", i), inventory.Available, 0))
		}
		for state := inventory.Available; state <= inventory.Blocked; state++ { // across the end of a unit of work
			all = append(all, inventory.SeatRecord{Seat: "B", State: state, Quantity: 3})
		}
		for i := range 300 {
			all = append(all, seat(fmt.Sprintf("C/%03d", i), inventory.Sold, 0))
		}
		for version := range uint64(2) {
			if err := log.Project(t.Context(), head(chain[version+1]), all); err != nil {
				t.Fatal(err)
			}
			got, asOf, err := log.SeatRecords(t.Context(), hall)
			if err != nil || asOf != version+1 || !slices.Equal(got, all) {
				t.Errorf("version %d: %d lines of %d, %v", asOf, len(got), len(all), err)
			}
		}

		// One that ends half way leaves a table of no one version, until the
		// same places are written again.
		ctx, cancel := context.WithCancel(t.Context())
		release := hold(t, db)
		ended := make(chan error)
		go func() { ended <- log.Project(ctx, head(chain[3]), all) }()
		queued(db, 1)
		db.OnJobs(cancel) // after the commit of the unit below, which goes with the first part
		var other sync.WaitGroup
		other.Go(func() { enqueue(t, db, named("k", "", "x", time.Time{})) })
		queued(db, 2)
		release()
		other.Wait()
		if err := <-ended; err == nil {
			t.Fatal("it was carried through")
		}
		if _, asOf, err := log.SeatRecords(t.Context(), hall); asOf != 0 || err != nil {
			t.Errorf("half written: version %d, %v", asOf, err)
		}
		if err := log.Project(t.Context(), head(chain[4]), all); err != nil {
			t.Fatal(err)
		}
		if got, asOf, err := log.SeatRecords(t.Context(), hall); asOf != 4 || err != nil || !slices.Equal(got, all) {
			t.Errorf("made good: version %d, %d lines, %v", asOf, len(got), err)
		}
	})
}
