package web

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
)

// What the fields say of the terms on which buyers return places.
const (
	returnsYes   = "yes"
	returnsNo    = "no"
	returnsBack  = "back"
	returnsStay  = "stay"
	returnsParts = "parts"
	returnsWhole = "whole"
)

func (v showFormView) returnOptions() []option {
	t := v.T.Returns
	return []option{{returnsNo, t.AllowNo}, {returnsYes, t.AllowYes}}
}

func (v showFormView) returnFeeOptions() []option {
	t := v.T.Returns
	return []option{{returnsStay, t.FeesStay}, {returnsBack, t.FeesBack}}
}

func (v showFormView) returnWholeOptions() []option {
	t := v.T.Returns
	return []option{{returnsParts, t.WholeNo}, {returnsWhole, t.Whole}}
}

// readReturns reads what a form says of returns; nil where it says nothing. Sums
// are in the show's currency.
func readReturns(f form, c money.Currency) (terms *pricing.ReturnTerms, moved *time.Duration, err error) {
	wrong := ErrEntries
	number := func(name string) int {
		text := strings.TrimSpace(f.Get(name))
		n, err := strconv.Atoi(text)
		if text != "" && (err != nil || n < 0) {
			wrong = wrong.At(name, "number")
		}
		return n
	}
	if f.Has("move_return_days") {
		days := min(number("move_return_days"), 1000)
		moved = new(time.Duration(days) * 24 * time.Hour)
	}
	if f.Has("returns") {
		terms = &pricing.ReturnTerms{Allowed: f.Get("returns") == returnsYes, Hours: number("returns.hours_before"),
			FeesBack: f.Get("returns_fees") == returnsBack, Whole: f.Get("returns_whole") == returnsWhole}
		var ok bool
		if text := f.Get("returns.rate"); strings.TrimSpace(text) != "" {
			if terms.Rate, ok = readRate(text); !ok {
				wrong = wrong.At("returns.rate", "rate")
			}
		}
		if text := f.Get("returns.minor"); strings.TrimSpace(text) != "" {
			if terms.Minor, ok = readPrice(text, c); !ok {
				wrong = wrong.At("returns.minor", "price")
			}
		}
	}
	if len(wrong.Fields) > 0 {
		return nil, nil, wrong
	}
	return terms, moved, nil
}

// writeReturns puts a show's terms into its form's fields.
func writeReturns(v url.Values, show catalog.Show) {
	t := show.Returns
	choose := func(name string, yes bool, ifYes, ifNo string) {
		v.Set(name, ifNo)
		if yes {
			v.Set(name, ifYes)
		}
	}
	choose("returns", t.Allowed, returnsYes, returnsNo)
	choose("returns_fees", t.FeesBack, returnsBack, returnsStay)
	choose("returns_whole", t.Whole, returnsWhole, returnsParts)
	v.Set("returns.hours_before", strconv.Itoa(t.Hours))
	if t.Rate > 0 {
		v.Set("returns.rate", writeRate(t.Rate))
	}
	if t.Minor > 0 {
		v.Set("returns.minor", money.Of(t.Minor, show.Prices.Currency).Decimal())
	}
	v.Set("move_return_days", strconv.Itoa(int(show.MoveReturnFor/(24*time.Hour))))
}

// returnWords says on which terms buyers may return places, in sentences.
func (p Page) returnWords(t pricing.ReturnTerms, c money.Currency) string {
	say := p.T.Returns
	if !t.Allowed {
		return say.Never
	}
	words := []string{say.UntilStart}
	switch {
	case t.Hours > 0 && t.Hours%24 == 0:
		words[0] = say.Until(say.Days(t.Hours / 24))
	case t.Hours > 0:
		words[0] = say.Until(say.Hours(t.Hours))
	}
	switch {
	case t.Rate > 0:
		words = append(words, say.KeepsShare(p.Percent(t.Rate)))
	case t.Minor > 0:
		words = append(words, say.KeepsSum(p.Money(money.Of(t.Minor, c))))
	default:
		words = append(words, say.KeepsNothing)
	}
	fees := say.FeesStay
	if t.FeesBack {
		fees = say.FeesBack
	}
	if words = append(words, fees); t.Whole {
		words = append(words, say.Whole)
	}
	return strings.Join(words, " ")
}

// addReturns says what a change does to a show's terms.
func (p Page) addReturns(add func(what, before, after string), was, is catalog.Show) {
	t := p.T.Returns
	add(t.Setting, p.returnWords(was.Returns, was.Prices.Currency), p.returnWords(is.Returns, is.Prices.Currency))
	days := func(s catalog.Show) string { return p.Number(int(s.MoveReturnFor / (24 * time.Hour))) }
	add(t.MoveDays, days(was), days(is))
}
