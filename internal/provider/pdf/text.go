package pdf

import (
	"strings"
	"unicode"
)

// ink is a colour as red, green and blue.
type ink [3]int

var (
	black = ink{17, 19, 24}
	grey  = ink{96, 101, 112}
	white = ink{255, 255, 255}
	line  = ink{222, 224, 229}
)

// parseInk reads "#rrggbb", or gives otherwise.
func parseInk(s string, otherwise ink) ink {
	if len(s) != 7 || s[0] != '#' {
		return otherwise
	}
	var c ink
	for i := range c {
		for _, digit := range []byte(s[1+2*i : 3+2*i]) {
			value := strings.IndexByte("0123456789abcdef", digit|0x20)
			if value < 0 {
				return otherwise
			}
			c[i] = c[i]<<4 | value
		}
	}
	return c
}

// on gives the ink that is read best on c: white, unless c is light.
func (c ink) on() ink {
	if 299*c[0]+587*c[1]+114*c[2] > 150*1000 {
		return black
	}
	return white
}

// style is how a piece of text is set.
type style struct {
	size float64 // points
	bold bool
	ink  ink
}

func (d document) use(s style) {
	weight := ""
	if s.bold {
		weight = "B"
	}
	d.SetFont(d.GetFontFamily(), weight, s.size)
	d.SetTextColor(s.ink[0], s.ink[1], s.ink[2])
}

// width gives the width of s in mm, in the style in use.
func (d document) width(s string) float64 { return d.GetStringWidth(d.chooseFor(s)) }

// put writes one line with its baseline at y.
func (d document) put(x, y float64, s string) {
	s = d.chooseFor(s)
	d.Text(d.left(x, d.GetStringWidth(s)), y, s)
}

// left is where something lies on paper, from the left, that begins at x and is
// so wide: x counts from the side that the page runs from.
func (d document) left(x, width float64) float64 {
	if !d.fromRight {
		return x
	}
	page, _ := d.GetPageSize()
	return page - x - width
}

// fit writes one line in at most the given width: smaller, down to least
// points, and then shortened, where it would not fit.
func (d document) fit(x, y, width float64, s string, st style, least float64) {
	for d.use(st); st.size > least && d.width(s) > width; d.use(st) {
		st.size = max(least, st.size-0.5)
	}
	d.put(x, y, d.shorten(s, width))
}

// shorten cuts s so that it fits, in the style in use.
func (d document) shorten(s string, width float64) string {
	if d.width(s) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && d.width(string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRightFunc(string(runes), unicode.IsSpace) + "…"
}

// wrap breaks s into at most the given number of lines, in the style in use;
// the last is shortened if there is more.
func (d document) wrap(s string, width float64, most int) []string {
	var lines []string
	words := strings.Fields(s)
	for len(words) > 0 && len(lines) < most-1 {
		n := 1
		for n < len(words) && d.width(strings.Join(words[:n+1], " ")) <= width {
			n++
		}
		lines = append(lines, d.shorten(strings.Join(words[:n], " "), width))
		words = words[n:]
	}
	if len(words) > 0 {
		lines = append(lines, d.shorten(strings.Join(words, " "), width))
	}
	return lines
}

// clean makes s fit to be drawn: one line of characters that the library can
// address. It knows the first 65,536 only; others become the sign for a
// character that cannot be shown.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r > 0xffff, r == 0xffff, r == 0xfffe:
			return unicode.ReplacementChar
		case !unicode.IsGraphic(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}
