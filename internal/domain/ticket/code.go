package ticket

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"frontrow/internal/base/id"
	"frontrow/internal/base/sign"
)

// The form of a code: the prefix, then base32 of
//
//	kind   1 byte    0 a seat, 1 a place in a standing area
//	key    4 bytes   id of the signing key, see package sign
//	ticket 16 bytes
//	show   16 bytes
//	serial 2 bytes   big-endian, from 1
//	place  1-500 bytes of UTF-8
//	signature 64 bytes, Ed25519 over the domain and all bytes before it
//
// The 1 in the prefix is the version. All characters are in the QR code's
// alphanumeric set, and none means anything to a shell or in a URL.
const (
	prefix = "FR1-"
	domain = "frontrow ticket v1\x00" // so that a signature means this and nothing else

	headLen  = 1 + 4 + 16 + 16 + 2
	sigLen   = 64
	maxPlace = 500 // a label is three parts of at most 40 characters of at most 4 bytes
	maxCode  = len(prefix) + (8*(headLen+maxPlace+sigLen)+4)/5
)

// MaxSerial is the most tickets an order can have.
const MaxSerial = 1<<16 - 1

// Claims is what a code says.
type Claims struct {
	Key    sign.KeyID
	Ticket id.Ticket
	Show   id.Show
	Place  string // a seat's label, or a standing area's id
	Area   bool   // Place is a standing area
	Serial int    // counts the tickets of its order from 1
}

// seal gives the signed code that says c. The key is the signer's.
func seal(c Claims, s sign.Signer) (string, error) {
	c.Key = sign.KeyIDOf(s.Public())
	payload, err := c.bytes()
	if err != nil {
		return "", err
	}
	signature, err := s.Sign(append([]byte(domain), payload...))
	if err != nil {
		return "", fmt.Errorf("ticket: signing a code: %w", err)
	}
	return sign.Text(prefix, append(payload, signature...)), nil
}

func (c Claims) bytes() ([]byte, error) {
	if c.Serial < 1 || c.Serial > MaxSerial {
		return nil, fmt.Errorf("ticket: serial %d does not fit a code", c.Serial)
	}
	if !placeFits(c.Place) {
		return nil, fmt.Errorf("ticket: place %q does not fit a code", c.Place)
	}
	var kind byte
	if c.Area {
		kind = 1
	}
	ticket, show := c.Ticket.Bytes(), c.Show.Bytes()
	b := make([]byte, 0, headLen+len(c.Place)+sigLen)
	b = append(b, kind)
	b = append(b, c.Key[:]...)
	b = append(b, ticket[:]...)
	b = append(b, show[:]...)
	b = binary.BigEndian.AppendUint16(b, uint16(c.Serial))
	return append(b, c.Place...), nil
}

// open takes a code apart without trusting it. It accepts only what seal
// could have written, so that one ticket has one spelling.
func open(code string) (c Claims, signed, signature []byte, ok bool) {
	if len(code) > maxCode {
		return Claims{}, nil, nil, false
	}
	raw, ok := sign.Bytes(prefix, code)
	if !ok || len(raw) <= headLen+sigLen {
		return Claims{}, nil, nil, false
	}
	payload, signature := raw[:len(raw)-sigLen], raw[len(raw)-sigLen:]
	c = Claims{
		Area:   payload[0] == 1,
		Key:    sign.KeyID(payload[1:5]),
		Ticket: id.FromBytes[id.Ticket]([16]byte(payload[5:21])),
		Show:   id.FromBytes[id.Show]([16]byte(payload[21:37])),
		Serial: int(binary.BigEndian.Uint16(payload[37:39])),
		Place:  string(payload[headLen:]),
	}
	if again, err := c.bytes(); err != nil || !bytes.Equal(again, payload) {
		return Claims{}, nil, nil, false
	}
	return c, append([]byte(domain), payload...), signature, true
}

// placeFits reports whether a place can be written in a code and read out to
// people. Every label and area id of a good chart fits.
func placeFits(place string) bool {
	return place != "" && len(place) <= maxPlace && utf8.ValidString(place) &&
		!strings.ContainsFunc(place, func(r rune) bool {
			return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp)
		})
}
