package web

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// staffEventsView is "/staff/events".
type staffEventsView struct {
	Page
	Events []staffEventRow
	Next   string
}

type staffEventRow struct {
	Title, Address, Genre, Organiser string
	Next                             string // when the next date begins; "" when there is none
	Dates                            string
	Drafts                           int
	Public                           bool
}

// staffEventView is "/staff/events/{event}": an event with all its dates.
type staffEventView struct {
	Page
	catalog.EventView
	Done    string
	Address string
	Poster  string
	Public  bool // it has a page that everybody sees
	Dates   []staffDateRow
}

type staffDateRow struct {
	When, Where, Address, Price string
	State                       catalog.ShowState
}

// staffEventFormView asks for an event, a new one or one that is there.
type staffEventFormView struct {
	Page
	entries
	Action, Back string
	Genres       []option
	Organisers   []option
}

const eventsPerPage = 50

func (s *Site) staffEvents(w http.ResponseWriter, r *http.Request) error {
	events, next, err := s.Catalogue.StaffEvents(r.Context(), s.actor(r), line(r.URL.Query().Get("cursor"), 100), eventsPerPage)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffEventsPage(staffEventsViewOf(s.staffPage(r, localeOf(r).T.Setup.Events), events, next)))
}

func staffEventsViewOf(p Page, events []catalog.EventView, next string) staffEventsView {
	v := staffEventsView{Page: p}
	for _, e := range events {
		row := staffEventRow{
			Title: e.Event.Title, Address: staffEventAddress(e.Event.ID), Genre: p.T.Site.Genre(string(e.Event.Genre)),
			Dates: p.T.Setup.Event.Count(len(e.Shows)),
		}
		if p.Staff != nil && p.Staff.Organiser.IsZero() {
			row.Organiser = e.Organiser.Name
		}
		for _, at := range e.Shows {
			switch at.Show.State {
			case catalog.ShowDraft:
				row.Drafts++
			case catalog.ShowPublished:
				row.Public = true
			}
			if row.Next == "" && at.Show.State != catalog.ShowCancelled && at.Show.StartsAt.After(p.Now) {
				row.Next = p.Moment(at.Show.StartsAt, at.Venue.TimeZone)
			}
		}
		v.Events = append(v.Events, row)
	}
	if next != "" {
		v.Next = "/staff/events?cursor=" + url.QueryEscape(next)
	}
	return v
}

func staffEventAddress(e id.Event) string { return "/staff/events/" + e.String() }

// staffEventIn finds the event in the address for who may change it.
func (s *Site) staffEventIn(r *http.Request) (catalog.EventView, error) {
	wanted, err := pathID[id.Event](r, "event")
	if err != nil {
		return catalog.EventView{}, err
	}
	return s.Catalogue.StaffEvent(r.Context(), s.actor(r), wanted)
}

func (s *Site) staffEvent(w http.ResponseWriter, r *http.Request) error {
	event, err := s.staffEventIn(r)
	if err != nil {
		return err
	}
	p := s.staffPage(r, event.Event.Title)
	return s.personal(w, r, http.StatusOK, staffEventPage(staffEventViewOf(p, event, p.done(r))))
}

func staffEventViewOf(p Page, e catalog.EventView, done string) staffEventView {
	v := staffEventView{Page: p, EventView: e, Done: done, Address: staffEventAddress(e.Event.ID), Poster: staffEventAddress(e.Event.ID) + "/poster.svg"}
	for _, at := range e.Shows {
		row := staffDateRow{
			When: p.Moment(at.Show.StartsAt, at.Venue.TimeZone), Where: at.Venue.Name + ", " + at.Venue.City,
			State: at.Show.State, Address: "/staff/shows/" + at.Show.ID.String(),
		}
		if at.Show.State == catalog.ShowDraft {
			row.Address += "/publish"
		}
		if from, priced := at.Show.Prices.From(); priced {
			row.Price = p.T.Site.From(p.Money(from))
		}
		v.Public = v.Public || at.Show.Public()
		v.Dates = append(v.Dates, row)
	}
	return v
}

// staffEventPoster is an event's poster, before anybody else may see it.
func (s *Site) staffEventPoster(w http.ResponseWriter, r *http.Request) error {
	event, err := s.staffEventIn(r)
	if err != nil {
		return err
	}
	s.send(w, r, http.StatusOK, "image/svg+xml", keepNever, drawPoster(event.Event))
	return nil
}

func (s *Site) staffEventNew(w http.ResponseWriter, r *http.Request) error {
	v, err := s.eventForm(r, newEntries(nil), catalog.Event{})
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffEventFormPage(v))
}

func (s *Site) staffEventEdit(w http.ResponseWriter, r *http.Request) error {
	event, err := s.staffEventIn(r)
	if err != nil {
		return err
	}
	e := event.Event
	v, err := s.eventForm(r, newEntries(url.Values{"title": {e.Title}, "genre": {string(e.Genre)}, "summary": {e.Summary}, "about": {e.About}}), e)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffEventFormPage(v))
}

// eventForm is the form of an event; of a new one when it has no id.
func (s *Site) eventForm(r *http.Request, e entries, event catalog.Event) (staffEventFormView, error) {
	by := s.actor(r)
	if err := by.May(account.EditCatalog); err != nil {
		return staffEventFormView{}, err
	}
	v := eventFormOf(s.staffPage(r, ""), e, event)
	if !event.ID.IsZero() {
		return v, nil
	}
	var err error
	v.Organisers, err = s.organisersFor(r.Context(), by)
	return v, err
}

func eventFormOf(p Page, e entries, event catalog.Event) staffEventFormView {
	v := staffEventFormView{Page: p, entries: e, Action: "/staff/events/new", Back: "/staff/events"}
	v.Title, v.Narrow = p.T.Setup.Event.Add, true
	if !event.ID.IsZero() {
		v.Title, v.Back = p.T.Setup.Event.Edit, staffEventAddress(event.ID)
		v.Action = v.Back + "/edit"
	}
	v.Genres = append(v.Genres, option{"", p.T.Setup.Choose})
	for _, g := range catalog.Genres() {
		v.Genres = append(v.Genres, option{string(g), p.T.Site.Genre(string(g))})
	}
	return v
}

// eventAgain shows the form of an event with what cannot be used.
func (s *Site) eventAgain(r *http.Request, event catalog.Event) func(f form, told *fault.Fault) (templ.Component, error) {
	return func(f form, told *fault.Fault) (templ.Component, error) {
		v, err := s.eventForm(r, entries{}, event)
		if err != nil {
			return nil, err
		}
		v.entries = sentEntries(v.Page, f, told)
		return staffEventFormPage(v), nil
	}
}

func (s *Site) staffEventCreate(w http.ResponseWriter, r *http.Request) error {
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			organiser, err := organiserIn(f)
			if err != nil {
				return "", err
			}
			event, err := s.Catalogue.CreateEvent(r.Context(), key, by, catalog.NewEvent{
				Organiser: organiser, Title: f.Get("title"), Genre: catalog.Genre(f.Get("genre")), Summary: f.Get("summary"), About: f.Get("about"),
			})
			return staffEventAddress(event.ID) + "?done=event-added", err
		},
		again: s.eventAgain(r, catalog.Event{}),
	})
}

func (s *Site) staffEventSave(w http.ResponseWriter, r *http.Request) error {
	event, err := s.staffEventIn(r)
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			title, genre, summary, about := f.Get("title"), catalog.Genre(f.Get("genre")), f.Get("summary"), f.Get("about")
			_, err := s.Catalogue.UpdateEvent(r.Context(), key, by, event.Event.ID, catalog.EventChange{
				Title: &title, Genre: &genre, Summary: &summary, About: &about,
			})
			return staffEventAddress(event.Event.ID) + "?done=event-saved", err
		},
		again: s.eventAgain(r, event.Event),
	})
}

// staffEventPreview is an event's public page with its drafts, as it will be.
func (s *Site) staffEventPreview(w http.ResponseWriter, r *http.Request) error {
	event, err := s.staffEventIn(r)
	if err != nil {
		return err
	}
	v := eventViewOf(s.staffPage(r, event.Event.Title), event, left{})
	v.Poster = staffEventAddress(event.Event.ID) + "/poster.svg"
	return s.personal(w, r, http.StatusOK, eventPage(v))
}
