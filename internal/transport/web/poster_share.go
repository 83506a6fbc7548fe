package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"math/rand/v2"
	"net/http"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/vector"

	"frontrow/internal/domain/catalog"
)

// A share picture is what chats and networks show beside a link to an event:
// its poster's colours and title, lying down. They want pixels, so it is a PNG.

const (
	shareWidth, shareHeight = 1200, 630
	shareMargin             = 72.0
)

// shareEdition is part of every share picture's address.
const shareEdition = "1"

func shareAddress(e catalog.Event) string {
	return "/share/" + e.ID.String() + "-" + shareHash(e) + ".png"
}

func shareHash(e catalog.Event) string {
	digest := sha256.Sum256([]byte(shareEdition + posterHash(e)))
	return hex.EncodeToString(digest[:6])
}

// sharePicture serves an event's share picture. Under an address that is not
// the current one it gives the current picture for a short while.
func (s *Site) sharePicture(w http.ResponseWriter, r *http.Request) error {
	e, hash, err := s.eventOfFile(r, ".png")
	if err != nil {
		return err
	}
	picture, err := s.shares.of(e)
	if err != nil {
		return err
	}
	s.keepable(w, r, "image/png", keepDrawing(hash == shareHash(e)), picture)
	return nil
}

// drawShare gives the picture as a PNG. The same event has the same picture.
func drawShare(e catalog.Event) ([]byte, error) {
	seed := posterSeed(e)
	rng := rand.New(rand.NewPCG(binary.LittleEndian.Uint64(seed[0:]), binary.LittleEndian.Uint64(seed[8:])))
	colours := palettes[rng.IntN(len(palettes))]
	p := &pixels{image: image.NewRGBA(image.Rect(0, 0, shareWidth, shareHeight))}
	p.fill(colours.ground)
	p.ornament(rng, colours)

	// The title takes the left; the ornament shows beside and behind it.
	lines := setTitle(e.Title, 680, 124)
	height := 0.0
	for _, l := range lines {
		height += l.size * lineHeight
	}
	if room := shareHeight - 2*shareMargin; height > room {
		for i := range lines {
			lines[i].size *= room / height
		}
		height = room
	}
	y := shareHeight - shareMargin - height
	for _, l := range lines {
		y += l.size * lineHeight
		p.text(l.text, shareMargin, y-l.size*(lineHeight-capHeight)/2, l.size, colours.ink)
	}
	var file bytes.Buffer
	err := png.Encode(&file, p.image)
	return file.Bytes(), err
}

// pixels draws shapes onto an image.
type pixels struct{ image *image.RGBA }

func rgba(hexadecimal string) color.RGBA {
	c, ok := parseColour(hexadecimal)
	if !ok {
		return color.RGBA{A: 255}
	}
	return color.RGBA{c[0], c[1], c[2], 255}
}

func (p *pixels) fill(c string) {
	draw.Draw(p.image, p.image.Bounds(), image.NewUniform(rgba(c)), image.Point{}, draw.Src)
}

// shape draws what trace outlines.
func (p *pixels) shape(c string, trace func(z *vector.Rasterizer)) {
	z := vector.NewRasterizer(shareWidth, shareHeight)
	trace(z)
	z.Draw(p.image, p.image.Bounds(), image.NewUniform(rgba(c)), image.Point{})
}

func (p *pixels) text(text string, x, y, size float64, c string) {
	p.shape(c, func(z *vector.Rasterizer) {
		outline(text, x, y, size, func(op sfnt.SegmentOp, at []float64) {
			n := make([]float32, len(at))
			for i := range at {
				n[i] = float32(at[i])
			}
			switch op {
			case sfnt.SegmentOpMoveTo:
				z.ClosePath()
				z.MoveTo(n[0], n[1])
			case sfnt.SegmentOpLineTo:
				z.LineTo(n[0], n[1])
			case sfnt.SegmentOpQuadTo:
				z.QuadTo(n[0], n[1], n[2], n[3])
			case sfnt.SegmentOpCubeTo:
				z.CubeTo(n[0], n[1], n[2], n[3], n[4], n[5])
			}
		})
		z.ClosePath()
	})
}

// arc draws a slice of a ring between two radii, from one angle to another.
func (p *pixels) arc(c string, x, y, inner, outer, from, to float64) {
	p.shape(c, func(z *vector.Rasterizer) {
		const steps = 96
		at := func(r, part float64) (float32, float32) {
			angle := from + (to-from)*part
			return float32(x + r*math.Cos(angle)), float32(y + r*math.Sin(angle))
		}
		z.MoveTo(at(outer, 0))
		for i := 1; i <= steps; i++ {
			z.LineTo(at(outer, float64(i)/steps))
		}
		for i := steps; i >= 0; i-- {
			z.LineTo(at(inner, float64(i)/steps))
		}
		z.ClosePath()
	})
}

// ornament draws rings, or quarters in a grid, at the right.
func (p *pixels) ornament(rng *rand.Rand, colours palette) {
	bright := [...]string{colours.a, colours.b, colours.c}
	if rng.IntN(2) == 0 {
		x, y := 1010+rng.Float64()*120, 110+rng.Float64()*110
		start := rng.Float64() * 2 * math.Pi
		for i := range 5 {
			outer := 310 - float64(i)*58
			p.arc(bright[i%3], x, y, outer-42, outer, start+float64(i), start+float64(i)+math.Pi*1.35)
		}
		p.arc(colours.ink, x, y, 0, 26, 0, 2*math.Pi)
		return
	}
	const cell = 158.0
	for row := range 4 {
		for column := range 2 {
			x, y := shareWidth-float64(column+1)*cell, float64(row)*cell
			corner := rng.IntN(4)
			cx, cy := x+float64(corner%2)*cell, y+float64(corner/2)*cell
			from := [...]float64{0, math.Pi / 2, -math.Pi / 2, math.Pi}[corner]
			p.arc(bright[rng.IntN(3)], cx, cy, 0, cell, from, from+math.Pi/2)
			if rng.IntN(3) == 0 {
				p.arc(colours.ink, cx, cy, 0, cell*0.45, from, from+math.Pi/2)
			}
		}
	}
}
