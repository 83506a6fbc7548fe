package words

import (
	"reflect"

	"frontrow/internal/base/locale"
)

// Locale is a language with the words of the pages.
type Locale struct {
	*locale.Locale
	T Texts
}

// The languages of the pages. A language that lacks a word says it in English.
var (
	English = &Locale{locale.English, english}
	German  = &Locale{locale.German, filled(german)}
	French  = &Locale{locale.French, filled(french)}
	Spanish = &Locale{locale.Spanish, filled(spanish)}
	Arabic  = &Locale{locale.Arabic, filled(arabic)}
)

// All is the languages in the order in which they are offered. The first has no
// prefix in addresses.
var All = []*Locale{English, German, French, Spanish, Arabic}

// Of gives the language of a tag; English where it is none of ours.
func Of(tag string) *Locale {
	for _, l := range All {
		if l.Locale == locale.Of(tag) {
			return l
		}
	}
	return English
}

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
