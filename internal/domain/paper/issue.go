package paper

import (
	"fmt"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

// Sold numbers the invoice of an order, or its receipt. It belongs in the
// transaction that makes the sale final; repeating it makes no other.
func Sold(q IssueTx, o order.Order) error {
	return issue(q, o, Invoice, CauseSale, LinesOf(o.Bill()), "")
}

// Returned numbers a credit note over lines of an order. It belongs in the
// transaction that takes them back, whose cause names it: repeating it makes no
// other. A sale that was never numbered, because it is older than numbers are,
// gets no credit note either.
func Returned(q IssueTx, o order.Order, cause string, lines []Line) error {
	papers, err := q.PapersOfOrder(o.ID)
	if err != nil {
		return err
	}
	corrects := ""
	for _, p := range papers {
		if p.Kind != CreditNote {
			corrects = p.Number()
		}
	}
	if corrects == "" {
		return nil
	}
	return issue(q, o, CreditNote, cause, lines, corrects)
}

func issue(q IssueTx, o order.Order, kind Kind, cause string, lines []Line, corrects string) error {
	total := Sums(lines).Total()
	if total == 0 {
		return nil
	}
	issued, err := q.PapersOfOrder(o.ID)
	if err != nil {
		return err
	}
	for _, p := range issued {
		if p.Cause == cause {
			return nil
		}
	}
	content, err := contentOf(q, o)
	if err != nil {
		return err
	}
	issuer, err := q.PaperIssuer(o.Organiser)
	if err != nil {
		return err
	}
	content.Lines, content.Corrects = lines, corrects
	if off := o.Bill().Off(); kind != CreditNote && !off.IsZero() {
		content.Voucher, content.Off = o.Voucher, off.Minor
	}
	if issuer.Complete() {
		content.From.Name, content.From.Address, content.From.TaxNumber = issuer.Name, issuer.Address, issuer.TaxNumber
	} else if kind == Invoice {
		kind = Receipt
	}
	p := Paper{
		ID: id.New[id.Paper](), Organiser: o.Organiser, Order: o.ID, Kind: kind, Cause: cause, At: q.Now(),
		Total: money.Of(total, o.Currency), Content: content,
	}
	p.Series = series(issuer.Prefix, kind, yearOf(p.At, content.Show.TimeZone))
	if p.No, err = q.NextPaperNo(p.Organiser, p.Series); err != nil {
		return err
	}
	return q.AddPaper(p)
}

// contentOf reads what a paper freezes.
func contentOf(q IssueTx, o order.Order) (Content, error) {
	organiser, err := q.Organiser(o.Organiser)
	if err != nil {
		return Content{}, err
	}
	billing, err := q.PaperBilling(o.ID)
	if err != nil {
		return Content{}, err
	}
	subject, err := subjectOf(q, o.Show)
	return Content{
		From: From{Name: organiser.Name, Email: organiser.Email, Accent: organiser.Accent},
		To:   To{Name: o.Name, Email: o.Email, Company: billing.Company, Address: billing.Address}, Order: o.Number, Language: o.Language,
		Show: subject, Tax: o.Tax, PaidWith: o.Provider,
	}, err
}

func subjectOf(q IssueTx, of id.Show) (Subject, error) {
	show, err := q.Show(of)
	if err != nil {
		return Subject{}, err
	}
	event, err := q.Event(show.Event)
	if err != nil {
		return Subject{}, err
	}
	venue, err := q.Venue(show.Venue)
	return subjectIn(catalog.ShowView{Show: show, Event: event, Venue: venue}), err
}

func subjectIn(v catalog.ShowView) Subject {
	return Subject{
		Title: v.Event.Title, Venue: v.Venue.Name, City: v.Venue.City, TimeZone: v.Venue.TimeZone,
		StartsAt: v.Show.StartsAt, Chart: v.Show.Chart.String(),
	}
}

// yearOf gives the year of an instant where a show is.
func yearOf(at time.Time, zone string) int {
	if there, err := time.LoadLocation(zone); err == nil {
		at = at.In(there)
	}
	return at.Year()
}

func series(prefix string, kind Kind, year int) string {
	name := fmt.Sprintf("%s-%04d", codes[kind], year)
	if prefix != "" {
		name = prefix + "-" + name
	}
	return name
}

func numberOf(series string, no int64) string { return fmt.Sprintf("%s-%06d", series, no) }
