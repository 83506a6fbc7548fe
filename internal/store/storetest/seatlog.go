package storetest

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/store"
)

func genesis() inventory.Row {
	bucket := id.New[id.Show]()
	raw := bucket.Bytes()
	return inventory.Row{Bucket: bucket, At: 1_000_000, Hash: sha256.Sum256(raw[:])}
}

// after gives a row that follows r; mark tells it from others that do. Its
// hash is chained to r's, in a simpler way than the real one.
func after(r inventory.Row, mark uint64) inventory.Row {
	text := binary.BigEndian.AppendUint64(nil, mark)
	return inventory.Row{
		Bucket: r.Bucket, Version: r.Version + 1, At: r.At + 1,
		Public: text, Private: append([]byte{0, 0xff}, text...),
		Hash: sha256.Sum256(slices.Concat(r.Hash[:], text)),
	}
}

// written begins a log, adds that many rows, and gives them all.
func written(t *testing.T, log store.SeatLog, rows int) []inventory.Row {
	t.Helper()
	chain := []inventory.Row{genesis()}
	if err := log.Begin(chain[0]); err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		next := after(chain[i], uint64(i))
		if ok, err := log.Append(next, chain[i].Hash); !ok || err != nil {
			t.Fatalf("row %d: %t, %v", next.Version, ok, err)
		}
		chain = append(chain, next)
	}
	return chain
}

// chainFault says what is wrong with a log that rows made by after should
// form, and gives "" when nothing is.
func chainFault(rows []inventory.Row) string {
	for i, r := range rows {
		if r.Version != uint64(i) {
			return fmt.Sprintf("row %d has version %d", i, r.Version)
		}
		if i > 0 && !same(r, after(rows[i-1], binary.BigEndian.Uint64(r.Public))) {
			return fmt.Sprintf("version %d does not follow the one before", i)
		}
	}
	return ""
}

func same(a, b inventory.Row) bool {
	return a.Bucket == b.Bucket && a.Version == b.Version && a.At == b.At && a.Hash == b.Hash &&
		bytes.Equal(a.Public, b.Public) && bytes.Equal(a.Private, b.Private)
}

// seatlog checks one log used by one at a time.
func seatlog(t *testing.T, open Open) {
	db, _ := open(t)
	log := db.SeatLog()
	g := genesis()
	if err := log.Begin(after(g, 1)); err == nil {
		t.Error("a log began with version 1")
	}
	if ok, err := log.Append(after(g, 1), g.Hash); ok || err != nil {
		t.Errorf("append without a genesis row: %v, %v", ok, err)
	}
	if err := log.Begin(g); err != nil {
		t.Fatal(err)
	}
	other := g
	other.At++
	if err := log.Begin(other); err != nil { // there is one
		t.Error(err)
	}

	first, fork := after(g, 1), after(g, 2)
	second := after(first, 3)
	skip := after(second, 4)
	stranger := first
	stranger.Bucket = id.New[id.Show]()
	for _, step := range []struct {
		what string
		row  inventory.Row
		on   inventory.Hash
		want bool
	}{
		{"decided on another row", first, inventory.Hash{1}, false},
		{"decided on no row", first, inventory.Hash{}, false},
		{"the first", first, g.Hash, true},
		{"the first again", first, g.Hash, false},
		{"another first", fork, g.Hash, false},
		{"a gap", skip, second.Hash, false},
		{"decided on a row of another version", second, g.Hash, false},
		{"decided on the fork", after(fork, 3), fork.Hash, false},
		{"the second", second, first.Hash, true},
		{"of a bucket that has no log", stranger, g.Hash, false},
	} {
		if ok, err := log.Append(step.row, step.on); ok != step.want || err != nil {
			t.Errorf("%s: %v, %v", step.what, ok, err)
		}
	}
	for name, version := range map[string]uint64{"genesis": 0, "beyond 63 bits": 1 << 63} {
		bad := first
		bad.Version = version
		if ok, err := log.Append(bad, g.Hash); ok || err == nil {
			t.Errorf("%s: %v, %v", name, ok, err)
		}
	}

	for _, page := range []struct {
		after uint64
		most  int
		want  []inventory.Row
	}{
		{0, 10, []inventory.Row{first, second}},
		{0, 1, []inventory.Row{first}},
		{1, 10, []inventory.Row{second}},
		{2, 10, nil},
		{1 << 63, 10, nil},
	} {
		rows, err := log.Rows(t.Context(), g.Bucket, page.after, page.most)
		if err != nil || !slices.EqualFunc(rows, page.want, same) {
			t.Errorf("rows after %d: %v, %v", page.after, rows, err)
		}
	}
	for version, want := range []inventory.Row{g, first, second} {
		r, found, err := log.Row(t.Context(), g.Bucket, uint64(version))
		if err != nil || !found || !same(r, want) {
			t.Errorf("row %d: %v %v %v", version, r, found, err)
		}
	}
	for _, version := range []uint64{3, 1 << 63} {
		if _, found, err := log.Row(t.Context(), g.Bucket, version); found || err != nil {
			t.Errorf("row %d: %v %v", version, found, err)
		}
	}

	late := genesis()
	if err := log.Begin(late); err != nil {
		t.Fatal(err)
	}
	if buckets, err := log.Buckets(t.Context()); err != nil || !slices.Equal(buckets, []id.Show{g.Bucket, late.Bucket}) {
		t.Errorf("buckets: %v, %v", buckets, err)
	}
}
