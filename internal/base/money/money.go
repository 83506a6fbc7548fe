// Package money is amounts in minor units (cents, fils, whole yen) with their
// currency. There are no floats and nothing is ever rounded silently.
package money

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"golang.org/x/text/currency"
)

// ErrOverflow means that a sum does not fit 64 bits of minor units.
var ErrOverflow = errors.New("money: the amount is too large")

// Currency is an ISO 4217 code, such as "EUR".
type Currency string

// ParseCurrency accepts a known ISO 4217 code in capitals.
func ParseCurrency(s string) (Currency, error) {
	unit, err := currency.ParseISO(s)
	if err != nil || unit.String() != s {
		return "", fmt.Errorf("%q is not an ISO 4217 currency code in capitals", s)
	}
	return Currency(s), nil
}

// Decimals is how many decimals the currency's minor unit has: 2 for EUR, 0
// for JPY, 3 for KWD.
func (c Currency) Decimals() int {
	unit, err := currency.ParseISO(string(c))
	if err != nil {
		return 2
	}
	scale, _ := currency.Standard.Rounding(unit)
	return scale
}

// Amount is a sum of money. The zero Amount has no currency and adds to any.
type Amount struct {
	Minor    int64    `json:"amount" doc:"In minor units: 4500 is 45.00 EUR"`
	Currency Currency `json:"currency" doc:"ISO 4217 code"`
}

// Of gives minor units of a currency.
func Of(minor int64, c Currency) Amount { return Amount{Minor: minor, Currency: c} }

// Add gives a + b. It returns ErrOverflow, or an error when the currencies
// differ.
func (a Amount) Add(b Amount) (Amount, error) {
	c := a.Currency
	switch {
	case c == "":
		c = b.Currency
	case b.Currency != "" && b.Currency != c:
		return Amount{}, fmt.Errorf("money: cannot add %s to %s", b.Currency, a.Currency)
	}
	if (b.Minor > 0 && a.Minor > math.MaxInt64-b.Minor) || (b.Minor < 0 && a.Minor < math.MinInt64-b.Minor) {
		return Amount{}, ErrOverflow
	}
	return Amount{a.Minor + b.Minor, c}, nil
}

// Times gives n times a, or ErrOverflow.
func (a Amount) Times(n int64) (Amount, error) {
	if a.Minor != 0 && n != 0 {
		p := a.Minor * n
		if p/n != a.Minor || (a.Minor == -1 && n == math.MinInt64) || (n == -1 && a.Minor == math.MinInt64) {
			return Amount{}, ErrOverflow
		}
		return Amount{p, a.Currency}, nil
	}
	return Amount{0, a.Currency}, nil
}

// IsZero reports whether the amount is nothing.
func (a Amount) IsZero() bool { return a.Minor == 0 }

// String gives the amount for logs and plain text: "45.00 EUR". Pages format
// amounts by locale instead.
func (a Amount) String() string {
	return a.Decimal() + " " + string(a.Currency)
}

// Decimal gives the number alone, with a point: "45.00".
func (a Amount) Decimal() string {
	d := a.Currency.Decimals()
	sign, n := "", uint64(a.Minor)
	if a.Minor < 0 {
		sign, n = "-", uint64(-a.Minor)
	}
	digits := fmt.Sprintf("%0*d", d+1, n)
	if d == 0 {
		return sign + digits
	}
	whole, frac := digits[:len(digits)-d], digits[len(digits)-d:]
	return sign + strings.Join([]string{whole, frac}, ".")
}
