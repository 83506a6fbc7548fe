package payment

import (
	"fmt"
	"slices"
	"strings"

	"frontrow/internal/base/id"
)

// follows says which posting each kind needs before it. What is not here has
// no place in a ledger.
var follows = map[PostingKind][]PostingKind{
	PostCapture:  nil,
	PostExchange: nil,
	PostSale:     {PostCapture},
	PostExcess:   {PostCapture, PostSale},
	PostReturn:   {PostCapture, PostSale},
	PostRefund:   {PostCapture},

	PostChargeBack: {PostCapture},
	PostRecall:     {PostExchange, PostSale},
}

// comes reports whether what a posting needs was booked before: where it is that
// money came, it may have come from another order.
func comes(seen map[PostingKind]bool, before PostingKind) bool {
	return seen[before] || before == PostCapture && seen[PostExchange]
}

// VerifyLedger reads all that is booked for one order, believes nothing, and
// gives the balance. The error wraps ErrLedger and names the first thing that
// is wrong: a posting that does not balance, is booked twice, comes before
// what it needs, or takes more from an account than it has.
func VerifyLedger(order id.Order, postings []Posting) (Balance, error) {
	wrong := func(format string, args ...any) (Balance, error) {
		return Balance{}, fmt.Errorf("%w: %s: %s", ErrLedger, order, fmt.Sprintf(format, args...))
	}
	slices.SortFunc(postings, func(a, b Posting) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return strings.Compare(a.ID.String(), b.ID.String())
	})
	seen := map[PostingKind]bool{}
	for i, p := range postings {
		needs, known := follows[p.Kind.Base()]
		switch {
		case !known:
			return wrong("there is no posting of kind %q", p.Kind)
		case p.Order != order:
			return wrong("the posting %s belongs to %s", p.ID, p.Order)
		case seen[p.Kind]:
			return wrong("%s is booked twice", p.Kind)
		case p.sum() != 0:
			return wrong("%s is out by %d", p.Kind, p.sum())
		case p.Currency != postings[0].Currency:
			return wrong("%s is in %s, not in %s", p.Kind, p.Currency, postings[0].Currency)
		}
		for _, before := range needs {
			if !comes(seen, before) {
				return wrong("%s is booked before %s", p.Kind, before)
			}
		}
		seen[p.Kind] = true
		b, err := sumUp(order, postings[:i+1])
		if err != nil {
			return Balance{}, err
		}
		if min(b.Captured, b.Tickets, b.Fees, b.Tax, b.Retained, b.Refunded, b.ChargedBack, b.Suspense) < 0 {
			return wrong("after %s an account is below zero: %+v", p.Kind, b)
		}
	}
	return sumUp(order, postings)
}

func sumUp(order id.Order, postings []Posting) (Balance, error) {
	var b Balance
	for _, p := range postings {
		if b.Currency != "" && b.Currency != p.Currency {
			return Balance{}, fmt.Errorf("%w: %s has money in %s and in %s", ErrLedger, order, b.Currency, p.Currency)
		}
		b.Currency = p.Currency
		for _, l := range p.Lines {
			if err := b.Add(l); err != nil {
				return Balance{}, err
			}
		}
	}
	return b, nil
}
