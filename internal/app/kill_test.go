package app

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// asProgram makes the test binary the program itself: tests kill it.
const asProgram = "APP_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		status := Main(ctx, os.Args[1:], Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
		stop()
		os.Exit(status)
	}
	os.Exit(m.Run())
}

// program runs a command of the program in this process, and gives its exit
// status and what it wrote.
func program(t *testing.T, in string, args ...string) (status int, out string) {
	t.Helper()
	var written bytes.Buffer
	status = Main(t.Context(), args, Streams{In: strings.NewReader(in), Out: &written, Err: &written})
	return status, written.String()
}

// child is the program in a process of its own.
type child struct {
	*exec.Cmd
	errors bytes.Buffer
}

// startChild starts the program and waits until it says that it is open.
func startChild(t *testing.T, args ...string) *child {
	t.Helper()
	c := &child{Cmd: exec.Command(os.Args[0], args...)}
	c.Env = append(os.Environ(), asProgram+"=1")
	c.Stderr = &c.errors
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.Contains(lines.Text(), "Frontrow is open") {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return c
		}
	}
	_ = c.Wait()
	t.Fatalf("the program did not open: %s", c.errors.String())
	return nil
}

// kill ends the process as a power cut would.
func (c *child) kill() {
	_ = c.Process.Kill()
	_ = c.Wait()
}

// promised is everything that was acknowledged to buyers.
type promised struct {
	sync.Mutex
	holds  map[string]acknowledged // by hold
	orders map[string]string       // the buyer, by order
	paid   map[string]bool         // orders whose payment the provider took
	count  int
	enough chan struct{} // closed when the next kill is due
	until  int
}

type acknowledged struct {
	buyer string
	seats []string
}

func (p *promised) add(note func()) {
	p.Lock()
	defer p.Unlock()
	note()
	p.count++
	if p.count == p.until {
		close(p.enough)
	}
}

// TestKillDuringSale kills the server in the middle of a sale, again and again,
// and finds every acknowledged hold, order and payment afterwards, and books
// that balance.
func TestKillDuringSale(t *testing.T) {
	t.Parallel()
	const rounds, buyers = 5, 12
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 1))
	database := testDatabases(t)
	data := where(t.TempDir(), database)
	address := freeAddress(t)
	serve := append([]string{"serve", "--addr", address, "--test-pay", "--dev-mail", "--log-level", "error"}, data...)

	if status, out := program(t, password+"\n", append(data, "staff", "add", "--email", "boss@example.org", "--name", "Boss", "--role", "owner", "--organiser", "The house")...); status != 0 {
		t.Fatal(out)
	}
	w := &world{T: t, databases: database, url: "http://" + strings.Replace(address, "127.0.0.1", "localhost", 1), client: &http.Client{Timeout: 20 * time.Second}, tokens: map[string]string{}}
	server := startChild(t, serve...)
	show := w.setUpByAPI()
	tokens := make([]string, buyers)
	for i := range tokens {
		tokens[i] = w.guest()
	}

	p := &promised{holds: map[string]acknowledged{}, orders: map[string]string{}, paid: map[string]bool{}}
	for round := range rounds {
		p.Lock()
		p.enough, p.until = make(chan struct{}), p.count+20+dice.IntN(60)
		p.Unlock()
		ctx, stop := context.WithCancel(t.Context())
		var shopping sync.WaitGroup
		for _, token := range tokens {
			shopping.Go(func() { w.shop(ctx, token, show, p) })
		}
		<-p.enough
		server.kill()
		stop()
		shopping.Wait()
		if status, out := program(t, "", append(data, "audit")...); status != 0 {
			t.Fatalf("round %d, killed after %d acknowledgements:\n%s", round, p.count, out)
		}
		server = startChild(t, serve...)
	}
	w.keepsPromises(show, p)
	_ = server.Process.Signal(os.Interrupt)
	if err := server.Wait(); err != nil {
		t.Errorf("the server did not stop cleanly: %v: %s", err, server.errors.String())
	}
	status, out := program(t, "", append(data, "audit")...)
	if status != 0 {
		t.Errorf("after the sale: %s", out)
	}
	t.Logf("%d acknowledgements: %d holds, %d orders, %d payments over %d kills\n%s", p.count, len(p.holds), len(p.orders), len(p.paid), rounds, out)
}

// freeAddress is below the ports that the system gives clients: they could take it
// while its server is down.
func freeAddress(t *testing.T) string {
	t.Helper()
	for range 100 {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 20_000+rand.IntN(12_000)))
		if err == nil {
			defer l.Close()
			return l.Addr().String()
		}
	}
	t.Fatal("no port is free")
	return ""
}

// setUpByAPI creates and publishes a show the way staff's own program would.
func (w *world) setUpByAPI() id.Show {
	w.Helper()
	return w.setUpIn(seating.Theatre())
}

// setUpIn is setUpByAPI in a house of its own.
func (w *world) setUpIn(house *seating.Chart) id.Show {
	w.Helper()
	w.tokens["boss"] = w.signIn("boss@example.org")
	made := func(path string, body any) (x struct{ ID, Hash string }) {
		w.post(path, "boss", body, 201).into(w.T, &x)
		return x
	}
	venue := made("/v1/venues", map[string]any{"name": "Hall", "city": "Berlin", "country": "DE", "time_zone": "Europe/Berlin"})
	chart := w.send("POST", "/v1/venues/"+venue.ID+"/charts", "boss", house.Canonical(), withKey(id.Secret()))
	var onFile struct {
		Hash  string
		Zones []struct{ ID string }
	}
	chart.into(w.T, &onFile)
	var zones []string
	for _, z := range onFile.Zones {
		zones = append(zones, z.ID)
	}
	event := made("/v1/events", map[string]any{"title": "The show", "genre": "concert"})
	show := made("/v1/events/"+event.ID+"/shows", map[string]any{"venue": venue.ID, "chart": onFile.Hash,
		"starts_at": time.Now().Add(1000 * time.Hour).UTC().Format(time.RFC3339), "max_per_order": 10, "max_per_buyer": 100, "max_per_email": 100,
		"prices": map[string]any{"currency": "EUR", "levels": []any{map[string]any{"id": "all", "name": "All", "zones": zones, "face": 4000, "fee": 500}}}})
	w.post("/v1/shows/"+show.ID+"/publish", "boss", nil, 200)
	return mustParse[id.Show](show.ID)
}

// try is send for a server that may be dead: it reports false when there was
// no answer, or one that promises nothing.
func (w *world) try(ctx context.Context, path, token, body string, status int, into any) bool {
	q, err := http.NewRequestWithContext(ctx, "POST", w.url+path, strings.NewReader(body))
	if err != nil {
		return false
	}
	q.Header.Set("Authorization", "Bearer "+token)
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("Idempotency-Key", id.Secret())
	response, err := w.client.Do(q)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != status {
		return false
	}
	answered{body: raw}.into(w.T, into)
	return true
}

// shop holds, orders and pays until the context ends or the server is gone.
func (w *world) shop(ctx context.Context, token string, show id.Show, p *promised) {
	for ctx.Err() == nil {
		var hold struct {
			ID    string
			Seats []string
		}
		if !w.try(ctx, "/v1/shows/"+show.String()+"/holds", token, `{"best_available": {"quantity": 2}}`, 201, &hold) {
			return
		}
		p.add(func() { p.holds[hold.ID] = acknowledged{token, hold.Seats} })
		var o orderSeen
		if !w.try(ctx, "/v1/holds/"+hold.ID+"/checkout", token, fmt.Sprintf(`{"name": "Grace Hopper", "email": "%s@example.org"}`, token[:10]), 201, &o) {
			return
		}
		p.add(func() { p.orders[o.ID] = token })
		q, err := http.NewRequestWithContext(ctx, "POST", o.PaymentURL, strings.NewReader("outcome=approve"))
		if err != nil {
			return
		}
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		once := *w.client
		once.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		response, err := once.Do(q)
		if err != nil {
			return
		}
		response.Body.Close()
		if response.StatusCode == http.StatusSeeOther {
			p.add(func() { p.paid[o.ID] = true })
		}
	}
}

// keepsPromises asks the restarted server for everything it once acknowledged.
func (w *world) keepsPromises(show id.Show, p *promised) {
	w.Helper()
	owner := map[string]string{}
	for hold, a := range p.holds {
		var seen struct {
			State string
			Seats []string
		}
		answer := w.send("GET", "/v1/holds/"+hold, a.buyer, nil, nil)
		if answer.status != 200 {
			w.Errorf("the acknowledged %s is gone: %d %s", hold, answer.status, answer.body)
			continue
		}
		answer.into(w.T, &seen)
		if fmt.Sprint(seen.Seats) != fmt.Sprint(a.seats) || seen.State == "ended" {
			w.Errorf("%s was acknowledged with %v and is %s with %v", hold, a.seats, seen.State, seen.Seats)
		}
		for _, seat := range seen.Seats {
			if other, taken := owner[seat]; taken {
				w.Errorf("%s belongs to %s and to %s", seat, other, hold)
			}
			owner[seat] = hold
		}
	}
	for order, buyer := range p.orders {
		if p.paid[order] {
			w.await(buyer, order, "paid")
			var tickets struct{ Items []struct{ Code string } }
			w.send("GET", "/v1/orders/"+order+"/tickets", buyer, nil, nil).into(w.T, &tickets)
			if len(tickets.Items) != 2 {
				w.Errorf("%s is paid and has %d tickets", order, len(tickets.Items))
			}
		} else if a := w.send("GET", "/v1/orders/"+order, buyer, nil, nil); a.status != 200 {
			w.Errorf("the acknowledged %s is gone: %d %s", order, a.status, a.body)
		}
	}
}
