package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/payment"
	"frontrow/internal/platform/config"
	paycontract "frontrow/internal/provider/contract"
	"frontrow/internal/provider/mailcatcher"
	"frontrow/internal/provider/paylater"
	"frontrow/internal/provider/smtp"
	"frontrow/internal/provider/stripe"
	"frontrow/internal/store"
)

// noGateway stands in where no payment provider is set up. Nothing can be
// paid with it; orders that cost nothing never ask it.
type noGateway struct{}

func (noGateway) Name() string { return "none" }

func (noGateway) Way() payment.Way { return payment.Way{} }

func (noGateway) Create(context.Context, payment.Request) (payment.Created, error) {
	return payment.Created{}, payment.ErrRefused
}

func (noGateway) Fetch(context.Context, string) (payment.Status, error) {
	return payment.Status{}, payment.ErrRefused
}

func (noGateway) Capture(context.Context, string, money.Amount, string) error {
	return payment.ErrRefused
}

func (noGateway) Void(context.Context, string, string) error { return payment.ErrRefused }

func (noGateway) Refund(context.Context, string, money.Amount, string) error {
	return payment.ErrRefused
}

func (noGateway) List(context.Context, time.Time, time.Time, string) (payment.Listing, error) {
	return payment.Listing{}, nil
}

func (noGateway) Verify(map[string][]string, []byte, time.Time) (payment.Event, error) {
	return payment.Event{}, payment.ErrBadSignature
}

// companies gives the payment companies that are set up, but for the test
// payments.
func companies(set config.Settings) (all []payment.Gateway) {
	if set.StripeKey != "" {
		all = append(all, stripe.New(stripe.Options{Key: set.StripeKey, WebhookSecret: set.StripeWebhookSecret, URL: set.StripeURL}))
	}
	if set.GatewayURL != "" {
		all = append(all, paycontract.New(paycontract.Options{Name: set.GatewayName, URL: set.GatewayURL, Secret: set.GatewaySecret, Pages: set.GatewaySite()}))
	}
	return all
}

// payLater gives the ways of paying that people are behind.
func (h *house) payLater(set config.Settings) (desks []payment.Gateway) {
	run := store.Bind(h.db, func(tx *store.Tx) payment.ByHandTx { return tx })
	for _, way := range []struct{ name, to string }{
		{paylater.Transfer, set.PayLaterTo}, {paylater.BoxOffice, set.PayLaterDesk},
	} {
		if way.to != "" {
			desks = append(desks, paylater.New(paylater.Options{
				Name: way.name, Run: run, PayTo: strings.ReplaceAll(way.to, "|", "\n"), Within: set.PayLaterWithin,
			}))
		}
	}
	return desks
}

// payTo is where money goes that people send with a way of paying.
func (s *server) payTo(provider string) string {
	for _, offer := range s.checkout.Ways() {
		if offer.Provider == provider {
			return offer.PayTo
		}
	}
	return ""
}

// mailer gives what sends mail: a server, or the catcher that keeps it here.
func (s *server) mailer(r *run) (notify.Mailer, error) {
	if !r.settings.UsesDevMail() {
		if r.settings.SMTPURL == "" {
			s.log.Warn("no mail server is set up: tickets can be opened on their page, and no mail is sent")
			return noMailer{}, nil
		}
		return smtp.New(smtp.Options{URL: r.settings.SMTPURL, From: r.settings.MailFrom})
	}
	folder, err := s.dir.Sub(mailFolder)
	if err != nil {
		return nil, err
	}
	s.catcher, err = mailcatcher.Open(folder, s.log)
	if err != nil {
		return nil, err
	}
	s.closers = append(s.closers, s.catcher.Close)
	return smtp.New(smtp.Options{URL: s.catcher.URL(), From: "Frontrow <tickets@frontrow.example>"})
}

var errNoMail = errors.New("no mail server is set up")

// noMailer refuses mail for good: a server set up later does not send what was
// meant for another day.
type noMailer struct{}

func (noMailer) Send(context.Context, notify.Mail) error {
	return errors.Join(notify.ErrRefused, errNoMail)
}
