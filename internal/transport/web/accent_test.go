package web

import (
	"regexp"
	"testing"
)

func TestAccentStandsOut(t *testing.T) {
	for _, accent := range []string{"#ffff00", "#ffffff", "#0f766e", "#000000", "#ff5a36", "#7fffd4", "#000080", "#2f5d50", "#010101"} {
		c, ok := parseColour(accent)
		if !ok {
			t.Fatal(accent)
		}
		sheet := accentSheet(c)
		used := regexp.MustCompile(`--accent:(#[0-9a-f]{6})`).FindAllStringSubmatch(sheet, -1)
		if len(used) != 2 {
			t.Fatalf("%s gives %s", accent, sheet)
		}
		light, _ := parseColour(used[0][1])
		dark, _ := parseColour(used[1][1])
		if light.contrast(white) < 4.5 || dark.contrast(white) < 4.5 || dark.contrast(darkGround) < 3 {
			t.Errorf("%s became %s and, in the dark, %s", accent, light, dark)
		}
	}
	for _, bad := range []string{"", "red", "#fff", "#12345g", "#1234567", "#+12345", "url(x)"} {
		if got := accentAddress(bad); got != "/accents/4a3fe0.css" {
			t.Errorf("%q gives %s", bad, got)
		}
	}
}
