package seating

import (
	"bytes"
	"math"
)

// Format is a way to write a chart down.
type Format uint8

// The formats.
const (
	FormatAuto     Format = iota // tell by the content; for reading only
	FormatFrontrow               // Frontrow JSON, which loses nothing
	FormatPretix                 // the pretix seating-plan format
	FormatCSV                    // one line a seat
)

var formatNames = [...]string{FormatAuto: "auto", FormatFrontrow: "frontrow", FormatPretix: "pretix", FormatCSV: "csv"}

func (f Format) String() string { return formatNames[f] }

// ParseFormat reads what [Format.String] wrote. It returns ErrFormatUnknown.
func ParseFormat(s string) (Format, error) {
	for f, name := range formatNames {
		if s == name {
			return Format(f), nil
		}
	}
	return FormatAuto, ErrFormatUnknown
}

// Decode reads a chart. The report lists every fault and warning; when it has
// a fault the chart must not be used, and is nil where nothing could be read.
// Decode never panics.
func Decode(data []byte, format Format) (*Chart, *Report) {
	report := &Report{}
	if len(data) > MaxFile {
		report.fault("", "is %d MB large, and %d MB is the most", len(data)>>20, MaxFile>>20)
		return nil, report
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // what some editors put first
	if len(bytes.TrimSpace(data)) == 0 {
		report.fault("", "is empty")
		return nil, report
	}
	if format == FormatAuto {
		format = recognise(data)
	}
	var c *Chart
	switch format {
	case FormatFrontrow:
		c = decodeFrontrow(data, report)
	case FormatPretix:
		c = decodePretix(data, report)
	case FormatCSV:
		c = decodeCSV(data, report)
	default:
		report.fault("", "has no known format")
	}
	if c == nil {
		return nil, report
	}
	report.add(c.Check())
	return c, report
}

// add joins what a check found to what reading found. A place that was
// already found at fault is not blamed twice: what could not be read is
// usually missing afterwards.
func (r *Report) add(checked *Report) {
	blamed := map[string]bool{}
	for _, f := range r.Faults {
		blamed[f.At] = true
	}
	for i, f := range checked.Faults {
		switch {
		case i == maxReported: // the line that counts the others
			r.moreFaults += checked.moreFaults - 1
			fallthrough
		case !blamed[f.At]:
			r.fault(f.At, "%s", f.Message)
		}
	}
	for _, w := range checked.Warnings {
		r.warn(w.At, "%s", w.Message)
	}
}

// recognise tells a format by the members of a JSON document's root; what is
// not JSON is CSV.
func recognise(data []byte) Format {
	if first := bytes.TrimSpace(data)[0]; first != '{' && first != '[' {
		return FormatCSV
	}
	found := FormatFrontrow
	r := newReader(data, &Report{}, true)
	r.object(func(name string) bool {
		switch name {
		case "format", "sections", "floors", "areas", "shapes", "focal_point":
			found, r.broken = FormatFrontrow, true // seen enough
		case "zones", "categories", "size", "layout":
			found = FormatPretix
		}
		r.skip()
		return true
	})
	return found
}

func decodeFrontrow(data []byte, report *Report) *Chart {
	r := newReader(data, report, false)
	c := &Chart{}
	var format string
	r.object(func(name string) bool {
		switch name {
		case "format":
			r.text(&format)
		case "name":
			r.text(&c.Name)
		case "focal_point":
			c.FocalPoint = &Point{}
			r.point(c.FocalPoint)
		case "zones":
			each(r, &c.Zones, r.zone)
		case "floors":
			each(r, &c.Floors, r.floor)
		case "sections":
			each(r, &c.Sections, r.section)
		case "areas":
			each(r, &c.Areas, r.area)
		case "shapes":
			each(r, &c.Shapes, r.shape)
		default:
			return false
		}
		return true
	})
	r.end()
	if r.broken {
		return nil
	}
	if format != FormatName {
		report.fault("format", "is %q: this program reads %q", clip(format), FormatName)
	}
	return c
}

// mustSay is a place that nobody gave: it is not placeable, so a check blames
// it where the decoder would otherwise have to remember what it saw.
var mustSay = Point{math.NaN(), math.NaN()}
