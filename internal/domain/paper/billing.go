package paper

import (
	"context"
	"fmt"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/text"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/order"
)

// Billing is what a buyer wants on their invoice beside their name.
type Billing struct {
	Company string // 0-120 characters
	Address string // with line ends, 0-400 characters; a tax number may be among them
}

// mostCorrections is how often an invoice that is out can be replaced.
const mostCorrections = 3

// Tidy gives it as it is kept: on clean lines. It returns ErrBilling naming what
// is wrong.
func (b Billing) Tidy() (Billing, error) {
	var wrong []fault.Field
	tidy := func(at string, s *string, read func(string, int, int) (string, error), most int) {
		clean, err := read(*s, 0, most)
		if err != nil {
			wrong = append(wrong, fault.Field{At: at, Message: err.Error()})
		}
		*s = clean
	}
	tidy("company", &b.Company, text.Line, 120)
	tidy("address", &b.Address, text.Paragraphs, 400)
	if len(wrong) > 0 {
		return Billing{}, ErrBilling.WithFields(wrong)
	}
	return b, nil
}

// Bill says what stands on the papers of an order beside the buyer's name. A
// paper that is out stays as it is: it is taken back by a credit note, and
// another numbered in its place. Ask first whether the caller may see the order.
//
// It returns ErrBilling naming what is wrong, and ErrBilled when the paper can no longer be
// replaced: a part of the order was taken back, or it was replaced three times.
func Bill(ctx context.Context, run txn.Runner[Tx], key idem.Key, o id.Order, b Billing) (Billing, error) {
	return idem.Once(ctx, run, key, func(q Tx) (Billing, error) {
		b, err := b.Tidy()
		if err != nil {
			return b, err
		}
		found, there, err := q.Order(o)
		if err == nil && !there {
			err = order.ErrNoOrder
		}
		if err != nil {
			return b, err
		}
		if err := q.SavePaperBilling(o, b); err != nil {
			return b, err
		}
		return b, replace(q, found, b)
	})
}

// replace numbers another paper in the place of the one that is out, if what it
// says is another.
func replace(q Tx, o order.Order, b Billing) error {
	papers, err := q.PapersOfOrder(o.ID)
	if err != nil || len(papers) == 0 {
		return err
	}
	last := papers[len(papers)-1]
	if last.Content.To.Company == b.Company && last.Content.To.Address == b.Address {
		return nil
	}
	sales := 0
	for _, p := range papers {
		if p.Kind != CreditNote {
			sales++
		}
	}
	if last.Kind == CreditNote || len(papers) != 2*sales-1 || sales > mostCorrections {
		return ErrBilled
	}
	if err := issue(q, o, CreditNote, fmt.Sprintf("correction:%d", sales), last.Content.Lines, last.Number()); err != nil {
		return err
	}
	return issue(q, o, Invoice, fmt.Sprintf("%s:%d", CauseSale, sales+1), last.Content.Lines, "")
}

// BillingOf gives what a buyer wants on the papers of an order.
func BillingOf(ctx context.Context, run txn.Runner[Tx], o id.Order) (b Billing, err error) {
	err = run.View(ctx, func(q Tx) error {
		b, err = q.PaperBilling(o)
		return err
	})
	return b, err
}
