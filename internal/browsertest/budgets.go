package browsertest

import (
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"testing"
)

// The most that a buyer's page may load, compressed. The page with the seat map
// may have more script.
const (
	scriptBudget = 60_000
	mapBudget    = 120_000
	styleBudget  = 25_000
)

// weight is what a file weighs over the wire, as gzip makes it.
func weight(t testing.TB, address string) int {
	t.Helper()
	ask, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	ask.Header.Set("Accept-Encoding", "gzip")
	answer, err := http.DefaultClient.Do(ask)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", address, answer.Status, err)
	}
	return len(content)
}

// loaded asks a page for the addresses of the scripts and styles it loaded.
const loaded = `performance.getEntriesByType("resource").map(e => new URL(e.name).pathname).filter(p => /\.(js|css)$/.test(p))`

// tooHeavy says where a page that loads these files goes beyond its budget.
func tooHeavy(t testing.TB, base string, files []string) []string {
	t.Helper()
	var faults []string
	scripts, styles, most := 0, 0, scriptBudget
	for _, file := range files {
		weight := weight(t, base+file)
		switch {
		case strings.HasSuffix(file, ".js"):
			scripts += weight
		default:
			styles += weight
		}
		if strings.HasPrefix(path.Base(file), "seats") || strings.HasPrefix(path.Base(file), "map") {
			most = mapBudget
		}
	}
	if scripts == 0 || styles == 0 {
		faults = append(faults, fmt.Sprintf("the page loads no script or no style: %v", files))
	}
	if scripts > most {
		faults = append(faults, fmt.Sprintf("the page loads %d bytes of script; its budget is %d", scripts, most))
	}
	if styles > styleBudget {
		faults = append(faults, fmt.Sprintf("the page loads %d bytes of style; its budget is %d", styles, styleBudget))
	}
	return faults
}
