package storetest

import (
	"context"
	"encoding/binary"
	"fmt"
	"sync"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/store"
)

// races checks I1 where it is enforced: many who append to the same logs at
// the same time, each deciding on what it has read.
func races(t *testing.T, open Open) {
	db, _ := open(t)
	if fault := Race(t.Context(), 12, 3, 60, db.SeatLog()); fault != "" {
		t.Error(fault)
	}
}

// Race has workers append to some logs until each has rows rows, and says what
// is wrong with the outcome: a version twice or missing, a row that does not
// follow, or an answer that is not what the log holds. It gives "" when nothing
// is. The workers share the processes that have the database open.
func Race(ctx context.Context, workers, logs, rows int, processes ...store.SeatLog) string {
	starts := make([]inventory.Row, logs)
	for i := range starts {
		starts[i] = genesis()
		if err := processes[i%len(processes)].Begin(starts[i]); err != nil {
			return err.Error()
		}
	}

	var mu sync.Mutex
	won := map[id.Show]map[uint64]uint64{} // bucket, version: the mark of who was told to have it
	fault := ""
	blame := func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		if fault == "" {
			fault = fmt.Sprintf(format, args...)
		}
	}
	var done sync.WaitGroup
	for worker := range workers {
		done.Go(func() {
			log := processes[worker%len(processes)]
			tails := append([]inventory.Row(nil), starts...)
			for try := 0; ; try++ {
				tail := &tails[(worker+try)%logs]
				if tail.Version >= uint64(rows) {
					if !unfinished(tails, rows) {
						return
					}
					continue
				}
				mark := uint64(worker)<<32 | uint64(try)
				next := after(*tail, mark)
				ok, err := log.Append(next, tail.Hash)
				if err != nil {
					blame("append: %v", err)
					return
				}
				if !ok { // somebody was quicker: read on
					newer, err := log.Rows(ctx, tail.Bucket, tail.Version, 1000)
					if err != nil || len(newer) == 0 {
						blame("an append was refused, and reading on gives %d rows, %v", len(newer), err)
						return
					}
					*tail = newer[len(newer)-1]
					continue
				}
				*tail = next
				mu.Lock()
				if won[next.Bucket] == nil {
					won[next.Bucket] = map[uint64]uint64{}
				}
				_, twice := won[next.Bucket][next.Version]
				won[next.Bucket][next.Version] = mark
				mu.Unlock()
				if twice {
					blame("two were told to have version %d", next.Version)
					return
				}
			}
		})
	}
	done.Wait()
	for _, start := range starts {
		kept, err := processes[0].Rows(ctx, start.Bucket, 0, 2*rows)
		if err != nil {
			return err.Error()
		}
		all := append([]inventory.Row{start}, kept...)
		if f := chainFault(all); f != "" {
			blame("%s", f)
		}
		for _, r := range kept {
			if mark, ok := won[r.Bucket][r.Version]; !ok || mark != binary.BigEndian.Uint64(r.Public) {
				blame("version %d is not what its writer was told", r.Version)
			}
		}
		if len(kept) != len(won[start.Bucket]) {
			blame("%d rows for %d answers", len(kept), len(won[start.Bucket]))
		}
	}
	return fault
}

func unfinished(tails []inventory.Row, rows int) bool {
	for _, tail := range tails {
		if tail.Version < uint64(rows) {
			return true
		}
	}
	return false
}
