package checkout

import (
	"fmt"
	"slices"

	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// checkExchanges holds an order against those whose places it took, or that
// took its: both say the same, and no more money has moved than that.
func (a Account) checkExchanges(q Tx) (problem, err error) {
	o, b := a.Order, a.Balance
	wrong := a.wrong
	most := int64(0)
	for _, r := range o.Returns {
		if r.To.IsZero() {
			continue
		}
		most += r.Pays
		newer, found, err := q.Order(r.To)
		if err != nil {
			return nil, err
		}
		if !found || newer.Instead == nil || newer.Instead.Order != o.ID || newer.Credit().Minor != r.Pays || !slices.Equal(newer.Instead.Places, r.Places) {
			return wrong("its places were changed for those of %s, which says otherwise", r.To)
		}
	}
	if b.Exchanged > most || -b.Exchanged > o.Credit().Minor {
		return wrong("%d pay for other orders, which were to be %d, and %d of its own price", b.Exchanged, most, o.Credit().Minor)
	}
	if problem, err := a.checkRecalls(q); problem != nil || err != nil {
		return problem, err
	}
	if o.Instead == nil || o.PaidAt.IsZero() && o.Step != stepSell {
		return nil, nil
	}
	older, found, err := q.Order(o.Instead.Order)
	if err != nil {
		return nil, err
	}
	given := slices.ContainsFunc(older.Returns, func(r order.Return) bool { return r.To == o.ID })
	if !found || given == o.PaidAt.IsZero() || !given && older.Step != stepYield {
		return wrong("it has places of %s to pay with, which says otherwise", o.Instead.Order)
	}
	return nil, nil
}

// checkRecalls holds what the bank of whoever paid an order has of others against what
// those say that it has.
func (a Account) checkRecalls(q Tx) (problem, err error) {
	bank, err := payment.BankOf(q, a.Order.ID)
	if err != nil || bank.No == 0 {
		return nil, err
	}
	newer, _, err := branches(q, a.Order.ID, a.Order)
	if err != nil {
		return nil, err
	}
	if said := recalled(newer); said != bank.Passed {
		return a.wrong("its bank has %d of what it pays for, which say %d", bank.Passed, said)
	}
	return nil, nil
}

func recalled(newer []branch) (sum int64) {
	for _, b := range newer {
		sum += b.recalled + recalled(b.newer)
	}
	return sum
}

func (a Account) wrong(format string, args ...any) (problem, err error) {
	return fmt.Errorf("%w: %s (%s, %s): %s", payment.ErrLedger, a.Order.ID, a.Order.Number, a.Order.State, fmt.Sprintf(format, args...)), nil
}
