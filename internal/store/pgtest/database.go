package pgtest

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

// shared is the one server of this test process.
var shared = sync.OnceValues(func() (*Server, error) { return Start(Options{}) })

// Shared gives the server that all tests of this process use.
func Shared(t testing.TB) *Server {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var names atomic.Int64

// Database gives the address of a new, empty database, which is dropped when
// the test ends. Its text sorts by the rules of a language unless a column says
// otherwise, so that a statement which leaves that to the database is found
// out.
func Database(t testing.TB) string {
	t.Helper()
	s := Shared(t)
	return s.database(t, languageTemplate)
}

// languageTemplate makes a database whose text is compared as people would.
const languageTemplate = `TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C'`

// Template makes databases that start with the same content.
type Template struct {
	fill func(url string) error
	once sync.Once
	name string
	err  error
}

// NewTemplate gives a template that fill brings to its content, when it is
// first used; url is of an empty database.
func NewTemplate(fill func(url string) error) *Template { return &Template{fill: fill} }

// Database gives the address of a new database with the template's content,
// which is dropped when the test ends.
func (tpl *Template) Database(t testing.TB) string {
	t.Helper()
	s := Shared(t)
	tpl.once.Do(func() {
		tpl.name = newName()
		tpl.err = s.Exec("CREATE DATABASE " + tpl.name + " " + languageTemplate)
		if tpl.err == nil {
			tpl.err = tpl.fill(s.URL(tpl.name))
		}
	})
	if tpl.err != nil {
		t.Fatal(tpl.err)
	}
	return s.database(t, "TEMPLATE "+tpl.name)
}

func (s *Server) database(t testing.TB, how string) string {
	t.Helper()
	name := newName()
	if err := s.Exec("CREATE DATABASE " + name + " " + how); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Exec("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return s.URL(name)
}

func newName() string { return fmt.Sprintf("test_%d_%d", os.Getpid(), names.Add(1)) }

// Exec runs statements as the superuser, in the database that is always there.
func (s *Server) Exec(statements ...string) error { return Exec(s.URL("postgres"), statements...) }

// Exec runs statements in the database with this address, each by itself.
func Exec(url string, statements ...string) error {
	ctx := context.Background()
	c, err := pgx.Connect(ctx, url)
	if err != nil {
		return fmt.Errorf("pgtest: %w", err)
	}
	defer c.Close(ctx)
	for _, text := range statements {
		if _, err := c.Exec(ctx, text); err != nil {
			return fmt.Errorf("pgtest: %s: %w", strings.SplitN(text, "\n", 2)[0], err)
		}
	}
	return nil
}
