package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite"

	"frontrow/internal/store/pgtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"frontrow": main})
}

// TestScript plays the operator: each script of testdata/script runs the real
// program. Beside testscript's own commands there are those below, which do
// what an operator does with other tools: ask over HTTP, look into the
// database, copy a folder.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("FRONTROW_LOG_LEVEL", "error")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"free-address": freeAddress,
			"database":     func(ts *testscript.TestScript, neg bool, args []string) { database(t, ts, neg, args) },
			"ready":        ready,
			"sell":         sell,
			"sql":          change,
			"flip":         flip,
			"back-up":      backUp,
			"copy-folder":  copyFolder,
			"alter-code":   alterCode,
			"download-log": downloadLog,
		},
	})
}

// take gives a command's arguments, of which there must be n.
func take(ts *testscript.TestScript, neg bool, args []string, n int, usage string) []string {
	if neg || len(args) != n {
		ts.Fatalf("usage: %s", usage)
	}
	return args
}

// free-address VAR sets a variable to an address nobody listens on.
func freeAddress(ts *testscript.TestScript, neg bool, args []string) {
	name := take(ts, neg, args, 1, "free-address VAR")[0]
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Setenv(name, l.Addr().String())
	ts.Check(l.Close())
}

// database VAR sets a variable to the address of a new PostgreSQL database.
func database(t *testing.T, ts *testscript.TestScript, neg bool, args []string) {
	ts.Setenv(take(ts, neg, args, 1, "database VAR")[0], pgtest.Database(t))
}

// ready ADDRESS waits until the server there says that it is.
func ready(ts *testscript.TestScript, neg bool, args []string) {
	address := take(ts, neg, args, 1, "ready ADDRESS")[0]
	for giveUp := time.After(30 * time.Second); ; {
		answer, err := http.Get("http://" + address + "/readyz")
		if err == nil {
			answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return
			}
		}
		select {
		case <-giveUp:
			ts.Fatalf("%s is not ready: %v", address, err)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// sql FILE STATEMENT changes a database behind the program's back. It must
// change something.
func change(ts *testscript.TestScript, neg bool, args []string) {
	a := take(ts, neg, args, 2, "sql FILE STATEMENT")
	db := openFile(ts, a[0])
	defer db.Close()
	done, err := db.ExecContext(context.Background(), a[1])
	ts.Check(err)
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		ts.Fatalf("%s changed nothing (%v)", a[1], err)
	}
}

// flip FILE TABLE COLUMN CONDITION turns one bit over in the middle of a blob.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	a := take(ts, neg, args, 4, "flip FILE TABLE COLUMN CONDITION")
	db := openFile(ts, a[0])
	defer db.Close()
	var row int64
	var blob []byte
	ts.Check(db.QueryRowContext(context.Background(), fmt.Sprintf("SELECT rowid, %s FROM %s WHERE %s LIMIT 1", a[2], a[1], a[3])).Scan(&row, &blob))
	if len(blob) == 0 {
		ts.Fatalf("%s of %s is empty", a[2], a[1])
	}
	blob[len(blob)/2] ^= 4
	_, err := db.ExecContext(context.Background(), fmt.Sprintf("UPDATE %s SET %s = $1 WHERE rowid = $2", a[1], a[2]), blob, row)
	ts.Check(err)
}

func openFile(ts *testscript.TestScript, name string) *sql.DB {
	path := ts.MkAbs(name)
	_, err := os.Stat(path)
	ts.Check(err)
	db, err := sql.Open("sqlite", "file:"+path)
	ts.Check(err)
	return db
}

// back-up FROM TO copies a database that is in use, as SQLite's own tool does.
func backUp(ts *testscript.TestScript, neg bool, args []string) {
	a := take(ts, neg, args, 2, "back-up FROM TO")
	db := openFile(ts, a[0])
	defer db.Close()
	_, err := db.ExecContext(context.Background(), "VACUUM INTO $1", ts.MkAbs(a[1]))
	ts.Check(err)
}

// copy-folder FROM TO copies a folder with all that is in it.
func copyFolder(ts *testscript.TestScript, neg bool, args []string) {
	a := take(ts, neg, args, 2, "copy-folder FROM TO")
	ts.Check(os.CopyFS(ts.MkAbs(a[1]), os.DirFS(ts.MkAbs(a[0]))))
}

// alter-code VAR OTHER sets OTHER to the code in VAR with one character changed.
func alterCode(ts *testscript.TestScript, neg bool, args []string) {
	a := take(ts, neg, args, 2, "alter-code VAR OTHER")
	code := []byte(ts.Getenv(a[0]))
	at := len(code) / 2
	if code[at]++; code[at] > 'Z' || code[at] == ':' || strings.ContainsRune("ILOU", rune(code[at])) {
		code[at] = '7'
	}
	ts.Setenv(a[1], string(code))
}

// sell ADDRESS FOLDER signs in as the admin of the scripts, puts a show with
// the chart FOLDER/hall.json on sale, and buys two seats. It sets SHOW, ORDER,
// CODE (of the first ticket) and VENUE.
func sell(ts *testscript.TestScript, neg bool, args []string) {
	a := take(ts, neg, args, 2, "sell ADDRESS FOLDER")
	c := &customer{ts: ts, base: "http://" + a[0]}
	chart, err := os.ReadFile(filepath.Join(ts.MkAbs(a[1]), "hall.json"))
	ts.Check(err)

	c.as(c.post("/v1/sessions", `{"email": "ada@example.org", "password": "correct horse battery staple"}`))
	organiser := c.post("/v1/organisers", `{"name": "The house", "email": "house@example.org"}`).ID
	venue := c.post("/v1/venues", fmt.Sprintf(`{"organiser": %q, "name": "Hall", "city": "Berlin", "country": "DE", "time_zone": "Europe/Berlin"}`, organiser)).ID
	hash := c.post("/v1/venues/"+venue+"/charts", string(chart)).Hash
	event := c.post("/v1/events", fmt.Sprintf(`{"organiser": %q, "title": "The show", "genre": "concert"}`, organiser)).ID
	show := c.post("/v1/events/"+event+"/shows", fmt.Sprintf(`{"venue": %q, "chart": %q, "starts_at": %q,
		"prices": {"currency": "EUR", "levels": [{"id": "all", "name": "All", "zones": ["front", "rest"], "face": 4000, "fee": 500}]}}`,
		venue, hash, time.Now().Add(30*24*time.Hour).UTC().Format(time.RFC3339))).ID
	c.post("/v1/shows/"+show+"/publish", "{}")

	c.as(c.post("/v1/sessions", "{}"))
	hold := c.post("/v1/shows/"+show+"/holds", `{"seats": ["stalls/A/2", "stalls/A/3"]}`).ID
	order := c.post("/v1/holds/"+hold+"/checkout", `{"name": "Grace Hopper", "email": "grace@example.org"}`)
	c.pay(order.PaymentURL)
	c.await("/v1/orders/"+order.ID, "paid")
	tickets := c.get("/v1/orders/" + order.ID + "/tickets").Items
	if len(tickets) != 2 {
		ts.Fatalf("%d tickets for two seats", len(tickets))
	}
	ts.Setenv("SHOW", show)
	ts.Setenv("ORDER", order.ID)
	ts.Setenv("HEAD", c.awaitHead("/v1/orders/"+order.ID))
	ts.Setenv("VENUE", venue)
	ts.Setenv("CODE", tickets[0].Code)
}

// customer talks to the API as any program would.
type customer struct {
	ts    *testscript.TestScript
	base  string
	token string
	keys  int
}

// said is the members of answers that the scripts need.
type said struct {
	ID, Hash, Token, State string
	PaymentURL             string `json:"payment_url"`
	SeatLogHead            string `json:"seat_log_head"`
	Items                  []struct{ Code string }
}

func (c *customer) as(s said) { c.token = s.Token }

func (c *customer) post(path, body string) said { return c.ask(http.MethodPost, path, body) }
func (c *customer) get(path string) said        { return c.ask(http.MethodGet, path, "") }

func (c *customer) ask(method, path, body string) (s said) {
	q, err := http.NewRequestWithContext(context.Background(), method, c.base+path, strings.NewReader(body))
	c.ts.Check(err)
	if body != "" {
		q.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		q.Header.Set("Authorization", "Bearer "+c.token)
	}
	c.keys++
	q.Header.Set("Idempotency-Key", fmt.Sprintf("%s %d", c.token, c.keys))
	answer, err := http.DefaultClient.Do(q)
	c.ts.Check(err)
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	c.ts.Check(err)
	if answer.StatusCode/100 != 2 {
		c.ts.Fatalf("%s %s: %s: %s", method, path, answer.Status, raw)
	}
	c.ts.Check(json.NewDecoder(bytes.NewReader(raw)).Decode(&s))
	return s
}

func (c *customer) pay(page string) {
	stay := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := stay.PostForm(page, url.Values{"outcome": {"approve"}})
	c.ts.Check(err)
	answer.Body.Close()
	if answer.StatusCode != http.StatusSeeOther {
		c.ts.Fatalf("the payment page answered %s", answer.Status)
	}
}

func (c *customer) await(path, state string) {
	c.until(path, state, func(s said) bool { return s.State == state })
}

// awaitHead waits until an order's mail is written, and gives the head in it.
func (c *customer) awaitHead(path string) string {
	return c.until(path, "mailed", func(s said) bool { return s.SeatLogHead != "" }).SeatLogHead
}

func (c *customer) until(path, what string, so func(said) bool) said {
	for giveUp := time.After(20 * time.Second); ; {
		s := c.get(path)
		if so(s) {
			return s
		}
		select {
		case <-giveUp:
			c.ts.Fatalf("%s is %s and not %s", path, s.State, what)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// download-log ADDRESS SHOW FILE writes a show's seat log page by page into a
// file, as a stranger does who watches a sale.
func downloadLog(ts *testscript.TestScript, neg bool, args []string) {
	a := take(ts, neg, args, 3, "download-log ADDRESS SHOW FILE")
	var file []byte
	for after := ""; ; {
		answer, err := http.Get("http://" + a[0] + "/v1/shows/" + a[1] + "/seat-log" + after)
		ts.Check(err)
		page, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		ts.Check(err)
		if answer.StatusCode != http.StatusOK {
			ts.Fatalf("%s: %s", answer.Status, page)
		}
		if len(page) == 0 {
			break
		}
		file = append(file, page...)
		lines := bytes.Split(bytes.TrimSuffix(page, []byte("\n")), []byte("\n"))
		var last struct{ Version uint64 }
		ts.Check(json.Unmarshal(lines[len(lines)-1], &last))
		after = fmt.Sprintf("?after=%d", last.Version)
	}
	ts.Check(os.WriteFile(ts.MkAbs(a[2]), file, 0o600))
}

var _ = regexp.MustCompile
