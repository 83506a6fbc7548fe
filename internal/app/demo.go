package app

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"

	"frontrow/internal/demo"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
)

// loadDemo fills an installation that --demo started for the first time, and
// gives the words that say how to sign in.
func (s *server) loadDemo(r *run) (signIn string, err error) {
	if !r.settings.Demo {
		return "", nil
	}
	s.hush.on.Store(true)
	defer s.hush.on.Store(false)
	fmt.Fprintln(r.Out, "Loading the demo, if it is not there yet …")
	err = demo.Load(r.ctx, demo.Deps{
		Accounts: s.accounts, Catalog: s.catalog, Shows: s.shows, Seats: s.engine, Plans: s.plans.Plan,
		Clock: s.clock, Log: s.log, Buy: s.buyForDemo,
	})
	return fmt.Sprintf("  %s, password %s", demo.AdminEmail, demo.Password), err
}

// hush leaves out of the log what is not at least a warning, while the demo is
// made: its hundreds of requests are nobody's business, and would push what
// the newcomer is to read off the screen.
type hush struct {
	slog.Handler
	on *atomic.Bool
}

func (h hush) Enabled(ctx context.Context, level slog.Level) bool {
	return (level >= slog.LevelWarn || !h.on.Load()) && h.Handler.Enabled(ctx, level)
}

func (h hush) WithAttrs(attrs []slog.Attr) slog.Handler {
	return hush{h.Handler.WithAttrs(attrs), h.on}
}

func (h hush) WithGroup(name string) slog.Handler { return hush{h.Handler.WithGroup(name), h.on} }

// buyForDemo makes one purchase the way any program does: hold, order, pay on
// the provider's page. Repeated after a crash it goes on where it stopped.
func (s *server) buyForDemo(ctx context.Context, p demo.Purchase) error {
	answer, err := s.engine.Do(ctx, p.Show, inventory.Place{Key: p.Key, Buyer: p.Buyer, Choice: p.Choice})
	if err != nil {
		return err
	}
	begun, err := s.checkout.Start(ctx, p.Key, p.Buyer, answer.Hold.ID, checkout.Details{Name: p.Name, Email: p.Email})
	if err != nil {
		return err
	}
	o, err := s.checkout.Confirm(ctx, begun.ID, checkout.ByBuyer)
	if err == nil && o.State == order.AwaitingPayment {
		if err := s.approve(ctx, o.PayURL); err != nil {
			return err
		}
		o, err = s.checkout.Confirm(ctx, o.ID, checkout.ByBuyer)
	}
	if err == nil && o.State != order.Paid {
		err = fmt.Errorf("%s is %s: %s", o.ID, o.State, o.Reason)
	}
	return err
}

// approve pays on the page of the test provider, reached from inside.
func (s *server) approve(ctx context.Context, page string) error {
	inside := "http://" + dialable(s.http[0].Addr()) + strings.TrimPrefix(page, s.address.String())
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, inside, strings.NewReader(url.Values{"outcome": {"approve"}}.Encode()))
	if err != nil {
		return err
	}
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	stay := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := stay.Do(q)
	if err != nil {
		return err
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusSeeOther {
		return fmt.Errorf("the payment page answered %s", answer.Status)
	}
	return nil
}
