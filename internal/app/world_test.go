package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/platform/config"
	"frontrow/internal/transport/api"
)

// world is a running server with two organisers, their people and a show each,
// reached from outside as anybody would.
type world struct {
	*testing.T
	*server
	databases databases
	folder    string // its data; "" for the server's own
	url       string
	client    *http.Client
	tokens    map[string]string // by who it is
	own       objects           // of the first organiser and of the guest
	other     objects           // of the second organiser and of another guest
}

// objects is one of each kind of thing that a path can name.
type objects struct {
	organiser catalog.Organiser
	venue     catalog.Venue
	chart     seating.Hash
	event     catalog.Event
	draft     catalog.Show // not published
	show      catalog.Show // on sale
	hold      string
	order     string // paid
	paper     string // its receipt
	matter    string // something odd about it
	awaiting  string // an order that awaits payment
}

// roles are the members of staff every organiser of the world has.
var roles = []account.Role{account.RoleOwner, account.RoleManager, account.RoleBoxOffice, account.RoleDoor}

// password of everybody in the world.
const password = "correct horse battery staple"

// testSettings are those of a server on a free port with its data in a folder of
// its own.
func testSettings(t testing.TB) config.Settings {
	t.Helper()
	return config.Settings{Addr: "127.0.0.1:0", Data: t.TempDir(), HoldTTL: 10 * time.Minute, TestPay: true, DevMail: true,
		LogFormat: "text", LogLevel: "error", StopTimeout: time.Minute}
}

func testLog() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
}

func testRun(t testing.TB, settings config.Settings) *run {
	return &run{ctx: t.Context(), settings: settings, Streams: Streams{Out: io.Discard, Err: io.Discard}}
}

// startTest starts a server with testSettings and a change of them.
func startTest(t testing.TB, change func(*config.Settings)) *server {
	t.Helper()
	settings := testSettings(t)
	if change != nil {
		change(&settings)
	}
	s, err := startServer(t.Context(), testRun(t, settings), testLog())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Errorf("stopping: %v", err)
		}
	})
	return s
}

// newWorld starts a server and fills it.
func newWorld(t *testing.T) *world {
	t.Helper()
	return newWorldOn(t, testDatabases(t))
}

// newWorldOn is newWorld on databases of PostgreSQL, or in a data folder.
func newWorldOn(t *testing.T, in databases) *world {
	t.Helper()
	return newWorldAt(t, in, "")
}

// newWorldAt is newWorldOn with an address at which other processes reach the
// server; "" for none.
func newWorldAt(t *testing.T, in databases, node string) *world {
	t.Helper()
	return newWorldWith(t, in, func(s *config.Settings) {
		if node != "" {
			s.Addr, s.NodeURL = node, "http://"+node
		}
	})
}

// newWorldWith is newWorldOn with a change of the server's settings.
func newWorldWith(t *testing.T, in databases, change func(*config.Settings)) *world {
	t.Helper()
	s := startTest(t, func(s *config.Settings) {
		s.DatabaseURL, s.SeatDatabaseURLs = in.url, in.seats
		s.PayLaterTo, s.PayLaterDesk, s.PayLaterWithin = "Opera Ltd|DE02 1203 0000 0000 2020 51", "1 Opera Square", 168*time.Hour
		change(s)
	})
	w := &world{T: t, server: s, databases: in, url: s.address.String(), client: &http.Client{Timeout: 20 * time.Second}, tokens: map[string]string{}}
	w.must(s.accounts.AddStaff(t.Context(), idem.Key{}, account.Operator(),
		account.NewStaff{Email: "admin@example.org", Name: "Ada", Role: account.RoleAdmin, Password: password}))
	w.tokens["admin"] = w.signIn("admin@example.org")
	w.tokens["guest"], w.tokens["stranger"] = w.guest(), w.guest()
	w.own = w.populate("first", w.tokens["guest"])
	w.other = w.populate("second", w.tokens["stranger"])
	return w
}

func (w *world) must(_ any, err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// populate makes an organiser with people and a show, and has a buyer hold,
// order and pay in it.
func (w *world) populate(name, buyer string) (o objects) {
	w.Helper()
	ctx, by := w.Context(), account.Operator()
	var err error
	o.organiser, err = w.catalog.CreateOrganiser(ctx, idem.Key{}, by, catalog.NewOrganiser{Name: name, Email: name + "@example.org"})
	w.must(nil, err)
	for _, role := range roles {
		email := string(role) + "@" + name + ".example.org"
		w.must(w.accounts.AddStaff(ctx, idem.Key{}, by, account.NewStaff{Organiser: o.organiser.ID, Email: email, Name: string(role), Role: role, Password: password}))
		w.tokens[name+" "+string(role)] = w.signIn(email)
	}
	o.venue, err = w.catalog.CreateVenue(ctx, idem.Key{}, by, catalog.NewVenue{Organiser: o.organiser.ID, Name: "Hall of the " + name, City: "Berlin", Country: "DE", TimeZone: "Europe/Berlin"})
	w.must(nil, err)
	chart, err := w.catalog.AddChart(ctx, idem.Key{}, by, o.venue.ID, seating.Club())
	w.must(nil, err)
	o.chart = chart.Hash
	event, err := w.catalog.CreateEvent(ctx, idem.Key{}, by, catalog.NewEvent{Organiser: o.organiser.ID, Title: "An evening with the " + name, Genre: catalog.Concert, Summary: "Songs."})
	w.must(nil, err)
	o.event = event.Event
	o.draft = w.addShow(o, chart)
	o.show = w.addShow(o, chart)
	w.must(w.shows.Publish(ctx, idem.Key{}, by, o.show.ID))

	o.order = w.buy(buyer, o.show.ID, 2)
	bought, err := id.Parse[id.Order](o.order)
	w.must(nil, err)
	papers, err := w.paperDesk().OfOrder(ctx, bought)
	w.must(nil, err)
	o.paper = papers[0].ID.String()
	odd := payment.Matter{ID: id.New[id.Matter](), Kind: payment.MatterChargeBackOdd, Subject: o.order, Order: bought, Organiser: o.organiser.ID, Detail: "1.00 EUR", At: w.clock.Now()}
	w.must(nil, w.checkouts().Update(ctx, func(q checkout.Tx) error {
		_, err := q.AddMatter(odd)
		return err
	}))
	o.matter = odd.ID.String()
	hold := w.hold(buyer, o.show.ID, 2)
	o.hold = hold
	o.awaiting = w.order(buyer, w.hold(buyer, o.show.ID, 1)).ID
	return o
}

func (w *world) addShow(o objects, chart catalog.ChartInfo) catalog.Show {
	w.Helper()
	var zones []string
	for _, z := range chart.Zones {
		zones = append(zones, z.ID)
	}
	show, err := w.catalog.CreateShow(w.Context(), idem.Key{}, account.Operator(), o.event.ID, catalog.NewShow{
		Venue: o.venue.ID, Chart: chart.Hash, StartsAt: time.Now().Add(30 * 24 * time.Hour),
		Prices: pricing.List{Currency: money.Currency("EUR"), Levels: []pricing.Level{{ID: "all", Name: "Everywhere", Zones: zones, Face: 4000, Fee: 500}}},
	})
	w.must(nil, err)
	return show.Show
}

// answered is what came back.
type answered struct {
	status int
	header http.Header
	body   []byte
}

// into decodes the body.
func (a answered) into(t *testing.T, v any) {
	t.Helper()
	if err := json.Unmarshal(a.body, v); err != nil {
		t.Fatalf("%v: %s", err, a.body)
	}
}

// send makes a request as who (a name in tokens, or a token itself).
func (w *world) send(method, path, who string, body []byte, change func(*http.Request)) answered {
	w.Helper()
	q, err := http.NewRequestWithContext(context.Background(), method, w.url+path, bytes.NewReader(body))
	w.must(nil, err)
	if token, known := w.tokens[who]; known {
		who = token
	}
	if who != "" {
		q.Header.Set("Authorization", "Bearer "+who)
	}
	if len(body) > 0 {
		q.Header.Set("Content-Type", "application/json")
	}
	if change != nil {
		change(q)
	}
	response, err := w.client.Do(q)
	if err != nil {
		w.Fatalf("%s %s: %v", method, path, err)
	}
	defer response.Body.Close()
	content, err := whole(response)
	w.must(nil, err)
	return answered{response.StatusCode, response.Header, content}
}

const liveStream = "text/event-stream"

// whole reads an answer to its end; a live stream, which has none, to the end of
// its first event.
func whole(response *http.Response) ([]byte, error) {
	if response.Header.Get("Content-Type") != liveStream {
		return io.ReadAll(response.Body)
	}
	var text []byte
	for lines := bufio.NewReader(response.Body); !bytes.HasSuffix(text, []byte("\n\n")); {
		line, err := lines.ReadBytes('\n')
		if text = append(text, line...); errors.Is(err, io.EOF) {
			return text, nil
		} else if err != nil {
			return text, err
		}
	}
	return text, nil
}

// post sends a JSON body with a new key, and expects status.
func (w *world) post(path, who string, body any, status int) answered {
	w.Helper()
	raw := []byte("{}")
	if body != nil {
		var err error
		raw, err = json.Marshal(body)
		w.must(nil, err)
	}
	a := w.send("POST", path, who, raw, withKey(id.Secret()))
	if a.status != status {
		w.Fatalf("POST %s as %s: %d, want %d: %s", path, who, a.status, status, a.body)
	}
	return a
}

func withKey(key string) func(*http.Request) {
	return func(q *http.Request) { q.Header.Set("Idempotency-Key", key) }
}

func (w *world) guest() string {
	w.Helper()
	var s struct{ Token string }
	w.post("/v1/sessions", "", map[string]any{}, 201).into(w.T, &s)
	return s.Token
}

func (w *world) signIn(email string) string {
	w.Helper()
	var s struct{ Token string }
	w.post("/v1/sessions", "", map[string]any{"email": email, "password": password}, 201).into(w.T, &s)
	return s.Token
}

// hold takes the best seats there are.
func (w *world) hold(who string, show id.Show, quantity int) string {
	w.Helper()
	var h struct{ ID string }
	w.post("/v1/shows/"+show.String()+"/holds", who, map[string]any{"best_available": map[string]any{"quantity": quantity}}, 201).into(w.T, &h)
	return h.ID
}

type orderSeen struct {
	ID         string `json:"id"`
	State      string `json:"state"`
	PaymentURL string `json:"payment_url"`
}

func (w *world) order(who, hold string) (o orderSeen) {
	w.Helper()
	w.post("/v1/holds/"+hold+"/checkout", who, map[string]any{"name": "Grace Hopper", "email": "grace@example.org"}, 201).into(w.T, &o)
	return o
}

// pay plays the buyer on the payment page: one POST, like a script.
func (w *world) pay(o orderSeen, outcome string) {
	w.Helper()
	client := *w.client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := client.PostForm(o.PaymentURL, url.Values{"outcome": {outcome}})
	w.must(nil, err)
	response.Body.Close()
	if response.StatusCode >= 400 {
		w.Fatalf("paying with %s: %s", outcome, response.Status)
	}
}

// outlasting bounds each wait for what the program does by itself: the leases of a
// process that was killed may have to run out, on a machine with other work.
const outlasting = 2 * time.Minute

// await asks for an order until it is in a state: the states follow from a
// webhook and jobs, which need no help. The browser's return, which a program
// does not make, would only be quicker.
func (w *world) await(who, order, state string) {
	w.Helper()
	deadline := time.After(outlasting)
	for {
		var o orderSeen
		a := w.send("GET", "/v1/orders/"+order, who, nil, nil)
		a.into(w.T, &o)
		if o.State == state {
			return
		}
		select {
		case <-deadline:
			w.Fatalf("%s is %s and not %s", order, o.State, state)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (w *world) buy(who string, show id.Show, quantity int) string {
	w.Helper()
	o := w.order(who, w.hold(who, show, quantity))
	w.pay(o, "approve")
	w.await(who, o.ID, "paid")
	return o.ID
}

// path fills a route's path with one organiser's things.
func (o objects) path(r api.Route) string {
	order := o.order
	if r.Name == "cancelOrder" {
		order = o.awaiting
	}
	show := o.show.ID.String()
	if r.Name == "publishShow" || r.Name == "changeShow" {
		show = o.draft.ID.String()
	}
	return strings.NewReplacer(
		"{show}", show, "{organiser}", o.organiser.ID.String(), "{event}", o.event.ID.String(), "{venue}", o.venue.ID.String(), "{hash}", o.chart.String(),
		"{hold}", o.hold, "{order}", order, "{provider}", "testpay", "{paper}", o.paper, "{matter}", o.matter,
	).Replace(r.Path)
}

// absent fills a path with things that never were.
func absent(r api.Route) string {
	show := id.New[id.Show]().String()
	return strings.NewReplacer(
		"{show}", show, "{organiser}", id.New[id.Organiser]().String(), "{event}", id.New[id.Event]().String(), "{venue}", id.New[id.Venue]().String(),
		"{hash}", strings.Repeat("0", 64), "{hold}", "hold_"+strings.TrimPrefix(show, "show_")+"1",
		"{order}", id.New[id.Order]().String(), "{provider}", "nobody", "{paper}", id.New[id.Paper]().String(), "{matter}", id.New[id.Matter]().String(),
	).Replace(r.Path)
}
