package web

import (
	"net/http"
	"net/url"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

// staffShowsView is "/staff/shows".
type staffShowsView struct {
	Page
	Shows []staffShowRow
	Next  string
}

type staffShowRow struct {
	Title, Address, When, Where string
	State                       catalog.ShowState
}

// staffShowView is "/staff/shows/{show}": how a sale stands.
type staffShowView struct {
	Page
	catalog.ShowView
	Day    string
	Draft  bool
	Levels []staffLevelRow
	All    staffLevelRow
}

// staffLevelRow counts the places of one price level. Money is what the sold
// ones cost at the price of today; what came in is in the orders.
type staffLevelRow struct {
	Name, Price, Money string
	inventory.Count
}

const showsPerPage = 50

func (s *Site) staffShows(w http.ResponseWriter, r *http.Request) error {
	by := *s.Sessions.Caller(r.Context()).Actor
	shows, next, err := s.Catalogue.StaffShows(r.Context(), by, id.Event{}, line(r.URL.Query().Get("cursor"), 100), showsPerPage)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffShowsPage(staffShowsViewOf(s.staffPage(r, localeOf(r).T.Staff.Shows), shows, next)))
}

func staffShowsViewOf(p Page, shows []catalog.ShowView, next string) staffShowsView {
	v := staffShowsView{Page: p}
	for _, show := range shows {
		v.Shows = append(v.Shows, staffShowRow{
			Title: show.Event.Title, Address: "/staff/shows/" + show.Show.ID.String(), State: show.Show.State,
			When: p.Moment(show.Show.StartsAt, show.Venue.TimeZone), Where: show.Venue.Name + ", " + show.Venue.City,
		})
	}
	if next != "" {
		v.Next = "/staff/shows?cursor=" + url.QueryEscape(next)
	}
	return v
}

func (s *Site) staffShow(w http.ResponseWriter, r *http.Request) error {
	wanted, err := pathID[id.Show](r, "show")
	if err != nil {
		return err
	}
	by := *s.Sessions.Caller(r.Context()).Actor
	show, err := s.Catalogue.StaffShow(r.Context(), by, account.ReadOrders, wanted)
	if err != nil {
		return err
	}
	var counts inventory.Counts
	if show.Show.State != catalog.ShowDraft {
		if counts, err = s.Seats.Counts(r.Context(), wanted); err != nil {
			return err
		}
	}
	return s.personal(w, r, http.StatusOK, staffShowPage(staffShowViewOf(s.staffPage(r, show.Event.Title), show, counts)))
}

func staffShowViewOf(p Page, show catalog.ShowView, counts inventory.Counts) staffShowView {
	v := staffShowView{
		Page: p, ShowView: show, Day: p.Moment(show.Show.StartsAt, show.Venue.TimeZone), Draft: show.Show.State == catalog.ShowDraft,
		All: staffLevelRow{Name: p.T.Staff.All, Count: counts.All},
	}
	prices := show.Show.Prices
	sum := money.Of(0, prices.Currency)
	for _, count := range counts.Levels {
		row := staffLevelRow{Name: p.T.Staff.NoPrice, Count: count.Count}
		if level, ok := prices.Level(count.Level); ok {
			worth, err := money.Of(level.Total(), prices.Currency).Times(int64(count.Sold))
			if err == nil {
				sum, err = sum.Add(worth)
			}
			if err == nil { // it cannot overflow: prices and places are bounded
				row.Money = p.Money(worth)
			}
			row.Name, row.Price = level.Name, p.Money(money.Of(level.Total(), prices.Currency))
		}
		v.Levels = append(v.Levels, row)
	}
	v.All.Money = p.Money(sum)
	return v
}
