package notify

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/locale"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

// Mailer hands mails over to the outside world.
type Mailer interface {
	// Send returns nil when somebody else has taken the mail over for good. An
	// error that wraps ErrRefused is final; after any other, trying again may
	// help.
	Send(ctx context.Context, m Mail) error
}

// Records is what letters are written from.
type Records interface {
	Order(ctx context.Context, o id.Order) (order.Order, error)
	TicketsOf(ctx context.Context, o id.Order) ([]ticket.Ticket, error)
	Show(ctx context.Context, show id.Show) (catalog.ShowView, error)
	Plan(ctx context.Context, chart seating.Hash) (*seating.Plan, error)
	// Papers are the receipts, invoices and credit notes of an order, oldest first.
	Papers(ctx context.Context, o order.Order) ([]paper.Sheet, error)
	// SeatLogHead is the signed head that is printed on a paid order, "" for none.
	SeatLogHead(ctx context.Context, o order.Order) (string, error)
}

// Printer makes what goes with a letter.
type Printer interface {
	// Tickets prints tickets as one PDF.
	Tickets(sheets []ticket.Sheet) ([]byte, error)
	// Paper prints a receipt, an invoice or a credit note.
	Paper(sheet paper.Sheet) ([]byte, error)
	// Calendar gives the show as a calendar file that leads back to link, in a
	// language.
	Calendar(view catalog.ShowView, link string, l *locale.Locale) ([]byte, error)
}
