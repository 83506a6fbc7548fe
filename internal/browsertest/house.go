package browsertest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/app"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// The people of the house, all with the same password. The stranger sells for
// another organiser.
const (
	owner    = "owner@harbour.example"
	clerk    = "clerk@harbour.example"
	stranger = "clerk@elsewhere.example"
	password = "correct horse battery staple"
)

// House is the whole program, open for a test run, with two venues and nothing
// on sale yet. It is filled and asked over its API, as anybody's program would.
type House struct {
	URL    string
	token  string
	venues map[string]venue
}

// venue is a place with its chart.
type venue struct{ id, chart string }

// frontrow is the one program of a test run; it opens when it is first needed.
var frontrow = sync.OnceValues(func() (*House, error) { return open("--test-pay", "--dev-mail") })

// Open gives the program of the test run.
func Open(t testing.TB) *House {
	t.Helper()
	h, err := frontrow()
	if err != nil {
		t.Fatalf("the program does not open: %v", err)
	}
	return h
}

// open starts the program with its data in a folder of its own.
func open(flags ...string) (h *House, err error) {
	folder, err := os.MkdirTemp("", "frontrow-house-")
	if err != nil {
		return nil, err
	}
	for _, person := range []struct{ email, role, organiser string }{
		{owner, "owner", "Harbour House"}, {clerk, "box_office", "Harbour House"}, {stranger, "box_office", "Elsewhere"},
	} {
		var said bytes.Buffer
		streams := app.Streams{In: strings.NewReader(password + "\n"), Out: &said, Err: &said}
		if app.Main(context.Background(), []string{"staff", "add", "--data", folder, "--email", person.email, "--name", "Robin",
			"--role", person.role, "--organiser", person.organiser}, streams) != 0 {
			return nil, errors.New(said.String())
		}
	}
	url, err := serve(folder, flags...)
	if err != nil {
		return nil, err
	}
	h = &House{URL: url}
	return h, h.furnish()
}

// serve runs the program until the test run ends.
func serve(folder string, flags ...string) (url string, err error) {
	ctx, stop := context.WithCancel(context.Background())
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- app.Main(ctx, append([]string{"serve", "--data", folder, "--addr", "127.0.0.1:0", "--log-level", "error"}, flags...),
			app.Streams{In: strings.NewReader(""), Out: in, Err: os.Stderr})
		in.Close()
	}()
	atExit.add(func() error {
		stop()
		if status := <-ended; status != 0 {
			return fmt.Errorf("the program ended with status %d", status)
		}
		return os.RemoveAll(folder)
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if _, at, found := strings.Cut(lines.Text(), "Frontrow is open at "); found {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return at, nil
		}
	}
	return "", errors.New("it said nothing of being open")
}

// furnish makes the venues.
func (h *House) furnish() error {
	h.venues = map[string]venue{}
	signed, err := h.ask("POST", "/v1/sessions", map[string]any{"email": owner, "password": password})
	if err != nil {
		return err
	}
	h.token = signed.Token
	for city, v := range map[string]struct {
		name, zone, country string
		chart               *seating.Chart
	}{
		"Berlin":    {"Harbour Theatre", "Europe/Berlin", "DE", seating.Theatre()},
		"Amsterdam": {"The Boathouse", "Europe/Amsterdam", "NL", seating.Club()},
	} {
		made, err := h.ask("POST", "/v1/venues", map[string]any{"name": v.name, "address": "Quay 1", "city": city, "country": v.country, "time_zone": v.zone})
		if err != nil {
			return err
		}
		chart, err := h.ask("POST", "/v1/venues/"+made.ID+"/charts", json.RawMessage(v.chart.Canonical()))
		if err != nil {
			return err
		}
		h.venues[city] = venue{made.ID, chart.Hash}
	}
	return nil
}

// Show is a date on sale.
type Show struct {
	ID, Title string
	Path      string // of its seats' page
}

// levels are the prices of each house, by its zones.
var levels = map[string][]any{
	"Berlin": {
		level("premium", "Premium", 9000, "premium"), level("first", "First price", 6000, "first", "boxes"),
		level("second", "Second price", 4000, "second", "third"),
	},
	"Amsterdam": {level("tables", "Tables", 3000, "front", "tables", "bar"), level("standing", "Standing", 2000, "standing")},
}

func level(id, name string, face int, zones ...string) any {
	return map[string]any{"id": id, "name": name, "zones": zones, "face": face, "fee": face / 10}
}

// NewShow puts a new event with one date on sale. Seats are kept for ten
// minutes if holdFor is zero.
func (h *House) NewShow(t testing.TB, city, title string, holdFor time.Duration) Show {
	t.Helper()
	return h.showAt(t, h.venues[city], title, levels[city], holdFor)
}

func (h *House) showAt(t testing.TB, at venue, title string, levels []any, holdFor time.Duration) Show {
	t.Helper()
	event := h.must(t, "POST", "/v1/events", map[string]any{"title": title, "genre": "theatre", "summary": "A play in two acts."})
	show := h.must(t, "POST", "/v1/events/"+event.ID+"/shows", map[string]any{
		"venue": at.id, "chart": at.chart, "hold_seconds": int(holdFor.Seconds()),
		"starts_at": time.Now().Add(40 * 24 * time.Hour).UTC().Truncate(time.Hour).Format(time.RFC3339),
		"prices":    map[string]any{"currency": "EUR", "levels": levels},
	})
	h.must(t, "POST", "/v1/shows/"+show.ID+"/publish", map[string]any{})
	return Show{show.ID, title, "/shows/" + show.ID}
}

// answer has the members of answers that tests look at.
type answer struct {
	ID, Token, Hash string
}

func (h *House) must(t testing.TB, method, path string, body any) answer {
	t.Helper()
	a, err := h.ask(method, path, body)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// ask makes a request to the API.
func (h *House) ask(method, path string, body any) (a answer, err error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return a, err
	}
	q, err := http.NewRequestWithContext(context.Background(), method, h.URL+path, bytes.NewReader(raw))
	if err != nil {
		return a, err
	}
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("Idempotency-Key", id.Secret())
	if h.token != "" {
		q.Header.Set("Authorization", "Bearer "+h.token)
	}
	client := http.Client{Timeout: patience}
	response, err := client.Do(q)
	if err != nil {
		return a, err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return a, err
	}
	if response.StatusCode >= 300 {
		return a, fmt.Errorf("%s %s: %s: %s", method, path, response.Status, content)
	}
	return a, json.Unmarshal(content, &a)
}
