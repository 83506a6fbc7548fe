package archtest

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"frontrow/internal/base/fault"
)

// code is "subject.what"; only an unknown error is a single word.
var code = regexp.MustCompile(`^[a-z][a-z_]*\.[a-z][a-z0-9_]*$|^internal$`)

func TestEveryFaultIsDocumentedAndSpeaksPlainly(t *testing.T) {
	problems, err := Problems(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) < 10 {
		t.Fatalf("only %d faults were found", len(problems))
	}
	for _, p := range problems {
		if !code.MatchString(p.Code) {
			t.Errorf("%s: the code %q is not of the form subject.what", p.At, p.Code)
		}
		if !strings.HasSuffix(p.Message, ".") || strings.ToUpper(p.Message[:1]) != p.Message[:1] {
			t.Errorf("%s: the message of %s is not a sentence: %q", p.At, p.Code, p.Message)
		}
	}
	page, err := os.ReadFile(filepath.Join(root, "docs/problems.md"))
	if err != nil || !bytes.Equal(page, ProblemsPage(problems)) {
		t.Errorf("docs/problems.md is not what the packages declare; run `make generate` and commit it (%v)", err)
	}
}

// repository writes a small repository with one file and gives its root.
func repository(t *testing.T, content string) string {
	t.Helper()
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "internal"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "internal", "errors.go"), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return root
}

func TestProblemsAreRead(t *testing.T) {
	problems, err := Problems(repository(t, `package p
var (
	ErrTaken = fault.Define(fault.Conflict, "seat.taken", "Somebody was " +
		"quicker | sorry.").After(1) // details: taken []string, limit int
	ErrGone = fault.Define(fault.NotFound, "hold.none", "No.") // a remark
)`))
	if err != nil || len(problems) != 2 {
		t.Fatalf("%v, %v", problems, err)
	}
	gone, taken := problems[0], problems[1]
	if gone.Code != "hold.none" || gone.Kind != fault.NotFound || gone.Carries != "" {
		t.Errorf("%+v", gone)
	}
	if taken.Message != "Somebody was quicker | sorry." || taken.Carries != "`taken` list of strings, `limit` int" {
		t.Errorf("%+v", taken)
	}
	page := string(ProblemsPage(problems))
	if !strings.Contains(page, "| <a id=\"seat.taken\"></a>`seat.taken` | 409 Conflict | Somebody was quicker \\| sorry. | `taken` list of strings, `limit` int |") {
		t.Error(page)
	}
}

func TestProblemsThatCannotBeListed(t *testing.T) {
	for content, want := range map[string]string{
		`var a, b = fault.Define(fault.Gone, "a.b", "X."), fault.Define(fault.Gone, "a.b", "Y.")`: "declared at",
		`var a = fault.Define(fault.Gone, name, "X.")`:                                            "write the fault's code",
		`var a = fault.Define(kind, "a.b", "X.")`:                                                 "kind as fault.Conflict",
		`var a = fault.Define(fault.Purple, "a.b", "X.")`:                                         "kind as fault.Conflict",
		`var a = fault.Define(fault.Gone, "a.b")`:                                                 "takes a kind",
	} {
		if _, err := Problems(repository(t, "package p\n"+content)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v; want %q", content, err, want)
		}
	}
}
