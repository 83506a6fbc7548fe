package web

import (
	"net/http"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

// publishView is "/staff/shows/{show}/publish": what to look at before a show
// goes on sale.
type publishView struct {
	Page
	catalog.ShowView
	Key, Told   string
	Done        string
	Day         string
	Address     string
	Checks      []checkRow
	Ready       bool
	Published   bool
	Drafts      int // other drafts of the event
	MayPublish  bool
	OpensLater  bool
	OpensMoment string
}

// checkRow is one line of the checklist.
type checkRow struct {
	State catalog.CheckState
	Word  string // the state, for who does not see its sign
	Name  string
	Notes []string
	Mend  string // where it is mended; "" when all is well
}

func (s *Site) staffPublish(w http.ResponseWriter, r *http.Request) error {
	page, err := s.publishPage(r, newFormKey(), nil)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, page)
}

func (s *Site) publishPage(r *http.Request, key string, told *fault.Fault) (templ.Component, error) {
	view, err := s.showIn(r, account.EditCatalog)
	if err != nil {
		return nil, err
	}
	if view.Show.State == catalog.ShowCancelled {
		return nil, catalog.ErrCancelled
	}
	plan, err := s.Plans(r.Context(), view.Show.Chart)
	if err != nil {
		return nil, err
	}
	event, err := s.Catalogue.StaffEvent(r.Context(), s.actor(r), view.Event.ID)
	if err != nil {
		return nil, err
	}
	p := s.staffPage(r, "")
	v := publishViewOf(p, view, plan, s.Payable)
	for _, at := range event.Shows {
		if at.Show.State == catalog.ShowDraft && at.Show.ID != view.Show.ID {
			v.Drafts++
		}
	}
	v.Key, v.Done = key, p.done(r)
	if told != nil {
		v.Told = p.words(told)
	}
	return staffPublishPage(v), nil
}

func publishViewOf(p Page, view catalog.ShowView, plan *seating.Plan, payable bool) publishView {
	v := publishView{Page: p, ShowView: view, Ready: true, Address: staffShowAddress(view.Show.ID)}
	v.Title, v.Narrow = p.T.Setup.Publish.Title, true
	v.Day = p.Moment(view.Show.StartsAt, view.Venue.TimeZone)
	v.Published = view.Show.State == catalog.ShowPublished
	v.MayPublish = p.may(account.PublishShows)
	v.OpensLater, v.OpensMoment = view.Show.OpensAt.After(p.Now), p.Moment(view.Show.OpensAt, view.Venue.TimeZone)
	for _, c := range catalog.Checklist(view, plan, payable, p.Now) {
		v.Ready = v.Ready && c.State != catalog.CheckMissing
		v.Checks = append(v.Checks, p.checkRow(c, view))
	}
	return v
}

// checkRow puts a line of the checklist into words.
func (p Page) checkRow(c catalog.Check, view catalog.ShowView) checkRow {
	t := p.T.Setup.Publish
	row := checkRow{State: c.State, Name: p.checkName(c.Item)}
	row.Word = map[catalog.CheckState]string{catalog.CheckOK: t.OK, catalog.CheckWarning: t.Warning, catalog.CheckMissing: t.Missing}[c.State]
	said := map[string]bool{}
	note := func(words string) {
		if words != "" && !said[words] {
			said[words] = true
			row.Notes = append(row.Notes, words)
		}
	}
	for _, f := range c.Faults {
		_, words := p.wrong(f)
		note(words)
	}
	good := c.State == catalog.CheckOK
	switch c.Item {
	case catalog.CheckDate:
		if good {
			note(p.Moment(view.Show.StartsAt, view.Venue.TimeZone) + ", " + view.Venue.Name)
		}
	case catalog.CheckChart:
		if !good {
			note(t.NoPlaces)
		}
	case catalog.CheckPrices:
		if good {
			note(t.OnSale(p.Number(c.Places)))
		}
	case catalog.CheckZones:
		if good {
			note(t.AllZones)
		} else {
			note(t.Unsold)
			for _, zone := range c.Zones {
				note(zone.Name + " · " + capacityOf(p, zone.Seats, zone.Places))
			}
		}
	case catalog.CheckAccessible:
		if good {
			note(t.AccessibleOnSale(p.Number(c.Places)))
		} else {
			note(t.NoAccessible)
		}
	case catalog.CheckSale:
		if good {
			note(p.Moment(view.Show.OpensAt, view.Venue.TimeZone) + " – " + p.Moment(view.Show.ClosesAt, view.Venue.TimeZone))
		}
	case catalog.CheckLimits:
		if good {
			note(p.T.Setup.Show.PerOrder + " " + p.Number(view.Show.MaxPerOrder) + " · " + p.T.Setup.Show.PerBuyer + " " + p.Number(view.Show.MaxPerBuyer))
		}
	case catalog.CheckEvent:
		if !good {
			note(t.NoText)
		}
	case catalog.CheckOrganiser:
		if !good {
			note(t.NoEmail)
		}
	case catalog.CheckPayment:
		if !good {
			note(t.NoPayment)
		}
	}
	if !good {
		row.Mend = mendAddress(c.Item, view)
	}
	return row
}

// mendAddress is where a line of the checklist is put right. Payments are set
// up where the program is started.
func mendAddress(item catalog.CheckItem, view catalog.ShowView) string {
	show := staffShowAddress(view.Show.ID)
	return map[catalog.CheckItem]string{
		catalog.CheckDate: show + "/edit", catalog.CheckSale: show + "/edit", catalog.CheckLimits: show + "/edit",
		catalog.CheckPrices: show + "/prices", catalog.CheckZones: show + "/prices", catalog.CheckAccessible: show + "/prices",
		catalog.CheckChart: chartAddress(view.Venue.ID, view.Show.Chart), catalog.CheckEvent: staffEventAddress(view.Event.ID) + "/edit",
		catalog.CheckOrganiser: "/staff/organiser",
	}[item]
}

func (s *Site) staffPublishDo(w http.ResponseWriter, r *http.Request) error {
	view, err := s.showIn(r, account.PublishShows)
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(_ form, by account.Actor, key idem.Key) (string, error) {
			_, err := s.Shows.Publish(r.Context(), key, by, view.Show.ID)
			return staffShowAddress(view.Show.ID) + "/publish?done=published", err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) { return s.publishPage(r, f.key, told) },
	})
}

// cancelView asks whether a show is to be cancelled.
type cancelView struct {
	Page
	catalog.ShowView
	Key, Told    string
	Day, Address string
	Sold         string // how many places are sold; "" for none
	Draft        bool
}

func (s *Site) staffCancelAsk(w http.ResponseWriter, r *http.Request) error {
	page, err := s.cancelPage(r, newFormKey(), nil)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, page)
}

func (s *Site) cancelPage(r *http.Request, key string, told *fault.Fault) (templ.Component, error) {
	view, err := s.showIn(r, account.PublishShows)
	if err != nil {
		return nil, err
	}
	if view.Show.State == catalog.ShowCancelled {
		return nil, catalog.ErrCancelled
	}
	sold := 0
	if view.Show.Public() {
		counts, err := s.Seats.Counts(r.Context(), view.Show.ID)
		if err != nil {
			return nil, err
		}
		sold = counts.All.Sold
	}
	v := cancelViewOf(s.staffPage(r, ""), view, sold)
	if v.Key = key; told != nil {
		v.Told = v.words(told)
	}
	return staffCancelPage(v), nil
}

func cancelViewOf(p Page, view catalog.ShowView, sold int) cancelView {
	v := cancelView{Page: p, ShowView: view, Day: p.Moment(view.Show.StartsAt, view.Venue.TimeZone), Address: staffShowAddress(view.Show.ID),
		Draft: view.Show.State == catalog.ShowDraft}
	v.Title, v.Narrow = p.T.Setup.Cancel.Title, true
	if sold > 0 {
		v.Sold = p.T.Setup.Cancel.Sold(p.Number(sold))
	}
	return v
}

func (s *Site) staffCancelDo(w http.ResponseWriter, r *http.Request) error {
	view, err := s.showIn(r, account.PublishShows)
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(_ form, by account.Actor, key idem.Key) (string, error) {
			_, err := s.Shows.Cancel(r.Context(), key, by, view.Show.ID)
			return staffEventAddress(view.Event.ID) + "?done=cancelled", err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) { return s.cancelPage(r, f.key, told) },
	})
}

// checkName names a line of the checklist.
func (p Page) checkName(item catalog.CheckItem) string {
	t := p.T.Setup.Publish.Items
	return map[catalog.CheckItem]string{
		catalog.CheckDate: t.CheckDate, catalog.CheckChart: t.CheckChart, catalog.CheckPrices: t.CheckPrices, catalog.CheckZones: t.CheckZones,
		catalog.CheckAccessible: t.CheckAccessible, catalog.CheckSale: t.CheckSale, catalog.CheckLimits: t.CheckLimits,
		catalog.CheckEvent: t.CheckEvent, catalog.CheckOrganiser: t.CheckOrganiser, catalog.CheckPayment: t.CheckPayment,
	}[item]
}
