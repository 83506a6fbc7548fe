package testpay

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
)

var errCard = errors.New("a card's number has 12 to 19 digits")

// methodOf gives the name a card goes by towards the shop: the same for every
// payment with it, and no way back to its number, which is not kept. Nobody has
// to name a card; then the name is empty. It returns errCard for what cannot be
// the number of one.
func (c *Company) methodOf(number string) (string, error) {
	digits := strings.NewReplacer(" ", "", "-", "").Replace(number)
	if digits == "" {
		return "", nil
	}
	if len(digits) < 12 || len(digits) > 19 || strings.Trim(digits, "0123456789") != "" {
		return "", errCard
	}
	mac := hmac.New(sha256.New, []byte(c.secret))
	mac.Write([]byte("card " + digits))
	return "card_" + hex.EncodeToString(mac.Sum(nil)[:16]), nil
}
