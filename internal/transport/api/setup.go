package api

import (
	"bytes"
	"mime"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

type organiserAsk struct {
	Name   string `json:"name" minLength:"1" maxLength:"80"`
	Email  string `json:"email" maxLength:"254"`
	Accent string `json:"accent,omitempty" maxLength:"7" doc:"#rrggbb"`
}

type venueAsk struct {
	Organiser id.Organiser `json:"organiser,omitzero" doc:"Your own if absent; an admin names it"`
	Name      string       `json:"name" minLength:"1" maxLength:"80"`
	Address   string       `json:"address,omitempty" maxLength:"200" doc:"Street and number, without the city"`
	City      string       `json:"city" minLength:"1" maxLength:"80"`
	Country   string       `json:"country" minLength:"2" maxLength:"2" doc:"ISO 3166-1 alpha-2, capitals"`
	TimeZone  string       `json:"time_zone" maxLength:"64" doc:"IANA name" example:"Europe/Berlin"`
	Access    string       `json:"access,omitempty" maxLength:"2000" doc:"How people get in and around, above all with a wheelchair"`
}

type eventAsk struct {
	Organiser id.Organiser `json:"organiser,omitzero" doc:"Your own if absent; an admin names it"`
	Title     string       `json:"title" minLength:"1" maxLength:"120"`
	Genre     string       `json:"genre" maxLength:"40"`
	Summary   string       `json:"summary,omitempty" maxLength:"200"`
	About     string       `json:"about,omitempty" maxLength:"10000"`
}

type showAsk struct {
	Venue         id.Venue     `json:"venue"`
	Chart         seating.Hash `json:"chart" doc:"One of the venue's"`
	StartsAt      time.Time    `json:"starts_at"`
	DoorsAt       time.Time    `json:"doors_at,omitzero"`
	OpensAt       time.Time    `json:"opens_at,omitzero" doc:"The on-sale; at once if absent"`
	ClosesAt      time.Time    `json:"closes_at,omitzero" doc:"starts_at if absent"`
	Prices        *pricesAsk   `json:"prices,omitempty" doc:"May follow before the show is published"`
	HoldSeconds   int          `json:"hold_seconds,omitempty" minimum:"0" maximum:"3600" doc:"How long a new hold lasts, from 20 seconds on; the installation's setting if absent or 0"`
	ExtendSeconds *int         `json:"extend_seconds,omitempty" minimum:"0" maximum:"1800" doc:"How much more time a buyer may ask for, once; 0 for none. With the hold at most 30 minutes. As long as the hold if absent"`
	MaxPerOrder   int          `json:"max_per_order,omitempty" minimum:"0" maximum:"100"`
	MaxPerBuyer   int          `json:"max_per_buyer,omitempty" minimum:"0" maximum:"100"`
	MaxPerEmail   int          `json:"max_per_email,omitempty" minimum:"0" maximum:"100"`
	MaxPerPayment int          `json:"max_per_payment,omitempty" minimum:"0" maximum:"100" doc:"Places bought with one card or other way of paying, counted when they are paid for; any number if absent or 0"`
	LoneSeats     string       `json:"lone_seats,omitempty" enum:"explain,refuse" doc:"What becomes of a choice that leaves a seat alone; explain if absent"`
	Accessible    string       `json:"accessible,omitempty" enum:"kept,released" doc:"Whether accessible seats and their companions are kept for those who say they need them; released if absent"`

	Returns        *returnTermsJSON `json:"returns,omitempty" doc:"On which terms buyers may return places by themselves; not at all if absent"`
	MoveReturnDays *int             `json:"move_return_days,omitempty" minimum:"0" maximum:"366" doc:"For how many days buyers may return places for the full price when the show is moved; 14 if absent"`
}

// showChangeAsk changes a show; what is absent stays.
type showChangeAsk struct {
	Venue         *id.Venue     `json:"venue,omitempty"`
	Chart         *seating.Hash `json:"chart,omitempty"`
	StartsAt      *time.Time    `json:"starts_at,omitempty"`
	DoorsAt       *time.Time    `json:"doors_at,omitempty"`
	OpensAt       *time.Time    `json:"opens_at,omitempty"`
	ClosesAt      *time.Time    `json:"closes_at,omitempty"`
	Prices        *pricesAsk    `json:"prices,omitempty"`
	HoldSeconds   *int          `json:"hold_seconds,omitempty" minimum:"20" maximum:"3600"`
	ExtendSeconds *int          `json:"extend_seconds,omitempty" minimum:"0" maximum:"1800" doc:"Holds keep what they began under"`
	MaxPerOrder   *int          `json:"max_per_order,omitempty" minimum:"1" maximum:"100"`
	MaxPerBuyer   *int          `json:"max_per_buyer,omitempty" minimum:"1" maximum:"100"`
	MaxPerEmail   *int          `json:"max_per_email,omitempty" minimum:"1" maximum:"100"`
	MaxPerPayment *int          `json:"max_per_payment,omitempty" minimum:"0" maximum:"100" doc:"0 for any number"`
	LoneSeats     *string       `json:"lone_seats,omitempty" enum:"explain,refuse"`
	Accessible    *string       `json:"accessible,omitempty" enum:"kept,released"`

	Returns        *returnTermsJSON `json:"returns,omitempty" doc:"Orders keep the terms they were bought on"`
	MoveReturnDays *int             `json:"move_return_days,omitempty" minimum:"0" maximum:"366" doc:"Counts for moves from this one on"`
}

// chartJSON is a chart on file.
type chartJSON struct {
	Hash     seating.Hash        `json:"hash"`
	Venue    id.Venue            `json:"venue"`
	Name     string              `json:"name"`
	Seats    int                 `json:"seats"`
	Places   int                 `json:"places" doc:"In standing areas"`
	Zones    []catalog.ChartZone `json:"zones" doc:"To set prices for"`
	AddedAt  time.Time           `json:"added_at"`
	Warnings []fault.Field       `json:"warnings,omitempty" doc:"What was put right or left out in reading the file"`
}

func toChart(i catalog.ChartInfo) chartJSON {
	return chartJSON{Hash: i.Hash, Venue: i.Venue, Name: i.Name, Seats: i.Seats, Places: i.Places, Zones: i.Zones, AddedAt: i.AddedAt}
}

func (a *API) setupRoutes() []Route {
	staffCatalog := staffMay(account.EditCatalog)
	post := func(path, name, summary, about string, more ...*fault.Fault) Route {
		return Route{Method: "POST", Path: path, Name: name, Tag: "Setting up", Status: 201, Summary: summary, About: about,
			Access: staffCatalog, Keyed: KeyRequired, Faults: append(more, account.ErrForbidden)}
	}
	list := func(path, name, summary string) Route {
		return Route{Method: "GET", Path: path, Name: name, Tag: "Setting up", Status: 200, Summary: summary,
			Access: staffCatalog, Query: []Param{cursorParam, limitParam}, Faults: faults(account.ErrForbidden, catalog.ErrBadCursor)}
	}
	organisers := post("/v1/organisers", "createOrganiser", "Add an organiser", "", catalog.ErrInvalid)
	organisers.Access = staffMay(account.EditOrganisers)
	listOrganisers := list("/v1/organisers", "listOrganisers", "The organisers you work for")
	listOrganisers.Access = Access{Who: Staff}
	charts := post("/v1/venues/{venue}/charts", "addChart", "Put a chart on file for a venue",
		"Send Frontrow's own JSON, a pretix seating plan, or CSV (section,row,seat,x,y,zone). A file with faults is refused whole, with every fault listed.",
		seating.ErrChartInvalid, seating.ErrFormatUnknown, catalog.ErrNoVenue)
	charts.RawBody, charts.MaxBody = "application/json, text/csv", seating.MaxFile
	charts.Query = []Param{{Name: "format", About: "frontrow, pretix or csv; found out if absent"}}
	charts.AnswerType = "application/json"
	ofVenue := list("/v1/venues/{venue}/charts", "listCharts", "A venue's charts")
	ofVenue.Query, ofVenue.Faults = nil, faults(account.ErrForbidden, catalog.ErrNoVenue)
	staffEvent := list("/v1/staff/events/{event}", "getStaffEvent", "An event of yours with all its shows, drafts too")
	staffEvent.Query, staffEvent.Faults = nil, faults(account.ErrForbidden, catalog.ErrNoEvent)
	patch := func(path, name, summary, about string, may account.Action, faults ...*fault.Fault) Route {
		r := post(path, name, summary, about, faults...)
		r.Method, r.Status, r.Access = "PATCH", 200, staffMay(may)
		return r
	}
	change := patch("/v1/shows/{show}", "changeShow", "Change a show",
		"Once it is published, only start, doors, prices, sale window, limits, the length of holds and the terms of returns. Another start moves the show: tickets stay valid, buyers are told and may return their places for the full price for a while, and doors and the end of selling move with it unless named. Holds keep the prices they were taken at.", account.EditCatalog,
		catalog.ErrInvalid, catalog.ErrNoShow, catalog.ErrFixed, catalog.ErrCancelled, catalog.ErrNoVenue, catalog.ErrNoChart)
	return []Route{
		jsonRoute(organisers, a.createOrganiser),
		readRoute(listOrganisers, a.listOrganisers),
		jsonRoute(post("/v1/venues", "createVenue", "Add a venue", "", catalog.ErrInvalid, catalog.ErrNoOrganiser), a.createVenue),
		readRoute(list("/v1/venues", "listVenues", "Your venues"), a.listVenues),
		readRoute(charts, a.addChart),
		readRoute(ofVenue, a.listCharts),
		jsonRoute(post("/v1/events", "createEvent", "Add an event", "Nobody but staff sees it until one of its shows is published.", catalog.ErrInvalid, catalog.ErrNoOrganiser), a.createEvent),
		readRoute(list("/v1/staff/events", "listStaffEvents", "Your events with all their shows, drafts too"), a.listStaffEvents),
		readRoute(staffEvent, a.getStaffEvent),
		jsonRoute(post("/v1/events/{event}/shows", "createShow", "Add a date to an event", "It begins as a draft.",
			catalog.ErrInvalid, catalog.ErrNoEvent, catalog.ErrNoVenue, catalog.ErrNoChart), a.createShow),
		jsonRoute(change, a.changeShow),
		jsonRoute(patch("/v1/organisers/{organiser}", "changeOrganiser", "Change an organiser", "Its address stays: links to it are out.", account.EditProfile,
			catalog.ErrInvalid, catalog.ErrNoOrganiser), a.changeOrganiser),
		jsonRoute(patch("/v1/venues/{venue}", "changeVenue", "Change a venue", "Its time zone stays once a show there was published.", account.EditCatalog,
			catalog.ErrInvalid, catalog.ErrNoVenue, catalog.ErrZoneFixed), a.changeVenue),
		jsonRoute(patch("/v1/events/{event}", "changeEvent", "Change an event", "Its address stays: links to it are out.", account.EditCatalog,
			catalog.ErrInvalid, catalog.ErrNoEvent), a.changeEvent),
		jsonRoute(post("/v1/shows/{show}/copies", "repeatShow", "Repeat a show on other dates",
			"Adds a draft for each start, with the same venue, chart, prices, limits and on-sale. Doors and the end of selling keep their distance from the start. All are added or none.",
			catalog.ErrInvalid, catalog.ErrNoShow, catalog.ErrCancelled, catalog.ErrNoVenue, catalog.ErrNoChart), a.repeatShow),
	}
}

func (a *API) createOrganiser(c *Call, in organiserAsk) (organiserJSON, error) {
	o, err := a.use.Catalog.CreateOrganiser(c.ctx(), c.key, c.actor(), catalog.NewOrganiser(in))
	return organiserJSON(o), err
}

func (a *API) createVenue(c *Call, in venueAsk) (venueJSON, error) {
	v, err := a.use.Catalog.CreateVenue(c.ctx(), c.key, c.actor(), catalog.NewVenue(in))
	return toVenue(v), err
}

func (a *API) createEvent(c *Call, in eventAsk) (eventJSON, error) {
	e, err := a.use.Catalog.CreateEvent(c.ctx(), c.key, c.actor(), catalog.NewEvent{
		Organiser: in.Organiser, Title: in.Title, Genre: catalog.Genre(in.Genre), Summary: in.Summary, About: in.About})
	return eventOf(e, err)
}

// eventOf gives an event without its shows, for whoever has just changed it.
func eventOf(e catalog.EventAnswer, err error) (eventJSON, error) {
	return toEvent(catalog.EventView{Event: e.Event, Organiser: e.By}), err
}

func (a *API) addChart(c *Call) (chartJSON, error) {
	venue, err := pathID[id.Venue](c, "venue")
	if err != nil {
		return chartJSON{}, catalog.ErrNoVenue
	}
	format := seating.FormatAuto
	if name := c.query("format"); name != "" {
		if format, err = seating.ParseFormat(name); err != nil {
			return chartJSON{}, err
		}
	}
	if declared, _, _ := mime.ParseMediaType(c.request.Header.Get("Content-Type")); declared == "application/json" && !bytes.HasPrefix(bytes.TrimSpace(c.body), []byte("{")) {
		return chartJSON{}, ErrMalformed.At("body", "a chart in JSON is an object")
	}
	chart, report := seating.Decode(c.body, format)
	if err := report.Err(); err != nil {
		return chartJSON{}, err
	}
	info, err := a.use.Catalog.AddChart(c.ctx(), c.key, c.actor(), venue, chart)
	out := toChart(info)
	out.Warnings = report.Warnings
	return out, err
}

func (a *API) createShow(c *Call, in showAsk) (showJSON, error) {
	event, err := pathID[id.Event](c, "event")
	if err != nil {
		return showJSON{}, catalog.ErrNoEvent
	}
	n := catalog.NewShow{Venue: in.Venue, Chart: in.Chart, StartsAt: in.StartsAt, DoorsAt: in.DoorsAt, OpensAt: in.OpensAt,
		ClosesAt: in.ClosesAt, HoldFor: time.Duration(in.HoldSeconds) * time.Second, ExtendBy: seconds(in.ExtendSeconds),
		MaxPerOrder: in.MaxPerOrder, MaxPerBuyer: in.MaxPerBuyer, MaxPerEmail: in.MaxPerEmail,
		MaxPerPayment: in.MaxPerPayment, RefuseLoneSeats: in.LoneSeats == loneRefused, KeepAccessible: in.Accessible == accessibleKept,
		MoveReturnFor: days(in.MoveReturnDays)}
	if terms := in.Returns.terms(); terms != nil {
		n.Returns = *terms
	}
	if prices := in.Prices.list(); prices != nil {
		n.Prices = *prices
	}
	show, err := a.use.Catalog.CreateShow(c.ctx(), c.key, c.actor(), event, n)
	return showOf(show, err)
}

func (a *API) changeShow(c *Call, in showChangeAsk) (showJSON, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return showJSON{}, catalog.ErrNoShow
	}
	change := catalog.ShowChange{Venue: in.Venue, Chart: in.Chart, StartsAt: in.StartsAt, DoorsAt: in.DoorsAt, OpensAt: in.OpensAt,
		ClosesAt: in.ClosesAt, Prices: in.Prices.list(), HoldFor: seconds(in.HoldSeconds), ExtendBy: seconds(in.ExtendSeconds),
		MaxPerOrder: in.MaxPerOrder, MaxPerBuyer: in.MaxPerBuyer, MaxPerEmail: in.MaxPerEmail,
		MaxPerPayment: in.MaxPerPayment, RefuseLoneSeats: says(in.LoneSeats, loneRefused), KeepAccessible: says(in.Accessible, accessibleKept),
		Returns: in.Returns.terms(), MoveReturnFor: days(in.MoveReturnDays)}
	changed, err := a.use.Shows.Update(c.ctx(), c.key, c.actor(), show, change)
	return showOf(changed, err)
}

// The words for rules a show has beside those every show has.
const (
	loneExplained      = "explain"
	loneRefused        = "refuse"
	accessibleKept     = "kept"
	accessibleReleased = "released"
)

// says reports whether a member says that word, and gives what is absent as
// absent.
func says(member *string, word string) *bool {
	if member == nil {
		return nil
	}
	return new(*member == word)
}

// seconds gives a number of seconds as a duration, and what is absent as absent.
func seconds(n *int) *time.Duration {
	if n == nil {
		return nil
	}
	d := time.Duration(*n) * time.Second
	return &d
}

// showOf gives a show with its venue, for whoever has just changed it.
func showOf(s catalog.ShowAnswer, err error) (showJSON, error) {
	return toShow(s.Show, s.At), err
}

func (a *API) listOrganisers(c *Call) (page[organiserJSON], error) {
	return listOf(c, a.use.Catalog.StaffOrganisers, func(o catalog.Organiser) organiserJSON { return organiserJSON(o) })
}

func (a *API) listVenues(c *Call) (page[venueJSON], error) {
	return listOf(c, a.use.Catalog.StaffVenues, toVenue)
}

func (a *API) listStaffEvents(c *Call) (page[eventJSON], error) {
	return listOf(c, a.use.Catalog.StaffEvents, toEvent)
}

func (a *API) getStaffEvent(c *Call) (eventJSON, error) {
	event, err := pathID[id.Event](c, "event")
	if err != nil {
		return eventJSON{}, catalog.ErrNoEvent
	}
	view, err := a.use.Catalog.StaffEvent(c.ctx(), c.actor(), event)
	return toEvent(view), err
}

func (a *API) listCharts(c *Call) (page[chartJSON], error) {
	venue, err := pathID[id.Venue](c, "venue")
	if err != nil {
		return page[chartJSON]{}, catalog.ErrNoVenue
	}
	charts, err := a.use.Catalog.StaffCharts(c.ctx(), c.actor(), venue)
	out := page[chartJSON]{Items: make([]chartJSON, len(charts))}
	for i, info := range charts {
		out.Items[i] = toChart(info)
	}
	return out, err
}
