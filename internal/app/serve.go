package app

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/base/lease"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/payment"
	"frontrow/internal/engine"
	"frontrow/internal/platform/headroom"
	"frontrow/internal/platform/httpserver"
	"frontrow/internal/platform/jobs"
	"frontrow/internal/platform/telemetry"
	"frontrow/internal/provider/breaker"
	"frontrow/internal/provider/keyfile"
	"frontrow/internal/provider/mailcatcher"
	"frontrow/internal/provider/pdf"
	"frontrow/internal/provider/qr"
	"frontrow/internal/provider/testpay"
	"frontrow/internal/store"
	"frontrow/internal/transport/api"
	"frontrow/internal/transport/hop"
	"frontrow/internal/transport/live"
	"frontrow/internal/transport/problem"
	"frontrow/internal/transport/session"
	"frontrow/internal/transport/web"
	assets "frontrow/web"
)

type serveCommand struct{}

// Run serves until told to stop.
func (serveCommand) Run(r *run) error {
	headroom.Keep()
	log, err := r.logger()
	if err != nil {
		return err
	}
	s, err := startServer(r.ctx, r, log)
	if err != nil {
		return err
	}
	return s.wait(r)
}

// server is a running Frontrow.
type server struct {
	*house
	hush      hush
	address   *url.URL // how browsers reach it
	me        lease.Node
	hop       *hop.Hop // nil unless others on the database reach this process
	engine    *engine.Engine
	live      *live.Hub
	shows     *inventory.Publisher
	checkout  *checkout.Service
	notify    *notify.Service
	keys      *keyfile.Ring
	notary    *inventory.Notary
	secret    []byte
	press     *pdf.Press
	paySecret []byte               // what test payments are signed with
	testpay   http.Handler         // the pages of test payments; nil unless they are on
	company   *testpay.Company     // nil unless this process has them
	stripe    bool                 // Stripe takes payments
	paySite   string               // where the pages are of a company that speaks our contract; "" for none
	payable   bool                 // somebody takes payments
	catcher   *mailcatcher.Catcher // nil unless mail is kept
	runner    *jobs.Runner
	postman   *jobs.Runner // of the letters
	registry  *prometheus.Registry
	health    *telemetry.Health
	api       *api.API
	http      []*httpserver.Server
	stop      context.CancelFunc
	working   sync.WaitGroup
	failed    chan error
	closers   []func() error // last opened, first closed
}

// startServer opens everything, listens, and begins to serve. It returns when
// the first request can be answered.
func startServer(ctx context.Context, r *run, log *slog.Logger) (started *server, err error) {
	if err := assets.Check(); err != nil {
		return nil, err
	}
	quiet := hush{log.Handler(), new(atomic.Bool)}
	log = slog.New(quiet)
	h, err := openHouse(ctx, r, log, false)
	if err != nil {
		return nil, err
	}
	s := &server{house: h, hush: quiet, registry: telemetry.NewRegistry(), health: telemetry.NewHealth(log), failed: make(chan error, 4)}
	s.closers = append(s.closers, h.close)
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	if err := s.arrive(ctx, strings.TrimSuffix(r.settings.NodeURL, "/")); err != nil {
		return nil, err
	}
	// The address is needed to wire what names it, and the wiring to answer:
	// connections wait in between.
	var handler http.Handler
	front, err := httpserver.Listen(ctx, r.settings.Addr, http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		handler.ServeHTTP(w, q)
	}), log, r.settings.StopTimeout)
	if err != nil {
		return nil, err
	}
	s.http = append(s.http, front)
	s.address = r.settings.PublicAddress(front.Addr())
	if err := s.wire(ctx, r, front.Addr()); err != nil {
		return nil, errors.Join(err, front.Close())
	}
	handler, err = s.handler(ctx, r)
	if err != nil {
		return nil, errors.Join(err, front.Close())
	}
	s.begin(ctx)
	return s, nil
}

// wire makes the use cases that only a server has.
func (s *server) wire(ctx context.Context, r *run, listening net.Addr) (err error) {
	watchStore(s.registry, s.db)
	if err := s.openKeys(ctx, r); err != nil {
		return err
	}
	seats := engine.Config{Log: &soldOutNotes{Log: s.seats, server: s}, Plans: s.plans.Plan, Clock: s.clock, Logger: s.log, Watch: newSeatMetrics(s.registry)}
	if r.settings.NodeURL != "" {
		s.hop = s.newHop()
		seats.Elsewhere = s.hop.Elsewhere
	}
	s.engine = engine.New(seats)
	s.closers = append(s.closers, func() error {
		ctx, cancel := context.WithTimeout(context.Background(), r.settings.StopTimeout)
		defer cancel()
		return s.engine.Close(ctx)
	})
	s.live = live.New(s.engine, live.Options{Most: streams(openFiles()), Watch: newLiveMetrics(s.registry), Logger: s.log})
	watchViewers(s.registry, s.live)
	s.shows = inventory.NewPublisher(store.Bind(s.db, func(tx *store.Tx) catalog.Tx { return tx }), s.catalog, s.engine)

	s.notary = s.house.notary(s.keys)
	typefaces := pdf.Fonts{
		Regular: assets.Font("Inter-Regular"), Bold: assets.Font("Inter-Bold"),
		Arabic: assets.Font("Vazirmatn-Regular"), ArabicBold: assets.Font("Vazirmatn-Bold"),
	}
	if s.press, err = pdf.New(typefaces, qr.Encode); err != nil {
		return err
	}
	gateways, err := s.gateways(ctx, r, listening)
	if err != nil {
		return err
	}
	public := s.address.String()
	s.checkout = checkout.New(checkout.Config{
		Run:   s.checkouts(),
		Seats: s.engine, Tickets: issuer{s.keys}, Shows: s.catalog, Gateways: gateways,
		ReturnURL: func(o id.Order) string { return public + "/orders/" + o.String() + "/return" },
		NotifyURL: func(provider string) string { return public + "/v1/webhooks/payments/" + provider },
		Logger:    s.log,
	})
	mailer, err := s.mailer(r)
	if err != nil {
		return err
	}
	s.notify = notify.NewService(notify.Options{
		Run: store.Bind(s.db, func(tx *store.Tx) notify.Tx { return tx }), Records: letterRecords{records{s.house}, s.paperDesk()},
		Printer: printer{s.press}, Mailer: mailer, PublicURL: public, Secret: s.secret, PayTo: s.payTo,
	})
	if s.runner, err = jobs.New(s.db.Jobs(), s.work()); err != nil {
		return err
	}
	if s.postman, err = jobs.New(s.db.JobsIn(job.Letters), s.letters()); err != nil {
		return err
	}
	s.db.OnJobs(func() {
		s.runner.Wake()
		s.postman.Wake()
	})
	s.health.Check("database", s.db.Check)
	return nil
}

// gateways gives the payment providers that are set up, those that answer at
// once first.
func (s *server) gateways(ctx context.Context, r *run, listening net.Addr) (all []payment.Gateway, err error) {
	if r.settings.UsesTestPay() {
		if all, err = s.testPayments(ctx, r, listening); err != nil {
			return nil, err
		}
	}
	s.stripe, s.paySite = r.settings.StripeKey != "", r.settings.GatewaySite()
	all = append(all, companies(r.settings)...)
	for i, outside := range all {
		spared := breaker.New(outside)
		watchProvider(s.registry, spared)
		all[i] = spared
	}
	all = append(all, s.payLater(r.settings)...)
	if s.payable = len(all) > 0; !s.payable {
		s.log.Warn("no payment provider is set up: nothing can be sold, only given away")
		all = []payment.Gateway{noGateway{}}
	}
	return all, nil
}

// testPayments gives the provider that moves no money, here or in another
// process.
func (s *server) testPayments(ctx context.Context, r *run, listening net.Addr) ([]payment.Gateway, error) {
	secret := hex.EncodeToString(s.paySecret)
	if r.settings.TestPayURL != "" {
		elsewhere, err := url.Parse(r.settings.TestPayURL)
		if err != nil {
			return nil, err
		}
		s.testpay = &httputil.ReverseProxy{
			Rewrite: func(q *httputil.ProxyRequest) { q.SetURL(elsewhere); q.Out.Host = q.In.Host },
			ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) {
				s.log.Warn("test payments cannot be reached", "error", err)
				problem.Write(w, payment.ErrUnreachable)
			},
		}
		return []payment.Gateway{testpay.NewClient(elsewhere.JoinPath(testpayPath).String(), secret, nil)}, nil
	}
	company, err := testpay.Open(ctx, testpay.Options{
		Path: s.dir.Path(testpayFile), Secret: secret, BaseURL: s.address.String() + testpayPath, ShopURL: s.address.String(),
		Clock: s.clock, Logger: s.log,
	})
	if err != nil {
		return nil, err
	}
	s.company, s.testpay = company, company
	s.closers = append(s.closers, company.Close)
	// We reach the company where we listen, whatever address browsers use.
	inside := url.URL{Scheme: "http", Host: dialable(listening), Path: testpayPath}
	return []payment.Gateway{testpay.NewClient(inside.String(), secret, nil)}, nil
}

// dialable gives the address at which this very process can be reached.
func dialable(listening net.Addr) string {
	host, port, err := net.SplitHostPort(listening.String())
	if ip := net.ParseIP(host); err != nil || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}

// begin starts what runs beside the requests. It goes on when the command's
// context ends, until [server.close] has let the requests end.
func (s *server) begin(ctx context.Context) {
	ctx, s.stop = context.WithCancel(context.WithoutCancel(ctx))
	s.working.Go(func() { s.runner.Run(ctx) })
	s.working.Go(func() { s.postman.Run(ctx) })
	if s.company != nil {
		s.working.Go(func() { s.company.Run(ctx) })
	}
	if s.hop != nil {
		s.working.Go(func() { s.hop.Run(ctx) })
	}
	// Streams would last: they end when the server begins to stop.
	s.working.Go(func() {
		<-s.http[0].Stopping()
		s.live.Close()
	})
	for _, front := range s.http {
		s.working.Go(func() {
			if err := front.Serve(ctx); err != nil {
				s.failed <- err
			}
		})
	}
}

// wait serves until the command is told to stop, or a listener fails.
func (s *server) wait(r *run) error {
	var failed error
	if err := s.welcome(r); err != nil {
		failed = err
	} else {
		select {
		case <-r.ctx.Done():
		case failed = <-s.failed:
		}
	}
	s.log.Info("stopping: requests that have begun are answered first")
	return errors.Join(failed, s.close())
}

// close stops serving and closes everything, in the order in which each part
// stops needing the next.
func (s *server) close() error {
	s.health.Stop()
	if s.stop != nil {
		s.stop()
	}
	s.working.Wait()
	var errs []error
	for i := len(s.closers) - 1; i >= 0; i-- {
		errs = append(errs, s.closers[i]())
	}
	return errors.Join(errs...)
}

// sessions knows who is asking.
func (s *server) sessions(failed func(http.ResponseWriter, *http.Request, error)) *session.Sessions {
	return session.New(s.db.Sessions(), session.Options{Secure: s.address.Scheme == "https", Clock: s.clock, OnError: failed, Guesses: s.house.accounts})
}

// uses gives the API what it calls.
func (s *server) uses(sessions *session.Sessions) api.Uses {
	return api.Uses{
		Sessions: sessions, Accounts: s.accounts, Catalog: s.catalog, Shows: s.shows, Seats: s.engine, Live: s.live, SeatLogs: s.publicLogs(s.notary), Plan: s.plans.Plan,
		Checkout: s.checkout, Finance: store.Bind(s.db, func(tx *store.Tx) checkout.FinanceTx { return tx }), Orders: s.orders, Papers: s.paperDesk(), Tickets: s.tickets, Letters: s.notify, TicketKeys: s.keys.Keys(),
	}
}

// pages gives the pages what they call.
func (s *server) pages(r *run, sessions *session.Sessions) web.Config {
	return web.Config{
		Catalogue: s.catalog, Seats: pageSeats{s.engine, s.house}, Sales: newPageSales(s.engine, s.house), Checkout: pageCheckout{s.checkout}, Orders: pageOrders{s.house, s.engine, s.notary},
		Shows: s.shows, Plans: s.plans.Plan, Payable: s.payable,
		Tickets: pageTickets{s.house, s.keys}, Papers: papers{s.house, s.press}, Receipts: s.paperDesk(), Letters: s.notify, Staff: s.accounts, Sessions: sessions,
		Clock: s.clock, Logger: s.log, Asset: assets.Asset, Content: assets.Content,
		OpensOrder: s.opensOrder, PublicURL: s.address.String(), PaymentURLs: s.paymentURLs(),
		ShowStories: r.settings.Demo, DevLinks: s.devLinks(r), SourceVersion: version(),
	}
}

// welcome loads the demo on the first start and says where everything is.
func (s *server) welcome(r *run) error {
	began := time.Now()
	signIn, err := s.loadDemo(r)
	if err != nil {
		return fmt.Errorf("the demo could not be loaded: %w", err)
	}
	s.log.Debug("ready", "after", time.Since(began))
	fmt.Fprintf(r.Out, "\n  Frontrow is open at %s\n", s.address)
	fmt.Fprintf(r.Out, "  API reference    %s/docs\n", s.address)
	fmt.Fprintf(r.Out, "  Staff sign in    %s/staff%s\n", s.address, signIn)
	if s.catcher != nil {
		fmt.Fprintf(r.Out, "  Mail             %s/dev/mail\n", s.address)
	}
	fmt.Fprintf(r.Out, "  Data             %s\n\n  Stop with Ctrl-C.\n\n", s.dir.Path())
	return nil
}

// devLinks are shown at the foot of a demo's pages.
func (s *server) devLinks(r *run) []web.Link {
	if !r.settings.Demo {
		return nil
	}
	links := []web.Link{{Address: "/docs", Words: "API"}, {Address: "/staff", Words: "Staff"}}
	if s.catcher != nil {
		links = append(links, web.Link{Address: "/dev/mail", Words: "Mail"})
	}
	return links
}
