package api

import (
	"net/http"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
)

// paperJSON is a receipt, an invoice or a credit note.
type paperJSON struct {
	ID       id.Paper     `json:"id"`
	Order    id.Order     `json:"order"`
	Kind     string       `json:"kind" enum:"receipt,invoice,credit_note"`
	Number   string       `json:"number" doc:"Without a gap in its series"`
	Corrects string       `json:"corrects,omitempty" doc:"The number of the paper that a credit note is about"`
	At       time.Time    `json:"at"`
	Total    money.Amount `json:"total" doc:"Never below zero; a credit note takes it back"`
	Taxes    []paperTax   `json:"taxes" doc:"What of the total is tax, by rate"`
}

type paperTax struct {
	Rule string       `json:"rule,omitempty" doc:"Absent for the organiser's own rates"`
	Rate int64        `json:"rate" doc:"Thousandths of a percent"`
	Sum  money.Amount `json:"sum"`
}

func toPaper(p paper.Paper) paperJSON {
	out := paperJSON{ID: p.ID, Order: p.Order, Kind: string(p.Kind), Number: p.Number(), Corrects: p.Content.Corrects, At: p.At, Total: p.Total, Taxes: []paperTax{}}
	for _, t := range p.Taxes() {
		out.Taxes = append(out.Taxes, paperTax{p.Content.Tax.Rule, t.Rate, money.Of(t.Minor, p.Total.Currency)})
	}
	return out
}

func (a *API) paperRoutes() []Route {
	own := Access{Who: Signed}
	return []Route{
		readRoute(Route{Method: "GET", Path: "/v1/orders/{order}/papers", Name: "listPapers", Tag: "Orders", Status: 200,
			Summary: "The order's receipts, invoices and credit notes", About: "Empty until the order is paid, and where nothing was to be paid.",
			Access: own, Faults: faults(order.ErrNoOrder, account.ErrForbidden)}, a.listPapers),
		rawRoute(Route{Method: "GET", Path: "/v1/orders/{order}/papers/{paper}", Name: "getPaper", Tag: "Orders", Status: 200,
			Summary: "One of them, as PDF", About: "What stands on it was frozen with its number: asked for again, it is the same.",
			Access: own, AnswerType: "application/pdf", Faults: faults(order.ErrNoOrder, account.ErrForbidden, paper.ErrNoPaper)}, a.getPaper),
	}
}

func (a *API) listPapers(c *Call) (page[paperJSON], error) {
	o, err := a.order(c)
	if err != nil {
		return page[paperJSON]{}, err
	}
	papers, err := a.use.Papers.OfOrder(c.ctx(), o.ID)
	out := page[paperJSON]{Items: make([]paperJSON, len(papers))}
	for i, p := range papers {
		out.Items[i] = toPaper(p)
	}
	return out, err
}

func (a *API) getPaper(c *Call) (Reply, error) {
	o, err := a.order(c)
	if err != nil {
		return Reply{}, err
	}
	wanted, err := pathID[id.Paper](c, "paper")
	if err != nil {
		return Reply{}, paper.ErrNoPaper
	}
	p, file, err := a.use.Papers.PDF(c.ctx(), o, wanted)
	return Reply{Bytes: file, Header: http.Header{"Content-Disposition": {`attachment; filename="` + p.Number() + `.pdf"`}}}, err
}
