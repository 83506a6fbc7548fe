package catalog

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"frontrow/internal/base/text"
)

// MaxSlug is the longest slug made of a name, before a number that makes it
// unique.
const MaxSlug = 60

// slugOf makes an address of a name: its words in small letters and digits of
// ASCII, joined by hyphens. A name with none of them gives otherwise.
func slugOf(name, otherwise string) string {
	var slug strings.Builder
	for word := range strings.FieldsSeq(text.Fold(name)) {
		word = strings.Map(func(r rune) rune {
			if r < utf8.RuneSelf {
				return r
			}
			return -1
		}, word)
		if word == "" {
			continue
		}
		if slug.Len() > 0 {
			if slug.Len()+1+len(word) > MaxSlug {
				break
			}
			slug.WriteByte('-')
		}
		slug.WriteString(word[:min(len(word), MaxSlug)])
	}
	if slug.Len() == 0 {
		return otherwise
	}
	return slug.String()
}

// maxNumbered bounds how many things may share a name before the slug is made
// unique by the id instead of by counting.
const maxNumbered = 50

// freeSlug gives the slug of a name that is not taken yet, numbered if need
// be: "hamlet", "hamlet-2". ID makes the last resort unique.
func freeSlug(taken func(slug string) (bool, error), name, otherwise, id string) (string, error) {
	base := slugOf(name, otherwise)
	slug := base
	for n := 2; n <= maxNumbered; n++ {
		isTaken, err := taken(slug)
		if err != nil || !isTaken {
			return slug, err
		}
		slug = fmt.Sprintf("%s-%d", base, n)
	}
	return base + "-" + id[strings.IndexByte(id, '_')+1:], nil
}
