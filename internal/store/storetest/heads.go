package storetest

import (
	"bytes"
	"crypto/ed25519"
	"slices"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/base/sign"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/store"
)

// heads checks where logs end, and what is kept of that.
func heads(t *testing.T, open Open) {
	db, clk := open(t)
	ctx, log := t.Context(), db.SeatLog()
	key := sign.NewKey(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize)))
	run := store.Bind(db, func(tx *store.Tx) inventory.HeadTx { return tx })
	notary := inventory.NewNotary(run, log, key)

	if _, found, err := log.Head(ctx, id.New[id.Show]()); found || err != nil {
		t.Errorf("a log that is not there ends: %v", err)
	}
	g, other := genesis(), genesis()
	if err := log.Begin(other); err != nil {
		t.Fatal(err)
	}
	if err := log.Begin(g); err != nil {
		t.Fatal(err)
	}
	first := after(g, 1)
	second := after(first, 2)
	appendRow := func(r inventory.Row, on inventory.Hash) {
		t.Helper()
		if ok, err := log.Append(r, on); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	appendRow(first, g.Hash)
	ends := func(r inventory.Row) inventory.Head { return r.Redact().Head() }
	if h, found, err := log.Head(ctx, g.Bucket); !found || err != nil || h != ends(first) {
		t.Errorf("the log ends with %+v, %v", h, err)
	}

	// What is printed on an order stays, however the log goes on.
	o := ordered(t, db, clk)
	if _, found, err := notary.Printed(ctx, o); found || err != nil {
		t.Errorf("an order that nobody has sold has a head: %v", err)
	}
	printed, err := notary.Print(ctx, g.Bucket, o)
	if err != nil || printed.Head != ends(first) || printed.Verify(key.Public()) != nil {
		t.Fatalf("%+v, %v", printed, err)
	}
	appendRow(second, first.Hash)
	if again, err := notary.Print(ctx, g.Bucket, o); err != nil || again != printed {
		t.Errorf("asked again it is %+v, %v", again, err)
	}

	// One of each log that has grown, and no more.
	for range 2 {
		if err := notary.Round(ctx); err != nil {
			t.Fatal(err)
		}
	}
	var kept, onOrders []inventory.KeptHead
	err = run.View(ctx, func(q inventory.HeadTx) (err error) {
		for after := uint64(0); ; after = kept[len(kept)-1].Version {
			page, err := q.Heads(g.Bucket, after, 1)
			if err != nil || len(page) == 0 {
				break
			}
			kept = append(kept, page...)
		}
		if other, err := q.Heads(other.Bucket, 0, 9); err != nil || len(other) > 0 {
			t.Errorf("of a log without rows there are %v, %v", other, err)
		}
		if none, err := q.OrderHeads(g.Bucket, o, 9); err != nil || len(none) > 0 {
			t.Errorf("after the last order there are %v, %v", none, err)
		}
		onOrders, err = q.OrderHeads(g.Bucket, id.Order{}, 9)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want, err := ends(second).Sign(key)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(kept, []inventory.KeptHead{{Version: 1, Code: printed.String()}, {Version: 2, Code: want.String()}}) {
		t.Errorf("kept are %+v", kept)
	}
	if !slices.Equal(onOrders, []inventory.KeptHead{{Order: o, Code: printed.String()}}) {
		t.Errorf("on orders stand %+v", onOrders)
	}
}
