package web

import (
	"net/url"
	"strconv"
	"strings"

	"frontrow/internal/base/money"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
)

// A form of prices has the levels one below the other, level.0.name and so on,
// and for each zone the number of its level: "" for none. The zones' fields are
// named by the zones, which are the chart's.

const (
	maxFormLevels = 40
	fieldZone     = "zone."
	fieldLevel    = "level."
)

func levelField(i int, name string) string { return fieldLevel + strconv.Itoa(i) + "." + name }

// tidyPrices gives the form without the levels that say nothing, numbered
// anew, and with one empty level at the end if another is wanted. What is
// asked to be removed is left out, and its zones are without a price.
func tidyPrices(v url.Values) url.Values {
	do := v.Get("do")
	tidy := url.Values{}
	moved := map[string]string{} // number before → after
	n := 0
	for i := range maxFormLevels {
		was := strconv.Itoa(i)
		used := false
		for name := range v {
			used = used || strings.HasPrefix(name, fieldZone) && v.Get(name) == was
		}
		for _, name := range []string{"name", "face", "fee"} {
			used = used || strings.TrimSpace(v.Get(levelField(i, name))) != ""
		}
		if !used || do == "remove-"+was {
			continue
		}
		moved[was] = strconv.Itoa(n)
		for _, name := range []string{"id", "name", "face", "fee"} {
			tidy.Set(levelField(n, name), v.Get(levelField(i, name)))
		}
		n++
	}
	if do == "add" && n < maxFormLevels || n == 0 {
		for _, name := range []string{"id", "name", "face", "fee"} {
			tidy.Set(levelField(n, name), "")
		}
		n++
	}
	for name, values := range v {
		switch {
		case strings.HasPrefix(name, fieldLevel):
		case strings.HasPrefix(name, fieldZone):
			tidy.Set(name, moved[values[0]])
		default:
			tidy[name] = values
		}
	}
	tidy.Set("levels", strconv.Itoa(n))
	tidyFees(tidy)
	return tidy
}

// readPrices reads a form that tidyPrices gave, for a chart with these zones.
func readPrices(v url.Values, zones []catalog.ChartZone) (pricing.List, error) {
	list := pricing.List{Currency: money.Currency(v.Get("currency"))}
	if _, err := money.ParseCurrency(string(list.Currency)); err != nil {
		return list, ErrEntries.At("prices.currency", "currency")
	}
	wrong := ErrEntries
	taken := map[string]bool{}
	n := min(wholeNumber(v.Get("levels")), maxFormLevels)
	for i := range n {
		taken[v.Get(levelField(i, "id"))] = true
	}
	for i := range n {
		level := pricing.Level{ID: v.Get(levelField(i, "id"))}
		at := "levels[" + strconv.Itoa(i) + "]"
		name, err := text.Line(v.Get(levelField(i, "name")), 1, 80)
		if err != nil {
			wrong = wrong.At(at+".name", "name")
		}
		level.Name = name
		if level.ID == "" {
			level.ID = levelID(name, taken)
			taken[level.ID] = true
		}
		var ok bool
		if level.Face, ok = readPrice(v.Get(levelField(i, "face")), list.Currency); !ok {
			wrong = wrong.At(at+".face", "price")
		}
		if fee := v.Get(levelField(i, "fee")); strings.TrimSpace(fee) != "" {
			if level.Fee, ok = readPrice(fee, list.Currency); !ok {
				wrong = wrong.At(at+".fee", "fee")
			}
		}
		for _, z := range zones {
			if v.Get(fieldZone+z.ID) == strconv.Itoa(i) {
				level.Zones = append(level.Zones, z.ID)
			}
		}
		if len(level.Zones) == 0 {
			wrong = wrong.At(at+".zones", "zones")
		}
		list.Levels = append(list.Levels, level)
	}
	list.Fees, list.Tax, wrong = readCharges(v, list.Currency, wrong)
	if len(wrong.Fields) > 0 {
		return list, wrong
	}
	return list, nil
}

// levelID makes a short id of a level's name for programs.
func levelID(name string, taken map[string]bool) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(text.Fold(name)) {
		for _, r := range word {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				b.WriteRune(r)
			}
		}
		b.WriteByte('-')
	}
	base := strings.Trim(b.String(), "-")
	base = strings.Trim(base[:min(len(base), 30)], "-")
	if base == "" {
		base = "level"
	}
	id := base
	for n := 2; taken[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// readPrice reads a sum as people write it: "45", "45.50" or "45,50". Where a
// mark could stand between thousands as well as before cents it is refused: a
// price must not be off by a factor of a thousand.
func readPrice(s string, c money.Currency) (minor int64, ok bool) {
	s = strings.TrimSpace(s)
	whole, fraction, cents := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	decimals := c.Decimals()
	if whole == "" || len(whole) > 9 || cents && (len(fraction) == 0 || len(fraction) > decimals) {
		return 0, false
	}
	for _, r := range whole + fraction {
		if r < '0' || r > '9' {
			return 0, false
		}
		minor = minor*10 + int64(r-'0')
	}
	for range decimals - len(fraction) {
		minor *= 10
	}
	return minor, minor <= pricing.MaxPrice
}

// writePrice is the reverse of readPrice.
func writePrice(minor int64, c money.Currency) string {
	return strings.TrimSuffix(money.Of(minor, c).Decimal(), ".00")
}
