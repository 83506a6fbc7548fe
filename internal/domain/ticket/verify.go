package ticket

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"

	"frontrow/internal/base/sign"
)

// Verify says what a genuine code claims, given the public keys of the box
// office that may have signed it. It needs nothing else and changes nothing.
//
// It returns ErrNotATicket for text that is no code in its one spelling,
// ErrUnknownKey when none of the keys is the one the code names, and ErrForged
// when the signature is wrong.
func Verify(code string, keys ...ed25519.PublicKey) (Claims, error) {
	c, signed, signature, ok := open(code)
	if !ok {
		return Claims{}, ErrNotATicket
	}
	err := sign.Verify(c.Key, signed, signature, keys...)
	if errors.Is(err, sign.ErrUnknownKey) {
		return Claims{}, ErrUnknownKey.With("key", c.Key.String())
	}
	if err != nil {
		return Claims{}, ErrForged
	}
	return c, nil
}

// Inspect verifies a code and writes for people what it claims. It writes
// nothing, and returns the error of [Verify], when the code is not genuine.
func Inspect(w io.Writer, code string, keys ...ed25519.PublicKey) error {
	c, err := Verify(code, keys...)
	if err != nil {
		return err
	}
	place := "seat"
	if c.Area {
		place = "area"
	}
	_, err = fmt.Fprintf(w, "genuine\nticket  %s\nshow    %s\n%-7s %s\nserial  %d\nkey     %s\n",
		c.Ticket, c.Show, place, c.Place, c.Serial, c.Key)
	return err
}
