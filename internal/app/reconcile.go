package app

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"time"

	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/payment"
	"frontrow/internal/provider/keyfile"
	"frontrow/internal/provider/testpay"
)

type reconcileCommand struct {
	Days int `default:"35" help:"How far back to look, by when payments were made. Default: ${default}."`
}

// Run holds the list of every provider that is set up against the books. What
// can be made up for is left to the server, which may be running.
func (c reconcileCommand) Run(r *run) error {
	if err := thereIsData(r); err != nil {
		return err
	}
	if c.Days < 1 || c.Days > 3650 {
		return fmt.Errorf("--days is %d: choose between 1 and 3650", c.Days)
	}
	return withHouse(r, func(ctx context.Context, h *house) error {
		all, err := h.allProviders(r)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return errors.New("no payment provider is set up: give this command the settings of the server")
		}
		var found, failed error
		for _, g := range all {
			done, err := checkout.Compare(ctx, h.checkouts(), g, h.clock.Now().Add(-time.Duration(c.Days)*24*time.Hour))
			if err != nil {
				failed = errTold
				fmt.Fprintf(r.Err, "frontrow: %s could not be compared to the end; the next time goes on from here.\n", g.Name())
				tell(r.Err, err)
				continue
			}
			fmt.Fprintf(r.Out, "%s: %d payments listed, %d gone on with, %d odd.\n", g.Name(), done.Seen, done.Healed, done.Odd)
			if done.Odd > 0 {
				found = errFound
			}
		}
		return cmp.Or(failed, found)
	})
}

// allProviders gives the providers as a command reaches them. Test payments are
// answered by the server.
func (h *house) allProviders(r *run) (all []payment.Gateway, err error) {
	if r.settings.UsesTestPay() {
		secret, err := keyfile.Secret(filepath.Join(r.settings.Data, keysFolder), "testpay")
		if err != nil {
			return nil, err
		}
		at, err := testPayAt(r)
		if err != nil {
			return nil, err
		}
		all = append(all, testpay.NewClient(at, hex.EncodeToString(secret), nil))
	}
	all = append(all, companies(r.settings)...)
	return append(all, h.payLater(r.settings)...), nil
}

func testPayAt(r *run) (string, error) {
	if r.settings.TestPayURL != "" {
		elsewhere, err := url.Parse(r.settings.TestPayURL)
		if err != nil {
			return "", err
		}
		return elsewhere.JoinPath(testpayPath).String(), nil
	}
	listens, err := net.ResolveTCPAddr("tcp", r.settings.Addr)
	if err != nil {
		return "", err
	}
	return "http://" + dialable(listens) + testpayPath, nil
}
