package locale

import (
	"encoding/json"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
)

// Forms is one phrase for every number, "#" being the number. Which form a
// number takes is the language's rule: English knows one and other, Arabic all
// six. A form that is missing is other's.
type Forms struct {
	Zero  string `json:"zero,omitempty"`
	One   string `json:"one,omitempty"`
	Two   string `json:"two,omitempty"`
	Few   string `json:"few,omitempty"`
	Many  string `json:"many,omitempty"`
	Other string `json:"other"`
}

// JSON gives the forms to scripts, which choose among them by the same rules.
func (f Forms) JSON() string {
	text, err := json.Marshal(f)
	if err != nil {
		panic(err) // strings can be written
	}
	return string(text)
}

// Count gives the phrase for n.
func (l *Locale) Count(f Forms, n int) string {
	form := f.Other
	switch plural.Cardinal.MatchPlural(l.Tag, n, 0, 0, 0, 0) {
	case plural.Zero:
		form = f.Zero
	case plural.One:
		form = f.One
	case plural.Two:
		form = f.Two
	case plural.Few:
		form = f.Few
	case plural.Many:
		form = f.Many
	}
	if form == "" {
		form = f.Other
	}
	return strings.ReplaceAll(form, "#", strconv.Itoa(n))
}
