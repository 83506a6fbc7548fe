package config

import (
	"cmp"
	"net"
	"net/url"
	"time"
)

// Bounds of the time a buyer keeps seats without paying.
const (
	MinHoldTTL = 20 * time.Second
	MaxHoldTTL = 60 * time.Minute
)

// Settings are what an operator can decide. Embed it in a command's struct for
// kong, which reads the tags; the methods give what follows from the settings.
type Settings struct {
	Addr      string `group:"Where it is reached" default:"127.0.0.1:8080" env:"FRONTROW_ADDR" placeholder:"HOST:PORT" help:"Listen here. :8080 listens on every address of the machine; port 0 takes a free one. Default: ${default}."`
	PublicURL string `group:"Where it is reached" env:"FRONTROW_PUBLIC_URL" placeholder:"URL" help:"How browsers reach this site, as in https://tickets.example.org; used in links, mails and payment returns. Default: follows from the address it listens on."`

	NodeURL string `group:"Where it is reached" env:"FRONTROW_NODE_URL" placeholder:"URL" help:"How the other processes on the same database reach this one, as in http://10.0.0.7:8080. They then pass requests on to each other, which is quicker. Default: it neither passes on nor is passed to."`

	MetricsAddr string `group:"Where it is reached" env:"FRONTROW_METRICS_ADDR" placeholder:"HOST:PORT" help:"Serve /metrics here and not beside the pages."`

	Data        string `group:"Where data lies" default:"data" env:"FRONTROW_DATA" type:"path" placeholder:"FOLDER" help:"Folder for what must be kept on this machine; only one process may use it. Default: ${default}."`
	DatabaseURL string `group:"Where data lies" env:"FRONTROW_DATABASE_URL" secret:"" placeholder:"URL" help:"PostgreSQL database to use in place of SQLite in the data folder, as in postgres://user:password@host/name. Several processes may use it."`

	SeatDatabaseURLs string `group:"Where data lies" name:"seat-database-urls" env:"FRONTROW_SEAT_DATABASE_URLS" secret:"" placeholder:"URLS" help:"PostgreSQL databases that keep the seats of new shows, each show in one, with spaces between. Every process needs all of them, and those that have a show may not be left out any more. Default: seats are kept beside everything else."`

	HoldTTL time.Duration `group:"How it sells" default:"10m" env:"FRONTROW_HOLD_TTL" placeholder:"TIME" help:"How long a buyer keeps chosen seats before paying, from 20s to 60m. Default: ${default}."`

	StripeKey           string `group:"How it sells" env:"FRONTROW_STRIPE_KEY" secret:"" placeholder:"KEY" help:"Take payments by Stripe with this secret or restricted key (sk_… or rk_…)."`
	StripeWebhookSecret string `group:"How it sells" env:"FRONTROW_STRIPE_WEBHOOK_SECRET" secret:"" placeholder:"SECRET" help:"What Stripe signs its messages with (whsec_…). Its endpoint is /v1/webhooks/payments/stripe of this site."`

	GatewayURL    string `group:"How it sells" env:"FRONTROW_GATEWAY_URL" placeholder:"URL" help:"Take payments by a company that speaks the house's own contract (docs/payment-contract.md), whose API is here, as in https://pay.example.org/api."`
	GatewaySecret string `group:"How it sells" env:"FRONTROW_GATEWAY_SECRET" secret:"" placeholder:"SECRET" help:"What is shared with that company: it opens its API and signs its messages. 16 characters at least."`
	GatewayName   string `group:"How it sells" default:"gateway" env:"FRONTROW_GATEWAY_NAME" placeholder:"NAME" help:"What that company is called here. Its messages go to /v1/webhooks/payments/NAME of this site. Do not change it while orders are paid by it. Default: ${default}."`
	GatewayPages  string `group:"How it sells" env:"FRONTROW_GATEWAY_PAGES" placeholder:"URL" help:"Where that company's pages to pay on are, as in https://checkout.example.org. Default: where its API is."`

	PayLaterTo     string        `group:"How it sells" env:"FRONTROW_PAY_LATER_TO" placeholder:"TEXT" help:"Offer payment by bank transfer, to the account that this tells buyers, as in \"Opera Ltd, DE02 1203 0000 0000 2020 51\". Lines are separated by |."`
	PayLaterDesk   string        `group:"How it sells" env:"FRONTROW_PAY_LATER_DESK" placeholder:"TEXT" help:"Offer payment at the box office, which this tells buyers how to find, as in \"1 Opera Square, daily 10 to 18\". Lines are separated by |."`
	PayLaterWithin time.Duration `group:"How it sells" default:"168h" env:"FRONTROW_PAY_LATER_WITHIN" placeholder:"TIME" help:"How long such an order's seats are kept for its money, from 1h to 2160h, but not beyond the beginning of the show. Default: ${default}."`

	SMTPURL  string `group:"Mail" name:"smtp-url" env:"FRONTROW_SMTP_URL" secret:"" placeholder:"URL" help:"Mail server: smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465."`
	MailFrom string `group:"Mail" env:"FRONTROW_MAIL_FROM" placeholder:"ADDRESS" help:"Sender of all mail, as in \"Box office <tickets@example.org>\"."`

	Demo       bool   `group:"To try things out" env:"FRONTROW_DEMO" help:"Load a demo on the first start, with test payments, and mail that is only shown at /dev/mail. Never for real sales."`
	TestPay    bool   `group:"To try things out" env:"FRONTROW_TEST_PAY" help:"Offer the built-in test payment provider, which takes no money."`
	TestPayURL string `group:"To try things out" env:"FRONTROW_TEST_PAY_URL" placeholder:"URL" help:"Where another process that shares the database has its test payments, as in http://10.0.0.7:8080. Default: this process has them."`
	StripeURL  string `group:"To try things out" env:"FRONTROW_STRIPE_URL" placeholder:"URL" help:"Ask a stand-in for Stripe's API here, such as stripe-mock, as in http://127.0.0.1:12111. Default: Stripe."`
	DevMail    bool   `group:"To try things out" env:"FRONTROW_DEV_MAIL" help:"Keep mail and show it at /dev/mail in place of sending it."`

	LogFormat string `group:"Logs" default:"auto" env:"FRONTROW_LOG_FORMAT" placeholder:"FORMAT" help:"text, json, or auto: text on a terminal and json elsewhere. Default: ${default}."`
	LogLevel  string `group:"Logs" default:"info" env:"FRONTROW_LOG_LEVEL" placeholder:"LEVEL" help:"Least important lines to write: debug, info, warn or error. Default: ${default}."`

	StopTimeout time.Duration `group:"How it stops" default:"15s" env:"FRONTROW_STOP_TIMEOUT" placeholder:"TIME" help:"How long requests that have begun may take to end when the program is told to stop, from 1s to 10m. Default: ${default}."`
}

// UsesTestPay reports whether the test payment provider is offered.
func (s Settings) UsesTestPay() bool { return s.TestPay || s.Demo || s.TestPayURL != "" }

// GatewaySite gives the scheme and the host of the pages to pay on of a company
// that speaks the house's contract; "" where there is none.
func (s Settings) GatewaySite() string {
	u, err := url.Parse(cmp.Or(s.GatewayPages, s.GatewayURL))
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// UsesDevMail reports whether mail is kept to be looked at. A demo with a mail
// server sends its mail.
func (s Settings) UsesDevMail() bool { return s.DevMail || (s.Demo && s.SMTPURL == "") }

// PublicAddress gives the address of the site for browsers, without a slash at
// its end. Without a setting it follows from the address listened on.
func (s Settings) PublicAddress(listening net.Addr) *url.URL {
	if s.PublicURL != "" {
		if address, err := url.Parse(s.PublicURL); err == nil {
			address.Path = ""
			return address
		}
	}
	host, port, err := net.SplitHostPort(listening.String())
	if ip := net.ParseIP(host); err != nil || ip == nil || ip.IsUnspecified() || ip.IsLoopback() {
		host = "localhost"
	}
	if port == "80" {
		return &url.URL{Scheme: "http", Host: host}
	}
	return &url.URL{Scheme: "http", Host: net.JoinHostPort(host, port)}
}
