package order

import (
	"slices"
	"strings"
	"unicode"
)

// seatWords are what people put between the parts of a seat's name, in the
// languages of the pages.
var seatWords = []string{
	"row", "seat", "table", "box", "reihe", "platz", "sitz", "tisch", "loge",
	"rang", "rangée", "place", "siège", "fila", "asiento", "butaca", "mesa", "palco", "صف", "مقعد",
}

// ParseSeat gives the end of a seat's label that a text may be, in small
// letters: "f/14" for "Row F, seat 14". It gives "" for a text that names no
// seat.
func ParseSeat(text string) string {
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("/,;:", r)
	})
	parts = slices.DeleteFunc(parts, func(p string) bool { return slices.Contains(seatWords, p) })
	if len(parts) < 2 || len(parts) > 8 || !strings.ContainsFunc(parts[len(parts)-1], unicode.IsDigit) {
		return ""
	}
	return strings.Join(parts, "/")
}
