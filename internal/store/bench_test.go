package store

import (
	"sync/atomic"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
)

// BenchmarkAppend is durable appends to as many logs as there are callers;
// units/commit says how many shared a sync.
func BenchmarkAppend(b *testing.B) {
	for _, callers := range []int{1, 8, 64} {
		b.Run(map[int]string{1: "callers=1", 8: "callers=8", 64: "callers=64"}[callers], func(b *testing.B) {
			db := openTest(b)
			log := db.SeatLog()
			before := db.Stats()
			b.SetParallelism(callers)
			b.RunParallel(func(pb *testing.PB) {
				tail := inventory.Row{Bucket: id.New[id.Show](), Private: make([]byte, 200)}
				if err := log.Begin(tail); err != nil {
					b.Error(err)
				}
				for pb.Next() {
					next := tail
					next.Version++
					next.Hash[0]++
					if ok, err := log.Append(next, tail.Hash); err != nil || !ok {
						b.Errorf("append: %v, %v", ok, err)
						return
					}
					tail = next
				}
			})
			reportGroups(b, db, before)
		})
	}
}

// BenchmarkUpdate is units of work of two statements.
func BenchmarkUpdate(b *testing.B) {
	db := openTest(b)
	before := db.Stats()
	var n atomic.Uint64
	b.SetParallelism(64)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			i := n.Add(1)
			k := idem.Key{Caller: [16]byte{byte(i), byte(i >> 8), byte(i >> 16), byte(i >> 24)}}
			err := db.update(b.Context(), func(tx *Tx) error {
				if _, _, err := tx.Recall(k); err != nil {
					return err
				}
				return tx.Remember(k, []byte("answer"))
			})
			if err != nil {
				b.Error(err)
			}
		}
	})
	reportGroups(b, db, before)
}

// BenchmarkView is a read of one row.
func BenchmarkView(b *testing.B) {
	db := openTest(b)
	bucket := id.New[id.Show]()
	if err := db.SeatLog().Begin(inventory.Row{Bucket: bucket}); err != nil {
		b.Fatal(err)
	}
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, found, err := db.SeatLog().Row(b.Context(), bucket, 0); err != nil || !found {
				b.Error(err)
			}
		}
	})
}

func reportGroups(b *testing.B, db *DB, before Stats) {
	s := db.Stats()
	b.ReportMetric(float64(s.Units-before.Units)/float64(s.Groups-before.Groups), "units/commit")
}
