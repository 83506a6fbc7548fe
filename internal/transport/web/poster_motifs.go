package web

import (
	"math"

	"frontrow/internal/domain/catalog"
)

// motifs is the manners of each genre's posters.
var motifs = map[catalog.Genre][]func(*painter){
	catalog.Concert:   {(*painter).record, (*painter).bars, (*painter).rings},
	catalog.Classical: {(*painter).staves, (*painter).strings},
	catalog.Theatre:   {(*painter).curtain, (*painter).spotlights},
	catalog.Opera:     {(*painter).arches, (*painter).fans},
	catalog.Comedy:    {(*painter).grin, (*painter).bubbles},
	catalog.Sport:     {(*painter).lanes, (*painter).pitch},
	catalog.Dance:     {(*painter).ribbons, (*painter).turns},
	catalog.Family:    {(*painter).blocks, (*painter).birds},
	catalog.Festival:  {(*painter).sunrise, (*painter).bunting},
	catalog.Talk:      {(*painter).bubbles, (*painter).tiles},
}

// record draws rings around a label, cut by the edge of the picture.
func (p *painter) record() {
	x, y := p.between(250, 620), p.between(0.42, 0.62)*p.height
	r := p.between(330, 420)
	p.circle(x, y, r, p.colours.ink)
	for ring := r - 26; ring > r*0.42; ring -= p.between(16, 30) {
		p.ring(x, y, ring, 2.5, p.colours.ground)
	}
	p.circle(x, y, r*0.36, p.colours.a)
	p.circle(x, y, r*0.05, p.colours.ground)
	p.path(p.colours.b, "M0 0H%.0fL0 %.0fZ", p.between(220, 380), p.between(220, 380))
	p.circle(p.between(620, 760), p.between(60, 160), p.between(44, 78), p.colours.c)
}

// staves draws waves of parallel lines with notes on them.
func (p *painter) staves() {
	amplitude, phase := p.between(50, 110), p.between(0, 6)
	wave := func(x, base float64) float64 { return base + amplitude*math.Sin(x/170+phase) }
	for line := range 5 {
		base := p.height*0.5 + float64(line-2)*58
		p.printf(`<path fill="none" stroke="%s" stroke-width="6" d="M-10 %.0f`, p.colours.ink, wave(-10, base))
		for x := 30.0; x <= 830; x += 40 {
			p.printf(`L%.0f %.1f`, x, wave(x, base))
		}
		p.printf(`"/>`)
	}
	for i := range 6 {
		x := 90 + float64(i)*128 + p.between(-20, 20)
		y := wave(x, p.height*0.5+float64(p.rng.IntN(5)-2)*58)
		p.circle(x, y, 44, p.colour())
	}
}

// curtain draws hangings drawn aside over a spot of light.
func (p *painter) curtain() {
	p.circle(400, p.height*p.between(0.56, 0.66), p.between(180, 220), p.colours.c)
	const fold = 66.0
	for i := range 5 {
		fill := p.colours.a
		if i%2 == 1 {
			fill = p.colours.b
		}
		sweep := p.height * (0.97 - float64(i)*float64(i)*0.045)
		for _, x := range [...]float64{float64(i) * fold, posterWidth - float64(i+1)*fold} {
			p.path(fill, "M%.0f 0h%.0fV%.0fa%.0f %.0f 0 0 1 %.0f 0z", x, fold, sweep-fold/2, fold/2, fold/2, -fold)
		}
	}
	p.path(p.colours.a, "M0 0H800V40C700 150 500 150 400 60C300 150 100 150 0 40Z")
}

// arches draws doorways in one another, as in a great house.
func (p *painter) arches() {
	fills := [...]string{p.colours.a, p.colours.ground, p.colours.b, p.colours.ground, p.colours.c, p.colours.ink}
	step := p.between(56, 68)
	for i, fill := range fills {
		half := 372 - float64(i)*step
		top := 60 + float64(i)*step*0.95
		p.path(fill, "M%.0f %.0fV%.0fA%.0f %.0f 0 0 1 %.0f %.0fV%.0fZ",
			400-half, p.height, top+half, half, half, 400+half, top+half, p.height)
	}
	p.circle(400, p.height-p.between(60, 120), 34, p.colours.c)
}

// grin draws a face of three shapes.
func (p *painter) grin() {
	y := p.height * 0.5
	tilt := p.between(-14, 14)
	p.printf(`<g transform="rotate(%.1f 400 %.0f)">`, tilt, y)
	p.circle(400, y, min(p.height*0.44, 320), p.colours.a)
	p.circle(290, y-70, 46, p.colours.ink)
	if p.rng.IntN(2) == 0 {
		p.circle(510, y-70, 46, p.colours.ink)
	} else { // a wink
		p.printf(`<path fill="none" stroke="%s" stroke-width="24" stroke-linecap="round" d="M464 %.0fQ510 %.0f 556 %.0f"/>`, p.colours.ink, y-60, y-100, y-60)
	}
	p.path(p.colours.ink, "M220 %.0fH580A180 180 0 0 1 220 %.0fZ", y+30, y+30)
	p.path(p.colours.c, "M250 %.0fH550V%.0fH250Z", y+30, y+66)
	p.printf(`</g>`)
	for range 7 {
		p.circle(p.between(0, 800), p.between(0, 130), p.between(8, 22), p.colours.b)
	}
}

// lanes draws the bend of a track, and a ball.
func (p *painter) lanes() {
	x := p.between(80, 200)
	y := p.height + p.between(20, 120)
	r := p.height * 1.05
	fills := [...]string{p.colours.a, p.colours.ink, p.colours.b, p.colours.ink, p.colours.c, p.colours.ground}
	for i, fill := range fills {
		width := 92.0
		if i%2 == 1 {
			width = 10
		}
		p.circle(x, y, r, fill)
		r -= width
	}
	p.circle(p.between(180, 330), p.height-p.between(130, 200), p.between(70, 100), p.colours.ink)
	p.circle(p.between(640, 740), p.between(70, 130), 40, p.colours.c)
}

// ribbons draws broad strokes that cross.
func (p *painter) ribbons() {
	for i, stroke := range [...]string{p.colours.b, p.colours.c, p.colours.a} {
		from := p.between(-0.1, 0.4) * p.height
		to := p.between(0.55, 1.1) * p.height
		if i == 1 {
			from, to = to, from
		}
		p.printf(`<path fill="none" stroke="%s" stroke-width="%.0f" stroke-linecap="round" d="M-80 %.0fC%.0f %.0f %.0f %.0f 880 %.0f"/>`,
			stroke, p.between(70, 150), from, p.between(180, 480), p.between(-0.3, 0.3)*p.height,
			p.between(240, 560), p.between(0.7, 1.3)*p.height, to)
	}
	p.circle(p.between(300, 500), p.between(0.2, 0.35)*p.height, p.between(48, 70), p.colours.ink)
}

// blocks draws a tower of toys.
func (p *painter) blocks() {
	const cell = 160.0
	for column := range 5 {
		high := 1 + p.rng.IntN(max(int(p.height/cell), 1))
		for row := range high {
			x, y := float64(column)*cell, p.height-float64(row+1)*cell
			fill, mark := p.colour(), p.colours.ink
			switch p.rng.IntN(4) {
			case 0:
				p.rect(x, y, cell, cell, fill)
				p.circle(x+cell/2, y+cell/2, cell*0.28, mark)
			case 1:
				p.path(fill, "M%.0f %.0fh%.0fv%.0fz", x, y+cell, cell, -cell)
			case 2:
				p.path(fill, "M%.0f %.0fa%.0f %.0f 0 0 1 %.0f 0z", x, y+cell, cell/2, cell, cell)
			default:
				p.rect(x, y, cell, cell, fill)
			}
		}
	}
}

// sunrise draws rays over stripes.
func (p *painter) sunrise() {
	x, y := p.between(280, 520), p.height*p.between(0.55, 0.66)
	rays := 12 + 2*p.rng.IntN(5)
	for i := range rays {
		if i%2 == 1 {
			continue
		}
		a0 := float64(i) / float64(rays) * 2 * math.Pi
		a1 := float64(i+1) / float64(rays) * 2 * math.Pi
		p.path(p.colours.c, "M%.0f %.0fL%.0f %.0fL%.0f %.0fZ", x, y,
			x+1300*math.Cos(a0), y+1300*math.Sin(a0), x+1300*math.Cos(a1), y+1300*math.Sin(a1))
	}
	p.circle(x, y, p.between(150, 200), p.colours.a)
	for i := 0; ; i++ {
		top := y + 40 + float64(i)*62
		if top > p.height {
			break
		}
		p.rect(0, top, posterWidth, 14+float64(i)*10, p.colours.b)
	}
}

// tiles is the manner of every other genre: quarter circles in a grid.
func (p *painter) tiles() {
	const cell = 200.0
	for row := 0; float64(row)*cell < p.height; row++ {
		for column := range 4 {
			x, y := float64(column)*cell, float64(row)*cell
			p.rect(x, y, cell, cell, p.colour())
			fill := p.colours.ground
			if p.rng.IntN(3) == 0 {
				fill = p.colours.ink
			}
			switch p.rng.IntN(4) {
			case 0:
				p.path(fill, "M%.0f %.0fh%.0fa%.0f %.0f 0 0 1 %.0f %.0fz", x, y, cell, cell, cell, -cell, cell)
			case 1:
				p.path(fill, "M%.0f %.0fv%.0fa%.0f %.0f 0 0 1 %.0f %.0fz", x+cell, y, cell, cell, cell, -cell, -cell)
			case 2:
				p.circle(x+cell/2, y+cell/2, cell*0.36, fill)
			}
		}
	}
}
