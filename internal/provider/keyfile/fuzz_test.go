package keyfile

import (
	"crypto/ed25519"
	"testing"
)

// FuzzParse: whatever is in a key's file, it is refused or gives whole keys,
// and a public key that was read is written to be read again.
func FuzzParse(f *testing.F) {
	private, err := newKey()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(private)
	public, err := marshalPublic(make(ed25519.PublicKey, ed25519.PublicKeySize))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(public)
	f.Add(append(public, private...))
	f.Add([]byte(`{"keys":[{"kty":"OKP","crv":"Ed25519","x":"A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg"}]}`))
	f.Add([]byte("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if key, err := parsePrivate(content); err == nil && len(key) != ed25519.PrivateKeySize {
			t.Errorf("a private key of %d bytes", len(key))
		}
		keys, err := parsePublic(content)
		if (err == nil) != (len(keys) > 0) {
			t.Errorf("%d keys, %v", len(keys), err)
		}
		for _, key := range keys {
			written, err := marshalPublic(key)
			if err != nil {
				t.Fatal(err)
			}
			again, err := parsePublic(written)
			if err != nil || len(again) != 1 || !again[0].Equal(key) {
				t.Errorf("%x is read again as %v, %v", key, again, err)
			}
		}
	})
}
