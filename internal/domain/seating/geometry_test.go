package seating

import (
	"bytes"
	"compress/gzip"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/go-json-experiment/json"
	"pgregory.net/rapid"
)

var errVLQ = errors.New("a column is not base64 VLQ")

// readVLQ gives the numbers of a column.
func readVLQ(column string) ([]int, error) {
	var all []int
	var v uint64
	var shift uint
	for _, c := range []byte(column) {
		digit := vlqValue(c)
		if digit < 0 || shift > 60 {
			return nil, errVLQ
		}
		v |= uint64(digit&(vlqMore-1)) << shift
		shift += vlqBits
		if digit&vlqMore != 0 {
			continue
		}
		n := int(v >> 1)
		if v&1 == 1 {
			n = -n
		}
		all = append(all, n)
		v, shift = 0, 0
	}
	if shift != 0 {
		return nil, errVLQ
	}
	return all, nil
}

func vlqValue(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

// drawn is a seat as a page that knows only docs/chart-format.md has it.
type drawn struct {
	label                             string
	x, y, zone                        int
	aisleAfter, accessible, companion bool
	note                              string
	kind                              int
}

// readGeometry follows docs/chart-format.md.
func readGeometry(t interface{ Fatal(...any) }, data []byte) (geometry, []drawn) {
	var g geometry
	if err := json.Unmarshal(data, &g, json.RejectUnknownMembers(true)); err != nil {
		t.Fatal(err)
	}
	column := func(s string) []int {
		numbers, err := readVLQ(s)
		if err != nil {
			t.Fatal(err)
		}
		return numbers
	}
	spread := func(s string) (all []int) {
		numbers := column(s)
		for i := 0; i < len(numbers); i += 2 {
			all = append(all, slices.Repeat(numbers[i:i+1], numbers[i+1])...)
		}
		return all
	}
	seats := make([]drawn, g.Seats.Count)
	counts, kinds := column(g.Rows.Count), spread(g.Rows.Kind)
	coordinates := func(s string, set func(seat *drawn, at int)) {
		numbers := column(s)
		seat, start, firstStep := 0, 0, 0
		for _, count := range counts {
			at, step := 0, firstStep
			for i := range count {
				d := numbers[seat]
				if i == 0 {
					start += d
					at = start
				} else {
					step += d
					at += step
					if i == 1 {
						firstStep = step
					}
				}
				set(&seats[seat], at)
				seat++
			}
		}
	}
	coordinates(g.Seats.X, func(s *drawn, at int) { s.x = at })
	coordinates(g.Seats.Y, func(s *drawn, at int) { s.y = at })
	for i, zone := range spread(g.Seats.Zone) {
		seats[i].zone = zone
	}
	marks := func(s string, set func(*drawn)) {
		at := -1
		for _, step := range column(s) {
			at += step
			set(&seats[at])
		}
	}
	marks(g.Seats.Aisle, func(s *drawn) { s.aisleAfter = true })
	marks(g.Seats.Accessible, func(s *drawn) { s.accessible = true })
	marks(g.Seats.Companion, func(s *drawn) { s.companion = true })
	for key, note := range g.Seats.Note {
		i, _ := strconv.Atoi(key)
		seats[i].note = note
	}
	first, step := column(g.Rows.First), column(g.Rows.Step)
	row, seat := 0, 0
	for _, section := range g.Sections {
		for range section.Rows {
			for i := range counts[row] {
				number := strconv.Itoa(first[row] + i*step[row])
				if step[row] == 0 {
					number = g.Rows.Numbers[strconv.Itoa(row)][i]
				}
				seats[seat].label = section.ID + "/" + g.Rows.ID[row] + "/" + number
				seats[seat].kind = kinds[row]
				seat++
			}
			row++
		}
	}
	return g, seats
}

func sameAsDrawn(t interface{ Fatalf(string, ...any) }, p *Plan, seats []drawn) {
	if len(seats) != p.Len() {
		t.Fatalf("%d seats, want %d", len(seats), p.Len())
	}
	for i, d := range seats {
		s := p.Seat(i)
		row := p.Rows()[s.Row]
		if d.label != p.Label(i) || d.zone != s.Zone || d.accessible != s.Accessible || d.companion != s.Companion || d.note != s.Note || d.kind != int(row.Kind) {
			t.Fatalf("seat %s %+v was drawn as %+v", p.Label(i), s, d)
		}
		if math.Abs(float64(d.x)-s.X) > 0.5 || math.Abs(float64(d.y)-s.Y) > 0.5 {
			t.Fatalf("seat %s at %v, %v was drawn at %d, %d", p.Label(i), s.X, s.Y, d.x, d.y)
		}
		last := i == row.First+row.Count-1
		if parted := p.aisleAfter[i]; d.aisleAfter != parted && !(last && row.Kind != KindTable) {
			t.Fatalf("seat %s: an aisle after it %v, drawn %v", p.Label(i), parted, d.aisleAfter)
		}
	}
}

func TestGeometryDrawsThePlan(t *testing.T) {
	for _, c := range []*Chart{hall(), Theatre(), Arena(), Stadium(), Club()} {
		p := mustCompile(t, c)
		g, seats := readGeometry(t, p.Geometry())
		sameAsDrawn(t, p, seats)
		if g.Format != GeometryFormat || g.Hash != p.Hash() || g.Name != p.Name() || g.Pitch < 40 || g.Pitch > 130 {
			t.Errorf("%s: %s %s %q, pitch %d", c.Name, g.Format, g.Hash, g.Name, g.Pitch)
		}
		if len(g.Zones) != len(p.Zones()) || len(g.Areas) != len(p.Areas()) || len(g.Floors) != len(p.Floors()) || len(g.Shapes) != len(c.Shapes) {
			t.Errorf("%s: something is missing", c.Name)
		}
		for _, table := range g.Tables {
			if row := p.Rows()[table.Row]; row.Kind != KindTable || table.Width <= 0 {
				t.Errorf("%s: table %+v is row %+v", c.Name, table, row)
			}
		}
		for key := range g.Rows.Outline {
			if i, err := strconv.Atoi(key); err != nil || p.Rows()[i].Kind != KindBox {
				t.Errorf("%s: outline of row %s", c.Name, key)
			}
		}
	}
}

func TestGeometryDrawsAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawChart(t)
		c.Sections[0].Rows = append(c.Sections[0].Rows, ChartRow{ID: "listed", Seats: []ChartSeat{
			{Number: "1"}, {Number: "1A", At: Point{50, 900}}, {Number: "03", At: Point{99.994, 900.555}},
		}})
		p := mustCompileDrawn(t, c)
		_, seats := readGeometry(t, p.Geometry())
		sameAsDrawn(t, p, seats)
	})
}

// The map of a stadium must come quickly over a phone: geometry and the
// states of a busy sale together stay below 90 KB.
func TestGeometryIsSmall(t *testing.T) {
	p := mustCompile(t, Stadium())
	size := func(data []byte) int {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Len()
	}
	states, random := make([]byte, p.Len()), rand.New(rand.NewPCG(1, 2))
	for i := range states {
		states[i] = byte(random.IntN(3))
	}
	geometry, snapshot := size(p.Geometry()), size(PackStates(states))
	t.Logf("%d seats: geometry %d bytes, random states %d bytes", p.Len(), geometry, snapshot)
	if geometry > 40_000 || geometry+snapshot > 60_000 {
		t.Errorf("%d seats take %d + %d bytes compressed", p.Len(), geometry, snapshot)
	}
}

func TestVLQ(t *testing.T) {
	for n, want := range map[int]string{0: "A", 1: "C", -1: "D", 15: "e", 16: "gB", -16: "hB", 1000: "w+B"} {
		if got := string(appendVLQ(nil, n)); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOf(rapid.IntRange(-1<<40, 1<<40)).Draw(t, "numbers")
		var column []byte
		for _, n := range numbers {
			column = appendVLQ(column, n)
		}
		got, err := readVLQ(string(column))
		if err != nil || !slices.Equal(got, numbers) {
			t.Fatalf("%v came back as %v, %v", numbers, got, err)
		}
	})
	for _, bad := range []string{"g", "!", "gg", "ggggggggggggggggA"} {
		if got, err := readVLQ(bad); err == nil {
			t.Errorf("readVLQ(%q) = %v", bad, got)
		}
	}
}

func TestPackStates(t *testing.T) {
	packed := PackStates([]byte{StateAvailable, StateHeld, StateGone, StateAvailable, StateHeld})
	if !bytes.Equal(packed, []byte{0b00_10_01_00, 0b01}) {
		t.Errorf("packed %08b", packed)
	}
	if got := UnpackStates(PackStates([]byte{3, 200}), 2); !bytes.Equal(got, []byte{StateGone, StateGone}) {
		t.Errorf("unknown states look like %v", got)
	}
	if got := UnpackStates([]byte{0xff}, 6); !bytes.Equal(got, bytes.Repeat([]byte{StateGone}, 6)) {
		t.Errorf("too few bytes give %v", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		states := rapid.SliceOf(rapid.ByteRange(StateAvailable, StateGone)).Draw(t, "states")
		if got := UnpackStates(PackStates(states), len(states)); !bytes.Equal(got, states) {
			t.Fatalf("%v came back as %v", states, got)
		}
	})
}
