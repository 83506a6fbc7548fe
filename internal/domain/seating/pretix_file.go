package seating

// A pretix seating plan as a file has it. Positions are pixels: a zone's on
// the page, a row's and an area's in its zone, a seat's in its row. What is
// absent or null is zero here; a position that is absent is mustSay.
type (
	pretixPlan struct {
		name       string
		categories []pretixCategory
		zones      []pretixZone
	}
	pretixCategory struct{ name, colour string }
	pretixZone     struct {
		name, id string
		at       Point
		rows     []pretixRow
		areas    []pretixArea
	}
	pretixRow struct {
		number, label string
		at            Point
		seats         []pretixSeat
	}
	pretixSeat struct {
		guid, number, category string
		at                     Point
		accessible, companion  bool // what some editors add
		note                   string
	}
	pretixArea struct {
		shape                 string
		at                    Point
		rotation              float64
		fill, stroke          string
		points                []Point
		width, height, radius float64
		radii                 Point
		text                  pretixText
		name, category        string // what some editors add, as capacity
		capacity              int
	}
	pretixText struct {
		text, colour string
		size         float64
		at           Point
	}
)

func (r *reader) pretixPlan(p *pretixPlan) {
	r.object(func(name string) bool {
		switch name {
		case "name":
			r.text(&p.name)
		case "categories":
			each(r, &p.categories, r.pretixCategory)
		case "zones":
			each(r, &p.zones, r.pretixZone)
		case "layout": // the plan, as its API wraps it
			r.pretixPlan(p)
		case "size", "id":
			r.skip()
		default:
			return false
		}
		return true
	})
}

func (r *reader) pretixCategory(c *pretixCategory) {
	r.object(func(name string) bool {
		switch name {
		case "name":
			r.text(&c.name)
		case "color":
			r.text(&c.colour)
		case "uuid":
			r.skip()
		default:
			return false
		}
		return true
	})
}

func (r *reader) pretixZone(z *pretixZone) {
	z.at = mustSay
	r.object(func(name string) bool {
		switch name {
		case "name":
			r.text(&z.name)
		case "zone_id":
			r.text(&z.id)
		case "position":
			r.xy(&z.at)
		case "rows":
			each(r, &z.rows, r.pretixRow)
		case "areas":
			each(r, &z.areas, r.pretixArea)
		case "uuid":
			r.skip()
		default:
			return false
		}
		return true
	})
}

func (r *reader) pretixRow(row *pretixRow) {
	row.at = mustSay
	r.object(func(name string) bool {
		switch name {
		case "row_number":
			r.text(&row.number)
		case "row_label":
			r.text(&row.label)
		case "position":
			r.xy(&row.at)
		case "seats":
			each(r, &row.seats, r.pretixSeat)
		case "row_number_position", "seat_label", "uuid": // only say how to draw or to speak of them
			r.skip()
		default:
			return false
		}
		return true
	})
}

func (r *reader) pretixSeat(s *pretixSeat) {
	s.at = mustSay
	r.object(func(name string) bool {
		switch name {
		case "seat_guid":
			r.text(&s.guid)
		case "seat_number":
			r.text(&s.number)
		case "position":
			r.xy(&s.at)
		case "category":
			r.text(&s.category)
		case "wheelchair", "accessible":
			r.extension(name)
			r.boolean(&s.accessible)
		case "companion":
			r.extension(name)
			r.boolean(&s.companion)
		case "note":
			r.extension(name)
			r.text(&s.note)
		case "radius", "start_direction", "uuid":
			r.skip()
		default:
			return false
		}
		return true
	})
}

func (r *reader) pretixArea(a *pretixArea) {
	a.at = mustSay
	r.object(func(name string) bool {
		switch name {
		case "shape":
			r.text(&a.shape)
		case "position":
			r.xy(&a.at)
		case "rotation":
			r.number(&a.rotation)
		case "color":
			r.text(&a.fill)
		case "border_color":
			r.text(&a.stroke)
		case "polygon":
			r.object(only("points", func() { each(r, &a.points, r.xy) }))
		case "rectangle":
			r.object(func(name string) bool {
				switch name {
				case "width":
					r.number(&a.width)
				case "height":
					r.number(&a.height)
				default:
					return false
				}
				return true
			})
		case "circle":
			r.object(only("radius", func() { r.number(&a.radius) }))
		case "ellipse":
			r.object(only("radius", func() { r.xy(&a.radii) }))
		case "text":
			r.pretixText(&a.text)
		case "name":
			r.extension(name)
			r.text(&a.name)
		case "category":
			r.extension(name)
			r.text(&a.category)
		case "capacity":
			r.extension(name)
			r.integer(&a.capacity)
		case "uuid":
			r.skip()
		default:
			return false
		}
		return true
	})
}

func (r *reader) pretixText(t *pretixText) {
	r.object(func(name string) bool {
		switch name {
		case "text":
			r.text(&t.text)
		case "color":
			r.text(&t.colour)
		case "size":
			r.number(&t.size)
		case "position":
			r.xy(&t.at)
		default:
			return false
		}
		return true
	})
}

// only knows one member.
func only(member string, read func()) func(name string) bool {
	return func(name string) bool {
		if name != member {
			return false
		}
		read()
		return true
	}
}

// extension tells that a member which the format does not have was understood.
func (r *reader) extension(name string) {
	r.report.warnOnce(r.at(), "the member \""+name+"\" is not part of the pretix format, and was understood")
}

// xy reads {"x": 1, "y": 2}.
func (r *reader) xy(into *Point) {
	read := mustSay
	r.object(func(name string) bool {
		switch name {
		case "x":
			r.number(&read.X)
		case "y":
			r.number(&read.Y)
		default:
			return false
		}
		return true
	})
	*into = read
}
