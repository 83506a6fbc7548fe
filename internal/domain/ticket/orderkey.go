package ticket

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"frontrow/internal/base/id"
)

// OrderKey gives the key in an order's private link, which lets whoever has
// the mail open the order on any device. It is derived from the house's
// secret, so it is stored nowhere; a new secret ends every link.
func OrderKey(secret []byte, o id.Order) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("frontrow order key v1\x00"))
	mac.Write([]byte(o.String()))
	return strings.ToLower(base32.HexEncoding.EncodeToString(mac.Sum(nil)[:20]))
}

// CheckOrderKey reports whether key opens the order, in constant time. An
// empty secret or the zero order opens nothing.
func CheckOrderKey(secret []byte, o id.Order, key string) bool {
	if len(secret) == 0 || o.IsZero() {
		return false
	}
	return hmac.Equal([]byte(OrderKey(secret, o)), []byte(key))
}
