package money

import (
	"encoding/json"
	"testing"
)

// FuzzCurrency: a currency has one spelling, and a number of decimals that
// money can be written with.
func FuzzCurrency(f *testing.F) {
	for _, s := range []string{"EUR", "JPY", "KWD", "eur", "", "XXX", "EU", "ＥＵＲ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCurrency(s)
		if err != nil {
			return
		}
		if string(c) != s || len(s) != 3 || c.Decimals() < 0 || c.Decimals() > 4 {
			t.Errorf("%q is %q with %d decimals", s, c, c.Decimals())
		}
	})
}

// FuzzAmount: what is read as an amount is written again as the same, and
// sums of amounts do not wrap.
func FuzzAmount(f *testing.F) {
	f.Add([]byte(`{"amount":4500,"currency":"EUR"}`), int64(1))
	f.Add([]byte(`{"amount":9223372036854775807,"currency":"JPY"}`), int64(9223372036854775807))
	f.Add([]byte(`{"amount":-1,"currency":""}`), int64(-1))
	f.Fuzz(func(t *testing.T, raw []byte, more int64) {
		var a Amount
		if json.Unmarshal(raw, &a) != nil {
			return
		}
		written, err := json.Marshal(a)
		if err != nil {
			return // what has no currency is not written
		}
		var again Amount
		if err := json.Unmarshal(written, &again); err != nil || again != a {
			t.Errorf("%s was read as %v, and %s as %v, %v", raw, a, written, again, err)
		}
		sum, err := a.Add(Of(more, a.Currency))
		if err == nil && sum.Minor-more != a.Minor || err == nil && (more > 0) != (sum.Minor > a.Minor) && more != 0 {
			t.Errorf("%d and %d are %d", a.Minor, more, sum.Minor)
		}
	})
}
