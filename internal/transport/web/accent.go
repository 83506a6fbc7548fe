package web

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
)

// An organiser changes one colour. It comes as a stylesheet of its own, kept
// for ever: the address names the colour, and the colour is all there is in it.

// accentAddress gives the stylesheet of an organiser's colour.
func accentAddress(accent string) string {
	if _, ok := parseColour(accent); !ok {
		return "/accents/4a3fe0.css"
	}
	return "/accents/" + strings.ToLower(accent[1:]) + ".css"
}

func (s *Site) accent(w http.ResponseWriter, r *http.Request) error {
	name, ok := strings.CutSuffix(r.PathValue("file"), ".css")
	c, valid := parseColour("#" + name)
	if !ok || !valid || name != strings.ToLower(name) {
		return ErrNoPage
	}
	s.keepable(w, r, "text/css; charset=utf-8", keepForever, []byte(accentSheet(c)))
	return nil
}

// accentSheet makes a colour fit for buttons: white words read well on it, and
// it stands out from the ground of its scheme. Where it is too bright or too
// dark for that it is changed as little as it takes.
func accentSheet(c colour) string {
	for c.contrast(white) < onAccent {
		c = c.mixed(black)
	}
	onDark := c
	for onDark.contrast(darkGround) < offGround {
		onDark = onDark.mixed(white)
	}
	return fmt.Sprintf(":root{--accent:%s;--on-accent:#fff}\n@media(prefers-color-scheme:dark){:root{--accent:%s}}\n", c, onDark)
}

// The contrasts that WCAG 2 asks for: 4.5 of words, 3 of the edges of things
// one can use.
const (
	onAccent  = 4.55
	offGround = 3.05
)

// colour is red, green and blue from 0 to 255.
type colour [3]uint8

var (
	white      = colour{255, 255, 255}
	black      = colour{}
	darkGround = colour{0x11, 0x11, 0x14} // --ground of the dark scheme
)

// parseColour reads "#rrggbb".
func parseColour(s string) (colour, bool) {
	if len(s) != 7 || s[0] != '#' {
		return colour{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return colour{}, false
	}
	return colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

func (c colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// mixed takes a small step towards another colour.
func (c colour) mixed(with colour) colour {
	for i := range c {
		step := (float64(with[i]) - float64(c[i])) * 0.05
		c[i] = uint8(math.Round(float64(c[i]) + step + math.Copysign(0.49, step)))
	}
	return c
}

// contrast is the ratio WCAG 2 defines: 1 for equal colours, 21 for black on white.
func (c colour) contrast(d colour) float64 {
	a, b := c.luminance(), d.luminance()
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

func (c colour) luminance() float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}
