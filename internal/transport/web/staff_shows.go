package web

import (
	"net/http"
	"net/url"

	"frontrow/internal/domain/catalog"
)

// staffShowsView is "/staff/shows": the shows by what they want of whoever
// sells them.
type staffShowsView struct {
	Page
	Text     string
	Event    string // only of this
	Filtered bool
	Groups   []showGroup
}

// showGroup is the shows of one phase.
type showGroup struct {
	Phase  catalog.Phase
	Rows   []staffShowRow
	Next   string // address of what follows
	Folded bool
}

type staffShowRow struct {
	Title, Address, When, Where string
	Window                      string // on sale until, or from
	State                       string // a word that the catalogue has for the state of a sale
	Sold                        string // "412 of 1,012 sold"; "" while that is not known
	Bar                         readings
}

const showsPerGroup = 24

func (s *Site) staffShows(w http.ResponseWriter, r *http.Request) error {
	by, values := s.actor(r), r.URL.Query()
	f := catalog.BoardFilter{Text: line(values.Get("q"), 100), Limit: showsPerGroup}
	_ = f.Event.UnmarshalText([]byte(line(values.Get("event"), 60))) // what is no id filters nothing
	phases := catalog.Phases()
	if only := catalog.Phase(values.Get("phase")); only != "" {
		phases, f.Cursor = []catalog.Phase{only}, line(values.Get("cursor"), 20)
	}
	p := s.staffPage(r, localeOf(r).T.Staff.Shows)
	v := staffShowsView{Page: p, Text: f.Text, Filtered: f.Text != "" || !f.Event.IsZero() || len(phases) == 1}
	if !f.Event.IsZero() {
		v.Event = f.Event.String()
	}
	for _, phase := range phases {
		f.Phase = phase
		shows, next, err := s.Catalogue.Board(r.Context(), by, f)
		if err != nil {
			return err
		}
		group := showGroup{Phase: phase, Folded: phase == catalog.Past && !v.Filtered, Next: nextShows(f, next)}
		for _, show := range shows {
			group.Rows = append(group.Rows, staffShowRowOf(p, s.standingOf(r, show)))
		}
		if len(group.Rows) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	return s.personal(w, r, http.StatusOK, staffShowsPage(v))
}

// standingOf gives a show with its counts. A show whose places cannot be
// counted right now is listed without.
func (s *Site) standingOf(r *http.Request, show catalog.ShowView) sale {
	at := sale{ShowView: show}
	if show.Show.State == catalog.ShowDraft {
		return at
	}
	if standing, err := s.Sales.Standing(r.Context(), show.Show.ID); err == nil {
		at.standing = standing
	}
	return at
}

func staffShowRowOf(p Page, at sale) staffShowRow {
	row := staffShowRow{
		Title: at.Event.Title, Address: staffShowAddress(at.Show.ID), When: p.Moment(at.Show.StartsAt, at.Venue.TimeZone),
		Where: at.Venue.Name + ", " + at.Venue.City,
	}
	row.State, row.Window = saleWord(p, at)
	if all := at.standing.All; all.Total() > 0 {
		row.Sold = p.T.Watch.SoldOf(p.Number(all.Sold), p.Number(all.Total()))
		row.Bar = readings{Words: map[string]string{}, Bars: map[string]barSpan{}}
		row.Bar.count(p, "all", all)
	}
	return row
}

// nextShows is the address of the rest of a group; "" when there is none.
func nextShows(f catalog.BoardFilter, cursor string) string {
	if cursor == "" {
		return ""
	}
	values := url.Values{"phase": {string(f.Phase)}, "cursor": {cursor}}
	if f.Text != "" {
		values.Set("q", f.Text)
	}
	if !f.Event.IsZero() {
		values.Set("event", f.Event.String())
	}
	return "/staff/shows?" + values.Encode()
}
