package money

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		minor    int64
		currency Currency
		want     string
	}{
		{4500, "EUR", "45.00"}, {5, "EUR", "0.05"}, {0, "EUR", "0.00"}, {-4505, "EUR", "-45.05"},
		{4500, "JPY", "4500"}, {1, "KWD", "0.001"}, {math.MaxInt64, "EUR", "92233720368547758.07"}, {math.MinInt64, "EUR", "-92233720368547758.08"},
	} {
		if got := Of(c.minor, c.currency).Decimal(); got != c.want {
			t.Errorf("%d %s: %q, want %q", c.minor, c.currency, got, c.want)
		}
	}
}

func TestParseCurrency(t *testing.T) {
	for _, good := range []string{"EUR", "JPY", "KWD", "GBP"} {
		if c, err := ParseCurrency(good); err != nil || string(c) != good {
			t.Errorf("%s: %v, %v", good, c, err)
		}
	}
	for _, bad := range []string{"", "eur", "EURO", "€", "ZZZ", "E R", "EUR "} {
		if c, err := ParseCurrency(bad); err == nil {
			t.Errorf("%q was taken for %s", bad, c)
		}
	}
}

// TestSumsAreExactOrRefused compares with numbers of any size: a sum is right,
// or it is refused; it is never wrapped around.
func TestSumsAreExactOrRefused(t *testing.T) {
	edge := rapid.OneOf(rapid.Int64(), rapid.SampledFrom([]int64{0, 1, -1, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, math.MinInt64 + 1}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := edge.Draw(t, "a"), edge.Draw(t, "b")
		check := func(what string, want *big.Int, got Amount, err error) {
			switch {
			case !want.IsInt64() && !errors.Is(err, ErrOverflow):
				t.Fatalf("%s of %d and %d does not fit and gives %d, %v", what, a, b, got.Minor, err)
			case want.IsInt64() && (err != nil || got.Minor != want.Int64()):
				t.Fatalf("%s of %d and %d is %s and gives %d, %v", what, a, b, want, got.Minor, err)
			}
		}
		sum, err := Of(a, "EUR").Add(Of(b, "EUR"))
		check("the sum", new(big.Int).Add(big.NewInt(a), big.NewInt(b)), sum, err)
		product, err := Of(a, "EUR").Times(b)
		check("the product", new(big.Int).Mul(big.NewInt(a), big.NewInt(b)), product, err)
	})
}

func TestCurrenciesDoNotMix(t *testing.T) {
	if _, err := Of(1, "EUR").Add(Of(1, "GBP")); err == nil {
		t.Error("a euro and a pound were added")
	}
	if got, err := (Amount{}).Add(Of(7, "GBP")); err != nil || got != Of(7, "GBP") {
		t.Errorf("nothing and 7 pence are %v, %v", got, err)
	}
}
