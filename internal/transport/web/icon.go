package web

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"sync"
)

// Phones put a site on their home screen with a picture of fixed size; some cut
// it to a shape of their own, which a maskable one is drawn for. Both are the
// same seats before the same stage as images/icon.svg.
var iconFiles = map[string]func() []byte{
	"icon-192.png":     sync.OnceValue(func() []byte { return drawIcon(192, false) }),
	"icon-512.png":     sync.OnceValue(func() []byte { return drawIcon(512, false) }),
	"maskable-512.png": sync.OnceValue(func() []byte { return drawIcon(512, true) }),
}

func (s *Site) icon(w http.ResponseWriter, r *http.Request) error {
	draw := iconFiles[r.PathValue("file")]
	if draw == nil {
		return ErrNoPage
	}
	s.keepable(w, r, "image/png", keepPublic, draw())
	return nil
}

// iconBox is a rectangle with round corners, in the 32 units of the drawing.
type iconBox struct {
	x, y, w, h, round float64
	fill              color.NRGBA
}

var iconBoxes = []iconBox{
	{0, 0, 32, 32, 8, color.NRGBA{0x1b, 0x1a, 0x24, 0xff}},
	{6, 7.5, 5.5, 5.5, 1.75, color.NRGBA{0x7b, 0x7a, 0x80, 0xff}},
	{13.25, 7.5, 5.5, 5.5, 1.75, color.NRGBA{0x7b, 0x7a, 0x80, 0xff}},
	{20.5, 7.5, 5.5, 5.5, 1.75, color.NRGBA{0x7b, 0x7a, 0x80, 0xff}},
	{6, 17, 20, 7.5, 2.5, color.NRGBA{0x8f, 0x84, 0xff, 0xff}},
}

// holds reports whether a point lies in the box.
func (b iconBox) holds(x, y float64) bool {
	if x < b.x || x >= b.x+b.w || y < b.y || y >= b.y+b.h {
		return false
	}
	dx := max(b.x+b.round-x, x-(b.x+b.w-b.round), 0)
	dy := max(b.y+b.round-y, y-(b.y+b.h-b.round), 0)
	return dx*dx+dy*dy <= b.round*b.round
}

// drawIcon looks at sixteen points of each pixel. A maskable icon fills its
// square and keeps to the middle four fifths.
func drawIcon(size int, maskable bool) []byte {
	const grain = 4
	picture := image.NewNRGBA(image.Rect(0, 0, size, size))
	for py := range size {
		for px := range size {
			var r, g, b, a int
			for i := range grain * grain {
				x := (float64(px) + (float64(i%grain)+0.5)/grain) * 32 / float64(size)
				y := (float64(py) + (float64(i/grain)+0.5)/grain) * 32 / float64(size)
				if c, ok := iconAt(x, y, maskable); ok {
					r, g, b, a = r+int(c.R), g+int(c.G), b+int(c.B), a+1
				}
			}
			if a > 0 {
				picture.SetNRGBA(px, py, color.NRGBA{uint8(r / a), uint8(g / a), uint8(b / a), uint8(a * 255 / (grain * grain))})
			}
		}
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		panic(err) // a picture in memory can be written to memory
	}
	return file.Bytes()
}

func iconAt(x, y float64, maskable bool) (c color.NRGBA, ok bool) {
	if maskable {
		c, ok = iconBoxes[0].fill, true
		x, y = 16+(x-16)/0.8, 16+(y-16)/0.8
	}
	for _, box := range iconBoxes {
		if box.holds(x, y) {
			c, ok = box.fill, true
		}
	}
	return c, ok
}

// iconEntry is an icon in a manifest.
type iconEntry struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose,omitempty"`
}

// icons is what every manifest of ours offers.
func (s *Site) icons() []iconEntry {
	return []iconEntry{
		{Src: s.asset("icon.svg"), Sizes: "any", Type: "image/svg+xml"},
		{Src: "/icons/icon-192.png", Sizes: "192x192", Type: "image/png"},
		{Src: "/icons/icon-512.png", Sizes: "512x512", Type: "image/png"},
		{Src: "/icons/maskable-512.png", Sizes: "512x512", Type: "image/png", Purpose: "maskable"},
	}
}
