package pdf

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/domain/ticket"
)

// page is one ticket on its way to paper. Lengths are mm from the top left.
type page struct {
	document
	sheet  ticket.Sheet
	symbol ticket.Symbol
	zone   *time.Location
	words  ticket.Labels
}

const (
	bandHeight = 32.0
	placeTop   = 59.0
	codeTop    = 80.0
	codeSide   = 53.0
)

func (p page) draw() {
	p.AddPage()
	p.band()
	p.when()
	p.place()
	p.code()
	p.particulars()
	p.foot()
}

// band is the organiser's colour with the title on it.
func (p page) band() {
	accent := parseInk(p.sheet.Show.Organiser.Accent, ink{36, 41, 61})
	text := accent.on()
	p.SetFillColor(accent[0], accent[1], accent[2])
	p.Rect(0, 0, pageWidth, bandHeight, "F")
	p.fit(margin, 9.5, inner, p.sheet.Show.Organiser.Name, style{size: 8, ink: text}, 6)

	title := style{size: 19, bold: true, ink: text}
	p.use(title)
	lines := p.wrap(p.sheet.Show.Event.Title, inner, 2)
	if len(lines) > 1 {
		title.size = 15
		p.use(title)
		lines = p.wrap(p.sheet.Show.Event.Title, inner, 2)
	}
	for i, s := range lines {
		p.put(margin, bandHeight-6-float64(len(lines)-1-i)*6.6, s)
	}
}

// when says date, time and venue.
func (p page) when() {
	show := p.sheet.Show
	start := show.Show.StartsAt.In(p.zone)
	p.fit(margin, bandHeight+8, inner, p.sheet.Locale.DayLong(start, show.Venue.TimeZone), style{size: 12, bold: true, ink: black}, 9)
	hours := p.words.Starts + " " + p.sheet.Locale.LeftToRight(start.Format("15:04 MST"))
	if !show.Show.DoorsAt.IsZero() {
		hours = p.words.Doors + " " + show.Show.DoorsAt.In(p.zone).Format("15:04") + " · " + hours
	}
	p.fit(margin, bandHeight+13, inner, hours, style{size: 9.5, ink: black}, 7)
	where := []string{show.Venue.Name}
	for _, part := range []string{show.Venue.Address, show.Venue.City} {
		if part != "" {
			where = append(where, part)
		}
	}
	p.fit(margin, bandHeight+19, inner, strings.Join(where, ", "), style{size: 9.5, ink: grey}, 6.5)
}

// place says in large letters where to go.
func (p page) place() {
	p.SetDrawColor(line[0], line[1], line[2])
	p.SetLineWidth(0.25)
	p.Line(margin, placeTop-3, pageWidth-margin, placeTop-3)
	spot := p.sheet.Spot
	section := [2]string{p.words.Section, spot.Section}
	if spot.Area {
		section[0] = p.words.Standing
	}
	if spot.Floor != "" && spot.Floor != spot.Section {
		section[0] = spot.Floor
	}
	columns := [][2]string{section}
	if spot.Row != "" {
		columns = append(columns, [2]string{cmp.Or(p.words.Rows[spot.RowWord], spot.RowWord), spot.Row})
	}
	if spot.Seat != "" {
		columns = append(columns, [2]string{p.words.Seat, spot.Seat})
	}
	// The section's name is the long one: it gets half the width.
	width := inner / float64(len(columns)+1)
	x := margin
	for i, column := range columns {
		room := width
		if i == 0 {
			room = inner - width*float64(len(columns)-1)
		}
		p.fit(x, placeTop+2, room-3, column[0], style{size: 7.5, ink: grey}, 5)
		p.fit(x, placeTop+11, room-3, column[1], style{size: 21, bold: true, ink: black}, 8)
		x += room
	}
	p.Line(margin, placeTop+15.5, pageWidth-margin, placeTop+15.5)
}

// code draws the QR code, or says that there is none to show any more.
func (p page) code() {
	left := p.left(margin, codeSide) // the code itself is never mirrored
	if p.sheet.Ticket.State != ticket.Valid {
		p.SetDrawColor(line[0], line[1], line[2])
		p.Rect(left, codeTop, codeSide, codeSide, "D")
		p.use(style{size: 12, bold: true, ink: grey})
		p.put(margin+5, codeTop+codeSide/2, p.words.Void)
		return
	}
	module := codeSide / float64(len(p.symbol))
	p.SetFillColor(0, 0, 0)
	for y, row := range p.symbol {
		for x := 0; x < len(row); x++ {
			from := x
			for x < len(row) && row[x] {
				x++
			}
			if x > from {
				p.Rect(left+float64(from)*module, codeTop+float64(y)*module, float64(x-from)*module, module, "F")
			}
		}
	}
}

// particulars stand beside the code, which keeps its quiet zone.
func (p page) particulars() {
	x := margin + codeSide + 6
	y := codeTop + 3
	for _, entry := range [][2]string{
		{p.words.Name, p.sheet.Ticket.Holder},
		{p.words.Order, p.sheet.Number},
		{p.words.Ticket, strings.NewReplacer("{n}", strconv.Itoa(p.sheet.Ticket.Serial), "{all}", strconv.Itoa(p.sheet.Of)).Replace(p.words.OfAll)},
		{p.words.Admits, p.words.OnePlace},
	} {
		p.fit(x, y, pageWidth-margin-x, entry[0], style{size: 7, ink: grey}, 7)
		p.fit(x, y+4.5, pageWidth-margin-x, cmp.Or(entry[1], "-"), style{size: 9.5, bold: true, ink: black}, 6)
		y += 12.5
	}
}

// foot has the code as text, for the day a scanner cannot read the picture.
func (p page) foot() {
	const characters = 95
	p.use(style{size: 3.9, ink: grey})
	code := p.sheet.Ticket.Code
	if p.sheet.Ticket.State != ticket.Valid {
		code = p.sheet.Ticket.ID.String()
	}
	y := codeTop + codeSide + 6
	for i := 0; len(code) > 0 && i < 4; i++ {
		n := min(characters, len(code))
		p.put(margin, y, code[:n])
		code, y = code[n:], y+1.9
	}
	contact := p.sheet.Show.Organiser.Name
	if p.sheet.Show.Organiser.Email != "" {
		contact += " · " + p.sheet.Show.Organiser.Email
	}
	p.fit(margin, pageHeight-3.5, inner, contact, style{size: 6.5, ink: grey}, 4)
}
