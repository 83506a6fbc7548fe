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
	return s.changeBlocks(w, r, inventory.Available, func(by account.Actor, key idem.Key, c inventory.Choice, reason string) inventory.Command {
		return inventory.Block{Key: key, Staff: by.Staff, Choice: c, Reason: reason}
	})
}

// staffUnblock puts the chosen places on sale again. Nobody is asked why: that
// they are no longer needed goes without saying.
func (s *Site) staffUnblock(w http.ResponseWriter, r *http.Request) error {
	return s.changeBlocks(w, r, inventory.Blocked, func(by account.Actor, key idem.Key, c inventory.Choice, reason string) inventory.Command {
		if reason == "" {
			reason = localeOf(r).T.Blocks.NoLongerNeeded
		}
		return inventory.Unblock{Key: key, Staff: by.Staff, Choice: c, Reason: reason}
	})
}

// changeBlocks takes the chosen places out of a state, all or none (I7).
func (s *Site) changeBlocks(w http.ResponseWriter, r *http.Request, from inventory.State,
	command func(by account.Actor, key idem.Key, c inventory.Choice, reason string) inventory.Command,
) error {
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	show, err := s.showFor(r, account.BlockSeats)
	if err != nil {
		return err
	}
	at, err := s.blockedOf(r, show)
	if err != nil {
		return err
	}
	ask := blocksAsk{
		pick: readBlockPick(f.Values), section: line(f.Get("section"), 40), key: f.key, reason: line(f.Get("reason"), 200),
	}
	choice := ask.pick.choice(at.plan, at.standing.Seats, from)
	return s.carryOutForm(w, r, f, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			_, err := s.Seats.Do(r.Context(), show.Show.ID, command(by, key, choice, strings.TrimSpace(f.Get("reason"))))
			done := map[inventory.State]string{inventory.Available: "kept", inventory.Blocked: "freed"}[from]
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

// mostLost is how many seats a refusal names with who has them.
const mostLost = 20

// lostTo says who has the seats that a refusal names.
func (s *Site) lostTo(r *http.Request, show catalog.ShowView, f *fault.Fault) (lost []lostSeat) {
	labels, _ := f.Detail["taken"].([]string)
	if len(labels) == 0 {
		labels, _ = f.Detail["seats"].([]string)
	}
	p := s.staffPage(r, "")
	err := s.Sales.Book(r.Context(), show.Show.ID, func(book *inventory.Book, plan *seating.Plan) {
		for _, label := range labels[:min(len(labels), mostLost)] {
			one := lostSeat{Name: p.spotName(plan, label, false), Address: staffSeatAddress(show.Show.ID, label)}
			if has, err := s.Sales.WhoHas(r.Context(), show.Show.ID, label); err == nil {
				one.Words = p.T.Watch.StateOf(has.State)
			}
			if deed, kept := book.WhyKept(plan, label); kept {
				who := p.who(s.Sales.NameOf(r.Context(), deed.Staff))
				one.Words += ": " + p.T.Watch.Because(deed.Reason, who, p.soon(deed.At, show.Venue.TimeZone))
			}
			lost = append(lost, one)
		}
	})
	if err != nil { // the refusal itself is shown; who won can be looked up
		s.log.WarnContext(r.Context(), "who has a seat is not known", "show", show.Show.ID, "error", err)
	}
	return lost
}
