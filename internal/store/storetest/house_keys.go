package storetest

import (
	"sync"
	"sync/atomic"
	"testing"
)

// houseKeys checks that processes find out whether they have the same keys.
func houseKeys(t *testing.T, open Open) {
	db, _ := open(t)
	for i, c := range []struct {
		name, digest string
		before       []string
		want         bool
	}{
		{"tickets", "a", nil, true},
		{"tickets", "a", nil, true},
		{"tickets", "b", nil, false},
		{"tickets", "b", []string{"a"}, true}, // the key was changed
		{"tickets", "a", nil, false},
		{"tickets", "b", []string{"a", "b"}, true},
		{"orders", "a", nil, true},
	} {
		agreed, err := db.AgreeOnKey(t.Context(), c.name, c.digest, c.before...)
		if err != nil || agreed != c.want {
			t.Errorf("%d: %v, %v", i, agreed, err)
		}
	}
	var agreed atomic.Int64
	var done sync.WaitGroup
	for i := range 8 {
		done.Go(func() {
			ok, err := db.AgreeOnKey(t.Context(), "all at once", string(rune('a'+i)))
			if err != nil {
				t.Error(err)
			}
			if ok {
				agreed.Add(1)
			}
		})
	}
	done.Wait()
	if agreed.Load() != 1 {
		t.Errorf("%d processes with different keys were first", agreed.Load())
	}
}
