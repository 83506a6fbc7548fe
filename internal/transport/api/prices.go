package api

import (
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/pricing"
)

// levelAsk sets a price for some zones of the chart.
type levelAsk struct {
	ID    string   `json:"id" minLength:"1" maxLength:"40"`
	Name  string   `json:"name" minLength:"1" maxLength:"80"`
	Zones []string `json:"zones" minItems:"1" maxItems:"200"`
	Face  int64    `json:"face" minimum:"0" maximum:"10000000000" doc:"Minor units, without the fee"`
	Fee   int64    `json:"fee,omitempty" minimum:"0" maximum:"10000000000" doc:"Minor units, on top of face"`
}

// feeAsk sets a fee of all levels or of the order.
type feeAsk struct {
	Name   string `json:"name" minLength:"1" maxLength:"60"`
	Per    string `json:"per" enum:"ticket,order"`
	Minor  int64  `json:"minor,omitempty" minimum:"0" maximum:"10000000000" doc:"The sum, in minor units; or give a rate"`
	Rate   int64  `json:"rate,omitempty" minimum:"0" maximum:"100000" doc:"A share of the face price, in thousandths of a percent: 2500 is 2.5 %. Only per ticket"`
	Round  string `json:"round,omitempty" enum:"nearest,up,down" doc:"Of a share; nearest if absent"`
	Within bool   `json:"within,omitempty" doc:"Part of the face price instead of on top of it. Only per ticket"`
}

// taxAsk says how the prices are taxed.
type taxAsk struct {
	Rule   string `json:"rule,omitempty" maxLength:"40" doc:"A rule of GET /v1/tax-rules: name and rates are then those it has on the day of the show"`
	Name   string `json:"name,omitempty" maxLength:"40" doc:"What buyers read; of your own rates"`
	Ticket int64  `json:"ticket,omitempty" minimum:"0" maximum:"100000" doc:"The rate for places, in thousandths of a percent: 8875 is 8.875 %"`
	Fee    int64  `json:"fee,omitempty" minimum:"0" maximum:"100000" doc:"The rate for fees"`
	Added  bool   `json:"added,omitempty" doc:"The sums of the list are without tax, and it is added; else they contain it"`
}

type pricesAsk struct {
	Currency string     `json:"currency" minLength:"3" maxLength:"3"`
	Levels   []levelAsk `json:"levels" minItems:"1" maxItems:"100"`
	Fees     []feeAsk   `json:"fees,omitempty" maxItems:"8" doc:"Beside the levels' own. What costs nothing has none of them"`
	Tax      *taxAsk    `json:"tax,omitempty" doc:"None if absent"`
}

func (p *pricesAsk) list() *pricing.List {
	if p == nil {
		return nil
	}
	list := &pricing.List{Currency: money.Currency(p.Currency)}
	for _, l := range p.Levels {
		list.Levels = append(list.Levels, pricing.Level(l))
	}
	for _, f := range p.Fees {
		list.Fees = append(list.Fees, pricing.Fee{Name: f.Name, Per: pricing.FeePer(f.Per), Minor: f.Minor, Rate: f.Rate, Round: pricing.Rounding(f.Round), Within: f.Within})
	}
	if p.Tax != nil {
		list.Tax = pricing.Tax(*p.Tax)
	}
	return list
}

// levelJSON is a price of a show.
type levelJSON struct {
	ID    string       `json:"id"`
	Name  string       `json:"name"`
	Zones []string     `json:"zones" doc:"The chart's zones it covers"`
	Total money.Amount `json:"total" doc:"What one place costs, with all fees and taxes of a ticket"`
	Fee   money.Amount `json:"fee" doc:"The part of total that is fees"`
	Tax   money.Amount `json:"tax,omitzero" doc:"The part of total that is tax, in fees too; absent where no tax is reckoned"`
}

func levelsJSON(list pricing.List) []levelJSON {
	out := make([]levelJSON, len(list.Levels))
	for i, l := range list.Levels {
		price := list.Price(l)
		out[i] = levelJSON{ID: l.ID, Name: l.Name, Zones: l.Zones, Total: money.Of(price.Total(), list.Currency), Fee: money.Of(price.Fee, list.Currency)}
		if tax := price.Tax + price.FeeTax; tax > 0 {
			out[i].Tax = money.Of(tax, list.Currency)
		}
	}
	return out
}

// taxJSON is how much tax a sum has at one rate.
type taxJSON struct {
	Name   string       `json:"name"`
	Rate   int64        `json:"rate" doc:"Thousandths of a percent: 8875 is 8.875 %"`
	Amount money.Amount `json:"amount"`
}

// billJSON is what a total is made of beside its lines.
type billJSON struct {
	OrderFee money.Amount `json:"order_fee,omitzero" doc:"What comes on top of the lines for the order, once; part of total. Absent where there is none"`
	Taxes    []taxJSON    `json:"taxes,omitempty" doc:"The parts of total that are tax, by rate"`
}

func toBill(b pricing.Bill) (out billJSON) {
	if b.PerOrder.Fee > 0 {
		out.OrderFee = money.Of(b.PerOrder.Fee, b.Currency)
	}
	if b.Tax != (pricing.Tax{}) {
		for _, t := range b.Taxes(b.Sums()) {
			out.Taxes = append(out.Taxes, taxJSON{Name: b.Tax.Name, Rate: t.Rate, Amount: money.Of(t.Minor, b.Currency)})
		}
	}
	return out
}

// ruleJSON is a named rule of tax with its rates over time.
type ruleJSON struct {
	ID      string       `json:"id"`
	Country string       `json:"country" doc:"ISO 3166-1 alpha-2"`
	Name    string       `json:"name" doc:"What receipts there call the tax"`
	About   string       `json:"about"`
	Periods []periodJSON `json:"periods" doc:"Oldest first"`
}

type periodJSON struct {
	From   string `json:"from" doc:"The first day, as YYYY-MM-DD"`
	Ticket int64  `json:"ticket" doc:"The rate for places, in thousandths of a percent"`
	Fee    int64  `json:"fee" doc:"The rate for fees"`
}

func (a *API) priceRoutes() []Route {
	return []Route{readRoute(Route{Method: "GET", Path: "/v1/tax-rules", Name: "listTaxRules", Tag: "Setting up", Status: 200,
		Summary: "Named rules of tax to choose from",
		About:   "A help and no advice: which rate a show has depends on what it is and who sells it. Check them, or give rates of your own.",
		Access:  staffMay(account.EditCatalog), Faults: faults(account.ErrForbidden)}, a.listTaxRules)}
}

func (a *API) listTaxRules(*Call) (page[ruleJSON], error) {
	rules := pricing.Rules()
	out := page[ruleJSON]{Items: make([]ruleJSON, len(rules))}
	for i, r := range rules {
		out.Items[i] = ruleJSON{ID: r.ID, Country: r.Country, Name: r.Name, About: r.About}
		for _, p := range r.Periods {
			out.Items[i].Periods = append(out.Items[i].Periods, periodJSON{From: p.From.String(), Ticket: p.Ticket, Fee: p.Fee})
		}
	}
	return out, nil
}
