package store

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"

	"frontrow/internal/base/clock"
	"frontrow/internal/store/pgtest"
)

var template = pgtest.NewTemplate(func(url string) error {
	db, err := Open(context.Background(), Options{URL: url, Clock: clock.NewSystem()})
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Migrate(context.Background())
})

// openServed opens a migrated database of PostgreSQL.
func openServed(t testing.TB) *DB {
	t.Helper()
	return openWith(t, Options{URL: template.Database(t)})
}

// TestPostgresTakesWholeNumbers finds parameters and answers that PostgreSQL
// would give a narrower type than a Go int64 has: it takes the type of a bare 0
// for that of the parameter it is compared with.
func TestPostgresTakesWholeNumbers(t *testing.T) {
	db := openServed(t)
	names := map[uint32]string{pgtype.Int4OID: "INTEGER", pgtype.Int2OID: "SMALLINT", pgtype.NumericOID: "NUMERIC", pgtype.Float8OID: "DOUBLE PRECISION"}
	err := db.update(t.Context(), func(tx *Tx) error {
		return tx.conn.raw.Raw(func(driver any) error {
			c := driver.(*stdlib.Conn).Conn()
			for _, s := range statementsFor(postgresEngine) {
				d, err := c.Prepare(t.Context(), s.name, s.text)
				if err != nil {
					return fmt.Errorf("%s: %w", s.name, err)
				}
				for i, oid := range d.ParamOIDs {
					if name, narrow := names[oid]; narrow {
						t.Errorf("%s: $%d is %s: CAST it AS BIGINT", s.name, i+1, name)
					}
				}
				for _, f := range d.Fields {
					if name, narrow := names[f.DataTypeOID]; narrow && s.engine == "" {
						t.Errorf("%s: the column %s is %s: CAST it AS BIGINT", s.name, f.Name, name)
					}
				}
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestPostgresSortsByBytes: each column of text says that it is compared by its
// bytes, as SQLite compares.
func TestPostgresSortsByBytes(t *testing.T) {
	url := template.Database(t)
	c, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	rows, err := c.Query(t.Context(), `SELECT table_name || '.' || column_name FROM information_schema.columns
WHERE table_schema = 'public' AND data_type LIKE 'character%' AND COALESCE(collation_name, '') <> 'C'
UNION ALL SELECT 'no text' WHERE NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE collation_name = 'C' AND table_name = 'shows')`)
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(wrong) > 0 {
		t.Errorf("sorted as people would: %v, %v", wrong, err)
	}
}

// lax is PostgreSQL with units that see one state each, and no more: the twin
// of the test of units that meet.
type lax struct{ dialect }

var laxBeginSQL = &statement{name: "lax", text: `BEGIN ISOLATION LEVEL REPEATABLE READ`}

func (lax) begin() *statement { return laxBeginSQL }

// TestUnitsThatMeetAreSerial has two units that each leave if the other is
// there. They both see that before either has left. One at least must stay.
func TestUnitsThatMeetAreSerial(t *testing.T) {
	for _, c := range []struct {
		name string
		lax  bool
		stay int
	}{{"as it is", false, 1}, {"the control, with units that are not serial", true, 0}} {
		t.Run(c.name, func(t *testing.T) {
			db := openServed(t)
			if c.lax {
				db.writer.dialect = lax{db.dialect}
			}
			run(t, db, `CREATE TABLE people (id BIGINT PRIMARY KEY, here BIGINT NOT NULL)`)
			run(t, db, `INSERT INTO people VALUES (1, 1), (2, 1)`)
			var met, done sync.WaitGroup
			met.Add(2)
			for person := range 2 {
				first := true
				leave := func(tx *Tx) error {
					here, _, err := queryOne(tx, scanValue[int], &statement{name: "here", text: `SELECT COUNT(*) FROM people WHERE here = 1`})
					if err != nil {
						return err
					}
					if first {
						first = false
						met.Done()
						met.Wait()
					}
					if here == 2 {
						_, err = tx.exec(&statement{name: "leave", text: `UPDATE people SET here = 0 WHERE id = $1`}, person+1)
					}
					return err
				}
				done.Go(func() {
					if err := db.update(t.Context(), leave); err != nil {
						t.Error(err)
					}
				})
			}
			done.Wait()
			if n := count(t, db, "people WHERE here = 1"); n != c.stay {
				t.Errorf("%d are here", n)
			}
			if again := db.Stats().Retried > 0; again == c.lax {
				t.Errorf("units were run again: %v", again)
			}
		})
	}
}

func TestUnitThatNeverFindsItsWayIsRefused(t *testing.T) {
	db := openServed(t)
	tries := 0
	err := db.update(t.Context(), func(tx *Tx) error {
		tries++
		tx.spoil(errAgain)
		return errors.New("hidden")
	})
	if !errors.Is(err, ErrBusy) || tries != maxTries {
		t.Errorf("%v after %d tries", err, tries)
	}
}

// TestConnectionsAreReplaced: a server that ended our connections, as when it
// restarts, is found again without anybody's noticing.
func TestConnectionsAreReplaced(t *testing.T) {
	url := template.Database(t)
	db := openWith(t, Options{URL: url})
	genesis, _, _ := controlRows()
	everything := func() error {
		return errors.Join(
			db.SeatLog().Begin(genesis),
			db.update(t.Context(), nothing),
			db.view(t.Context(), func(*Tx) error { return nil }),
			db.Check(t.Context()))
	}
	for range 3 {
		if err := everything(); err != nil {
			t.Fatal(err)
		}
		if err := pgtest.Exec(url, `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`); err != nil {
			t.Fatal(err)
		}
	}
	if err := everything(); err != nil {
		t.Error(err)
	}
}

func TestUnfitDatabaseIsRefused(t *testing.T) {
	url := pgtest.Database(t)
	name := url[strings.LastIndex(url, "/")+1 : strings.Index(url, "?")]
	for _, c := range []struct{ setting, value, want string }{
		{"synchronous_commit", "off", "synchronous_commit = off"},
		{"synchronous_commit", "local", "synchronous_commit = local"},
		{"synchronous_commit", "remote_write", "synchronous_commit = remote_write"},
		{"synchronous_commit", "remote_apply", ""},
		{"synchronous_commit", "on", ""},
	} {
		if err := pgtest.Shared(t).Exec(fmt.Sprintf(`ALTER DATABASE %s SET %s = %s`, name, c.setting, c.value)); err != nil {
			t.Fatal(err)
		}
		db, err := Open(t.Context(), Options{URL: url, Clock: clock.NewSystem()})
		if err == nil {
			db.Close()
		}
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s = %s: %v", c.setting, c.value, err)
		}
	}
}

func TestAddressIsToldWithoutItsPassword(t *testing.T) {
	for _, address := range []string{
		"postgres://u:geheim@127.0.0.1:1/x", "postgres://u:geheim@127.0.0.1:port/x", "postgres://u:geheim@127.0.0.1/x?sslmode=geheim-no",
		"postgresql://u:geheim@host with space/x", "postgres://u:geh%zzeim@127.0.0.1/x",
	} {
		db, err := Open(t.Context(), Options{URL: address, Clock: clock.NewSystem()})
		if err == nil {
			db.Close()
			t.Errorf("%s was opened", address)
		} else if strings.Contains(strings.ReplaceAll(err.Error(), "geheim-no", ""), "geh") {
			t.Errorf("the message holds the password: %v", err)
		}
	}
}

func TestMigrationsOfProcessesThatStartTogether(t *testing.T) {
	url := pgtest.Database(t)
	var done sync.WaitGroup
	for range 4 {
		db := openWith(t, Options{URL: url})
		done.Go(func() {
			if err := errors.Join(db.Migrate(t.Context()), db.PrepareAll(t.Context())); err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
}

func TestNewerServedDatabaseIsRefused(t *testing.T) {
	db := openServed(t)
	run(t, db, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, TRUE)`)
	if err := db.Migrate(t.Context()); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v", err)
	}
}

func TestLostAnswersAreUnknown(t *testing.T) {
	address, err := url.Parse(template.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	between := listenBetween(t, pgtest.Shared(t).Socket())
	address.RawQuery = url.Values{"host": {between.folder}}.Encode()
	db := openWith(t, Options{URL: address.String()})
	run(t, db, `CREATE TABLE marks (mark BIGINT)`)

	err = db.update(t.Context(), func(tx *Tx) error {
		_, err := tx.exec(&statement{name: "mark", text: `INSERT INTO marks VALUES (1)`})
		if _, err := tx.conn.prepare(commitSQL); err != nil {
			return err
		}
		between.loseAnswerTo("") // the commit's
		return err
	})
	if !errors.Is(err, ErrUnknown) || count(t, db, "marks") != 1 {
		t.Errorf("a unit: %v, and %d marks", err, count(t, db, "marks"))
	}

	genesis, first, _ := controlRows()
	log := db.SeatLog()
	if err := log.Begin(genesis); err != nil {
		t.Fatal(err)
	}
	between.loseAnswerTo(genesis.Bucket.String())
	if appended, err := log.Append(first, genesis.Hash); appended || !errors.Is(err, ErrUnknown) {
		t.Errorf("an append: %v, %v", appended, err)
	}
	if appended, err := log.Append(first, genesis.Hash); appended || err != nil {
		t.Errorf("the same again, which is there: %v, %v", appended, err)
	}
	if _, found, err := log.Row(t.Context(), genesis.Bucket, 1); !found || err != nil {
		t.Errorf("%v, %v", found, err)
	}
}

// TestWhoMeetsANewRowRunsAgain: what a unit looked for was not there when it
// began, and by another index than the one that it meets it in.
func TestWhoMeetsANewRowRunsAgain(t *testing.T) {
	db := openServed(t)
	run(t, db, `CREATE TABLE marks (mark BIGINT PRIMARY KEY, about BIGINT)`)
	run(t, db, `CREATE INDEX marks_about ON marks (about)`)
	look := &statement{name: "look", text: `SELECT COUNT(*) FROM marks WHERE about = 7`}
	add := &statement{name: "add", text: `INSERT INTO marks VALUES (1, 7)`}
	other := func(tx *Tx) error {
		_, err := tx.exec(add)
		return err
	}
	runs := 0
	err := db.update(t.Context(), func(tx *Tx) error {
		runs++
		found, _, err := queryOne(tx, scanValue[int64], look)
		if err != nil || found > 0 {
			return err
		}
		if runs == 1 {
			if err := db.update(t.Context(), other); err != nil {
				return err
			}
		}
		return other(tx)
	})
	if err != nil || runs != 2 || count(t, db, "marks") != 1 {
		t.Errorf("after %d runs: %v, and %d marks", runs, err, count(t, db, "marks"))
	}
	if err := db.update(t.Context(), other); !errors.Is(err, ErrUnique) {
		t.Errorf("a row that is there for good: %v", err)
	}
}
