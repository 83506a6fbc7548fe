package checkout

import (
	"context"
	"fmt"
	"log/slog"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// Config is what a Service is made of.
type Config struct {
	Run     txn.Runner[Tx]
	Seats   Seats
	Tickets Tickets
	Shows   Shows
	// Gateways are the payment providers. A buyer may choose among them; an
	// order is paid with the first unless they do.
	Gateways []payment.Gateway
	// ReturnURL is where a provider sends the browser back to.
	ReturnURL func(o id.Order) string
	// NotifyURL is where a provider sends its webhooks.
	NotifyURL func(provider string) string
	Logger    *slog.Logger
}

// Service is the use cases of this package.
type Service struct {
	run       txn.Runner[Tx]
	seats     Seats
	tickets   Tickets
	shows     Shows
	gateways  map[string]payment.Gateway
	offered   []payment.Gateway // in the order of choice
	returnURL func(o id.Order) string
	notifyURL func(provider string) string
	log       *slog.Logger
	turns     turns
}

// New makes a Service. It panics when there is no gateway or two of one name,
// which is a mistake in the wiring.
func New(c Config) *Service {
	s := &Service{
		run: c.Run, seats: c.Seats, tickets: c.Tickets, shows: c.Shows,
		gateways: map[string]payment.Gateway{}, returnURL: c.ReturnURL, notifyURL: c.NotifyURL, log: c.Logger,
		turns: turns{busy: map[id.Order]chan struct{}{}},
	}
	for _, g := range c.Gateways {
		if s.gateways[g.Name()] != nil {
			panic(fmt.Sprintf("checkout: two gateways are called %q", g.Name()))
		}
		s.gateways[g.Name()] = g
	}
	s.offered = c.Gateways
	return s
}

// Offer is a way to pay that a buyer may choose.
type Offer struct {
	Provider string
	payment.Way
}

// Ways lists how orders may be paid, the one that is taken unless somebody
// chooses first.
func (s *Service) Ways() []Offer {
	offers := make([]Offer, len(s.offered))
	for i, g := range s.offered {
		offers[i] = Offer{g.Name(), g.Way()}
	}
	return offers
}

// gateway gives the provider an order is paid with.
func (s *Service) gateway(w work) (payment.Gateway, error) {
	g := s.gateways[w.intent.Provider]
	if g == nil {
		return nil, fmt.Errorf("checkout: %s is paid with %q, which is not set up", w.ID, w.intent.Provider)
	}
	return g, nil
}

// Why says who wants an order confirmed.
type Why string

// A webhook or the buyer's browser come when money may have been paid, so that
// not knowing is worth telling; a job comes in any case.
const (
	ByWebhook Why = "webhook"
	ByBuyer   Why = "buyer"
	ByJob     Why = "job"
)

// Confirm asks the provider how an order stands, goes on with it as far as it
// can, and gives it as it then stands. It may be called at any time, by
// anybody, any number of times at once. A provider or seats that cannot be
// reached are no error: the order tells, and is looked at again by itself. It
// returns order.ErrNoOrder when there is none.
func (s *Service) Confirm(ctx context.Context, o id.Order, why Why) (order.Order, error) {
	confirmed, _, err := s.drive(ctx, o, why)
	return confirmed, err
}
