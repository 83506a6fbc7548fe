package store

import (
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// These are the twins of the seat log's tests: with a part of the append rule
// gone, two rows must be able to claim one place in a log. Were they not, the
// tests that find no such row would prove nothing.

func TestControlWithoutTheHashAForkGetsIn(t *testing.T) {
	const condition = " AND hash = $7"
	if !strings.Contains(seatAppendSQL.text, condition) {
		t.Fatalf("the append has no %q", condition)
	}
	without := &statement{name: "control", text: strings.Replace(seatAppendSQL.text, condition, " AND $7 = $7", 1)}
	for _, c := range []struct {
		name   string
		append *statement
		want   int64
	}{{"as it is", seatAppendSQL, 0}, {"without the condition", without, 1}} {
		t.Run(c.name, func(t *testing.T) {
			db := openTest(t)
			genesis, first, fork := controlRows()
			begin(t, db, genesis, first)
			if n := appendWith(t, db, c.append, fork, inventory.Hash{0xbd}); n != c.want {
				t.Errorf("%d rows were added on a row the log does not have", n)
			}
		})
	}
}

func TestControlWithoutTheKeyAVersionGetsInTwice(t *testing.T) {
	db := openTest(t)
	genesis, first, _ := controlRows()
	begin(t, db, genesis, first)
	if n := appendWith(t, db, seatAppendSQL, first, genesis.Hash); n != 0 {
		t.Errorf("%d rows were added of a version the log has", n)
	}
	run(t, db, `CREATE TABLE keyless AS SELECT * FROM seat_log`)
	run(t, db, `DROP TABLE seat_log`)
	run(t, db, `ALTER TABLE keyless RENAME TO seat_log`)
	if n := appendWith(t, db, seatAppendSQL, first, genesis.Hash); n != 1 {
		t.Errorf("%d rows were added without the key", n)
	}
}

// controlRows gives a log's beginning, its first row, and a row of version 2
// that was decided on another version 1.
func controlRows() (genesis, first, fork inventory.Row) {
	genesis = inventory.Row{Bucket: id.New[id.Show](), Hash: inventory.Hash{1}}
	first = inventory.Row{Bucket: genesis.Bucket, Version: 1, Hash: inventory.Hash{2}}
	fork = inventory.Row{Bucket: genesis.Bucket, Version: 2, Hash: inventory.Hash{3}}
	return genesis, first, fork
}

func begin(t *testing.T, db *DB, genesis, first inventory.Row) {
	t.Helper()
	if err := db.SeatLog().Begin(genesis); err != nil {
		t.Fatal(err)
	}
	if n := appendWith(t, db, seatAppendSQL, first, genesis.Hash); n != 1 {
		t.Fatalf("%d rows were added", n)
	}
}

func appendWith(t *testing.T, db *DB, s *statement, row inventory.Row, previous inventory.Hash) (inserted int64) {
	t.Helper()
	err := db.update(t.Context(), func(tx *Tx) (err error) {
		inserted, err = tx.exec(s, append(rowArgs(row), previous[:])...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return inserted
}
