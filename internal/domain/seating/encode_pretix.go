package seating

import (
	"cmp"
	"math"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// What is written of a pretix plan: only members its schema has, and whole
// numbers where it wants them.
type (
	pretixOut struct {
		Name       string              `json:"name"`
		Categories []pretixCategoryOut `json:"categories"`
		Zones      []pretixZoneOut     `json:"zones"`
		Size       struct {
			Width  int `json:"width"`
			Height int `json:"height"`
		} `json:"size"`
	}
	pretixCategoryOut struct {
		Name  string `json:"name"`
		Color string `json:"color"`
	}
	pretixZoneOut struct {
		Name     string          `json:"name"`
		ZoneID   string          `json:"zone_id"`
		Position pretixXY        `json:"position"`
		Rows     []pretixRowOut  `json:"rows"`
		Areas    []pretixAreaOut `json:"areas,omitempty"`
	}
	pretixRowOut struct {
		Number   string          `json:"row_number"`
		Label    string          `json:"row_label,omitempty"`
		Position pretixXY        `json:"position"`
		Seats    []pretixSeatOut `json:"seats"`
	}
	pretixSeatOut struct {
		GUID     string   `json:"seat_guid"`
		Number   string   `json:"seat_number"`
		Position pretixXY `json:"position"`
		Category string   `json:"category"`
	}
	pretixAreaOut struct {
		Shape       string         `json:"shape"`
		Position    pretixXY       `json:"position"`
		Rotation    float64        `json:"rotation"`
		Color       string         `json:"color,omitempty"`
		BorderColor string         `json:"border_color,omitempty"`
		Polygon     map[string]any `json:"polygon,omitempty"`
		Rectangle   map[string]any `json:"rectangle,omitempty"`
		Circle      map[string]any `json:"circle,omitempty"`
		Ellipse     map[string]any `json:"ellipse,omitempty"`
		Text        map[string]any `json:"text,omitempty"`
	}
	pretixXY struct {
		X float64 `json:"x"`
		Y float64 `json:"y"`
	}
)

// margin is left around a plan, in pixels.
const margin = 40

func (p *Plan) encodePretix() ([]byte, error) {
	low, high := p.extent()
	corner := low.minus(Point{margin * pixel, margin * pixel})
	out := pretixOut{Name: p.Name()}
	out.Size.Width = int(math.Ceil((high.X-low.X)/pixel)) + 2*margin
	out.Size.Height = int(math.Ceil((high.Y-low.Y)/pixel)) + 2*margin
	names := unique{}
	categories := make([]string, len(p.zones))
	for i, z := range p.zones {
		categories[i] = names.name(z.Name, " (%d)")
		out.Categories = append(out.Categories, pretixCategoryOut{categories[i], z.Colour})
	}
	guids := p.guids()
	for _, s := range p.sections {
		zone := pretixZoneOut{Name: s.Name, ZoneID: s.ID, Rows: []pretixRowOut{}}
		for _, r := range p.rows[s.FirstRow : s.FirstRow+s.RowCount] {
			first := toPretix(Point{p.seats[r.First].X, p.seats[r.First].Y}, corner)
			row := pretixRowOut{Number: r.ID, Label: r.Name, Position: first}
			for i := r.First; i < r.First+r.Count; i++ {
				seat := p.seats[i]
				at := toPretix(Point{seat.X, seat.Y}, corner)
				row.Seats = append(row.Seats, pretixSeatOut{
					GUID: guids[i], Number: seat.Number, Category: categories[seat.Zone],
					Position: pretixXY{hundredths(at.X - first.X), hundredths(at.Y - first.Y)},
				})
			}
			zone.Rows = append(zone.Rows, row)
		}
		out.Zones = append(out.Zones, zone)
	}
	if areas := p.pretixAreas(corner); len(areas) > 0 {
		out.Zones = append(out.Zones, pretixZoneOut{Name: "Drawing", ZoneID: "drawing", Rows: []pretixRowOut{}, Areas: areas})
	}
	data, err := json.Marshal(out, json.Deterministic(true), jsontext.WithIndent("  "))
	return append(data, '\n'), err
}

// guids gives each seat a name that no other has: its external id where every
// seat has one of its own, or else its label.
func (p *Plan) guids() []string {
	guids, seen := make([]string, len(p.seats)), map[string]bool{}
	for i, s := range p.seats {
		if s.ExternalID == "" || seen[s.ExternalID] {
			return p.labels
		}
		guids[i], seen[s.ExternalID] = s.ExternalID, true
	}
	return guids
}

func (p *Plan) pretixAreas(corner Point) []pretixAreaOut {
	var areas []pretixAreaOut
	polygon := func(points []Point) map[string]any {
		var out []pretixXY
		for _, q := range points {
			out = append(out, toPretix(q, corner))
		}
		return map[string]any{"points": out}
	}
	text := func(words string, size float64, colour string) map[string]any {
		t := map[string]any{"text": words, "position": pretixXY{}, "size": max(1, wholePixels(cmp.Or(size, DefaultTextSize)))}
		if colour != "" {
			t["color"] = colour
		}
		return t
	}
	for _, s := range p.chart.Shapes {
		a := pretixAreaOut{Shape: string(s.Kind), Rotation: s.Rotation, Color: s.Fill, BorderColor: s.Stroke}
		if s.At != nil {
			a.Position = toPretix(*s.At, corner)
		}
		switch s.Kind {
		case Polygon:
			a.Polygon = polygon(s.Points)
		case Rectangle:
			a.Position = toPretix(s.At.plus(Point{-s.Width / 2, -s.Height / 2}.turned(s.Rotation)), corner)
			a.Rectangle = map[string]any{"width": wholePixels(s.Width), "height": wholePixels(s.Height)}
		case Circle:
			a.Circle = map[string]any{"radius": wholePixels(s.Radius)}
		case Ellipse:
			a.Ellipse = map[string]any{"radius": pretixXY{s.Width / 2 / pixel, s.Height / 2 / pixel}}
		case Text:
			a.Color, a.Text = "", text(s.Text, s.Size, s.Fill)
		}
		areas = append(areas, a)
	}
	for _, area := range p.areas {
		if len(area.Outline) > 0 {
			areas = append(areas, pretixAreaOut{Shape: string(Polygon), Polygon: polygon(area.Outline), BorderColor: p.zones[area.Zone].Colour})
		}
	}
	return areas
}

func toPretix(p, corner Point) pretixXY {
	q := p.minus(corner).scaled(1 / pixel).rounded()
	return pretixXY{q.X, q.Y}
}

func wholePixels(cm float64) int { return int(math.Round(cm / pixel)) }

// extent gives the corners of the smallest upright rectangle around all that
// is on the chart.
func (p *Plan) extent() (low, high Point) {
	low, high = p.bounds()
	for _, s := range p.chart.Shapes {
		reach := Point{max(s.Width/2, s.Radius), max(s.Height/2, s.Radius)}
		points := s.Points
		if s.At != nil {
			points = []Point{s.At.minus(reach), s.At.plus(reach)}
		}
		for _, q := range points {
			low = Point{min(low.X, q.X), min(low.Y, q.Y)}
			high = Point{max(high.X, q.X), max(high.Y, q.Y)}
		}
	}
	return low, high
}
