package seating

import (
	"fmt"
	"slices"
	"strings"
)

// pixel is how many centimetres one unit of a pretix plan usually is. Its
// editor draws seats 25 pixels apart, and chairs stand half a metre apart.
const pixel = chair / 25.0

// defaultName is what a chart is called whose file does not say.
const defaultName = "Imported chart"

// noCategory is the zone of seats that name no category.
const noCategory = "No category"

// decodePretix reads a pretix seating plan: its zones become sections, its
// categories zones. Real plans bend the format; what leaves a seat's name and
// place in no doubt warns, and only the rest is a fault.
func decodePretix(data []byte, report *Report) *Chart {
	r := newReader(data, report, true)
	var plan pretixPlan
	r.pretixPlan(&plan)
	r.end()
	if r.broken {
		return nil
	}
	d := &pretixDecoder{
		report: report, chart: &Chart{Name: cleanText(plan.name, MaxName)}, pixel: pixel,
		listed: map[string]string{}, zones: map[string]string{}, guids: map[string]string{},
		zoneIDs: unique{}, sectionIDs: unique{}, sectionNames: unique{}, areaIDs: unique{},
	}
	if d.chart.Name == "" {
		d.chart.Name = defaultName
		report.warn("name", "is missing: the chart was named %q", defaultName)
	}
	if apart := plan.apart(); apart > 0 && (apart*pixel < tooClose || apart*pixel > tooFar) {
		d.pixel = chair / apart
		report.warn("zones", "are drawn to an unusual scale: one pixel was taken as %.4g cm, so that seats are %d cm apart", d.pixel, chair)
	}
	d.categories(plan.categories)
	for i := range plan.zones {
		d.section(fmt.Sprintf("zones[%d]", i), i, &plan.zones[i])
	}
	if d.chart.FocalPoint == nil {
		report.warn("zones", "show no stage: the middle of the upper edge was taken as the front")
	}
	for _, c := range plan.categories {
		if _, used := d.zones[c.name]; !used && c.name != "" {
			report.warn("categories", "lists %q, which no seat has: it was left out", clip(c.name))
		}
	}
	return d.chart
}

type pretixDecoder struct {
	report *Report
	chart  *Chart
	pixel  float64           // in cm
	listed map[string]string // colour of each category that the plan lists
	zones  map[string]string // zone id of each category that is used
	guids  map[string]string // place of each seat_guid

	zoneIDs, sectionIDs, sectionNames, areaIDs unique
}

// apart gives the usual distance between seats that follow each other.
func (p *pretixPlan) apart() float64 {
	var all []float64
	for _, z := range p.zones {
		for _, r := range z.rows {
			for i := range max(len(r.seats)-1, 0) {
				if d := r.seats[i].at.distance(r.seats[i+1].at); placeable(d) {
					all = append(all, d)
				}
			}
		}
	}
	return median(all)
}

// unique makes names that were not given before. It holds, for each name that
// is taken, the number to try next.
type unique map[string]int

// name gives name itself, or name with a number behind it.
func (u unique) name(name, format string) string {
	if u[name] == 0 {
		u[name] = 2
		return name
	}
	for {
		suffix := fmt.Sprintf(format, u[name])
		u[name]++
		fresh := cut(name, MaxLabel-len(suffix)) + suffix
		if u[fresh] == 0 {
			u[fresh] = 2
			return fresh
		}
	}
}

func (d *pretixDecoder) categories(categories []pretixCategory) {
	for i, c := range categories {
		at := fmt.Sprintf("categories[%d]", i)
		if _, twice := d.listed[c.name]; twice {
			d.report.warn(at+".name", "is %q for the second time: the first one counts", clip(c.name))
			continue
		}
		d.listed[c.name] = d.colour(at+".color", c.colour)
	}
}

// colour gives a colour as ours are written, or "" with a warning.
func (d *pretixDecoder) colour(at, s string) string {
	if s == "" {
		return ""
	}
	colour, ok := readColour(s)
	if !ok {
		d.report.warnOnce(at, fmt.Sprintf("is the unknown colour %q: another was chosen", clip(s)))
	}
	return colour
}

// zone gives the id of the zone for a category, and makes it when it is the
// first time.
func (d *pretixDecoder) zone(at, category string) string {
	if id, ok := d.zones[category]; ok {
		return id
	}
	name := cleanText(category, MaxName)
	colour, listed := d.listed[category]
	switch {
	case name == "":
		name = noCategory
		d.report.warn(at, "is missing: what has none was put into a zone named %q", noCategory)
	case !listed:
		d.report.warn(at, "is %q, which is not among the categories: a zone was made for it", clip(category))
	}
	id := slug(name)
	if id == "" {
		id = "zone"
	}
	id = d.zoneIDs.name(id, "-%d")
	d.zones[category] = id
	d.chart.Zones = append(d.chart.Zones, Zone{ID: id, Name: name, Colour: colour})
	return id
}

func (d *pretixDecoder) section(at string, index int, z *pretixZone) {
	origin := d.origin(at, z.at)
	for i := range z.areas {
		d.area(fmt.Sprintf("%s.areas[%d]", at, i), origin, &z.areas[i])
	}
	seats := 0
	for i := range z.rows {
		seats += len(z.rows[i].seats)
	}
	if seats == 0 { // a layer of drawings
		return
	}
	name := cleanText(z.name, MaxName)
	if name == "" {
		name = cleanText(z.id, MaxName)
	}
	if name == "" {
		name = fmt.Sprintf("Section %d", index+1)
		d.report.warn(at+".name", "is missing: the section was named %q", name)
	}
	id := slug(name)
	if id == "" {
		id = fmt.Sprintf("section-%d", index+1)
	}
	s := ChartSection{ID: d.sectionIDs.name(id, "-%d"), Name: d.sectionNames.name(name, " (%d)")}
	if s.Name != name {
		d.report.warn(at+".name", "is %q, as that of another zone: it was named %q", clip(name), s.Name)
	}
	rows := rowDecoder{pretixDecoder: d, section: &s, origin: origin, byNumber: map[string]numberedRow{}, ids: unique{}}
	for i := range z.rows {
		rows.row(fmt.Sprintf("%s.rows[%d]", at, i), i, &z.rows[i])
	}
	rows.tellApart(at)
	for i := range s.Rows {
		inStandingOrder(s.Rows[i].Seats)
	}
	d.chart.Sections = append(d.chart.Sections, s)
}

// origin gives a position in pixels that may be left out.
func (d *pretixDecoder) origin(at string, p Point) Point {
	if !placeable(p.X) || !placeable(p.Y) {
		d.report.warnOnce(at+".position", "is missing or out of range: it was taken as 0, 0")
		return Point{}
	}
	return p
}

// rowDecoder reads the rows of one zone.
type rowDecoder struct {
	*pretixDecoder
	section  *ChartSection
	origin   Point
	byNumber map[string]numberedRow
	ids      unique
}

// numberedRow is the first row of a zone with some number.
type numberedRow struct {
	index int
	seats map[string]bool // by number
}

// has reports whether one of seats has a number that the row has too.
func (r numberedRow) has(seats []ChartSeat) bool {
	return slices.ContainsFunc(seats, func(s ChartSeat) bool { return r.seats[s.Number] })
}

func (r numberedRow) add(seats []ChartSeat) {
	for _, s := range seats {
		r.seats[s.Number] = true
	}
}

func (d *rowDecoder) row(at string, index int, r *pretixRow) {
	if len(r.seats) == 0 {
		d.report.warnOnce(at, "has no seats, and was left out")
		return
	}
	number := cleanLabel(r.number)
	if number == "" {
		number = fmt.Sprint(index + 1)
		d.report.warnOnce(at+".row_number", "is missing: rows were numbered as they come")
	}
	name := cleanText(strings.ReplaceAll(r.label, "%s", number), MaxName)
	if name == number {
		name = ""
	}
	seats := d.seats(at, d.origin.plus(d.pretixDecoder.origin(at, r.at)), r.seats)
	first, again := d.byNumber[number]
	if again && d.section.Rows[first.index].Name == name && !first.has(seats) {
		d.report.warn(at, "continues row %q of its zone: they were joined", number)
		first.add(seats)
		joined := &d.section.Rows[first.index]
		joined.Seats = append(joined.Seats, seats...)
		return
	}
	id := d.ids.name(number, "-%d")
	if id != number {
		d.report.warn(at+".row_number", "is %q for the second time in its zone, with the same seats: it was named %q", number, id)
	}
	if !again {
		first = numberedRow{index: len(d.section.Rows), seats: map[string]bool{}}
		first.add(seats)
		d.byNumber[number] = first
	}
	d.section.Rows = append(d.section.Rows, ChartRow{ID: id, Name: name, Seats: seats})
}

// tellApart adds their numbers to names that several rows of the zone have.
func (d *rowDecoder) tellApart(at string) {
	named := map[string]int{}
	for _, r := range d.section.Rows {
		named[r.Name]++
	}
	for i := range d.section.Rows {
		if r := &d.section.Rows[i]; r.Name != "" && named[r.Name] > 1 {
			d.report.warnOnce(at+".rows", "have the same row_label: their numbers were added to it")
			r.Name = cleanText(r.Name+" "+r.ID, MaxName)
		}
	}
}

// seats reads the seats of a row that begins at origin.
func (d *rowDecoder) seats(at string, origin Point, raw []pretixSeat) []ChartSeat {
	seats := make([]ChartSeat, 0, len(raw))
	numbers, seen := unique{}, map[[2]string]bool{}
	for i := range raw {
		s := &raw[i]
		where := fmt.Sprintf("%s.seats[%d]", at, i)
		place := origin.plus(s.at).scaled(d.pixel)
		if !placeable(place.X) || !placeable(place.Y) {
			d.report.fault(where+".position", "is missing or out of range: the seat cannot be placed")
			continue
		}
		number := cleanLabel(s.number)
		if number == "" {
			number = fmt.Sprint(i + 1)
			d.report.warnOnce(where+".seat_number", "is missing: seats were numbered by their place in the row")
		}
		if seen[[2]string{number, s.guid}] {
			d.report.fault(where, "is seat %q of its row, as another one with the same seat_guid: which is which cannot be told", number)
			continue
		}
		seen[[2]string{number, s.guid}] = true
		seat := ChartSeat{
			Number: numbers.name(number, "-%d"), At: place, Zone: d.zone(where+".category", s.category),
			Accessible: s.accessible, Companion: s.companion && !s.accessible,
			Note: cleanText(s.note, MaxText), ExternalID: d.guid(where, s.guid),
		}
		if seat.Number != number {
			d.report.warn(where+".seat_number", "is %q for the second time in its row: it was named %q", number, seat.Number)
		}
		seats = append(seats, seat)
	}
	return seats
}

// guid keeps a seat_guid that no other seat has.
func (d *rowDecoder) guid(at, guid string) string {
	if guid == "" {
		d.report.warnOnce(at+".seat_guid", "is missing: the seat has no external id")
		return ""
	}
	if first, taken := d.guids[guid]; taken {
		d.report.warn(at+".seat_guid", "is that of %s too: only the first seat keeps it", first)
		return ""
	}
	d.guids[guid] = at
	return cleanText(guid, MaxText)
}
