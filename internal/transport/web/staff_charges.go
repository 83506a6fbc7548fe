package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/money"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
)

// The fees of a price list stand one below the other, fee.0.name and so on; the
// tax is a rule by its name, ownRates, or "" for none.

const ownRates = "own"

func feeField(i int, name string) string { return "fee." + strconv.Itoa(i) + "." + name }

var feeFields = []string{"name", "kind", "value", "round"}

// feeKinds are the ways a fee may be charged, as a form has them.
var feeKinds = map[string]pricing.Fee{
	"ticket":       {Per: pricing.PerTicket},
	"share":        {Per: pricing.PerTicket, Rate: 1},
	"within":       {Per: pricing.PerTicket, Within: true},
	"share-within": {Per: pricing.PerTicket, Rate: 1, Within: true},
	"order":        {Per: pricing.PerOrder},
}

// feeKind gives the way a fee is charged.
func feeKind(f pricing.Fee) string {
	like := pricing.Fee{Per: f.Per, Within: f.Within, Rate: min(f.Rate, 1)}
	for kind, one := range feeKinds {
		if one == like {
			return kind
		}
	}
	return ""
}

// chargeValues puts a list's fees and tax into the fields of a form.
func chargeValues(v url.Values, prices pricing.List) {
	v.Set("fees", strconv.Itoa(len(prices.Fees)))
	for i, f := range prices.Fees {
		v.Set(feeField(i, "name"), f.Name)
		v.Set(feeField(i, "kind"), feeKind(f))
		v.Set(feeField(i, "round"), string(f.Round))
		if f.Rate > 0 {
			v.Set(feeField(i, "value"), writeRate(f.Rate))
		} else {
			v.Set(feeField(i, "value"), writePrice(f.Minor, prices.Currency))
		}
	}
	if t := prices.Tax; t != (pricing.Tax{}) {
		v.Set("tax.rule", t.Rule)
		if t.Rule == "" {
			v.Set("tax.rule", ownRates)
			v.Set("tax.name", t.Name)
			v.Set("tax.ticket", writeRate(t.Ticket))
			v.Set("tax.fee", writeRate(t.Fee))
		}
		if t.Added {
			v.Set("tax.how", "added")
		}
	}
}

// tidyFees numbers the fees of a form anew, without rows that say nothing, and
// with one of these at the end if another is wanted.
func tidyFees(v url.Values) {
	another := v.Get("do") == "fee"
	n := 0
	for i := range pricing.MaxFees {
		if strings.TrimSpace(v.Get(feeField(i, "name"))+v.Get(feeField(i, "value"))) == "" {
			continue
		}
		for _, name := range feeFields {
			v.Set(feeField(n, name), v.Get(feeField(i, name)))
		}
		n++
	}
	for i := n; i < pricing.MaxFees; i++ {
		for _, name := range feeFields {
			v.Del(feeField(i, name))
		}
	}
	if another && n < pricing.MaxFees {
		n++
	}
	v.Set("fees", strconv.Itoa(n))
}

// readCharges reads fees and tax of a form that tidyFees gave. What it cannot
// read it blames, and reads on.
func readCharges(v url.Values, c money.Currency, wrong *fault.Fault) (fees []pricing.Fee, tax pricing.Tax, told *fault.Fault) {
	for i := range min(wholeNumber(v.Get("fees")), pricing.MaxFees) {
		at := "fees[" + strconv.Itoa(i) + "]"
		value := v.Get(feeField(i, "value"))
		if strings.TrimSpace(v.Get(feeField(i, "name"))+value) == "" {
			continue
		}
		name, err := text.Line(v.Get(feeField(i, "name")), 1, 60)
		if err != nil {
			wrong = wrong.At(at+".name", "name")
		}
		fee, known := feeKinds[v.Get(feeField(i, "kind"))]
		if !known {
			wrong = wrong.At(at+".per", "kind")
		}
		var read bool
		if fee.Name = name; fee.Rate > 0 {
			fee.Rate, read = readRate(value)
			if round := pricing.Rounding(v.Get(feeField(i, "round"))); round == pricing.RoundUp || round == pricing.RoundDown {
				fee.Round = round
			}
		} else {
			fee.Minor, read = readPrice(value, c)
		}
		if !read || fee.Rate+fee.Minor == 0 {
			wrong = wrong.At(at+".minor", "value")
		}
		fees = append(fees, fee)
	}
	switch tax.Rule = v.Get("tax.rule"); tax.Rule {
	case "":
		return fees, tax, wrong
	case ownRates:
		tax.Rule = ""
		var err error
		if tax.Name, err = text.Line(v.Get("tax.name"), 1, 40); err != nil {
			wrong = wrong.At("tax.name", "name")
		}
		var ok bool
		if tax.Ticket, ok = readRate(v.Get("tax.ticket")); !ok {
			wrong = wrong.At("tax.ticket", "rate")
		}
		if tax.Fee, ok = readRate(v.Get("tax.fee")); !ok {
			wrong = wrong.At("tax.fee", "rate")
		}
	default: // a rule has its rates when it is saved; until then those of any day will do
		if of, known := pricing.RuleTax(tax.Rule, pricing.Day{Year: 9999}, false); known {
			tax = of
		}
	}
	tax.Added = v.Get("tax.how") == "added"
	return fees, tax, wrong
}

// readRate reads a percentage as people write it, "8.875" or "8,875", into
// thousandths of a percent.
func readRate(s string) (rate int64, ok bool) {
	s = strings.TrimSpace(strings.TrimRight(s, "%٪ \u00a0\u202f"))
	whole, fraction, mark := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	if whole == "" || len(whole) > 3 || mark && fraction == "" || len(fraction) > 3 {
		return 0, false
	}
	for _, r := range whole + fraction + strings.Repeat("0", 3-len(fraction)) {
		if r < '0' || r > '9' {
			return 0, false
		}
		rate = rate*10 + int64(r-'0')
	}
	return rate, rate <= pricing.Whole
}

// writeRate is the reverse of readRate.
func writeRate(rate int64) string {
	whole, rest := strconv.FormatInt(rate/1000, 10), strconv.FormatInt(1000+rate%1000, 10)[1:]
	return strings.TrimSuffix(whole+"."+strings.TrimRight(rest, "0"), ".")
}

// taxRule is a line of the list of rules.
type taxRule struct {
	ID, Words   string
	Ticket, Fee int64
}

// taxRules lists the rules that have rates for the day of the show, those of
// the venue's country first.
func taxRules(p Page, view catalog.ShowView) []taxRule {
	day := view.Show.StartsAt
	if there, err := time.LoadLocation(view.Venue.TimeZone); err == nil {
		day = day.In(there)
	}
	all := pricing.Rules()
	slices.SortStableFunc(all, func(a, b pricing.Rule) int {
		here := func(r pricing.Rule) int {
			if r.Country == view.Venue.Country {
				return 0
			}
			return 1
		}
		return here(a) - here(b)
	})
	var rules []taxRule
	for _, r := range all {
		tax, known := pricing.RuleTax(r.ID, pricing.DayOf(day), false)
		if !known {
			continue
		}
		what := p.T.Money.Charges.Standard
		if strings.HasSuffix(r.ID, "-culture") {
			what = p.T.Money.Charges.Culture
		}
		rules = append(rules, taxRule{r.ID, p.List(p.countryName(r.Country), what) + " (" + p.Percent(tax.Ticket) + " / " + p.Percent(tax.Fee) + ")", tax.Ticket, tax.Fee})
	}
	return rules
}

// chargeWrong gives the field of the form that a fault in fees or tax is about,
// and the reader's words for it.
func (p Page) chargeWrong(at string) (field, words string, ok bool) {
	t := p.T.Money.Charges
	at = strings.TrimPrefix(at, "prices.")
	if rest, isFee := strings.CutPrefix(at, "fees["); isFee {
		number, member, _ := strings.Cut(rest, "].")
		if _, err := strconv.Atoi(number); err != nil {
			return "", "", false
		}
		field := map[string][2]string{"name": {"name", t.WrongName}, "per": {"kind", t.WrongKind}, "within": {"kind", t.WrongKind}}[member]
		if field[0] == "" {
			field = [2]string{"value", t.WrongValue}
		}
		return "fee." + number + "." + field[0], field[1], true
	}
	words, ok = map[string]string{
		"fees": t.WrongMuch, "tax.name": t.WrongTaxName, "tax.ticket": t.WrongRate, "tax.fee": t.WrongRate, "tax.rule": t.WrongRule,
	}[at]
	return at, words, ok
}

// feeRows counts the rows of fees that the form shows: one at least.
func (v pricesView) feeRows() int {
	return max(1, min(wholeNumber(v.Value("fees")), pricing.MaxFees))
}

func (v pricesView) roundings() []option {
	t := v.T.Money.Charges
	return []option{{"", t.Nearest}, {"up", t.Up}, {"down", t.Down}}
}

// chargesOf says in words which fees and tax a list has.
func (p Page) chargesOf(prices pricing.List) string {
	t := p.T.Money.Charges
	var words []string
	for _, f := range prices.Fees {
		sum := p.Percent(f.Rate)
		if f.Rate == 0 {
			sum = p.Money(money.Of(f.Minor, prices.Currency))
		}
		how := ""
		for _, kind := range feeKindsOf(p) {
			if kind.Value == feeKind(f) {
				how = kind.Words
			}
		}
		words = append(words, f.Name+" "+sum+" ("+how+")")
	}
	if tax := prices.Tax; tax != (pricing.Tax{}) {
		how := t.TaxWithin
		if tax.Added {
			how = t.TaxAdded
		}
		words = append(words, tax.Name+" "+p.Percent(tax.Ticket)+" / "+p.Percent(tax.Fee)+" ("+how+")")
	}
	if len(words) == 0 {
		return "–"
	}
	return p.List(words...)
}

func feeKindsOf(p Page) []option {
	t := p.T.Money.Charges
	return []option{{"ticket", t.KindTicket}, {"share", t.KindShare}, {"within", t.KindWithin}, {"share-within", t.KindShareInside}, {"order", t.KindOrder}}
}
