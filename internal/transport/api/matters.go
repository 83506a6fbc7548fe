package api

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/payment"
)

// matterJSON is something odd about money that staff have to look at.
type matterJSON struct {
	ID       id.Matter `json:"id"`
	Kind     string    `json:"kind" doc:"What is odd, a stable word"`
	Order    id.Order  `json:"order,omitzero" doc:"None where it is of no order"`
	Detail   string    `json:"detail" doc:"The facts, for people"`
	At       time.Time `json:"at"`
	CanAgain bool      `json:"can_do_again" doc:"What went wrong can be done once more"`
}

// matterAsk closes a matter.
type matterAsk struct {
	Why   string `json:"why" minLength:"1" maxLength:"200" doc:"What was done about it, for colleagues"`
	Again bool   `json:"again,omitempty" doc:"Do what went wrong once more"`
}

func (a *API) matterRoutes() []Route {
	may := staffMay(account.RefundOrders)
	return []Route{
		readRoute(Route{Method: "GET", Path: "/v1/matters", Name: "listMatters", Tag: "Orders", Status: 200,
			Summary: "What is odd about money", About: "Charge-backs to decide about, refunds that failed, messages that could not be read, work that was given up, and where the provider's list and the books differ; oldest first.",
			Query: []Param{{Name: "order", About: "Only of this order"}, cursorParam, limitParam}, Access: may, Faults: faults(account.ErrForbidden, catalog.ErrBadCursor)}, a.listMatters),
		jsonRoute(Route{Method: "POST", Path: "/v1/matters/{matter}/close", Name: "closeMatter", Tag: "Orders", Status: 200,
			Summary: "Close what was odd", About: "With what was done about it; or has what went wrong done once more.",
			Access: may, Keyed: KeyRequired, Faults: faults(account.ErrForbidden, payment.ErrNoMatter, payment.ErrMatterClosed, payment.ErrReceipt)}, a.closeMatter),
	}
}

func (a *API) listMatters(c *Call) (page[matterJSON], error) {
	var o id.Order
	if err := o.UnmarshalText([]byte(c.query("order"))); err != nil {
		return page[matterJSON]{}, ErrInvalid.At("query.order", "this is not an order's id")
	}
	return listOf(c, func(ctx context.Context, by account.Actor, cursor string, limit int) ([]payment.Matter, string, error) {
		return a.use.Checkout.Matters(ctx, by, o, cursor, limit)
	}, func(m payment.Matter) matterJSON {
		return matterJSON{m.ID, string(m.Kind), m.Order, m.Detail, m.At, m.CanRepeat()}
	})
}

// matterClosed is the answer to closing a matter.
type matterClosed struct {
	ID id.Matter `json:"id"`
}

func (a *API) closeMatter(c *Call, in matterAsk) (matterClosed, error) {
	m, err := pathID[id.Matter](c, "matter")
	if err != nil {
		return matterClosed{}, payment.ErrNoMatter
	}
	return matterClosed{m}, a.use.Checkout.CloseMatter(c.ctx(), c.key, c.actor(), m, in.Why, in.Again)
}
