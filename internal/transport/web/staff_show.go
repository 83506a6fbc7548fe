package web

import (
	"net/http"
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// staffShowView is "/staff/shows/{show}": how a sale stands, now and from
// second to second, and the switches that steer it.
type staffShowView struct {
	Page
	catalog.ShowView
	Day      string
	Zone     string // its short name on the day of the show
	State    string // a word that the catalogue has for the state of a sale
	Window   string // until when it sells, or from when on
	Draft    bool
	Money    bool // the reader may know
	Now      readings
	Levels   []readingRow
	Sections []readingRow
	Areas    []readingRow
	Curve    curveView
	Moved    *movedView // nil unless it was moved
	Deed     string     // who paused or closed it, when and why; "" while it is open
	Switches []saleSwitch
	Asking   *saleSwitch // the question before a switch is thrown
	Reason   string      // as it was entered
	Key      string
	Fault    string
	Plan     string // address of the chart's geometry; "" when there is no map
	MapWords mapWords
}

// saleSwitch is something that may be done with a sale.
type saleSwitch struct {
	To                    inventory.Sale
	Words, Ask, Means, Do string
	Danger                bool
}

// readingRow is a line of a table of readings: its name, its price, and what
// the keys of its readings begin with.
type readingRow struct{ Name, Price, Key string }

// sale is a show as it is being sold.
type sale struct {
	catalog.ShowView
	plan     *seating.Plan
	standing inventory.Standing
	moved    checkout.MoveCounts
	takings  checkout.Takings // zero when the reader may not know
	deed     *inventory.Deed  // the last word of staff about it
	deedBy   string
}

func (s *Site) staffShow(w http.ResponseWriter, r *http.Request) error {
	return s.showSale(w, r, saleAsk{key: newFormKey()})
}

// saleAsk is what a reader has asked for so far.
type saleAsk struct {
	to          *inventory.Sale // the switch in question
	reason, key string
	fault       *fault.Fault
}

func (s *Site) showSale(w http.ResponseWriter, r *http.Request, ask saleAsk) error {
	page, err := s.saleAt(r, ask)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, page)
}

// saleAt is the page of the show in the address.
func (s *Site) saleAt(r *http.Request, ask saleAsk) (templ.Component, error) {
	show, err := s.showFor(r, account.ReadOrders)
	if err != nil {
		return nil, err
	}
	p := s.staffPage(r, show.Event.Title)
	if show.Show.State == catalog.ShowDraft {
		return staffShowPage(staffShowViewOf(p, sale{ShowView: show}, saleAsk{})), nil
	}
	at, err := s.saleOf(r, show)
	if err == nil && show.Show.Moves > 0 {
		_, at.moved, err = s.Checkout.MoveOf(r.Context(), s.actor(r), show.Show.ID)
	}
	if err != nil {
		return nil, err
	}
	return staffShowPage(staffShowViewOf(p, at, ask)), nil
}

// showFor gives the show in the address to staff who may do something with it.
func (s *Site) showFor(r *http.Request, do account.Action) (catalog.ShowView, error) {
	wanted, err := pathID[id.Show](r, "show")
	if err != nil {
		return catalog.ShowView{}, err
	}
	return s.Catalogue.StaffShow(r.Context(), s.actor(r), do, wanted)
}

// saleOf looks at a show that is or was sold.
func (s *Site) saleOf(r *http.Request, show catalog.ShowView) (at sale, err error) {
	ctx, of := r.Context(), show.Show.ID
	at.ShowView = show
	if at.plan, err = s.Seats.Plan(ctx, of); err != nil {
		return sale{}, err
	}
	if at.standing, err = s.Sales.Standing(ctx, of); err != nil {
		return sale{}, err
	}
	if by := s.actor(r); by.May(account.ReadReports) == nil {
		if at.takings, err = s.Sales.Takings(ctx, of); err != nil {
			return sale{}, err
		}
	}
	if at.standing.Sale == inventory.SaleOpen {
		return at, nil
	}
	err = s.Sales.Book(ctx, of, func(book *inventory.Book, _ *seating.Plan) {
		if deed, found := book.LastSale(); found {
			at.deed = &deed
		}
	})
	if at.deed != nil {
		at.deedBy = s.Sales.NameOf(ctx, at.deed.Staff)
	}
	return at, err
}

func staffShowViewOf(p Page, at sale, ask saleAsk) staffShowView {
	show, zone := at.Show, at.Venue.TimeZone
	v := staffShowView{
		Page: p, ShowView: at.ShowView, Day: p.Moment(show.StartsAt, zone), Zone: p.zoneName(show.StartsAt, zone),
		Draft: at.plan == nil, Money: p.may(account.ReadReports), Key: ask.key, Reason: ask.reason,
	}
	v.State, v.Window = saleWord(p, at)
	if v.Draft {
		return v
	}
	v.Scripts = append(v.Scripts, "watch.js")
	v.Now = readingsOf(p, at)
	v.addRows(at)
	v.addSwitches(at, ask)
	if v.Money {
		v.Curve = curveOf(p, at.takings, zone)
	}
	v.Moved = movedViewOf(p, at)
	if at.deed != nil {
		v.Deed = p.T.Watch.Because(at.deed.Reason, v.who(at.deedBy), p.Moment(at.deed.At, zone))
	}
	if ask.fault != nil {
		v.Fault = v.words(ask.fault)
	}
	if at.plan.Len() > 0 {
		v.Plan, v.MapWords = "/v1/charts/"+at.plan.Hash().String(), staffMapWords(p)
	}
	return v
}

// zoneName is the short name of a venue's time zone at an instant.
func (p Page) zoneName(at time.Time, zone string) string { return p.Locale.Zone(at, zone) }

// who names a member of staff.
func (p Page) who(name string) string {
	if name == "" {
		return p.T.Watch.Somebody
	}
	return name
}

// saleWord says how the sale of a show stands, and until when it does.
func saleWord(p Page, at sale) (word, window string) {
	show, zone := at.Show, at.Venue.TimeZone
	until := p.T.Watch.ClosesOn(p.Moment(show.ClosesAt, zone))
	switch {
	case show.State == catalog.ShowDraft:
		return "draft", ""
	case show.State == catalog.ShowCancelled:
		return "cancelled", ""
	case !p.Now.Before(show.ClosesAt):
		return "ended", ""
	case at.standing.Sale == inventory.SaleClosed:
		return "closed", ""
	case at.standing.Sale == inventory.SalePaused:
		return "paused", until
	case p.Now.Before(show.OpensAt):
		return "soon", p.T.Watch.OpensOn(p.Moment(show.OpensAt, zone))
	case placesLeft(at.standing.Counts) == 0:
		return "out", until
	}
	return "open", until
}

// saleMood is the colour of a state's badge.
func saleMood(word string) string {
	switch word {
	case "open":
		return "good"
	case "paused", "out":
		return "warn"
	case "soon":
		return "accent"
	case "closed", "cancelled":
		return "bad"
	}
	return ""
}

func (v *staffShowView) addRows(at sale) {
	prices := at.Show.Prices
	for _, count := range at.standing.Levels {
		row := readingRow{Name: v.T.Staff.NoPrice, Key: "level." + count.Level}
		if level, ok := prices.Level(count.Level); ok {
			row.Name, row.Price = level.Name, v.Page.Money(priceOf(level, prices))
		}
		v.Levels = append(v.Levels, row)
	}
	for i, section := range at.plan.Sections() {
		if section.Count > 0 {
			v.Sections = append(v.Sections, readingRow{Name: sectionName(at.plan, i), Key: sectionKey(i)})
		}
	}
	for i, area := range at.plan.Areas() {
		v.Areas = append(v.Areas, readingRow{Name: areaName(area), Key: areaKey(i)})
	}
}

// addSwitches offers what may be done with the sale, and asks about the one in
// question.
func (v *staffShowView) addSwitches(at sale, ask saleAsk) {
	if !v.may(account.SteerSale) || at.Show.State != catalog.ShowPublished || !v.Page.Now.Before(at.Show.ClosesAt) {
		return
	}
	t := v.T.Watch
	all := []saleSwitch{
		{To: inventory.SaleOpen, Words: t.Resume, Ask: t.ResumeAsk, Means: t.ResumeMeans, Do: t.ResumeYes},
		{To: inventory.SalePaused, Words: t.Pause, Ask: t.PauseAsk, Means: t.PauseMeans, Do: t.PauseYes},
		{To: inventory.SaleClosed, Words: t.Close, Ask: t.CloseAsk, Means: t.CloseMeans, Do: t.CloseYes, Danger: true},
	}
	for _, one := range all {
		if one.To == at.standing.Sale {
			continue
		}
		v.Switches = append(v.Switches, one)
		if ask.to != nil && *ask.to == one.To {
			v.Asking = &one
		}
	}
}

// column is a column of a table of readings.
type column struct{ key, words string }

func (v staffShowView) columns() []column {
	t := v.T.Watch
	return []column{{"sold", t.Sold}, {"left", t.Left}, {"paying", t.Paying}, {"held", t.Held}, {"blocked", t.KeptBack}}
}
