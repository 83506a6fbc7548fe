package order

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontrow/internal/base/id"
)

// TestMoves pins the table: what is not here cannot happen to an order.
func TestMoves(t *testing.T) {
	want := map[State]string{
		AwaitingPayment: "checking expired cancelled",
		Checking:        "awaiting_payment paid expired cancelled",
		Paid:            "refunding charged_back",
		ChargedBack:     "paid refunding",
		Expired:         "checking",
		Cancelled:       "",
		Refunding:       "refunded",
		Refunded:        "",
	}
	for _, from := range States() {
		var to []string
		for _, s := range []State{Checking, AwaitingPayment, Paid, Expired, Cancelled, Refunding, Refunded, ChargedBack} {
			if MayMove(from, s) {
				to = append(to, string(s))
			}
			o := Order{ID: id.New[id.Order](), State: from}
			err := o.Move(s)
			switch {
			case from == s || MayMove(from, s):
				if err != nil || o.State != s {
					t.Errorf("from %s to %s: %v, %s", from, s, err, o.State)
				}
			case err == nil || o.State != from:
				t.Errorf("from %s to %s: %v, %s", from, s, err, o.State)
			}
		}
		if sorted(strings.Join(to, " ")) != sorted(want[from]) {
			t.Errorf("%s may move to %v, not to %s", from, to, want[from])
		}
		if !from.Valid() {
			t.Errorf("%s is not valid", from)
		}
	}
	if State("").Valid() || State("PAID").Valid() {
		t.Error("what is no state is valid")
	}
}

func sorted(words string) string {
	var n int
	for _, w := range strings.Fields(words) {
		for i, s := range States() {
			if string(s) == w {
				n |= 1 << i
			}
		}
	}
	return string(rune('a' + n))
}

// TestOnlyMoveWritesStates reads the source: no other function of this package
// or of checkout assigns to a State, but for the literal an order begins as.
func TestOnlyMoveWritesStates(t *testing.T) {
	var found []string
	for _, folder := range []string{".", "../checkout"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			found = append(found, assignments(t, file)...)
		}
	}
	want := []string{
		"state.go: Move",
		"../checkout/start.go: in",  // the answer of a command as it was given
		"../checkout/start.go: add", // an order that costs nothing begins in Checking
	}
	for _, f := range found {
		if !slices.Contains(want, f) {
			t.Errorf("%s assigns a State", f)
		}
	}
	if !slices.Contains(found, want[0]) {
		t.Error("not even Move was found to assign a State: this test sees nothing")
	}
}

func assignments(t *testing.T, file string) (found []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range parsed.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if a, ok := n.(*ast.AssignStmt); ok {
				for _, left := range a.Lhs {
					if s, ok := left.(*ast.SelectorExpr); ok && s.Sel.Name == "State" {
						found = append(found, filepath.ToSlash(file)+": "+f.Name.Name)
					}
				}
			}
			return true
		})
	}
	return found
}

func TestNumbers(t *testing.T) {
	shape := regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}$`)
	seen := map[string]bool{}
	for range 1000 {
		n := NewNumber()
		if !shape.MatchString(n) || seen[n] {
			t.Fatalf("number %q", n)
		}
		seen[n] = true
		for _, typed := range []string{n, strings.ToLower(n), strings.ReplaceAll(n, "-", ""), " " + n + " ", strings.ReplaceAll(n, "0", "o"), strings.ReplaceAll(n, "1", "I")} {
			if got, ok := ParseNumber(typed); !ok || got != n {
				t.Errorf("%q is read as %q", typed, got)
			}
		}
	}
	for _, bad := range []string{"", "K7M-4XQ", "K7M-4XQ22", "K7M-4XU2", "K7M_4XQ2", "К7M-4XQ2", "K7M-4XQ2\x00"} {
		if got, ok := ParseNumber(bad); ok {
			t.Errorf("%q is read as %q", bad, got)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	f.Add("K7M-4XQ2")
	f.Add("k7m 4xq2")
	f.Fuzz(func(t *testing.T, text string) {
		n, ok := ParseNumber(text)
		if again, same := ParseNumber(n); ok && (!same || again != n) {
			t.Errorf("%q is %q, which is %q", text, n, again)
		}
	})
}

// TestStatesEnd: from every state an order can still come to an end.
func TestStatesEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.SampledFrom(States()).Draw(t, "from")
		for steps := 0; len(moves[at]) > 0; steps++ {
			if steps == 50 {
				return // it may go to and fro; that it can end is seen below
			}
			at = rapid.SampledFrom(moves[at]).Draw(t, "to")
		}
		if at != Cancelled && at != Refunded {
			t.Fatalf("nothing follows %s", at)
		}
	})
}
