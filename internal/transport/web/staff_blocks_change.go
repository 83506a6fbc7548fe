package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// staffBlocksBrowse opens another section and keeps what is chosen.
func (s *Site) staffBlocksBrowse(w http.ResponseWriter, r *http.Request) error {
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	show, err := s.showFor(r, account.BlockSeats)
	if err != nil {
		return err
	}
	values := readBlockPick(f.Values).values()
	if open := line(f.Get("open"), 40); open != "" {
		values.Set("section", open)
	}
	return seeOther(w, r, staffShowAddress(show.Show.ID)+"/blocks?"+values.Encode()+"#rows")
}

// staffBlock keeps the chosen places back.
func (s *Site) staffBlock(w http.ResponseWriter, r *http.Request) error {
	return s.changeBlocks(w, r, inventory.Available, "kept", func(by account.Actor, key idem.Key, c inventory.Choice, f form) inventory.Command {
		return inventory.Block{Key: key, Staff: by.Staff, Choice: c, Reason: reasonIn(f), Purpose: purposeIn(f)}
	})
}

// staffReassign says anew what the chosen places are kept back for.
func (s *Site) staffReassign(w http.ResponseWriter, r *http.Request) error {
	return s.changeBlocks(w, r, inventory.Blocked, "reassigned", func(by account.Actor, key idem.Key, c inventory.Choice, f form) inventory.Command {
		return inventory.Reassign{Key: key, Staff: by.Staff, Choice: c, Reason: reasonIn(f), Purpose: purposeIn(f)}
	})
}

func reasonIn(f form) string  { return strings.TrimSpace(f.Get("reason")) }
func purposeIn(f form) string { return strings.TrimSpace(f.Get("purpose")) }

// staffUnblock puts the chosen places on sale again. Nobody is asked why: that
// they are no longer needed goes without saying.
func (s *Site) staffUnblock(w http.ResponseWriter, r *http.Request) error {
	return s.changeBlocks(w, r, inventory.Blocked, "freed", func(by account.Actor, key idem.Key, c inventory.Choice, f form) inventory.Command {
		reason := reasonIn(f)
		if reason == "" {
			reason = localeOf(r).T.Blocks.NoLongerNeeded
		}
		return inventory.Unblock{Key: key, Staff: by.Staff, Choice: c, Reason: reason}
	})
}

// changeBlocks does something with the chosen places that are in a state, all
// or none (I7).
func (s *Site) changeBlocks(w http.ResponseWriter, r *http.Request, from inventory.State, done string,
	command func(by account.Actor, key idem.Key, c inventory.Choice, f form) inventory.Command,
) error {
	f, show, at, err := s.blocksForm(w, r)
	if err != nil {
		return err
	}
	ask := blocksAsk{
		pick: readBlockPick(f.Values), section: line(f.Get("section"), 40), key: f.key, reason: line(f.Get("reason"), 200), purpose: line(f.Get("purpose"), 40),
	}
	choice := ask.pick.choice(at.plan, at.standing.Seats, from)
	return s.carryOutForm(w, r, f, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			_, err := s.Seats.Do(r.Context(), show.Show.ID, command(by, key, choice, f))
			values := "?" + done + "=" + strconv.Itoa(max(chosenPlaces(choice), 1))
			if ask.section != "" {
				values += "&section=" + url.QueryEscape(ask.section)
			}
			return staffShowAddress(show.Show.ID) + "/blocks" + values, err
		},
		again: func(_ form, told *fault.Fault) (templ.Component, error) {
			ask.fault, ask.lost = told, s.lostTo(r, show, told)
			return s.blocksAt(r, show, ask)
		},
	})
}

// blocksForm reads a form about places of a show, and how they stand.
func (s *Site) blocksForm(w http.ResponseWriter, r *http.Request) (f form, show catalog.ShowView, at blocked, err error) {
	if f, err = readForm(w, r); err != nil {
		return f, show, at, err
	}
	if show, err = s.showFor(r, account.BlockSeats); err != nil {
		return f, show, at, err
	}
	at, err = s.blockedOf(r, show)
	return f, show, at, err
}

// mostLost is how many seats a refusal names with who has them.
const mostLost = 20

// lostTo says who has the seats that a refusal names, or what else became of
// them.
func (s *Site) lostTo(r *http.Request, show catalog.ShowView, f *fault.Fault) (lost []lostSeat) {
	labels, _ := f.Detail["taken"].([]string)
	if len(labels) == 0 {
		labels, _ = f.Detail["seats"].([]string)
	}
	labels = labels[:min(len(labels), mostLost)]
	if len(labels) == 0 {
		return nil
	}
	ctx, of := r.Context(), show.Show.ID
	plan, err := s.Seats.Plan(ctx, of)
	var last []inventory.Deed
	if err == nil {
		last, err = s.Sales.Last(ctx, of, labels)
	}
	if err != nil { // the refusal itself is shown; who won can be looked up
		s.log.WarnContext(ctx, "who has a seat is not known", "show", of, "error", err)
		return nil
	}
	p := s.staffPage(r, "")
	for i, label := range labels {
		name := ""
		if staff := last[i].Staff; !staff.IsZero() {
			name = s.Sales.NameOf(ctx, staff)
		}
		lost = append(lost, lostSeatOf(p, plan, show, label, last[i], name))
	}
	return lost
}

// lostSeatOf says what a seat is now, whose doing that was, and when. A buyer
// is a buyer; who may know more finds it behind the seat.
func lostSeatOf(p Page, plan *seating.Plan, show catalog.ShowView, label string, last inventory.Deed, name string) lostSeat {
	one := lostSeat{Name: p.spotName(plan, label, false), Address: staffSeatAddress(show.Show.ID, label), Words: p.T.Watch.StateOf(last.State)}
	when := p.soon(last.At, show.Venue.TimeZone)
	switch {
	case !last.Staff.IsZero():
		if last.State == inventory.Sold {
			one.Words = p.T.Blocks.GivenAway
		}
		one.Words += ": " + p.T.Watch.Because(last.Reason, p.who(name), when)
	case last.State != inventory.Available && last.State != inventory.Blocked:
		one.Words += ": " + p.T.Watch.By(p.T.Blocks.Buyer, when)
	case !last.At.IsZero():
		one.Words += ": " + when
	}
	return one
}
