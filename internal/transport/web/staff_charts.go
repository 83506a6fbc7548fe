package web

import (
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

// chartView is a chart on file: what it holds, drawn and counted.
type chartView struct {
	Page
	Done       string
	Venue      catalog.Venue
	Info       catalog.ChartInfo
	Places     string
	Accessible int
	Companions int
	Zones      []chartZoneRow
	Floors     []seating.Floor
	Sections   []chartSectionRow
	Geometry   string // address of what the map draws
	Address    string
	Added      string
}

type chartZoneRow struct {
	Name, Colour                string
	Seats, Standing, Accessible int
}

type chartSectionRow struct {
	Name, Floor string
	Rows, Seats int
}

// chartFormView asks for a chart, and shows what is wrong with the one that
// was sent.
type chartFormView struct {
	Page
	entries
	Venue  catalog.Venue
	Report []fault.Field
	Text   string // the file, to be mended in place, where it is small enough
	Large  bool   // it is not
	Ours   []ourChart
}

// ourChart is one of the charts that are drawn by code.
type ourChart struct{ Value, Words, Places string }

// generators draw the charts one may start from.
var generators = map[string]func() *seating.Chart{
	"theatre": seating.Theatre, "arena": seating.Arena, "stadium": seating.Stadium, "club": seating.Club,
}

func chartAddress(venue id.Venue, chart seating.Hash) string {
	return venueAddress(venue) + "/charts/" + chart.String()
}

// chartIn finds the chart in the address, with its venue.
func (s *Site) chartIn(r *http.Request) (catalog.Venue, catalog.ChartInfo, error) {
	venue, err := s.venueIn(r)
	if err != nil {
		return venue, catalog.ChartInfo{}, err
	}
	hash, err := pathID[seating.Hash](r, "chart")
	if err != nil {
		return venue, catalog.ChartInfo{}, err
	}
	info, err := s.Catalogue.StaffChart(r.Context(), s.actor(r), venue.ID, hash)
	return venue, info, err
}

func (s *Site) staffChart(w http.ResponseWriter, r *http.Request) error {
	venue, info, err := s.chartIn(r)
	if err != nil {
		return err
	}
	plan, err := s.Plans(r.Context(), info.Hash)
	if err != nil {
		return err
	}
	v := chartViewOf(s.staffPage(r, info.Name), venue, info, plan)
	v.Done = v.done(r)
	return s.personal(w, r, http.StatusOK, staffChartPage(v))
}

func chartViewOf(p Page, venue catalog.Venue, info catalog.ChartInfo, plan *seating.Plan) chartView {
	v := chartView{
		Page: p, Venue: venue, Info: info, Floors: plan.Floors(), Places: capacityOf(p, info.Seats, info.Places),
		Geometry: geometryAddress(info.Hash), Address: chartAddress(venue.ID, info.Hash), Added: p.Day(info.AddedAt, venue.TimeZone),
	}
	v.Scripts = []string{"setup.js"}
	v.Zones = make([]chartZoneRow, len(plan.Zones()))
	for i, z := range plan.Zones() {
		v.Zones[i] = chartZoneRow{Name: z.Name, Colour: z.Colour}
	}
	for i := range plan.Len() {
		seat := plan.Seat(i)
		zone := &v.Zones[seat.Zone]
		zone.Seats++
		if seat.Accessible {
			zone.Accessible++
			v.Accessible++
		}
		if seat.Companion {
			v.Companions++
		}
	}
	for _, a := range plan.Areas() {
		v.Zones[a.Zone].Standing += a.Capacity
	}
	for _, section := range plan.Sections() {
		row := chartSectionRow{Name: section.Name, Rows: section.RowCount, Seats: section.Count}
		if section.Floor >= 0 {
			row.Floor = v.Floors[section.Floor].Name
		}
		v.Sections = append(v.Sections, row)
	}
	return v
}

// geometryAddress is where a chart's geometry is, for maps.
func geometryAddress(chart seating.Hash) string { return "/v1/charts/" + chart.String() }

// chartFiles are the forms in which a chart can be carried away.
var chartFiles = map[string]struct {
	format      seating.Format
	contentType string
}{
	"chart.json":        {seating.FormatFrontrow, "application/json"},
	"chart.pretix.json": {seating.FormatPretix, "application/json"},
	"chart.csv":         {seating.FormatCSV, "text/csv; charset=utf-8"},
}

// staffChartFile gives a chart as a file.
func (s *Site) staffChartFile(w http.ResponseWriter, r *http.Request) error {
	file, known := chartFiles[r.PathValue("file")]
	if !known {
		return ErrNoPage
	}
	_, info, err := s.chartIn(r)
	if err != nil {
		return err
	}
	plan, err := s.Plans(r.Context(), info.Hash)
	if err != nil {
		return err
	}
	data, err := seating.Encode(plan.Chart(), file.format)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+info.Hash.String()[:8]+"-"+r.PathValue("file")+`"`)
	s.send(w, r, http.StatusOK, file.contentType, keepNever, data)
	return nil
}

func (s *Site) staffChartNew(w http.ResponseWriter, r *http.Request) error {
	venue, err := s.venueIn(r)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffChartFormPage(chartFormOf(s.staffPage(r, ""), newEntries(nil), venue)))
}

func chartFormOf(p Page, e entries, venue catalog.Venue) chartFormView {
	v := chartFormView{Page: p, entries: e, Venue: venue}
	t := v.T.Setup.Chart
	v.Title, v.Narrow = t.Add, true
	v.Scripts = []string{"setup.js"}
	for _, ours := range []ourChart{{Value: "theatre", Words: t.Theatre}, {Value: "arena", Words: t.Arena}, {Value: "stadium", Words: t.Stadium}, {Value: "club", Words: t.Club}} {
		size := generatedSizes()[ours.Value]
		ours.Places = capacityOf(p, size[0], size[1])
		v.Ours = append(v.Ours, ours)
	}
	return v
}

// staffChartCreate puts a chart on file: one of ours, or one that was sent as a
// file or as text.
func (s *Site) staffChartCreate(w http.ResponseWriter, r *http.Request) error {
	venue, err := s.venueIn(r)
	if err != nil {
		return err
	}
	f, file, err := readUpload(w, r, seating.MaxFile)
	if err != nil {
		return err
	}
	if len(file) == 0 {
		file = []byte(f.Get("text"))
	}
	return s.carryOutForm(w, r, f, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			chart, notes, err := chartIn(f, file)
			if err != nil {
				return "", err
			}
			if name := strings.TrimSpace(f.Get("name")); name != "" {
				chart.Name = name
			}
			info, err := s.Catalogue.ImportChart(r.Context(), key, by, venue.ID, chart, notes)
			return chartAddress(venue.ID, info.Hash) + "?done=chart-added", err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			p := s.staffPage(r, "")
			v := chartFormOf(p, sentEntries(p, f, told), venue)
			if told.Is(seating.ErrChartInvalid) {
				v.Report = told.Fields
			}
			// Nobody should have to look for their file again to mend a line of it.
			if v.Text = string(file); len(file) > mendable || !utf8.Valid(file) || strings.ContainsRune(v.Text, 0) {
				v.Text, v.Large = "", true
			}
			return staffChartFormPage(v), nil
		},
	})
}

// mendable is the largest file that a page offers to mend in place.
const mendable = 256 << 10

// chartIn reads the chart that a form asks for, with what reading it put right.
func chartIn(f form, file []byte) (*seating.Chart, []fault.Field, error) {
	if generate := generators[f.Get("ours")]; generate != nil {
		return generate(), nil, nil
	}
	if len(strings.TrimSpace(string(file))) == 0 {
		return nil, nil, ErrEntries.At("file", wrongMissing)
	}
	chart, report := seating.Decode(file, seating.FormatAuto)
	if err := report.Err(); err != nil {
		return nil, nil, err
	}
	return chart, slices.Clone(report.Warnings), nil
}
