package web

import (
	"errors"
	"net/http"
	"strconv"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/problem"
)

// holdPlace takes the seats that were ticked. While the buyer holds seats of
// this show already, the hold becomes what is ticked now.
func (s *Site) holdPlace(w http.ResponseWriter, r *http.Request) error {
	show, f, err := s.seatsForm(w, r)
	if err != nil {
		return err
	}
	wanted := readPick(f.Values, fieldSeat, fieldArea)
	ask := seatsAsk{Code: line(f.Get(fieldCode), 100), Pick: wanted, Section: line(f.Get("section"), 40), Key: f.key, Accessible: f.Get("accessible") != ""}
	return s.take(w, r, show, f, ask, func(own *inventory.Hold) (add inventory.Choice, release pick) {
		held := pickOf(own)
		more, less := difference(held, readPick(f.Values, fieldHad, fieldHadArea), wanted)
		add = more.choice()
		add.Accessible = ask.Accessible
		return add, less
	})
}

// holdBest takes the best seats there are for a wish. What the buyer held of
// this show before is given back in the same step, or kept if there are none.
func (s *Site) holdBest(w http.ResponseWriter, r *http.Request) error {
	show, f, err := s.seatsForm(w, r)
	if err != nil {
		return err
	}
	quantity, err := strconv.Atoi(f.Get("quantity"))
	if err != nil {
		quantity = 0 // refused below, with the words for it
	}
	wish := inventory.Wish{
		Quantity: quantity, Level: line(f.Get("level"), 40), Section: line(f.Get("in"), 40), Accessible: f.Get("accessible") != "",
		MaySplit: f.Get("split") != "",
	}
	ask := seatsAsk{Code: line(f.Get(fieldCode), 100), Key: f.key, Best: bestAsk{wish.Quantity, wish.Level, wish.Section, wish.Accessible, wish.MaySplit}}
	return s.take(w, r, show, f, ask, func(own *inventory.Hold) (inventory.Choice, pick) {
		return inventory.Choice{Best: &wish}, pickOf(own)
	})
}

func (s *Site) seatsForm(w http.ResponseWriter, r *http.Request) (id.Show, form, error) {
	show, err := pathID[id.Show](r, "show")
	if err != nil {
		return show, form{}, err
	}
	f, err := readForm(w, r)
	return show, f, err
}

// take places a hold or changes the one there is, and goes on to its page. A
// refusal shows the seats again with everything that was ticked.
func (s *Site) take(w http.ResponseWriter, r *http.Request, show id.Show, f form, ask seatsAsk,
	choose func(own *inventory.Hold) (add inventory.Choice, release pick),
) error {
	ctx := r.Context()
	buyer := s.Sessions.Guest(ctx, f.key)
	own, err := s.ownHold(r, show, buyer)
	if err != nil {
		return err
	}
	key, err := f.once(buyer.String(), "POST seats of "+show.String())
	if err != nil {
		return err
	}
	add, release := choose(own)
	if add.Best != nil {
		ask.Pick = pickOf(own) // a refused wish changes nothing of what is held
	}
	nothingToAdd := add.Best == nil && len(add.Seats) == 0 && len(add.Areas) == 0
	var command inventory.Command
	switch {
	case own == nil:
		command = inventory.Place{Key: key, Buyer: buyer, Choice: add, Voucher: ask.Code}
	case nothingToAdd && release.empty():
		return seeOther(w, r, holdAddress(own.ID, 0)) // nothing was changed
	case nothingToAdd && release.count() == pickOf(own).count():
		command = inventory.Release{Key: key, Buyer: buyer, Hold: own.ID}
	default:
		command = inventory.Change{Key: key, Buyer: buyer, Hold: own.ID, Add: add, Release: release.choice()}
	}
	code := ""
	if own == nil {
		code = ask.Code
	}
	var answer inventory.Answer
	err = s.Sessions.Guarded(ctx, code, r.RemoteAddr, buyer, key, func() (err error) {
		answer, err = s.Seats.Do(ctx, show, command)
		return err
	})
	if err != nil && ctx.Err() != nil {
		return err // nobody is here to see the seats again
	}
	if f, ok := errors.AsType[*fault.Fault](err); ok && f.Kind != fault.Internal && f.Kind != fault.NotFound {
		return s.refuseSeats(w, r, show, ask, f)
	}
	if err != nil {
		return err
	}
	if answer.Hold.State == inventory.Available {
		return seeOther(w, r, "/shows/"+show.String())
	}
	return seeOther(w, r, holdAddress(answer.Hold.ID, answer.Version))
}

// refuseSeats shows the seats page with what went wrong.
func (s *Site) refuseSeats(w http.ResponseWriter, r *http.Request, show id.Show, ask seatsAsk, f *fault.Fault) error {
	h, err := s.hall(r, show)
	if err != nil {
		return err
	}
	if ask.Refused = s.present(r, &h, ask.Code); ask.CodeFault != nil {
		ask.Refused, h.offer, f = ask.CodeFault, nil, ask.CodeFault
	}
	if h.plan != nil {
		h.states = markTaken(h, f)
	}
	if ask.CodeFault == nil {
		ask.Fault = f
	}
	if f.Code == inventory.ErrKeyReused.Code {
		ask.Key = newFormKey() // the old one stands for another choice
	}
	if f.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(f.RetryAfter.Seconds()+1)))
	}
	page := s.page(r, "")
	page.Address = "/shows/" + show.String()
	return s.personal(w, r, problem.Status(f), seatsPage(seatsViewOf(page, h, ask)))
}

// markTaken shows seats as taken that a refusal named, even if the snapshot at
// hand is older.
func markTaken(h hall, f *fault.Fault) []byte {
	taken, _ := f.Detail["taken"].([]string)
	states := append([]byte(nil), h.states...)
	for _, label := range taken {
		if i, ok := h.plan.Index(label); ok && states[i] == 0 {
			states[i] = 1
		}
	}
	return states
}

// seatsBrowse opens another section and keeps what is ticked: it turns the
// form into an address.
func (s *Site) seatsBrowse(w http.ResponseWriter, r *http.Request) error {
	show, f, err := s.seatsForm(w, r)
	if err != nil {
		return err
	}
	return seeOther(w, r, seatsAddress(show, readPick(f.Values, fieldSeat, fieldArea), line(f.Get("open"), 40), line(f.Get(fieldCode), 100)))
}
