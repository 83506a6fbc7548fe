package web

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"

	"frontrow/internal/domain/catalog"
)

// A poster is drawn from an event's title and genre: a picture in the genre's
// manner above, the title set to the full width below. The same event has the
// same poster everywhere, and two events hardly ever look alike.

const (
	posterWidth  = 800
	posterHeight = 1000
	posterMargin = 56
)

// posterEdition is part of every poster's address. Raise it when the drawing
// changes, because posters are kept for ever.
const posterEdition = "3"

// palette is the colours of one poster. Ink reads well on ground.
type palette struct{ ground, ink, a, b, c string }

var palettes = [...]palette{
	{"#f4efe6", "#15131a", "#ff5a36", "#2d3aff", "#ffc53d"},
	{"#11131c", "#f6f1e7", "#ff4d6d", "#5b7cff", "#ffd166"},
	{"#0b3d3a", "#f3f7e9", "#ffb703", "#4dd4ac", "#ff7b54"},
	{"#ffd23f", "#1b1326", "#ee4266", "#3a0ca3", "#0ead69"},
	{"#2b1055", "#fdf7ff", "#ff7ac6", "#7597ff", "#ffd6a5"},
	{"#e0532b", "#fff8ec", "#17202e", "#ffc914", "#f9b5a0"},
	{"#d9e8ff", "#101b3a", "#3f6bff", "#ff6b6b", "#ffb84d"},
	{"#1c2321", "#eef1ef", "#a9e34b", "#5eead4", "#f97316"},
	{"#f7d9e3", "#2a0f1e", "#c9184a", "#5a189a", "#ff9e00"},
	{"#0a2463", "#fffaff", "#fb3640", "#3e92cc", "#ffd400"},
}

// posterAddress gives the address of an event's poster. It carries a hash of
// all that the drawing is made of.
func posterAddress(e catalog.Event) string {
	return "/posters/" + e.ID.String() + "-" + posterHash(e) + ".svg"
}

func posterHash(e catalog.Event) string {
	digest := posterSeed(e)
	return hex.EncodeToString(digest[:6])
}

func posterSeed(e catalog.Event) [32]byte {
	return sha256.Sum256([]byte(posterEdition + "\x00" + e.Title + "\x00" + string(e.Genre)))
}

// drawPoster gives the poster as an SVG document. The title stands below the
// picture or above it, as the seed has it.
func drawPoster(e catalog.Event) []byte {
	seed := posterSeed(e)
	p := &painter{rng: rand.New(rand.NewPCG(
		binary.LittleEndian.Uint64(seed[0:]), binary.LittleEndian.Uint64(seed[8:])))}
	p.colours = palettes[p.rng.IntN(len(palettes))]

	lines := setTitle(e.Title, posterWidth-2*posterMargin, 190)
	words := 0.0
	for _, l := range lines {
		words += l.size * lineHeight
	}
	p.height = posterHeight - posterMargin - words - 40
	above := p.rng.IntN(3) == 0
	art, top := 0.0, posterHeight-posterMargin-words // where the picture and the title begin
	if above {
		art, top = posterHeight-p.height, posterMargin-8
	}

	p.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">`,
		posterWidth, posterHeight, posterWidth, posterHeight)
	p.printf(`<rect width="%d" height="%d" fill="%s"/>`, posterWidth, posterHeight, p.colours.ground)
	p.printf(`<clipPath id="art"><rect width="%d" height="%.0f"/></clipPath><g transform="translate(0 %.0f)"><g clip-path="url(#art)">`, posterWidth, p.height, art)
	manners, ok := motifs[e.Genre]
	if !ok {
		manners = []func(*painter){(*painter).tiles, (*painter).rings}
	}
	manners[p.rng.IntN(len(manners))](p)
	p.printf(`</g></g>`)
	y := top
	for _, l := range lines {
		y += l.size * lineHeight
		p.title(l, posterMargin, y-l.size*(lineHeight-capHeight)/2, p.colours.ink)
	}
	p.printf(`</svg>`)
	return []byte(p.String())
}

// How capitals stand in a line, in parts of the font's size.
const (
	lineHeight = 0.84
	capHeight  = 0.72
)

type titleLine struct {
	text        string
	size, width float64
}

// drawable keeps what a font can be expected to draw on one line.
func drawable(r rune) rune {
	if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co) {
		return ' '
	}
	return r
}

// inEms estimates how wide text is in a bold sans-serif, in parts of the
// font's size. The browser stretches the line to the estimate, so that it fits
// in whatever font it finds.
func inEms(text string) float64 {
	ems := 0.0
	for _, r := range text {
		switch {
		case strings.ContainsRune("IÍÌÎÏ.,:;!'’|·", r):
			ems += 0.31
		case r == ' ':
			ems += 0.27
		case strings.ContainsRune("MWÆŒ&@…—", r):
			ems += 0.92
		case strings.ContainsRune("JLFET-–()/", r):
			ems += 0.59
		case r > 0x2e80:
			ems += 1.02 // ideographs and their like are square
		default:
			ems += 0.70
		}
	}
	return ems
}

// painter writes SVG. Its picture is posterWidth wide and height high.
type painter struct {
	strings.Builder
	rng     *rand.Rand
	colours palette
	height  float64
}

func (p *painter) printf(format string, args ...any) { fmt.Fprintf(&p.Builder, format, args...) }

// colour gives one of the poster's three bright colours.
func (p *painter) colour() string {
	return [...]string{p.colours.a, p.colours.b, p.colours.c}[p.rng.IntN(3)]
}

// between gives a number from low up to high.
func (p *painter) between(low, high float64) float64 { return low + p.rng.Float64()*(high-low) }

func (p *painter) circle(x, y, r float64, fill string) {
	p.printf(`<circle cx="%.0f" cy="%.0f" r="%.0f" fill="%s"/>`, x, y, r, fill)
}

func (p *painter) ring(x, y, r, width float64, stroke string) {
	p.printf(`<circle cx="%.0f" cy="%.0f" r="%.0f" fill="none" stroke="%s" stroke-width="%.1f"/>`, x, y, r, stroke, width)
}

func (p *painter) rect(x, y, w, h float64, fill string) {
	p.printf(`<rect x="%.0f" y="%.0f" width="%.0f" height="%.0f" fill="%s"/>`, x, y, w, h, fill)
}

func (p *painter) path(fill, format string, args ...any) {
	p.printf(`<path fill="%s" d="%s"/>`, fill, fmt.Sprintf(format, args...))
}
