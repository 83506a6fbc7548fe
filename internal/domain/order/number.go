package order

import (
	"strings"

	"frontrow/internal/base/id"
)

// A number has seven characters of Crockford's base 32, which has no I, L, O
// or U: 35 random bits, so that the next number cannot be guessed from one.
const (
	numberLen   = 7
	numberBreak = 3
)

// NewNumber draws an order number, such as "K7M-4XQ2". Whoever stores it sees
// to it that it is not taken.
func NewNumber() string {
	drawn := strings.ToUpper(id.Secret()[:numberLen])
	return drawn[:numberBreak] + "-" + drawn[numberBreak:]
}

// misread undoes what people make of a number they read or hear.
var misread = strings.NewReplacer(" ", "", "-", "", "O", "0", "I", "1", "L", "1")

// ParseNumber gives the one spelling of a number as people type it: small
// letters, without the hyphen, an O for a zero. It reports false for text that
// cannot be a number.
func ParseNumber(text string) (string, bool) {
	s := misread.Replace(strings.ToUpper(strings.TrimSpace(text)))
	if len(s) != numberLen || strings.Trim(s, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") != "" {
		return "", false
	}
	return s[:numberBreak] + "-" + s[numberBreak:], true
}
