package api

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/transport/session"
)

// voucherRules is what a voucher does, and how far.
type voucherRules struct {
	Name     string           `json:"name,omitempty" maxLength:"80" doc:"For colleagues"`
	Discount pricing.Discount `json:"discount,omitzero" doc:"What is taken off the face price of each place, before fees and tax: rate is a share (thousandths of a percent), minor a sum off each place, or with per_order off the order; no_fees waives fees on top. Never below zero"`
	Levels   []string         `json:"levels,omitempty" maxItems:"50" doc:"Ids of the price levels that are cheaper; all if absent"`
	Seats    []string         `json:"seats,omitempty" maxItems:"1000" doc:"Labels of seats kept for bearers: nobody else may hold them. Those that are kept back become the bearers'"`
	Areas    []string         `json:"areas,omitempty" maxItems:"50" doc:"Ids of standing areas kept for bearers"`
	KeepsOf  []string         `json:"keeps_levels,omitempty" maxItems:"50" doc:"Ids of price levels whose places are kept for bearers"`
	Orders   int              `json:"orders,omitempty" minimum:"0" maximum:"1000000" doc:"How many orders may use it; any number if absent. Holds count while they last"`
	Places   int              `json:"places,omitempty" minimum:"0" maximum:"1000000" doc:"How many places may be had with it in all; any number if absent"`
	PerOrder int              `json:"per_order,omitempty" minimum:"0" maximum:"1000000" doc:"How many places one order may have with it"`
	From     time.Time        `json:"from,omitzero" doc:"From when on it works"`
	Until    time.Time        `json:"until,omitzero" doc:"Until when"`
	Ended    bool             `json:"withdrawn,omitempty" doc:"It works no more, and keeps nothing: its places are on sale. What was held with it keeps its price"`
}

func (v voucherRules) voucher(code string) inventory.Voucher {
	out := inventory.Voucher{Code: code, Name: v.Name, Discount: v.Discount, Levels: v.Levels, KeepsOf: v.KeepsOf,
		Orders: v.Orders, Places: v.Places, PerOrder: v.PerOrder, From: v.From, Until: v.Until, Ended: v.Ended}
	out.Keeps.Seats = v.Seats
	for _, area := range v.Areas {
		out.Keeps.Areas = append(out.Keeps.Areas, inventory.Places{Area: area, Quantity: 1})
	}
	return out
}

type vouchersAsk struct {
	Codes   []string     `json:"codes" minItems:"1" maxItems:"500" doc:"3 to 40 letters and digits each; case, spaces and dashes do not matter. A code that must not be guessed has 13 characters or more, drawn at random"`
	Voucher voucherRules `json:"voucher"`
}

type vouchersMade struct {
	Codes   []string `json:"codes" doc:"As they are kept"`
	Version uint64   `json:"version" doc:"Of the show's seats"`
	Changed bool     `json:"changed" doc:"False when it was so already"`
}

// voucherJSON is a voucher as staff see it.
type voucherJSON struct {
	Code    string       `json:"code"`
	Voucher voucherRules `json:"voucher"`
	InUse   int          `json:"in_use" doc:"Orders that use it, and holds while they last"`
	Had     int          `json:"places_had" doc:"Places they have"`
	Sold    int          `json:"places_sold"`
	Earned  money.Amount `json:"earned" doc:"What is paid for what is sold with it"`
	Given   money.Amount `json:"taken_off" doc:"What it took off that, fees and taxes included"`
}

func toVoucher(v inventory.VoucherStanding) voucherJSON {
	out := voucherJSON{Code: v.Code, InUse: v.InUse, Had: v.Had, Sold: v.Sold, Earned: v.Earned, Given: v.Given, Voucher: voucherRules{
		Name: v.Name, Discount: v.Discount, Levels: v.Levels, Seats: v.Keeps.Seats,
		Orders: v.Orders, Places: v.Places, PerOrder: v.PerOrder, From: v.From, Until: v.Until, Ended: v.Ended,
	}}
	for _, a := range v.Keeps.Areas {
		out.Voucher.Areas = append(out.Voucher.Areas, a.Area)
	}
	return out
}

// offerJSON is what a code does for its bearer.
type offerJSON struct {
	Code     string           `json:"code" doc:"Send it as voucher with a hold"`
	Discount pricing.Discount `json:"discount,omitzero" doc:"What is taken off. A sum per_order is not in prices, as it is shared over the places of an order"`
	Prices   []offerPrice     `json:"prices"`
	OrderFee money.Amount     `json:"order_fee,omitzero" doc:"What comes on top for the order"`
	Seats    []offerSeat      `json:"seats,omitempty" doc:"Seats kept for bearers, which the map shows as gone"`
	Areas    []placesJSON     `json:"areas,omitempty" doc:"Standing areas kept for bearers, with the places free"`
	Most     int              `json:"most,omitempty" doc:"Places one order may have with it"`
}

type offerPrice struct {
	Level string       `json:"level"`
	Total money.Amount `json:"total" doc:"Of one place, with fees and taxes"`
}

type offerSeat struct {
	Seat      string `json:"seat"`
	Available bool   `json:"available"`
}

func toOffer(o inventory.Offer, list pricing.List) offerJSON {
	out := offerJSON{Code: o.Code, Discount: o.Discount, Most: o.Most}
	if o.PerOrder.Fee > 0 {
		out.OrderFee = money.Of(o.PerOrder.Fee, list.Currency)
	}
	for _, l := range list.Levels {
		out.Prices = append(out.Prices, offerPrice{l.ID, money.Of(o.Prices[l.ID].Total(), list.Currency)})
	}
	for _, s := range o.Seats {
		out.Seats = append(out.Seats, offerSeat{s.Label, s.State == inventory.Available})
	}
	for _, a := range o.Areas {
		out.Areas = append(out.Areas, placesJSON{Area: a.Area, Quantity: a.Quantity})
	}
	return out
}

// withCode is what a code may be refused with.
var withCode = []*fault.Fault{inventory.ErrVoucher, inventory.ErrVoucherEarly, inventory.ErrVoucherEnded, inventory.ErrVoucherUsed, session.ErrGuesses}

func (a *API) voucherRoutes() []Route {
	keep := append(slices.Clone(seatFaults), account.ErrForbidden, catalog.ErrNoShow, inventory.ErrBadVoucher, inventory.ErrUnknownSeat, inventory.ErrTaken)
	read := faults(account.ErrForbidden, catalog.ErrNoShow, inventory.ErrNoBucket)
	return []Route{
		readRoute(Route{Method: "GET", Path: "/v1/shows/{show}/voucher", Name: "tryVoucher", Tag: "Seats", Status: 200,
			Summary: "What a code does", About: "Prices, and the places kept for its bearers. Codes that are none of this show's are all refused alike, and after some of them no more are looked at for a while.",
			Query:  []Param{{Name: "code", About: "As people type it"}},
			Access: Access{Who: Signed}, Faults: slices.Concat(seatFaults, withCode, faults(ErrBuyersOnly))}, a.tryVoucher),
		jsonRoute(Route{Method: "POST", Path: "/v1/shows/{show}/vouchers", Name: "makeVouchers", Tag: "Selling", Status: 201,
			Summary: "Make vouchers", About: "One for each code, all alike: all of them or none. Seats of theirs must be free or kept back.",
			Access: staffMay(account.BlockSeats), Keyed: KeyRequired, Faults: append(slices.Clone(keep), inventory.ErrVoucherThere)}, a.makeVouchers),
		jsonRoute(Route{Method: "PUT", Path: "/v1/shows/{show}/vouchers", Name: "setVouchers", Tag: "Selling", Status: 200,
			Summary: "Change or withdraw vouchers", About: "Those of these codes become as they are told, all of them or none; those that are not there are made. What was held before keeps its price.",
			Access: staffMay(account.BlockSeats), Keyed: KeyRequired, Faults: keep}, a.changeVouchers),
		readRoute(Route{Method: "GET", Path: "/v1/shows/{show}/vouchers", Name: "listVouchers", Tag: "Selling", Status: 200,
			Summary: "A show's vouchers, and how they are used", About: "The newest first.",
			Access: staffMay(account.BlockSeats), Faults: read}, a.listVouchers),
		rawRoute(Route{Method: "GET", Path: "/v1/shows/{show}/voucher-codes", Name: "exportVouchers", Tag: "Selling", Status: 200,
			Summary: "A show's codes, as a table", About: "CSV in UTF-8, one voucher a line, the newest first.", AnswerType: "text/csv; charset=utf-8",
			Access: staffMay(account.BlockSeats), Faults: read}, a.exportVouchers),
	}
}

func (a *API) tryVoucher(c *Call) (out offerJSON, err error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return out, err
	}
	buyer, err := c.buyer()
	if err != nil {
		return out, err
	}
	code := c.query("code")
	if code == "" {
		return out, inventory.ErrVoucher
	}
	err = a.use.Sessions.Guarded(c.ctx(), code, c.request.RemoteAddr, buyer, idem.Key{}, func() error {
		offer, err := a.use.Seats.Offer(c.ctx(), show, code)
		if err != nil {
			return err
		}
		terms, err := a.use.Seats.Terms(c.ctx(), show)
		out = toOffer(offer, terms.Prices)
		return err
	})
	return out, err
}

func (a *API) makeVouchers(c *Call, in vouchersAsk) (vouchersMade, error) {
	return a.setVouchers(c, in, true)
}

func (a *API) changeVouchers(c *Call, in vouchersAsk) (vouchersMade, error) {
	return a.setVouchers(c, in, false)
}

func (a *API) setVouchers(c *Call, in vouchersAsk, fresh bool) (vouchersMade, error) {
	show, err := a.show(c, account.BlockSeats)
	if err != nil {
		return vouchersMade{}, err
	}
	command := inventory.SetVouchers{Key: c.key, Staff: c.actor().Staff, New: fresh}
	made := vouchersMade{}
	for _, code := range in.Codes {
		command.Vouchers = append(command.Vouchers, in.Voucher.voucher(code))
		kept, _ := inventory.ParseCode(code)
		made.Codes = append(made.Codes, kept)
	}
	answer, err := a.use.Seats.Do(c.ctx(), show, command)
	made.Version, made.Changed = answer.Version, answer.Changed
	if errors.Is(err, inventory.ErrTaken) {
		err = a.toldWhoWon(c, show, err)
	}
	return made, err
}

func (a *API) vouchersOf(c *Call) ([]inventory.VoucherStanding, error) {
	show, err := a.show(c, account.BlockSeats)
	if err != nil {
		return nil, err
	}
	return a.use.Seats.Vouchers(c.ctx(), show)
}

func (a *API) listVouchers(c *Call) (page[voucherJSON], error) {
	all, err := a.vouchersOf(c)
	out := page[voucherJSON]{Items: make([]voucherJSON, len(all))}
	for i, v := range all {
		out.Items[i] = toVoucher(v)
	}
	return out, err
}

func (a *API) exportVouchers(c *Call) (Reply, error) {
	all, err := a.vouchersOf(c)
	if err != nil {
		return Reply{}, err
	}
	table, err := inventory.VoucherTable(all)
	return Reply{Bytes: table, Header: http.Header{"Content-Disposition": {`attachment; filename="vouchers.csv"`}}}, err
}
