package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
)

var bursts = flag.Int("bursts", 1, "how many rounds of bursts there are, each with a kill in its midst")

// burst is one command that is sent by 2 to 64 at one moment, under one key, by
// each until it is answered.
type burst struct {
	name         string // of the route
	method, path string
	who          string // a token
	body         any
	status       int
	unkeyed      bool // a form of the payment company's, whose answer nobody compares

	once string // a query that counts effects, of which there must be one
	of   string // its argument

	key    string
	answer []byte // what everybody was told
}

func (b *burst) request(url string) *http.Request {
	var raw []byte
	media := "application/json"
	switch body := b.body.(type) {
	case nil:
	case string:
		raw, media = []byte(body), "application/x-www-form-urlencoded"
	default:
		var err error
		if raw, err = json.Marshal(body); err != nil {
			panic(err)
		}
	}
	q, err := http.NewRequest(b.method, url+b.path, bytes.NewReader(raw))
	if err != nil {
		panic(err)
	}
	if len(raw) > 0 {
		q.Header.Set("Content-Type", media)
	}
	if !b.unkeyed {
		q.Header.Set("Authorization", "Bearer "+b.who)
		q.Header.Set("Idempotency-Key", b.key)
	}
	return q
}

// storm is processes of the program on one database, one of which is killed
// while bursts are under way.
type storm struct {
	*world
	urls    []string
	serve   [][]string // the command line of each process
	running []*child

	mu     sync.Mutex
	up     chan struct{} // closed while all are there
	seen   int           // requests sent, and answers
	until  int           // so many: then the victim is killed
	enough chan struct{} // closed when it is
	victim int
	days   int // for which shows were made
}

// newStorm starts one process with its data in its folder, or several on one
// database of PostgreSQL.
func newStorm(t *testing.T, in databases, processes int) *storm {
	t.Helper()
	folder := t.TempDir()
	for person, role := range map[string]string{"admin": "admin", "boss": "owner"} {
		args := append(where(folder, in), "staff", "add", "--email", person+"@example.org", "--name", person, "--role", role)
		if role == "owner" {
			args = append(args, "--organiser", "The house")
		}
		if status, out := program(t, password+"\n", args...); status != 0 {
			t.Fatal(out)
		}
	}
	transport := &http.Transport{MaxIdleConnsPerHost: duellists}
	t.Cleanup(transport.CloseIdleConnections)
	client := &http.Client{Timeout: time.Minute, Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	s := &storm{world: &world{T: t, databases: in, folder: folder, client: client, tokens: map[string]string{}}, up: make(chan struct{})}
	for n := range processes {
		address, own := freeAddress(t), folder
		args := []string{"serve", "--addr", address, "--public-url", "http://" + address, "--dev-mail", "--log-level", "error",
			"--pay-later-to", "Opera Ltd|DE02 1203 0000 0000 2020 51"}
		if n == 0 {
			s.url = "http://" + address
			args = append(args, "--test-pay")
		} else {
			own = t.TempDir()
			copyKeys(t, filepath.Join(folder, keysFolder), filepath.Join(own, keysFolder))
			args[4] = s.url
			args = append(args, "--test-pay-url", s.url)
		}
		s.urls = append(s.urls, "http://"+address)
		s.serve = append(s.serve, append(args, where(own, in)...))
		s.running = append(s.running, startChild(t, s.serve[n]...))
	}
	t.Cleanup(func() {
		for _, one := range s.running {
			one.kill()
		}
	})
	close(s.up)
	return s
}

func (s *storm) isUp() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.up
}

// counts notes that a request was sent or answered, and kills when it is time.
func (s *storm) counts() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seen++; s.seen == s.until {
		s.up = make(chan struct{})
		_ = s.running[s.victim].Process.Kill() // at once, while others wait for their answers
		close(s.enough)
	}
}

// blow sends bursts, kills a process in their midst, starts it again, and waits
// until everybody has been answered.
func (s *storm) blow(dice *rand.Rand, all []*burst) {
	s.Helper()
	total, sizes := 0, make([]int, len(all))
	for i := range all {
		sizes[i] = 2 << dice.IntN(6)
		total += sizes[i]
	}
	s.mu.Lock()
	s.seen, s.until, s.enough, s.victim = 0, 1+dice.IntN(2*total), make(chan struct{}), dice.IntN(len(s.running))
	s.mu.Unlock()
	fire := make(chan struct{})
	answers := make([][][]byte, len(all))
	var flying sync.WaitGroup
	for i, b := range all {
		answers[i] = make([][]byte, sizes[i])
		for n := range sizes[i] {
			flying.Go(func() {
				<-fire
				var err error
				if answers[i][n], err = s.ask(b, n); err != nil {
					s.Errorf("%s %s: %v", b.method, b.path, err)
				}
			})
		}
	}
	close(fire)
	<-s.enough
	s.restart(s.victim)
	close(s.up)
	flying.Wait()
	s.Logf("%d bursts of %d requests; process %d of %d was killed after %d requests and answers", len(all), total, s.victim+1, len(s.running), s.until)
	for i, b := range all {
		b.answer = answers[i][0]
		for _, other := range answers[i] {
			s.same(b, other)
		}
	}
}

func (s *storm) restart(which int) {
	s.Helper()
	s.running[which].kill()
	s.running[which] = startChild(s.T, s.serve[which]...)
}

func (s *storm) same(b *burst, answer []byte) {
	s.Helper()
	if !b.unkeyed && !bytes.Equal(b.answer, answer) {
		s.Errorf("%s: one key, two answers:\n%s\n%s", b.name, b.answer, answer)
	}
}

// ask sends a burst's request until it is answered, to one process after the
// other.
func (s *storm) ask(b *burst, caller int) ([]byte, error) {
	giveUp := time.After(3 * time.Minute)
	for try := caller; ; try++ {
		<-s.isUp()
		s.counts()
		url := s.urls[try%len(s.urls)]
		if b.unkeyed {
			url = s.url // the company is at the first
		}
		a, err := do(s.client, b.request(url))
		if err == nil {
			s.counts()
		}
		switch {
		case err != nil:
		case a.status == b.status:
			return a.body, nil
		case a.status == http.StatusServiceUnavailable, a.status == http.StatusTooManyRequests, inProgress(a):
			err = fmt.Errorf("%d: %s", a.status, a.body)
		default:
			return nil, fmt.Errorf("%d: %s", a.status, a.body)
		}
		select {
		case <-giveUp:
			return nil, errors.Join(errors.New("never answered"), err)
		case <-tick():
		}
	}
}

// inProgress is the honest answer to whoever sends a key while its first request
// is being worked on.
func inProgress(a answered) bool {
	var p problemSeen
	return a.status == http.StatusConflict && json.Unmarshal(a.body, &p) == nil && p.Code == "idempotency.in_flight"
}

// rage has rounds of bursts blow, and looks at what they did.
func (s *storm) rage(seed uint64) {
	s.Helper()
	s.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 1))
	s.setUpByAPI()
	s.tokens["admin"] = s.signIn("admin@example.org")
	var all []*burst
	for range *bursts {
		target := s.target()
		s.blow(dice, target.bursts)
		if s.Failed() {
			return
		}
		target.hit()
		all = append(all, target.bursts...)
	}
	// However long ago it was, and whatever has happened since.
	for n := range s.running {
		s.restart(n)
	}
	for _, b := range all {
		if b.unkeyed {
			continue
		}
		answer, err := s.ask(b, 0)
		if err != nil {
			s.Errorf("%s, asked again: %v", b.name, err)
		}
		s.same(b, answer)
	}
	s.allIsWell()
}

// TestBursts sends every command that changes something by many at one moment
// under one key, and kills the program in the midst of it. All are told the
// same, to the last byte, and it is done once (I5).
func TestBursts(t *testing.T) {
	t.Parallel()
	newStorm(t, testDatabases(t), 1).rage(rand.Uint64())
}

// TestBurstsOnTwoProcesses is the same where half of those who ask are at another
// process on the same database.
func TestBurstsOnTwoProcesses(t *testing.T) {
	t.Parallel()
	newStorm(t, oneDatabase(t), 2).rage(rand.Uint64())
}

// target is what the bursts of one round are about.
type target struct {
	*storm
	bursts  []*burst
	show    string         // on sale
	settled map[string]int // how its places stand when all is done
	ends    map[string]string
	who     map[string]string
}

// with adds a burst.
func (g *target) with(b *burst) *burst {
	b.key = id.Secret()
	g.bursts = append(g.bursts, b)
	return b
}

// expect adds to what the places of the show come to.
func (g *target) expect(state string, places int) { g.settled[state] += places }

// becomes notes the state an order of somebody's comes to.
func (g *target) becomes(who, order, state string) { g.ends[order], g.who[order] = state, who }

// hit looks at what the bursts of a round did: each command once.
func (g *target) hit() {
	g.Helper()
	for order, state := range g.ends {
		g.await(g.who[order], order, state)
	}
	for _, b := range g.bursts {
		if b.once != "" {
			g.eventually(g.T, 1, b.once, b.of) // what the process that was killed had in hand goes on when that is known
		}
	}
	want := fmt.Sprint(g.settled)
	var got string
	for giveUp := time.After(2 * time.Minute); ; {
		var counts struct{ All map[string]int }
		g.send("GET", "/v1/shows/"+g.show+"/counts", "boss", nil, nil).into(g.T, &counts)
		delete(counts.All, "available")
		if got = fmt.Sprint(counts.All); got == want {
			break
		}
		select {
		case <-giveUp:
			g.Fatalf("the places of the show stand as %s, and after each command once it would be %s", got, want)
		case <-tick():
		}
	}
	if odd := g.rows(g.T, `SELECT order_id FROM ledger GROUP BY order_id HAVING SUM(minor) <> 0`); len(odd) > 0 {
		g.Errorf("the books of %s do not balance", strings.Join(odd, ", "))
	}
}
