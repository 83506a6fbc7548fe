package web

import (
	"cmp"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/transport/web/words"
)

// lister turns a plan and its states into the lists of the seats page.
type lister struct {
	Page
	hall
	prices []*pricing.Level // by zone; nil where the zone has no price
	ticked pick
	had    pick
}

func pricesByZone(h hall) []*pricing.Level {
	prices := make([]*pricing.Level, len(h.plan.Zones()))
	for i, zone := range h.plan.Zones() {
		if level, ok := h.Show.Prices.LevelOf(zone.ID); ok {
			prices[i] = &level
		}
	}
	return prices
}

// minor is what a place of a level costs, in minor units.
func (l lister) minor(level *pricing.Level) int64 { return l.priceOf(*level).Total() }

func (l lister) money(level *pricing.Level) string {
	return l.Money(money.Of(l.minor(level), l.Show.Prices.Currency))
}

// sections lists the sections that have a price at all, with what is left, and
// the one that is open: the one asked for, or the only one.
func (l lister) sections(asked string) ([]sectionView, *sectionView) {
	var all []sectionView
	for i, section := range l.plan.Sections() {
		view := sectionView{ID: section.ID, Name: cmp.Or(section.Name, section.ID), Floor: floorName(l.plan, section.Floor), index: i}
		var lowest *pricing.Level
		for seat := section.First; seat < section.First+section.Count; seat++ {
			level := l.prices[l.plan.Seat(seat).Zone]
			if level == nil {
				continue
			}
			if lowest == nil || l.minor(level) < l.minor(lowest) {
				lowest = level
			}
			if l.states[seat] == 0 {
				view.Left++
			}
		}
		if lowest == nil {
			continue
		}
		view.Price = l.T.Site.From(l.money(lowest))
		all = append(all, view)
	}
	for i := range all {
		if all[i].ID == asked || len(all) == 1 {
			all[i].Current = true
			return all, &all[i]
		}
	}
	return all, nil
}

// rows lists the seats of a section.
func (l lister) rows(section *sectionView) []rowView {
	if section == nil {
		return nil
	}
	s := l.plan.Sections()[section.index]
	rows := make([]rowView, 0, s.RowCount)
	for _, row := range l.plan.Rows()[s.FirstRow : s.FirstRow+s.RowCount] {
		view := rowView{Name: l.rowName(row)}
		var last *pricing.Level
		for i := row.First; i < row.First+row.Count; i++ {
			level := l.prices[l.plan.Seat(i).Zone]
			if level == nil {
				continue
			}
			if level != last {
				view.Groups = append(view.Groups, groupView{Level: level.Name, Price: l.money(level)})
				last = level
			}
			group := &view.Groups[len(view.Groups)-1]
			group.Seats = append(group.Seats, l.seat(i))
		}
		if len(view.Groups) > 0 {
			rows = append(rows, view)
		}
	}
	return rows
}

func (l lister) rowName(row seating.Row) string {
	if row.Name != "" {
		return row.Name
	}
	return l.T.Seats.Row(row.Kind.String(), row.ID)
}

func (l lister) seat(i int) seatView {
	seat, label := l.plan.Seat(i), l.plan.Label(i)
	view := seatView{
		Label: label, Number: seat.Number, Name: ticket.SpotOf(l.plan, label, false).In(l.Locale.Locale),
		Mine: l.had.has(label), Ticked: l.ticked.has(label), Note: seat.Note,
		Accessible: seat.Accessible, Companion: seat.Companion,
	}
	if level := l.prices[seat.Zone]; level != nil {
		view.Price, view.Minor = l.money(level), l.minor(level)
	}
	view.Taken = l.states[i] != 0 && !view.Mine
	view.Ticked = view.Ticked && !view.Taken
	row := l.plan.Rows()[seat.Row]
	view.Gap = row.Kind == seating.KindRow && i+1 < row.First+row.Count && !l.plan.Beside(i, i+1)
	return view
}

// words is what the catalogue says a seat by.
func (v seatView) words(row string) words.Seat {
	return words.Seat{
		Row: row, Number: v.Number, Price: v.Price, Note: v.Note,
		Accessible: v.Accessible, Companion: v.Companion, Taken: v.Taken, Mine: v.Mine,
	}
}

// elsewhere lists what is ticked and not among the rows that are shown.
func (l lister) elsewhere(open *sectionView) []seatView {
	var others []seatView
	for _, label := range l.ticked.Seats {
		i, ok := l.plan.Index(label)
		if !ok || open != nil && l.plan.Seat(i).Section == open.index {
			continue
		}
		if view := l.seat(i); !view.Taken {
			others = append(others, view)
		}
	}
	return others
}

// areas lists the standing areas.
func (l lister) areas(most int) []areaView {
	var all []areaView
	for i, area := range l.plan.Areas() {
		level := l.prices[area.Zone]
		if level == nil {
			continue
		}
		view := areaView{
			ID: area.ID, Name: cmp.Or(area.Name, area.ID), Level: level.Name, Price: l.money(level), Minor: l.minor(level),
			Left: l.counts.Areas[i].Available, Quantity: l.ticked.Areas[area.ID],
		}
		view.Most = min(most, view.Left+l.had.Areas[area.ID])
		view.Quantity = min(view.Quantity, view.Most)
		all = append(all, view)
	}
	return all
}

// sum is how many places are ticked, and what an order of them costs.
func (l lister) sum() (int, string) {
	n, total := 0, int64(0)
	for _, label := range l.ticked.Seats {
		if i, ok := l.plan.Index(label); ok {
			if view := l.seat(i); view.Ticked {
				n, total = n+1, total+view.Minor
			}
		}
	}
	for id, quantity := range l.ticked.Areas {
		if i, ok := l.plan.AreaIndex(id); ok {
			if level := l.prices[l.plan.Areas()[i].Zone]; level != nil {
				n, total = n+quantity, total+int64(quantity)*l.minor(level)
			}
		}
	}
	if total > 0 {
		total += l.Show.Prices.OrderFee().Fee
	}
	return n, l.Money(money.Of(total, l.Show.Prices.Currency))
}

// offer is some seats to take with one tap.
func (l lister) offer(labels []string) offerView {
	o := offerView{Seats: labels}
	var total int64
	for i, label := range labels {
		if seat, ok := l.plan.Index(label); ok {
			view := l.seat(seat)
			total += view.Minor
			if i > 0 {
				o.Words += l.T.Seats.And
			}
			o.Words += view.Name
		}
	}
	o.Price = l.Money(money.Of(total, l.Show.Prices.Currency))
	return o
}

// linesOf lists what a hold or an order is made of, for people.
func linesOf(p Page, plan *seating.Plan, prices pricing.List, lines []pricing.Line, c money.Currency) []lineView {
	views := make([]lineView, len(lines))
	for i, line := range lines {
		view := lineView{Spot: ticket.SpotOf(plan, line.Place, line.Area), Quantity: line.Quantity, Level: line.Level}
		if level, ok := prices.Level(line.Level); ok {
			view.Level = level.Name
		}
		view.Price = p.Money(money.Of(line.Total(), c))
		if seat, ok := plan.Index(line.Place); ok && !line.Area {
			view.Note = plan.Seat(seat).Note
		}
		views[i] = view
	}
	return views
}

// lineView is one place with its price.
type lineView struct {
	Spot        ticket.Spot
	Quantity    int
	Level, Note string
	Price       string
}

func (v lineView) name(p Page) string {
	if v.Quantity > 1 {
		return p.T.Seats.Times(v.Quantity, v.Spot.In(p.Locale.Locale))
	}
	return v.Spot.In(p.Locale.Locale)
}
