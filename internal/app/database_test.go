package app

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"

	"frontrow/internal/base/clock"
	"frontrow/internal/store"
	"frontrow/internal/store/pgtest"
)

// onPostgres has the tests of this package run the program on PostgreSQL. Most
// of them do not care; those that need several processes always do.
const onPostgres = "APP_TEST_ON_POSTGRES"

// served is a database with the program's schema.
var served = pgtest.NewTemplate(func(url string) error {
	db, err := store.Open(context.Background(), store.Options{URL: url, Clock: clock.NewSystem()})
	if err != nil {
		return err
	}
	return errors.Join(db.Migrate(context.Background()), db.Close())
})

// databases are those of a program under test; the zero value is SQLite in its
// data folder.
type databases struct{ url, seats string }

// testDatabases gives the databases for a program under test: all in its folder,
// or seats on PostgreSQL apart from everything else, which are the two sizes of
// the program.
func testDatabases(t *testing.T) databases {
	t.Helper()
	if os.Getenv(onPostgres) == "" {
		return databases{}
	}
	return databases{url: served.Database(t), seats: served.Database(t)}
}

// oneDatabase gives a database of PostgreSQL that keeps everything.
func oneDatabase(t *testing.T) databases { return databases{url: served.Database(t)} }

// startPostgres starts a server that the test may stop.
func startPostgres(t *testing.T) *pgtest.Server {
	t.Helper()
	server, err := pgtest.Start(pgtest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// where tells a command where its data is.
func where(folder string, in databases) []string {
	args := []string{"--data", folder}
	if in.url != "" {
		args = append(args, "--database-url", in.url)
	}
	if in.seats != "" {
		args = append(args, "--seat-database-urls", in.seats)
	}
	return args
}

// data is the world's data folder.
func (w *world) data() string {
	if w.folder != "" {
		return w.folder
	}
	return w.dir.Path()
}

// look opens the world's database from outside: over a connection of its own,
// that cannot write.
func (w *world) look(t *testing.T) *sql.DB {
	t.Helper()
	if w.databases.url != "" {
		return lookAt(t, "pgx", w.databases.url+"&default_transaction_read_only=on")
	}
	return lookAt(t, "sqlite", "file:"+filepath.Join(w.data(), databaseFile)+"?mode=ro&_pragma=busy_timeout(5000)")
}

// lookAtSeats is look at the database that keeps the seats.
func (w *world) lookAtSeats(t *testing.T) *sql.DB {
	t.Helper()
	if w.databases.seats != "" {
		return lookAt(t, "pgx", w.databases.seats+"&default_transaction_read_only=on")
	}
	return w.look(t)
}

func lookAt(t *testing.T, driver, name string) *sql.DB {
	t.Helper()
	db, err := sql.Open(driver, name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

var _ = stdlib.GetDefaultDriver // which registers "pgx"
