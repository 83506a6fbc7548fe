package checkout

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/domain/order"
)

var arrow = regexp.MustCompile(`(?m)^ {4}([a-z_]+) --> ([a-z_]+)$`)

// TestTheDocumentDrawsTheTables: the two charts in docs/algorithms/checkout.md
// are the table of steps and the table of states.
func TestTheDocumentDrawsTheTables(t *testing.T) {
	raw, err := os.ReadFile("../../../docs/algorithms/checkout.md")
	if err != nil {
		t.Fatal(err)
	}
	charts := strings.Split(string(raw), "```mermaid")
	if len(charts) != 3 {
		t.Fatalf("the document has %d charts", len(charts)-1)
	}
	var inSteps, inStates []string
	for name, s := range steps {
		for _, next := range s.next {
			inSteps = append(inSteps, name+" --> "+next)
		}
	}
	for _, from := range order.States() {
		for _, to := range order.States() {
			if order.MayMove(from, to) {
				inStates = append(inStates, string(from)+" --> "+string(to))
			}
		}
	}
	for i, want := range [][]string{inSteps, inStates} {
		chart, _, _ := strings.Cut(charts[i+1], "```")
		var drawn []string
		for _, m := range arrow.FindAllStringSubmatch(chart, -1) {
			drawn = append(drawn, m[1]+" --> "+m[2])
		}
		slices.Sort(drawn)
		slices.Sort(want)
		if !slices.Equal(drawn, want) {
			t.Errorf("chart %d draws\n%s\nand the code has\n%s", i+1, strings.Join(drawn, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestEveryStepComesToAnEnd(t *testing.T) {
	ends := map[string]bool{stepDone: true}
	for range steps {
		for name, s := range steps {
			ends[name] = ends[name] || slices.ContainsFunc(s.next, func(next string) bool { return ends[next] })
		}
	}
	for name, s := range steps {
		if !ends[name] || s.act == nil {
			t.Errorf("%s leads nowhere, or does nothing", name)
		}
	}
}
