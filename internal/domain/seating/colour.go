package seating

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// readColour gives "#rrggbb" for the spellings of colours that other
// programs' files have: hexadecimal with or without #, short or with
// transparency, rgb(), and the common names.
func readColour(s string) (string, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if hex, ok := namedColours[s]; ok {
		return hex, true
	}
	if m := rgbForm.FindStringSubmatch(s); m != nil {
		var parts [3]int
		for i := range parts {
			parts[i], _ = strconv.Atoi(m[i+1])
		}
		return fmt.Sprintf("#%02x%02x%02x", min(parts[0], 255), min(parts[1], 255), min(parts[2], 255)), true
	}
	hex := strings.TrimPrefix(s, "#")
	if !hexForm.MatchString(hex) {
		return "", false
	}
	switch len(hex) {
	case 3, 4:
		return fmt.Sprintf("#%[1]c%[1]c%[2]c%[2]c%[3]c%[3]c", hex[0], hex[1], hex[2]), true
	case 6, 8:
		return "#" + hex[:6], true
	}
	return "", false
}

var (
	hexForm = regexp.MustCompile(`^[0-9a-f]+$`)
	rgbForm = regexp.MustCompile(`^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/][^)]*)?\)$`)
)

var namedColours = map[string]string{
	"black": "#000000", "white": "#ffffff", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080",
	"red": "#ff0000", "maroon": "#800000", "yellow": "#ffff00", "olive": "#808000", "lime": "#00ff00",
	"green": "#008000", "aqua": "#00ffff", "cyan": "#00ffff", "teal": "#008080", "blue": "#0000ff",
	"navy": "#000080", "fuchsia": "#ff00ff", "magenta": "#ff00ff", "purple": "#800080", "orange": "#ffa500",
	"pink": "#ffc0cb", "brown": "#a52a2a", "gold": "#ffd700", "violet": "#ee82ee", "indigo": "#4b0082",
	"lightgray": "#d3d3d3", "lightgrey": "#d3d3d3", "darkgray": "#a9a9a9", "darkgrey": "#a9a9a9",
	"lightblue": "#add8e6", "lightgreen": "#90ee90", "darkblue": "#00008b", "darkgreen": "#006400",
	"darkred": "#8b0000", "salmon": "#fa8072", "tomato": "#ff6347", "turquoise": "#40e0d0", "beige": "#f5f5dc",
}
