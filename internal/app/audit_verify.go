package app

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/provider/keyfile"
)

type auditVerify struct {
	File  string   `arg:"" help:"The seat log: what audit export wrote, or the pages of …/seat-log one after the other. - reads from a pipe."`
	Head  []string `sep:"none" placeholder:"HEAD|FILE" help:"A head of this log that somebody kept, or a file with some, such as a mail. May be given more than once."`
	Key   string   `placeholder:"FILE|URL" help:"The house's public keys, to check who signed the heads: a PEM file, a JWKS file, or the address of one (…/v1/ticket-keys). Default: those in the data folder, if there are any."`
	Quiet bool     `help:"Write only what is wrong."`
	JSON  bool     `help:"Write one JSON document, for machines."`
}

// Run believes nothing of the file but what it proves.
func (c auditVerify) Run(r *run) (err error) {
	given, err := givenHeads(c.Head)
	if err != nil {
		return err
	}
	keys, err := c.keys(r)
	if err != nil {
		return err
	}
	from := r.In
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer f.Close() // it was only read
		from = f
	}
	v := verification{report: newReport(r, c.JSON, c.Quiet)}
	return v.run(from, given, keys)
}

// keys gives the keys that heads are checked with, none when there are none to
// be had.
func (c auditVerify) keys(r *run) ([]ed25519.PublicKey, error) {
	if c.Key != "" {
		return keyfile.Public(r.ctx, c.Key)
	}
	return signingKeys(r)
}

// signingKeys reads the public keys of the data folder, and gives none when it
// has none. Nothing is made there, and a copy of a folder does as well.
func signingKeys(r *run) ([]ed25519.PublicKey, error) {
	return keyfile.PublicIn(r.ctx, filepath.Join(r.settings.Data, keysFolder))
}

// givenHeads reads heads from the command line: each is one, or a file with
// some.
func givenHeads(given []string) (heads []inventory.SignedHead, err error) {
	for _, text := range given {
		if !strings.Contains(text, inventory.HeadPrefix) {
			raw, err := os.ReadFile(text)
			if err != nil {
				return nil, fmt.Errorf("--head: %w", err)
			}
			text = string(raw)
		}
		found, err := inventory.FindHeads(text)
		if err != nil {
			return nil, fmt.Errorf("--head: %w", err)
		}
		heads = append(heads, found...)
	}
	return heads, nil
}

// verification is one run over a file.
type verification struct {
	*report
}

func (v *verification) run(from io.Reader, given []inventory.SignedHead, keys []ed25519.PublicKey) error {
	show, rows, err := inventory.ReadPublic(from)
	if err != nil {
		v.fault(wrong{What: wrongFile, Says: err.Error()})
		return v.end(map[string]any{})
	}
	verifier := inventory.NewPublicVerifier(show)
	heads := v.expected(show, given, keys)
	verifier.Expect(heads)
	for row, err := range rows {
		if err == nil {
			err = verifier.NextPublic(row)
		}
		if err != nil {
			return v.broken(show, verifier, err)
		}
		v.progress.row(show.String())
	}
	if err := verifier.End(); err != nil {
		return v.broken(show, verifier, err)
	}
	fold := verifier.Fold()
	seats, areas := fold.Tally()
	v.say("show %s, versions 0 to %d, until %s", show, fold.Version(), fold.At().Format("2006-01-02T15:04:05.000000Z07:00"))
	v.say("chain %s", fold.Hash())
	v.say("seats: %d: %s", seats.Total(), stand(seats))
	v.say("standing places: %d: %s", areas.Total(), stand(areas))
	if len(heads) > 0 {
		v.say("heads: %d that were kept are in it%s", len(heads), map[bool]string{true: "; who signed them was not checked, for want of keys"}[len(keys) == 0])
	}
	return v.end(map[string]any{"show": show, "version": fold.Version(), "at": fold.At(), "hash": fold.Hash().String(),
		"seats": seats, "standing_places": areas, "heads": len(heads), "signatures_checked": len(keys) > 0 && len(heads) > 0})
}

func stand(c inventory.Count) string {
	return fmt.Sprintf("%d available, %d held, %d being paid for, %d sold, %d blocked", c.Available, c.Held, c.Paying, c.Sold, c.Blocked)
}

// broken tells the first thing that is wrong with the file.
func (v *verification) broken(show id.Show, at *inventory.Verifier, err error) error {
	if finding, ok := errors.AsType[*inventory.Finding](err); ok {
		v.fault(broken(show, finding))
	} else {
		next := at.Fold().Version() + 1
		v.fault(wrong{What: wrongFile, Show: show, Version: &next, Says: err.Error()})
	}
	return v.end(map[string]any{"show": show})
}

// expected gives the kept heads that count, and tells of those that do not.
func (v *verification) expected(show id.Show, given []inventory.SignedHead, keys []ed25519.PublicKey) (heads []inventory.Head) {
	for _, h := range given {
		if h.Show != show {
			v.fault(wrong{What: wrongHead, Show: h.Show, Version: &h.Version, Says: "a head was given of it, and the file is of " + show.String()})
			continue
		}
		if len(keys) > 0 {
			if err := h.Verify(keys...); err != nil {
				v.fault(wrong{What: wrongHead, Show: show, Version: &h.Version, Says: fmt.Sprintf("a head that was given was not signed by this house: %v", err)})
				continue
			}
		}
		heads = append(heads, h.Head)
	}
	return heads
}
