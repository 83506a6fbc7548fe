package seating

import (
	"encoding/json"
	"errors"
	"testing"
)

func TestPlanIsInChartOrder(t *testing.T) {
	p := mustCompile(t, hall())
	if p.Len() != 24 || p.Name() != "Hall" {
		t.Fatalf("%d seats in %q", p.Len(), p.Name())
	}
	for i, want := range map[int]string{0: "main/A/1", 8: "main/B/1", 16: "main/T/1", 21: "main/X/1", 23: "main/X/3"} {
		if got := p.Label(i); got != want {
			t.Errorf("seat %d is %s, want %s", i, got, want)
		}
	}
	next := 0
	for s, section := range p.Sections() {
		if section.First != next {
			t.Errorf("section %d begins at %d, want %d", s, section.First, next)
		}
		for r := section.FirstRow; r < section.FirstRow+section.RowCount; r++ {
			row := p.Rows()[r]
			if row.First != next || row.Section != s {
				t.Errorf("row %d begins at %d in section %d, want %d in %d", r, row.First, row.Section, next, s)
			}
			next += row.Count
		}
		if section.First+section.Count != next {
			t.Errorf("section %d ends at %d, want %d", s, section.First+section.Count, next)
		}
	}
	for i := range p.Len() {
		if found, ok := p.Index(p.Label(i)); !ok || found != i {
			t.Errorf("Index(%q) = %d, %v", p.Label(i), found, ok)
		}
	}
	if _, ok := p.Index("main/A/99"); ok {
		t.Error("found a seat that is not there")
	}
	if kind := p.Rows()[2].Kind; kind != KindTable || kind.String() != "table" {
		t.Errorf("row 2 is a %v", kind)
	}
}

func TestPlanFindsByID(t *testing.T) {
	p := mustCompile(t, Theatre())
	if i, ok := p.ZoneIndex("premium"); !ok || p.Zones()[i].ID != "premium" {
		t.Error("ZoneIndex")
	}
	if i, ok := p.SectionIndex("circle"); !ok || p.Sections()[i].ID != "circle" {
		t.Error("SectionIndex")
	}
	p = mustCompile(t, Arena())
	if i, ok := p.AreaIndex("floor"); !ok || p.Areas()[i].ID != "floor" || p.Areas()[i].Capacity != 2200 {
		t.Error("AreaIndex")
	}
	for _, found := range []bool{
		second(p.ZoneIndex("none")), second(p.SectionIndex("none")), second(p.AreaIndex("none")),
	} {
		if found {
			t.Error("found what is not there")
		}
	}
}

func second(_ int, ok bool) bool { return ok }

func TestPlanFillsInNamesAndColours(t *testing.T) {
	p := mustCompile(t, hall())
	zone := p.Zones()[1]
	if zone.Name != "far" || !colourForm.MatchString(zone.Colour) || zone.Colour == p.Zones()[0].Colour {
		t.Errorf("zone %+v", zone)
	}
	if p.Sections()[0].Name != "main" || p.Areas()[0].Name != "pit" || p.Sections()[0].Floor != -1 || p.Areas()[0].Floor != -1 {
		t.Errorf("section %+v, area %+v", p.Sections()[0], p.Areas()[0])
	}
}

func TestPlanKeepsItsOwnChart(t *testing.T) {
	c := hall()
	p := mustCompile(t, c)
	hash := p.Hash()
	c.Sections[0].Rows[0].Line.Count = 3
	c.Zones[0].ID, c.FocalPoint.X = "changed", 77
	if p.Chart().Hash() != hash || p.Zones()[0].ID != "near" {
		t.Error("a change of the chart reached the plan")
	}
}

func TestFocalPointIsAboveTheMiddleUnlessNamed(t *testing.T) {
	c := hall()
	c.FocalPoint = nil
	if p := mustCompile(t, c); p.Focal() != (Point{75, 100}) {
		t.Errorf("focal point %v", p.Focal())
	}
}

func TestHash(t *testing.T) {
	hash := hall().Hash()
	parsed, err := ParseHash(hash.String())
	if err != nil || parsed != hash || hash.IsZero() || !(Hash{}).IsZero() {
		t.Errorf("%v, %v", parsed, err)
	}
	text := hash.String()
	for _, bad := range []string{"", text[1:], text + "0", "G" + text[1:], "A" + text[1:]} {
		if _, err := ParseHash(bad); !errors.Is(err, ErrHashMalformed) {
			t.Errorf("ParseHash(%q): %v", bad, err)
		}
	}
	data, err := json.Marshal(struct{ H Hash }{hash})
	var back struct{ H Hash }
	if err != nil || json.Unmarshal(data, &back) != nil || back.H != hash {
		t.Errorf("%s did not come back: %v", data, err)
	}
}

func TestHashIsOfContentNotOfSpelling(t *testing.T) {
	same := hall()
	same.Zones[0].Name = "near"                    // only repeats the id
	same.Sections[0].Rows[0].Line.AisleWidth = 120 // the default
	same.Sections[0].Rows[0].Line.First = 1        // the default
	same.Sections[0].Rows[1].Line.From.X += 0.004  // less than a hundredth
	same.Sections[0].Tables[0].Height = 5          // a round table has none
	same.Sections[0].Outline = []Point{}           // nothing
	same.Sections[0].Boxes[0].Line.AisleWidth = 90 // without aisles
	if hall().Hash() != same.Hash() {
		t.Errorf("one chart has two hashes:\n%s\n%s", hall().Canonical(), same.Canonical())
	}
	other := hall()
	other.Sections[0].Rows[1].Line.From.X += 0.01
	if hall().Hash() == other.Hash() {
		t.Error("two charts have one hash")
	}
}
