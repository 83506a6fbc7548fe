package hop

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/clock"
)

// The headers of a request that is passed on, and of its answer.
const (
	passedOn   = "Frontrow-Passed-On"
	answeredBy = "Frontrow-Answered"
)

// fresh is how far apart the clocks of two processes may be, with the way
// between them.
const fresh = 30 * time.Second

// passport is what a request that is passed on says of itself: it cannot be
// seen from its connection any more.
type passport struct {
	at        time.Time
	requestID string
	client    string // address and port
}

// String writes the passport without its seal.
func (p passport) String() string {
	return fmt.Sprintf("%d %s %s", clock.Micros(p.at), p.requestID, p.client)
}

// seals are made with a key that only processes of the house have.
type seals struct{ key []byte }

func newSeals(secret []byte) seals {
	return seals{mac(secret, "frontrow: requests that are passed on")}
}

func mac(key []byte, parts ...string) []byte {
	m := hmac.New(sha256.New, key)
	for _, part := range parts {
		_, _ = fmt.Fprintf(m, "%d:%s", len(part), part)
	}
	return m.Sum(nil)
}

// issue gives a passport its seal, which holds for one method and address.
func (s seals) issue(p passport, q *http.Request) string {
	return p.String() + " " + s.seal("request", p.String(), q)
}

func (s seals) seal(purpose, text string, q *http.Request) string {
	return hex.EncodeToString(mac(s.key, purpose, text, q.Method, q.Host, q.URL.RequestURI()))
}

// check reads the passport of a request, and gives what its answer has to say to
// be known as ours. ok is false for one that none of us has issued, or not just
// now.
func (s seals) check(q *http.Request, now time.Time) (p passport, answer string, ok bool) {
	values := q.Header.Values(passedOn)
	words := strings.Split(values[0], " ")
	if len(values) != 1 || len(words) != 4 {
		return p, "", false
	}
	micros, err := strconv.ParseInt(words[0], 10, 64)
	p = passport{clock.FromMicros(micros), words[1], words[2]}
	if err != nil || !hmac.Equal([]byte(values[0]), []byte(s.issue(p, q))) {
		return p, "", false
	}
	_, err = netip.ParseAddrPort(p.client)
	age := now.Sub(p.at)
	return p, s.seal("answer", values[0], q), err == nil && age < fresh && age > -fresh
}
