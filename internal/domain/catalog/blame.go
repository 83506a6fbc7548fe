package catalog

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/language"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/account"
)

// blame gathers everything wrong with a description, so that whoever sent it
// can mend it in one go.
type blame []fault.Field

func (b *blame) on(at, format string, args ...any) {
	*b = append(*b, fault.Field{At: at, Message: fmt.Sprintf(format, args...)})
}

// line replaces *s by its tidy form.
func (b *blame) line(at string, s *string, least, most int) {
	tidy, err := text.Line(*s, least, most)
	if err != nil {
		b.on(at, "%v", err)
		return
	}
	*s = tidy
}

// exactly blames s unless it is in its tidy form already: it is used as a name
// by programs, who must get back what they sent.
func (b *blame) exactly(at, s string, most int) {
	if tidy, err := text.Line(s, 0, most); err != nil {
		b.on(at, "%v", err)
	} else if tidy != s {
		b.on(at, "write this without space around it, single spaces, and letters in one piece (Unicode NFC)")
	}
}

// paragraphs replaces *s by its tidy form.
func (b *blame) paragraphs(at string, s *string, most int) {
	tidy, err := text.Paragraphs(*s, 0, most)
	if err != nil {
		b.on(at, "%v", err)
		return
	}
	*s = tidy
}

func (b *blame) email(at string, s *string) {
	address, err := account.ParseEmail(*s)
	if err != nil {
		b.on(at, "%s", account.ErrBadEmail.Message)
		return
	}
	*s = address
}

var colour = regexp.MustCompile(`^#[0-9a-f]{6}$`)

func (b *blame) colour(at string, s *string) {
	*s = strings.ToLower(*s)
	if !colour.MatchString(*s) {
		b.on(at, `a colour is written "#rrggbb", in hexadecimal digits`)
	}
}

func (b *blame) country(at, s string) {
	region, err := language.ParseRegion(s)
	if err != nil || !region.IsCountry() || region.String() != s {
		b.on(at, "a country is its ISO 3166-1 code of two capitals, such as DE")
	}
}

// err gives f with everything gathered, or nil if there is nothing.
func (b blame) err(f *fault.Fault) error {
	if len(b) == 0 {
		return nil
	}
	return f.WithFields(b)
}
