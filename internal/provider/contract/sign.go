package contract

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/domain/payment"
)

// maxAge is how old a signature may be, and how far ahead of our clock.
const maxAge = 5 * time.Minute

// Sign gives the value of the signature header for a body: the second it was
// made in, and an HMAC over that and the exact bytes.
func Sign(secret string, at time.Time, body []byte) string {
	t := strconv.FormatInt(at.Unix(), 10)
	return "t=" + t + ",v1=" + hex.EncodeToString(digest(secret, t, body))
}

// signedBy reports whether header is a signature of body made with the secret
// within maxAge of now. Only the form that Sign writes is accepted.
func signedBy(secret, header string, body []byte, now time.Time) bool {
	stamp, given, ok := strings.Cut(header, ",")
	t, ok1 := strings.CutPrefix(stamp, "t=")
	v1, ok2 := strings.CutPrefix(given, "v1=")
	seconds, err := strconv.ParseInt(t, 10, 64)
	if !ok || !ok1 || !ok2 || err != nil || strconv.FormatInt(seconds, 10) != t {
		return false
	}
	mac, err := hex.DecodeString(v1)
	if err != nil || hex.EncodeToString(mac) != v1 || !hmac.Equal(mac, digest(secret, t, body)) {
		return false
	}
	return now.Sub(time.Unix(seconds, 0)).Abs() <= maxAge
}

func digest(secret, t string, body []byte) []byte {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(t))
	mac.Write([]byte{'.'})
	mac.Write(body)
	return mac.Sum(nil)
}

// Verify checks a webhook's signature and age and reads it.
func (g *Gateway) Verify(header map[string][]string, body []byte, now time.Time) (payment.Event, error) {
	given := http.Header(header).Values(HeaderSignature)
	if len(given) != 1 || len(body) > MaxBody || !signedBy(g.secret, given[0], body, now) {
		return payment.Event{}, payment.ErrBadSignature
	}
	var m Message
	if err := Decode(body, &m); err != nil {
		return payment.Event{}, payment.ErrBadEvent.Because(err)
	}
	if !named(m.ID) || !named(m.Type) || !named(m.Ref) {
		return payment.Event{}, payment.ErrBadEvent
	}
	after := m.Type == TypeChargedBack || m.Type == TypeGivenUp || m.Type == TypeRefunded
	return payment.Event{ID: m.ID, Type: m.Type, Ref: m.Ref, At: m.At.UTC(), After: after}, nil
}
