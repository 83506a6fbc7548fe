package seating

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// csvColumns are the columns a file may have; the first six must be there.
var csvColumns = []string{"section", "row", "seat", "x", "y", "zone", "accessible", "companion", "note"}

const csvRequired = 6

// decodeCSV reads one seat a line. Sections, rows and zones come into being
// as they are named, in the order in which they are.
func decodeCSV(data []byte, report *Report) *Chart {
	d := &csvDecoder{
		report: report, chart: &Chart{Name: defaultName},
		sections: map[string]int{}, rows: map[string]int{}, zones: map[string]bool{}, seats: map[string]int{},
	}
	lines := csv.NewReader(bytes.NewReader(data))
	lines.FieldsPerRecord = -1
	lines.ReuseRecord = true
	firstLine, _, _ := bytes.Cut(data, []byte("\n"))
	if bytes.Count(firstLine, []byte(";")) > bytes.Count(firstLine, []byte(",")) {
		lines.Comma = ';'
		d.decimalComma = true
	}
	header := true
	for {
		fields, err := lines.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if parse, ok := errors.AsType[*csv.ParseError](err); ok {
			report.fault(fmt.Sprintf("line %d", parse.StartLine), "cannot be read as CSV: %v", parse.Err)
			if header {
				return nil
			}
			continue
		}
		line, _ := lines.FieldPos(0)
		switch {
		case header && !d.header(line, fields):
			return nil
		case len(d.seats) == MaxSeats:
			report.fault(fmt.Sprintf("line %d", line), "is one seat more than the %d a chart may have", MaxSeats)
			return nil
		case !header:
			d.seat(line, fields)
		}
		header = false
	}
	if len(d.seats) == 0 && report.OK() {
		report.fault("line 2", "is missing: there is a header and no seat")
	}
	d.stand()
	return d.chart
}

// stand puts the seats in order and to scale.
func (d *csvDecoder) stand() {
	var apart []float64
	for i := range d.chart.Sections {
		for _, r := range d.chart.Sections[i].Rows {
			inStandingOrder(r.Seats)
			l := lineup{seats: r.Seats}
			apart = append(apart, l.distances()...)
		}
	}
	usual := median(apart)
	if usual == 0 || usual >= tooClose {
		return
	}
	unit := chair / usual
	d.report.warn("line 1", "x and y are not in centimetres: one was taken as %.4g cm, so that seats are %d cm apart", unit, chair)
	for i := range d.chart.Sections {
		for _, r := range d.chart.Sections[i].Rows {
			for j := range r.Seats {
				r.Seats[j].At = r.Seats[j].At.scaled(unit)
			}
		}
	}
}

type csvDecoder struct {
	report       *Report
	chart        *Chart
	decimalComma bool // as spreadsheets write that separate by semicolons

	column   map[string]int
	width    int
	sections map[string]int
	rows     map[string]int // by section and row
	zones    map[string]bool
	seats    map[string]int // line of each label
}

// header reads the names of the columns and reports whether the lines that
// follow can be understood.
func (d *csvDecoder) header(line int, fields []string) bool {
	d.column, d.width = map[string]int{}, len(fields)
	at := fmt.Sprintf("line %d", line)
	good := true
	for i, name := range fields {
		name = strings.ToLower(strings.TrimSpace(name))
		_, twice := d.column[name]
		switch {
		case !slices.Contains(csvColumns, name):
			d.report.warn(at, "the column %q is unknown and was left out", clip(name))
		case twice:
			d.report.fault(at, "names the column %q twice", name)
			good = false
		default:
			d.column[name] = i
		}
	}
	for _, name := range csvColumns[:csvRequired] {
		if _, ok := d.column[name]; !ok {
			d.report.fault(at, "lacks the column %q: the header must name %s", name, strings.Join(csvColumns[:csvRequired], ","))
			good = false
		}
	}
	return good
}

func (d *csvDecoder) seat(line int, fields []string) {
	at := fmt.Sprintf("line %d", line)
	if len(fields) != d.width {
		d.report.fault(at, "has %d fields, and the header has %d", len(fields), d.width)
		return
	}
	before := d.report.total()
	section, row, number := d.label(at, fields, "section"), d.label(at, fields, "row"), d.label(at, fields, "seat")
	seat := ChartSeat{
		Number: number, Zone: d.label(at, fields, "zone"),
		At:         Point{d.coordinate(at, fields, "x"), d.coordinate(at, fields, "y")},
		Accessible: d.flag(at, fields, "accessible"), Companion: d.flag(at, fields, "companion"),
		Note: cleanText(d.field(fields, "note"), MaxText),
	}
	label := section + labelSeparator + row + labelSeparator + number
	if first, taken := d.seats[label]; taken {
		d.report.fault(at, "is seat %s, as line %d is", label, first)
	}
	if seat.Accessible && seat.Companion {
		d.report.fault(at, "is both accessible and companion: a place is for a wheelchair or for who comes along")
	}
	d.seats[label] = line
	if d.report.total() > before {
		return
	}
	r := d.row(section, row)
	r.Seats = append(r.Seats, seat)
	if !d.zones[seat.Zone] {
		d.zones[seat.Zone] = true
		d.chart.Zones = append(d.chart.Zones, Zone{ID: seat.Zone})
	}
}

// row finds a row, and makes it and its section where they are new.
func (d *csvDecoder) row(section, row string) *ChartRow {
	s, ok := d.sections[section]
	if !ok {
		s = len(d.chart.Sections)
		d.sections[section] = s
		d.chart.Sections = append(d.chart.Sections, ChartSection{ID: section})
	}
	rows := &d.chart.Sections[s].Rows
	key := section + labelSeparator + row
	r, ok := d.rows[key]
	if !ok {
		r = len(*rows)
		d.rows[key] = r
		*rows = append(*rows, ChartRow{ID: row})
	}
	return &(*rows)[r]
}

func (d *csvDecoder) field(fields []string, name string) string {
	i, ok := d.column[name]
	if !ok {
		return ""
	}
	return unescapeCell(strings.TrimSpace(fields[i]))
}

func (d *csvDecoder) label(at string, fields []string, name string) string {
	s := d.field(fields, name)
	if why := labelFault(s); why != "" {
		d.report.fault(at+", "+name, "%s", why)
	}
	return s
}

func (d *csvDecoder) coordinate(at string, fields []string, name string) float64 {
	s := strings.TrimSpace(fields[d.column[name]])
	if d.decimalComma {
		s = strings.Replace(s, ",", ".", 1)
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || !placeable(x) {
		d.report.fault(at+", "+name, "is %q: give a number of centimetres from -%d to %d", clip(s), int(MaxCoordinate), int(MaxCoordinate))
	}
	return x
}

func (d *csvDecoder) flag(at string, fields []string, name string) bool {
	switch s := d.field(fields, name); strings.ToLower(s) {
	case "", "0", "no", "n", "false":
		return false
	case "1", "yes", "y", "true", "x":
		return true
	default:
		d.report.fault(at+", "+name, "is %q: write yes or no", clip(s))
		return false
	}
}

// A cell that begins like a formula would be run as one by a spreadsheet, so
// it is written with an apostrophe before it, which spreadsheets hide.
const formulaStarts = "=+-@'"

func escapeCell(s string) string {
	if s != "" && strings.Contains(formulaStarts, s[:1]) {
		return "'" + s
	}
	return s
}

func unescapeCell(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.Contains(formulaStarts, s[1:2]) {
		return s[1:]
	}
	return s
}
