package inventory

import (
	"cmp"
	"slices"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// View gives a hold as it is at now, and false when there is none of that
// number, or it ended more than a day ago. plan is the chart of the show.
func (f *Fold) View(plan *seating.Plan, no uint64, now time.Time) (Hold, bool) {
	h := f.holds[no]
	if at := f.instant(now); h == nil || h.forgotten(at) {
		return Hold{}, false
	}
	return f.view(plan, h, now), true
}

// HoldsOf gives the holds by which a buyer has places at now, the first taken
// first.
func (f *Fold) HoldsOf(plan *seating.Plan, buyer id.Buyer, now time.Time) []Hold {
	views := []Hold{}
	f.buyers.each(buyer, func(no uint64) bool {
		if h := f.holds[no]; h.live(f.instant(now)) {
			views = append(views, f.view(plan, h, now))
		}
		return true
	})
	slices.SortFunc(views, func(a, b Hold) int { return cmp.Compare(a.ID.No, b.ID.No) })
	return views
}

// instant is what a row decided at now would be stamped with.
func (f *Fold) instant(now time.Time) int64 { return max(clock.Micros(now), f.at) }

func (f *Fold) view(plan *seating.Plan, h *held, now time.Time) Hold {
	v := show(f.bucket, plan, h, &f.terms[h.terms], f.voucherAt(h.voucher))
	v.Version, v.Instead = f.version, f.insteadOf(h.no)
	if h.overdue(f.instant(now)) {
		v.State, v.MoreTime = Available, 0
	}
	return v
}

// show gives a hold as its buyer sees it, at the prices it was taken at.
func show(bucket id.Show, plan *seating.Plan, h *held, t *Terms, with *voucher) Hold {
	v := Hold{
		ID: HoldID{bucket, h.no}, Buyer: h.buyer, State: h.state, Revision: uint32(h.revision),
		Deadline: clock.FromMicros(h.deadline), Order: h.order,
		Lines: lines(plan, h.places, t, with), Currency: t.Prices.Currency, Tax: t.Prices.Tax,
	}
	if h.state == Held && !h.marks.extended() {
		v.MoreTime = t.ExtendBy
	}
	if h.marks.comp() {
		v.Comp = true
		for i := range v.Lines {
			v.Lines[i].Price = pricing.Price{}
		}
	}
	if with != nil {
		v.Voucher = with.code
	}
	v.PerOrder = with.perOrderOf(t, v.Lines)
	return v
}

// lines prices places, less what a voucher takes off if there is one: seats in
// chart order, then standing areas.
func lines(plan *seating.Plan, p places, t *Terms, with *voucher) []pricing.Line {
	list := make([]pricing.Line, 0, len(p.seats)+len(p.areas))
	for _, s := range p.seats {
		level, _ := levelOf(plan, t, plan.Seat(int(s)).Zone)
		list = append(list, pricing.Line{
			Place: plan.Label(int(s)), Quantity: 1,
			Level: level.ID, Price: t.Prices.Price(level),
		})
	}
	for _, a := range p.areas {
		area := plan.Areas()[a.Area]
		level, _ := levelOf(plan, t, area.Zone)
		list = append(list, pricing.Line{
			Place: area.ID, Area: true, Quantity: int(a.Quantity),
			Level: level.ID, Price: t.Prices.Price(level),
		})
	}
	if with != nil {
		list = t.Prices.Lower(list, with.discount, with.levels)
	}
	return list
}

// perOrderOf is what an order of these lines costs beside them, with the
// voucher or with none.
func (v *voucher) perOrderOf(t *Terms, lines []pricing.Line) pricing.Charge {
	if v == nil {
		return t.Prices.PerOrder(lines)
	}
	return t.Prices.PerOrderAt(lines, v.discount)
}

// States gives what a map shows of every seat at now, in chart order: 0
// available, 1 held or being paid for, 2 sold or not for sale. What a voucher
// keeps for its bearers is not for sale.
func (f *Fold) States(now time.Time) []byte {
	out := make([]byte, len(f.cells))
	for i, c := range f.cells {
		out[i] = onMap[c.state()]
	}
	f.overdue(now, func(h *held) {
		for _, s := range h.seats {
			out[s] = onMap[Available]
		}
	})
	if f.keeping != nil {
		for i := range out {
			if out[i] == onMap[Available] && f.keeping.seat(i) {
				out[i] = onMap[Blocked]
			}
		}
	}
	return out
}

// onMap is what a map shows of a state.
var onMap = [states]byte{
	Available: seating.StateAvailable, Held: seating.StateHeld, Paying: seating.StateHeld, Sold: seating.StateGone, Blocked: seating.StateGone,
}

// StateOf gives what a map shows of one seat at now, as States does of all.
func (f *Fold) StateOf(seat uint32, now time.Time) byte {
	return onMap[f.toAll(seat, f.stateAt(seat, f.instant(now)))]
}

// toAll is the state of a seat for people without a voucher: what is kept for
// bearers is kept back.
func (f *Fold) toAll(seat uint32, s State) State {
	if s == Available && f.keeping.seat(int(seat)) {
		return Blocked
	}
	return s
}

// stateAt is a seat's state for whoever decides at that instant (I3).
func (f *Fold) stateAt(seat uint32, at int64) State {
	c := f.cells[seat]
	if c.state() == Held && f.holds[c.hold()].overdue(at) {
		return Available
	}
	return c.state()
}

// AvailableIn gives how many places of each standing area are free at now, in
// chart order.
func (f *Fold) AvailableIn(now time.Time) []int {
	free := make([]int, len(f.areas))
	for i := range f.areas {
		free[i] = int(f.areas[i][Available])
	}
	f.overdue(now, func(h *held) {
		for _, a := range h.areas {
			free[a.Area] += int(a.Quantity)
		}
	})
	for i := range free {
		if f.keeping.area(uint32(i)) {
			free[i] = 0
		}
	}
	return free
}

// overdue calls each with the holds that are past their deadline at now and of
// which no row has said so.
func (f *Fold) overdue(now time.Time, each func(h *held)) {
	at := f.instant(now)
	f.deadlines.until(at, func(deadline int64, no uint64) bool {
		if h := f.holds[no]; h != nil && h.deadline == deadline && h.overdue(at) {
			each(h)
		}
		return true
	})
}

// Count is a number of places by state.
type Count struct {
	Available int `json:"available"`
	Held      int `json:"held"`
	Paying    int `json:"paying"`
	Sold      int `json:"sold"`
	Blocked   int `json:"blocked"`
	Given     int `json:"given_away" doc:"Of those sold, at no price"`
}

func (c *Count) add(s State, n int) {
	switch s {
	case Available:
		c.Available += n
	case Held:
		c.Held += n
	case Paying:
		c.Paying += n
	case Sold:
		c.Sold += n
	case Blocked:
		c.Blocked += n
	}
}

// Total is all the places there are.
func (c Count) Total() int { return c.Available + c.Held + c.Paying + c.Sold + c.Blocked }

// LevelCount counts the places of one price level, standing places included.
type LevelCount struct {
	Level string `json:"level"` // its id; "" for places without a price
	Count
}

// AreaCount counts the places of one standing area.
type AreaCount struct {
	Area     string `json:"area"`
	Capacity int    `json:"capacity"`
	Count
}

// Counts is how many places are in which state.
type Counts struct {
	All    Count
	Levels []LevelCount // as in the terms; then places without a price, if any
	Areas  []AreaCount  // in chart order
}

// Counts counts the places at now. plan is the chart of the show.
func (f *Fold) Counts(plan *seating.Plan, now time.Time) Counts {
	var c Counts
	terms, _ := f.Terms()
	for _, l := range terms.Prices.Levels {
		c.Levels = append(c.Levels, LevelCount{Level: l.ID})
	}
	byZone := make([]int, len(plan.Zones()))
	for z := range byZone {
		level, _ := levelOf(plan, &terms, z)
		byZone[z] = slices.IndexFunc(c.Levels, func(l LevelCount) bool { return l.Level == level.ID })
	}
	of := func(zone int) *Count {
		if byZone[zone] >= 0 {
			return &c.Levels[byZone[zone]].Count
		}
		if len(c.Levels) == len(terms.Prices.Levels) {
			c.Levels = append(c.Levels, LevelCount{})
		}
		return &c.Levels[len(c.Levels)-1].Count
	}
	count := func(zone int, s State, n int) {
		c.All.add(s, n)
		of(zone).add(s, n)
	}
	give := func(zone, n int) {
		c.All.Given += n
		of(zone).Given += n
	}
	byState := make([]tally, len(byZone)) // of seats, by zone
	for i, seat := range f.cells {
		byState[plan.Seat(i).Zone][seat.state()]++
	}
	for zone := range byState {
		for s, n := range byState[zone] {
			if n > 0 {
				count(zone, State(s), int(n))
			}
		}
	}
	c.Areas = f.AreaCounts(plan, now)
	for i, a := range plan.Areas() {
		for s, n := range f.areas[i] {
			count(a.Zone, State(s), int(n))
		}
	}
	f.overdue(now, func(h *held) {
		for _, s := range h.seats {
			count(plan.Seat(int(s)).Zone, Held, -1)
			count(plan.Seat(int(s)).Zone, Available, 1)
		}
		for _, a := range h.areas {
			n := int(a.Quantity)
			count(plan.Areas()[a.Area].Zone, Held, -n)
			count(plan.Areas()[a.Area].Zone, Available, n)
		}
	})
	f.keptFree(now, func(seat int) {
		count(plan.Seat(seat).Zone, Available, -1)
		count(plan.Seat(seat).Zone, Blocked, 1)
	})
	for i, a := range plan.Areas() {
		if f.keeping.area(uint32(i)) {
			n := f.areaFree(i, now)
			count(a.Zone, Available, -n)
			count(a.Zone, Blocked, n)
		}
	}
	f.given(func(h *held) {
		for _, s := range h.seats {
			give(plan.Seat(int(s)).Zone, 1)
		}
		for _, a := range h.areas {
			give(plan.Areas()[a.Area].Zone, int(a.Quantity))
			c.Areas[a.Area].Given += int(a.Quantity)
		}
	})
	return c
}

// keptFree calls each with the seats that nobody has and a voucher keeps.
func (f *Fold) keptFree(now time.Time, each func(seat int)) {
	if f.keeping == nil {
		return
	}
	at := f.instant(now)
	for i := range f.cells {
		if f.keeping.seat(i) && f.stateAt(uint32(i), at) == Available {
			each(i)
		}
	}
}

// areaFree is how many places of an area nobody has.
func (f *Fold) areaFree(area int, now time.Time) int {
	free := int(f.areas[area][Available])
	f.overdue(now, func(h *held) { free += int(h.in(uint32(area))) })
	return free
}

// given calls each with the holds of which staff gave the places away.
func (f *Fold) given(each func(h *held)) {
	for _, h := range f.holds {
		if h.state == Sold && h.marks.comp() {
			each(h)
		}
	}
}

// AreaCounts counts the places of the standing areas at now, in chart order. It
// leaves out what was given away: every map is made with it, and that is for staff,
// who have [Fold.Counts].
func (f *Fold) AreaCounts(plan *seating.Plan, now time.Time) []AreaCount {
	counts := make([]AreaCount, 0, len(plan.Areas()))
	for i, a := range plan.Areas() {
		counts = append(counts, AreaCount{Area: a.ID, Capacity: a.Capacity})
		for s, n := range f.areas[i] {
			counts[i].add(State(s), int(n))
		}
	}
	if len(counts) == 0 {
		return nil
	}
	f.overdue(now, func(h *held) {
		for _, a := range h.areas {
			counts[a.Area].add(Held, -int(a.Quantity))
			counts[a.Area].add(Available, int(a.Quantity))
		}
	})
	for i := range counts {
		if c := &counts[i]; f.keeping.area(uint32(i)) {
			c.Available, c.Blocked = 0, c.Blocked+c.Available
		}
	}
	return counts
}

// Records gives the lines of the table of seats for some seats and standing
// areas; an area has a line for each state that any of its places is in.
func (f *Fold) Records(plan *seating.Plan, seats, areas []uint32) []SeatRecord {
	records := make([]SeatRecord, 0, len(seats)+len(areas)*int(states))
	for _, s := range seats {
		r := SeatRecord{Seat: plan.Label(int(s)), State: f.cells[s].state(), Quantity: 1}
		if no := f.cells[s].hold(); no != 0 {
			r.Hold = HoldID{f.bucket, no}
			if r.State == Held {
				r.Deadline = f.holds[no].deadline
			}
		}
		records = append(records, r)
	}
	for _, a := range areas {
		for s, n := range f.areas[a] {
			records = append(records, SeatRecord{Seat: plan.Areas()[a].ID, State: State(s), Quantity: int(n)})
		}
	}
	return records
}
