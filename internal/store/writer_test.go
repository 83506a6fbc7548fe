package store

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/clock"
)

func openFile(t testing.TB, path string) *DB {
	t.Helper()
	db := openWith(t, Options{Path: path})
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}

func openWith(t testing.TB, o Options) *DB {
	t.Helper()
	o.Clock = clock.NewFake(time.Date(2027, 3, 1, 18, 0, 0, 0, time.UTC))
	o.Fatal = func(err error) { t.Errorf("the store wants to end the process: %v", err) }
	db, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return db
}

func openTest(t testing.TB) *DB {
	t.Helper()
	return openFile(t, filepath.Join(t.TempDir(), "test.db"))
}

// run executes SQL that only a test needs, on the connection that writes.
func run(t testing.TB, db *DB, text string, args ...any) {
	t.Helper()
	err := db.update(t.Context(), func(tx *Tx) error {
		_, err := tx.exec(&statement{name: "test", text: text}, args...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// count gives the number of rows in a table.
func count(t testing.TB, db *DB, table string) (rows int) {
	t.Helper()
	err := db.view(t.Context(), func(tx *Tx) (err error) {
		rows, _, err = queryOne(tx, scanValue[int], &statement{name: "test", text: "SELECT COUNT(*) FROM " + table})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// holdWriter keeps the writer busy until release is called.
func holdWriter(t testing.TB, db *DB) (release func()) {
	t.Helper()
	started, end, answered := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		answered <- db.update(t.Context(), func(*Tx) error {
			close(started)
			<-end
			return nil
		})
	}()
	<-started
	return func() {
		t.Helper()
		close(end)
		if err := <-answered; err != nil {
			t.Errorf("the unit that held the writer: %v", err)
		}
	}
}

// handIn puts units into the queue of a writer that is held, in order, and
// gives a function that waits for their answers.
func handIn(db *DB, bodies ...func(*Tx) error) (answers func() []error) {
	errs := make([]error, len(bodies))
	var done sync.WaitGroup
	for i, body := range bodies {
		u := &unit{body: body, answered: make(chan struct{})}
		db.writer.queue <- u
		done.Go(func() { <-u.answered; errs[i] = u.err })
	}
	return func() []error {
		done.Wait()
		return errs
	}
}

func nothing(*Tx) error { return nil }

func TestQueueIsBounded(t *testing.T) {
	db := openTest(t)
	release := holdWriter(t, db)
	for range maxQueue { // places taken by units whose callers have left
		gone := &unit{answered: make(chan struct{})}
		gone.state.Store(unitAbandoned)
		db.writer.queue <- gone
	}
	before := db.Stats()
	if err := db.update(t.Context(), nothing); !errors.Is(err, ErrBusy) {
		t.Errorf("one more: %v", err)
	}
	release()
	if err := db.writer.insist(nothing); err != nil {
		t.Error(err)
	}
	if s := db.Stats(); s.Units-before.Units != 1 || s.Groups-before.Groups != 1 {
		t.Errorf("abandoned units had %d commits with %d units", s.Groups-before.Groups, s.Units-before.Units)
	}
}

func TestSomeAreNotTurnedAway(t *testing.T) {
	// A queue without a place: whoever is not turned away hands over directly.
	w := &writer{queue: make(chan *unit), closing: make(chan struct{}), ended: make(chan struct{})}
	insisted := make(chan error, 1)
	go func() { insisted <- w.insist(nothing) }()
	select {
	case u := <-w.queue:
		close(u.answered)
	case err := <-insisted:
		t.Fatalf("turned away: %v", err)
	}
	if err := <-insisted; err != nil {
		t.Error(err)
	}
}

func TestGroupsAreBounded(t *testing.T) {
	db := openTest(t)
	release := holdWriter(t, db)
	before := db.Stats()
	bodies := make([]func(*Tx) error, 2*db.writer.hands.most+1)
	for i := range bodies {
		bodies[i] = nothing
	}
	answers := handIn(db, bodies...)
	release()
	answers()
	if s := db.Stats(); s.Groups-before.Groups != 3 {
		t.Errorf("%d groups", s.Groups-before.Groups)
	}
}

func TestCloseWritesWhatWaits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	db := openFile(t, path)
	run(t, db, `CREATE TABLE marks (mark BIGINT)`)
	release := holdWriter(t, db)
	mark := func(tx *Tx) error {
		_, err := tx.exec(&statement{name: "mark", text: `INSERT INTO marks VALUES (1)`})
		return err
	}
	answers := handIn(db, mark, mark, mark)
	closed := make(chan error)
	go func() { closed <- db.Close() }()
	<-db.writer.closing
	if err := db.update(t.Context(), mark); !errors.Is(err, ErrStopped) {
		t.Errorf("a unit after the close: %v", err)
	}
	if err := db.writer.insist(mark); !errors.Is(err, ErrStopped) {
		t.Errorf("one that insists: %v", err)
	}
	release()
	if err := errors.Join(append(answers(), <-closed)...); err != nil {
		t.Error(err)
	}
	if n := count(t, openFile(t, path), "marks"); n != 3 {
		t.Errorf("%d of 3 were written", n)
	}
}

func TestFailedCommitIsUnknownToAll(t *testing.T) {
	db := openTest(t)
	run(t, db, `CREATE TABLE parents (id BIGINT PRIMARY KEY)`)
	run(t, db, `CREATE TABLE children (parent BIGINT REFERENCES parents DEFERRABLE INITIALLY DEFERRED)`)
	adopt := func(tx *Tx) error { // fails at the commit, not before
		_, err := tx.exec(&statement{name: "adopt", text: `INSERT INTO children VALUES (7)`})
		return err
	}
	add := func(tx *Tx) error {
		_, err := tx.exec(&statement{name: "add", text: `INSERT INTO parents VALUES (1)`})
		return err
	}
	mine := errors.New("mine")
	refuse := func(*Tx) error { return mine }
	for name, bodies := range map[string][]func(*Tx) error{"a group": {add, adopt, refuse}, "alone": {adopt}} {
		release := holdWriter(t, db)
		answers := handIn(db, bodies...)
		release()
		for i, err := range answers() {
			if !errors.Is(err, ErrUnknown) || !errors.Is(err, ErrForeignKey) {
				t.Errorf("%s: unit %d: %v", name, i, err)
			}
		}
	}
	if n := count(t, db, "parents") + count(t, db, "children"); n != 0 {
		t.Errorf("%d rows were kept", n)
	}
	if err := db.update(t.Context(), add); err != nil {
		t.Errorf("the writer after it: %v", err)
	}
}

func TestViewsCannotWriteByQuery(t *testing.T) {
	db := openTest(t)
	err := db.view(t.Context(), func(tx *Tx) error {
		_, _, err := queryOne(tx, scanValue[string], &statement{name: "sly", text: `INSERT INTO sessions VALUES ('a', 'b', 1) RETURNING token`})
		return err
	})
	if !errors.Is(err, ErrReadOnly) || count(t, db, "sessions") != 0 {
		t.Errorf("got %v", err)
	}
}

func TestLogIsMovedIntoTheFile(t *testing.T) {
	db := openTest(t)
	run(t, db, `CREATE TABLE pages (page BLOB)`)
	for range 20 {
		run(t, db, `INSERT INTO pages VALUES (zeroblob($1))`, 100*4096)
	}
	if err := db.update(t.Context(), nothing); err != nil { // it begins when the writer is done with those before
		t.Fatal(err)
	}
	var logged, moved int
	err := db.view(t.Context(), func(tx *Tx) error {
		return tx.conn.each(tx.ctx, func(r row) error {
			var blocked int
			return r.Scan(&blocked, &logged, &moved)
		}, walSizeSQL)
	})
	if err != nil || logged-moved >= walPages || moved == 0 {
		t.Errorf("%d pages logged, %d moved, %v", logged, moved, err)
	}
}

// brokenDisk is a database whose file fails between groups.
type brokenDisk struct{ dialect }

func (brokenDisk) tidy(*conn) error { return ErrIO }

func TestBrokenDiskEndsTheWriter(t *testing.T) {
	db := openTest(t)
	ended := make(chan error, 1)
	release := holdWriter(t, db)
	db.writer.dialect = brokenDisk{db.dialect}
	db.writer.fatal = func(err error) { ended <- err }
	release()
	if err := <-ended; !errors.Is(err, ErrIO) {
		t.Errorf("ended with %v", err)
	}
	for name, err := range map[string]error{
		"update": db.update(t.Context(), nothing),
		"insist": db.writer.insist(nothing),
		"check":  db.Check(t.Context()),
	} {
		if !errors.Is(err, ErrStopped) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIOErrorInAUnitEndsTheWriter(t *testing.T) {
	for name, bodies := range map[string][]func(*Tx) error{
		"alone":   {failing},
		"a group": {nothing, failing, nothing},
	} {
		t.Run(name, func(t *testing.T) {
			db := openTest(t)
			ended := make(chan error, 1)
			release := holdWriter(t, db)
			db.writer.fatal = func(err error) { ended <- err }
			answers := handIn(db, bodies...)
			release()
			for i, err := range answers() {
				if !errors.Is(err, ErrStopped) {
					t.Errorf("unit %d: %v", i, err)
				}
			}
			if err := db.update(t.Context(), nothing); !errors.Is(err, ErrStopped) {
				t.Fatalf("the writer goes on: %v", err)
			}
			if err := <-ended; !errors.Is(err, ErrIO) {
				t.Errorf("ended with %v", err)
			}
		})
	}
}

// failing is a body that meets an I/O error and says nothing of it.
func failing(tx *Tx) error {
	tx.spoil(ErrIO)
	return nil
}
