package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/transport/api"
)

// hostileBodies are bodies that no route takes, whatever it is for.
var hostileBodies = map[string][]byte{
	"empty":               {},
	"only spaces":         []byte("  \n"),
	"null":                []byte("null"),
	"an array":            []byte("[]"),
	"a string":            []byte(`"x"`),
	"cut off":             []byte(`{"name": "x`),
	"nested 20,000 deep":  bytes.Repeat([]byte(`{"a":`), 20_000),
	"arrays 20,000 deep":  bytes.Repeat([]byte("["), 20_000),
	"bad UTF-8":           []byte("{\"name\": \"\xff\xfe\"}"),
	"lone surrogate":      []byte(`{"name": "\ud800"}`),
	"NUL":                 []byte("{\"name\": \"a\x00b\"}"),
	"byte order mark":     []byte("\ufeff{}"),
	"UTF-16":              []byte("\xff\xfe{\x00}\x00"),
	"a comment":           []byte(`{/* hello */}`),
	"single quotes":       []byte(`{'name': 'x'}`),
	"NaN":                 []byte(`{"quantity": NaN}`),
	"two values":          []byte(`{} {}`),
	"trailing garbage":    []byte(`{}x`),
	"an unknown member":   []byte(`{"no_such_member": 1}`),
	"a member twice":      []byte(`{"name": "a", "name": "b"}`),
	"a prototype":         []byte(`{"__proto__": {"admin": true}}`),
	"another letter case": []byte(`{"Name": "x", "SEATS": []}`),
}

// hostileValues are put in the place of each member of a body that is right.
var hostileValues = []string{
	`null`, `0`, `-1`, `1.5`, `2147483648`, `9007199254740993`, `9223372036854775808`, `1e309`, `"NaN"`, `"Infinity"`, `"007"`, `"+1"`, `"0x10"`,
	`true`, `[]`, `{}`, `[null]`, `[[]]`, `""`, `" "`, `"a\u0000b"`, `"\r\nSet-Cookie: a=b"`, `"../../etc/passwd"`, `"'; DROP TABLE orders; --"`,
	`"<script>alert(1)</script>"`, `"{{7*7}}"`, `"=cmd|' /C calc'!A0"`, `"\u202etxt.exe"`, `"ѕtalls/A/1"`, `"1970-01-01T00:00:00Z"`, `"9999-12-31T23:59:60Z"`,
	`"2026-02-30T00:00:00Z"`, `"` + strings.Repeat("x", 20_000) + `"`, `[` + strings.Repeat(`"stalls/A/1",`, 998) + `"stalls/A/1"]`,
}

// hostileNames are put in the place of each thing a path names.
var hostileNames = []string{
	"0", "-1", "x", "null", "%00", "..%2f..%2fetc%2fpasswd", "%2e%2e", "show_", "show_0", "show_ZZZZZZZZZZZZZZZZZZZZZZZZZZ", "order_zzzzzzzzzzzzzzzzzzzzzzzzzz",
	"hold_00000000000000000000000000", "hold_000000000000000000000000000", "%D1%95how_01", "'%20OR%201=1--", strings.Repeat("a", 3000), "%0d%0aSet-Cookie:a=b", "*", "%25",
}

// hostileQueries are put in the place of each query parameter.
var hostileQueries = []string{
	"-1", "0", "9223372036854775808", "1e9", "%00", "%ff", "'", "%25%27%20OR%201=1", "..%2f", "2026-02-30", "9999-99-99T99:99:99Z", "NaN", strings.Repeat("a", 4000), "%E2%80%AE",
}

// TestHostileInput sends everything that is wrong to every route of the table,
// as somebody who may call it. Nothing fails, leaks or changes anything that
// was refused.
func TestHostileInput(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, r := range w.api.Routes() {
		t.Run(r.Name, func(t *testing.T) { w.attack(t, r) })
	}
}

// settle lets the mails go out that what was done before has led to: those that
// are sent after a snapshot was taken would look like damage.
func (w *world) settle(t *testing.T) {
	t.Helper()
	db := w.look(t)
	for {
		var waiting int
		w.must(nil, db.QueryRowContext(t.Context(), `SELECT count(*) FROM jobs WHERE kind LIKE 'notify.%' AND state <> 2`).Scan(&waiting))
		if waiting == 0 {
			return
		}
		select {
		case <-t.Context().Done():
			t.Fatal("the mails were never sent")
		case <-tick():
		}
	}
}

// mayCall is somebody who is let in to a route.
func mayCall(r api.Route) string {
	switch r.Access.Who {
	case api.Signed:
		return "guest"
	case api.Staff:
		return "admin"
	case api.Anyone, api.Provider:
	}
	return ""
}

func (w *world) attack(t *testing.T, r api.Route) {
	who, path := mayCall(r), w.own.path(r)
	right := sample(r, w.own)
	takesJSON := r.Body != nil

	// refused sends a request that must not be carried out.
	w.settle(t)
	before := w.snapshot(t)
	refused := func(what string, a answered) {
		t.Helper()
		if a.status < 400 {
			t.Errorf("%s was taken with %d: %s", what, a.status, a.body)
		}
		checkProblem(t, a)
	}
	// survived sends a request that may or may not be taken.
	survived := func(what string, a answered) {
		t.Helper()
		if a.status >= 500 && a.status != http.StatusServiceUnavailable {
			t.Errorf("%s: %d: %s", what, a.status, a.body)
		}
		checkProblem(t, a)
	}
	send := func(path string, body []byte, change ...func(*http.Request)) answered {
		return w.send(r.Method, path, who, body, func(q *http.Request) {
			q.Header.Set("Idempotency-Key", id.Secret())
			for _, c := range change {
				c(q)
			}
		})
	}
	header := func(name string, values ...string) func(*http.Request) {
		return func(q *http.Request) { q.Header[http.CanonicalHeaderKey(name)] = values }
	}

	if takesJSON {
		for what, body := range hostileBodies {
			if r.Name == "createSession" && what == "only spaces" {
				body = []byte(" ")
			}
			refused(what, send(path, body))
		}
		refused("10 MB", send(path, append([]byte(`{"name":"`), append(bytes.Repeat([]byte("x"), 10<<20), `"}`...)...)))
		refused("an unknown member beside the right ones", send(path, add(right, `"no_such_member": 1`)))
		if name := firstMember(right); name != "" {
			refused("a member twice", send(path, add(right, fmt.Sprintf("%q: 1", name))))
		}
		for _, contentType := range [][]string{nil, {""}, {"text/plain"}, {"application/xml"}, {"application/json; charset=utf-16"}, {"multipart/form-data"}} {
			refused(fmt.Sprint("Content-Type ", contentType), send(path, right, header("Content-Type", contentType...)))
		}
		refused("Content-Encoding: gzip", send(path, right, header("Content-Encoding", "gzip")))
	} else if r.RawBody == "" {
		refused("a body where none belongs", send(path, []byte(`{"a": 1}`)))
	}
	if r.Keyed == api.KeyRequired {
		refused("no key", send(path, right, header("Idempotency-Key")))
		refused("an empty key", send(path, right, header("Idempotency-Key", "")))
	}
	if r.Keyed != api.NotKeyed {
		refused("a key of 256 characters", send(path, right, header("Idempotency-Key", strings.Repeat("k", 256))))
		refused("two keys", send(path, right, header("Idempotency-Key", "a", "b")))
		refused("a key with bytes that are no text", send(path, right, header("Idempotency-Key", "\xc3\x28")))
	}
	if r.Access.Who == api.Signed || r.Access.Who == api.Staff {
		for _, value := range []string{"Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer a b", "bearer " + strings.Repeat("x", 5000), "Bearer ../..", "Bearer \x00"} {
			if strings.Contains(value, "\x00") {
				continue // the client itself refuses to send it
			}
			refused("Authorization: "+value[:min(len(value), 20)], send(path, right, header("Authorization", value)))
		}
		refused("two tokens", send(path, right, header("Authorization", "Bearer "+w.tokens[who], "Bearer "+w.tokens[who])))
	}
	if thing := pathThing(r); thing != "{}" {
		for _, name := range hostileNames {
			a := send(strings.Replace(r.Path, thing, name, 1), right)
			if a.status < 400 && a.status != http.StatusMovedPermanently && a.status != http.StatusTemporaryRedirect {
				t.Errorf("%s was found with %d: %s", name[:min(len(name), 40)], a.status, a.body)
			}
			if a.status >= 500 {
				t.Errorf("%s: %d", name[:min(len(name), 40)], a.status)
			}
		}
	}
	if after := w.snapshot(t); after != before {
		t.Errorf("a refused request left a trace: %s", w.difference(before, after))
	}

	// From here on requests may be taken.
	for _, p := range r.Query {
		for _, value := range hostileQueries {
			survived(p.Name+"="+value[:min(len(value), 20)], send(path+"?"+p.Name+"="+value, right))
		}
	}
	if takesJSON {
		for _, body := range mutations(right) {
			survived(string(body[:min(len(body), 200)]), send(path, body))
		}
	}
	if r.Method == "GET" {
		for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"} {
			a := w.send(method, path, who, nil, nil)
			if a.status == http.StatusMethodNotAllowed && a.header.Get("Allow") == "" {
				t.Errorf("%s is not allowed, and nothing says what is", method)
			}
			survived(method, a)
		}
	}
}

// add puts one more member into a body.
func add(body []byte, member string) []byte {
	body = bytes.TrimSpace(body)
	if bytes.Equal(body, []byte("{}")) {
		return []byte("{" + member + "}")
	}
	return append(append(slices.Clone(body[:len(body)-1]), ','), member+"}"...)
}

func firstMember(body []byte) string {
	var members map[string]json.RawMessage
	_ = json.Unmarshal(body, &members)
	for name := range members {
		return name
	}
	return ""
}

// mutations puts every hostile value in the place of every value of a body, at
// any depth.
func mutations(body []byte) (all [][]byte) {
	var tree any
	if err := json.Unmarshal(body, &tree); err != nil {
		return nil
	}
	emit := func() {
		raw, err := json.Marshal(tree)
		if err != nil {
			panic(err)
		}
		all = append(all, raw)
	}
	var visit func(node any, set func(any))
	visit = func(node any, set func(any)) {
		for _, hostile := range hostileValues {
			set(json.RawMessage(hostile))
			emit()
		}
		set(node)
		switch n := node.(type) {
		case map[string]any:
			for name, value := range n {
				visit(value, func(v any) { n[name] = v })
			}
		case []any:
			for i, value := range n {
				visit(value, func(v any) { n[i] = v })
			}
		}
	}
	members, _ := tree.(map[string]any)
	for name, value := range members {
		visit(value, func(v any) { members[name] = v })
	}
	return all
}

// passing are the tables whose rows come and go without anything having
// happened: copies of the seat log that are written behind it, sessions that
// are looked at, tries to sign in, jobs that run, processes that say they live.
var passing = []string{"nodes", "seats", "seats_progress", "seat_checkpoints", "sessions", "sign_in_tries", "jobs", "goose_db_version", "sqlite_sequence"}

// turns are the columns by which the jobs of an unfinished order take turns at
// asking the provider about it, every now and then.
var turns = []string{"lease_until", "lease_by", "fence"}

// snapshot digests all that is kept, table by table.
func (w *world) snapshot(t *testing.T) string {
	t.Helper()
	lines := digests(t, w.look(t), w.databases.url != "")
	if w.databases.seats != "" {
		lines = append(lines, digests(t, w.lookAtSeats(t), true)...)
	}
	return strings.Join(lines, "\n")
}

func digests(t *testing.T, db *sql.DB, postgres bool) (lines []string) {
	t.Helper()
	tables := `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`
	if postgres {
		tables = `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`
	}
	for _, table := range column(t, db, tables) {
		if slices.Contains(passing, table) {
			continue
		}
		digest := sha256.New()
		for _, row := range rowsOf(t, db, table) {
			fmt.Fprintln(digest, row)
		}
		lines = append(lines, table+" "+hex.EncodeToString(digest.Sum(nil)[:8]))
	}
	return lines
}

func column(t *testing.T, db *sql.DB, query string) (values []string) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			t.Fatal(err)
		}
		values = append(values, v)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return values
}

// rowsOf gives every row of a table as text, sorted.
func rowsOf(t *testing.T, db *sql.DB, table string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), "SELECT * FROM "+table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values := make([]any, len(names))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		var line strings.Builder
		for i := range values {
			if !slices.Contains(turns, names[i]) {
				fmt.Fprintf(&line, "%s=%v ", names[i], *values[i].(*any))
			}
		}
		all = append(all, line.String())
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

func (w *world) difference(before, after string) string {
	var changed []string
	b := strings.Split(before, "\n")
	for _, line := range strings.Split(after, "\n") {
		if !slices.Contains(b, line) {
			changed = append(changed, strings.Fields(line)[0])
		}
	}
	return "tables " + strings.Join(changed, ", ")
}
