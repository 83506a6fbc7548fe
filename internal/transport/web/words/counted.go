package words

import "frontrow/internal/base/locale"

// Forms is one phrase for every number, "#" being the number.
type Forms = locale.Forms

// counting makes functions of n out of forms, by the rules of a language.
func counting(l *locale.Locale) func(Forms) func(n int) string {
	return func(f Forms) func(n int) string {
		return func(n int) string { return l.Count(f, n) }
	}
}

// A catalogue says count(Forms{…}) with its own rule.
var (
	englishCount = counting(locale.English)
	germanCount  = counting(locale.German)
	frenchCount  = counting(locale.French)
	spanishCount = counting(locale.Spanish)
	arabicCount  = counting(locale.Arabic)
)
