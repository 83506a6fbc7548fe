package app

import (
	"context"
	"fmt"

	"frontrow/internal/base/id"
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
