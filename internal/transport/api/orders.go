package api

import (
	"net/http"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/ticket"
)

// checkoutAsk says who buys.
type checkoutAsk struct {
	Name     string      `json:"name" minLength:"1" maxLength:"100" doc:"On the tickets"`
	Email    string      `json:"email" minLength:"3" maxLength:"254" doc:"Where the tickets are sent"`
	Language string      `json:"language,omitempty" enum:"en,de,fr,es,ar" doc:"Of the mails and tickets; English unless told"`
	Billing  billingJSON `json:"billing,omitzero" doc:"Company and address on the first receipt or invoice; they may be changed later"`
	Provider string      `json:"provider,omitempty" maxLength:"60" doc:"How to pay, of the ways to pay that are offered; the first of them unless told"`
}

// wayJSON is a way to pay.
type wayJSON struct {
	Provider string `json:"provider" doc:"What to give when checking out"`
	Later    bool   `json:"later" doc:"The seats are fixed at checkout, and the money may come after the time of the hold"`
	Within   int64  `json:"within_seconds,omitempty" doc:"How long it may take to come, where it comes later; never beyond the beginning of the show"`
}

type orderJSON struct {
	ID       id.Order         `json:"id"`
	Number   string           `json:"number" doc:"Short, for people"`
	Show     id.Show          `json:"show"`
	Hold     inventory.HoldID `json:"hold"`
	State    string           `json:"state" enum:"awaiting_payment,checking,paid,expired,cancelled,refunding,refunded,charged_back"`
	Reason   string           `json:"reason,omitempty" doc:"Why it ended as it did, for people"`
	Name     string           `json:"name"`
	Email    string           `json:"email"`
	Language string           `json:"language" enum:"en,de,fr,es,ar" doc:"Of the mails and tickets"`
	Lines    []lineJSON       `json:"lines"`
	Voucher  string           `json:"voucher,omitempty" doc:"The code of the voucher that was used"`
	Total    money.Amount     `json:"total" doc:"With all fees and taxes"`
	Due      money.Amount     `json:"due" doc:"What of the total its buyer has to pay: all of it, less what places of another order pay"`
	Instead  *insteadJSON     `json:"instead_of,omitempty" doc:"Places of another order that these are for instead"`
	billJSON
	PaymentURL string    `json:"payment_url,omitempty" doc:"Where the buyer pays, while the order awaits it. The test provider's page is one form: a program pays with a single POST of outcome=approve (or decline, challenge, slow, late), application/x-www-form-urlencoded, to this address"`
	Provider   string    `json:"provider,omitempty" doc:"How it is paid; none where it costs nothing"`
	ExpiresAt  time.Time `json:"expires_at" doc:"Until when the seats are kept without payment"`
	CreatedAt  time.Time `json:"created_at"`
	PaidAt     time.Time `json:"paid_at,omitzero"`

	Terms   returnTermsJSON `json:"return_terms" doc:"On which its buyer may return places by themselves, as they were when it was bought"`
	Returns []returnJSON    `json:"returns,omitempty" doc:"What was taken back since it was paid, oldest first. The last place takes all that is left of the price with it"`

	SeatLogHead string `json:"seat_log_head,omitempty" doc:"Where the show's seat log ended when the tickets were mailed, signed. Keep it: it tells later whether the log was changed"`
}

func toOrder(o order.Order) orderJSON {
	out := orderJSON{ID: o.ID, Number: o.Number, Show: o.Show, Hold: o.Hold, State: string(o.State), Reason: o.Reason,
		Name: o.Name, Email: o.Email, Voucher: o.Voucher, Language: o.Language, Lines: linesJSON(o.Lines, o.Currency), Total: o.Total(), Due: o.Due(), Instead: toInstead(o), billJSON: toBill(o.Bill()),
		Provider: o.Provider, ExpiresAt: o.Deadline, CreatedAt: o.CreatedAt, PaidAt: o.PaidAt,
		Terms: toReturnTerms(o.Policy.ReturnTerms)}
	for _, r := range o.Returns {
		out.Returns = append(out.Returns, returnJSON{r.Places, money.Of(r.Sums.Total(), o.Currency), money.Of(r.Kept.Total(), o.Currency), r.ByBuyer, r.To, money.Of(r.Pays, o.Currency)})
	}
	if o.State == order.AwaitingPayment {
		out.PaymentURL = o.PayURL
	}
	return out
}

// entryJSON is one line of an order's timeline.
type entryJSON struct {
	At   time.Time `json:"at"`
	What string    `json:"what" doc:"A stable word"`
	Text string    `json:"text" doc:"For people"`
}

// ticketJSON is a ticket as its buyer sees it.
type ticketJSON struct {
	ID       id.Ticket `json:"id"`
	Order    id.Order  `json:"order"`
	Show     id.Show   `json:"show"`
	Seat     string    `json:"seat" doc:"The seat's label, or the standing area's id"`
	Area     bool      `json:"area"`
	Serial   int       `json:"serial" doc:"Counts the order's tickets from 1"`
	Holder   string    `json:"holder"`
	Code     string    `json:"code" doc:"What the QR code shows: signed, and verified with the public key alone"`
	State    string    `json:"state" enum:"valid,suspended,revoked"`
	IssuedAt time.Time `json:"issued_at"`
}

func toTicket(t ticket.Ticket) ticketJSON {
	return ticketJSON{ID: t.ID, Order: t.Order, Show: t.Show, Seat: t.Place, Area: t.Area, Serial: t.Serial,
		Holder: t.Holder, Code: t.Code, State: string(t.State), IssuedAt: t.IssuedAt}
}

func (a *API) orderRoutes() []Route {
	own := Access{Who: Signed}
	return []Route{
		jsonRoute(Route{Method: "POST", Path: "/v1/holds/{hold}/checkout", Name: "checkout", Tag: "Orders", Status: 201,
			Summary: "Order what is held", About: "Freezes the seats and their prices and gives the address to pay at. Asked again for the same hold it gives the same order.",
			Access: own, Keyed: KeyRequired, Faults: startFaults}, a.checkout),
		publicRoute(Route{Method: "GET", Path: "/v1/ways-to-pay", Name: "listWaysToPay", Tag: "Orders", Status: 200,
			Summary: "How orders may be paid", About: "The first is the one that an order is paid with unless its buyer chooses.",
			Access: Access{Who: Anyone}}, a.listWaysToPay),
		readRoute(Route{Method: "GET", Path: "/v1/orders/{order}", Name: "getOrder", Tag: "Orders", Status: 200,
			Summary: "Look at an order", About: "For its buyer, and for staff of its organiser who may read orders.",
			Access: own, Faults: faults(order.ErrNoOrder, account.ErrForbidden)}, a.getOrder),
		readRoute(Route{Method: "GET", Path: "/v1/orders/{order}/timeline", Name: "getTimeline", Tag: "Orders", Status: 200,
			Summary: "What happened to an order", About: "The same lines for buyer and staff, oldest first.",
			Access: own, Faults: faults(order.ErrNoOrder, account.ErrForbidden)}, a.getTimeline),
		readRoute(Route{Method: "GET", Path: "/v1/orders/{order}/tickets", Name: "listTickets", Tag: "Orders", Status: 200,
			Summary: "The order's tickets", About: "Empty until the order is paid.",
			Access: own, Faults: faults(order.ErrNoOrder, account.ErrForbidden)}, a.listTickets),
		readRoute(Route{Method: "POST", Path: "/v1/orders/{order}/resend", Name: "resendTickets", Tag: "Orders", Status: 202,
			Summary: "Mail the tickets once more", About: "To the order's own address, for its buyer and for staff. At most once a minute, and ten times in all.",
			Access: own, Keyed: KeyRequired, Faults: faults(order.ErrNoOrder, account.ErrForbidden, notify.ErrNothingToSend, notify.ErrJustSent, notify.ErrSentTooOften)}, a.resendTickets),
		readRoute(Route{Method: "POST", Path: "/v1/orders/{order}/cancel", Name: "cancelOrder", Tag: "Orders", Status: 200,
			Summary: "Give up an order before paying", About: "The seats go back on sale at once. The answer is the order as this leaves it: checking, until it is cancelled a moment later. Giving up twice is no error.",
			Access: own, Keyed: KeyOptional, Faults: cancelFaults}, a.cancelOrder),
		readRoute(Route{Method: "GET", Path: "/v1/orders", Name: "listOrders", Tag: "Orders", Status: 200,
			Summary: "Orders of your organiser, newest first",
			Query: []Param{{Name: "show", About: "Only this show's"}, {Name: "state", About: "Only in this state"},
				{Name: "q", About: "Part of a number, a name or an e-mail address"}, cursorParam, limitParam},
			Access: staffMay(account.ReadOrders), Faults: faults(order.ErrBadFilter)}, a.listOrders),
		readRoute(Route{Method: "POST", Path: "/v1/orders/{order}/refund", Name: "refundOrder", Tag: "Orders", Status: 200,
			Summary: "Give all the money back", About: "The seats go back on sale and the tickets open no door any more. The state becomes refunded once the provider has confirmed.",
			Access: staffMay(account.RefundOrders), Keyed: KeyRequired, Faults: refundFaults}, a.refundOrder),
		jsonRoute(Route{Method: "POST", Path: "/v1/orders/{order}/take-back", Name: "takeBackOrder", Tag: "Orders", Status: 200,
			Summary: "Take an order back, or some of its places, and say where they go", About: "A refund, also of what was given away, after which the seats are on sale again or kept back, as you say. Places that are named go alone: their tickets open no door any more, the others stay as they are. The last place takes with it all that is left of the price. An order that is being refunded whole, or was, is given as it is.",
			Access: staffMay(account.RefundOrders), Keyed: KeyRequired, Faults: append(slices.Clone(refundFaults), order.ErrBadPlaces)}, a.takeBackOrder),
		rawRoute(Route{Method: "POST", Path: "/v1/webhooks/payments/{provider}", Name: "paymentWebhook", Tag: "Orders", Status: 204,
			Summary: "A provider tells what happened", About: "Signed by the provider over the exact bytes of the body; each event counts once.",
			Access: Access{Who: Provider}, RawBody: "application/json", Faults: faults(payment.ErrBadSignature, payment.ErrBadEvent, payment.ErrUnknownProvider)}, a.paymentWebhook),
		rawRoute(Route{Method: "GET", Path: "/v1/ticket-keys", Name: "ticketKeys", Tag: "Orders", Status: 200,
			Summary: "The public keys that tickets verify with", About: "A JSON Web Key Set of Ed25519 keys. Keep it, and tickets verify with no connection.",
			Access: Access{Who: Anyone}, AnswerType: "application/json"}, a.ticketKeys),
	}
}

// order gives the order in the path to who may see it: its buyer, or staff of
// its organiser. For anybody else there is no such order.
func (a *API) order(c *Call) (order.Order, error) {
	o, err := pathID[id.Order](c, "order")
	if err != nil {
		return order.Order{}, order.ErrNoOrder
	}
	if c.caller.Actor != nil {
		return order.ForStaff(c.ctx(), a.use.Orders, c.actor(), o)
	}
	return order.Get(c.ctx(), a.use.Orders, o, c.caller.Buyer)
}

func (a *API) checkout(c *Call, in checkoutAsk) (orderJSON, error) {
	hold, buyer, err := c.buyersHold()
	if err != nil {
		return orderJSON{}, err
	}
	d := checkout.Details{Name: in.Name, Email: in.Email, Language: in.Language, PayWith: in.Provider}
	if in.Billing != (billingJSON{}) {
		d.Billing = (*paper.Billing)(&in.Billing)
	}
	o, err := a.use.Checkout.Start(c.ctx(), c.key, buyer, hold, d)
	return toOrder(o), noHold(err)
}

func (a *API) listWaysToPay(*Call) (page[wayJSON], error) {
	var out page[wayJSON]
	for _, offer := range a.use.Checkout.Ways() {
		out.Items = append(out.Items, wayJSON{offer.Provider, offer.Later(), int64(offer.PayWithin.Seconds())})
	}
	return out, nil
}

func (a *API) getOrder(c *Call) (orderJSON, error) {
	o, err := a.order(c)
	if err != nil {
		return orderJSON{}, err
	}
	out := toOrder(o)
	head, printed, err := a.use.SeatLogs.Printed(c.ctx(), o.ID)
	if printed {
		out.SeatLogHead = head.String()
	}
	return out, err
}

func (a *API) getTimeline(c *Call) (page[entryJSON], error) {
	o, err := a.order(c)
	if err != nil {
		return page[entryJSON]{}, err
	}
	entries, err := order.Timeline(c.ctx(), a.use.Orders, o.ID)
	out := page[entryJSON]{Items: make([]entryJSON, len(entries))}
	for i, e := range entries {
		out.Items[i] = entryJSON(e)
	}
	return out, err
}

// messageJSON is a mail about an order.
type messageJSON struct {
	ID        id.Message `json:"id"`
	Order     id.Order   `json:"order"`
	Kind      string     `json:"kind" enum:"tickets"`
	To        string     `json:"to"`
	State     string     `json:"state" enum:"queued,sent,failed,dropped"`
	CreatedAt time.Time  `json:"created_at"`
}

func (a *API) resendTickets(c *Call) (messageJSON, error) {
	o, err := a.order(c)
	if err != nil {
		return messageJSON{}, err
	}
	m, err := a.use.Letters.Resend(c.ctx(), c.key, o.ID)
	return messageJSON{ID: m.ID, Order: m.Order, Kind: string(m.Kind), To: m.To, State: string(m.State), CreatedAt: m.CreatedAt}, err
}

func (a *API) listTickets(c *Call) (page[ticketJSON], error) {
	o, err := a.order(c)
	if err != nil {
		return page[ticketJSON]{}, err
	}
	tickets, err := ticket.OfOrder(c.ctx(), a.use.Tickets, o.ID)
	out := page[ticketJSON]{Items: make([]ticketJSON, len(tickets))}
	for i, t := range tickets {
		out.Items[i] = toTicket(t)
	}
	return out, err
}

func (a *API) cancelOrder(c *Call) (orderJSON, error) {
	o, err := pathID[id.Order](c, "order")
	if err != nil {
		return orderJSON{}, order.ErrNoOrder
	}
	buyer, err := c.buyer()
	if err != nil {
		return orderJSON{}, err
	}
	cancelled, err := a.use.Checkout.Cancel(c.ctx(), c.key, o, buyer)
	return toOrder(cancelled), err
}

func (a *API) listOrders(c *Call) (page[orderJSON], error) {
	limit, err := c.queryInt("limit", order.DefaultLimit, 1, order.MaxLimit)
	if err != nil {
		return page[orderJSON]{}, err
	}
	f := order.Filter{State: order.State(c.query("state")), Text: c.query("q")}
	if err := f.Show.UnmarshalText([]byte(c.query("show"))); err != nil {
		return page[orderJSON]{}, ErrInvalid.At("query.show", "this is not a show's id")
	}
	found, err := order.List(c.ctx(), a.use.Orders, c.actor(), f, c.query("cursor"), limit)
	out := page[orderJSON]{Items: make([]orderJSON, len(found.Orders)), Next: found.Next}
	for i, o := range found.Orders {
		out.Items[i] = toOrder(o)
	}
	return out, err
}

func (a *API) refundOrder(c *Call) (orderJSON, error) {
	o, err := pathID[id.Order](c, "order")
	if err != nil {
		return orderJSON{}, order.ErrNoOrder
	}
	refunded, err := a.use.Checkout.Refund(c.ctx(), c.key, c.actor(), o, order.Back{})
	return toOrder(refunded), err
}

// takeBackAsk says what of an order is taken back and where its seats go.
type takeBackAsk struct {
	Seats    string `json:"seats" enum:"on_sale,kept_back"`
	Places   []int  `json:"places,omitempty" maxItems:"500" doc:"Which places: the serials of their tickets. All that are left unless told"`
	OrderFee bool   `json:"order_fee,omitempty" doc:"With their share of what the order costs beside its places. Without it that stays until the last place goes"`
}

// returnJSON is some of an order's places taken back.
type returnJSON struct {
	Places []int        `json:"places" doc:"The serials of their tickets"`
	Amount money.Amount `json:"amount" doc:"What of the price they took with them"`
	Kept   money.Amount `json:"kept" doc:"What of that amount was kept; the rest goes back"`
	Buyer  bool         `json:"by_buyer" doc:"The buyer returned them, not the box office"`
	To     id.Order     `json:"exchanged_for,omitzero" doc:"The order for other places that they were changed for"`
	Pays   money.Amount `json:"pays" doc:"What of that amount pays for the other order"`
}

func (a *API) takeBackOrder(c *Call, in takeBackAsk) (orderJSON, error) {
	o, err := pathID[id.Order](c, "order")
	if err != nil {
		return orderJSON{}, order.ErrNoOrder
	}
	refunded, err := a.use.Checkout.Refund(c.ctx(), c.key, c.actor(), o,
		order.Back{Places: in.Places, OrderFee: in.OrderFee, Block: in.Seats == "kept_back"})
	return toOrder(refunded), err
}

func (a *API) paymentWebhook(c *Call) (Reply, error) {
	return Reply{}, a.use.Checkout.Webhook(c.ctx(), c.request.PathValue("provider"), c.request.Header, c.body)
}

func (a *API) ticketKeys(*Call) (Reply, error) {
	return Reply{Bytes: ticket.JWKS(a.use.TicketKeys...), Header: http.Header{"Cache-Control": {"public, max-age=300"}}}, nil
}
