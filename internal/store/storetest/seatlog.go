package storetest

import (
	"bytes"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

func genesis() inventory.Row {
	return inventory.Row{Bucket: id.New[id.Show](), At: 1_000_000, Hash: inventory.Hash{0xff}}
}

// after gives a row that follows r. mark tells it from others that do.
func after(r inventory.Row, mark byte) inventory.Row {
	return inventory.Row{
		Bucket: r.Bucket, Version: r.Version + 1, At: r.At + 1,
		Public: []byte{mark}, Private: []byte{mark, 0, mark},
		Hash: inventory.Hash{byte(r.Version), mark},
	}
}

func same(a, b inventory.Row) bool {
	return a.Bucket == b.Bucket && a.Version == b.Version && a.At == b.At && a.Hash == b.Hash &&
		bytes.Equal(a.Public, b.Public) && bytes.Equal(a.Private, b.Private)
}

func seatlog(t *testing.T, open Open) {
	db, _ := open(t)
	log := db.SeatLog()
	g := genesis()
	if err := log.Begin(g); err != nil {
		t.Fatal(err)
	}
	first := after(g, 1)
	ok, err := log.Append(first, g.Hash)
	if err != nil || !ok {
		t.Fatalf("append: %v %v", ok, err)
	}
	rows, err := log.Rows(t.Context(), g.Bucket, 0, 10)
	if err != nil || len(rows) != 1 || !same(rows[0], first) {
		t.Fatalf("rows: %v %v", rows, err)
	}
}
