// Package sign makes and checks texts that the house has signed: ticket codes
// and heads of seat logs. One set of Ed25519 keys signs them all; what is
// signed begins with its purpose, so that no signature is worth anything for
// another.
package sign

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"strings"
)

// Signer signs with one Ed25519 key. The key itself may live elsewhere.
type Signer interface {
	// Sign gives the 64 bytes of the signature.
	Sign(message []byte) ([]byte, error)
	// Public is the key that verifies what Sign gives.
	Public() ed25519.PublicKey
}

// KeyID names a public key in texts and key documents: the first four bytes
// of its SHA-256. It tells keys of one house apart and proves nothing.
type KeyID [4]byte

// KeyIDOf names a key.
func KeyIDOf(key ed25519.PublicKey) KeyID {
	sum := sha256.Sum256(key)
	return KeyID(sum[:])
}

// String gives eight lower-case hexadecimal digits.
func (k KeyID) String() string { return hex.EncodeToString(k[:]) }

// Key is a Signer that holds its private key in memory.
type Key struct{ private ed25519.PrivateKey }

// NewKey gives the signer with the given private key.
func NewKey(private ed25519.PrivateKey) Key { return Key{private} }

// Sign never fails.
func (k Key) Sign(message []byte) ([]byte, error) { return ed25519.Sign(k.private, message), nil }

// Public gives the other half of the key.
func (k Key) Public() ed25519.PublicKey { return k.private.Public().(ed25519.PublicKey) }

// What Verify may find wrong.
var (
	ErrUnknownKey = errors.New("it is signed with a key that was not given")
	ErrForged     = errors.New("its signature is wrong")
)

// Verify checks a signature that names its key, given the public keys that may
// have made it. It returns ErrUnknownKey or ErrForged when it does not hold.
func Verify(by KeyID, message, signature []byte, keys ...ed25519.PublicKey) error {
	err := ErrUnknownKey
	for _, key := range keys {
		if len(key) != ed25519.PublicKeySize || KeyIDOf(key) != by {
			continue
		}
		if ed25519.Verify(key, message, signature) {
			return nil
		}
		err = ErrForged // two keys may share an id, so the next one is tried too
	}
	return err
}

// Alphabet is Crockford's: capitals only, without letters that look like
// others. Every character is in the alphanumeric set of QR codes, and none has
// a meaning in a shell, an address or a spreadsheet.
const Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var encoding = base32.NewEncoding(Alphabet).WithPadding(base32.NoPadding)

// Text writes bytes as a prefix and base32.
func Text(prefix string, raw []byte) string { return prefix + encoding.EncodeToString(raw) }

// TextLen is how many characters n bytes take after the prefix.
func TextLen(n int) int { return encoding.EncodedLen(n) }

// Bytes reads what Text wrote, in its one spelling.
func Bytes(prefix, text string) ([]byte, bool) {
	body, found := strings.CutPrefix(text, prefix)
	if !found {
		return nil, false
	}
	raw, err := encoding.DecodeString(body)
	// The decoder also takes line breaks and stray low bits.
	return raw, err == nil && encoding.EncodeToString(raw) == body
}
