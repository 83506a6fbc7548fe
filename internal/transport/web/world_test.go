package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2/memstore"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/engine"
	"frontrow/internal/transport/session"
)

// world is the pages over real seats, with everything else in memory.
type world struct {
	t      *testing.T
	site   *Site
	clock  *clock.Fake
	seats  *engine.Engine
	shop   *shop
	events []catalog.EventView
}

func newWorld(t *testing.T) *world {
	t.Helper()
	// Sessions run by the machine's own clock, so the world's starts there.
	now := clock.NewFake(time.Now())
	w := &world{t: t, clock: now, shop: &shop{orders: map[id.Order]order.Order{}, staff: map[string]account.Staff{}}}
	w.shop.world = w
	w.seats = engine.New(engine.Config{
		Log: &memoryLog{clock: now}, Clock: now, Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Plans: func(context.Context, seating.Hash) (*seating.Plan, error) { return samplePlan(), nil },
	})
	t.Cleanup(func() {
		if err := w.seats.Close(context.Background()); err != nil {
			t.Errorf("closing the engine: %v", err)
		}
	})
	w.addEvent(sampleEvent, w.show(1))
	w.site = New(Config{
		Catalogue: w.shop, Seats: w.seats, Sales: sales{w.seats, w.shop}, Checkout: w.shop, Orders: orders{w.shop}, Tickets: tickets{w.shop}, Letters: letters{w.shop}, Papers: paperwork{}, Receipts: receipts{}, Staff: signIns{w.shop},
		Sessions: session.New(memstore.NewWithCleanupInterval(0), session.Options{Clock: now}),
		Clock:    now, Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Asset:      func(name string) string { return "/assets/" + name },
		Content:    func(name string) []byte { return []byte("// " + name) },
		Plans:      func(context.Context, seating.Hash) (*seating.Plan, error) { return samplePlan(), nil },
		OpensOrder: func(o id.Order, key string) bool { return key == "key-of-"+o.String() },
		PublicURL:  "https://tickets.example/", PaymentURLs: []string{"https://pay.example/intent/"},
	})
	return w
}

// show gives a show on sale now.
func (w *world) show(n byte) catalog.Show {
	show := sampleShow(n, 0)
	now := w.clock.Now()
	show.OpensAt, show.StartsAt = now.Add(-time.Hour), now.AddDate(0, 0, 14)
	show.DoorsAt, show.ClosesAt = show.StartsAt.Add(-time.Hour), show.StartsAt
	show.MaxPerOrder, show.MaxPerBuyer = 4, 4
	return show
}

func (w *world) addEvent(e catalog.Event, shows ...catalog.Show) {
	w.t.Helper()
	view := catalog.EventView{Event: e, Organiser: sampleOrganiser}
	for _, show := range shows {
		view.Shows = append(view.Shows, catalog.ShowAt{Show: show, Venue: sampleVenue})
		err := w.seats.Open(w.t.Context(), show.ID, inventory.Terms{
			Chart: samplePlan().Hash(), Prices: show.Prices, OpensAt: show.OpensAt, ClosesAt: show.ClosesAt, HoldFor: show.HoldFor, ExtendBy: show.ExtendBy,
			MaxPerHold: show.MaxPerOrder, MaxPerBuyer: show.MaxPerBuyer, MaxPerEmail: show.MaxPerEmail,
			MaxPerPayment: show.MaxPerPayment, RefuseLoneSeats: show.RefuseLoneSeats, KeepAccessible: show.KeepAccessible,
		})
		if err != nil {
			w.t.Fatal(err)
		}
	}
	w.events = append(w.events, view)
}

// browser is one reader: it keeps cookies and sends forms, and runs no script.
type browser struct {
	*world
	cookies map[string]string
}

func (w *world) browser() *browser { return &browser{w, map[string]string{}} }

func (b *browser) do(method, address string, values url.Values, header ...string) *httptest.ResponseRecorder {
	b.t.Helper()
	var body io.Reader
	if values != nil {
		body = strings.NewReader(values.Encode())
	}
	r := httptest.NewRequest(method, address, body)
	if values != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	answer := httptest.NewRecorder()
	b.site.ServeHTTP(answer, r)
	for _, c := range answer.Result().Cookies() {
		b.cookies[c.Name] = c.Value
	}
	return answer
}

// get opens a page that must be there.
func (b *browser) get(address string) document {
	b.t.Helper()
	answer := b.do("GET", address, nil)
	if answer.Code != http.StatusOK {
		b.t.Fatalf("GET %s: %d %s", address, answer.Code, parse(b.t, answer.Body.String()).text())
	}
	return parse(b.t, answer.Body.String())
}

// send sends a form and gives where it leads.
func (b *browser) send(form document, change func(v url.Values)) string {
	b.t.Helper()
	answer := b.post(form, change)
	if answer.Code != http.StatusSeeOther {
		b.t.Fatalf("POST %s: %d %s", form.attr("action"), answer.Code, parse(b.t, answer.Body.String()).text())
	}
	return answer.Header().Get("Location")
}

func (b *browser) post(form document, change func(v url.Values)) *httptest.ResponseRecorder {
	b.t.Helper()
	values := form.entries()
	if change != nil {
		change(values)
	}
	return b.do("POST", form.attr("action"), values)
}

// seatsAt is where the show's seats are chosen.
const seatsAt = "/shows/"

func (b *browser) seatsPage() string { return seatsAt + b.events[0].Shows[0].Show.ID.String() }

// hold takes two seats and gives the address of the hold.
func (b *browser) hold(labels ...string) string {
	b.t.Helper()
	form := b.get(b.seatsPage()).choice(b.t)
	return b.send(form, func(v url.Values) { v[fieldSeat] = labels })
}

// onlyBuyer gives the buyer of a browser's session.
func (w *world) onlyBuyer(b *browser) (buyer id.Buyer) {
	w.t.Helper()
	r := httptest.NewRequest("GET", "/", nil)
	r.AddCookie(&http.Cookie{Name: session.CookieName, Value: b.cookies[session.CookieName]})
	w.site.Sessions.Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		buyer = w.site.Sessions.Caller(r.Context()).Buyer
	})).ServeHTTP(httptest.NewRecorder(), r)
	return buyer
}

// shop is the catalogue, the checkout and the box office in memory.
type shop struct {
	exchange  checkout.Exchange // the last that was asked for
	noChange  *fault.Fault      // why none is made
	keptBack  bool              // the seats of what was refunded last
	takenBack order.Back
	run       checkout.RunProgress
	moved     checkout.MoveCounts
	SetUp     // tested where staff set things up
	*world
	mu      sync.Mutex
	matters []payment.Matter
	orders  map[id.Order]order.Order
	staff   map[string]account.Staff
	starts  []idem.Key
	byHand  map[id.Order]payment.ByHand
	noted   []payment.ByHandNote
	ways    []checkout.Offer // to pay; one that nobody need choose, if none
	payURL  string
	mailed  []string        // what letters were asked for
	fault   error           // what Start answers, if set
	period  checkout.Period // that a report was asked for
	takings checkout.Takings
}

func (s *shop) Events(context.Context, catalog.Filter) ([]catalog.EventView, string, error) {
	return s.events, "", nil
}

func (s *shop) EventBySlug(_ context.Context, slug string) (catalog.EventView, error) {
	return s.event(func(e catalog.Event) bool { return e.Slug == slug })
}

func (s *shop) Event(_ context.Context, wanted id.Event) (catalog.EventView, error) {
	return s.event(func(e catalog.Event) bool { return e.ID == wanted })
}

func (s *shop) event(is func(catalog.Event) bool) (catalog.EventView, error) {
	for _, e := range s.events {
		if is(e.Event) {
			return e, nil
		}
	}
	return catalog.EventView{}, catalog.ErrNoEvent
}

func (s *shop) Show(_ context.Context, wanted id.Show) (catalog.ShowView, error) {
	for _, e := range s.events {
		for _, at := range e.Shows {
			if at.Show.ID == wanted {
				return catalog.ShowView{Show: at.Show, Event: e.Event, Venue: at.Venue, Organiser: e.Organiser}, nil
			}
		}
	}
	return catalog.ShowView{}, catalog.ErrNoShow
}

func (s *shop) Count(context.Context, catalog.Filter) (int, error) { return len(s.events), nil }

func (s *shop) NextOnSale(context.Context, int) ([]catalog.EventView, error) {
	var next []catalog.EventView
	for _, e := range s.events {
		if slices.ContainsFunc(e.Shows, func(at catalog.ShowAt) bool { return at.Show.OpensAt.After(s.clock.Now()) }) {
			next = append(next, e)
		}
	}
	return next, nil
}

func (s *shop) Places(context.Context) ([]catalog.Place, error) {
	return []catalog.Place{{City: "Berlin", TimeZone: "Europe/Berlin", Events: 1}, {City: "Paris", TimeZone: "Europe/Paris", Events: 1}}, nil
}

func (s *shop) Currencies(context.Context) ([]money.Currency, error) {
	return []money.Currency{"EUR"}, nil
}

func (s *shop) Genres(context.Context) ([]catalog.Genre, error) { return catalog.Genres(), nil }

func (s *shop) VenueByHandle(_ context.Context, handle string) (catalog.VenueView, error) {
	if handle != sampleVenue.Slug && handle != sampleVenue.ID.String() {
		return catalog.VenueView{}, catalog.ErrNoVenue
	}
	return catalog.VenueView{Venue: sampleVenue, Organiser: sampleOrganiser, Chart: samplePlan().Hash()}, nil
}

func (s *shop) OrganiserBySlug(_ context.Context, slug string) (catalog.Organiser, error) {
	if slug != sampleOrganiser.Slug {
		return catalog.Organiser{}, catalog.ErrNoOrganiser
	}
	return sampleOrganiser, nil
}

func (s *shop) Listed(_ context.Context, of catalog.Listable, skip, most int) ([]catalog.Listing, error) {
	var all []catalog.Listing
	switch of {
	case catalog.ListEvents:
		for _, e := range s.events {
			all = append(all, catalog.Listing{Handle: e.Event.Slug, Changed: s.clock.Now()})
		}
	case catalog.ListVenues:
		all = append(all, catalog.Listing{Handle: sampleVenue.Slug, Changed: s.clock.Now()})
	case catalog.ListOrganisers:
		all = append(all, catalog.Listing{Handle: sampleOrganiser.Slug, Changed: s.clock.Now()})
	}
	return all[min(skip, len(all)):min(skip+most, len(all))], nil
}

func (s *shop) StaffShows(ctx context.Context, by account.Actor, _ id.Event, _ string, _ int) ([]catalog.ShowView, string, error) {
	if err := by.May(account.ReadOrders); err != nil {
		return nil, "", err
	}
	view, err := s.Show(ctx, s.events[0].Shows[0].Show.ID)
	return []catalog.ShowView{view}, "", err
}

func (s *shop) StaffShow(ctx context.Context, by account.Actor, do account.Action, wanted id.Show) (catalog.ShowView, error) {
	view, err := s.Show(ctx, wanted)
	if err == nil {
		err = by.MayFor(do, view.Show.Organiser, catalog.ErrNoShow)
	}
	return view, err
}

func (s *shop) Start(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID, d checkout.Details) (order.Order, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fault != nil {
		return order.Order{}, s.fault
	}
	s.starts = append(s.starts, key)
	held, err := s.seats.Hold(ctx, hold, 0)
	if err != nil {
		return order.Order{}, err
	}
	for _, o := range s.orders {
		if o.Hold == hold {
			return o, nil
		}
	}
	o := order.Order{
		ID: id.New[id.Order](), Number: "K7M-4XQ2", Show: hold.Show, Organiser: sampleOrganiser.ID, Buyer: buyer, Name: d.Name, Email: d.Email, Language: d.Language,
		Hold: hold, Lines: held.Lines, Currency: held.Currency, Deadline: held.Deadline, State: order.AwaitingPayment,
		Provider: d.PayWith, PayURL: s.payURL, CreatedAt: s.clock.Now(),
	}
	s.orders[o.ID] = o
	return o, nil
}

func (s *shop) set(o id.Order, change func(o *order.Order)) order.Order {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := s.orders[o]
	change(&found)
	s.orders[o] = found
	return found
}

func (s *shop) Confirm(_ context.Context, o id.Order) (order.Order, error) {
	return s.set(o, func(o *order.Order) { o.State = order.Paid }), nil
}

func (s *shop) Ways() []checkout.Offer { return s.ways }

func (s *shop) Cancel(_ context.Context, _ idem.Key, o id.Order, buyer id.Buyer) (order.Order, error) {
	if s.set(o, func(*order.Order) {}).Buyer != buyer {
		return order.Order{}, order.ErrNoOrder
	}
	return s.set(o, func(o *order.Order) { o.State = order.Cancelled }), nil
}

func (s *shop) Extend(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID) (inventory.Answer, error) {
	answer, err := s.seats.Do(ctx, hold.Show, inventory.Extend{Key: key, Buyer: buyer, Hold: hold})
	if err == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		for i, o := range s.orders {
			if o.Hold == hold {
				o.Deadline = answer.Hold.Deadline
				s.orders[i] = o
			}
		}
	}
	return answer, err
}

func (s *shop) Redeem(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID, code string) (inventory.Answer, error) {
	return s.seats.Do(ctx, hold.Show, inventory.Redeem{Key: key, Buyer: buyer, Hold: hold, Voucher: code})
}

func (s *shop) Refund(_ context.Context, _ idem.Key, by account.Actor, o id.Order, back order.Back) (order.Order, error) {
	s.keptBack, s.takenBack = back.Block, back
	if err := by.MayFor(account.RefundOrders, sampleOrganiser.ID, order.ErrNoOrder); err != nil {
		return order.Order{}, err
	}
	return s.set(o, func(o *order.Order) { o.State = order.Refunded }), nil
}

func (s *shop) Exchange(_ context.Context, _ idem.Key, by account.Actor, o id.Order, x checkout.Exchange) (order.Order, error) {
	if s.noChange != nil {
		return order.Order{}, s.noChange
	}
	s.exchange = x
	return s.set(o, func(*order.Order) {}), by.MayFor(account.RefundOrders, sampleOrganiser.ID, order.ErrNoOrder)
}

func (s *shop) RefundShow(_ context.Context, _ idem.Key, by account.Actor, show id.Show) (checkout.RefundRun, error) {
	s.run.Show, s.run.Standing = show, checkout.RunRunning
	return s.run.RefundRun, by.MayFor(account.RefundOrders, sampleOrganiser.ID, catalog.ErrNoShow)
}

func (s *shop) StopRefunds(_ context.Context, _ idem.Key, by account.Actor, show id.Show, why string) (checkout.RefundRun, error) {
	s.run.Show, s.run.Standing = show, checkout.RunStopped
	s.run.Turns = append(s.run.Turns, checkout.RunTurn{At: sampleNow, Staff: by.Staff, Standing: checkout.RunStopped, Why: why})
	return s.run.RefundRun, by.MayFor(account.RefundOrders, sampleOrganiser.ID, catalog.ErrNoShow)
}

func (s *shop) RefundsOf(_ context.Context, by account.Actor, show id.Show) (checkout.RunProgress, error) {
	return s.run, by.MayFor(account.RefundOrders, sampleOrganiser.ID, catalog.ErrNoShow)
}

func (s *shop) MoveOf(_ context.Context, by account.Actor, _ id.Show) (catalog.Show, checkout.MoveCounts, error) {
	return catalog.Show{}, s.moved, by.MayFor(account.ReadOrders, sampleOrganiser.ID, catalog.ErrNoShow)
}

func (s *shop) Comp(ctx context.Context, key idem.Key, by account.Actor, show id.Show, c checkout.Gift) (order.Order, error) {
	if !strings.Contains(c.Guest.Email, "@") {
		return order.Order{}, checkout.ErrDetails.At("email", "it is none")
	}
	answer, err := s.seats.Do(ctx, show, inventory.Comp{
		Key: key, Staff: by.Staff, Buyer: id.New[id.Buyer](), Order: id.New[id.Order](), Choice: c.Choice, OnSale: c.OnSale, Reason: c.Reason,
	})
	if err != nil {
		return order.Order{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	o := order.Order{
		ID: answer.Hold.Order, Number: "K7M-4XQ2", Show: show, Organiser: sampleOrganiser.ID, Name: c.Guest.Name, Email: c.Guest.Email, Language: c.Guest.Language,
		Hold: answer.Hold.ID, Lines: answer.Hold.Lines, Currency: answer.Hold.Currency, State: order.Paid, CreatedAt: s.clock.Now(),
	}
	s.orders[o.ID] = o
	return o, nil
}

type orders struct{ *shop }

func (s orders) Find(_ context.Context, o id.Order) (order.Order, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.orders[o]
	if !ok {
		return order.Order{}, order.ErrNoOrder
	}
	return found, nil
}

func (s orders) SeatLogHead(context.Context, id.Order) (string, error) {
	return sampleHead, nil
}

func (s orders) Timeline(context.Context, id.Order) ([]order.Entry, error) {
	return sampleTimeline(order.Paid), nil
}

func (s orders) OfHold(_ context.Context, h inventory.HoldID) (order.Order, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range s.orders {
		if o.Hold == h {
			return o, true, nil
		}
	}
	return order.Order{}, false, nil
}

func (s orders) ForStaff(ctx context.Context, by account.Actor, o id.Order) (order.Order, error) {
	found, err := s.Find(ctx, o)
	if err == nil {
		err = by.MayFor(account.ReadOrders, found.Organiser, order.ErrNoOrder)
	}
	return found, err
}

func (s orders) List(_ context.Context, by account.Actor, _ order.Filter, _ string, _ int) (order.Page, error) {
	if err := by.May(account.ReadOrders); err != nil {
		return order.Page{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var page order.Page
	for _, o := range s.orders {
		page.Orders = append(page.Orders, o)
	}
	return page, nil
}

type tickets struct{ *shop }

func (s tickets) OfOrder(ctx context.Context, wanted id.Order) ([]ticket.Ticket, error) {
	o, err := orders{s.shop}.Find(ctx, wanted)
	if err != nil || o.State != order.Paid {
		return nil, err
	}
	all := sampleTickets(ticket.Valid)
	for i := range all {
		all[i].Order, all[i].Holder, all[i].Place = o.ID, o.Name, o.Lines[i%len(o.Lines)].Place
	}
	return all, nil
}

func (s tickets) Find(ctx context.Context, wanted id.Ticket) (ticket.Ticket, error) {
	for o := range s.orders {
		all, err := s.OfOrder(ctx, o)
		if i := slices.IndexFunc(all, func(t ticket.Ticket) bool { return t.ID == wanted }); err == nil && i >= 0 {
			return all[i], nil
		}
	}
	return ticket.Ticket{}, ticket.ErrNoTicket
}

// letters notes what was asked for.
type letters struct{ *shop }

func (l letters) Resend(ctx context.Context, key idem.Key, wanted id.Order) (notify.Message, error) {
	o, err := orders{l.shop}.Find(ctx, wanted)
	if err == nil && o.State != order.Paid {
		err = notify.ErrNothingToSend
	}
	if err == nil {
		l.mailed = append(l.mailed, o.Email)
	}
	return notify.Message{Order: wanted, Kind: notify.Tickets}, err
}

func (l letters) Find(_ context.Context, email, from string) error {
	address, err := account.ParseEmail(email)
	if err == nil {
		l.mailed = append(l.mailed, address+" from "+from)
	}
	return err
}

type signIns struct{ *shop }

func (s signIns) SignIn(_ context.Context, email, password string) (account.Staff, error) {
	person, ok := s.staff[email]
	if !ok || password != "right" {
		return account.Staff{}, account.ErrWrongSignIn
	}
	return person, nil
}

// memoryLog keeps seat logs for as long as a test runs.
type memoryLog struct {
	clock clock.Clock
	mu    sync.Mutex
	rows  map[id.Show][]inventory.Row
}

func (l *memoryLog) Begin(genesis inventory.Row) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.rows == nil {
		l.rows = map[id.Show][]inventory.Row{}
	}
	if len(l.rows[genesis.Bucket]) == 0 {
		l.rows[genesis.Bucket] = []inventory.Row{genesis}
	}
	return nil
}

func (l *memoryLog) Append(row inventory.Row, previous inventory.Hash) (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	rows := l.rows[row.Bucket]
	if uint64(len(rows)) != row.Version || rows[len(rows)-1].Hash != previous {
		return false, nil
	}
	l.rows[row.Bucket] = append(rows, row)
	return true, nil
}

func (l *memoryLog) Now(context.Context) (time.Time, error) { return l.clock.Now(), nil }

func (l *memoryLog) Rows(_ context.Context, bucket id.Show, after uint64, most int) ([]inventory.Row, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	rows := l.rows[bucket]
	if after+1 >= uint64(len(rows)) {
		return nil, nil
	}
	rows = rows[after+1:]
	return slices.Clone(rows[:min(len(rows), most)]), nil
}

func (l *memoryLog) Row(_ context.Context, bucket id.Show, version uint64) (inventory.Row, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if version >= uint64(len(l.rows[bucket])) {
		return inventory.Row{}, false, nil
	}
	return l.rows[bucket][version], true, nil
}

func (*memoryLog) Checkpoint(context.Context, id.Show) (inventory.Checkpoint, bool, error) {
	return inventory.Checkpoint{}, false, nil
}

func (*memoryLog) SaveCheckpoint(context.Context, inventory.Checkpoint) error { return nil }

func (*memoryLog) Project(context.Context, inventory.Head, []inventory.SeatRecord) error { return nil }
