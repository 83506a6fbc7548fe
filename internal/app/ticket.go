package app

import (
	"crypto/ed25519"
	"fmt"
	"os"
	"path/filepath"

	"frontrow/internal/domain/ticket"
	"frontrow/internal/provider/keyfile"
)

type ticketCommand struct {
	Verify ticketVerify `cmd:"" help:"Say whether a code is a genuine ticket. Exit status 0 only if it is."`
	Keys   ticketKeys   `cmd:"" help:"Write the public keys that tickets verify with, as a JSON Web Key Set."`
}

type ticketVerify struct {
	Code string `arg:"" help:"What the QR code shows."`
	Key  string `placeholder:"FILE|URL" help:"Public keys, as a PEM file, a JWKS file, or the address of one (…/v1/ticket-keys). Default: the keys in the data folder."`
}

func (c ticketVerify) Run(r *run) error {
	keys, err := c.keys(r)
	if err != nil {
		return err
	}
	return ticket.Inspect(r.Out, c.Code, keys...)
}

func (c ticketVerify) keys(r *run) ([]ed25519.PublicKey, error) {
	if c.Key != "" {
		return keyfile.Public(r.ctx, c.Key)
	}
	return houseKeys(r)
}

// houseKeys reads the public keys of the data folder.
func houseKeys(r *run) ([]ed25519.PublicKey, error) {
	folder := filepath.Join(r.settings.Data, keysFolder)
	if _, err := os.Stat(folder); err != nil {
		return nil, fmt.Errorf("there are no keys in the data folder %s: name the folder with --data, or the public keys with --key", r.settings.Data)
	}
	ring, err := keyfile.Open(folder)
	if err != nil {
		return nil, err
	}
	return ring.Keys(), nil
}

type ticketKeys struct{}

func (ticketKeys) Run(r *run) error {
	keys, err := houseKeys(r)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(r.Out, "%s\n", ticket.JWKS(keys...))
	return err
}
