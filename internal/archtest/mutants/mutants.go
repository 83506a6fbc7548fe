// Package mutants tests tests. Each mutant plants one mistake in the
// production code, in an overlay that only one run of the compiler sees, and
// names the test that must go red for it. A test that cannot fail proves
// nothing.
package mutants

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Mutant is one mistake. Its files are named from the package that lists it.
type Mutant struct {
	Name  string
	Test  string // which must fail
	In    string // the package of that test; "" for the one that lists the mutant
	Edits []Edit
}

// Edit puts New in the place of Old, which the file must have exactly once.
type Edit struct{ File, Old, New string }

// patience bounds one run; a mistake may well make a test hang.
const patience = "-timeout=120s"

// Run plants each mutant and demands that its test notices. A short run only
// sees whether they can be planted: each one compiles a package.
func Run(t *testing.T, all []Mutant) {
	t.Helper()
	for _, m := range all {
		t.Run(strings.ReplaceAll(m.Name, " ", "-"), func(t *testing.T) {
			overlay := m.plant(t)
			if testing.Short() {
				return
			}
			args := append([]string{"test", "-overlay", overlay, "-vet=off", "-count=1", patience, "-run", "^" + m.Test + "$", "."}, m.cases(t)...)
			run := exec.CommandContext(t.Context(), "go", args...)
			run.Dir = m.In
			run.Env = append(os.Environ(), "GOGC=800") // the compiler's own memory; a quarter of its time goes there
			out, err := run.CombinedOutput()
			switch {
			case err == nil:
				t.Errorf("%s, and %s does not notice", m.Name, m.Test)
			case !strings.Contains(string(out), "--- FAIL: "+m.Test) && !strings.Contains(string(out), "panic: "):
				t.Errorf("%s did not go red, it did not run:\n%s", m.Test, out)
			default:
				t.Logf("caught by %s", m.Test)
			}
		})
	}
}

// cases gives the properties of the test's package so many cases that no mistake
// is missed by chance. Those that are noticed end at the first.
func (m Mutant) cases(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(m.In, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if raw, err := os.ReadFile(file); err == nil && strings.Contains(string(raw), "\"pgregory.net/rapid\"") {
			return []string{"-rapid.checks=2000"}
		}
	}
	return nil
}

// plant writes the changed files and the overlay that shows them to the
// compiler, and gives the overlay's path.
func (m Mutant) plant(t *testing.T) string {
	t.Helper()
	changed := map[string]string{}
	for _, e := range m.Edits {
		path, err := filepath.Abs(e.File)
		if err != nil {
			t.Fatal(err)
		}
		text, planted := changed[path]
		if !planted {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text = string(raw)
		}
		if n := strings.Count(text, e.Old); n != 1 {
			t.Fatalf("%s has %d times\n%s\nso this mutant must be written anew", e.File, n, e.Old)
		}
		changed[path] = strings.Replace(text, e.Old, e.New, 1)
	}
	folder, replace := t.TempDir(), map[string]string{}
	for path, text := range changed {
		replace[path] = filepath.Join(folder, filepath.Base(path))
		write(t, replace[path], []byte(text))
	}
	raw, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(folder, "overlay.json")
	write(t, overlay, raw)
	return overlay
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
