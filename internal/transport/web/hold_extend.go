package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/problem"
)

// countdown is a deadline of seats as a page shows it.
type countdown struct {
	Until time.Time
	Zone  string // of the venue, for the time of day
	Then  string // the page to open when the time has run out
	Hold  inventory.HoldID
	More  bool // there is more time to be had
	Back  string
	Key   string
}

// Where more time was asked for, and so where the answer leads back to.
const (
	backReview = "review"
	backSeats  = "seats"
	backOrder  = "order"
)

func (b HoldBar) countdown() countdown {
	c := countdown{
		Until: b.Hold.Deadline, Zone: b.Zone, Then: holdAddress(b.Hold.ID, 0), Hold: b.Hold.ID, More: b.Hold.MoreTime > 0,
		Back: backReview, Key: b.Key,
	}
	if b.CanLeave {
		c.Back = backSeats
	}
	return c
}

// holdExtend gives more time, once. A script is answered with the new deadline
// and what to read out, so that nothing on its page has to change. Without
// script the page is shown anew, with the details that were typed on it.
func (s *Site) holdExtend(w http.ResponseWriter, r *http.Request) error {
	hold, buyer, f, err := s.holdForm(w, r)
	if err != nil {
		return err
	}
	// What else the form holds is not what is asked.
	key, err := form{key: f.key}.idempotency(buyer.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	answer, err := s.Checkout.Extend(r.Context(), key, buyer, hold)
	told := fault.From(err)
	if err != nil && told.Kind == fault.Internal {
		return err
	}
	if strings.Contains(r.Header.Get("Accept"), "application/json") {
		return s.tellMoreTime(w, r, answer.Hold, told)
	}
	switch back := f.Get("back"); {
	case err != nil && told.Kind == fault.NotFound:
		return err
	case back == backSeats:
		return seeOther(w, r, "/shows/"+hold.Show.String())
	case back == backOrder:
		return s.backToOrder(w, r, hold)
	}
	return s.reviewAfter(w, r, f, told)
}

// holdForm reads what is asked of the hold in the address. Whose hold it is, is
// for the decision to say; who holds nothing at all has none.
func (s *Site) holdForm(w http.ResponseWriter, r *http.Request) (hold inventory.HoldID, buyer id.Buyer, f form, err error) {
	if hold, err = inventory.ParseHold(r.PathValue("hold")); err != nil {
		return hold, buyer, f, ErrNoPage
	}
	if f, err = readForm(w, r); err != nil {
		return hold, buyer, f, err
	}
	if buyer = s.Sessions.Caller(r.Context()).Buyer; buyer.IsZero() {
		return hold, buyer, f, inventory.ErrNoHold
	}
	return hold, buyer, f, nil
}

// tellMoreTime answers a script.
func (s *Site) tellMoreTime(w http.ResponseWriter, r *http.Request, hold inventory.Hold, refused *fault.Fault) error {
	p := s.page(r, "")
	type moreTime struct {
		Deadline string `json:"deadline,omitempty"`
		Until    string `json:"until,omitempty"`
		Said     string `json:"said"`
	}
	var answer moreTime
	status := http.StatusOK
	if refused != nil {
		answer.Said, status = p.words(refused), problem.Status(refused)
	} else {
		show, err := s.Catalogue.Show(r.Context(), hold.ID.Show)
		if err != nil {
			return err
		}
		clock := p.Clock(hold.Deadline, show.Venue.TimeZone)
		answer = moreTime{p.Instant(hold.Deadline), p.T.Hold.Until(clock), p.T.Way.MoreTimeGiven(clock)}
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	s.send(w, r, status, "application/json", keepNever, body)
	return nil
}

// reviewAfter shows the hold's page with the details that were typed so far.
func (s *Site) reviewAfter(w http.ResponseWriter, r *http.Request, f form, refused *fault.Fault) error {
	hold, show, err := s.ownHoldPage(r)
	if err != nil {
		return err
	}
	ask := typedDetails(f)
	ask.Key = newFormKey()
	status := http.StatusOK
	if refused != nil {
		ask.Fault, status = refused, problem.Status(refused)
	} else {
		ask.MoreTime = true
	}
	return s.showHold(w, r, status, hold, show, ask)
}

func (s *Site) backToOrder(w http.ResponseWriter, r *http.Request, hold inventory.HoldID) error {
	o, found, err := s.Orders.OfHold(r.Context(), hold)
	if err != nil {
		return err
	}
	if !found {
		return seeOther(w, r, holdAddress(hold, 0))
	}
	return seeOther(w, r, orderAddress(o.ID, ""))
}
