package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/seating"
	"frontrow/internal/transport/problem"
)

// returnsView is "/orders/{order}/returns": which places go back, and then what
// that comes to. Whoever has the link from the order's mail may return as well:
// the money goes back the way it was paid, whoever asks.
type returnsView struct {
	Page
	catalog.ShowView
	Order             order.Order
	Day, Key, LinkKey string
	Action, Cancel    string
	Terms             string
	Parts             []partView // to choose from
	Asking            bool
	Names             []string // what is asked about
	Places            []string
	Everything        bool
	GoesBack, Kept    string // Kept is "" for nothing
	Expect            string
	Yes               string
	Fault             string
}

// returnsCard is what an order's page says about returning its places.
type returnsCard struct {
	Terms, Until string
	Address, Do  string // "" where nothing can be returned now
	Was          string // when the show was to be as the buyer knew it, where that is another time now
}

func returnsAddress(o order.Order, linkKey string) string {
	return "/orders/" + o.ID.String() + "/returns" + keyQuery(linkKey)
}

// returnsCardOf says on which terms a paid order's places may be returned now; offered
// is why they may not.
func returnsCardOf(p Page, o order.Order, show catalog.ShowView, linkKey string, offer order.Offer, offered error) *returnsCard {
	if o.State != order.Paid || o.Policy.StartsAt.IsZero() && offered != nil {
		return nil
	}
	c := &returnsCard{Terms: p.returnWords(o.Policy.ReturnTerms, o.Currency)}
	if known := o.Policy.StartsAt; !known.IsZero() && !known.Equal(show.Show.StartsAt) {
		c.Was = p.Moment(known, show.Venue.TimeZone)
	}
	if offered != nil {
		if errors.Is(offered, order.ErrReturnsOver) || errors.Is(offered, order.ErrReturnsCancelled) {
			c.Terms = p.words(fault.From(offered))
		}
		return c
	}
	until := p.Moment(offer.Until, show.Venue.TimeZone)
	c.Address, c.Do, c.Until = returnsAddress(o, linkKey), p.T.Returns.Open, p.T.Returns.UntilMoment(until)
	if offer.Moved {
		c.Terms, c.Do, c.Until = p.T.Returns.MovedTil(until), p.T.Returns.OpenAfterMove, ""
	}
	return c
}

// orderReturns asks which places go back, and what is named in the address it
// asks about once more, with what it comes to.
func (s *Site) orderReturns(w http.ResponseWriter, r *http.Request) error {
	o, linkKey, err := s.orderOf(r)
	if err != nil {
		return err
	}
	return s.showReturns(w, r, http.StatusOK, o, linkKey, r.URL.Query()["place"], nil)
}

func (s *Site) showReturns(w http.ResponseWriter, r *http.Request, status int, o order.Order, linkKey string, named []string, told *fault.Fault) error {
	show, plan, err := s.placeOf(r.Context(), o)
	if err != nil {
		return err
	}
	places := placesNamed(named)
	offer, back, err := s.Checkout.ReturnOffer(r.Context(), o, places)
	if err != nil {
		failed := fault.From(err)
		if failed.Kind == fault.Internal {
			return err
		}
		if offer.Until.IsZero() { // nothing of it goes back now
			return s.showOrder(w, r, problem.Status(failed), o, linkKey, failed)
		}
		if told == nil {
			told, status = failed, problem.Status(failed)
		}
		places = nil
	}
	v := returnsViewOf(s.page(r, ""), o, show, plan, linkKey, offer, back, len(places) > 0)
	if told != nil {
		v.Fault = v.words(told)
	}
	return s.personal(w, r, status, orderReturnsPage(v))
}

// placesNamed reads serials of tickets. What is none becomes one that no order has.
func placesNamed(named []string) (places []int) {
	for _, text := range named {
		place, err := strconv.Atoi(text)
		if err != nil {
			place = 0
		}
		places = append(places, place)
	}
	return places
}

func returnsViewOf(p Page, o order.Order, show catalog.ShowView, plan *seating.Plan, linkKey string, offer order.Offer, back order.Return, asking bool) returnsView {
	v := returnsView{
		Page: p, ShowView: show, Order: o, Day: p.Moment(show.Show.StartsAt, show.Venue.TimeZone), Key: newFormKey(), LinkKey: linkKey,
		Action: returnsAddress(o, linkKey), Cancel: orderAddress(o.ID, linkKey), Parts: partsOf(p, o, show, plan),
		Terms: p.returnWords(offer.ReturnTerms, o.Currency),
	}
	v.Title, v.Private, v.Accent, v.Narrow = p.T.Returns.Open, true, show.Organiser.Accent, true
	if offer.Moved {
		v.Terms = p.T.Returns.MovedTil(p.Moment(offer.Until, show.Venue.TimeZone))
	}
	v.Asking = asking || offer.Whole || len(v.Parts) == 1
	if !v.Asking {
		return v
	}
	goes := money.Of(back.Goes(), o.Currency)
	v.Names, v.GoesBack, v.Expect, v.Yes = p.placeNames(plan, o.LinesOf(back.Places)), p.Money(goes), strconv.FormatInt(goes.Minor, 10), p.T.Returns.YesFree
	if !goes.IsZero() {
		v.Yes = p.T.Returns.Yes(v.GoesBack)
	}
	if kept := back.Kept.Total(); kept > 0 {
		v.Kept = p.Money(money.Of(kept, o.Currency))
	}
	for _, place := range back.Places {
		v.Places = append(v.Places, strconv.Itoa(place))
	}
	v.Everything = len(back.Places) == len(v.Parts)
	return v
}

// orderReturnsDo returns the places that were asked about, for what was said.
func (s *Site) orderReturnsDo(w http.ResponseWriter, r *http.Request) error {
	o, linkKey, err := s.orderOf(r)
	if err != nil {
		return err
	}
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	key, err := f.idempotency(o.Buyer.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	named := slices.Sorted(slices.Values(f.Values["place"]))
	expect, err := strconv.ParseInt(f.Get("expect"), 10, 64)
	if err != nil || len(named) == 0 {
		return seeOther(w, r, returnsAddress(o, linkKey))
	}
	sum := money.Of(expect, o.Currency)
	_, err = s.Checkout.Return(r.Context(), key, o.Buyer, o.ID, checkout.ReturnAsk{Places: placesNamed(named), Expect: &sum})
	if err == nil {
		return seeOther(w, r, orderAddress(o.ID, linkKey))
	}
	told := fault.From(err)
	if told.Kind != fault.Conflict && told.Kind != fault.Invalid {
		return err
	}
	now, err := s.Orders.Find(r.Context(), o.ID)
	if err != nil {
		return err
	}
	if !errors.Is(told, order.ErrReturnChanged) {
		named = nil
	}
	return s.showReturns(w, r, problem.Status(told), now, linkKey, named, told)
}
