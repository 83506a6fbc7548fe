package pgtest_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/jackc/pgx/v5"

	"frontrow/internal/store/pgtest"
)

// childEnv makes the test binary a program that starts a server and waits to be
// killed.
const childEnv = "FRONTROW_PGTEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		s, err := pgtest.Start(pgtest.Options{})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(filepath.Dir(s.Socket()))
		select {}
	}
	os.Exit(m.Run())
}

// value reads one value from a database.
func value[T any](t *testing.T, url, query string) (v T) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	if err := c.QueryRow(t.Context(), query).Scan(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestDatabasesAreApart(t *testing.T) {
	filled := 0
	template := pgtest.NewTemplate(func(url string) error {
		filled++
		return pgtest.Exec(url, `CREATE TABLE things (n BIGINT)`, `INSERT INTO things VALUES (7)`)
	})
	first, second := template.Database(t), template.Database(t)
	if err := pgtest.Exec(first, `UPDATE things SET n = 8`); err != nil {
		t.Fatal(err)
	}
	if n := value[int](t, second, `SELECT n FROM things`); n != 7 || filled != 1 {
		t.Errorf("the other database has %d; the template was filled %d times", n, filled)
	}
	if !value[bool](t, pgtest.Database(t), `SELECT 'a' < 'B'`) {
		t.Error("text sorts by its bytes: a statement that relies on that would go unseen")
	}
}

func TestCommitsAreSynced(t *testing.T) {
	for _, name := range []string{"fsync", "synchronous_commit"} {
		if v := value[string](t, pgtest.Database(t), `SHOW `+name); v != "on" {
			t.Errorf("%s is %s", name, v)
		}
	}
}

func TestKilledServerRecovers(t *testing.T) {
	s, err := pgtest.Start(pgtest.Options{Settings: []string{"max_connections = 17"}})
	if err != nil {
		t.Fatal(err)
	}
	url := s.URL("postgres")
	if err := s.Exec(`CREATE TABLE things AS SELECT 7 AS n`); err != nil {
		t.Fatal(err)
	}
	if err := s.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := s.Exec(`SELECT 1`); err == nil {
		t.Error("a server that was killed answers")
	}
	if err := s.Run(); err != nil {
		t.Fatal(err)
	}
	if n := value[int](t, url, `SELECT n FROM things`); n != 7 {
		t.Errorf("it has %d", n)
	}
	if v := value[string](t, url, `SHOW max_connections`); v != "17" {
		t.Errorf("a setting is %s", v)
	}
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(s.Socket())); !os.IsNotExist(err) {
		t.Errorf("its folder is left: %v", err)
	}
}

// TestServerEndsWithItsProcess kills a process that has a server, and waits until
// the server's files are gone.
func TestServerEndsWithItsProcess(t *testing.T) {
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childEnv+"=1")
	output, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(output)
	if !lines.Scan() {
		t.Fatal("it says nothing")
	}
	folder := lines.Text()
	if _, err := os.Stat(filepath.Join(folder, "data", "postmaster.pid")); err != nil {
		t.Fatal(err)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait()
	for {
		if _, err := os.Stat(folder); os.IsNotExist(err) {
			return
		}
		runtime.Gosched()
	}
}
