package datadir

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// holdFor names the folder a copy of this test binary is to hold until its
// standard input ends.
const holdFor = "DATADIR_TEST_HOLD"

func TestMain(m *testing.M) {
	path := os.Getenv(holdFor)
	if path == "" {
		os.Exit(m.Run())
	}
	if _, err := Open(path); err != nil {
		os.Stdout.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
	os.Stdout.WriteString("held\n")
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// holder starts another process that holds path.
func holder(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	other := exec.CommandContext(t.Context(), os.Args[0])
	other.Env = append(os.Environ(), holdFor+"="+path)
	if _, err := other.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Process.Kill(); _ = other.Wait() })
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("the other process says %q, %v", line, err)
	}
	return other
}

func TestSecondProcessIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data")
	other := holder(t, path)

	_, err := Open(path)
	inUse, ok := errors.AsType[*InUseError](err)
	if !ok {
		t.Fatalf("Open beside another process: %v", err)
	}
	if inUse.PID != other.Process.Pid || !strings.Contains(err.Error(), path) {
		t.Errorf("%v, want process %d", err, other.Process.Pid)
	}

	// Killed, it leaves nothing in the way.
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	dir, err := Open(path)
	if err != nil {
		t.Fatalf("after the other process died: %v", err)
	}
	if err := dir.Close(); err != nil {
		t.Error(err)
	}
}

func TestSameProcessIsRefusedToo(t *testing.T) {
	path := t.TempDir()
	first, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil {
		t.Fatal("opened twice")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
}

func TestPaths(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "data")
	dir, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	if got := dir.Path("x", "y.db"); got != filepath.Join(path, "x", "y.db") {
		t.Error(got)
	}
	sub, err := dir.Sub("keys")
	if err != nil {
		t.Fatal(err)
	}
	for _, private := range []string{path, sub} {
		info, err := os.Stat(private)
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", private, info.Mode(), err)
		}
	}
}

func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(filepath.Join(file, "data")); err == nil || !strings.Contains(err.Error(), "data folder cannot be made") {
		t.Error(err)
	}
}

func TestWhoHadTheFolderBefore(t *testing.T) {
	path := t.TempDir()
	for _, want := range []string{"", "first", "second"} {
		dir, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if before, err := dir.Predecessor(); err != nil || before != want {
			t.Errorf("before: %q, not %q; %v", before, want, err)
		}
		if err := errors.Join(dir.Name(map[string]string{"": "first", "first": "second"}[want]), dir.Close()); err != nil {
			t.Fatal(err)
		}
	}
}
