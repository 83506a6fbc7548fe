package checkout

import (
	"context"
	"fmt"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/ticket"
)

// Account is what the books say about one order.
type Account struct {
	Order    order.Order
	Balance  payment.Balance
	Recalled int64 // what banks have of it whose money had paid for it; minor units
	// InFlight is set while the saga of the order has not ended.
	InFlight bool
	// Problem wraps payment.ErrLedger and says what is wrong; nil if nothing is.
	Problem error
}

// Covers reports whether the order's places may be sold, but for those that were
// taken back: their price was taken and not given back (I2); or its bank took it
// back, and nobody has said yet what becomes of the places, or that is being done.
// What places of another order pay is there while that one waits to be changed.
func (a Account) Covers() bool {
	if a.Order.State == order.ChargedBack || a.InFlight && a.Balance.ChargedBack+a.Recalled > 0 {
		return true
	}
	price := a.Order.Total()
	switch n := len(a.Order.Returns); {
	case a.Order.State == order.Paid:
		price = a.Order.Worth()
	case n > 0: // the last of it goes back
		price.Minor = a.Order.Returns[n-1].Goes()
	case a.Order.Step == stepSell:
		price = a.Order.Due()
	}
	return a.Balance.Captured-a.Balance.Refunded-a.Balance.ChargedBack-a.Balance.Exchanged >= price.Minor
}

// Books checks every order against the ledger and its tickets, believing
// nothing, and shows each to visit. It stops at visit's first error.
func Books(ctx context.Context, run txn.Runner[Tx], visit func(Account) error) error {
	var after id.Order
	for {
		var page []Account
		err := run.View(ctx, func(q Tx) error {
			page = nil
			orders, err := q.OrdersAfter(after, pageSize)
			if err != nil {
				return err
			}
			for _, o := range orders {
				a, err := examine(q, o)
				if err != nil {
					return err
				}
				page = append(page, a)
			}
			return nil
		})
		if err != nil || len(page) == 0 {
			return err
		}
		for _, a := range page {
			if err := visit(a); err != nil {
				return err
			}
			after = a.Order.ID
		}
	}
}

func examine(q Tx, o order.Order) (Account, error) {
	a := Account{Order: o, InFlight: o.Step != stepDone}
	postings, err := q.Postings(o.ID)
	if err != nil {
		return a, err
	}
	a.Recalled = payment.RecalledOf(postings)
	tickets, err := q.TicketsOfOrder(o.ID)
	if err != nil {
		return a, err
	}
	stands := slices.ContainsFunc(tickets, func(t ticket.Ticket) bool { return t.State == ticket.Suspended })
	tickets = slices.DeleteFunc(tickets, func(t ticket.Ticket) bool { return t.State != ticket.Valid })
	if a.Balance, a.Problem = payment.VerifyLedger(o.ID, postings); a.Problem == nil {
		a.Problem = a.check(postings, tickets)
	}
	if a.Problem == nil {
		a.Problem, err = a.checkExchanges(q)
	}
	if err != nil {
		return a, err
	}
	if a.Problem == nil {
		sold := a.Balance
		switch {
		case stands: // the bank has money of a sale that is not undone
			sold, err = payment.BalanceBeforeBank(o.ID, postings)
		case bankHas(postings) && len(o.Left()) == 0: // what it took of what was kept needs no paper
			sold = payment.Balance{Retained: o.Kept().Tickets + o.Kept().Fees, Tax: o.Kept().Tax()}
		}
		if err == nil {
			a.Problem, err = a.checkPapers(q, sold)
		}
	}
	return a, err
}

// check compares the balance, what the sale earned by each account, and the
// valid tickets with what the order's state promises.
func (a Account) check(postings []payment.Posting, tickets []ticket.Ticket) error {
	o, b, valid, places := a.Order, a.Balance, len(tickets), len(a.Order.Left())
	wrong := func(format string, args ...any) error {
		return fmt.Errorf("%w: %s (%s, %s): %s", payment.ErrLedger, o.ID, o.Number, o.State, fmt.Sprintf(format, args...))
	}
	switch {
	case !b.Even():
		return wrong("the balance is out: %+v", b)
	case o.State == order.Paid && (b.Earned() != o.Worth().Minor+o.Kept().Total() || b.Suspense != 0 && !a.InFlight || !a.Covers() || !payment.SaleOf(postings, o.Bill())):
		return wrong("its price is %d, made of %+v, of which %d were not taken back, and of what was taken back %d stay, but the books have %+v", o.Total().Minor, o.Bill().Sums(), o.Worth().Minor, o.Kept().Total(), b)
	case o.State == order.Paid && valid != places:
		return wrong("it has %d valid tickets for %d places", valid, places)
	case o.State == order.Paid && !coverPlaces(tickets, o):
		return wrong("its tickets are for other places than it paid for")
	case o.State != order.Paid && o.State != order.ChargedBack && (b.Tickets != 0 || b.Fees != 0 || !keeps(b, postings, o.Kept())):
		return wrong("it earns money without being paid: %+v", b)
	case o.State != order.Paid && valid != 0:
		return wrong("it has %d valid tickets", valid)
	case !a.InFlight && b.Suspense != 0:
		return wrong("it has ended with %d in suspense", b.Suspense)
	}
	return nil
}

// keeps reports whether the books have of an order that was given back whole what
// is kept of it, and no more. A bank may have taken some of that.
func keeps(b payment.Balance, postings []payment.Posting, kept pricing.Sums) bool {
	if bankHas(postings) {
		return b.Retained <= kept.Tickets+kept.Fees && b.Tax <= kept.Tax()
	}
	return b.Retained == kept.Tickets+kept.Fees && b.Tax == kept.Tax()
}

// bankHas reports whether a bank took money of an order, or of one that pays for it,
// which it may have given up since.
func bankHas(postings []payment.Posting) bool {
	return slices.ContainsFunc(postings, payment.FollowsBank)
}

// checkPapers compares the papers of an order with what the ledger says it earned;
// what a bank took of it needs no paper while the sale is not undone.
// What was sold before the house numbered papers has none.
func (a Account) checkPapers(q Tx, sold payment.Balance) (problem, err error) {
	papers, err := q.PapersOfOrder(a.Order.ID)
	if err != nil {
		return nil, err
	}
	if len(papers) == 0 {
		return a.unnumbered(q)
	}
	net, problem := paper.Net(papers)
	// What is kept stands with the places or fees it was kept of.
	if b := sold; problem == nil && (net.Tickets+net.Fees != b.Tickets+b.Fees+b.Retained || b.Retained == 0 && net.Tickets != b.Tickets || net.Tax() != b.Tax) {
		problem = fmt.Errorf("%w: %s (%s): its papers come to %+v, but the books have %+v", paper.ErrNumbers, a.Order.ID, a.Order.Number, net, b)
	}
	return problem, nil
}

// unnumbered is the problem of an order without papers that should have one.
func (a Account) unnumbered(q Tx) (problem, err error) {
	first, err := q.FirstPaperAt()
	if err != nil || a.Balance.Earned() == 0 || first.IsZero() || a.Order.PaidAt.Before(first) {
		return nil, err
	}
	return fmt.Errorf("%w: %s (%s) is paid and has no receipt", paper.ErrNumbers, a.Order.ID, a.Order.Number), nil
}

// coverPlaces reports whether the tickets are for places that the order still has.
func coverPlaces(tickets []ticket.Ticket, o order.Order) bool {
	left := map[string]int{}
	for _, l := range o.LinesLeft() {
		left[l.Place] += l.Quantity
	}
	for _, t := range tickets {
		if left[t.Place]--; left[t.Place] < 0 {
			return false
		}
	}
	return true
}
