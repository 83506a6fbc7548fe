package archtest

import (
	"fmt"
	"go/ast"
	"strings"
	"testing"
)

// worldly are the calls by which a rule would depend on when it runs.
var worldly = []string{
	"time.Now", "time.Since", "time.Until", "time.Sleep", "time.After", "time.AfterFunc", "time.Tick", "time.NewTimer", "time.NewTicker",
}

func TestDomainIsPure(t *testing.T) {
	for _, s := range sources(t) {
		if strings.HasPrefix(s.path, "internal/domain/") && !s.isTest() {
			report(t, impurities(s))
		}
	}
}

// impurities tells of everything in a file of the domain that is not a function
// of its inputs.
func impurities(s source) []string {
	var complaints []string
	calls := s.calls()
	for _, name := range worldly {
		for _, at := range calls[name] {
			complaints = append(complaints, fmt.Sprintf("%s: %s: time is an argument in the domain", at, name))
		}
	}
	ast.Inspect(s.syntax, func(n ast.Node) bool {
		at := func() string { return s.positions.Position(n.Pos()).String() }
		switch n := n.(type) {
		case *ast.GoStmt:
			complaints = append(complaints, at()+": a goroutine in the domain: rules are run, they do not run")
		case *ast.ImportSpec:
			if path := strings.Trim(n.Path.Value, `"`); n.Name != nil && n.Name.Name == "." {
				complaints = append(complaints, fmt.Sprintf("%s: %s imported without its name hides where things come from", at(), path))
			}
		}
		return true
	})
	return complaints
}

func TestDomainPurityCanFail(t *testing.T) {
	for content, want := range map[string]string{
		"package p\nimport \"time\"\nvar t = time.Now()":     "time is an argument",
		"package p\nimport \"time\"\nvar now = time.Now":     "time is an argument",
		"package p\nfunc f() { go f() }":                     "goroutine",
		"package p\nimport . \"time\"\nvar t = Now()":        "without its name",
		"package p\nimport \"time\"\nvar d = 3 * time.Hour":  "",
		"package p\nfunc f(now func() int) int { return 1 }": "",
	} {
		got := strings.Join(impurities(parse(t, "p.go", content)), "; ")
		if (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%q: %q; want %q", content, got, want)
		}
	}
}
