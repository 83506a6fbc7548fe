package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
)

func (s *shop) ReturnOffer(_ context.Context, o order.Order, places []int) (offer order.Offer, r order.Return, err error) {
	if offer, err = o.OfferAt(s.clock.Now(), s.returnable()); err != nil {
		return offer, r, err
	}
	back, err := offer.Back(o, places)
	if err != nil {
		return offer, r, err
	}
	r, err = o.TakeBack(back)
	return offer, r, err
}

// returnable is the show as far as returns go.
func (s *shop) returnable() catalog.Show {
	return catalog.Show{StartsAt: s.clock.Now().Add(240 * time.Hour)}
}

func (s *shop) Return(ctx context.Context, _ idem.Key, buyer id.Buyer, o id.Order, ask checkout.ReturnAsk) (order.Order, error) {
	found := s.orders[o]
	offer, r, err := s.ReturnOffer(ctx, found, ask.Places)
	switch {
	case err != nil:
		return order.Order{}, err
	case found.Buyer != buyer:
		return order.Order{}, order.ErrNoOrder
	case *ask.Expect != money.Of(r.Goes(), found.Currency):
		return order.Order{}, order.ErrReturnChanged
	}
	return s.set(o, func(o *order.Order) {
		back, _ := offer.Back(*o, ask.Places)
		_, _ = o.TakeBack(back)
	}), nil
}

// A buyer is told to the cent what comes back before they return a place, and
// where that is no longer so they are told anew and nothing is returned.
func TestReturnsOfABuyer(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	review := b.get(b.hold("stalls/A/1", "stalls/A/2"))
	b.send(review.form(t, "/checkout"), func(v url.Values) {
		v.Set("name", "Ada")
		v.Set("email", "ada@example.org")
	})
	var made order.Order
	for _, made = range w.shop.orders {
	}
	address := orderAddress(made.ID, "")
	if answer := b.do("GET", address+"/returns", nil); answer.Code != http.StatusConflict && answer.Code != http.StatusOK {
		t.Errorf("before it is paid: %d", answer.Code)
	}
	w.shop.set(made.ID, func(o *order.Order) {
		o.State = order.Paid
		o.Policy = order.Policy{ReturnTerms: pricing.ReturnTerms{Allowed: true, Minor: 1000}, StartsAt: w.clock.Now().Add(240 * time.Hour)}
	})
	page := b.get(address)
	if !strings.Contains(page.text(), "€10.00 is kept") {
		t.Errorf("the order's page: %s", page.text())
	}
	asked := b.get(address + "/returns?place=2")
	line := w.shop.orders[made.ID].Lines[1]
	goes := English.Money(money.Of(line.Face-1000, made.Currency))
	if words := asked.text(); !strings.Contains(words, goes) || !strings.Contains(words, English.Money(money.Of(line.Fee+1000, made.Currency))) {
		t.Errorf("asked: %s", words)
	}
	form := asked.form(t, "/returns")
	w.shop.set(made.ID, func(o *order.Order) { o.Policy.Minor = 2000 })
	again := b.post(form, func(url.Values) {})
	if words := parse(t, again.Body.String()).text(); again.Code != http.StatusConflict || !strings.Contains(words, "has changed since you looked") || len(w.shop.orders[made.ID].Returns) != 0 {
		t.Errorf("changed meanwhile: %d %s", again.Code, words)
	}
	if done := b.post(parse(t, again.Body.String()).form(t, "/returns"), func(url.Values) {}); done.Code != http.StatusSeeOther {
		t.Errorf("returned: %d %s", done.Code, done.Body)
	}
	if back := w.shop.orders[made.ID].Returns; len(back) != 1 || back[0].Goes() != line.Face-2000 {
		t.Errorf("returned: %+v", back)
	}
	if words := b.get(address).text(); !strings.Contains(words, English.T.Returns.KeptOf) {
		t.Errorf("afterwards: %s", words)
	}
	if stranger := w.browser().do("GET", address+"/returns", nil); stranger.Code != http.StatusNotFound {
		t.Errorf("somebody else: %d", stranger.Code)
	}
}
