package order

import (
	"strings"
	"testing"
)

func TestParseSeat(t *testing.T) {
	for text, want := range map[string]string{
		"stalls/A/12": "stalls/a/12", "Row F, Seat 14": "f/14", " F  14 ": "f/14", "Parkett, Reihe F, Platz 14": "parkett/f/14",
		"": "", "14": "", "Seat 14": "", "Ada Lovelace": "", "ada@example.org": "", "/": "", strings.Repeat("a ", 9) + "1": "",
	} {
		if got := ParseSeat(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func FuzzParseSeat(f *testing.F) {
	f.Add("Row F, Seat 14")
	f.Add("stalls/A/12")
	f.Fuzz(func(t *testing.T, text string) {
		if seat := ParseSeat(text); ParseSeat(seat) != seat {
			t.Errorf("%q is %q, which is %q", text, seat, ParseSeat(seat))
		}
	})
}
