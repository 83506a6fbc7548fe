package text

import "strings"

// Cell gives a text that no spreadsheet reads as a formula: one that begins
// like one gets an apostrophe before it. Sums are numbers and need none.
func Cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
