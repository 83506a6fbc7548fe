package sim

import (
	"path/filepath"
	"testing"

	"frontrow/internal/domain/inventory"
	"frontrow/internal/store"
	"frontrow/internal/store/pgtest"
)

// These make runs over the store that sales run on, on both databases.

func TestRealStore(t *testing.T) {
	overStore(t, opened(t, store.Options{Path: filepath.Join(t.TempDir(), "sim.db")}))
}

func TestRealStoreOnPostgreSQL(t *testing.T) {
	overStore(t, opened(t, store.Options{URL: pgtest.Database(t)}))
}

// overStore makes a few runs over a store.
func overStore(t *testing.T, db *store.DB) {
	log := db.SeatLog()
	total := Report{Faults: map[Fault]int{}}
	for seed := uint64(1); seed <= max(2, uint64(*operations/each/10)); seed++ {
		if *one != 0 {
			seed = *one
		}
		o := Options{Seed: seed, Operations: each, Log: log, Table: func() (lines []inventory.SeatRecord, err error) {
			lines, _, err = log.SeatRecords(t.Context(), showOf(seed))
			return lines, err
		}}
		r := Run(o)
		if len(r.Complaints) > 0 {
			t.Fatal(tell(r, t.Name()))
		}
		if total.add(r); *one != 0 {
			t.Log(total)
			return
		}
	}
	t.Log(total)
	for _, f := range StoreFaults {
		if total.Faults[f] == 0 {
			t.Errorf("it never happened that %s: this proves little", f)
		}
	}
}
