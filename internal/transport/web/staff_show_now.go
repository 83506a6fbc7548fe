package web

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// readings are the numbers of a sale at one version, as the reader's language
// writes them. The page shows them where it names their keys, and its script
// puts newer ones in their places: what a number is and how it is written is
// decided here alone.
type readings struct {
	Version uint64             `json:"version"`
	State   string             `json:"state"` // of the sale: when it changes, the page is shown anew
	Words   map[string]string  `json:"words"`
	Bars    map[string]barSpan `json:"bars"`
	Paths   map[string]string  `json:"paths"` // of the curve
	Seats   string             `json:"seats,omitempty"`
}

// barSpan is a part of a bar, in thousandths of its length.
type barSpan struct {
	From int `json:"from"`
	Long int `json:"long"`
}

// staffShowNow is what the page asks for while it is looked at. A reader who
// names the version of the seats it has is sent seats only when they are
// newer.
func (s *Site) staffShowNow(w http.ResponseWriter, r *http.Request) error {
	show, err := s.showFor(r, account.ReadOrders)
	if err != nil {
		return err
	}
	if show.Show.State == catalog.ShowDraft {
		return inventory.ErrNoBucket
	}
	at, err := s.saleOf(r, show)
	if err != nil {
		return err
	}
	now := readingsOf(s.staffPage(r, ""), at)
	if has, err := strconv.ParseUint(r.URL.Query().Get("seats"), 10, 64); err != nil || has != now.Version {
		now.Seats = packSeats(at.standing.Seats)
	}
	body, err := json.Marshal(now)
	if err != nil {
		return err
	}
	s.send(w, r, http.StatusOK, "application/json", keepNever, body)
	return nil
}

// packSeats writes the states of seats for scripts: four bits a seat in chart
// order, the first in the low bits.
func packSeats(states []inventory.State) string {
	packed := make([]byte, (len(states)+1)/2)
	for i, state := range states {
		packed[i/2] |= byte(state) << (4 * (i % 2))
	}
	return base64.StdEncoding.EncodeToString(packed)
}

// barOrder is the states as bars show them, from the left.
var barOrder = []inventory.State{inventory.Sold, inventory.Paying, inventory.Held, inventory.Blocked}

func readingsOf(p Page, at sale) readings {
	now := readings{Version: at.standing.Version, Words: map[string]string{}, Bars: map[string]barSpan{}, Paths: map[string]string{}}
	now.State, _ = saleWord(p, at)
	all := at.standing.All
	now.count(p, "all", all)
	now.Words["all.left"] = p.Number(placesLeft(at.standing.Counts))
	for _, level := range at.standing.Levels {
		now.count(p, "level."+level.Level, level.Count)
	}
	for i, count := range at.standing.Sections {
		now.count(p, sectionKey(i), count)
	}
	for i, area := range at.standing.Areas {
		now.count(p, areaKey(i), area.Count)
	}
	if p.may(account.ReadReports) {
		now.money(p, at)
	}
	return now
}

// count writes how some places stand, and their bar.
func (now *readings) count(p Page, key string, c inventory.Count) {
	total := c.Total()
	for name, n := range map[string]int{
		"sold": c.Sold, "paying": c.Paying, "held": c.Held, "blocked": c.Blocked, "given": c.Given, "left": c.Available, "all": total,
	} {
		now.Words[key+"."+name] = p.Number(n)
	}
	now.Words[key+".of"] = p.T.Watch.OfAll(p.Number(total), percent(c.Sold, total))
	from, reached := 0, 0
	for _, state := range barOrder {
		reached += countOf(c, state)
		to := reached * 1000 / max(total, 1)
		now.Bars[key+"."+state.String()] = barSpan{from, to - from}
		from = to
	}
}

func countOf(c inventory.Count, s inventory.State) int {
	return map[inventory.State]int{
		inventory.Sold: c.Sold, inventory.Paying: c.Paying, inventory.Held: c.Held, inventory.Blocked: c.Blocked, inventory.Available: c.Available,
	}[s]
}

// percent writes a share in whole per cent; what is not nothing is at least
// one, and what is not all is at most 99.
func percent(n, of int) string {
	share := n * 100 / max(of, 1)
	switch {
	case n > 0 && share == 0:
		share = 1
	case n < of && share == 100:
		share = 99
	}
	return strconv.Itoa(share) + "\u202f%"
}

// money writes what the sale has brought in.
func (now *readings) money(p Page, at sale) {
	t, currency, zone := at.takings, at.Show.Prices.Currency, at.Venue.TimeZone
	b := t.In(currency)
	sum := func(minor int64) string { return p.Money(money.Of(minor, currency)) }
	now.Words["taken"], now.Words["fees"], now.Words["tax"], now.Words["refunded"] = sum(b.Captured), sum(b.Fees), sum(b.Tax), sum(b.Refunded)
	now.Words["average"] = "–"
	if t.Paid > 0 {
		now.Words["average"] = sum(b.Earned() / int64(t.Paid))
	}
	now.Words["orders"], now.Words["recent"] = p.Number(t.Paid), p.Number(t.Recent)
	now.Words["first"], now.Words["last"] = p.T.Watch.Never, p.T.Watch.Never
	if !t.First.IsZero() {
		now.Words["first"], now.Words["last"] = p.soon(t.First, zone), p.soon(t.Last, zone)
	}
	if c := curveOf(p, t, zone); c.Line != "" {
		now.Paths["curve.line"], now.Paths["curve.area"] = c.Line, c.Area
		now.Words["curve.top"], now.Words["curve.first"], now.Words["curve.last"] = c.Top, c.First, c.Last
		now.Words["curve.says"] = c.Says
	}
}

// soon writes an instant of the recent past: today only the time of day.
func (p Page) soon(t time.Time, zone string) string {
	if p.Day(t, zone) == p.Day(p.Now, zone) {
		return p.Clock(t, zone)
	}
	return p.Moment(t, zone)
}

// curveView is tickets sold over time.
type curveView struct {
	Line, Area             string // paths in a box of curveWide by curveHigh
	Top, First, Last, Says string
}

// The box of the curve.
const (
	curveWide = 600
	curveHigh = 120
)

// curveOf draws the curve of a sale; there is none before the first.
func curveOf(p Page, t checkout.Takings, zone string) curveView {
	n := len(t.Curve)
	if n == 0 || t.Curve[n-1] == 0 {
		return curveView{}
	}
	top := t.Curve[n-1]
	var line strings.Builder
	fmt.Fprintf(&line, "M0 %d", curveHigh)
	for i, sold := range t.Curve {
		fmt.Fprintf(&line, "L%d %d", (i+1)*curveWide/n, curveHigh-sold*curveHigh/top)
	}
	c := curveView{
		Line: line.String(), Area: line.String() + fmt.Sprintf("V%dH0Z", curveHigh),
		Top: p.Number(top), First: p.instantOf(t, t.First, zone), Last: p.instantOf(t, t.Last, zone),
	}
	c.Says = p.T.Watch.CurveSays(c.Top, c.First, c.Last)
	return c
}

// instantOf writes an end of the curve as finely as the curve is long.
func (p Page) instantOf(t checkout.Takings, at time.Time, zone string) string {
	switch long := t.Last.Sub(t.First); {
	case long < 10*time.Minute:
		return p.ClockSeconds(at, zone)
	case long < 20*time.Hour:
		return p.Clock(at, zone)
	default:
		return p.DayShort(at, zone) + ", " + p.Clock(at, zone)
	}
}

func sectionKey(i int) string { return "section." + strconv.Itoa(i) }

func areaKey(i int) string { return "area." + strconv.Itoa(i) }

func sectionName(plan *seating.Plan, i int) string {
	section := plan.Sections()[i]
	name := cmp.Or(section.Name, section.ID)
	if floor := floorName(plan, section.Floor); floor != "" {
		return floor + ", " + name
	}
	return name
}

func areaName(a seating.Area) string { return cmp.Or(a.Name, a.ID) }
