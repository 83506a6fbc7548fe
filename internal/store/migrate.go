package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the schema to this version of the program, one transaction a
// migration, and does nothing when it is there already. Migrations only go
// forward, and leave the version of the program before running on the new
// schema. It returns [ErrNewer] when the database is ahead of the program.
func (db *DB) Migrate(ctx context.Context) error {
	return db.migrator(func(pool *sql.DB, p *goose.Provider) error {
		return db.dialect.migrating(ctx, pool, func() error {
			current, target, err := p.GetVersions(ctx)
			if err != nil {
				return err
			}
			if current > target {
				return fmt.Errorf("%w (its schema is %d, this program's is %d)", ErrNewer, current, target)
			}
			_, err = p.Up(ctx)
			return err
		})
	})
}

// Version gives the schema's version in the database, 0 for an empty one, and
// the one this program brings.
func (db *DB) Version(ctx context.Context) (current, target int64, err error) {
	err = db.migrator(func(_ *sql.DB, p *goose.Provider) error {
		current, target, err = p.GetVersions(ctx)
		return err
	})
	return current, target, err
}

// migrator lends the migration library connections of its own, because it
// wants to manage transactions itself and the writers' are always taken.
func (db *DB) migrator(use func(*sql.DB, *goose.Provider) error) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return fmt.Errorf("store: migrate: %w", err)
	}
	pool, err := db.dialect.writerPool(2) // one to migrate, one to keep others from it
	if err != nil {
		return fmt.Errorf("store: migrate: %w", err)
	}
	defer pool.Close()
	provider, err := goose.NewProvider(db.dialect.migrator(), pool,
		typed{FS: files, types: strings.NewReplacer(db.dialect.types()...)},
		goose.WithDisableGlobalRegistry(true), goose.WithSlog(db.log))
	if err != nil {
		return fmt.Errorf("store: migrate: %w", err)
	}
	if err := use(pool, provider); err != nil {
		return fmt.Errorf("store: migrate: %w", err)
	}
	return nil
}

// typed is the migrations with the database's own names for types.
type typed struct {
	fs.FS
	types *strings.Replacer
}

func (t typed) Open(name string) (fs.File, error) {
	file, err := t.FS.Open(name)
	if err != nil {
		return nil, err
	}
	if _, folder := file.(fs.ReadDirFile); folder {
		return file, nil
	}
	raw, err := io.ReadAll(file)
	if err != nil {
		file.Close()
		return nil, err
	}
	return typedFile{File: file, text: strings.NewReader(t.types.Replace(string(raw)))}, nil
}

type typedFile struct {
	fs.File
	text *strings.Reader
}

func (f typedFile) Read(p []byte) (int, error) { return f.text.Read(p) }
