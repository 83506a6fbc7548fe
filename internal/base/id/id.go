// Package id gives typed, time-ordered identifiers.
//
// An id is 128 bits (a UUID, version 7) shown as its kind and 26 characters
// of lower-case Crockford base32: "show_01jd3v5mzkq8y2x0w4n6r7t9ab". The kind
// is part of the Go type, so an order's id cannot be passed where a show's is
// wanted. Ids are names, not secrets: never let knowing one open anything.
package id

import (
	"database/sql/driver"
	"encoding/base32"
	"fmt"
	"strings"

	"github.com/google/uuid"
)

// Kind names what an id belongs to.
type Kind interface{ Prefix() string }

// ID identifies one thing of kind K. The zero ID names nothing. IDs are
// comparable and may be map keys.
type ID[K Kind] struct{ raw [16]byte }

const digits = "0123456789abcdefghjkmnpqrstvwxyz"

var encoding = base32.NewEncoding(digits).WithPadding(base32.NoPadding)

const encodedLen = 26

const notADigit = 255

// values gives what each digit stands for.
var values = func() (v [256]byte) {
	for i := range v {
		v[i] = notADigit
	}
	for i := range len(digits) {
		v[digits[i]] = byte(i)
	}
	return v
}()

// New makes an id that has not been before: id.New[id.Order](). Ids made
// later sort later.
func New[I interface{ ID[K] }, K Kind]() I {
	return I(ID[K]{raw: [16]byte(uuid.Must(uuid.NewV7()))})
}

// FromBytes gives the id with the given 16 bytes, as [ID.Bytes] returned
// them: id.FromBytes[id.Show](raw).
func FromBytes[I interface{ ID[K] }, K Kind](raw [16]byte) I { return I(ID[K]{raw: raw}) }

// Parse reads what [ID.String] wrote: id.Parse[id.Show](text). Only the exact
// form is accepted, so one thing has one spelling.
func Parse[I interface{ ID[K] }, K Kind](s string) (I, error) {
	parsed, err := parse[K](s)
	return I(parsed), err
}

func parse[K Kind](s string) (ID[K], error) {
	var k K
	body, ok := strings.CutPrefix(s, k.Prefix()+"_")
	if !ok || len(body) != encodedLen {
		return ID[K]{}, fmt.Errorf("not a %s id", k.Prefix())
	}
	raw, ok := decode(body)
	if !ok || raw == [16]byte{} { // the zero id has no spelling: it stands for none
		return ID[K]{}, fmt.Errorf("not a %s id", k.Prefix())
	}
	return ID[K]{raw: raw}, nil
}

// decode reads 26 digits of five bits each, the reverse of encoding. The last
// two bits have no byte: an id is spelled with both of them zero.
func decode(body string) (raw [16]byte, ok bool) {
	bits, have, at := uint(0), 0, 0
	for i := range len(body) {
		value := values[body[i]]
		if value == notADigit {
			return raw, false
		}
		if bits, have = bits<<5|uint(value), have+5; have >= 8 {
			have -= 8
			raw[at] = byte(bits >> have)
			at++
		}
	}
	return raw, bits&3 == 0
}

// String gives the id's one spelling, or "" for the zero id.
func (i ID[K]) String() string {
	if i.IsZero() {
		return ""
	}
	var k K
	text := append(make([]byte, 0, 48), k.Prefix()...)
	return string(encoding.AppendEncode(append(text, '_'), i.raw[:]))
}

// Bytes gives the id's 16 bytes.
func (i ID[K]) Bytes() [16]byte { return i.raw }

// IsZero reports whether the id names nothing.
func (i ID[K]) IsZero() bool { return i.raw == [16]byte{} }

// MarshalText makes ids usable in JSON and in forms.
func (i ID[K]) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText is the reverse of MarshalText; empty text gives the zero id.
func (i *ID[K]) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*i = ID[K]{}
		return nil
	}
	parsed, err := parse[K](string(text))
	if err == nil {
		*i = parsed
	}
	return err
}

// Value stores the id as text, and the zero id as NULL.
func (i ID[K]) Value() (driver.Value, error) {
	if i.IsZero() {
		return nil, nil
	}
	return i.String(), nil
}

// Scan reads what Value stored.
func (i *ID[K]) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*i = ID[K]{}
		return nil
	case string:
		return i.UnmarshalText([]byte(v))
	case []byte:
		return i.UnmarshalText(v)
	}
	return fmt.Errorf("id: cannot scan %T", src)
}
