package testpay

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
)

// maxAge is how old a signature may be, and how far ahead of our clock.
const maxAge = 5 * time.Minute

// sign gives the value of the signature header for a body: the second it was
// made in, and an HMAC over that and the exact bytes.
func sign(secret string, at time.Time, body []byte) string {
	t := strconv.FormatInt(at.Unix(), 10)
	return "t=" + t + ",v1=" + hex.EncodeToString(digest(secret, t, body))
}

// signedBy reports whether header is a signature of body made with the secret
// within maxAge of now. Only the form that sign writes is accepted.
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
