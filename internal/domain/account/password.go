package account

import (
	"context"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Hasher keeps passwords. Both methods are slow on purpose and let only so
// many callers in at a time: they return ErrBusy when too many wait, and ctx's
// error when it ends first. Never call them inside a unit of work.
type Hasher interface {
	// Hash gives what to store in place of the password.
	Hash(ctx context.Context, password string) (string, error)
	// Verify reports whether hash was made from password. With the hash "" it
	// takes as long as with a real one, and says no.
	Verify(ctx context.Context, password, hash string) (bool, error)
}

// Limits of a password, in characters. The upper one only bounds the work.
const (
	MinPassword = 10
	MaxPassword = 200
)

// tidyPassword gives the one spelling of a password, so that it is the same on
// every keyboard.
func tidyPassword(password string) string { return norm.NFC.String(password) }

// passwordFault says what is wrong with a password that is to be set, or "".
func passwordFault(password, email, name string) string {
	n := utf8.RuneCountInString(password)
	local, _, _ := strings.Cut(email, "@")
	switch {
	case !utf8.ValidString(password):
		return "a password is valid UTF-8"
	case n < MinPassword:
		return "a password has at least 10 characters; a few words in a row are good"
	case n > MaxPassword:
		return "a password has at most 200 characters"
	case strings.Trim(password, string([]rune(password)[0])) == "":
		return "use more than one character over and over"
	case strings.EqualFold(password, email) || strings.EqualFold(password, name) || strings.EqualFold(password, local):
		return "a password is not the name or the e-mail address"
	}
	return ""
}
