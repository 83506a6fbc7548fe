package keyfile_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"frontrow/internal/domain/ticket"
	"frontrow/internal/provider/keyfile"
)

func openRing(t *testing.T, dir string) *keyfile.Ring {
	t.Helper()
	ring, err := keyfile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return ring
}

func TestTheKeyStays(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	first, again := openRing(t, dir), openRing(t, dir)
	if !first.Public().Equal(again.Public()) {
		t.Fatal("opening again gave another key")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Fatalf("the folder has %v, error %v", entries, err)
	}
	info, err := entries[0].Info()
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key has mode %v, error %v", info.Mode(), err)
	}
}

func TestFirstOpenersAgree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	var wg sync.WaitGroup
	rings := make([]*keyfile.Ring, 8)
	secrets := make([][]byte, len(rings))
	for i := range rings {
		wg.Go(func() {
			var err error
			if rings[i], err = keyfile.Open(dir); err != nil {
				t.Error(err)
			}
			if secrets[i], err = keyfile.Secret(dir, "order-links"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for i, ring := range rings {
		if ring == nil || !ring.Public().Equal(rings[0].Public()) || string(secrets[i]) != string(secrets[0]) {
			t.Fatal("two processes that start at once have two keys")
		}
	}
}

func TestRotation(t *testing.T) {
	dir := t.TempDir()
	first := openRing(t, dir)
	second, err := keyfile.Rotate(dir)
	if err != nil {
		t.Fatal(err)
	}
	third, err := keyfile.Rotate(dir)
	if err != nil {
		t.Fatal(err)
	}
	keys := third.Keys()
	if len(keys) != 3 || !keys[0].Equal(third.Public()) {
		t.Fatalf("%d keys after two rotations", len(keys))
	}
	for _, ring := range []*keyfile.Ring{first, second, third} {
		found := false
		for _, key := range keys {
			found = found || key.Equal(ring.Public())
		}
		if !found {
			t.Error("a key that signed tickets is gone")
		}
	}
}

func TestRotationThatStoppedHalfway(t *testing.T) {
	dir := t.TempDir()
	before := openRing(t, dir)
	whole, err := os.ReadFile(filepath.Join(dir, "ticket.pem"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := keyfile.Rotate(dir); err != nil {
		t.Fatal(err)
	}
	// As it was before the last step: retired already, and still signing.
	if err := os.WriteFile(filepath.Join(dir, "ticket.pem"), whole, 0o600); err != nil {
		t.Fatal(err)
	}
	ring := openRing(t, dir)
	if keys := ring.Keys(); len(keys) != 1 || !keys[0].Equal(before.Public()) {
		t.Errorf("%d keys", len(keys))
	}
}

func TestUnfitFilesAreRefused(t *testing.T) {
	elliptical, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(elliptical)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		mode    os.FileMode
		says    string
	}{
		"readable by others": {nil, 0o644, "chmod 600"},
		"empty":              {[]byte{}, 0o600, "not a private key"},
		"text":               {[]byte("hello"), 0o600, "not a private key"},
		"another algorithm":  {pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600, "not an Ed25519 key"},
		"cut off":            {pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der[:20]}), 0o600, "asn1"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			openRing(t, dir)
			path := filepath.Join(dir, "ticket.pem")
			if c.content != nil {
				if err := os.WriteFile(path, c.content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Chmod(path, c.mode); err != nil {
				t.Fatal(err)
			}
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := keyfile.Open(dir); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want something about %q", err, c.says)
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
				t.Errorf("the file was changed, error %v", err)
			}
		})
	}
}

func TestSecret(t *testing.T) {
	dir := t.TempDir()
	first, err := keyfile.Secret(dir, "order-links")
	if err != nil || len(first) != 32 {
		t.Fatalf("%d bytes, error %v", len(first), err)
	}
	again, err := keyfile.Secret(dir, "order-links")
	if err != nil || string(again) != string(first) {
		t.Errorf("the secret changed, error %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "order-links"), []byte("too short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := keyfile.Secret(dir, "order-links"); err == nil {
		t.Error("a broken secret is used")
	}
}

func TestPublicKeys(t *testing.T) {
	dir := t.TempDir()
	openRing(t, dir)
	ring, err := keyfile.Rotate(dir)
	if err != nil {
		t.Fatal(err)
	}
	retired, err := filepath.Glob(filepath.Join(dir, "ticket-retired-*.pem"))
	if err != nil || len(retired) != 1 {
		t.Fatal(retired, err)
	}
	document := filepath.Join(dir, "keys.json")
	if err := os.WriteFile(document, ticket.JWKS(ring.Keys()...), 0o600); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/keys" {
			w.Write(ticket.JWKS(ring.Keys()...))
			return
		}
		http.NotFound(w, r)
	}))
	defer server.Close()
	for source, want := range map[string][]ed25519.PublicKey{
		filepath.Join(dir, "ticket.pem"): ring.Keys()[:1],
		retired[0]:                       ring.Keys()[1:],
		document:                         ring.Keys(),
		server.URL + "/keys":             ring.Keys(),
	} {
		keys, err := keyfile.Public(t.Context(), source)
		if err != nil || len(keys) != len(want) {
			t.Errorf("%s: %d keys, error %v", source, len(keys), err)
			continue
		}
		for i := range keys {
			if !keys[i].Equal(want[i]) {
				t.Errorf("%s: key %d is another", source, i)
			}
		}
	}
	for _, source := range []string{filepath.Join(dir, "nothing.pem"), server.URL + "/elsewhere"} {
		if _, err := keyfile.Public(t.Context(), source); err == nil {
			t.Errorf("%s has keys", source)
		}
	}
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, []byte("no key here"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := keyfile.Public(t.Context(), text); !errors.Is(err, ticket.ErrBadKeys) {
		t.Errorf("a text file: %v", err)
	}
}
