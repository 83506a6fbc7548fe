package inventory

import (
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/sign"
)

// Head is the end of a seat log as it was at some time. Whoever keeps one can
// tell later whether the log they are shown is still the one they saw: its row
// of that version must have that hash, and through the chain no row before it
// can be another.
type Head struct {
	Show    id.Show
	Version uint64
	At      int64 // of the row, UTC microseconds
	Hash    Hash
}

// ErrRowLost means that a log no longer holds a row that it was read to hold: a
// database that failed over has lost its end.
var ErrRowLost = errors.New("inventory: the log no longer holds that row")

// Head is where the fold's log ends.
func (f *Fold) Head() Head { return Head{f.bucket, f.version, f.at, f.hash} }

// Head is the head of a log that ends with the row.
func (r PublicRow) Head() Head { return Head{r.Bucket, r.Version, r.At, r.Hash} }

// When is the instant of the head's row.
func (h Head) When() time.Time { return clock.FromMicros(h.At) }

// HeadPrefix is what a signed head begins with. Base32 follows of
//
//	key     4 bytes   id of the signing key, see package sign
//	show    16 bytes
//	version 8 bytes   big-endian
//	at      8 bytes   big-endian, microseconds
//	hash    32 bytes
//	signature 64 bytes, Ed25519 over the purpose and all bytes before it
//
// All are equally long, so that one is found again in a mail that was broken
// into lines.
const HeadPrefix = "FRH1-"

const (
	headPurpose = "frontrow seat log head v1\x00"

	headBody = 4 + 16 + 8 + 8 + 32
	headLen  = headBody + ed25519.SignatureSize
)

// ErrNotAHead means that a text is no signed head.
var ErrNotAHead = errors.New("this is not the head of a seat log: give the whole text, beginning with " + HeadPrefix)

// SignedHead is a head with the house's signature under it. Nothing is
// believed of one that was read until [SignedHead.Verify] says so.
type SignedHead struct {
	Head
	Key       sign.KeyID
	signature [ed25519.SignatureSize]byte
}

// Sign has the house sign for a head.
func (h Head) Sign(s sign.Signer) (SignedHead, error) {
	signed := SignedHead{Head: h, Key: sign.KeyIDOf(s.Public())}
	signature, err := s.Sign(append([]byte(headPurpose), signed.body()...))
	if err != nil {
		return SignedHead{}, fmt.Errorf("inventory: signing a head: %w", err)
	}
	if copy(signed.signature[:], signature) != len(signature) {
		return SignedHead{}, fmt.Errorf("inventory: a signature of %d bytes", len(signature))
	}
	return signed, nil
}

func (h SignedHead) body() []byte {
	show := h.Show.Bytes()
	b := make([]byte, 0, headLen)
	b = append(b, h.Key[:]...)
	b = append(b, show[:]...)
	b = binary.BigEndian.AppendUint64(b, h.Version)
	b = binary.BigEndian.AppendUint64(b, uint64(h.At))
	return append(b, h.Hash[:]...)
}

// String gives the text that is printed on receipts.
func (h SignedHead) String() string {
	return sign.Text(HeadPrefix, append(h.body(), h.signature[:]...))
}

// Verify says whether one of the keys has signed the head. It returns
// sign.ErrUnknownKey or sign.ErrForged when none has.
func (h SignedHead) Verify(keys ...ed25519.PublicKey) error {
	return sign.Verify(h.Key, append([]byte(headPurpose), h.body()...), h.signature[:], keys...)
}

// ParseHead reads what [SignedHead.String] wrote, in its one spelling. It
// returns ErrNotAHead for anything else.
func ParseHead(text string) (SignedHead, error) {
	raw, ok := sign.Bytes(HeadPrefix, text)
	if !ok || len(raw) != headLen {
		return SignedHead{}, ErrNotAHead
	}
	return SignedHead{
		Key: sign.KeyID(raw[:4]),
		Head: Head{
			Show:    id.FromBytes[id.Show]([16]byte(raw[4:20])),
			Version: binary.BigEndian.Uint64(raw[20:28]),
			At:      int64(binary.BigEndian.Uint64(raw[28:36])),
			Hash:    Hash(raw[36:headBody]),
		},
		signature: [ed25519.SignatureSize]byte(raw[headBody:]),
	}, nil
}

// FindHeads reads every signed head in a text that people kept, such as a
// mail: line breaks within one, and the = that mails put before theirs, are
// passed over. What begins like a head and is none gives ErrNotAHead, and so
// does a text without any.
func FindHeads(text string) (heads []SignedHead, err error) {
	for {
		_, rest, found := strings.Cut(text, HeadPrefix)
		if !found {
			break
		}
		body := make([]byte, 0, len(HeadPrefix)+sign.TextLen(headLen))
		body = append(body, HeadPrefix...)
		i := 0
		for ; i < len(rest) && len(body) < cap(body); i++ {
			switch c := rest[i]; {
			case strings.IndexByte(sign.Alphabet, c) >= 0:
				body = append(body, c)
			case strings.IndexByte(" \t\r\n=>", c) < 0:
				return nil, ErrNotAHead
			}
		}
		head, err := ParseHead(string(body))
		if err != nil {
			return nil, err
		}
		heads, text = append(heads, head), rest[i:]
	}
	if len(heads) == 0 {
		return nil, ErrNotAHead
	}
	return heads, nil
}
