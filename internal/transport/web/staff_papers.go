package web

import (
	"io"
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/paper"
	"frontrow/internal/transport/table"
)

// staffPapersView is "/staff/orders/papers": an organiser's receipts, invoices
// and credit notes of a period.
type staffPapersView struct {
	Page
	Of          string // the organiser, where an admin has to name it
	First, Last string // days, as they were entered
	Wrong       bool   // they are no period
	Table, Next string
	Settings    string // where who stands on papers is said; "" for those who may not
	Papers      []staffPaperRow
}

type staffPaperRow struct{ Kind, Number, When, Order, OrderAddress, Address, Name, Sum string }

// issuerView is "/staff/organiser/papers": who stands on an organiser's papers.
type issuerView struct {
	Page
	entries
	Action, List string
	Done         string
	Complete     bool
}

const (
	papersAddress = "/staff/orders/papers"
	issuerAddress = "/staff/organiser/papers"
)

// paperOrganiser is the organiser a page of papers is about: an admin names it,
// others have one. It reports false where an admin has not named any.
func (s *Site) paperOrganiser(r *http.Request) (organiser id.Organiser, named bool, err error) {
	by, of := s.actor(r), r.URL.Query().Get("of")
	if of == "" {
		return by.Organiser, !by.Organiser.IsZero(), nil
	}
	if organiser, err = id.Parse[id.Organiser](of); err != nil {
		err = ErrNoPage
	}
	return organiser, true, err
}

func (s *Site) staffPapers(w http.ResponseWriter, r *http.Request) error {
	v, query, named, err := s.papersAsked(r)
	if err != nil {
		return err
	}
	if !named {
		return s.paperOrganisers(w, r)
	}
	if v.Wrong {
		return s.personal(w, r, http.StatusUnprocessableEntity, staffPapersPage(v))
	}
	papers, next, err := s.Receipts.List(r.Context(), s.actor(r), query, line(r.URL.Query().Get("cursor"), 100), paper.DefaultLimit)
	if err != nil {
		return err
	}
	v.add(papers, next)
	return s.personal(w, r, http.StatusOK, staffPapersPage(v))
}

func (s *Site) staffPapersCSV(w http.ResponseWriter, r *http.Request) error {
	v, query, named, err := s.papersAsked(r)
	if err != nil {
		return err
	}
	if v.Wrong || !named {
		return ErrEntries
	}
	return table.Send(w, "papers.csv", func(out io.Writer) error { return s.Receipts.WriteCSV(r.Context(), s.actor(r), query, out) })
}

// paperOrganisers has an admin choose for whom.
func (s *Site) paperOrganisers(w http.ResponseWriter, r *http.Request) error {
	all, err := s.organisersFor(r.Context(), s.actor(r))
	if err != nil {
		return err
	}
	v := organisersView{Page: s.staffPage(r, localeOf(r).T.Papers.Title)}
	for _, o := range all {
		v.Organisers = append(v.Organisers, option{papersAddress + "?of=" + o.Value, o.Words})
	}
	return s.personal(w, r, http.StatusOK, paperOrganisersPage(v))
}

// papersAsked reads what a list is to be about.
func (s *Site) papersAsked(r *http.Request) (v staffPapersView, query paper.Query, named bool, err error) {
	if err := s.actor(r).May(account.ReadReports); err != nil {
		return v, query, false, err
	}
	query.Organiser, named, err = s.paperOrganiser(r)
	if err != nil || !named {
		return v, query, named, err
	}
	v = staffPapersViewOf(s.staffPage(r, ""), query.Organiser, r.URL.Query())
	query.From, query.To, v.Wrong = daysIn("UTC", v.First, v.Last)
	return v, query, true, nil
}

func staffPapersViewOf(p Page, organiser id.Organiser, ask url.Values) staffPapersView {
	v := staffPapersView{Page: p, Of: line(ask.Get("of"), 40), First: line(ask.Get("from"), 10), Last: line(ask.Get("to"), 10)}
	v.Title = p.T.Papers.Title
	v.Table = v.address(papersAddress+".csv", "")
	if p.may(account.EditProfile) {
		v.Settings = issuerAddress + "?of=" + organiser.String()
	}
	return v
}

// address is that of a part of the same list.
func (v staffPapersView) address(at, cursor string) string {
	values := url.Values{}
	for name, value := range map[string]string{"of": v.Of, "from": v.First, "to": v.Last, "cursor": cursor} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if len(values) == 0 {
		return at
	}
	return at + "?" + values.Encode()
}

func (v *staffPapersView) add(papers []paper.Paper, next string) {
	for _, one := range papers {
		order := "/staff/orders/" + one.Order.String()
		v.Papers = append(v.Papers, staffPaperRow{
			Kind: v.T.Papers.Kind(string(one.Kind)), Number: one.Number(), When: v.Day(one.At, one.Content.Show.TimeZone),
			Order: one.Content.Order, OrderAddress: order, Address: order + "/papers/" + one.ID.String(), Name: one.Content.To.Name,
			Sum: v.Money(money.Of(one.Kind.Sign()*one.Total.Minor, one.Total.Currency)),
		})
	}
	if next != "" {
		v.Next = v.address(papersAddress, next)
	}
}

func (s *Site) staffIssuer(w http.ResponseWriter, r *http.Request) error {
	organiser, named, err := s.paperOrganiser(r)
	if err != nil {
		return err
	}
	if !named {
		return seeOther(w, r, "/staff/organiser")
	}
	i, err := s.Receipts.Issuer(r.Context(), s.actor(r), organiser)
	if err != nil {
		return err
	}
	v := issuerViewOf(s.staffPage(r, ""), newEntries(entriesOf(i)), organiser, i)
	if r.URL.Query().Has("saved") {
		v.Done = v.T.Papers.IssuerSaved
	}
	return s.personal(w, r, http.StatusOK, staffIssuerPage(v))
}

func entriesOf(i paper.Issuer) url.Values {
	return url.Values{"name": {i.Name}, "address": {i.Address}, "tax_number": {i.TaxNumber}, "prefix": {i.Prefix}}
}

func issuerViewOf(p Page, e entries, organiser id.Organiser, i paper.Issuer) issuerView {
	query := "?of=" + organiser.String()
	v := issuerView{Page: p, entries: e, Action: issuerAddress + query, List: papersAddress + query, Complete: i.Complete()}
	v.Title, v.Narrow = p.T.Papers.IssuerTitle, true
	return v
}

func (s *Site) staffIssuerSave(w http.ResponseWriter, r *http.Request) error {
	organiser, named, err := s.paperOrganiser(r)
	if err != nil {
		return err
	}
	if !named {
		return ErrNoPage
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			i := paper.Issuer{Name: f.Get("name"), Address: f.Get("address"), TaxNumber: f.Get("tax_number"), Prefix: f.Get("prefix")}
			_, err := s.Receipts.SaveIssuer(r.Context(), key, by, organiser, i)
			return issuerAddress + "?saved&of=" + organiser.String(), err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			p := s.staffPage(r, "")
			return staffIssuerPage(issuerViewOf(p, sentEntries(p, f, told), organiser, paper.Issuer{})), nil
		},
	})
}
