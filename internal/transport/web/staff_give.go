package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
)

// staffGiveView is the question before places are given away: which they are,
// who the guest is, and why.
type staffGiveView struct {
	Page
	catalog.ShowView
	entries
	Day    string
	Places string // how many
	Spots  []string
	Pick   blockPick
	Back   string
	Lost   []lostSeat
}

// staffGive is what becomes of a choice that is to be given away: without the
// word that somebody is sure, a question; with it, an order.
func (s *Site) staffGive(w http.ResponseWriter, r *http.Request) error {
	f, show, at, err := s.blocksForm(w, r)
	if err != nil {
		return err
	}
	asked := readBlockPick(f.Values)
	choice := asked.choice(at.plan, at.standing.Seats, inventory.Available)
	pick := blockPick{Seats: choice.Seats, Kept: asked.choice(at.plan, at.standing.Seats, inventory.Blocked).Seats, Areas: asked.Areas}
	choice.Seats = slices.Concat(pick.Seats, pick.Kept)
	switch {
	case chosenPlaces(choice) == 0:
		page, err := s.blocksAt(r, show, blocksAsk{pick: asked, section: line(f.Get("section"), 40), key: f.key, fault: inventory.ErrEmptyChoice})
		if err != nil {
			return err
		}
		return s.personal(w, r, http.StatusUnprocessableEntity, page)
	case f.Get("sure") == "":
		f.key = newFormKey()
		f.Values.Del("reason") // why they were to be kept back is not why they are given
		return s.personal(w, r, http.StatusOK, staffGivePage(staffGiveViewOf(s.staffPage(r, ""), at, pick, f, nil)))
	}
	return s.carryOutForm(w, r, f, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			given, err := s.Checkout.Comp(r.Context(), key, by, show.Show.ID, checkout.Gift{
				Choice: choice, OnSale: pick.Seats, Reason: reasonIn(f),
				Guest: checkout.Details{Name: strings.TrimSpace(f.Get("name")), Email: f.Get("email"), Language: f.Get("language")},
			})
			return "/staff/orders/" + given.ID.String(), err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			v := staffGiveViewOf(s.staffPage(r, ""), at, pick, f, told)
			v.Lost = s.lostTo(r, show, told)
			return staffGivePage(v), nil
		},
	})
}

func staffGiveViewOf(p Page, at blocked, pick blockPick, f form, told *fault.Fault) staffGiveView {
	v := staffGiveView{
		Page: p, ShowView: at.ShowView, entries: sentEntries(p, f, told), Day: p.Moment(at.Show.StartsAt, at.Venue.TimeZone),
		Pick: pick, Back: staffBlocksAddress(at.Show.ID, pick),
	}
	v.Title, v.Narrow = p.T.Blocks.GiveTitle, true
	seats := slices.Concat(pick.Seats, pick.Kept)
	slices.SortFunc(seats, func(a, b string) int {
		i, _ := at.plan.Index(a)
		j, _ := at.plan.Index(b)
		return i - j
	})
	v.Spots = runsOf(p, at.plan, slices.DeleteFunc(slices.Clone(seats), func(label string) bool { _, known := at.plan.Index(label); return !known }))
	n := len(seats)
	for _, area := range at.plan.Areas() {
		if q := pick.Areas[area.ID]; q > 0 {
			v.Spots = append(v.Spots, p.T.Seats.Times(q, p.spotName(at.plan, area.ID, true)))
			n += q
		}
	}
	v.Places = p.T.Hold.Places(n)
	if v.Value("language") == "" {
		v.values.Set("language", p.Lang())
	}
	if told != nil {
		v.blame(told)
	}
	return v
}

// blame puts what is wrong beside the field that it is about.
func (v *staffGiveView) blame(told *fault.Fault) {
	for field, words := range map[string]string{"name": v.T.Hold.NameFault, "email": v.T.Hold.EmailFault} {
		if v.entries.wrong[field] != "" {
			v.entries.wrong[field] = words
		}
	}
	if errors.Is(told, inventory.ErrReason) {
		v.entries.wrong["reason"], v.Told = v.Told, ""
	}
}

func (v staffGiveView) languages() (all []option) {
	for _, l := range Locales {
		all = append(all, option{l.Lang(), l.Name})
	}
	return all
}
