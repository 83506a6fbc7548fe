package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

// staffBlocksView is "/staff/shows/{show}/blocks": seats are kept back, or put
// on sale again, on a map or in a list.
type staffBlocksView struct {
	Page
	catalog.ShowView
	Day      string
	Sections []blockSection
	Current  *blockSection
	Rows     []blockRow
	Other    []blockSeat // chosen in other sections
	Areas    []blockArea
	Kept     []keptView
	Purposes []purposeView
	Known    []string // words for what places are kept for that are in use
	Chosen   blockPick
	Reason   string
	Purpose  string
	Key      string
	Done     string // what was done just now
	Fault    string
	Lost     []lostSeat // why it was not done
	Plan     string
	MapWords mapWords
}

type blockSection struct {
	ID, Name, Stands string
	Current, Whole   bool
	index            int
}

type blockRow struct {
	ID, Name string
	Whole    bool
	Seats    []blockSeat
}

// blockSeat is a seat of the list. What is held or sold can only be looked at.
type blockSeat struct {
	Label, Number, Name string
	State               inventory.State
	Ticked, Gap         bool
}

func (b blockSeat) free() bool {
	return b.State == inventory.Available || b.State == inventory.Blocked
}

// field is the name of the seat's box.
func (b blockSeat) field() string {
	if b.State == inventory.Blocked {
		return fieldKept
	}
	return fieldSeat
}

type blockArea struct {
	ID, Name, Stands string
	Available, Kept  int
	Quantity         int
}

// keptView is places that were kept back together.
type keptView struct {
	Purpose            string
	Reason, By, Places string
	Pick               blockPick // all of them
	Spots              []string
	More               int // that Spots leaves out
	Order              string
}

// purposeView is how much is kept back for what.
type purposeView struct{ Name, Places string }

// lostSeat is a seat that somebody else was quicker with.
type lostSeat struct{ Name, Words, Address string }

// blocked is a show with what is kept back of it.
type blocked struct {
	sale
	kept  []inventory.Kept
	names map[id.Staff]string
}

// blocksAsk is what a reader has entered so far.
type blocksAsk struct {
	pick                 blockPick
	section, reason, key string
	purpose              string
	done                 string
	fault                *fault.Fault
	lost                 []lostSeat
}

func (s *Site) staffBlocks(w http.ResponseWriter, r *http.Request) error {
	values := r.URL.Query()
	ask := blocksAsk{pick: readBlockPick(values), section: line(values.Get("section"), 40), key: newFormKey()}
	if n, err := strconv.Atoi(values.Get("kept")); err == nil && n > 0 {
		ask.done = localeOf(r).T.Blocks.DoneKept(n)
	}
	if n, err := strconv.Atoi(values.Get("freed")); err == nil && n > 0 {
		ask.done = localeOf(r).T.Blocks.DoneFreed(n)
	}
	if n, err := strconv.Atoi(values.Get("reassigned")); err == nil && n > 0 {
		ask.done = localeOf(r).T.Blocks.DoneReassigned(n)
	}
	show, err := s.showFor(r, account.BlockSeats)
	if err != nil {
		return err
	}
	page, err := s.blocksAt(r, show, ask)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, page)
}

// blocksAt is the page as it stands after what was asked.
func (s *Site) blocksAt(r *http.Request, show catalog.ShowView, ask blocksAsk) (templ.Component, error) {
	at, err := s.blockedOf(r, show)
	if err != nil {
		return nil, err
	}
	p := s.staffPage(r, localeOf(r).T.Watch.Blocks)
	return staffBlocksPage(staffBlocksViewOf(p, at, ask)), nil
}

// blockedOf looks at what is kept back of a show. One that is not published
// has no seats to keep.
func (s *Site) blockedOf(r *http.Request, show catalog.ShowView) (at blocked, err error) {
	ctx, of := r.Context(), show.Show.ID
	at.ShowView = show
	if show.Show.State == catalog.ShowDraft {
		return blocked{}, inventory.ErrNoBucket
	}
	if at.plan, err = s.Seats.Plan(ctx, of); err != nil {
		return blocked{}, err
	}
	if at.standing, err = s.Sales.Standing(ctx, of); err != nil {
		return blocked{}, err
	}
	err = s.Sales.Book(ctx, of, func(book *inventory.Book, plan *seating.Plan) { at.kept = book.Kept(plan) })
	at.names = map[id.Staff]string{}
	for _, k := range at.kept {
		if _, known := at.names[k.Staff]; !known {
			at.names[k.Staff] = s.Sales.NameOf(ctx, k.Staff)
		}
	}
	return at, err
}

func staffBlocksViewOf(p Page, at blocked, ask blocksAsk) staffBlocksView {
	v := staffBlocksView{
		Page: p, ShowView: at.ShowView, Day: p.Moment(at.Show.StartsAt, at.Venue.TimeZone),
		Chosen: ask.pick, Reason: ask.reason, Purpose: ask.purpose, Key: ask.key, Done: ask.done, Lost: ask.lost,
	}
	if ask.fault != nil {
		v.Fault = v.words(ask.fault)
	}
	v.Scripts = append(v.Scripts, "blocks.js")
	if at.plan.Len() > 0 {
		v.Plan, v.MapWords = "/v1/charts/"+at.plan.Hash().String(), staffMapWords(p)
	}
	v.addSections(at, ask.section)
	v.addRows(at)
	v.addElsewhere(at)
	for i, area := range at.plan.Areas() {
		count := at.standing.Areas[i].Count
		v.Areas = append(v.Areas, blockArea{
			ID: area.ID, Name: areaName(area), Available: count.Available, Kept: count.Blocked, Quantity: ask.pick.Areas[area.ID],
			Stands: p.T.Blocks.Stands(p.Number(count.Available), p.Number(count.Blocked)),
		})
	}
	for _, k := range at.kept {
		v.Kept = append(v.Kept, keptViewOf(p, at, k))
	}
	for _, of := range inventory.Purposes(at.kept) {
		if of.Name != "" {
			v.Known = append(v.Known, of.Name)
		}
		v.Purposes = append(v.Purposes, purposeView{cmp.Or(of.Name, p.T.Blocks.PurposeNone), p.T.Hold.Places(of.Places)})
	}
	return v
}

func (v *staffBlocksView) addSections(at blocked, asked string) {
	for i, section := range at.plan.Sections() {
		if section.Count == 0 {
			continue
		}
		count := at.standing.Sections[i]
		v.Sections = append(v.Sections, blockSection{
			ID: section.ID, Name: sectionName(at.plan, i), index: i, Whole: slices.Contains(v.Chosen.Sections, section.ID),
			Stands: v.T.Blocks.Stands(v.Number(count.Available), v.Number(count.Blocked)),
		})
	}
	for i := range v.Sections {
		if v.Sections[i].ID == asked || len(v.Sections) == 1 {
			v.Sections[i].Current = true
			v.Current = &v.Sections[i]
			return
		}
	}
}

func (v *staffBlocksView) addRows(at blocked) {
	if v.Current == nil {
		return
	}
	section := at.plan.Sections()[v.Current.index]
	l := lister{Page: v.Page, hall: hall{plan: at.plan}}
	for _, row := range at.plan.Rows()[section.FirstRow : section.FirstRow+section.RowCount] {
		view := blockRow{ID: section.ID + "/" + row.ID, Name: l.rowName(row)}
		view.Whole = slices.Contains(v.Chosen.Rows, view.ID)
		for i := row.First; i < row.First+row.Count; i++ {
			seat := v.seat(at, i)
			seat.Gap = row.Kind == seating.KindRow && i+1 < row.First+row.Count && !at.plan.Beside(i, i+1)
			view.Seats = append(view.Seats, seat)
		}
		v.Rows = append(v.Rows, view)
	}
}

func (v *staffBlocksView) seat(at blocked, i int) blockSeat {
	label := at.plan.Label(i)
	seat := blockSeat{
		Label: label, Number: at.plan.Seat(i).Number, Name: v.spotName(at.plan, label, false), State: at.standing.Seats[i],
	}
	seat.Ticked = seat.State == inventory.Available && slices.Contains(v.Chosen.Seats, label) ||
		seat.State == inventory.Blocked && slices.Contains(v.Chosen.Kept, label)
	return seat
}

func (v *staffBlocksView) addElsewhere(at blocked) {
	for _, label := range slices.Concat(v.Chosen.Seats, v.Chosen.Kept) {
		i, known := at.plan.Index(label)
		if !known || v.Current != nil && at.plan.Seat(i).Section == v.Current.index {
			continue
		}
		if seat := v.seat(at, i); seat.Ticked {
			v.Other = append(v.Other, seat)
		}
	}
}

// mostSpots is how many places of one deed are named.
const mostSpots = 12

func keptViewOf(p Page, at blocked, k inventory.Kept) keptView {
	v := keptView{
		Purpose: k.Purpose, Reason: k.Reason, Places: p.T.Hold.Places(k.Places()), Pick: blockPick{Areas: map[string]int{}},
		By: p.T.Watch.By(p.who(at.names[k.Staff]), p.Moment(k.At, at.Venue.TimeZone)),
	}
	if !k.Order.IsZero() {
		v.Reason, v.By = p.T.Watch.KeptReturned, p.Moment(k.At, at.Venue.TimeZone)
		v.Order = "/staff/orders/" + k.Order.String()
	}
	v.Pick.Kept = k.Seats
	spots := runsOf(p, at.plan, k.Seats)
	for _, a := range k.Areas {
		v.Pick.Areas[a.Area] = a.Quantity
		spots = append(spots, p.T.Seats.Times(a.Quantity, p.spotName(at.plan, a.Area, true)))
	}
	v.Spots = spots[:min(len(spots), mostSpots)]
	v.More = len(spots) - len(v.Spots)
	return v
}

// runsOf names seats, those side by side in one row together.
func runsOf(p Page, plan *seating.Plan, labels []string) (runs []string) {
	for from := 0; from < len(labels); {
		first, _ := plan.Index(labels[from])
		to := from
		for to+1 < len(labels) {
			next, _ := plan.Index(labels[to+1])
			if next != first+to+1-from || plan.Seat(next).Row != plan.Seat(first).Row {
				break
			}
			to++
		}
		name := p.spotName(plan, labels[from], false)
		if to > from {
			last, _ := plan.Index(labels[to])
			name = p.T.Blocks.Run(name, plan.Seat(last).Number)
		}
		runs = append(runs, name)
		from = to + 1
	}
	return runs
}

// spotName says where a place is.
func (p Page) spotName(plan *seating.Plan, place string, area bool) string {
	return ticket.SpotOf(plan, place, area).String()
}

// staffBlocksAddress is where staff keep seats back, with a choice.
func staffBlocksAddress(show id.Show, p blockPick) string {
	address := url.URL{Path: staffShowAddress(show) + "/blocks", RawQuery: p.values().Encode()}
	return address.String()
}

// given is the reason that somebody gave; what came back with an order has none.
func (k keptView) given() string {
	if k.Order != "" {
		return ""
	}
	return k.Reason
}
