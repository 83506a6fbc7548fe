package web

import (
	"net/http"

	"frontrow/internal/base/id"
)

const calendarType = "text/calendar; charset=utf-8"

// showCalendar gives a show as an entry for a calendar.
func (s *Site) showCalendar(w http.ResponseWriter, r *http.Request) error {
	show, err := pathID[id.Show](r, "show")
	if err != nil {
		return err
	}
	v, err := s.Catalogue.Show(r.Context(), show)
	if err != nil {
		return err
	}
	file, err := s.Papers.Calendar(v, s.PublicURL+eventAddress(v.Event))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+v.Event.Slug+`.ics"`)
	s.keepable(w, r, calendarType, keepPublic, file)
	return nil
}

// eventCalendar gives all dates of an event, for a calendar that follows them.
func (s *Site) eventCalendar(w http.ResponseWriter, r *http.Request) error {
	e, err := s.eventIn(r)
	if err != nil {
		return err
	}
	file, err := s.Papers.EventCalendar(e, s.PublicURL+eventAddress(e.Event))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+e.Event.Slug+`.ics"`)
	s.keepable(w, r, calendarType, keepPublic, file)
	return nil
}
