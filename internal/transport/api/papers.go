package api

import (
	"context"
	"io"
	"net/http"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
)

// paperJSON is a receipt, an invoice or a credit note.
type paperJSON struct {
	ID       id.Paper     `json:"id"`
	Order    id.Order     `json:"order"`
	Kind     string       `json:"kind" enum:"receipt,invoice,credit_note"`
	Number   string       `json:"number" doc:"Without a gap in its series"`
	Voucher  string       `json:"voucher,omitempty" doc:"The code of the voucher that took something off what is sold"`
	Off      money.Amount `json:"taken_off,omitzero" doc:"What it took off, with fees and tax: the total is without it"`
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
	if p.Content.Off != 0 {
		out.Voucher, out.Off = p.Content.Voucher, money.Of(p.Content.Off, p.Total.Currency)
	}
	for _, t := range p.Taxes() {
		out.Taxes = append(out.Taxes, paperTax{p.Content.Tax.Rule, t.Rate, money.Of(t.Minor, p.Total.Currency)})
	}
	return out
}

func (a *API) paperRoutes() []Route {
	own := Access{Who: Signed}
	exported := a.papersOf("/v1/organisers/{organiser}/papers-table", "exportPapers", "The same as a table",
		"CSV in UTF-8, one paper a line; sums of credit notes are below zero, so that the column total comes to what the ledger earned.")
	exported.AnswerType = "text/csv; charset=utf-8"
	issuer := func(method, name, summary, about string) Route {
		return Route{Method: method, Path: "/v1/organisers/{organiser}/paper-issuer", Name: name, Tag: "Setting up", Status: 200, Summary: summary, About: about,
			Access: staffMay(account.EditProfile), Faults: faults(account.ErrForbidden, catalog.ErrNoOrganiser)}
	}
	change := issuer("PUT", "changePaperIssuer", "Say who stands on an organiser's papers",
		"From now on: papers that are out stay as they are. Buyers get invoices as soon as name, address and tax number are there, and receipts until then.")
	change.Keyed, change.Faults = KeyRequired, append(change.Faults, paper.ErrIssuer)
	return []Route{
		readRoute(Route{Method: "GET", Path: "/v1/orders/{order}/papers", Name: "listPapers", Tag: "Orders", Status: 200,
			Summary: "The order's receipts, invoices and credit notes", About: "Empty until the order is paid, and where nothing was to be paid.",
			Access: own, Faults: faults(order.ErrNoOrder, account.ErrForbidden)}, a.listPapers),
		rawRoute(Route{Method: "GET", Path: "/v1/orders/{order}/papers/{paper}", Name: "getPaper", Tag: "Orders", Status: 200,
			Summary: "One of them, as PDF", About: "What stands on it was frozen with its number: asked for again, it is the same.",
			Access: own, AnswerType: "application/pdf", Faults: faults(order.ErrNoOrder, account.ErrForbidden, paper.ErrNoPaper)}, a.getPaper),
		jsonRoute(Route{Method: "PUT", Path: "/v1/orders/{order}/billing", Name: "changeBilling", Tag: "Orders", Status: 200,
			Summary: "Say which company and address stand on the order's papers",
			About:   "At any time. A paper that is out and says otherwise is taken back by a credit note, and another numbered in its place, three times at most.",
			Access:  own, Keyed: KeyRequired, Faults: faults(order.ErrNoOrder, account.ErrForbidden, paper.ErrBilling, paper.ErrBilled)}, a.changeBilling),
		readRoute(a.papersOf("/v1/organisers/{organiser}/papers", "listAllPapers", "Receipts, invoices and credit notes of a period", "In the order of their numbers.", cursorParam, limitParam), a.listAllPapers),
		rawRoute(exported, a.exportPapers),
		readRoute(issuer("GET", "getPaperIssuer", "Who stands on an organiser's papers", ""), a.getPaperIssuer),
		jsonRoute(change, a.changePaperIssuer),
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

// papersOf is a route over an organiser's papers of a period.
func (a *API) papersOf(path, name, summary, about string, more ...Param) Route {
	return Route{Method: "GET", Path: path, Name: name, Tag: "Selling", Status: 200, Summary: summary, About: about,
		Query:  append([]Param{{Name: "from", About: "Numbered from here on", Format: "date-time"}, {Name: "to", About: "Numbered before", Format: "date-time"}}, more...),
		Access: staffMay(account.ReadReports), Faults: faults(account.ErrForbidden, catalog.ErrNoOrganiser, catalog.ErrBadCursor)}
}

// paperQuery reads what a list of papers is to be about.
func (c *Call) paperQuery() (q paper.Query, err error) {
	if q.Organiser, err = pathID[id.Organiser](c, "organiser"); err != nil {
		return q, catalog.ErrNoOrganiser
	}
	if q.From, err = c.queryTime("from"); err != nil {
		return q, err
	}
	q.To, err = c.queryTime("to")
	return q, err
}

func (a *API) listAllPapers(c *Call) (page[paperJSON], error) {
	query, err := c.paperQuery()
	if err != nil {
		return page[paperJSON]{}, err
	}
	list := func(ctx context.Context, by account.Actor, cursor string, limit int) ([]paper.Paper, string, error) {
		return a.use.Papers.List(ctx, by, query, cursor, limit)
	}
	return listOf(c, list, toPaper)
}

func (a *API) exportPapers(c *Call) (Reply, error) {
	query, err := c.paperQuery()
	if err != nil {
		return Reply{}, err
	}
	return a.streamed(c, "papers.csv", func(out io.Writer) error { return a.use.Papers.WriteCSV(c.ctx(), c.actor(), query, out) }), nil
}

// billingJSON is what a buyer wants on their invoice beside their name.
type billingJSON struct {
	Company string `json:"company" maxLength:"120"`
	Address string `json:"address" maxLength:"400" doc:"With line ends"`
}

func (a *API) changeBilling(c *Call, in billingJSON) (billingJSON, error) {
	o, err := a.order(c)
	if err != nil {
		return billingJSON{}, err
	}
	b, err := a.use.Papers.Bill(c.ctx(), c.key, o.ID, paper.Billing(in))
	return billingJSON(b), err
}

// issuerJSON is who stands on an organiser's papers.
type issuerJSON struct {
	Name      string `json:"name" maxLength:"120" doc:"As the tax office knows it"`
	Address   string `json:"address" maxLength:"400" doc:"With line ends"`
	TaxNumber string `json:"tax_number" maxLength:"40"`
	Prefix    string `json:"prefix" maxLength:"8" doc:"Before every number: capitals and digits. A new one begins a new series at 1"`
}

func (a *API) getPaperIssuer(c *Call) (issuerJSON, error) {
	organiser, err := pathID[id.Organiser](c, "organiser")
	if err != nil {
		return issuerJSON{}, catalog.ErrNoOrganiser
	}
	i, err := a.use.Papers.Issuer(c.ctx(), c.actor(), organiser)
	return issuerJSON(i), err
}

func (a *API) changePaperIssuer(c *Call, in issuerJSON) (issuerJSON, error) {
	organiser, err := pathID[id.Organiser](c, "organiser")
	if err != nil {
		return issuerJSON{}, catalog.ErrNoOrganiser
	}
	i, err := a.use.Papers.SaveIssuer(c.ctx(), c.key, c.actor(), organiser, paper.Issuer(in))
	return issuerJSON(i), err
}
