package store

import (
	"regexp"
	"strconv"
	"testing"
)

var (
	parameter = regexp.MustCompile(`\$(\d+)`)
	unwelcome = regexp.MustCompile(`(?i)\bnow\(|\bcurrent_timestamp\b|::|\?|select \*|\bautoincrement\b|\bor (replace|ignore)\b|json_|datetime\(|strftime\(|\bifnull\(|\browid\b`)
)

// TestStatementsArePortable holds the subset of SQL that every database reads
// the same way.
func TestStatementsArePortable(t *testing.T) {
	for _, s := range statements {
		highest := 0
		for _, m := range parameter.FindAllStringSubmatch(s.text, -1) {
			n, err := strconv.Atoi(m[1])
			if err != nil || n > highest+1 {
				t.Errorf("%s: $%d is used before $%d", s.name, n, highest+1)
			}
			highest = max(highest, n)
		}
		if word := unwelcome.FindString(s.text); word != "" && s.engine == "" {
			t.Errorf("%s: %q does not mean the same everywhere", s.name, word)
		}
	}
}

func TestStatementsHaveOneName(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a name was given twice")
		}
	}()
	stmt(seatAppendSQL.name, "SELECT 1")
}
