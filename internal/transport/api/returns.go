package api

import (
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
)

// returnTermsJSON is on which terms buyers may return places, as staff set them
// and as they are told.
type returnTermsJSON struct {
	Allowed  bool  `json:"allowed" doc:"Whether buyers may return places by themselves at all"`
	Hours    int   `json:"hours_before,omitempty" minimum:"0" maximum:"8784" doc:"How long before the show begins the time for it is over"`
	Rate     int64 `json:"rate,omitempty" minimum:"0" maximum:"100000" doc:"What is kept of each place, in thousandths of a percent of what would go back; 0 for none. Either this or minor"`
	Minor    int64 `json:"minor,omitempty" minimum:"0" maximum:"10000000000" doc:"What is kept of each place, in minor units of the show's currency; 0 for none"`
	FeesBack bool  `json:"fees_back,omitempty" doc:"The fees go back as well"`
	Whole    bool  `json:"whole_orders,omitempty" doc:"All places of an order go back together, or none"`
}

// terms gives what a request says of them, and what is absent as absent.
func (t *returnTermsJSON) terms() *pricing.ReturnTerms {
	if t == nil {
		return nil
	}
	return &pricing.ReturnTerms{Allowed: t.Allowed, Hours: t.Hours, Rate: t.Rate, Minor: t.Minor, FeesBack: t.FeesBack, Whole: t.Whole}
}

func toReturnTerms(t pricing.ReturnTerms) returnTermsJSON {
	return returnTermsJSON{t.Allowed, t.Hours, t.Rate, t.Minor, t.FeesBack, t.Whole}
}

// days gives a number of days as a duration, and what is absent as absent.
func days(n *int) *time.Duration {
	if n == nil {
		return nil
	}
	d := time.Duration(*n) * 24 * time.Hour
	return &d
}

// returnAsk is what a buyer wants to return.
type returnAsk struct {
	Places []int         `json:"places,omitempty" maxItems:"500" doc:"The serials of their tickets. All that are left unless told"`
	Expect *money.Amount `json:"expect,omitempty" doc:"What you were told goes back: where it is another sum, nothing is returned"`
}

// returnOfferJSON is what a buyer would get back.
type returnOfferJSON struct {
	Until  time.Time    `json:"until" doc:"And from then on no more on these terms"`
	Moved  bool         `json:"moved" doc:"For the full price, because the show was moved since it was bought"`
	Whole  bool         `json:"whole_orders" doc:"All places go back together, or none"`
	Places []int        `json:"places" doc:"The serials of their tickets"`
	Amount money.Amount `json:"amount" doc:"What goes back"`
	Kept   money.Amount `json:"kept" doc:"What of the price does not"`
}

func (a *API) returnRoutes() []Route {
	own := Access{Who: Signed}
	return []Route{
		readRoute(Route{Method: "GET", Path: "/v1/orders/{order}/returns", Name: "getReturnOffer", Tag: "Orders", Status: 200,
			Summary: "What you get back for places that you return",
			About:   "On the terms that the order was bought on, or for the full price within the time that staff gave when they moved the show. Nothing is returned yet.",
			Query:   []Param{{Name: "places", About: "The serials of their tickets, with commas; all that are left if absent"}},
			Access:  own, Faults: append(returnFaults(), order.ErrBadPlaces)}, a.getReturnOffer),
		readRoute(Route{Method: "GET", Path: "/v1/shows/{show}/move", Name: "getMove", Tag: "Selling", Status: 200,
			Summary: "How far buyers were told that a show was moved, and how many return places because of it",
			Access:  staffMay(account.ReadOrders), Faults: faults(account.ErrForbidden, catalog.ErrNoShow)}, a.getMove),
		jsonRoute(Route{Method: "POST", Path: "/v1/orders/{order}/returns", Name: "returnPlaces", Tag: "Orders", Status: 200,
			Summary: "Return places, or a whole order",
			About:   "For the order's buyer. The tickets open no door any more, the seats go on sale again, and the money goes back the way it was paid, less what is kept.",
			Access:  own, Keyed: KeyRequired, Faults: append(returnFaults(), ErrBuyersOnly, order.ErrBadPlaces, order.ErrReturnChanged, checkout.ErrBusy)}, a.returnPlaces),
	}
}

// moveJSON is how far buyers were told that a show was moved.
type moveJSON struct {
	Show      id.Show   `json:"show"`
	Moves     int       `json:"moves" doc:"How often it was moved since it was published; what follows is about the last time"`
	StartsAt  time.Time `json:"starts_at"`
	MovedFrom time.Time `json:"moved_from,omitzero" doc:"The start that was announced first, where it is another now"`
	Until     time.Time `json:"returns_until,omitzero" doc:"Until when buyers may return places for the full price because of it"`
	Orders    int       `json:"orders" doc:"Orders that are paid now"`
	Told      int       `json:"told" doc:"Mails that went out"`
	Waiting   int       `json:"waiting" doc:"Mails that are yet to go out"`
	Failed    int       `json:"failed" doc:"Mails that could not be delivered"`
	Returned  int       `json:"returned" doc:"Orders of which places were returned for the full price"`
}

func (a *API) getMove(c *Call) (moveJSON, error) {
	wanted, err := pathID[id.Show](c, "show")
	if err != nil {
		return moveJSON{}, catalog.ErrNoShow
	}
	show, n, err := a.use.Checkout.MoveOf(c.ctx(), c.actor(), wanted)
	return moveJSON{Show: show.ID, Moves: show.Moves, StartsAt: show.StartsAt, MovedFrom: show.MovedFrom, Until: show.MoveReturnsUntil,
		Orders: n.Orders, Told: n.Told, Waiting: n.Waiting, Failed: n.Failed, Returned: n.Returned}, err
}

func (a *API) getReturnOffer(c *Call) (returnOfferJSON, error) {
	o, err := a.order(c)
	if err != nil {
		return returnOfferJSON{}, err
	}
	var places []int
	if asked := c.query("places"); asked != "" {
		for word := range strings.SplitSeq(asked, ",") {
			place, err := strconv.Atoi(word)
			if err != nil || len(places) == maxReturned {
				return returnOfferJSON{}, ErrInvalid.At("query.places", "give serials of tickets with commas between them")
			}
			places = append(places, place)
		}
	}
	offer, back, err := a.use.Checkout.ReturnOffer(c.ctx(), o, places)
	return returnOfferJSON{Until: offer.Until, Moved: offer.Moved, Whole: offer.Whole, Places: back.Places,
		Amount: money.Of(back.Goes(), o.Currency), Kept: money.Of(back.Kept.Total(), o.Currency)}, err
}

// maxReturned is how many places may be named at once.
const maxReturned = 500

func (a *API) returnPlaces(c *Call, in returnAsk) (orderJSON, error) {
	o, err := pathID[id.Order](c, "order")
	if err != nil {
		return orderJSON{}, order.ErrNoOrder
	}
	buyer, err := c.buyer()
	if err != nil {
		return orderJSON{}, err
	}
	returned, err := a.use.Checkout.Return(c.ctx(), c.key, buyer, o, checkout.ReturnAsk{Places: in.Places, Expect: in.Expect})
	return toOrder(returned), err
}
