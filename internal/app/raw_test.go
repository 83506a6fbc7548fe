package app

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/platform/httpserver"
)

// line is a connection on which a test writes whatever bytes it likes.
type line struct {
	*world
	conn    *net.TCPConn
	answers *bufio.Reader
}

// dial opens a line. Nothing on it lasts longer than half a minute.
func (w *world) dial() *line {
	w.Helper()
	conn, err := net.Dial("tcp", w.http[0].Addr().String())
	w.must(nil, err)
	w.must(nil, conn.SetDeadline(time.Now().Add(30*time.Second)))
	w.Cleanup(func() { conn.Close() })
	return &line{w, conn.(*net.TCPConn), bufio.NewReader(conn)}
}

// say writes lines, each ended as HTTP wants it; \n in a body stays.
func (l *line) say(head []string, body string) *line {
	l.Helper()
	_, err := io.WriteString(l.conn, strings.Join(head, "\r\n")+"\r\n\r\n"+body)
	l.must(nil, err)
	return l
}

// hear reads one answer to a request with the method.
func (l *line) hear(method string) answered {
	l.Helper()
	response, err := http.ReadResponse(l.answers, &http.Request{Method: method})
	l.must(nil, err)
	defer response.Body.Close()
	if response.Header.Get("Content-Type") == liveStream {
		defer l.conn.Close() // or closing the body would wait for the rest of it
	}
	body, err := whole(response)
	l.must(nil, err)
	return answered{response.StatusCode, response.Header, body}
}

// once says one thing on a new line and gives the answer.
func (w *world) once(head []string, body string) answered {
	w.Helper()
	method, _, _ := strings.Cut(head[0], " ")
	return w.dial().say(head, body).hear(method)
}

// holdHead is the head of a request with a key, for a hold or what follows.
func (w *world) holdHead(path, token, key string, more ...string) []string {
	return append([]string{"POST " + path + " HTTP/1.1", "Host: " + w.address.Host, "Authorization: Bearer " + token,
		"Idempotency-Key: " + key, "Content-Type: application/json"}, more...)
}

// TestRaw talks to the server as clients that are broken, cut off or hostile
// do, byte by byte.
func TestRaw(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, attack := range map[string]func(w *world){
		"lengths that are wrong": wrongLengths, "lines that break": brokenLines, "bodies that never end": endlessBodies,
		"heads that are wrong": wrongHeads, "paths that lead elsewhere": strayPaths, "names that are not ours": foreignNames,
		"other ways to speak HTTP": otherWays, "methods nobody asked for": otherMethods, "other sites": otherSites,
	} {
		t.Run(name, func(t *testing.T) { attack(w.in(t)) })
	}
	w.allIsWell()
}

// held counts the places that are held for a show.
func (w *world) held(show id.Show) int {
	w.Helper()
	var counts struct{ All struct{ Held int } }
	w.send("GET", "/v1/shows/"+show.String()+"/counts", "first owner", nil, nil).into(w.T, &counts)
	return counts.All.Held
}

func wrongLengths(w *world) {
	show, plan := w.theatreShow(100)
	path, token := "/v1/shows/"+show.ID.String()+"/holds", w.guest()
	body := fmt.Sprintf(`{"seats": [%q]}`, plan.Label(0))
	chunked := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(body), body)
	right := fmt.Sprintf("Content-Length: %d", len(body))
	for what, c := range map[string]struct {
		more []string
		body string
		end  bool // nothing more comes
	}{
		"too small":                {[]string{"Content-Length: 5"}, body, false},
		"too large, and the end":   {[]string{"Content-Length: 500"}, body, true},
		"negative":                 {[]string{"Content-Length: -1"}, body, false},
		"signed":                   {[]string{"Content-Length: +20"}, body, false},
		"hexadecimal":              {[]string{"Content-Length: 0x10"}, body, false},
		"beyond all bounds":        {[]string{"Content-Length: 99999999999999999999"}, body, false},
		"more than is taken":       {[]string{"Content-Length: 9000000"}, body, true},
		"twice, and not alike":     {[]string{right, "Content-Length: 5"}, body, false},
		"a list":                   {[]string{"Content-Length: 5, 6"}, body, false},
		"chunks, and bad sizes":    {[]string{"Transfer-Encoding: chunked"}, "zz\r\n" + body + "\r\n0\r\n\r\n", true},
		"chunks, and cut off":      {[]string{"Transfer-Encoding: chunked"}, chunked[:len(chunked)-12], true},
		"chunks, and a size of -1": {[]string{"Transfer-Encoding: chunked"}, "-1\r\n\r\n0\r\n\r\n", true},
	} {
		l := w.dial().say(w.holdHead(path, token, id.Secret(), c.more...), c.body)
		if c.end {
			w.must(nil, l.conn.CloseWrite())
		}
		if a := l.hear("POST"); a.status < 400 || a.status >= 500 {
			w.Errorf("Content-Length %s: %d: %s", what, a.status, a.body)
		}
	}
	if n := w.held(show.ID); n != 0 {
		w.Errorf("%d places are held by requests that were refused", n)
	}
	// Both ways at once: one of them is believed, and there is one request.
	l := w.dial().say(w.holdHead(path, token, id.Secret(), "Content-Length: 4", "Transfer-Encoding: chunked", "Connection: close"), chunked)
	if a := l.hear("POST"); a.status != http.StatusCreated && (a.status < 400 || a.status >= 500) {
		w.Errorf("both: %d: %s", a.status, a.body)
	}
	if rest, err := io.ReadAll(l.answers); err != nil || len(rest) > 0 {
		w.Errorf("both: a second answer (%v): %s", err, rest)
	}
}

// brokenLines cuts the connection in the middle of a request, and as soon as it
// was sent. It is carried out or it is not, and who asks again with the key
// learns which.
func brokenLines(w *world) {
	const cuts = 30
	show, plan := w.theatreShow(100)
	path, token := "/v1/shows/"+show.ID.String()+"/holds", w.guest()
	var keys, bodies []string
	for i := range cuts {
		body, key := fmt.Sprintf(`{"seats": [%q]}`, plan.Label(i)), id.Secret()
		keys, bodies = append(keys, key), append(bodies, body)
		l := w.dial()
		if i%2 == 0 {
			w.must(nil, l.conn.SetLinger(0)) // a reset, not a goodbye
		}
		sent := body
		if i%3 == 0 {
			sent = body[:len(body)/2]
		}
		l.say(w.holdHead(path, token, key, fmt.Sprintf("Content-Length: %d", len(body))), sent)
		w.must(nil, l.conn.Close())
	}
	for i, key := range keys {
		first := w.send("POST", path, token, []byte(bodies[i]), withKey(key))
		again := w.send("POST", path, token, []byte(bodies[i]), withKey(key))
		if first.status != http.StatusCreated || !bytes.Equal(first.body, again.body) {
			w.Errorf("asked again after a cut: %d %s, then %d %s", first.status, first.body, again.status, again.body)
		}
	}
	if n := w.held(show.ID); n != cuts {
		w.Errorf("%d places are held, not %d", n, cuts)
	}

	// The same for what is kept outside the seat log.
	order := "/v1/holds/" + w.hold(token, show.ID, 1) + "/checkout"
	details, key := `{"name": "Grace Hopper", "email": "grace@example.org"}`, id.Secret()
	l := w.dial().say(w.holdHead(order, token, key, fmt.Sprintf("Content-Length: %d", len(details))), details)
	w.must(nil, l.conn.Close())
	for giveUp := time.After(20 * time.Second); ; {
		a := w.send("POST", order, token, []byte(details), withKey(key))
		if a.status == http.StatusCreated {
			break
		}
		select {
		case <-giveUp:
			w.Fatalf("%d: %s", a.status, a.body)
		case <-tick(): // the first one may still be under way
		}
	}
	w.eventually(w.T, 1, `SELECT count(*) FROM orders WHERE show = $1`, show.ID.String())
}

// endlessBodies has many clients send a byte and then nothing: nobody else
// waits for them, and they are not waited for long.
func endlessBodies(w *world) {
	const slow = 200
	show := w.own.show.ID
	for i := range slow {
		l := w.dial()
		if i%2 == 0 { // in the middle of the head
			_, err := io.WriteString(l.conn, "POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-")
			w.must(nil, err)
			continue
		}
		l.say(w.holdHead("/v1/shows/"+show.String()+"/holds", w.tokens["guest"], id.Secret(), "Content-Length: 60"), `{`)
	}
	if hold := w.hold(w.guest(), show, 1); hold == "" {
		w.Error("nobody was served")
	}
	if httpserver.HeaderTimeout > 10*time.Second || httpserver.RequestTimeout > 30*time.Second || httpserver.HeaderTimeout <= 0 || httpserver.RequestTimeout <= 0 {
		w.Errorf("a slow client may hold a connection for %v and %v", httpserver.HeaderTimeout, httpserver.RequestTimeout)
	}
}

func wrongHeads(w *world) {
	host := "Host: " + w.address.Host
	for what, c := range map[string]struct {
		head []string
		want int
	}{
		"a header of 100 KB":      {[]string{"GET /v1/events HTTP/1.1", host, "X-Long: " + strings.Repeat("x", 100<<10)}, http.StatusRequestHeaderFieldsTooLarge},
		"a path of 100 KB":        {[]string{"GET /v1/events/" + strings.Repeat("x", 100<<10) + " HTTP/1.1", host}, http.StatusRequestHeaderFieldsTooLarge},
		"ten thousand headers":    {append([]string{"GET /v1/events HTTP/1.1", host}, strings.Split(strings.Repeat("X-A: bc\n", 10_000), "\n")[:9_999]...), http.StatusRequestHeaderFieldsTooLarge},
		"no host":                 {[]string{"GET /v1/events HTTP/1.1"}, 400},
		"two hosts":               {[]string{"GET /v1/events HTTP/1.1", host, "Host: other.example"}, 400},
		"a host with a space":     {[]string{"GET /v1/events HTTP/1.1", "Host: a b"}, 400},
		"a host with a path":      {[]string{"GET /v1/events HTTP/1.1", "Host: a/b"}, 400},
		"no such version":         {[]string{"GET /v1/events HTTP/1.9", host}, 0},
		"no version":              {[]string{"GET /v1/events", host}, 400},
		"no method":               {[]string{" /v1/events HTTP/1.1", host}, 400},
		"a method with a colon":   {[]string{"G:T /v1/events HTTP/1.1", host}, 400},
		"a space before a colon":  {[]string{"GET /v1/events HTTP/1.1", host, "Idempotency-Key : a"}, 400},
		"a continued line":        {[]string{"GET /v1/events HTTP/1.1", host, "X-A: b", " c"}, 0},
		"a NUL in a header":       {[]string{"GET /v1/events HTTP/1.1", host, "X-A: b\x00c"}, 400},
		"a line break in a path":  {[]string{"GET /v1/events\r\nX-Injected: 1 HTTP/1.1", host}, 400},
		"a line break in a query": {[]string{"GET /v1/events?q=a\r\nX-Injected: 1 HTTP/1.1", host}, 400},
		"a bad escape in a path":  {[]string{"GET /v1/events/%zz HTTP/1.1", host}, 400},
		"a bad escape in a query": {[]string{"GET /v1/events?q=%zz HTTP/1.1", host}, 422},
		"a semicolon in a query":  {[]string{"GET /v1/events?q=a;city=b HTTP/1.1", host}, 422},
		"a fragment":              {[]string{"GET /v1/events#x HTTP/1.1", host}, 0},
		"everything, unescaped":   {[]string{"GET /v1/events?q=\"<>\\^`{|}\xff HTTP/1.1", host}, 0},
	} {
		a := w.once(c.head, "")
		if c.want != 0 && a.status != c.want || a.status >= 500 && a.status != http.StatusHTTPVersionNotSupported {
			w.Errorf("%s: %d, want %d: %s", what, a.status, c.want, a.body)
		}
		if a.header.Get("X-Injected") != "" || a.header.Get("Set-Cookie") != "" {
			w.Errorf("%s: a header was put into the answer: %v", what, a.header)
		}
	}
}

// strayPaths asks for what lies outside, and for what leads to other sites.
func strayPaths(w *world) {
	paths := []string{
		"/..", "/../../etc/passwd", "/v1/../v1/events", "/v1/../../etc/passwd", "/v1//events", "//v1/events", "//other.example", "//other.example/", "//other.example/%2f..",
		"/\\other.example", "/%5cother.example", "/%2f%2fother.example", "/.//other.example", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/assets/../../frontrow.db",
		"/assets/..%2f..%2ffrontrow.db", "/assets/%2e%2e/%2e%2e/frontrow.db", "/assets/", "/docs/../v1/events", "/dev/mail/..%2f..%2fkeys%2fticket.pem",
		"/dev/mail/../../keys/ticket.pem", "/testpay/pay/..%2f..", "/v1/events/.", "/v1/events/..", "/v1/events/%00", "/%0d%0aSet-Cookie:%20a=b", "/v1/%0d%0aSet-Cookie:%20a=b",
		"/events?next=https://other.example", "/staff?next=//other.example", "/*", "*", "/;/", "/v1/events;x=1", "/ .", "/v1/events/%C0%AE%C0%AE",
	}
	for _, host := range []string{w.address.Host, w.http[0].Addr().String()} {
		for _, path := range paths {
			for _, method := range []string{"GET", "POST"} {
				a := w.once([]string{method + " " + path + " HTTP/1.1", "Host: " + host, "Content-Length: 0"}, "")
				if a.status >= 500 {
					w.Errorf("%s %s: %d: %s", method, path, a.status, a.body)
				}
				for _, to := range a.header["Location"] {
					own := strings.HasPrefix(to, w.url+"/") || strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.HasPrefix(to, "/\\")
					if !own || strings.ContainsAny(to, "\r\n") {
						w.Errorf("%s %s leads to %q", method, path, to)
					}
				}
				if a.header.Get("Set-Cookie") == "a=b" || strings.Contains(string(a.body), "PRIVATE KEY") || strings.Contains(string(a.body), "root:") || strings.Contains(string(a.body), "SQLite format") {
					w.Errorf("%s %s gave what it must not: %v %.200s", method, path, a.header, a.body)
				}
			}
		}
	}
}

// foreignNames says to be somebody else: nothing that is made of it comes back.
func foreignNames(w *world) {
	lies := []string{"X-Forwarded-Host: other.example", "X-Forwarded-For: 1.2.3.4, 127.0.0.1", "X-Forwarded-Proto: https", "Forwarded: for=1.2.3.4;host=other.example;proto=https",
		"X-Real-IP: 1.2.3.4", "X-Original-URL: /staff", "X-Rewrite-URL: /staff", "X-HTTP-Method-Override: DELETE", "X-Request-Id: chosen"}
	for _, path := range []string{"/", "/v1/events", "/openapi.json", "/docs", "/staff", "/events/" + w.own.event.Slug} {
		plain := w.once([]string{"GET " + path + " HTTP/1.1", "Host: " + w.address.Host}, "")
		for what, head := range map[string][]string{
			"headers of a proxy": append([]string{"GET " + path + " HTTP/1.1", "Host: " + w.address.Host}, lies...),
			"another host":       {"GET " + path + " HTTP/1.1", "Host: other.example"},
			"the absolute form":  {"GET http://other.example" + path + " HTTP/1.1", "Host: " + w.address.Host},
		} {
			a := w.once(head, "")
			if a.status != plain.status || strings.Contains(string(a.body), "other.example") || strings.Contains(fmt.Sprint(a.header), "other.example") || a.header.Get("X-Request-Id") == "chosen" {
				w.Errorf("%s with %s: %d %v %.300s", path, what, a.status, a.header, a.body)
			}
		}
	}
	// The payment page, too, is where we say, and not where the client says.
	token := w.guest()
	hold := w.hold(token, w.own.show.ID, 1)
	details := `{"name": "Grace Hopper", "email": "grace@example.org"}`
	head := append(w.holdHead("/v1/holds/"+hold+"/checkout", token, id.Secret(), fmt.Sprintf("Content-Length: %d", len(details))), lies...)
	head[1] = "Host: other.example"
	var o orderSeen
	w.once(head, details).into(w.T, &o)
	if !strings.HasPrefix(o.PaymentURL, w.url+testpayPath+"/") {
		w.Errorf("the page to pay on is at %q", o.PaymentURL)
	}
	// Many addresses do not make many people: tries to sign in are counted.
	for i := range 30 {
		a := w.send("POST", "/v1/sessions", "", []byte(`{"email": "guessed@example.org", "password": "a wrong password"}`), func(q *http.Request) {
			q.Header.Set("X-Forwarded-For", fmt.Sprintf("10.0.0.%d", i))
		})
		if a.status == http.StatusTooManyRequests {
			return
		}
	}
	w.Error("30 guesses at a password, and nobody minded")
}

func otherWays(w *world) {
	host := "Host: " + w.address.Host
	if a := w.once([]string{"GET /livez HTTP/1.0"}, ""); a.status != http.StatusOK {
		w.Errorf("HTTP/1.0: %d: %s", a.status, a.body)
	}
	// Several requests at once are answered one after the other.
	show, plan := w.theatreShow(100)
	token := w.guest()
	l := w.dial()
	var all strings.Builder
	var want []string
	for i := range 20 {
		body := fmt.Sprintf(`{"seats": [%q]}`, plan.Label(i))
		want = append(want, plan.Label(i))
		all.WriteString(strings.Join(w.holdHead("/v1/shows/"+show.ID.String()+"/holds", token, id.Secret(), fmt.Sprintf("Content-Length: %d", len(body))), "\r\n") + "\r\n\r\n" + body)
	}
	all.WriteString("GET /livez HTTP/1.1\r\n" + host + "\r\n\r\n")
	_, err := io.WriteString(l.conn, all.String())
	w.must(nil, err)
	for _, seat := range want {
		var h struct{ Seats []string }
		a := l.hear("POST")
		if a.into(w.T, &h); a.status != http.StatusCreated || len(h.Seats) != 1 || h.Seats[0] != seat {
			w.Errorf("in a row: %d for %s: %s", a.status, seat, a.body)
		}
	}
	if a := l.hear("GET"); a.status != http.StatusOK {
		w.Errorf("the last in a row: %d", a.status)
	}
	// A client that asks whether it may go on is told so.
	body := fmt.Sprintf(`{"seats": [%q]}`, plan.Label(30))
	l = w.dial().say(w.holdHead("/v1/shows/"+show.ID.String()+"/holds", token, id.Secret(), fmt.Sprintf("Content-Length: %d", len(body)), "Expect: 100-continue"), "")
	if a := l.hear("POST"); a.status != http.StatusContinue {
		w.Errorf("may it go on: %d: %s", a.status, a.body)
	}
	_, err = io.WriteString(l.conn, body)
	w.must(nil, err)
	if a := l.hear("POST"); a.status != http.StatusCreated {
		w.Errorf("it went on: %d: %s", a.status, a.body)
	}
	// HTTP/2 without TLS, for proxies.
	var protocols http.Protocols
	protocols.SetUnencryptedHTTP2(true)
	transport := &http.Transport{Protocols: &protocols}
	w.Cleanup(transport.CloseIdleConnections)
	second := *w
	second.client = &http.Client{Transport: transport, Timeout: 20 * time.Second}
	if hold := second.hold(second.guest(), show.ID, 2); hold == "" {
		w.Error("no hold over HTTP/2")
	}
	response, err := second.client.Get(w.url + "/v1/events")
	w.must(nil, err)
	defer response.Body.Close()
	if response.ProtoMajor != 2 || response.StatusCode != http.StatusOK {
		w.Errorf("HTTP/2: %s %s", response.Proto, response.Status)
	}
}

// everywhere is an address of each kind.
func (w *world) everywhere() []string {
	all := []string{"/", "/staff", "/docs", "/docs/problems", "/openapi.json", "/livez", "/readyz", "/metrics", "/dev/mail/", "/testpay/pay/x", "/testpay/style.css",
		"/events/" + w.own.event.Slug, "/no/such/page", "/v1/no/such/route"}
	for _, r := range w.api.Routes() {
		all = append(all, w.own.path(r))
	}
	return all
}

func otherMethods(w *world) {
	host := "Host: " + w.address.Host
	for _, path := range w.everywhere() {
		for _, method := range []string{"HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "PUT"} {
			l := w.dial().say([]string{method + " " + path + " HTTP/1.1", host, "Authorization: Bearer " + w.tokens["guest"], "Connection: close", "Content-Length: 0"}, "")
			a := l.hear(method)
			if a.status >= 500 {
				w.Errorf("%s %s: %d: %s", method, path, a.status, a.body)
			}
			if method == "HEAD" {
				if rest, _ := io.ReadAll(l.answers); len(rest) > 0 {
					w.Errorf("HEAD %s has a body: %.100s", path, rest)
				}
				if got := w.once([]string{"GET " + path + " HTTP/1.1", host, "Authorization: Bearer " + w.tokens["guest"], "Content-Length: 0"}, ""); got.status != a.status {
					w.Errorf("%s: GET gives %d and HEAD %d", path, got.status, a.status)
				}
			}
			if method == "TRACE" && strings.Contains(string(a.body), w.tokens["guest"]) {
				w.Errorf("TRACE %s gives the token back", path)
			}
		}
	}
	if a := w.once([]string{"OPTIONS * HTTP/1.1", host}, ""); a.status >= 500 {
		w.Errorf("OPTIONS *: %d", a.status)
	}
}

// otherSites asks as a page of another site would: it may not read anything
// that needs a session, and is never told that it may.
func otherSites(w *world) {
	for _, path := range w.everywhere() {
		for _, method := range []string{"OPTIONS", "GET", "POST"} {
			a := w.once([]string{method + " " + path + " HTTP/1.1", "Host: " + w.address.Host, "Origin: https://other.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors",
				"Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization", "Content-Length: 0"}, "")
			for name := range a.header {
				if strings.HasPrefix(name, "Access-Control-") {
					w.Errorf("%s %s: %s: %v", method, path, name, a.header[name])
				}
			}
			if a.status >= 500 {
				w.Errorf("%s %s: %d", method, path, a.status)
			}
			if a.header.Get("Content-Security-Policy") == "" || a.header.Get("X-Content-Type-Options") != "nosniff" {
				w.Errorf("%s %s: without the headers that protect: %v", method, path, a.header)
			}
		}
	}
}
