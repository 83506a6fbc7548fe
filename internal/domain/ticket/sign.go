package ticket

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
)

// Signer signs codes with one Ed25519 key. The key itself may live elsewhere.
type Signer interface {
	// Sign gives the 64 bytes of the signature.
	Sign(message []byte) ([]byte, error)
	// Public is the key that verifies what Sign gives.
	Public() ed25519.PublicKey
}

// KeyID names a public key in codes and key documents: the first four bytes
// of its SHA-256. It tells keys of one box office apart and proves nothing.
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
