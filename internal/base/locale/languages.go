package locale

import (
	"strings"

	"golang.org/x/text/language"
)

// The languages of pages, mails and tickets.
var (
	English = newLocale(language.BritishEnglish, "English", "", style{
		calendar: englishCalendar, decimal: ".", group: ",", groupFrom: 1000,
	})
	German = newLocale(language.German, "Deutsch", "/de", style{
		calendar: germanCalendar, decimal: ",", group: ".", groupFrom: 1000, symbolAfter: true,
	})
	French = newLocale(language.French, "Français", "/fr", style{
		calendar: frenchCalendar, decimal: ",", group: "\u202f", groupFrom: 1000, symbolAfter: true,
	})
	Spanish = newLocale(language.Spanish, "Español", "/es", style{
		calendar: spanishCalendar, decimal: ",", group: ".", groupFrom: 10_000, symbolAfter: true,
	})
	// Arabic is written with the digits 0 to 9, as seat numbers are on seats.
	Arabic = newLocale(language.MustParse("ar-u-nu-latn"), "العربية", "/ar", style{
		calendar: arabicCalendar, decimal: ".", group: ",", groupFrom: 1000, rightToLeft: true, symbolAfter: true, isolate: leftToRight, apart: apart,
	})
)

// All is the languages in the order in which they are offered. The first has no
// prefix in addresses.
var All = []*Locale{English, German, French, Spanish, Arabic}

// leftToRight puts a run between the marks for "left to right, on its own".
func leftToRight(run string) string { return "\u2066" + run + "\u2069" }

// apart puts a name between the marks for "in its own direction".
func apart(name string) string { return "\u2068" + name + "\u2069" }

// Of gives the language of a tag, "de" or "de-AT"; English where it is none of ours.
func Of(tag string) *Locale {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	for _, l := range All {
		if l.Lang() == base {
			return l
		}
	}
	return English
}
