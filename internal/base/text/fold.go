package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// unmarked are letters that Unicode does not take apart, as people who lack
// the key type them.
var unmarked = strings.NewReplacer(
	"ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ħ", "h", "ı", "i", "ŋ", "ng",
)

// Fold gives the words of s for comparing: lower-case letters and digits
// without accents, one space between words. Text that folds alike is alike to
// who searches: "Café Zürich!" and "CAFE ZURICH".
func Fold(s string) string {
	var b strings.Builder
	gap := false
	// Letters are taken apart first, so that an accent hides none of those in
	// unmarked.
	for _, r := range unmarked.Replace(strings.ToLower(norm.NFKD.String(s))) {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case r == '\'' || r == '’' || r == '\u200c' || r == '\u200d': // inside a word: "don't"
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}
