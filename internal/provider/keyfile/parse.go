package keyfile

import (
	"bytes"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"errors"

	"frontrow/internal/base/sign"
	"frontrow/internal/domain/ticket"
)

func parsePrivate(content []byte) (ed25519.PrivateKey, error) {
	block, _ := pem.Decode(content)
	if block == nil || block.Type != "PRIVATE KEY" {
		return nil, errors.New("not a private key in PEM: restore it from a backup")
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	private, ok := key.(ed25519.PrivateKey)
	if !ok {
		return nil, errors.New("not an Ed25519 key")
	}
	return private, nil
}

func marshalPublic(key ed25519.PublicKey) ([]byte, error) {
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}), nil
}

// parsePublic reads public keys: PEM blocks one after the other, or a key
// document. A private key stands for its public half.
func parsePublic(content []byte) ([]ed25519.PublicKey, error) {
	if trimmed := bytes.TrimSpace(content); bytes.HasPrefix(trimmed, []byte("{")) {
		return ticket.ParseJWKS(trimmed)
	}
	var keys []ed25519.PublicKey
	for block, rest := pem.Decode(content); block != nil; block, rest = pem.Decode(rest) {
		switch block.Type {
		case "PUBLIC KEY":
			key, err := x509.ParsePKIXPublicKey(block.Bytes)
			if err != nil {
				return nil, ticket.ErrBadKeys.Because(err)
			}
			public, ok := key.(ed25519.PublicKey)
			if !ok {
				return nil, ticket.ErrBadKeys
			}
			keys = append(keys, public)
		case "PRIVATE KEY":
			private, err := parsePrivate(pem.EncodeToMemory(block))
			if err != nil {
				return nil, ticket.ErrBadKeys.Because(err)
			}
			keys = append(keys, sign.NewKey(private).Public())
		}
	}
	if len(keys) == 0 {
		return nil, ticket.ErrBadKeys
	}
	return keys, nil
}
