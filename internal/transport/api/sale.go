package api

import (
	"slices"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
)

// unblockAsk puts places on sale again that were kept back.
type unblockAsk struct {
	Seats  []string     `json:"seats,omitempty" maxItems:"1000"`
	Areas  []placesJSON `json:"areas,omitempty" maxItems:"50"`
	Reason string       `json:"reason" minLength:"1" maxLength:"200"`
}

// blockAsk keeps places back from sale, or says anew what they are kept for.
type blockAsk struct {
	Seats   []string     `json:"seats,omitempty" maxItems:"1000"`
	Areas   []placesJSON `json:"areas,omitempty" maxItems:"50"`
	Reason  string       `json:"reason" minLength:"1" maxLength:"200"`
	Purpose string       `json:"purpose,omitempty" maxLength:"40" doc:"What for, in a word, such as Press or Sponsor"`
}

func (b blockAsk) choice() inventory.Choice {
	return choiceJSON{Seats: b.Seats, Areas: b.Areas}.choice()
}

type blockedJSON struct {
	Version uint64 `json:"version" doc:"Of the show's seats"`
	Changed bool   `json:"changed" doc:"False when it was so already"`
}

// compAsk gives places away.
type compAsk struct {
	Seats    []string     `json:"seats,omitempty" maxItems:"100"`
	OnSale   []string     `json:"on_sale,omitempty" maxItems:"100" doc:"Of the seats, those you saw on sale. If a colleague keeps one of them back by now, nothing is given away"`
	Areas    []placesJSON `json:"areas,omitempty" maxItems:"50"`
	Name     string       `json:"name" minLength:"1" maxLength:"100" doc:"Of the guest; stands on the tickets"`
	Email    string       `json:"email" minLength:"3" maxLength:"254" doc:"Where the tickets go"`
	Language string       `json:"language,omitempty" enum:"en,de,fr,es,ar" doc:"Of the mails and tickets; English if absent"`
	Reason   string       `json:"reason" minLength:"1" maxLength:"200" doc:"For colleagues; the guest does not read it"`
}

type saleAsk struct {
	State  string `json:"state" enum:"open,paused,closed"`
	Reason string `json:"reason,omitempty" maxLength:"200" doc:"Why, for the colleagues; buyers do not see it"`
}

// countsJSON is how the places of a show stand.
type countsJSON struct {
	All    inventory.Count        `json:"all"`
	Levels []inventory.LevelCount `json:"levels" doc:"By price level; one without a name holds the places that have no price"`
	Areas  []inventory.AreaCount  `json:"areas" doc:"By standing area"`
}

// told is what staff are told who were not the first.
const told = "Where somebody was quicker, the refusal has a member now: of each seat its state, whose doing that is (by: staff with name and reason, or buyer) and since when."

func (a *API) saleRoutes() []Route {
	act := func(path, name, summary, about string, action account.Action, more ...*fault.Fault) Route {
		return Route{Method: "POST", Path: path, Name: name, Tag: "Selling", Status: 200, Summary: summary, About: about,
			Access: staffMay(action), Keyed: KeyRequired, Faults: append(more, account.ErrForbidden, catalog.ErrNoShow)}
	}
	comp := act("/v1/shows/{show}/comps", "giveAway", "Give places away",
		"Places that are kept back and places that are on sale, all of them or none. They are sold to the guest at no price: the answer is the guest's order, whose tickets are mailed. Limits are for buyers and do not apply. Refunding the order takes the places back. "+told,
		account.BlockSeats, slices.Concat(blockFaults, faults(inventory.ErrTaken, inventory.ErrSoldOut, inventory.ErrTooMany, checkout.ErrDetails, idem.ErrInFlight))...)
	comp.Status = 201
	return []Route{
		readRoute(act("/v1/shows/{show}/publish", "publishShow", "Put a show on sale", "From opens_at on, seats can be held. A show that lacks something is refused with the list of it.",
			account.PublishShows, catalog.ErrIncomplete, catalog.ErrCancelled), a.publishShow),
		readRoute(act("/v1/shows/{show}/cancel", "cancelShow", "Cancel a show for good", "Its sale ends at once. Orders stay paid until you refund them, one by one or all with POST /v1/shows/{show}/refunds.",
			account.PublishShows), a.cancelShow),
		jsonRoute(act("/v1/shows/{show}/sale", "steerSale", "Open, pause or close the sale", "What buyers hold stays theirs.",
			account.SteerSale, inventory.ErrNoBucket), a.steerSale),
		jsonRoute(act("/v1/shows/{show}/blocks", "blockSeats", "Keep places back from sale", "All of them or none. Places somebody holds cannot be kept back. "+told,
			account.BlockSeats, slices.Concat(blockFaults, faults(inventory.ErrTaken, inventory.ErrSoldOut, inventory.ErrPurpose))...), a.blockSeats),
		readRoute(Route{Method: "GET", Path: "/v1/shows/{show}/blocks", Name: "listBlocks", Tag: "Selling", Status: 200,
			Summary: "What is kept back, what for, why and by whom", Access: staffMay(account.BlockSeats),
			Faults: faults(account.ErrForbidden, catalog.ErrNoShow, inventory.ErrNoBucket)}, a.listBlocks),
		jsonRoute(act("/v1/shows/{show}/reassignments", "reassignSeats", "Say anew what blocked places are kept for", "All of them or none. They are on sale at no time in between. Of a standing area, those kept back last are meant. "+told,
			account.BlockSeats, slices.Concat(blockFaults, faults(inventory.ErrNotBlocked, inventory.ErrPurpose))...), a.reassignSeats),
		jsonRoute(act("/v1/shows/{show}/unblocks", "unblockSeats", "Put blocked places on sale", "All of them or none. "+told,
			account.BlockSeats, slices.Concat(blockFaults, faults(inventory.ErrNotBlocked))...), a.unblockSeats),
		jsonRoute(comp, a.giveAway),
		readRoute(Route{Method: "GET", Path: "/v1/shows/{show}/counts", Name: "countSeats", Tag: "Selling", Status: 200,
			Summary: "How the places stand, by price level", Access: staffMay(account.ReadReports),
			Faults: faults(account.ErrForbidden, catalog.ErrNoShow, inventory.ErrNoBucket)}, a.countSeats),
	}
}

// show gives the show in the path to staff who may act on it.
func (a *API) show(c *Call, action account.Action) (id.Show, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return id.Show{}, catalog.ErrNoShow
	}
	_, err = a.use.Catalog.StaffShow(c.ctx(), c.actor(), action, show)
	return show, err
}

func (a *API) publishShow(c *Call) (showJSON, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return showJSON{}, catalog.ErrNoShow
	}
	published, err := a.use.Shows.Publish(c.ctx(), c.key, c.actor(), show)
	return showOf(published, err)
}

func (a *API) cancelShow(c *Call) (showJSON, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return showJSON{}, catalog.ErrNoShow
	}
	cancelled, err := a.use.Shows.Cancel(c.ctx(), c.key, c.actor(), show)
	return showOf(cancelled, err)
}

var sales = map[string]inventory.Sale{"open": inventory.SaleOpen, "paused": inventory.SalePaused, "closed": inventory.SaleClosed}

func (a *API) steerSale(c *Call, in saleAsk) (blockedJSON, error) {
	show, err := a.show(c, account.SteerSale)
	if err != nil {
		return blockedJSON{}, err
	}
	answer, err := a.use.Seats.Do(c.ctx(), show, inventory.SetSale{Key: c.key, Sale: sales[in.State], Staff: c.actor().Staff, Reason: in.Reason})
	return blockedJSON{Version: answer.Version, Changed: answer.Changed}, err
}

func (a *API) blockSeats(c *Call, in blockAsk) (blockedJSON, error) {
	return a.changeBlocks(c, inventory.Block{Key: c.key, Staff: c.actor().Staff, Choice: in.choice(), Reason: in.Reason, Purpose: in.Purpose})
}

func (a *API) reassignSeats(c *Call, in blockAsk) (blockedJSON, error) {
	return a.changeBlocks(c, inventory.Reassign{Key: c.key, Staff: c.actor().Staff, Choice: in.choice(), Reason: in.Reason, Purpose: in.Purpose})
}

func (a *API) unblockSeats(c *Call, in unblockAsk) (blockedJSON, error) {
	return a.changeBlocks(c, inventory.Unblock{Key: c.key, Staff: c.actor().Staff, Choice: choiceJSON{Seats: in.Seats, Areas: in.Areas}.choice(), Reason: in.Reason})
}

// changeBlocks has a command about what is kept back decided, and tells who was
// quicker where it is refused.
func (a *API) changeBlocks(c *Call, command inventory.Command) (blockedJSON, error) {
	show, err := a.show(c, account.BlockSeats)
	if err != nil {
		return blockedJSON{}, err
	}
	answer, err := a.use.Seats.Do(c.ctx(), show, command)
	return blockedJSON{Version: answer.Version, Changed: answer.Changed}, a.toldWhoWon(c, show, err)
}

func (a *API) giveAway(c *Call, in compAsk) (orderJSON, error) {
	show, err := a.show(c, account.BlockSeats)
	if err != nil {
		return orderJSON{}, err
	}
	given, err := a.use.Checkout.Comp(c.ctx(), c.key, c.actor(), show, checkout.Gift{
		Choice: choiceJSON{Seats: in.Seats, Areas: in.Areas}.choice(), OnSale: in.OnSale,
		Guest: checkout.Details{Name: in.Name, Email: in.Email, Language: in.Language}, Reason: in.Reason,
	})
	return toOrder(given), a.toldWhoWon(c, show, err)
}

func (a *API) countSeats(c *Call) (countsJSON, error) {
	show, err := a.show(c, account.ReadReports)
	if err != nil {
		return countsJSON{}, err
	}
	counts, err := a.use.Seats.Counts(c.ctx(), show)
	return countsJSON(counts), err
}
