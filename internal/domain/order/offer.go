package order

import (
	"time"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
)

// Policy is on which terms the buyer of an order may return places, as they
// were told when they bought. No later setting of the show changes it.
type Policy struct {
	pricing.ReturnTerms
	StartsAt time.Time `json:"starts_at"`       // of the show, as they knew it
	Moves    int       `json:"moves,omitempty"` // how often it had been moved by then
}

// PolicyOf is what somebody who buys now is told.
func PolicyOf(s catalog.Show) Policy {
	return Policy{ReturnTerms: s.Returns, StartsAt: s.StartsAt, Moves: s.Moves}
}

// Offer is on which terms the buyer may return places of an order now.
type Offer struct {
	pricing.ReturnTerms
	Until time.Time // and from then on no more
	Moved bool      // because the show was moved: for the full price
}

// OfferAt says on which terms the buyer may return places of a paid order.
//
// Where the show was moved since they bought, they have the full price back
// within the time that staff set when they moved it. Else the order's policy is
// what counts: its hours are counted from the beginning as the buyer knew it or
// as it is now, whichever is later, so a move never takes time from them. No
// place goes back once the show has begun.
//
// It returns ErrReturnsCancelled, ErrNoReturns and ErrReturnsOver.
func (o Order) OfferAt(now time.Time, show catalog.Show) (Offer, error) {
	if show.State == catalog.ShowCancelled {
		return Offer{}, ErrReturnsCancelled
	}
	if o.Policy.Moves < show.Moves && now.Before(earlier(show.MoveReturnsUntil, show.StartsAt)) {
		return Offer{ReturnTerms: pricing.ReturnTerms{Allowed: true, FeesBack: true}, Moved: true, Until: earlier(show.MoveReturnsUntil, show.StartsAt)}, nil
	}
	if !o.Policy.Allowed {
		return Offer{}, ErrNoReturns
	}
	begins := show.StartsAt
	if o.Policy.StartsAt.After(begins) {
		begins = o.Policy.StartsAt
	}
	until := earlier(begins.Add(-time.Duration(o.Policy.Hours)*time.Hour), show.StartsAt)
	if !now.Before(until) {
		return Offer{}, ErrReturnsOver
	}
	return Offer{ReturnTerms: o.Policy.ReturnTerms, Until: until}, nil
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// Back is what a buyer takes back on these terms: some places, or with none all
// that are left. It returns ErrReturnWhole for a part where only all go back.
func (f Offer) Back(o Order, places []int) (Back, error) {
	if f.Whole && len(places) > 0 && len(places) < len(o.Left()) {
		return Back{}, ErrReturnWhole
	}
	return Back{Places: places, OrderFee: f.FeesBack, Terms: &f.ReturnTerms, ByBuyer: true, Moved: f.Moved}, nil
}
