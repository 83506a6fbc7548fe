package notify

import (
	"context"
	"fmt"
	"strings"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/seating"
)

// aboutMoney adds what letters about money say beside the order itself.
func (s *Service) aboutMoney(l *letter, m Message, o order.Order, view catalog.ShowView, plan *seating.Plan) {
	switch m.Kind {
	case Owed:
		l.Sum, l.Due = l.Money(o.Due()), l.Moment(o.Deadline, view.Venue.TimeZone)
		if s.PayTo == nil {
			return
		}
		for to := range strings.SplitSeq(s.PayTo(o.Provider), "\n") {
			if to = oneLine(to); to != "" {
				l.PayTo = append(l.PayTo, to)
			}
		}
	case Cancelled:
		aboutReturn(l, o)
	case Refunded, Returning:
		if m.No > len(o.Returns) {
			return
		}
		back := o.Returns[m.No-1]
		l.Sum = l.Money(money.Of(back.Goes(), o.Currency))
		if l.kept(back, o); o.Later {
			l.How = l.Words().ReturningByHand
		}
		for _, line := range o.LinesOf(back.Places) {
			l.Back = append(l.Back, placeOf(plan, line).In(l.Locale))
		}
	}
}

// aboutReturn tells of the last return of an order that was paid what goes back
// by it, where that is not the whole price.
func aboutReturn(l *letter, o order.Order) {
	n := len(o.Returns)
	if n == 0 || len(o.Left()) > 0 {
		return
	}
	last := o.Returns[n-1]
	if last.ByBuyer {
		l.Ended = l.Words().ReturnedByBuyer
	}
	if o.Total().Minor == last.Goes() {
		return
	}
	l.Sum = l.Money(money.Of(last.Goes(), o.Currency))
	if l.kept(last, o); last.Goes() == 0 {
		l.MoneyBack = l.Words().NothingBack
	} else if said, ok := l.Words().PartBack[o.State]; ok {
		l.MoneyBack = l.Say(said)
	}
}

// kept notes what is kept of a return.
func (l *letter) kept(r order.Return, o order.Order) {
	if kept := r.Kept.Total(); kept > 0 {
		l.Kept = l.Money(money.Of(kept, o.Currency))
	}
}

// encloses reports whether a paper goes with a message: what was paid with the
// tickets, what was taken back with the letter that says so.
func encloses(m Message, p paper.Paper) bool {
	switch m.Kind {
	case Tickets:
		return p.Kind != paper.CreditNote
	case Cancelled:
		return p.Kind == paper.CreditNote
	case Refunded:
		return p.Cause == paper.CauseOfReturn(m.No)
	}
	return false
}

// enclosePapers prints what goes with a message.
func (s *Service) enclosePapers(ctx context.Context, m Message, o order.Order) (files []File, err error) {
	sheets, err := s.Records.Papers(ctx, o)
	if err != nil {
		return nil, err
	}
	for _, sheet := range sheets {
		if !encloses(m, sheet.Paper) {
			continue
		}
		printed, err := s.Printer.Paper(sheet)
		if err != nil {
			return nil, fmt.Errorf("printing %s: %w", sheet.Number(), err)
		}
		files = append(files, File{Name: fileName(sheet.Number()) + ".pdf", Type: "application/pdf", Content: printed})
	}
	return files, nil
}
