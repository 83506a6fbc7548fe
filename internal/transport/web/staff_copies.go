package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// copiesView asks for the dates on which a show is repeated.
type copiesView struct {
	Page
	entries
	catalog.ShowView
	Action, Back string
	Every        []option
	Rows         []int
}

// copyRows is how many dates the form has room for beyond those filled in.
const copyRows = 4

func copyField(i int) string { return "more." + strconv.Itoa(i) }

func (s *Site) staffCopies(w http.ResponseWriter, r *http.Request) error {
	view, err := s.showIn(r, account.EditCatalog)
	if err != nil {
		return err
	}
	if view.Show.State == catalog.ShowCancelled {
		return catalog.ErrCancelled
	}
	return s.personal(w, r, http.StatusOK, staffCopiesPage(copiesViewOf(s.staffPage(r, ""), newEntries(url.Values{"every": {"7"}}), view)))
}

func copiesViewOf(p Page, e entries, view catalog.ShowView) copiesView {
	v := copiesView{Page: p, entries: e, ShowView: view}
	t := p.T.Setup.Copies
	v.Title, v.Narrow = t.Title, true
	v.Back = staffEventAddress(view.Event.ID)
	v.Action = staffShowAddress(view.Show.ID) + "/copies"
	v.Every = []option{{"1", t.EveryDay}, {"7", t.EveryWeek}}
	used := 0
	for i := range catalog.MaxCopies {
		if e.Value(copyField(i)+"_date") != "" || e.Wrong(copyField(i)) != "" {
			used = i + 1
		}
	}
	clock := url.Values{}
	writeInstant(clock, "starts", view.Show.StartsAt, view.Venue.TimeZone)
	for i := range min(used+copyRows, catalog.MaxCopies) {
		v.Rows = append(v.Rows, i)
		if e.Value(copyField(i)+"_time") == "" {
			e.values.Set(copyField(i)+"_time", clock.Get("starts_time"))
		}
	}
	return v
}

// staffCopiesAdd repeats a show, or fills in the dates of a rule to look at
// them first.
func (s *Site) staffCopiesAdd(w http.ResponseWriter, r *http.Request) error {
	view, err := s.showIn(r, account.EditCatalog)
	if err != nil {
		return err
	}
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	p := s.staffPage(r, "")
	if f.Get("do") == "fill" {
		filled, told := fillDates(f.Values, view)
		e := sentEntries(p, form{Values: filled}, told)
		e.Key, e.Told = newFormKey(), ""
		return s.personal(w, r, http.StatusOK, staffCopiesPage(copiesViewOf(p, e, view)))
	}
	return s.carryOutForm(w, r, f, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			starts, rows, err := readCopies(f.Values, view.Venue.TimeZone)
			if err != nil {
				return "", err
			}
			_, err = s.Catalogue.CopyShow(r.Context(), key, by, view.Show.ID, starts)
			return staffEventAddress(view.Event.ID) + "?done=copies-added", byRow(err, rows)
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			return staffCopiesPage(copiesViewOf(p, sentEntries(p, f, told), view)), nil
		},
	})
}

// readCopies reads the dates that are filled in, and in which rows they stand.
func readCopies(v url.Values, zone string) (starts []time.Time, rows []int, err error) {
	var errs []error
	for i := range catalog.MaxCopies {
		if v.Get(copyField(i)+"_date") == "" {
			continue
		}
		at, err := readInstant(v, copyField(i), zone)
		if told, ok := errors.AsType[*fault.Fault](err); ok {
			err = ErrEntries.At(copyField(i), "%s", told.Fields[0].Message)
		}
		errs = append(errs, err)
		starts, rows = append(starts, at), append(rows, i)
	}
	if len(rows) == 0 {
		return nil, nil, ErrEntries.At("dates", "dates")
	}
	return starts, rows, gather(errs...)
}

// byRow blames the rows of the form for what a use case says of dates.
func byRow(err error, rows []int) error {
	told, ok := errors.AsType[*fault.Fault](err)
	if !ok || len(told.Fields) == 0 {
		return err
	}
	blamed := ErrEntries
	for _, f := range told.Fields {
		parts := listed.FindStringSubmatch(f.At)
		if parts == nil || wholeNumber(parts[2]) >= len(rows) {
			return err
		}
		blamed = blamed.At("starts_at["+strconv.Itoa(rows[wholeNumber(parts[2])])+"]", "%s", f.Message)
	}
	return blamed
}

// fillDates writes the dates of a rule, every so many days until a day, into
// the rows of the form.
func fillDates(v url.Values, view catalog.ShowView) (url.Values, *fault.Fault) {
	every := wholeNumber(v.Get("every"))
	until, err := time.Parse(dayLayout, v.Get("until"))
	filled := url.Values{"every": v["every"], "until": v["until"]}
	own := url.Values{}
	writeInstant(own, "starts", view.Show.StartsAt, view.Venue.TimeZone)
	day, dayErr := time.Parse(dayLayout, own.Get("starts_date"))
	if err != nil || dayErr != nil || every < 1 || every > 366 {
		return v, ErrEntries.At("until", wrongDate)
	}
	for i := range catalog.MaxCopies {
		day = day.AddDate(0, 0, every)
		if day.After(until) {
			break
		}
		filled.Set(copyField(i)+"_date", day.Format(dayLayout))
		filled.Set(copyField(i)+"_time", own.Get("starts_time"))
	}
	return filled, nil
}
