package app

import (
	"context"
	"fmt"
	"io"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/seating"
	"frontrow/internal/provider/pdf"
)

// paperDesk is receipts, invoices and credit notes, as pages, the API and mails
// see them.
type paperDesk struct {
	*house
	press  *pdf.Press
	notary *inventory.Notary
}

func (s *server) paperDesk() paperDesk { return paperDesk{s.house, s.press, s.notary} }

// OfOrder gives the papers of an order, oldest first.
func (d paperDesk) OfOrder(ctx context.Context, o id.Order) ([]paper.Paper, error) {
	return paper.OfOrder(ctx, d.papers(), o)
}

// PDF prints a paper of an order.
func (d paperDesk) PDF(ctx context.Context, o order.Order, wanted id.Paper) (paper.Paper, []byte, error) {
	p, err := paper.Find(ctx, d.papers(), o.ID, wanted)
	if err != nil {
		return p, nil, err
	}
	sheet, err := d.sheet(ctx, o, p)
	if err != nil {
		return p, nil, err
	}
	file, err := d.press.Paper(sheet)
	return p, file, err
}

// List gives papers of an organiser in the order they were numbered in.
func (d paperDesk) List(ctx context.Context, by account.Actor, query paper.Query, cursor string, limit int) ([]paper.Paper, string, error) {
	return paper.List(ctx, d.papers(), by, query, cursor, limit)
}

// WriteCSV writes the papers of a query as a table.
func (d paperDesk) WriteCSV(ctx context.Context, by account.Actor, query paper.Query, out io.Writer) error {
	return paper.WriteCSV(ctx, out, d.papers(), by, query)
}

// Billing is what a buyer wants on the papers of an order.
func (d paperDesk) Billing(ctx context.Context, o id.Order) (paper.Billing, error) {
	return paper.BillingOf(ctx, d.papers(), o)
}

// Bill says what it is.
func (d paperDesk) Bill(ctx context.Context, key idem.Key, o id.Order, b paper.Billing) (paper.Billing, error) {
	return paper.Bill(ctx, d.papers(), key, o, b)
}

// Issuer is who stands on an organiser's papers.
func (d paperDesk) Issuer(ctx context.Context, by account.Actor, organiser id.Organiser) (paper.Issuer, error) {
	return paper.IssuerOf(ctx, d.papers(), by, organiser)
}

// SaveIssuer says who stands on them from now on.
func (d paperDesk) SaveIssuer(ctx context.Context, key idem.Key, by account.Actor, organiser id.Organiser, i paper.Issuer) (paper.Issuer, error) {
	return paper.SaveIssuer(ctx, d.papers(), key, by, organiser, i)
}

// sheet is a paper with what its chart and the seat log add to it.
func (d paperDesk) sheet(ctx context.Context, o order.Order, p paper.Paper) (paper.Sheet, error) {
	chart, err := seating.ParseHash(p.Content.Show.Chart)
	if err != nil {
		return paper.Sheet{}, fmt.Errorf("%s: %w", p.Number(), err)
	}
	plan, err := d.plans.Plan(ctx, chart)
	if err != nil {
		return paper.Sheet{}, err
	}
	head, err := letterRecords{records{d.house}, d}.SeatLogHead(ctx, o)
	return paper.SheetOf(p, plan, head), err
}

// Papers gives the papers of an order, to go with a letter.
func (r letterRecords) Papers(ctx context.Context, o order.Order) (sheets []paper.Sheet, err error) {
	papers, err := r.desk.OfOrder(ctx, o.ID)
	for _, p := range papers {
		sheet, err := r.desk.sheet(ctx, o, p)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, sheet)
	}
	return sheets, err
}
