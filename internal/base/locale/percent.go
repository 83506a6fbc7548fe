package locale

import (
	"strconv"
	"strings"
)

// Percent writes a rate given in thousandths of a percent: "8.875 %".
func (l *Locale) Percent(rate int64) string {
	whole, rest := strconv.FormatInt(rate/1000, 10), strconv.FormatInt(1000+rate%1000, 10)[1:]
	if rest = strings.TrimRight(rest, "0"); rest != "" {
		whole += l.decimal + rest
	}
	return l.isolate(whole + "\u202f%")
}
