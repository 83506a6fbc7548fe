package api

import (
	"slices"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// exchangeAsk changes places of an order for others.
type exchangeAsk struct {
	Places     []int         `json:"places,omitempty" maxItems:"500" doc:"Which places are given up: the serials of their tickets. All that are left unless told"`
	Seats      []string      `json:"seats,omitempty" maxItems:"100" doc:"What is taken instead: labels, section/row/seat" example:"stalls/B/1"`
	Areas      []placesJSON  `json:"areas,omitempty" maxItems:"50" doc:"And places in standing areas"`
	Accessible bool          `json:"accessible,omitempty" doc:"The buyer needs the accessible and companion seats among these"`
	Expect     *money.Amount `json:"expect,omitempty" doc:"What you were told is to be paid, or, below zero, goes back: where it comes to another sum, nothing is changed"`
	Provider   string        `json:"provider,omitempty" maxLength:"60" doc:"How the rest is paid, of the ways to pay that are offered; the first of them unless told"`
}

// insteadJSON is what an order is for instead.
type insteadJSON struct {
	Order  id.Order     `json:"order" doc:"The older order"`
	Places []int        `json:"places" doc:"The serials of its tickets that are given up"`
	Credit money.Amount `json:"credit" doc:"What these places cost. What the new ones do not need of it goes back"`
}

func toInstead(o order.Order) *insteadJSON {
	if o.Instead == nil {
		return nil
	}
	return &insteadJSON{o.Instead.Order, o.Instead.Places, money.Of(o.Instead.Credit, o.Currency)}
}

func (a *API) exchangeRoutes() []Route {
	// The new places are held for the order's buyer, by whoever asks.
	held := slices.DeleteFunc(slices.Clone(placeFaults), func(f *fault.Fault) bool { return f == ErrBuyersOnly })
	return []Route{
		jsonRoute(Route{Method: "POST", Path: "/v1/orders/{order}/exchanges", Name: "exchangePlaces", Tag: "Orders", Status: 201,
			Summary: "Change places of an order for others",
			About:   "In the same show. The new places are held for the order's buyer, at once or not at all, and have an order of their own, which is the answer: what the old ones cost pays for it as far as it goes. When something is due, it awaits payment as any order; until it is paid nothing is changed in the old one. Then the old tickets open no door any more, the old seats go on sale again, and what was not needed goes back.",
			Access:  staffMay(account.RefundOrders), Keyed: KeyRequired,
			Faults: slices.Concat(held, faults(inventory.ErrTaken, inventory.ErrSoldOut, inventory.ErrLimit, inventory.ErrLeavesLone, inventory.ErrKept, inventory.ErrAlreadyYours, inventory.ErrHoldEnded, inventory.ErrOtherCost),
				faults(account.ErrForbidden, order.ErrNoOrder, order.ErrBadPlaces, order.ErrPlaceBack, checkout.ErrNotExchangeable, checkout.ErrBusy,
					payment.ErrNoWay, payment.ErrUnreachable, payment.ErrRefused, idem.ErrInFlight))}, a.exchangePlaces),
	}
}

func (a *API) exchangePlaces(c *Call, in exchangeAsk) (orderJSON, error) {
	o, err := pathID[id.Order](c, "order")
	if err != nil {
		return orderJSON{}, order.ErrNoOrder
	}
	made, err := a.use.Checkout.Exchange(c.ctx(), c.key, c.actor(), o, checkout.Exchange{
		Places: in.Places, PayWith: in.Provider, Expect: in.Expect, Choice: choiceJSON{Seats: in.Seats, Areas: in.Areas, Accessible: in.Accessible}.choice(),
	})
	return toOrder(made), err
}
