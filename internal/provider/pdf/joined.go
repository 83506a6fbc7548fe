package pdf

import (
	"strings"
	"unicode"
)

// A letter that joins has a form of its own for standing alone, at the end of a
// group, at its beginning and in its midst. Unicode has them as characters, in
// this order, from the first on; a letter of two joins only what is before it.
type forms struct {
	first rune
	two   bool
}

const (
	lam     = 'ل'
	tatweel = 'ـ'
)

// lamWith is what lam and some kinds of alef become, standing alone; joined to
// what is before them it is the next character.
var lamWith = map[rune]rune{'آ': 0xfef5, 'أ': 0xfef7, 'إ': 0xfef9, 'ا': 0xfefb}

// letters has the forms of the Arabic alphabet and of the Persian letters beyond it.
var letters = func() map[rune]forms {
	all := map[rune]forms{'پ': {first: 0xfb56}, 'چ': {first: 0xfb7a}, 'ژ': {0xfb8a, true}, 'ک': {first: 0xfb8e}, 'گ': {first: 0xfb92}, 'ی': {first: 0xfbfc}}
	next := rune(0xfe81)
	for _, r := range "آأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي" {
		two := strings.ContainsRune("آأؤإاةدذرزوى", r)
		all[r] = forms{next, two}
		if next += 4; two {
			next -= 2
		}
	}
	return all
}()

// joined writes Arabic letters in the forms they have beside their neighbours,
// which readers of a PDF do not find by themselves. Vowel signs, which are
// rarely written and would stand beside their letters, are left out.
func joined(s string) string {
	runes := make([]rune, 0, len(s))
	for _, r := range s {
		if !(unicode.Is(unicode.Mn, r) && unicode.Is(unicode.Inherited, r)) {
			runes = append(runes, r)
		}
	}
	var out strings.Builder
	before := false // what was written last joins what comes
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		after := i+1 < len(runes) && joins(runes[i+1])
		if both, ok := lamWith[at(runes, i+1)]; ok && r == lam {
			if before {
				both++
			}
			out.WriteRune(both)
			before = false
			i++
			continue
		}
		f, ok := letters[r]
		if !ok {
			out.WriteRune(r)
			before = r == tatweel
			continue
		}
		after = after && !f.two
		form := f.first
		switch {
		case before && after:
			form += 3
		case after:
			form += 2
		case before:
			form++
		}
		out.WriteRune(form)
		before = after
	}
	return out.String()
}

// joins tells whether a letter joins what is before it.
func joins(r rune) bool {
	_, letter := letters[r]
	return letter || r == tatweel
}

func at(runes []rune, i int) rune {
	if i < len(runes) {
		return runes[i]
	}
	return 0
}
