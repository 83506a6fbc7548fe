package order

import (
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
)

// Instead is places of an older order that a new one is for instead: what they
// cost pays for it, as far as it goes. It is frozen with the new order.
type Instead struct {
	Order  id.Order `json:"order"`
	Places []int    `json:"places"` // of that order, counted from 1
	Credit int64    `json:"credit"` // what they cost with their share of the fees per order, in minor units
}

// Credit is what of the order's price other places pay.
func (o Order) Credit() money.Amount {
	if o.Instead == nil {
		return money.Of(0, o.Currency)
	}
	return money.Of(min(o.Instead.Credit, o.Total().Minor), o.Currency)
}

// Due is what of the order's price its buyer has to pay.
func (o Order) Due() money.Amount {
	return money.Of(o.Total().Minor-o.Credit().Minor, o.Currency)
}
