package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/clock"
)

func TestMigrationsKeepWhatIsThere(t *testing.T) {
	db := openTest(t)
	if err := db.Sessions().Commit("token", []byte("data"), db.clock.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := count(t, db, "sessions"); n != 1 {
		t.Errorf("%d sessions", n)
	}
}

func TestEmptyDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	db, err := Open(t.Context(), Options{Path: path, Clock: clock.NewSystem()})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if current, target, err := db.Version(t.Context()); current != 0 || target == 0 || err != nil {
		t.Errorf("version %d of %d, %v", current, target, err)
	}
	if err := db.Check(t.Context()); err == nil {
		t.Error("an empty database is ready")
	}
	if err := db.PrepareAll(t.Context()); err == nil {
		t.Error("the statements fit an empty database")
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the file: %v, %v", info.Mode(), err)
	}
}

func TestNewerDatabaseIsRefused(t *testing.T) {
	db := openTest(t)
	run(t, db, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	if err := db.Migrate(t.Context()); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v", err)
	}
}

func TestUnfitFileIsRefused(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"a text": text, "a folder": folder, "no folder": filepath.Join(folder, "none", "x.db")} {
		if db, err := Open(context.Background(), Options{Path: path, Clock: clock.NewSystem()}); err == nil {
			db.Close()
			t.Errorf("%s was opened", name)
		}
	}
}

// TestMigrationsArePortable holds the words that mean the same to every
// database, and that nothing goes back.
func TestMigrationsArePortable(t *testing.T) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(files, "*.sql")
	if err != nil || len(names) == 0 {
		t.Fatalf("%v, %v", names, err)
	}
	foreign := regexp.MustCompile(`(?i)\b(blob|bytea|integer|bigserial|autoincrement|jsonb?|timestamp|datetime|now|current_timestamp|real|float|double|deferrable|without rowid|goose down)\b`)
	comment := regexp.MustCompile(`--[^+\n]*(\n|$)`)
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		bare := comment.ReplaceAllString(string(text), "\n")
		if word := foreign.FindString(bare); word != "" {
			t.Errorf("%s: %q does not mean the same everywhere, or goes back", name, word)
		}
		replaced, err := fs.ReadFile(typed{FS: files, types: strings.NewReplacer(sqliteDialect{}.types()...)}, name)
		if err != nil || strings.ContainsAny(string(comment.ReplaceAll(replaced, nil)), "{}") {
			t.Errorf("%s: a type token is unknown, %v", name, err)
		}
	}
}
