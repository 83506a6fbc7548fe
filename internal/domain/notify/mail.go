package notify

import (
	"strings"
	"unicode"

	"frontrow/internal/base/id"
)

// Mail is a letter ready to be sent. No text of it that becomes a header has a
// control character, whatever people typed.
type Mail struct {
	ID      id.Message // makes the Message-ID: the same for every attempt
	From    string     // the name of who writes; the address is the installation's
	To      Address
	ReplyTo Address // zero for none
	Subject string
	Text    string
	HTML    string
	Files   []File
}

// Address is a person's name and mail address.
type Address struct{ Name, Email string }

// File is something attached to a mail.
type File struct {
	Name    string
	Type    string // as in Content-Type
	Content []byte
}

// oneLine makes s fit for a header or a line of a letter: valid, without
// controls and line breaks, and not endless.
func oneLine(s string) string {
	const most = 200
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.In(r, unicode.Zl, unicode.Zp):
			return ' '
		case unicode.IsControl(r), unicode.In(r, unicode.Bidi_Control):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
