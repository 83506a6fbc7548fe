package pdf

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestJoined names the forms one by one: the shapes that people would see.
func TestJoined(t *testing.T) {
	for in, want := range map[string]string{
		"":         "",
		"Row A":    "Row A",
		"ب":        "\ufe8f",                      // alone
		"ببب":      "\ufe91\ufe92\ufe90",          // beginning, midst, end
		"دار":      "\ufea9\ufe8d\ufead",          // letters that join nothing after them
		"باب":      "\ufe91\ufe8e\ufe8f",          // and end a group
		"سلام":     "\ufeb3\ufefc\ufee1",          // lam and alef are one, joined to what is before
		"لا":       "\ufefb",                      // or standing alone
		"ب\u064eب": "\ufe91\ufe90",                // a vowel sign is left out and breaks nothing
		"بـب":      "\ufe91ـ\ufe90",               // a stretched line joins on both sides
		"ب ب":      "\ufe8f \ufe8f",               // a space does not
		"پ چ ژ گ":  "\ufb56 \ufb7a \ufb8a \ufb92", // Persian letters
		"ب۱":       "\ufe8f۱",                     // digits do not join
		"التذكرة":  "\ufe8d\ufedf\ufe98\ufeac\ufedb\ufeae\ufe93",
		"ء":        "ء",
	} {
		if got := joined(in); got != want {
			t.Errorf("%q is %+q, want %+q", in, got, want)
		}
	}
}

func TestVisual(t *testing.T) {
	for _, c := range []struct {
		in        string
		fromRight bool
		want      string
	}{
		{"Row A, Seat 12", true, "Row A, Seat 12"},
		{"FR1-01B4 (12)", true, "FR1-01B4 (12)"},
		{"دار", false, "\ufead\ufe8d\ufea9"},
		{"دار 12", true, "12 \ufead\ufe8d\ufea9"},
		{"12 دار", true, "\ufead\ufe8d\ufea9 12"},
		{"(دار)", true, "(\ufead\ufe8d\ufea9)"},
		{"دار 45.00 EUR", true, "EUR 45.00 \ufead\ufe8d\ufea9"},
		{"دار \u206845.00 EUR\u2069", true, "45.00 EUR \ufead\ufe8d\ufea9"},
		{"Bach دار", true, "\ufead\ufe8d\ufea9 Bach"},
		{"Bach دار", false, "Bach \ufead\ufe8d\ufea9"},
		{"دار \u2066A-7\u2069", true, "A-7 \ufead\ufe8d\ufea9"},
		{"دار\nدار", true, "\ufead\ufe8d\ufea9 \ufead\ufe8d\ufea9"},
	} {
		if got := clean(visual(c.in, c.fromRight)); got != c.want {
			t.Errorf("%q, from the right %v: %+q, want %+q", c.in, c.fromRight, got, c.want)
		}
	}
}

// TestNoLetterIsLost counts what is drawn: lam with alef is one sign for two.
func TestNoLetterIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom([]rune("abc 12(-)بدسلامهي،")), 0, 30, -1).Draw(t, "s")
		got := 0
		for _, r := range clean(visual(s, true)) {
			if got++; r >= 0xfef5 && r <= 0xfefc {
				got++
			}
		}
		if want := utf8.RuneCountInString(s); got != want {
			t.Fatalf("%d characters of %d are drawn", got, want)
		}
	})
}
