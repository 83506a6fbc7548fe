package web

import (
	"cmp"
	"net/http"
	"net/url"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// seatsShow is "/shows/{show}": the best seats on request, and every seat by
// section and row.
func (s *Site) seatsShow(w http.ResponseWriter, r *http.Request) error {
	show, err := pathID[id.Show](r, "show")
	if err != nil {
		return err
	}
	h, err := s.hall(r, show)
	if err != nil {
		return err
	}
	values := r.URL.Query()
	told := s.present(r, &h, values.Get(fieldCode))
	view := seatsViewOf(s.page(r, ""), h, seatsAsk{
		Refused: told, Code: line(values.Get(fieldCode), 100),
		Pick: readPick(values, fieldSeat, fieldArea), Section: line(values.Get("section"), 40), Key: newFormKey(),
	})
	return s.personal(w, r, http.StatusOK, seatsPage(view))
}

// hall is a show with its seats as they stand, and what the reader has in it.
type hall struct {
	catalog.ShowView
	plan   *seating.Plan
	states []byte
	counts inventory.Counts
	own    *inventory.Hold  // held or being paid for; nil when nothing is
	sale   inventory.Sale   // as staff have set it
	offer  *inventory.Offer // what the reader's code does; nil without one that is good
	from   hallSources
}

// hall looks at a show. Before its sale there is nothing to choose from, and
// the seats are left out.
func (s *Site) hall(r *http.Request, show id.Show) (h hall, err error) {
	ctx := r.Context()
	if h.ShowView, err = s.Catalogue.Show(ctx, show); err != nil {
		return hall{}, err
	}
	if timeState(h.Show, s.clock.Now()) != onSale {
		return h, nil
	}
	if h.plan, err = s.Seats.Plan(ctx, show); err != nil {
		return hall{}, err
	}
	h.from = sourcesOf(show, h.plan)
	if h.states, err = s.Seats.States(ctx, show); err != nil {
		return hall{}, err
	}
	if h.counts, err = s.Seats.Counts(ctx, show); err != nil {
		return hall{}, err
	}
	if h.sale, err = s.Seats.Sale(ctx, show); err != nil {
		return hall{}, err
	}
	h.own, err = s.ownHold(r, show, s.Sessions.Caller(ctx).Buyer)
	return h, err
}

// ownHold gives what a buyer holds or is paying for in a show; nil for nothing.
func (s *Site) ownHold(r *http.Request, show id.Show, buyer id.Buyer) (*inventory.Hold, error) {
	if buyer.IsZero() {
		return nil, nil
	}
	holds, err := s.Seats.HoldsOf(r.Context(), show, buyer)
	if err != nil {
		return nil, err
	}
	for i := range holds {
		if holds[i].State == inventory.Held || holds[i].State == inventory.Paying {
			return &holds[i], nil
		}
	}
	return nil, nil
}

// seatsAsk is what the reader has entered so far.
type seatsAsk struct {
	Pick    pick
	Section string
	Best    bestAsk
	Key     string
	Fault   *fault.Fault

	Accessible bool // they say that they need the accessible seats they chose

	Code      string       // a voucher's, as they typed it
	Refused   *fault.Fault // what is wrong with it
	CodeFault *fault.Fault // why it was not put to what they hold
}

// bestAsk is the entries of the form for the best seats.
type bestAsk struct {
	Quantity       int
	Level, Section string
	Accessible     bool
	Split          bool // several groups will do
}

// seatsView is the page.
type seatsView struct {
	Page
	hall
	State      saleState
	Day        string
	Levels     []levelView
	Sections   []sectionView
	Current    *sectionView // the one whose rows are shown
	Rows       []rowView
	Areas      []areaView
	Other      []seatView // ticked or held in other sections
	Had        pick       // what the reader holds, as this page shows it
	Differs    bool       // what is ticked is not what is held
	Count      int        // ticked, for the first paint of the bar
	Sum        string
	Best       bestAsk
	Most       int
	Key        string
	Fault      *faultNote
	Offers     []offerView
	OrderFee   string // what comes on top of the prices for an order; "" for nothing
	Accessible bool   // the reader has said that they need accessible seats
	Keep       pick   // the rest of a choice of which a part was taken, or kept for others
	Instead    []wishView
	Floors     []string
	Open       string // the section whose rows are shown
	Code       codeView

	ticked pick
	taken  []string
}

type levelView struct {
	ID, Name, Price, Fee string
	Left                 int
}

type sectionView struct {
	ID, Name, Floor, Price string
	Left, index            int
	Current                bool
}

type rowView struct {
	Name   string
	Groups []groupView
}

// groupView is seats of one row that cost the same.
type groupView struct {
	Level, Price string
	Seats        []seatView
}

type seatView struct {
	Label, Number, Name string // Name says it all: "Stalls, Row A, Seat 12"
	Price               string
	Minor               int64
	Taken, Ticked, Mine bool
	Accessible, Gap     bool // Gap: an aisle follows
	Companion           bool
	Note                string
}

type areaView struct {
	ID, Name, Level, Price string
	Minor                  int64
	Left, Quantity, Most   int
}

// offerView is seats to take instead of those that are gone.
type offerView struct {
	Seats []string
	Words string
	Price string
}

// faultNote is what went wrong, in place.
type faultNote struct {
	Message string
	More    string   // figures that help, as how many one has
	Taken   []string // in words
	Named   []string // in words: seats that would be left alone, or are kept
	Kept    bool     // for those who need accessible seats
}

func seatsViewOf(p Page, h hall, ask seatsAsk) seatsView {
	show, zone := h.Show, h.Venue.TimeZone
	v := seatsView{
		Page: p, hall: h, Best: ask.Best, Key: ask.Key, Accessible: ask.Accessible, Most: min(show.MaxPerOrder, show.MaxPerBuyer),
		Day: p.Moment(show.StartsAt, zone), State: timeState(show, p.Now),
	}
	v.Title = p.T.Seats.Title(h.Event.Title)
	v.Private, v.Accent = true, h.Organiser.Accent
	if v.Best.Quantity == 0 {
		v.Best.Quantity = min(2, v.Most)
	}
	if v.State != onSale {
		return v
	}
	if h.sale != inventory.SaleOpen {
		return v.steered()
	}
	if placesLeft(h.counts) == 0 && h.own == nil && h.offer == nil && ask.Code == "" {
		v.State = soldOut
		v.Scripts = []string{"sold-out.js"}
		return v
	}
	v.Scripts, v.Fetches = []string{"seats.js"}, []string{h.from.Chart, h.from.Seats}
	v.Had = pickOf(h.own)
	ticked := ask.Pick
	if ask.Fault == nil {
		ticked = merge(v.Had, ask.Pick)
	}
	add, release := difference(v.Had, v.Had, ticked)
	v.Differs = h.own != nil && !(add.empty() && release.empty())
	v.Code = codeViewOf(p, h, ask)
	l := lister{Page: p, hall: h, prices: pricesByZone(h), ticked: ticked, had: v.Had}
	v.addLevels()
	v.Sections, v.Current = l.sections(ask.Section)
	v.Rows = l.rows(v.Current)
	if v.Current != nil {
		v.Open = v.Current.ID
	}
	v.addFloors()
	v.Areas = l.areas(v.Most)
	v.Other = l.elsewhere(v.Current)
	v.Count, v.Sum = l.sum()
	v.OrderFee = p.plusFee(h.orderFee(), show.Prices.Currency)
	v.ticked = ticked
	if ask.Fault != nil {
		v.addFault(l, ask)
	}
	if h.own != nil {
		v.Bar = &HoldBar{Hold: *h.own, Zone: zone, Places: pickOf(h.own).count(), CanLeave: true, Key: ask.Key}
	}
	return v
}

// addFloors names the floors that have a tab each; none where there is but one.
func (v *seatsView) addFloors() {
	if floors := v.plan.Floors(); len(floors) > 1 {
		for i := range floors {
			v.Floors = append(v.Floors, floorName(v.plan, i))
		}
	}
}

func merge(a, b pick) pick {
	all := a.without(b.Seats)
	all.Seats = append(all.Seats, b.Seats...)
	for area, n := range b.Areas {
		all.Areas[area] = n
	}
	return all
}

func (v *seatsView) addLevels() {
	for _, level := range v.Show.Prices.Levels {
		price := v.priceOf(level)
		view := levelView{ID: level.ID, Name: level.Name, Price: v.sum(price.Total()), Fee: v.feeIn(price)}
		for _, count := range v.counts.Levels {
			if count.Level == level.ID {
				view.Left = count.Available
			}
		}
		v.Levels = append(v.Levels, view)
	}
}

// seatsAddress is the seats page with a choice and an open section.
func seatsAddress(show id.Show, p pick, section, code string) string {
	values := p.values()
	if code != "" {
		values.Set(fieldCode, code)
	}
	if section != "" {
		values.Set("section", section)
	}
	address := url.URL{Path: "/shows/" + show.String(), RawQuery: values.Encode()}
	if section != "" {
		address.Fragment = "rows"
	}
	return address.String()
}

func floorName(plan *seating.Plan, floor int) string {
	if floor < 0 || len(plan.Floors()) < 2 {
		return ""
	}
	f := plan.Floors()[floor]
	return cmp.Or(f.Name, f.ID)
}

func (v seatsView) hasSeats() bool { return len(v.Sections) > 0 }
