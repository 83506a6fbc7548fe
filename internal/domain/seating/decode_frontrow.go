package seating

func (r *reader) zone(z *Zone) {
	r.object(func(name string) bool {
		switch name {
		case "id":
			r.text(&z.ID)
		case "name":
			r.text(&z.Name)
		case "colour":
			r.text(&z.Colour)
		default:
			return false
		}
		return true
	})
}

func (r *reader) floor(f *Floor) {
	r.object(func(name string) bool {
		switch name {
		case "id":
			r.text(&f.ID)
		case "name":
			r.text(&f.Name)
		default:
			return false
		}
		return true
	})
}

func (r *reader) section(s *ChartSection) {
	r.object(func(name string) bool {
		switch name {
		case "id":
			r.text(&s.ID)
		case "name":
			r.text(&s.Name)
		case "floor":
			r.text(&s.Floor)
		case "zone":
			r.text(&s.Zone)
		case "outline":
			r.points(&s.Outline)
		case "rows":
			each(r, &s.Rows, r.row)
		case "tables":
			each(r, &s.Tables, r.table)
		case "boxes":
			each(r, &s.Boxes, r.box)
		default:
			return false
		}
		return true
	})
}

func (r *reader) row(row *ChartRow) {
	r.object(func(name string) bool {
		switch name {
		case "id":
			r.text(&row.ID)
		case "name":
			r.text(&row.Name)
		case "zone":
			r.text(&row.Zone)
		case "line":
			row.Line = r.line()
		case "seats":
			each(r, &row.Seats, r.seat)
		default:
			return false
		}
		return true
	})
}

func (r *reader) box(b *ChartBox) {
	r.object(func(name string) bool {
		switch name {
		case "id":
			r.text(&b.ID)
		case "name":
			r.text(&b.Name)
		case "zone":
			r.text(&b.Zone)
		case "outline":
			r.points(&b.Outline)
		case "line":
			b.Line = r.line()
		case "seats":
			each(r, &b.Seats, r.seat)
		default:
			return false
		}
		return true
	})
}

func (r *reader) table(t *ChartTable) {
	t.At = mustSay
	r.object(func(name string) bool {
		switch name {
		case "id":
			r.text(&t.ID)
		case "name":
			r.text(&t.Name)
		case "zone":
			r.text(&t.Zone)
		case "shape":
			r.text((*string)(&t.Shape))
		case "at":
			r.point(&t.At)
		case "width":
			r.number(&t.Width)
		case "height":
			r.number(&t.Height)
		case "rotation":
			r.number(&t.Rotation)
		case "count":
			r.integer(&t.Count)
		case "except":
			each(r, &t.Except, r.exception)
		case "seats":
			each(r, &t.Seats, r.seat)
		default:
			return false
		}
		return true
	})
}

func (r *reader) line() *Line {
	n := &Line{From: mustSay, To: mustSay}
	r.object(func(name string) bool {
		switch name {
		case "from":
			r.point(&n.From)
		case "to":
			r.point(&n.To)
		case "curve":
			r.number(&n.Curve)
		case "count":
			r.integer(&n.Count)
		case "first":
			r.ruleNumber(&n.First)
		case "step":
			r.ruleNumber(&n.Step)
		case "aisles":
			each(r, &n.Aisles, r.integer)
		case "aisle_width":
			r.number(&n.AisleWidth)
		case "except":
			each(r, &n.Except, r.exception)
		default:
			return false
		}
		return true
	})
	return n
}

// ruleNumber reads a number that may be left out but may not be 0, which
// would read as left out.
func (r *reader) ruleNumber(into *int) {
	before := r.report.total()
	r.integer(into)
	if *into == 0 && r.report.total() == before && !r.broken {
		r.report.fault(r.at(), "is 0: leave it out, or give another number")
	}
}

func (r *reader) seat(s *ChartSeat) {
	s.At = mustSay
	r.object(func(name string) bool {
		switch name {
		case "number":
			r.text(&s.Number)
		case "at":
			r.point(&s.At)
		case "zone":
			r.text(&s.Zone)
		case "accessible":
			r.boolean(&s.Accessible)
		case "companion":
			r.boolean(&s.Companion)
		case "note":
			r.text(&s.Note)
		case "external_id":
			r.text(&s.ExternalID)
		default:
			return false
		}
		return true
	})
}

func (r *reader) exception(e *Exception) {
	r.object(func(name string) bool {
		switch name {
		case "number":
			r.text(&e.Number)
		case "absent":
			r.boolean(&e.Absent)
		case "zone":
			r.text(&e.Zone)
		case "accessible":
			r.boolean(&e.Accessible)
		case "companion":
			r.boolean(&e.Companion)
		case "note":
			r.text(&e.Note)
		case "external_id":
			r.text(&e.ExternalID)
		default:
			return false
		}
		return true
	})
}

func (r *reader) area(a *ChartArea) {
	r.object(func(name string) bool {
		switch name {
		case "id":
			r.text(&a.ID)
		case "name":
			r.text(&a.Name)
		case "floor":
			r.text(&a.Floor)
		case "zone":
			r.text(&a.Zone)
		case "capacity":
			r.integer(&a.Capacity)
		case "outline":
			r.points(&a.Outline)
		default:
			return false
		}
		return true
	})
}

func (r *reader) shape(s *Shape) {
	r.object(func(name string) bool {
		switch name {
		case "kind":
			r.text((*string)(&s.Kind))
		case "floor":
			r.text(&s.Floor)
		case "points":
			r.points(&s.Points)
		case "at":
			s.At = &Point{}
			r.point(s.At)
		case "width":
			r.number(&s.Width)
		case "height":
			r.number(&s.Height)
		case "radius":
			r.number(&s.Radius)
		case "rotation":
			r.number(&s.Rotation)
		case "text":
			r.text(&s.Text)
		case "size":
			r.number(&s.Size)
		case "fill":
			r.text(&s.Fill)
		case "stroke":
			r.text(&s.Stroke)
		default:
			return false
		}
		return true
	})
}
