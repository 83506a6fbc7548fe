package web

import "math"

// More manners of posters, so that two events of one genre do not look alike.

// bars draws the levels of a sound over a low sun.
func (p *painter) bars() {
	p.circle(p.between(250, 550), p.height*0.5, p.height*0.36, p.colours.c)
	const count = 17
	step := posterWidth / float64(count)
	phase := p.between(0, 6)
	for i := range count {
		swing := math.Abs(math.Sin(float64(i)*0.55+phase))*0.62 + p.between(0.05, 0.25)
		high := min(swing, 0.95) * p.height
		fill := p.colours.a
		if i%3 == 1 {
			fill = p.colours.b
		}
		p.printf(`<rect x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="%.0f" fill="%s"/>`,
			float64(i)*step+step*0.14, (p.height-high)/2, step*0.72, high, step*0.36, fill)
	}
}

// rings draws waves that two sources send through each other.
func (p *painter) rings() {
	left, right := p.between(120, 300), p.between(500, 680)
	y := p.height * p.between(0.35, 0.65)
	for i := range 11 {
		r := 40 + float64(i)*58
		p.ring(left, y, r, 17, p.colours.a)
		p.ring(right, p.height-y, r, 17, p.colours.b)
	}
	p.circle(left, y, 30, p.colours.c)
	p.circle(right, p.height-y, 30, p.colours.c)
}

// strings draws taut lines and the curve that a bow draws over them.
func (p *painter) strings() {
	centre := p.between(300, 500)
	for i := range 9 {
		x := centre + float64(i-4)*64
		bend := p.between(-60, 60)
		p.printf(`<path fill="none" stroke="%s" stroke-width="%.0f" d="M%.0f -10Q%.0f %.0f %.0f %.0f"/>`,
			p.colours.ink, 5+float64(i%3)*3, x, x+bend, p.height/2, x, p.height+10)
	}
	y := p.height * p.between(0.4, 0.6)
	p.printf(`<path fill="none" stroke="%s" stroke-width="46" stroke-linecap="round" d="M-60 %.0fC250 %.0f 550 %.0f 860 %.0f"/>`,
		p.colours.a, y+150, y-80, y+80, y-150)
	p.circle(p.between(120, 240), p.between(80, 150), p.between(50, 80), p.colours.c)
	p.circle(p.between(560, 700), p.height-p.between(80, 150), p.between(40, 60), p.colours.b)
}

// spotlights draws cones of light that meet on a stage.
func (p *painter) spotlights() {
	floor := p.height * 0.82
	meet := p.between(320, 480)
	for i, fill := range [...]string{p.colours.b, p.colours.a, p.colours.c} {
		from := 90 + float64(i)*310 + p.between(-40, 40)
		spread := 130 + float64(i)*10
		p.printf(`<path fill="%s" fill-opacity=".82" d="M%.0f 0L%.0f %.0fH%.0fZ"/>`, fill, from, meet-spread+float64(i-1)*70, floor, meet+spread+float64(i-1)*70)
	}
	p.rect(0, floor, posterWidth, p.height-floor, p.colours.ink)
	p.printf(`<ellipse cx="%.0f" cy="%.0f" rx="230" ry="34" fill="%s"/>`, meet, floor, p.colours.ground)
	p.circle(meet, floor-150, 46, p.colours.ink)
	p.path(p.colours.ink, "M%.0f %.0fa70 90 0 0 1 140 0v%.0fh-140z", meet-70, floor-10, 20.0)
}

// fans draws half-open fans, one over the other.
func (p *painter) fans() {
	fills := [...]string{p.colours.a, p.colours.b, p.colours.c}
	const across = 4
	r := posterWidth / float64(across)
	for row := 0; ; row++ {
		y := float64(row)*r*0.62 + r*0.4
		if y-r > p.height {
			return
		}
		for column := -1; column <= across; column++ {
			x := float64(column)*r + float64(row%2)*r/2
			fill := fills[(row+column+3)%3]
			for i, part := range [...]float64{1, 0.74, 0.48, 0.22} {
				ring := p.colours.ground
				if i%2 == 0 {
					ring = fill
				}
				p.path(ring, "M%.0f %.0fa%.0f %.0f 0 0 1 %.0f 0z", x-r/2*part, y, r/2*part, r/2*part, r*part)
			}
		}
	}
}

// bubbles draws what is said, back and forth.
func (p *painter) bubbles() {
	y := p.between(50, 90)
	for i := 0; y < p.height-90; i++ {
		high := p.between(90, 150)
		wide := p.between(260, 520)
		x, tail := 60.0, 120.0
		if i%2 == 1 {
			x = posterWidth - 60 - wide
			tail = x + wide - 60
		}
		fill := [...]string{p.colours.a, p.colours.b, p.colours.c}[i%3]
		p.printf(`<rect x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="%.0f" fill="%s"/>`, x, y, wide, high, high*0.42, fill)
		p.path(fill, "M%.0f %.0fl60 0l-20 46z", tail-30, y+high-8)
		for dot := range 3 {
			p.circle(x+wide/2+float64(dot-1)*44, y+high/2, 13, p.colours.ground)
		}
		y += high + 50
	}
}

// pitch draws the lines of a field, seen at a slant.
func (p *painter) pitch() {
	p.rect(0, 0, posterWidth, p.height, p.colours.a)
	p.printf(`<g transform="rotate(%.0f 400 %.0f)" fill="none" stroke="%s" stroke-width="10">`, p.between(-28, 28), p.height/2, p.colours.ground)
	for i := range 12 {
		if i%2 == 0 {
			p.printf(`<path stroke="none" fill="%s" fill-opacity=".24" d="M%.0f -400h130V1400h-130z"/>`, p.colours.ink, -400+float64(i)*130)
		}
	}
	p.printf(`<path d="M-400 %.0fH1200"/><circle cx="400" cy="%.0f" r="150"/><path d="M120 %.0fv240h560v-240M120 %.0fv-240h560v240"/></g>`,
		p.height/2, p.height/2, p.height/2-560, p.height/2+560)
	p.circle(400+p.between(-120, 120), p.height/2+p.between(-60, 60), 62, p.colours.c)
	p.circle(400+p.between(180, 260), p.height*p.between(0.2, 0.8), 30, p.colours.ink)
}

// turns draws bodies that turn about each other.
func (p *painter) turns() {
	x, y := p.between(330, 470), p.height*0.5
	r := min(p.height*0.46, 330)
	start := p.between(0, 360)
	for i := range 7 {
		size := r * (1 - float64(i)*0.13)
		p.printf(`<path transform="rotate(%.0f %.0f %.0f)" fill="%s" d="M%.0f %.0fa%.0f %.0f 0 0 1 %.0f 0z"/>`,
			start+float64(i)*47, x, y, [...]string{p.colours.a, p.colours.c, p.colours.b}[i%3], x-size, y, size, size, 2*size)
	}
	p.circle(x+p.between(-220, 220), y-r*0.9, 44, p.colours.ink)
}

// birds draws folded paper in flight.
func (p *painter) birds() {
	p.circle(p.between(520, 660), p.height*0.3, p.height*0.2, p.colours.c)
	for i := range 5 {
		size := 330 - float64(i)*52
		x, y := p.between(60, 560), p.height*(0.12+float64(i)*0.17)
		p.printf(`<g transform="translate(%.0f %.0f) rotate(%.0f)">`, x, y, p.between(-24, 18))
		p.path(p.colours.a, "M0 %.0fL%.0f 0L%.0f %.0fZ", size*0.42, size, size*0.46, size*0.5)
		p.path(p.colours.b, "M%.0f %.0fL%.0f 0L%.0f %.0fZ", size*0.46, size*0.5, size, size*0.62, size*0.66)
		p.path(p.colours.ink, "M%.0f %.0fL%.0f %.0fL%.0f %.0fZ", size*0.46, size*0.5, size*0.62, size*0.66, size*0.5, size*0.74)
		p.printf(`</g>`)
	}
}

// bunting draws flags on lines over a field of tents.
func (p *painter) bunting() {
	fills := [...]string{p.colours.a, p.colours.b, p.colours.c}
	for row := range 3 {
		y := 50 + float64(row)*p.height*0.2
		sag := p.between(60, 130)
		at := func(x float64) float64 {
			aside := (x - 400) / 400
			return y + sag*(1-aside*aside)
		}
		p.printf(`<path fill="none" stroke="%s" stroke-width="5" d="M-10 %.0fQ400 %.0f 810 %.0f"/>`, p.colours.ink, y, y+2*sag, y)
		for i := range 8 {
			x := float64(i)*104 + 18
			p.path(fills[(i+row)%3], "M%.0f %.0fL%.0f %.0fL%.0f %.0fZ", x, at(x), x+72, at(x+72), x+36, at(x+36)+92)
		}
	}
	for i := range 4 {
		x, wide := float64(i)*230-80+p.between(-20, 20), p.between(260, 340)
		high := p.height * p.between(0.2, 0.32)
		p.path(fills[(i+1)%3], "M%.0f %.0fL%.0f %.0fL%.0f %.0fZ", x, p.height, x+wide/2, p.height-high, x+wide, p.height)
		p.path(p.colours.ink, "M%.0f %.0fL%.0f %.0fL%.0f %.0fZ", x+wide*0.36, p.height, x+wide/2, p.height-high*0.7, x+wide*0.64, p.height)
	}
}
