package api

import (
	"io"
	"net/http"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/transport/table"
)

// financeJSON is what the ledger says of a show in one currency.
type financeJSON struct {
	Currency    money.Currency `json:"currency"`
	Sales       int            `json:"sales" doc:"Orders sold"`
	Returns     int            `json:"returns" doc:"Orders taken back"`
	Gross       money.Amount   `json:"gross" doc:"What was sold, with fees and tax"`
	Returned    money.Amount   `json:"returned" doc:"What of sales was taken back, with fees and tax"`
	Tickets     money.Amount   `json:"tickets" doc:"What stays of places, without tax"`
	Fees        money.Amount   `json:"fees" doc:"What stays of fees, without tax"`
	Tax         money.Amount   `json:"tax" doc:"What stays of tax"`
	Taxes       []taxLineJSON  `json:"taxes" doc:"By rule and rate"`
	Captured    money.Amount   `json:"captured"`
	Refunded    money.Amount   `json:"refunded"`
	Retained    money.Amount   `json:"retained" doc:"Kept of places that buyers returned, without tax"`
	ChargedBack money.Amount   `json:"charged_back"`
	Suspense    money.Amount   `json:"suspense" doc:"Taken, and neither earned nor given back yet"`
	Net         money.Amount   `json:"net" doc:"Tickets and fees, without tax"`
	Vouchers    []offLineJSON  `json:"vouchers" doc:"What vouchers took off what was sold, the largest first, whatever came back of it since. Gross is without it"`
	Due         money.Amount   `json:"due" doc:"To be paid out: captured less refunded, charged_back and suspense, which is tickets, fees and tax. What the payment provider keeps is not known here"`
}

type taxLineJSON struct {
	Rule     string       `json:"rule,omitempty" doc:"Absent for the organiser's own rates"`
	Rate     int64        `json:"rate" doc:"Thousandths of a percent"`
	Sold     money.Amount `json:"sold"`
	Returned money.Amount `json:"returned"`
}

type offLineJSON struct {
	Code   string       `json:"code"`
	Orders int          `json:"orders" doc:"Also those that cost nothing with it"`
	Off    money.Amount `json:"taken_off" doc:"With fees and tax"`
}

func toFinance(f checkout.Finance) financeJSON {
	sum := func(minor int64) money.Amount { return money.Of(minor, f.Currency) }
	out := financeJSON{Currency: f.Currency, Sales: f.Sales, Returns: f.Returns, Gross: sum(f.Sold), Returned: sum(f.Returned),
		Tickets: sum(f.Tickets), Fees: sum(f.Fees), Tax: sum(f.Tax), Captured: sum(f.Captured), Refunded: sum(f.Refunded),
		ChargedBack: sum(f.ChargedBack), Suspense: sum(f.Suspense), Retained: sum(f.Retained), Net: sum(f.Tickets + f.Fees + f.Retained), Due: sum(f.Due())}
	for _, t := range f.Taxes {
		out.Taxes = append(out.Taxes, taxLineJSON{Rule: t.Rule, Rate: t.Rate, Sold: sum(t.Sold), Returned: sum(t.Returned)})
	}
	out.Vouchers = []offLineJSON{}
	for _, v := range f.Vouchers {
		out.Vouchers = append(out.Vouchers, offLineJSON{v.Code, v.Orders, sum(v.Off)})
	}
	return out
}

func (a *API) financeRoutes() []Route {
	route := func(path, name, summary, about string) Route {
		return Route{Method: "GET", Path: path, Name: name, Tag: "Selling", Status: 200, Summary: summary, About: about,
			Query:  []Param{{Name: "from", About: "Postings from here on", Format: "date-time"}, {Name: "to", About: "Postings before", Format: "date-time"}},
			Access: staffMay(account.ReadReports), Faults: []*fault.Fault{account.ErrForbidden, catalog.ErrNoShow}}
	}
	postings := route("/v1/shows/{show}/ledger", "exportLedger", "Every posting of a show, as a table",
		"CSV in UTF-8, one posting a line, a column for each account and each rate of tax, and with a sale the voucher that took something off. Its sums are those of the report.")
	postings.AnswerType = "text/csv; charset=utf-8"
	return []Route{
		readRoute(route("/v1/shows/{show}/finance", "getFinance", "What a show has brought in, from the ledger",
			"Sums of postings, one item for each currency: reports of periods that do not overlap add up."), a.getFinance),
		rawRoute(postings, a.exportLedger),
	}
}

// financeIn reads what a report is to be about.
func (a *API) financeIn(c *Call) (show id.Show, in checkout.Period, err error) {
	if show, err = a.show(c, account.ReadReports); err != nil {
		return show, in, err
	}
	if in.From, err = c.queryTime("from"); err != nil {
		return show, in, err
	}
	in.To, err = c.queryTime("to")
	return show, in, err
}

func (a *API) getFinance(c *Call) (page[financeJSON], error) {
	show, in, err := a.financeIn(c)
	if err != nil {
		return page[financeJSON]{}, err
	}
	report, err := checkout.FinanceOf(c.ctx(), a.use.Finance, show, in)
	out := page[financeJSON]{Items: make([]financeJSON, len(report))}
	for i, f := range report {
		out.Items[i] = toFinance(f)
	}
	return out, err
}

func (a *API) exportLedger(c *Call) (Reply, error) {
	show, in, err := a.financeIn(c)
	if err != nil {
		return Reply{}, err
	}
	return a.streamed(c, "ledger.csv", func(out io.Writer) error {
		return checkout.FinanceCSV(c.ctx(), out, a.use.Finance, show, in)
	}), nil
}

// streamed is a reply that is sent while it is made.
func (a *API) streamed(c *Call, name string, write func(out io.Writer) error) Reply {
	return Reply{Stream: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if err := table.Send(w, name, write); err != nil {
			a.refuse(c, w, err)
		}
	})}
}
