package words

import (
	"reflect"

	"golang.org/x/text/language"
)

// The languages of the pages. A language that lacks a word says it in English.
var (
	English = newLocale(language.BritishEnglish, "English", "", english, style{
		calendar: englishCalendar, decimal: ".", group: ",", groupFrom: 1000,
	})
	German = newLocale(language.German, "Deutsch", "/de", filled(german), style{
		calendar: germanCalendar, decimal: ",", group: ".", groupFrom: 1000, symbolAfter: true,
	})
	French = newLocale(language.French, "Français", "/fr", filled(french), style{
		calendar: frenchCalendar, decimal: ",", group: "\u202f", groupFrom: 1000, symbolAfter: true,
	})
	Spanish = newLocale(language.Spanish, "Español", "/es", filled(spanish), style{
		calendar: spanishCalendar, decimal: ",", group: ".", groupFrom: 10_000, symbolAfter: true,
	})
	// Arabic is written with the digits 0 to 9, as seat numbers are on seats.
	Arabic = newLocale(language.MustParse("ar-u-nu-latn"), "العربية", "/ar", filled(arabic), style{
		calendar: arabicCalendar, decimal: ".", group: ",", groupFrom: 1000, rightToLeft: true, symbolAfter: true, isolate: leftToRight,
	})
)

// All is the languages in the order in which they are offered. The first has no
// prefix in addresses.
var All = []*Locale{English, German, French, Spanish, Arabic}

// leftToRight puts a run between the marks for "left to right, on its own".
func leftToRight(run string) string { return "\u2066" + run + "\u2069" }

// filled gives texts with English words where there are none.
func filled(texts Texts) Texts {
	fill(reflect.ValueOf(&texts).Elem(), reflect.ValueOf(english))
	return texts
}

func fill(into, from reflect.Value) {
	if into.Kind() == reflect.Struct && into.Type() != reflect.TypeFor[Forms]() {
		for i := range into.NumField() {
			fill(into.Field(i), from.Field(i))
		}
		return
	}
	if into.IsZero() {
		into.Set(from)
	}
}
