// Package text makes what people type fit to keep: trimmed, in one spelling
// (Unicode NFC), without characters that cannot be seen.
package text

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Line gives s as one line of text, without space around it and with single
// spaces inside. The error says, in words for people, what is wrong with it:
// broken UTF-8, characters that cannot be seen, or not between least and most
// characters.
func Line(s string, least, most int) (string, error) {
	if err := visible(s, false); err != nil {
		return "", err
	}
	s = norm.NFC.String(strings.Join(strings.Fields(s), " "))
	return s, measure(s, least, most)
}

// Paragraphs gives s as text of several lines: line ends become "\n", and
// space around the text and at the ends of its lines is dropped. It refuses
// what [Line] refuses.
func Paragraphs(s string, least, most int) (string, error) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if err := visible(s, true); err != nil {
		return "", err
	}
	lines := strings.Split(norm.NFC.String(s), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRightFunc(line, unicode.IsSpace)
	}
	s = strings.TrimSpace(strings.Join(lines, "\n"))
	return s, measure(s, least, most)
}

func measure(s string, least, most int) error {
	n := utf8.RuneCountInString(s)
	switch {
	case n == 0 && least > 0:
		return errors.New("this is needed")
	case n < least:
		return fmt.Errorf("write at least %d characters", least)
	case n > most:
		return fmt.Errorf("write at most %d characters; this has %d", most, n)
	}
	return nil
}

// visible refuses control characters and those that change how the characters
// around them are read: a name must be what it looks like.
func visible(s string, lines bool) error {
	if !utf8.ValidString(s) {
		return errors.New("this is not valid UTF-8")
	}
	for _, r := range s {
		switch {
		case r == '\n' && lines:
		case r == '\u200c' || r == '\u200d': // joiners, which some scripts and emoji are spelled with
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co), r == utf8.RuneError:
			return fmt.Errorf("the character U+%04X cannot be used here", r)
		}
	}
	return nil
}
