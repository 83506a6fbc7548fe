package app

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/platform/config"
)

// beside starts another process on the database of this one, as it would run on
// another machine: it has a data folder of its own, with the same keys, and
// reaches test payments where they are.
func (w *world) beside(t *testing.T) *world { return w.besideAt(t, "") }

// besideAt is beside with an address at which the other processes reach it; ""
// for none.
func (w *world) besideAt(t *testing.T, node string) *world {
	t.Helper()
	folder := t.TempDir()
	copyKeys(t, w.dir.Path(keysFolder), filepath.Join(folder, keysFolder))
	s := startTest(t, func(s *config.Settings) {
		s.DatabaseURL, s.SeatDatabaseURLs, s.Data = w.databases.url, w.databases.seats, folder
		s.TestPayURL, s.PublicURL = w.url, w.url
		if node != "" {
			s.Addr, s.NodeURL = node, "http://"+node
		}
	})
	other := *w
	other.T, other.server, other.url = t, s, "http://"+s.http[0].Addr().String()
	return &other
}

func copyKeys(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Mkdir(to, 0o700); err != nil {
		t.Fatal(err)
	}
	all, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range all {
		content, err := os.ReadFile(filepath.Join(from, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, file.Name()), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRacesOfTwoProcesses has 64 connections, half of them to another process,
// race for seats of one show.
func TestRacesOfTwoProcesses(t *testing.T) {
	t.Parallel()
	w := newWorldOn(t, oneDatabase(t))
	g := newGang(w)
	g.urls = []string{w.url, w.beside(t).url}
	forSeats(g)
	g.allIsWell()
}

// TestSaleOfTwoProcesses sells one show by two processes, whose jobs go to
// either: what one begins the other may end.
func TestSaleOfTwoProcesses(t *testing.T) {
	t.Parallel()
	w := newWorldOn(t, oneDatabase(t))
	nodes := []*world{w, w.beside(t)}
	show, _ := w.theatreShow(100)
	type bought struct{ buyer, order string }
	done := make(chan bought)
	const buyers, each = 8, 3
	for i := range buyers {
		buyer := w.guest()
		go func() {
			for n := range each {
				a, b := nodes[(i+n)%2], nodes[(i+n+1)%2]
				done <- bought{buyer, a.buyAcross(b, buyer, show.ID)}
			}
		}()
	}
	for range buyers * each {
		order := <-done
		if order.order == "" {
			t.Fatal("an order was not made")
		}
		for _, node := range nodes {
			node.await(order.buyer, order.order, "paid")
		}
	}
	w.allIsWell()
}

// buyAcross holds seats on one process, and orders and pays on the other. It is
// called beside the test, so it gives "" for what fails.
func (w *world) buyAcross(other *world, buyer string, show id.Show) (order string) {
	var h, o struct {
		ID         string
		PaymentURL string `json:"payment_url"`
	}
	if !w.try(w.Context(), "/v1/shows/"+show.String()+"/holds", buyer, `{"best_available": {"quantity": 2}}`, http.StatusCreated, &h) {
		return ""
	}
	if !other.try(w.Context(), "/v1/holds/"+h.ID+"/checkout", buyer, `{"name": "Grace Hopper", "email": "grace@example.org"}`, http.StatusCreated, &o) {
		return ""
	}
	client := http.Client{Timeout: 20 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Post(o.PaymentURL, "application/x-www-form-urlencoded", strings.NewReader("outcome=approve"))
	if err != nil || response.Body.Close() != nil || response.StatusCode >= 400 {
		return ""
	}
	return o.ID
}

// TestProcessWithOtherKeysIsRefused: it would not take the tickets and links of
// the others, nor they its.
func TestProcessWithOtherKeysIsRefused(t *testing.T) {
	database := served.Database(t)
	startTest(t, func(s *config.Settings) { s.DatabaseURL = database })
	log := testLog()
	settings := testSettings(t)
	settings.DatabaseURL = database
	s, err := startServer(t.Context(), testRun(t, settings), log)
	if err == nil {
		t.Fatal("started", s.close())
	}
	if !strings.Contains(err.Error(), "ticket.pem") || !strings.Contains(err.Error(), "copy their folder keys") {
		t.Error(err)
	}
}

// TestDatabaseGoesAway: while it is away the process says so and refuses; when
// it is back everything goes on.
func TestDatabaseGoesAway(t *testing.T) {
	t.Parallel()
	server := startPostgres(t)
	w := newWorldOn(t, databases{url: server.URL("postgres")})
	becomes := func(status int) { // what is asked often is answered from memory for a moment
		t.Helper()
		giveUp := time.After(20 * time.Second)
		for got := 0; got != status; got = w.send("GET", "/readyz", "", nil, nil).status {
			select {
			case <-giveUp:
				t.Fatalf("/readyz: %d, not %d", got, status)
			case <-tick():
			}
		}
	}
	becomes(http.StatusOK)
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	becomes(http.StatusServiceUnavailable)
	path := "/v1/shows/" + w.own.show.ID.String() + "/holds"
	for _, c := range []struct{ method, path, body string }{
		{"POST", "/v1/sessions", `{}`}, {"GET", "/v1/events", ""}, {"POST", path, `{"best_available": {"quantity": 1}}`}, {"GET", "/", ""},
	} {
		a := w.send(c.method, c.path, "guest", []byte(c.body), withKey(id.Secret()))
		if a.status != http.StatusServiceUnavailable || a.header.Get("Retry-After") == "" || strings.Contains(string(a.body), "postgres") {
			t.Errorf("%s %s: %d, Retry-After %q: %s", c.method, c.path, a.status, a.header.Get("Retry-After"), a.body)
		}
	}
	if err := server.Run(); err != nil {
		t.Fatal(err)
	}
	becomes(http.StatusOK)
	w.buy(w.guest(), w.own.show.ID, 1)
	w.allIsWell()
}

// TestSeatDatabaseGoesAway: while it is away pages and orders are there, and who
// asks for seats is told to come again. An order that is paid meanwhile gets its
// seats once they are back, although they and the order are never written in one
// transaction.
func TestSeatDatabaseGoesAway(t *testing.T) {
	t.Parallel()
	server := startPostgres(t)
	w := newWorldOn(t, databases{url: served.Database(t), seats: server.URL("postgres")})
	buyer := w.guest()
	paying := w.order(buyer, w.hold(buyer, w.own.show.ID, 2))
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	w.pay(paying, "approve")
	for path, want := range map[string]int{"/readyz": 200, "/v1/events": 200, "/v1/orders/" + paying.ID: 200} {
		if a := w.send("GET", path, buyer, nil, nil); a.status != want {
			t.Errorf("GET %s: %d, want %d: %s", path, a.status, want, a.body)
		}
	}
	a := w.send("POST", "/v1/shows/"+w.own.show.ID.String()+"/holds", buyer, []byte(`{"best_available": {"quantity": 1}}`), withKey(id.Secret()))
	if a.status != http.StatusServiceUnavailable || a.header.Get("Retry-After") == "" || strings.Contains(string(a.body), "postgres") {
		t.Errorf("a hold: %d, Retry-After %q: %s", a.status, a.header.Get("Retry-After"), a.body)
	}
	if err := server.Run(); err != nil {
		t.Fatal(err)
	}
	w.await(buyer, paying.ID, "paid")
	w.allIsWell()
}
