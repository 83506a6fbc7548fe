package keyfile

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

const secretLen = 32

// Secret gives the secret kept in the folder under the given name, and makes
// it first when it is not there: 32 bytes from the system's random source.
func Secret(dir, name string) ([]byte, error) {
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("keyfile: %w", err)
	}
	fresh := make([]byte, secretLen)
	rand.Read(fresh) // never fails: crypto/rand stops the program instead
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := write(path, []byte(hex.EncodeToString(fresh)+"\n"), false); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("keyfile: %w", err)
		}
	}
	text, err := readPrivate(path)
	if err != nil {
		return nil, fmt.Errorf("keyfile: %w", err)
	}
	secret, err := hex.DecodeString(string(bytes.TrimSpace(text)))
	if err != nil || len(secret) != secretLen {
		return nil, fmt.Errorf("keyfile: %s does not hold a secret of %d bytes in hexadecimal: restore it from a backup, or remove it to get a new one, which ends every order link sent so far", path, secretLen)
	}
	return secret, nil
}
