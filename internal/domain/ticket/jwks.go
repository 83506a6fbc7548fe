package ticket

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"

	"frontrow/internal/base/sign"
)

// jwk is a public key as RFC 8037 writes it.
type jwk struct {
	Kty string `json:"kty"`
	Crv string `json:"crv"`
	Kid string `json:"kid"`
	Use string `json:"use"`
	Alg string `json:"alg"`
	X   string `json:"x"`
}

type jwkSet struct {
	Keys []jwk `json:"keys"`
}

// JWKS gives the key document a box office publishes (RFC 7517, OKP keys),
// so that anybody can verify its codes.
func JWKS(keys ...ed25519.PublicKey) []byte {
	set := jwkSet{Keys: []jwk{}}
	for _, key := range keys {
		set.Keys = append(set.Keys, jwk{
			Kty: "OKP", Crv: "Ed25519", Kid: sign.KeyIDOf(key).String(), Use: "sig", Alg: "EdDSA",
			X: base64.RawURLEncoding.EncodeToString(key),
		})
	}
	raw, err := json.MarshalIndent(set, "", "  ")
	if err != nil {
		panic(err) // strings always marshal
	}
	return append(raw, '\n')
}

// ParseJWKS reads the Ed25519 keys of a key document. Keys of other kinds are
// passed over. It returns ErrBadKeys when the document has no usable key.
func ParseJWKS(document []byte) ([]ed25519.PublicKey, error) {
	var set jwkSet
	if err := json.Unmarshal(document, &set); err != nil {
		return nil, ErrBadKeys.Because(err)
	}
	var keys []ed25519.PublicKey
	for _, k := range set.Keys {
		if k.Kty != "OKP" || k.Crv != "Ed25519" {
			continue
		}
		x, err := base64.RawURLEncoding.Strict().DecodeString(k.X)
		if err != nil || len(x) != ed25519.PublicKeySize {
			return nil, ErrBadKeys
		}
		keys = append(keys, x)
	}
	if len(keys) == 0 {
		return nil, ErrBadKeys
	}
	return keys, nil
}
