package web

import (
	"fmt"
	"html"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	assets "frontrow/web"
)

// Posters are pictures to a browser, and pictures know no web fonts. So a title
// is drawn with the outlines of the letters, and looks the same everywhere.

// typeface is the typeface of posters and share pictures; nil in a program built
// without its assets.
var typeface = sync.OnceValue(func() *sfnt.Font {
	if assets.Check() != nil {
		return nil
	}
	f, err := sfnt.Parse(assets.Font("Inter-Bold"))
	if err != nil {
		panic(err) // the font is built into the program
	}
	return f
})

// em is the size at which outlines are asked for.
const em = 1000

// tracking is what is taken from between letters, in parts of the size: large
// type is set tight.
const tracking = 0.022

// glyphs finds the letters of a text, and reports whether the typeface has
// them all.
func glyphs(text string) ([]sfnt.GlyphIndex, bool) {
	f := typeface()
	if f == nil {
		return nil, false
	}
	var buffer sfnt.Buffer
	var all []sfnt.GlyphIndex
	for _, r := range text {
		g, err := f.GlyphIndex(&buffer, r)
		if err != nil || g == 0 {
			return nil, false
		}
		all = append(all, g)
	}
	return all, true
}

// widthOf measures a text in parts of its size.
func widthOf(text string) float64 {
	found, ok := glyphs(text)
	if !ok {
		return inEms(text)
	}
	var buffer sfnt.Buffer
	width := 0.0
	for _, g := range found {
		advance, err := typeface().GlyphAdvance(&buffer, g, fixed.I(em), font.HintingNone)
		if err != nil {
			return inEms(text)
		}
		width += float64(advance)/64/em - tracking
	}
	return width + tracking
}

// outline calls draw with the outlines of a text that stands on the line y and
// begins at x. It reports whether the typeface has all its letters.
func outline(text string, x, y, size float64, draw func(op sfnt.SegmentOp, points []float64)) bool {
	found, ok := glyphs(text)
	if !ok {
		return false
	}
	var buffer sfnt.Buffer
	scale := size / em / 64
	for _, g := range found {
		segments, err := typeface().LoadGlyph(&buffer, g, fixed.I(em), nil)
		if err != nil {
			return false
		}
		for _, s := range segments {
			count := [...]int{sfnt.SegmentOpMoveTo: 1, sfnt.SegmentOpLineTo: 1, sfnt.SegmentOpQuadTo: 2, sfnt.SegmentOpCubeTo: 3}[s.Op]
			points := make([]float64, 0, 2*count)
			for _, p := range s.Args[:count] {
				points = append(points, x+float64(p.X)*scale, y+float64(p.Y)*scale)
			}
			draw(s.Op, points)
		}
		advance, err := typeface().GlyphAdvance(&buffer, g, fixed.I(em), font.HintingNone)
		if err != nil {
			return false
		}
		x += (float64(advance)/64/em - tracking) * size
	}
	return true
}

// title writes one line of a poster's title.
func (p *painter) title(l titleLine, x, y float64, ink string) {
	var path strings.Builder
	drawn := outline(l.text, x, y, l.size, func(op sfnt.SegmentOp, points []float64) {
		path.WriteByte("MLQC"[op])
		for i, n := range points {
			if i > 0 {
				path.WriteByte(' ')
			}
			fmt.Fprintf(&path, "%.0f", n)
		}
	})
	if drawn {
		p.printf(`<path fill="%s" d="%s"/>`, ink, path.String())
		return
	}
	// Letters that our typeface lacks are left to the reader's own.
	p.printf(`<text x="%.0f" y="%.0f" fill="%s" font-family="'Helvetica Neue',Helvetica,Arial,sans-serif" font-weight="800" font-size="%.1f" textLength="%.0f" lengthAdjust="spacingAndGlyphs">%s</text>`,
		x, y, ink, l.size, l.width, html.EscapeString(l.text))
}

// setTitle breaks a title into lines that fill a width, none higher than most.
func setTitle(title string, width, most float64) []titleLine {
	words := strings.Fields(strings.ToUpper(strings.Map(drawable, title)))
	if len(words) == 0 {
		words = []string{"…"}
	}
	total := widthOf(strings.Join(words, " "))
	// About as many lines as make letters of a good size, none of one letter.
	perLine := max(total/4.2, 3.6)
	if total/perLine > 4 {
		perLine = total / 4
	}
	var rows []string
	for _, word := range words {
		last := len(rows) - 1
		if last >= 0 && (widthOf(rows[last])+widthOf(word)/2 < perLine || len([]rune(rows[last])) < 3) {
			rows[last] += " " + word
			continue
		}
		rows = append(rows, word)
	}
	lines := make([]titleLine, len(rows))
	for i, text := range rows {
		ems := widthOf(text)
		size := min(width/ems, most)
		lines[i] = titleLine{text, size, ems * size}
	}
	return lines
}
