package storetest

import (
	"slices"
	"sync"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/store"
)

// homes checks that each show's seats are kept in one database, for good.
func homes(t *testing.T, open Open) {
	ctx := t.Context()
	main, _ := open(t)
	one, _ := open(t)
	two, _ := open(t)
	know := func(apart ...*store.DB) *store.SeatHomes {
		t.Helper()
		h, err := store.NewSeatHomes(ctx, main, apart)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	begin := func(h *store.SeatHomes) inventory.Row {
		t.Helper()
		g := genesis()
		if err := h.Begin(g); err != nil {
			t.Fatal(err)
		}
		return g
	}
	in := func(db *store.DB) []id.Show {
		t.Helper()
		shows, err := db.SeatLog().Buckets(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return shows
	}

	// What was begun before seats were kept apart stays where it is.
	old := begin(know())
	h := know(one, two)
	var begun []inventory.Row
	for range 6 {
		begun = append(begun, begin(h))
	}
	if a, b, c := in(main), in(one), in(two); !slices.Equal(a, []id.Show{old.Bucket}) || len(b) != 3 || len(c) != 3 {
		t.Errorf("%d, %d and %d shows are in the three databases", len(a), len(b), len(c))
	}

	// Another process, told of them in another order, finds the same logs.
	other := know(two, one)
	for _, g := range append(begun, old) {
		first := after(g, 1)
		if ok, err := h.Append(first, g.Hash); !ok || err != nil {
			t.Fatal(ok, err)
		}
		if err := other.Begin(g); err != nil {
			t.Fatal(err)
		}
		if ok, err := other.Append(first, g.Hash); ok || err != nil {
			t.Errorf("two processes have decided the same version: %v", err)
		}
		if head, found, err := other.Head(ctx, g.Bucket); head.Hash != first.Hash || !found || err != nil {
			t.Errorf("the log ends with %+v, %v", head, err)
		}
		if row, found, err := other.Row(ctx, g.Bucket, 1); row.Hash != first.Hash || !found || err != nil {
			t.Errorf("the row is %+v, %v", row, err)
		}
		if rows, err := other.Rows(ctx, g.Bucket, 0, 9); len(rows) != 1 || err != nil {
			t.Errorf("there are %d rows, %v", len(rows), err)
		}
		at := inventory.Head{Show: g.Bucket, Version: 1, At: first.At, Hash: first.Hash}
		if err := h.Project(ctx, at, []inventory.SeatRecord{{Seat: "A/1", State: inventory.Blocked, Quantity: 1}}); err != nil {
			t.Error(err)
		}
		if seats, version, err := other.SeatRecords(ctx, g.Bucket); len(seats) != 1 || version != 1 || err != nil {
			t.Errorf("the table has %d lines of version %d, %v", len(seats), version, err)
		}
		c := inventory.Checkpoint{Bucket: g.Bucket, Version: 1, Hash: first.Hash, Fold: []byte("x")}
		if err := h.SaveCheckpoint(ctx, c); err != nil {
			t.Error(err)
		}
		if _, found, err := other.Checkpoint(ctx, g.Bucket); !found || err != nil {
			t.Errorf("the checkpoint is gone: %v", err)
		}
	}
	if all, err := other.Buckets(ctx); len(all) != 7 || err != nil {
		t.Errorf("%d shows have seats: %v", len(all), err)
	}

	// A show that nobody has begun has nothing, and gets no home by being looked at.
	stranger := genesis()
	if rows, err := h.Rows(ctx, stranger.Bucket, 0, 9); len(rows) > 0 || err != nil {
		t.Error(rows, err)
	}
	if ok, err := h.Append(after(stranger, 1), stranger.Hash); ok || err == nil {
		t.Error("a row was appended nowhere")
	}

	// Many processes that begin one show at the same moment give it one home.
	var processes []*store.SeatHomes
	for i := range 8 {
		processes = append(processes, know([][]*store.DB{{one, two}, {two, one}}[i%2]...))
	}
	for range 20 {
		contested := genesis()
		var racing sync.WaitGroup
		for _, p := range processes {
			racing.Go(func() {
				if err := p.Begin(contested); err != nil {
					t.Error(err)
				}
			})
		}
		racing.Wait()
		if slices.Contains(in(one), contested.Bucket) == slices.Contains(in(two), contested.Bucket) {
			t.Fatal("a show has two homes, or none")
		}
	}

	// Nobody may do without a database that has seats, nor take one for two.
	for name, apart := range map[string][]*store.DB{"none": nil, "one of them": {one}, "the main one": {one, two, main}, "one twice": {one, two, one}} {
		if _, err := store.NewSeatHomes(ctx, main, apart); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	// Nor may a log lie where it is not at home, as in a copy.
	if err := two.SeatLog().Begin(old); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Buckets(ctx); err == nil {
		t.Error("two logs of one show pass unnoticed")
	}
}
