package api

import (
	"errors"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
)

// choiceJSON is how a client names places.
type choiceJSON struct {
	Seats []string     `json:"seats,omitempty" maxItems:"100" doc:"Labels, section/row/seat" example:"stalls/A/12"`
	Areas []placesJSON `json:"areas,omitempty" maxItems:"50" doc:"Places in standing areas"`
	Best  *bestJSON    `json:"best_available,omitempty" doc:"Instead of seats and areas: the best seats free, side by side in one row, table or box"`

	Voucher string `json:"voucher,omitempty" maxLength:"100" doc:"A voucher's code, with which places cost less, or which opens places that are kept for those who have it. Only when a hold is taken; redeemVoucher changes it later"`

	Accessible bool `json:"accessible,omitempty" doc:"You, or somebody you book for, need the accessible and companion seats among these. Where a show keeps such seats, they are refused without (seat.kept_accessible)"`
}

type placesJSON struct {
	Area     string `json:"area" minLength:"1" maxLength:"40" doc:"The area's id"`
	Quantity int    `json:"quantity" minimum:"1" maximum:"100"`
}

type bestJSON struct {
	Quantity   int    `json:"quantity" minimum:"1" maximum:"100"`
	Level      string `json:"level,omitempty" maxLength:"40" doc:"A price level's id; any if absent"`
	Section    string `json:"section,omitempty" maxLength:"40" doc:"A section's id; any if absent"`
	Accessible bool   `json:"accessible,omitempty" doc:"Accessible seats, companions beside them"`
	MaySplit   bool   `json:"may_split,omitempty" doc:"Where there are not so many side by side, as few groups as can be will do, close to each other. Without it such a wish is refused with best.none"`
}

func (j choiceJSON) choice() inventory.Choice {
	c := inventory.Choice{Seats: j.Seats, Accessible: j.Accessible}
	for _, p := range j.Areas {
		c.Areas = append(c.Areas, inventory.Places{Area: p.Area, Quantity: p.Quantity})
	}
	if j.Best != nil {
		c.Best = &inventory.Wish{Quantity: j.Best.Quantity, Level: j.Best.Level, Section: j.Best.Section, Accessible: j.Best.Accessible, MaySplit: j.Best.MaySplit}
	}
	return c
}

// holdJSON is a hold as its buyer sees it.
type holdJSON struct {
	ID      inventory.HoldID `json:"id"`
	Show    id.Show          `json:"show"`
	Voucher string           `json:"voucher,omitempty" doc:"The code of the voucher it has"`
	State   string           `json:"state" enum:"held,paying,sold,ended"`
	Seats   []string         `json:"seats"`
	Areas   []placesJSON     `json:"areas"`
	Lines   []lineJSON       `json:"lines"`
	Total   money.Amount     `json:"total" doc:"What the buyer pays: all places, with all fees and taxes"`
	billJSON
	ExpiresAt     time.Time `json:"expires_at" doc:"Until when the places are kept"`
	ExtendSeconds int       `json:"extend_seconds" doc:"By how much expires_at may still be moved, once; 0 for not any more"`
	Version       uint64    `json:"version" doc:"Of the show's seats; send it back as ?version= to read your own writes"`
}

// lineJSON is what one place costs, or several alike in one standing area.
type lineJSON struct {
	Place    string       `json:"place" doc:"A seat's label or an area's id"`
	Area     bool         `json:"area"`
	Quantity int          `json:"quantity"`
	Level    string       `json:"level"`
	Each     money.Amount `json:"each" doc:"For one place, with all fees and taxes of a ticket"`
	Fee      money.Amount `json:"fee" doc:"The part of each that is fees"`
	Off      money.Amount `json:"taken_off,omitzero" doc:"What a voucher has taken off each: without it, it would cost that much more"`
}

func linesJSON(lines []pricing.Line, c money.Currency) []lineJSON {
	out := make([]lineJSON, len(lines))
	for i, l := range lines {
		out[i] = lineJSON{Place: l.Place, Area: l.Area, Quantity: l.Quantity, Level: l.Level,
			Each: money.Of(l.Price.Total(), c), Fee: money.Of(l.Fee, c)}
		if l.Off > 0 {
			out[i].Off = money.Of(l.Off, c)
		}
	}
	return out
}

func toHold(h inventory.Hold, version uint64) holdJSON {
	state := "ended"
	switch h.State {
	case inventory.Held, inventory.Paying, inventory.Sold:
		state = h.State.String()
	case inventory.Available, inventory.Blocked:
	}
	out := holdJSON{ID: h.ID, Show: h.ID.Show, Voucher: h.Voucher, State: state, Seats: h.Seats(), Lines: linesJSON(h.Lines, h.Currency),
		Total: h.Total(), billJSON: toBill(h.Bill()), ExpiresAt: h.Deadline, ExtendSeconds: int(h.MoreTime / time.Second), Version: version}
	for _, l := range h.Lines {
		if n := len(out.Areas); n > 0 && out.Areas[n-1].Area == l.Place {
			out.Areas[n-1].Quantity += l.Quantity
		} else if l.Area {
			out.Areas = append(out.Areas, placesJSON{Area: l.Place, Quantity: l.Quantity})
		}
	}
	return out
}

func (a *API) holdRoutes() []Route {
	chosen := slices.Concat(placeFaults, faults(inventory.ErrTaken, inventory.ErrSoldOut, inventory.ErrNoneTogether, inventory.ErrLimit, inventory.ErrLeavesLone, inventory.ErrKept),
		withCode, faults(inventory.ErrVoucherTooMany, inventory.ErrVoucherNotHere))
	return []Route{
		jsonRoute(Route{Method: "POST", Path: "/v1/shows/{show}/holds", Name: "placeHold", Tag: "Seats", Status: 201,
			Summary: "Hold seats",
			About:   "Takes seats, places in standing areas, or the best available for you until expires_at: all of them or none. Where the show refuses lone seats, a choice of seats that would leave one without need is refused with hold.leaves_lone_seat, which names another.",
			Query:   []Param{versionParam},
			Access:  Access{Who: Signed}, Keyed: KeyRequired, Faults: slices.Concat(chosen, faults(inventory.ErrAlreadyYours))}, a.placeHold),
		readRoute(Route{Method: "GET", Path: "/v1/holds/{hold}", Name: "getHold", Tag: "Seats", Status: 200,
			Summary: "Look at a hold of yours", Query: []Param{versionParam}, Access: Access{Who: Signed},
			Faults: append(slices.Clone(seatFaults), ErrBuyersOnly, inventory.ErrNoHold)}, a.getHold),
		jsonRoute(Route{Method: "PATCH", Path: "/v1/holds/{hold}", Name: "changeHold", Tag: "Seats", Status: 200,
			Summary: "Change a hold", About: "Gives places back and takes others in one step. When any wanted place is taken, nothing changes. The deadline stays.",
			Query:  []Param{versionParam},
			Access: Access{Who: Signed}, Keyed: KeyRequired,
			Faults: slices.Concat(chosen, faults(inventory.ErrNoHold, inventory.ErrHoldEnded, inventory.ErrHoldSealed))}, a.changeHold),
		readRoute(Route{Method: "POST", Path: "/v1/holds/{hold}/extend", Name: "extendHold", Tag: "Seats", Status: 200,
			Summary: "Ask for more time", About: "Moves expires_at once, by what the show allows (extend_seconds of the hold). An order that awaits payment for these seats waits as much longer. Seats and prices stay.",
			Access: Access{Who: Signed}, Keyed: KeyRequired,
			Faults: append(slices.Clone(seatFaults), ErrBuyersOnly, inventory.ErrNoHold, inventory.ErrHoldEnded, inventory.ErrHoldSealed,
				inventory.ErrExtended, inventory.ErrNoMoreTime)}, a.extendHold),
		jsonRoute(Route{Method: "PUT", Path: "/v1/holds/{hold}/voucher", Name: "redeemVoucher", Tag: "Seats", Status: 200,
			Summary: "Put a voucher's code to a hold, or take it off",
			About:   "The places stay held, until when they were. What they cost is worked out anew and fixed again, and the use is counted; a code that is refused changes nothing. A code that the hold has already changes nothing either. An order that was begun at the price from before is given up, and cannot be paid any more; once money is on its way nothing changes (hold.paying).",
			Access:  Access{Who: Signed}, Keyed: KeyRequired,
			Faults: slices.Concat(seatFaults, withCode, faults(ErrBuyersOnly, inventory.ErrNoHold, inventory.ErrHoldEnded, inventory.ErrHoldSealed,
				inventory.ErrVoucherTooMany, inventory.ErrVoucherNotHere, inventory.ErrVoucherKeeps, inventory.ErrTooOften))}, a.redeemVoucher),
		rawRoute(Route{Method: "DELETE", Path: "/v1/holds/{hold}", Name: "releaseHold", Tag: "Seats", Status: 204,
			Summary: "Give a hold back", About: "Giving back what has already ended is no error.",
			Access: Access{Who: Signed}, Keyed: KeyOptional, Faults: append(slices.Clone(seatFaults), ErrBuyersOnly, inventory.ErrNoHold, inventory.ErrHoldSealed)}, a.releaseHold),
	}
}

type changeJSON struct {
	Add     *choiceJSON `json:"add,omitempty" doc:"Places to take"`
	Release *choiceJSON `json:"release,omitempty" doc:"Places to give back; best_available is not allowed here"`
}

func (a *API) placeHold(c *Call, in choiceJSON) (holdJSON, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return holdJSON{}, err
	}
	buyer, err := c.buyer()
	if err != nil {
		return holdJSON{}, err
	}
	seen, err := c.version()
	if err != nil {
		return holdJSON{}, err
	}
	var answer inventory.Answer
	err = a.use.Sessions.Guarded(c.ctx(), in.Voucher, c.request.RemoteAddr, buyer, c.key, func() (err error) {
		answer, err = a.use.Seats.DoAt(c.ctx(), show, seen, inventory.Place{Key: c.key, Buyer: buyer, Choice: in.choice(), Voucher: in.Voucher})
		return err
	})
	return toHold(answer.Hold, answer.Version), err
}

func (a *API) getHold(c *Call) (holdJSON, error) {
	hold, buyer, err := c.buyersHold()
	if err != nil {
		return holdJSON{}, err
	}
	version, err := c.version()
	if err != nil {
		return holdJSON{}, err
	}
	found, err := a.use.Seats.Hold(c.ctx(), hold, version)
	if err == nil && found.Buyer != buyer {
		err = inventory.ErrNoHold
	}
	return toHold(found, found.Version), noHold(err)
}

func (a *API) changeHold(c *Call, in changeJSON) (holdJSON, error) {
	hold, buyer, err := c.buyersHold()
	if err != nil {
		return holdJSON{}, err
	}
	seen, err := c.version()
	if err != nil {
		return holdJSON{}, err
	}
	change := inventory.Change{Key: c.key, Buyer: buyer, Hold: hold}
	if in.Add != nil {
		change.Add = in.Add.choice()
	}
	if in.Release != nil {
		change.Release = in.Release.choice()
	}
	answer, err := a.use.Seats.DoAt(c.ctx(), hold.Show, seen, change)
	return toHold(answer.Hold, answer.Version), noHold(err)
}

func (a *API) extendHold(c *Call) (holdJSON, error) {
	hold, buyer, err := c.buyersHold()
	if err != nil {
		return holdJSON{}, err
	}
	answer, err := a.use.Checkout.Extend(c.ctx(), c.key, buyer, hold)
	return toHold(answer.Hold, answer.Version), noHold(err)
}

type redeemJSON struct {
	Code string `json:"code" maxLength:"100" doc:"As people type it; empty to take off the one there is"`
}

func (a *API) redeemVoucher(c *Call, in redeemJSON) (holdJSON, error) {
	hold, buyer, err := c.buyersHold()
	if err != nil {
		return holdJSON{}, err
	}
	var answer inventory.Answer
	err = a.use.Sessions.Guarded(c.ctx(), in.Code, c.request.RemoteAddr, buyer, c.key, func() (err error) {
		answer, err = a.use.Checkout.Redeem(c.ctx(), c.key, buyer, hold, in.Code)
		return err
	})
	return toHold(answer.Hold, answer.Version), noHold(err)
}

func (a *API) releaseHold(c *Call) (Reply, error) {
	hold, buyer, err := c.buyersHold()
	if err != nil {
		return Reply{}, err
	}
	_, err = a.use.Seats.Do(c.ctx(), hold.Show, inventory.Release{Key: c.key, Buyer: buyer, Hold: hold})
	return Reply{}, noHold(err)
}

// noHold answers for a hold of a show that is not on sale: there is no such
// hold either.
func noHold(err error) error {
	if errors.Is(err, inventory.ErrNoBucket) {
		return inventory.ErrNoHold
	}
	return err
}
