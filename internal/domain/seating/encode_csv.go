package seating

import (
	"bytes"
	"encoding/csv"
	"strconv"
)

// encodeCSV writes one line a seat.
func (p *Plan) encodeCSV() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	write := func(fields ...string) {
		if err := w.Write(fields); err != nil { // a bytes.Buffer takes everything
			panic("seating: " + err.Error())
		}
	}
	write(csvColumns...)
	for _, s := range p.seats {
		write(
			escapeCell(p.sections[s.Section].ID), escapeCell(p.rows[s.Row].ID), escapeCell(s.Number),
			shortest(s.X), shortest(s.Y), escapeCell(p.zones[s.Zone].ID),
			yes(s.Accessible), yes(s.Companion), escapeCell(s.Note),
		)
	}
	w.Flush()
	return b.Bytes()
}

func shortest(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}
