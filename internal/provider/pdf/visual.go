package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// rightToLeftMark makes a line one that runs from the right.
const rightToLeftMark = "\u200f"

// runsLeft tells whether s has letters that are written from the right.
func runsLeft(s string) bool { return strings.ContainsFunc(s, isArabic) }

func isArabic(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) }

// visual gives a line's characters in the order they stand on paper, from left
// to right, with Arabic letters joined. A line of a page that runs from the
// right does so too, whatever it begins with.
func visual(s string, fromRight bool) string {
	if !runsLeft(s) {
		return s
	}
	s = joined(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s))
	if fromRight {
		s = rightToLeftMark + s
	}
	var line bidi.Paragraph
	if _, err := line.SetString(s); err != nil {
		return s
	}
	order, err := line.Order()
	if err != nil {
		return s
	}
	parts := make([]string, order.NumRuns())
	left := true // the line runs from the left, and only its runs may not
	for i := range parts {
		run := order.Run(i)
		parts[i] = run.String()
		if run.Direction() == bidi.RightToLeft {
			parts[i] = bidi.ReverseString(parts[i])
			left = left && i > 0
		}
	}
	if left {
		return strings.Join(parts, "")
	}
	var out strings.Builder
	for i := range parts {
		out.WriteString(parts[len(parts)-1-i])
	}
	return out.String()
}
