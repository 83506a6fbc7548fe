package api

import (
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
)

// runJSON is a refund run.
type runJSON struct {
	Show      id.Show   `json:"show"`
	State     string    `json:"state" enum:"not_started,running,paused,stopped,done"`
	Why       string    `json:"why,omitempty" doc:"While it is paused, the code of what it waits for: payment.balance_low, payment.unreachable …"`
	StartedAt time.Time `json:"started_at,omitzero"`
	EndedAt   time.Time `json:"ended_at,omitzero"`
	NextAt    time.Time `json:"next_at,omitzero" doc:"When it goes on by itself"`
}

// runProgressJSON is how far it has come.
type runProgressJSON struct {
	Run      runJSON        `json:"run"`
	Left     int            `json:"left" doc:"Orders that are paid and not begun to be refunded"`
	UnderWay int            `json:"under_way" doc:"Orders whose seats and money are on the way back, or with which something else is not done yet"`
	Done     int            `json:"done" doc:"Orders refunded"`
	Open     int            `json:"open" doc:"Orders that are not paid and may yet be; they are refunded if they are"`
	Troubles []troubleJSON  `json:"troubles" doc:"Of those under way, the ones whose money could not go back so far; each is tried again by itself"`
	Money    []runMoneyJSON `json:"money" doc:"One item for each currency"`
	Turns    []turnJSON     `json:"turns" doc:"When staff started it, stopped it and had it go on; the oldest first"`
}

type turnJSON struct {
	At    time.Time `json:"at"`
	Staff *id.Staff `json:"staff,omitempty" doc:"Left out for whoever runs the program"`
	State string    `json:"state" enum:"running,stopped" doc:"Of the run from then on"`
	Why   string    `json:"why,omitempty" doc:"It was stopped"`
}

type stopAsk struct {
	Why string `json:"why,omitempty" maxLength:"200" doc:"For colleagues"`
}

type troubleJSON struct {
	Order  id.Order  `json:"order"`
	Number string    `json:"number"`
	At     time.Time `json:"at"`
	Code   string    `json:"code" doc:"Of the problem"`
}

type runMoneyJSON struct {
	Currency money.Currency `json:"currency"`
	Captured money.Amount   `json:"captured"`
	Refunded money.Amount   `json:"refunded"`
	Suspense money.Amount   `json:"suspense" doc:"On the way back"`
}

func toRun(r checkout.RefundRun) runJSON {
	out := runJSON{Show: r.Show, State: string(r.Standing), Why: r.Why, StartedAt: r.StartedAt, EndedAt: r.EndedAt, NextAt: r.NextAt}
	if out.State == "" {
		out.State = "not_started"
	}
	return out
}

func (a *API) refundRoutes() []Route {
	may := []*fault.Fault{account.ErrForbidden, catalog.ErrNoShow, checkout.ErrNotCancelled}
	return []Route{
		readRoute(Route{Method: "POST", Path: "/v1/shows/{show}/refunds", Name: "refundShow", Tag: "Selling", Status: 200,
			Summary: "Refund every paid order of a cancelled show",
			About:   "In stages, in the background; each order is refunded once, also when the program is ended in between. Where the provider has too little money, or does not answer, the run pauses with the reason and goes on by itself later, or at once when this is called again.",
			Access:  staffMay(account.RefundOrders), Keyed: KeyRequired, Faults: append(may, idem.ErrInFlight)}, a.refundShow),
		jsonRoute(Route{Method: "POST", Path: "/v1/shows/{show}/refunds/stop", Name: "stopRefunds", Tag: "Selling", Status: 200,
			Summary: "Stop the refunds of a cancelled show",
			About:   "No order is begun any more; what was begun goes on to its end. It goes on with the rest when refunds are started again. A run that is done stays so.",
			Access:  staffMay(account.RefundOrders), Keyed: KeyRequired, Faults: append(may, checkout.ErrNoRun, checkout.ErrDetails, idem.ErrInFlight)}, a.stopRefunds),
		readRoute(Route{Method: "GET", Path: "/v1/shows/{show}/refunds", Name: "getRefunds", Tag: "Selling", Status: 200,
			Summary: "How far the refunds of a cancelled show have come",
			Access:  staffMay(account.RefundOrders), Faults: may}, a.getRefunds),
	}
}

func (a *API) refundShow(c *Call) (runJSON, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return runJSON{}, catalog.ErrNoShow
	}
	run, err := a.use.Checkout.RefundShow(c.ctx(), c.key, c.actor(), show)
	return toRun(run), err
}

func (a *API) stopRefunds(c *Call, in stopAsk) (runJSON, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return runJSON{}, catalog.ErrNoShow
	}
	run, err := a.use.Checkout.StopRefunds(c.ctx(), c.key, c.actor(), show, in.Why)
	return toRun(run), err
}

func (a *API) getRefunds(c *Call) (runProgressJSON, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return runProgressJSON{}, catalog.ErrNoShow
	}
	p, err := a.use.Checkout.RefundsOf(c.ctx(), c.actor(), show)
	out := runProgressJSON{Run: toRun(p.RefundRun), Left: p.Left, UnderWay: p.UnderWay, Done: p.Done, Open: p.Open,
		Troubles: make([]troubleJSON, len(p.Troubles)), Money: make([]runMoneyJSON, len(p.Money)), Turns: make([]turnJSON, len(p.Turns))}
	for i, t := range p.Turns {
		out.Turns[i] = turnJSON{At: t.At, State: string(t.Standing), Why: t.Why}
		if !t.Staff.IsZero() {
			out.Turns[i].Staff = &t.Staff
		}
	}
	for i, t := range p.Troubles {
		out.Troubles[i] = troubleJSON(t)
	}
	for i, b := range p.Money {
		sum := func(minor int64) money.Amount { return money.Of(minor, b.Currency) }
		out.Money[i] = runMoneyJSON{b.Currency, sum(b.Captured), sum(b.Refunded), sum(b.Suspense)}
	}
	return out, err
}
