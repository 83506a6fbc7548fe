package keyfile

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"frontrow/internal/base/sign"
)

// The files of a ring. A retired key's file has its key id in the place of *.
const (
	signingFile   = "ticket.pem"
	retiredPrefix = "ticket-retired-"
	retiredFiles  = retiredPrefix + "*.pem"
)

// Ring is the keys of ticket codes: one that signs, and the public halves of
// all that ever did, for tickets outlive keys. It is a [sign.Signer] and may
// be used by any number of goroutines.
type Ring struct {
	sign.Key
	retired []ed25519.PublicKey
}

// Open reads the ring kept in a folder, and makes folder and signing key when
// they are not there.
func Open(dir string) (*Ring, error) {
	ring, err := open(dir)
	if err != nil {
		return nil, fmt.Errorf("keyfile: %w", err)
	}
	return ring, nil
}

func open(dir string) (*Ring, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, signingFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		content, err := newKey()
		if err != nil {
			return nil, err
		}
		// Another process may be first; then its key is the one.
		if err := write(path, content, false); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
	content, err := readPrivate(path)
	if err != nil {
		return nil, err
	}
	private, err := parsePrivate(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	ring := &Ring{Key: sign.NewKey(private)}
	retired, err := filepath.Glob(filepath.Join(dir, retiredFiles))
	if err != nil {
		return nil, err
	}
	for _, path := range retired {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		keys, err := parsePublic(content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		ring.retired = append(ring.retired, keys...)
	}
	// A rotation that stopped halfway leaves the signing key among the retired.
	ring.retired = slices.DeleteFunc(ring.retired, func(k ed25519.PublicKey) bool { return k.Equal(ring.Public()) })
	return ring, nil
}

// Keys gives every public key that codes may be signed with, the signing one
// first.
func (r *Ring) Keys() []ed25519.PublicKey {
	return append([]ed25519.PublicKey{r.Public()}, r.retired...)
}

// Rotate retires the signing key of the ring in a folder and makes a new one.
// Codes signed before keep verifying. A process that has the ring open signs
// with the former key until it opens it again. Stopped at any point it leaves
// a ring that works, and may be run again.
func Rotate(dir string) (*Ring, error) {
	ring, err := Open(dir)
	if err != nil {
		return nil, err
	}
	former, err := marshalPublic(ring.Public())
	if err != nil {
		return nil, fmt.Errorf("keyfile: %w", err)
	}
	name := retiredPrefix + sign.KeyIDOf(ring.Public()).String() + ".pem"
	if err := write(filepath.Join(dir, name), former, true); err != nil {
		return nil, fmt.Errorf("keyfile: %w", err)
	}
	content, err := newKey()
	if err != nil {
		return nil, fmt.Errorf("keyfile: %w", err)
	}
	if err := write(filepath.Join(dir, signingFile), content, true); err != nil {
		return nil, fmt.Errorf("keyfile: %w", err)
	}
	return Open(dir)
}

// newKey gives a new private key as PEM.
func newKey() ([]byte, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), nil
}
