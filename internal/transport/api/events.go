package api

import (
	"net/http"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

type organiserJSON struct {
	ID     id.Organiser `json:"id"`
	Name   string       `json:"name"`
	Slug   string       `json:"slug"`
	Accent string       `json:"accent" doc:"The colour of its pages"`
	Email  string       `json:"email" doc:"Where buyers may ask"`
}

type venueJSON struct {
	ID       id.Venue `json:"id"`
	Name     string   `json:"name"`
	Slug     string   `json:"slug" doc:"Its page is /venues/ and this; empty for a venue whose page is named by its id"`
	Address  string   `json:"address" doc:"Street and number"`
	City     string   `json:"city"`
	Country  string   `json:"country" doc:"ISO 3166-1 alpha-2"`
	TimeZone string   `json:"time_zone" doc:"IANA name"`
	Access   string   `json:"access,omitempty" doc:"How people get in and around: plain text"`
}

func toVenue(v catalog.Venue) venueJSON {
	return venueJSON{ID: v.ID, Name: v.Name, Slug: v.Slug, Address: v.Address, City: v.City, Country: v.Country, TimeZone: v.TimeZone, Access: v.Access}
}

type showJSON struct {
	ID            id.Show      `json:"id"`
	Event         id.Event     `json:"event"`
	State         string       `json:"state" enum:"draft,published,cancelled"`
	Venue         venueJSON    `json:"venue"`
	Chart         seating.Hash `json:"chart" doc:"GET /v1/charts/{hash}"`
	StartsAt      time.Time    `json:"starts_at"`
	MovedFrom     time.Time    `json:"moved_from,omitzero" doc:"The start that was announced first, where it is another now; tickets stay valid"`
	DoorsAt       time.Time    `json:"doors_at,omitzero"`
	OpensAt       time.Time    `json:"opens_at" doc:"When seats can first be held"`
	ClosesAt      time.Time    `json:"closes_at"`
	Levels        []levelJSON  `json:"levels"`
	OrderFee      money.Amount `json:"order_fee,omitzero" doc:"What an order of places that cost something costs beside them, once; absent where there is none"`
	HoldSeconds   int          `json:"hold_seconds" doc:"How long a new hold lasts"`
	ExtendSeconds int          `json:"extend_seconds" doc:"How much more time a buyer may ask for, once; 0 for none"`
	MaxPerOrder   int          `json:"max_per_order"`
	MaxPerBuyer   int          `json:"max_per_buyer"`
	MaxPerPayment int          `json:"max_per_payment,omitempty" doc:"Places bought with one card or other way of paying; any number if absent"`
	LoneSeats     string       `json:"lone_seats" enum:"explain,refuse" doc:"What becomes of a choice that leaves a seat alone"`
	Accessible    string       `json:"accessible" enum:"kept,released" doc:"Whether accessible seats and their companions are kept for those who say they need them"`

	Returns        returnTermsJSON `json:"returns" doc:"On which terms buyers may return places by themselves. An order keeps those it was bought on"`
	MoveReturnDays int             `json:"move_return_days" doc:"For how many days buyers may return places for the full price when the show is moved"`
}

func toShow(s catalog.Show, v catalog.Venue) showJSON {
	out := showJSON{ID: s.ID, Event: s.Event, State: string(s.State), Venue: toVenue(v), Chart: s.Chart,
		StartsAt: s.StartsAt, MovedFrom: s.MovedFrom, DoorsAt: s.DoorsAt, OpensAt: s.OpensAt, ClosesAt: s.ClosesAt,
		HoldSeconds: int(s.HoldFor / time.Second), ExtendSeconds: int(s.ExtendBy / time.Second),
		MaxPerOrder: s.MaxPerOrder, MaxPerBuyer: s.MaxPerBuyer, MaxPerPayment: s.MaxPerPayment,
		LoneSeats: loneExplained, Accessible: accessibleReleased,
		Returns: toReturnTerms(s.Returns), MoveReturnDays: int(s.MoveReturnFor / (24 * time.Hour)),
		Levels: levelsJSON(s.Prices)}
	if s.RefuseLoneSeats {
		out.LoneSeats = loneRefused
	}
	if s.KeepAccessible {
		out.Accessible = accessibleKept
	}
	if fee := s.Prices.OrderFee(); fee.Fee > 0 {
		out.OrderFee = money.Of(fee.Fee, s.Prices.Currency)
	}
	return out
}

type eventJSON struct {
	ID        id.Event      `json:"id"`
	Title     string        `json:"title"`
	Slug      string        `json:"slug"`
	Genre     string        `json:"genre"`
	Summary   string        `json:"summary"`
	About     string        `json:"about" doc:"Plain text; empty lines part paragraphs"`
	Organiser organiserJSON `json:"organiser"`
	Shows     []showJSON    `json:"shows"`
	From      money.Amount  `json:"from,omitzero" doc:"The lowest price of all shows, fees included"`
}

func toEvent(v catalog.EventView) eventJSON {
	e := v.Event
	out := eventJSON{ID: e.ID, Title: e.Title, Slug: e.Slug, Genre: string(e.Genre), Summary: e.Summary, About: e.About,
		Organiser: organiserJSON(v.Organiser), Shows: make([]showJSON, len(v.Shows))}
	for i, at := range v.Shows {
		out.Shows[i] = toShow(at.Show, at.Venue)
		if from, ok := at.Show.Prices.From(); ok && (out.From.Currency == "" || from.Minor < out.From.Minor) {
			out.From = from
		}
	}
	return out
}

// publicHeaders let caches keep a public answer for seconds, and show it a little
// longer while they fetch a new one.
var publicHeaders = http.Header{"Cache-Control": {"public, max-age=5, stale-while-revalidate=30"}}

func (a *API) eventRoutes() []Route {
	anyone := Access{Who: Anyone}
	return []Route{
		publicRoute(Route{Method: "GET", Path: "/v1/events", Name: "listEvents", Tag: "Events", Status: 200,
			Summary: "Find events with shows to come",
			Query: []Param{{Name: "q", About: "Words that must all appear, in title, summary, organiser, venue or city"},
				{Name: "city", About: "A city's name"}, {Name: "genre", About: "One of the genres"},
				{Name: "from", About: "Shows from here on", Format: "date-time"}, {Name: "to", About: "Shows before", Format: "date-time"},
				{Name: "max_price", About: "Shows with a total up to this, in minor units; with currency", Format: "integer"},
				{Name: "currency", About: "Of max_price"}, cursorParam, limitParam},
			Access: anyone, Faults: faults(catalog.ErrBadFilter, catalog.ErrBadCursor)}, a.listEvents),
		publicRoute(Route{Method: "GET", Path: "/v1/events/{event}", Name: "getEvent", Tag: "Events", Status: 200,
			Summary: "An event with its shows", Access: anyone, Faults: faults(catalog.ErrNoEvent)}, a.getEvent),
		publicRoute(Route{Method: "GET", Path: "/v1/shows/{show}", Name: "getShow", Tag: "Events", Status: 200,
			Summary: "A show with its prices", Access: anyone, Faults: faults(catalog.ErrNoShow)}, a.getShow),
	}
}

// publicRoute is a readRoute whose answer is the same for everybody.
func publicRoute[Out any](r Route, use func(c *Call) (Out, error)) Route {
	r = readRoute(r, use)
	r.serve = func(c *Call) (Reply, error) {
		out, err := use(c)
		return Reply{JSON: out, Header: publicHeaders}, err
	}
	return r
}

func (a *API) listEvents(c *Call) (page[eventJSON], error) {
	var out page[eventJSON]
	f := catalog.Filter{Q: c.query("q"), City: c.query("city"), Genre: catalog.Genre(c.query("genre")), Cursor: c.query("cursor")}
	var err error
	if f.From, err = c.queryTime("from"); err != nil {
		return out, err
	}
	if f.To, err = c.queryTime("to"); err != nil {
		return out, err
	}
	if f.Limit, err = c.queryInt("limit", catalog.DefaultPage, 1, catalog.MaxPage); err != nil {
		return out, err
	}
	highest, err := c.queryInt("max_price", -1, 0, pricing.MaxPrice)
	if err != nil {
		return out, err
	}
	if currency := c.query("currency"); highest >= 0 || currency != "" {
		f.MaxPrice = money.Of(int64(max(highest, 0)), money.Currency(currency))
	}
	views, next, err := a.use.Catalog.Events(c.ctx(), f)
	out.Items, out.Next = make([]eventJSON, len(views)), next
	for i, v := range views {
		out.Items[i] = toEvent(v)
	}
	return out, err
}

func (a *API) getEvent(c *Call) (eventJSON, error) {
	event, err := pathID[id.Event](c, "event")
	if err != nil {
		return eventJSON{}, catalog.ErrNoEvent
	}
	view, err := a.use.Catalog.Event(c.ctx(), event)
	return toEvent(view), err
}

func (a *API) getShow(c *Call) (showJSON, error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return showJSON{}, catalog.ErrNoShow
	}
	view, err := a.use.Catalog.Show(c.ctx(), show)
	return toShow(view.Show, view.Venue), err
}
