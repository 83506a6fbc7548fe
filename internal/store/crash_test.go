package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/store"
)

// The crash tests start this test binary again as a program that writes to a
// database until it is killed or its disk fails. It prints a line for whatever
// was acknowledged to it, which its parent then looks for.
const (
	childEnv = "FRONTROW_STORE_TEST_CHILD" // the database's path
	limitEnv = "FRONTROW_STORE_TEST_LIMIT" // when set, files cannot grow far beyond their size
)

const diskFailed = 3 // the child's exit status when its store asks for the end

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		fmt.Println("failed:", writeUntilEnded(path, os.Getenv(limitEnv) != ""))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

const crashWriters = 6

// crashBucket names the log of one writer, the same in every run.
func crashBucket(writer int) id.Show { return id.FromBytes[id.Show]([16]byte{1, byte(writer)}) }

func crashRow(bucket id.Show, version uint64) inventory.Row {
	row := inventory.Row{Bucket: bucket, Version: version, Public: []byte{0}, Private: make([]byte, 300)}
	row.Hash[0], row.Hash[1], row.Hash[2] = byte(version>>16), byte(version>>8), byte(version)
	return row
}

// crashKeys gives the two keys that one unit of work remembers.
func crashKeys(bucket id.Show, version uint64) [2]idem.Key {
	k := idem.Key{Caller: bucket.Bytes()}
	k.Caller[8], k.Caller[9], k.Caller[10] = byte(version>>16), byte(version>>8), byte(version)
	other := k
	other.Caller[15] = 1
	return [2]idem.Key{k, other}
}

// writeUntilEnded appends to one log a writer, each append followed by a unit
// of work that remembers two keys, and prints what is acknowledged.
func writeUntilEnded(path string, limited bool) error {
	db, err := store.Open(context.Background(), store.Options{Path: path, Clock: clock.NewSystem(), Fatal: func(error) { os.Exit(diskFailed) }})
	if err != nil {
		return err
	}
	if err := db.Migrate(context.Background()); err != nil {
		return err
	}
	if limited {
		if err := limitFileSize(path); err != nil {
			return err
		}
	}
	failed := make(chan error)
	for writer := range crashWriters {
		go func() { failed <- writeOn(db, crashBucket(writer)) }()
	}
	if err := <-failed; !errors.Is(err, store.ErrStopped) && !errors.Is(err, store.ErrUnknown) {
		return err
	}
	select {} // the store is about to end the process
}

func writeOn(db *store.DB, bucket id.Show) error {
	log := db.SeatLog()
	if err := log.Begin(crashRow(bucket, 0)); err != nil {
		return err
	}
	kept, err := log.Rows(context.Background(), bucket, 0, 1<<30)
	if err != nil {
		return err
	}
	units := store.Bind(db, func(tx *store.Tx) idem.Tx { return tx })
	for version := uint64(len(kept)) + 1; ; version++ {
		ok, err := log.Append(crashRow(bucket, version), crashRow(bucket, version-1).Hash)
		if err != nil {
			return err
		}
		if !ok {
			return fmt.Errorf("version %d was refused", version)
		}
		fmt.Printf("row %s %d\n", bucket, version)
		err = units.Update(context.Background(), func(q idem.Tx) error {
			for _, k := range crashKeys(bucket, version) {
				if err := q.Remember(k, nil); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		fmt.Printf("keys %s %d\n", bucket, version)
	}
}

// limitFileSize has writes to files fail soon after they outgrow this one.
func limitFileSize(path string) error {
	signal.Ignore(syscall.SIGXFSZ) // the write fails instead
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	limit := uint64(info.Size()) + 400_000
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit})
}

// child runs the program above until it has acknowledged enough or ends by
// itself, kills it, and gives what it acknowledged.
func child(t *testing.T, path string, enough int, env ...string) (acknowledged []string, state *os.ProcessState) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program)
	cmd.Env = append(append(os.Environ(), childEnv+"="+path), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		acknowledged = append(acknowledged, lines.Text())
		if len(acknowledged) == enough {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	cmd.Wait() // its status is what is asked for
	return acknowledged, cmd.ProcessState
}

// expectKept opens the database after a crash and looks for everything that
// was acknowledged, and for units of work of which only half was kept.
func expectKept(t *testing.T, o store.Options, acknowledged []string) {
	t.Helper()
	o.Clock = clock.NewSystem()
	db, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	units := store.Bind(db, func(tx *store.Tx) idem.Tx { return tx })
	keysKept := func(bucket id.Show, version uint64) (n int) {
		err := units.View(t.Context(), func(q idem.Tx) error {
			for _, k := range crashKeys(bucket, version) {
				_, found, err := q.Recall(k)
				if err != nil {
					return err
				}
				if found {
					n++
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}

	rows := map[id.Show]uint64{}
	for writer := range crashWriters {
		bucket := crashBucket(writer)
		kept, err := db.SeatLog().Rows(t.Context(), bucket, 0, 1<<30)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range kept {
			if r.Version != uint64(i)+1 || r.Hash != crashRow(bucket, r.Version).Hash {
				t.Fatalf("%s: row %d is version %d", bucket, i, r.Version)
			}
			if n := keysKept(bucket, r.Version); n == 1 {
				t.Errorf("%s: half of the unit of version %d was kept", bucket, r.Version)
			}
		}
		rows[bucket] = uint64(len(kept))
	}
	for _, line := range acknowledged {
		var what, name string
		var version uint64
		if _, err := fmt.Sscan(line, &what, &name, &version); err != nil {
			t.Fatalf("the program says %q", line)
		}
		bucket, err := parseShow(name)
		if err != nil {
			t.Fatal(err)
		}
		if what == "row" && rows[bucket] < version || what == "keys" && keysKept(bucket, version) != 2 {
			t.Errorf("lost: %s", line)
		}
	}
}

func TestKilledInTheMiddle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crash.db")
	var all []string
	for round := range 3 {
		acknowledged, state := child(t, path, 150+90*round)
		if state.Exited() {
			t.Fatalf("it ended by itself: %v\n%s", state, strings.Join(acknowledged, "\n"))
		}
		all = append(all, acknowledged...)
		expectKept(t, store.Options{Path: path}, all)
	}
}

func TestDiskFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crash.db")
	acknowledged, state := child(t, path, 1<<30, limitEnv+"=1")
	if state.ExitCode() != diskFailed {
		t.Fatalf("it ended with %v\n%s", state, strings.Join(acknowledged, "\n"))
	}
	if len(acknowledged) == 0 {
		t.Fatal("nothing was written before the disk failed")
	}
	expectKept(t, store.Options{Path: path}, acknowledged)
}

func parseShow(name string) (show id.Show, err error) {
	err = show.UnmarshalText([]byte(name))
	return show, err
}
