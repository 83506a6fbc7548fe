package storetest

import (
	"slices"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/lease"
	"frontrow/internal/store"
)

// beat has a process say that it is alive, and ask about shows.
func beat(t *testing.T, n store.Nodes, me lease.Node, shows ...id.Show) []lease.Lease {
	t.Helper()
	all, err := n.Beat(t.Context(), me, shows)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(shows) {
		t.Fatalf("%d leases of %d shows", len(all), len(shows))
	}
	return all
}

// nodes checks who gets the lease of a show, and when it is free again. Terms of
// no length stand for time that has passed: PostgreSQL goes by a clock that no
// test can move.
func nodes(t *testing.T, open Open) {
	const long = time.Hour
	one := lease.Node{ID: "one", URL: "http://one"}
	two := lease.Node{ID: "two", URL: "http://two"}
	holder := func(t *testing.T, n store.Nodes, me lease.Node, show id.Show, want lease.Node) {
		t.Helper()
		got := beat(t, n, me, show)[0]
		if got.Show != show || got.Holder != want {
			t.Errorf("%v has it and not %v", got, want)
		}
	}

	t.Run("the first one has it for its term", func(t *testing.T) {
		db, _ := open(t)
		n, show := db.Nodes(long, long), id.New[id.Show]()
		holder(t, n, one, show, one)
		holder(t, n, two, show, one)
		holder(t, n, one, show, one)
		if left := beat(t, n, two, show)[0].Left; left <= long-time.Minute || left > long {
			t.Errorf("%v are left of %v", left, long)
		}
		both := beat(t, n, two, show, id.New[id.Show]())
		if got := []lease.Node{both[0].Holder, both[1].Holder}; !slices.Equal(got, []lease.Node{one, two}) {
			t.Errorf("another show: %v", got)
		}
	})

	t.Run("free when its term is over", func(t *testing.T) {
		db, _ := open(t)
		show := id.New[id.Show]()
		holder(t, db.Nodes(long, 0), one, show, one)
		holder(t, db.Nodes(long, long), two, show, two)
		holder(t, db.Nodes(long, long), one, show, two)
	})

	t.Run("renewed by who has it", func(t *testing.T) {
		db, _ := open(t)
		show := id.New[id.Show]()
		holder(t, db.Nodes(long, 0), one, show, one)
		holder(t, db.Nodes(long, long), one, show, one)
		holder(t, db.Nodes(long, long), two, show, one)
	})

	t.Run("free when its holder is dead", func(t *testing.T) {
		db, _ := open(t)
		show := id.New[id.Show]()
		holder(t, db.Nodes(0, long), one, show, one)
		holder(t, db.Nodes(long, long), two, show, two)
	})

	t.Run("alive by its beat alone", func(t *testing.T) {
		db, _ := open(t)
		show := id.New[id.Show]()
		holder(t, db.Nodes(0, long), one, show, one)
		beat(t, db.Nodes(long, long), one)
		holder(t, db.Nodes(long, long), two, show, one)
	})

	t.Run("free when its holder has left", func(t *testing.T) {
		db, _ := open(t)
		n, show := db.Nodes(long, long), id.New[id.Show]()
		holder(t, n, one, show, one)
		for range 2 {
			if err := n.Leave(t.Context(), one); err != nil {
				t.Fatal(err)
			}
		}
		holder(t, n, two, show, two)
		holder(t, n, one, show, two)
	})

	t.Run("many ask at once", func(t *testing.T) {
		db, _ := open(t)
		n, show := db.Nodes(long, long), id.New[id.Show]()
		var asking sync.WaitGroup
		told := make([]lease.Node, 6)
		for i := range told {
			asking.Go(func() {
				all, err := n.Beat(t.Context(), lease.Node{ID: string(rune('a' + i)), URL: "http://" + string(rune('a'+i))}, []id.Show{show})
				if err != nil {
					t.Error(err)
					return
				}
				told[i] = all[0].Holder
			})
		}
		asking.Wait()
		for _, other := range told[1:] {
			if other != told[0] {
				t.Errorf("one lease, several holders: %v", told)
			}
		}
	})
}
