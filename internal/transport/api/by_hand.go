package api

import (
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// receiptAsk is money that came by hand.
type receiptAsk struct {
	Amount money.Amount `json:"amount" doc:"What came, in the order's currency"`
	Note   string       `json:"note,omitempty" maxLength:"200" doc:"For colleagues, such as the line of a bank statement"`
}

// sentAsk is money that was sent back by hand.
type sentAsk struct {
	Note string `json:"note,omitempty" maxLength:"200" doc:"For colleagues"`
}

// byHandJSON is how an order stands that is paid by hand.
type byHandJSON struct {
	Reference   string       `json:"reference" doc:"What the buyer names when paying"`
	PayTo       string       `json:"pay_to,omitempty" doc:"Where the money goes, for people; it may have several lines"`
	Received    money.Amount `json:"received"`
	Outstanding money.Amount `json:"outstanding" doc:"What is still to come; 0 once no more is taken"`
	ToSendBack  money.Amount `json:"to_send_back" doc:"What the box office has to send back, and has not noted that it did"`
}

func (a *API) byHandRoutes() []Route {
	may := staffMay(account.TakePayments)
	return append(a.matterRoutes(),
		readRoute(Route{Method: "GET", Path: "/v1/orders/{order}/by-hand", Name: "getByHand", Tag: "Orders", Status: 200,
			Summary: "How an order is paid by hand", About: "For an order that is paid by bank transfer or at the box office: what to pay, where to, and what came.",
			Access: Access{Who: Signed}, Faults: faults(order.ErrNoOrder, account.ErrForbidden, payment.ErrNotDue)}, a.getByHand),
		jsonRoute(Route{Method: "POST", Path: "/v1/orders/{order}/by-hand/received", Name: "noteReceived", Tag: "Orders", Status: 200,
			Summary: "Note money that came by hand", About: "Part of the price leaves the order open; the whole pays it. What is beyond the price has to be sent back.",
			Access: may, Keyed: KeyRequired, Faults: faults(account.ErrForbidden, order.ErrNoOrder, payment.ErrReceipt, payment.ErrNotDue)}, a.noteReceived),
		jsonRoute(Route{Method: "POST", Path: "/v1/orders/{order}/by-hand/sent-back", Name: "noteSentBack", Tag: "Orders", Status: 200,
			Summary: "Note that money was sent back by hand", About: "All that had to be.",
			Access: may, Keyed: KeyRequired, Faults: faults(account.ErrForbidden, order.ErrNoOrder, payment.ErrReceipt, payment.ErrNotDue, payment.ErrNothingToSend)}, a.noteSentBack),
	)
}

func (a *API) getByHand(c *Call) (byHandJSON, error) {
	o, err := a.order(c)
	if err != nil {
		return byHandJSON{}, err
	}
	h, _, found, err := a.use.Checkout.ByHand(c.ctx(), o.ID)
	if err == nil && !found {
		err = payment.ErrNotDue
	}
	if err != nil {
		return byHandJSON{}, err
	}
	out := byHandJSON{Reference: o.Number, Received: money.Of(h.Received, h.Amount.Currency), Outstanding: h.Outstanding(), ToSendBack: h.Owed()}
	for _, offer := range a.use.Checkout.Ways() {
		if offer.Provider == h.Provider {
			out.PayTo = offer.PayTo
		}
	}
	return out, nil
}

func (a *API) noteReceived(c *Call, in receiptAsk) (orderJSON, error) {
	o, err := pathID[id.Order](c, "order")
	if err != nil {
		return orderJSON{}, order.ErrNoOrder
	}
	noted, err := a.use.Checkout.Receive(c.ctx(), c.key, c.actor(), o, in.Amount, in.Note)
	return toOrder(noted), err
}

func (a *API) noteSentBack(c *Call, in sentAsk) (orderJSON, error) {
	o, err := pathID[id.Order](c, "order")
	if err != nil {
		return orderJSON{}, order.ErrNoOrder
	}
	noted, err := a.use.Checkout.SendBack(c.ctx(), c.key, c.actor(), o, in.Note)
	return toOrder(noted), err
}
