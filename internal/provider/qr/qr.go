// Package qr draws ticket codes as QR pictures: for pages, for mails and for
// paper.
package qr

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"github.com/boombuler/barcode/qr"

	"frontrow/internal/domain/ticket"
)

// Quiet is the width of the empty border that readers need, in modules.
const Quiet = 4

// level M mends 15 % of damage: a fold or a thumb, without making the modules
// much smaller.
const level = qr.M

// Encode gives the symbol of a code. The code must be in the alphanumeric set
// of QR codes, as every ticket code is: that mode needs a third less room.
func Encode(code string) (ticket.Symbol, error) {
	picture, err := qr.Encode(code, level, qr.AlphaNumeric)
	if err != nil {
		return nil, fmt.Errorf("qr: %w", err)
	}
	bounds := picture.Bounds()
	symbol := make(ticket.Symbol, bounds.Dy())
	for y := range symbol {
		symbol[y] = make([]bool, bounds.Dx())
		for x := range symbol[y] {
			symbol[y][x] = color.GrayModel.Convert(picture.At(bounds.Min.X+x, bounds.Min.Y+y)).(color.Gray).Y < 128
		}
	}
	return symbol, nil
}

// SVG draws a code for a page: black on white whatever the page's colours
// are, as readers expect, and sharp at any size.
func SVG(code string) ([]byte, error) {
	symbol, err := Encode(code)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	size := len(symbol) + 2*Quiet
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges" role="img" aria-label="QR code">`, size, size)
	fmt.Fprintf(&b, `<path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="`, size, size)
	for y, row := range symbol {
		for x := 0; x < len(row); x++ {
			from := x
			for x < len(row) && row[x] {
				x++
			}
			if n := x - from; n > 0 {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", from+Quiet, y+Quiet, n, n)
			}
		}
	}
	b.WriteString(`"/></svg>`)
	return b.Bytes(), nil
}

// MaxScale is the most pixels a module may have in a PNG.
const MaxScale = 40

// PNG draws a code with modules of scale × scale pixels, between 1 and
// MaxScale.
func PNG(code string, scale int) ([]byte, error) {
	if scale < 1 || scale > MaxScale {
		return nil, fmt.Errorf("qr: a module has 1 to %d pixels, not %d", MaxScale, scale)
	}
	symbol, err := Encode(code)
	if err != nil {
		return nil, err
	}
	size := (len(symbol) + 2*Quiet) * scale
	picture := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{color.White, color.Black})
	for y := range size {
		for x := range size {
			row, column := y/scale-Quiet, x/scale-Quiet
			if row >= 0 && row < len(symbol) && column >= 0 && column < len(symbol) && symbol[row][column] {
				picture.SetColorIndex(x, y, 1)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		return nil, fmt.Errorf("qr: %w", err)
	}
	return b.Bytes(), nil
}
