package app

import (
	"context"
	"database/sql"
	"errors"
	"os"
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

// testDatabase gives the address of a database for a program under test, which
// is "" for SQLite in its data folder.
func testDatabase(t *testing.T) string {
	t.Helper()
	if os.Getenv(onPostgres) == "" {
		return ""
	}
	return served.Database(t)
}

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
func where(folder, database string) []string {
	args := []string{"--data", folder}
	if database != "" {
		args = append(args, "--database-url", database)
	}
	return args
}

// look opens the world's database from outside: over a connection of its own,
// that cannot write.
func (w *world) look(t *testing.T) *sql.DB {
	t.Helper()
	driver, name := "sqlite", "file:"+w.dir.Path(databaseFile)+"?mode=ro&_pragma=busy_timeout(5000)"
	if w.database != "" {
		driver, name = "pgx", w.database+"&default_transaction_read_only=on"
	}
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
