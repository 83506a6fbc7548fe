package seating

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A seat's label is its section, row and number with slashes between:
// "stalls/A/12". So none of the three may hold a slash, and each must have
// one spelling only.
const labelSeparator = "/"

// labelFault says what is wrong with s as an id or a seat number; "" when
// nothing is.
func labelFault(s string) string {
	switch {
	case s == "":
		return "is missing"
	case !utf8.ValidString(s):
		return "is not valid UTF-8"
	case utf8.RuneCountInString(s) > MaxLabel:
		return "is longer than 40 characters"
	case strings.Contains(s, labelSeparator):
		return `must not contain "/", which separates section, row and seat`
	case strings.ContainsFunc(s, unprintable):
		return "contains a control or invisible character"
	case strings.TrimSpace(s) != s:
		return "begins or ends with a space"
	case !norm.NFC.IsNormalString(s):
		return "is not in Unicode normalisation form C, so it could be spelt in two ways"
	}
	return ""
}

// textFault says what is wrong with s as a name or a note of at most limit
// characters; "" when nothing is.
func textFault(s string, limit int) string {
	switch {
	case !utf8.ValidString(s):
		return "is not valid UTF-8"
	case utf8.RuneCountInString(s) > limit:
		return "is too long"
	case strings.ContainsFunc(s, disturbing):
		return "contains a control character"
	}
	return ""
}

// unprintable reports characters that nobody sees, so that two labels which
// look alike are alike.
func unprintable(r rune) bool {
	return disturbing(r) || unicode.In(r, unicode.Cf, unicode.Co)
}

// disturbing reports characters that would upset a terminal or a page:
// controls, line separators, and the marks that turn the direction of
// writing. Joiners stay: many scripts need them in names.
func disturbing(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

// cleanLabel gives the nearest good label to s, or "" when nothing of s is
// left. Importers use it; Frontrow's own format is held to the rules.
func cleanLabel(s string) string {
	s = strings.ReplaceAll(cleanText(s, 4*MaxLabel), labelSeparator, "-")
	s = strings.Map(func(r rune) rune {
		if unprintable(r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(cut(norm.NFC.String(s), MaxLabel))
}

// cleanText gives the nearest good text to s of at most limit characters.
func cleanText(s string, limit int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case disturbing(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.TrimSpace(cut(norm.NFC.String(strings.TrimSpace(s)), limit))
}

// slug gives a short id made of s: lower case, with hyphens for what is
// neither letter nor digit; "" when nothing of s is left.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(cleanText(s, 4*MaxLabel)) {
		if !unicode.In(r, unicode.L, unicode.N, unicode.M) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	return strings.Trim(cut(norm.NFC.String(b.String()), MaxLabel), "-")
}

// cut gives the first limit characters of s. Cutting may part a letter from
// the mark that follows it, which leaves both normal.
func cut(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit])
}
