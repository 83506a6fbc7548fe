package seating

import (
	"bytes"
	"testing"
)

// Whatever the bytes: reading does not panic, and what is read without a
// fault compiles, is drawn, and comes back as the same chart.
func FuzzDecode(f *testing.F) {
	for _, format := range []Format{FormatFrontrow, FormatPretix, FormatCSV} {
		for _, c := range []*Chart{hall(), Club()} {
			data, err := Encode(c, format)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data, byte(format))
			f.Add(data, byte(FormatAuto))
		}
	}
	for _, name := range []string{"playhouse", "benches", "bends"} {
		f.Add(mustRead(f, "testdata/pretix/"+name+".json"), byte(FormatPretix))
	}
	f.Add([]byte("section;row;seat;x;y;zone\ns;A;1;0,5;0;z\n"), byte(FormatCSV))
	f.Add([]byte(`{"zones":[{"rows":[{"seats":[{"position":{"x":"1","y":2}}]}]}]}`), byte(FormatPretix))
	f.Fuzz(func(t *testing.T, data []byte, format byte) {
		c, report := Decode(data, Format(format))
		if !report.OK() {
			if report.Err() == nil || len(report.Faults) > maxReported+1 {
				t.Fatalf("a report of %d faults", len(report.Faults))
			}
			return
		}
		canonical := c.Canonical()
		again, report := Decode(canonical, FormatFrontrow)
		if !report.OK() {
			t.Fatalf("the canonical form has faults: %v\n%s", report.Faults, canonical)
		}
		if !bytes.Equal(again.Canonical(), canonical) {
			t.Fatalf("the canonical form is not stable:\n%s\n%s", canonical, again.Canonical())
		}
		p := mustCompile(t, c)
		_, seats := readGeometry(t, p.Geometry())
		sameAsDrawn(t, p, seats)
		for _, format := range []Format{FormatPretix, FormatCSV} {
			if _, err := Encode(c, format); err != nil {
				t.Fatalf("cannot be written as %v: %v", format, err)
			}
		}
	})
}

func FuzzLabels(f *testing.F) {
	for _, s := range []string{"A", "a/b", " ", "u\u0308", "\xff", "\u202ex", "x\u200by", "Straße 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, cleaned := range []string{cleanLabel(s), slug(s)} {
			if why := labelFault(cleaned); cleaned != "" && why != "" {
				t.Errorf("%q was made of %q and %s", cleaned, s, why)
			}
		}
		if why := textFault(cleanText(s, MaxName), MaxName); why != "" {
			t.Errorf("a name made of %q %s", s, why)
		}
	})
}
