package web

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/ticket"
)

// receipts has one paper, of any order.
type receipts struct{}

var onePaper = paper.Paper{ID: numbered[id.Paper](1), Kind: paper.Receipt, Series: "REC-2027", No: 7}

func (receipts) OfOrder(context.Context, id.Order) ([]paper.Paper, error) {
	return []paper.Paper{onePaper}, nil
}

func (receipts) PDF(_ context.Context, _ order.Order, wanted id.Paper) (paper.Paper, []byte, error) {
	if wanted != onePaper.ID {
		return paper.Paper{}, nil, paper.ErrNoPaper
	}
	return onePaper, []byte("%PDF-paper"), nil
}

func (receipts) List(_ context.Context, by account.Actor, query paper.Query, _ string, _ int) ([]paper.Paper, string, error) {
	return []paper.Paper{onePaper}, "next", by.MayFor(account.ReadReports, query.Organiser, catalog.ErrNoOrganiser)
}

func (receipts) WriteCSV(_ context.Context, by account.Actor, query paper.Query, out io.Writer) error {
	if err := by.MayFor(account.ReadReports, query.Organiser, catalog.ErrNoOrganiser); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "%s %s", query.From.Format(time.DateOnly), query.To.Format(time.DateOnly))
	return err
}

func (receipts) Issuer(_ context.Context, by account.Actor, organiser id.Organiser) (paper.Issuer, error) {
	return paper.Issuer{Name: "Opera Ltd", Prefix: "OP"}, by.MayFor(account.EditProfile, organiser, catalog.ErrNoOrganiser)
}

func (receipts) SaveIssuer(_ context.Context, _ idem.Key, _ account.Actor, _ id.Organiser, i paper.Issuer) (paper.Issuer, error) {
	return i.Tidy()
}

func (receipts) Billing(context.Context, id.Order) (paper.Billing, error) {
	return paper.Billing{Company: "Okonkwo Ltd"}, nil
}

func (receipts) Bill(_ context.Context, _ idem.Key, _ id.Order, b paper.Billing) (paper.Billing, error) {
	if b.Company == "too late" {
		return b, paper.ErrBilled
	}
	return b, nil
}

type paperwork struct{}

func (paperwork) QR(code string) ([]byte, error) {
	return []byte(`<svg data-code="` + code + `"></svg>`), nil
}

func (paperwork) PDF(context.Context, order.Order, []ticket.Ticket) ([]byte, error) {
	return []byte("%PDF"), nil
}

func (paperwork) Calendar(show catalog.ShowView, address string) ([]byte, error) {
	return []byte("BEGIN:VCALENDAR " + address), nil
}

func (paperwork) EventCalendar(e catalog.EventView, address string) ([]byte, error) {
	return []byte("BEGIN:VCALENDAR " + address + strings.Repeat(" BEGIN:VEVENT", len(e.Shows))), nil
}
