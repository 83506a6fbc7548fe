package store

import (
	"errors"
	"fmt"
	"testing"
)

// TestFullDisk fills a database in the middle of a group. SQLite answers by
// rolling the whole transaction back, so the units are run again one by one:
// those that fit are kept, those that do not are refused.
func TestFullDisk(t *testing.T) {
	db := openTest(t)
	run(t, db, `CREATE TABLE things (name TEXT, body BLOB)`)
	var pages int
	err := db.update(t.Context(), func(tx *Tx) error {
		return errors.Join(
			tx.conn.each(tx.ctx, func(r row) error { return r.Scan(&pages) }, &statement{name: "pages", text: `PRAGMA page_count`}),
			tx.conn.each(tx.ctx, func(row) error { return nil }, &statement{name: "limit", text: fmt.Sprintf(`PRAGMA max_page_count = %d`, pages+20)}))
	})
	if err != nil {
		t.Fatal(err)
	}
	put := func(name string, bytes int) func(*Tx) error {
		return func(tx *Tx) error {
			_, err := tx.exec(&statement{name: "put", text: `INSERT INTO things VALUES ($1, zeroblob($2))`}, name, bytes)
			return err
		}
	}
	silent := func(tx *Tx) error { // does not care what becomes of its statement
		put("silent", 100*4096)(tx)
		put("after the silent one", 1)(tx)
		return nil
	}
	mine := errors.New("mine")
	release := holdWriter(t, db)
	answers := handIn(db,
		put("a", 10),
		put("large", 100*4096),
		put("b", 10),
		func(*Tx) error { return mine },
		silent,
		put("c", 10))
	release()
	got := answers()
	for i, want := range []error{nil, ErrFull, nil, mine, ErrFull, nil} {
		if !errors.Is(got[i], want) {
			t.Errorf("unit %d: %v, not %v", i, got[i], want)
		}
	}
	if n := count(t, db, "things"); n != 3 {
		t.Errorf("%d things were kept", n)
	}
	if s := db.Stats(); s.Retried != 6 {
		t.Errorf("%d units were run again", s.Retried)
	}
	if err := db.update(t.Context(), put("d", 10)); err != nil {
		t.Errorf("the writer after it: %v", err)
	}
	if n := count(t, db, "things"); n != 4 {
		t.Errorf("%d things were kept", n)
	}
}
