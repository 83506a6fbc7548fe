package keyfile

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// maxKeys bounds what is read from a file or an address.
const maxKeys = 64 << 10

// Public reads the public keys at a source: the path of a PEM file or a key
// document, or the http or https address of a key document. It returns
// ticket.ErrBadKeys when there are none.
func Public(ctx context.Context, source string) ([]ed25519.PublicKey, error) {
	read := fromFile
	if strings.HasPrefix(source, "https://") || strings.HasPrefix(source, "http://") {
		read = fromAddress
	}
	content, err := read(ctx, source)
	if err != nil {
		return nil, fmt.Errorf("keyfile: %w", err)
	}
	return parsePublic(content)
}

// PublicIn reads the public keys of the ring kept in a folder: of the key that
// signs, and of those that did. It gives none when there is no ring, makes
// nothing, and does not mind who else may read the files of a copy.
func PublicIn(ctx context.Context, dir string) (keys []ed25519.PublicKey, err error) {
	files, err := filepath.Glob(filepath.Join(dir, retiredFiles))
	if err != nil {
		return nil, err
	}
	signing := filepath.Join(dir, signingFile)
	if _, err := os.Stat(signing); err == nil {
		files = append(files, signing)
	}
	for _, path := range files {
		some, err := Public(ctx, path)
		if err != nil {
			return nil, err
		}
		keys = append(keys, some...)
	}
	return keys, nil
}

func fromFile(_ context.Context, path string) (content []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // it was only read
	return io.ReadAll(io.LimitReader(f, maxKeys))
}

func fromAddress(ctx context.Context, address string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answered %s", address, response.Status)
	}
	return io.ReadAll(io.LimitReader(response.Body, maxKeys))
}
