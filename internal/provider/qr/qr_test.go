package qr_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	reader "github.com/makiuchi-d/gozxing/qrcode"

	"frontrow/internal/domain/ticket"
	"frontrow/internal/provider/qr"
)

const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-"

func codeOf(length int) string {
	var b strings.Builder
	b.WriteString("FR1-")
	for i := range length - 4 {
		b.WriteByte(alphanumeric[(i*i+7*i)%len(alphanumeric)])
	}
	return b.String()
}

func read(t *testing.T, picture image.Image) string {
	t.Helper()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	result, err := reader.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Fatalf("the picture cannot be read: %v", err)
	}
	return result.GetText()
}

func TestPNGReadsBack(t *testing.T) {
	for _, length := range []int{5, 150, 188, 260, 900} {
		for _, scale := range []int{3, 8} {
			t.Run(fmt.Sprintf("%d characters at %d", length, scale), func(t *testing.T) {
				code := codeOf(length)
				raw, err := qr.PNG(code, scale)
				if err != nil {
					t.Fatal(err)
				}
				picture, err := png.Decode(bytes.NewReader(raw))
				if err != nil {
					t.Fatal(err)
				}
				if got := read(t, picture); got != code {
					t.Errorf("read %q, want %q", got, code)
				}
			})
		}
	}
}

func TestDamageIsMended(t *testing.T) {
	code := codeOf(188)
	raw, err := qr.PNG(code, 6)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	picture := decoded.(*image.Paletted)
	middle := picture.Bounds().Dx() / 2
	for y := middle - 30; y < middle+30; y++ {
		for x := middle - 30; x < middle+30; x++ {
			picture.Set(x, y, color.White)
		}
	}
	if got := read(t, picture); got != code {
		t.Errorf("read %q, want %q", got, code)
	}
}

// TestSVGDrawsTheSymbol paints the path again and compares it with the symbol.
func TestSVGDrawsTheSymbol(t *testing.T) {
	code := codeOf(188)
	symbol, err := qr.Encode(code)
	if err != nil {
		t.Fatal(err)
	}
	if len(symbol) != 49 {
		t.Errorf("a usual code has %d modules a side, want 49", len(symbol))
	}
	drawing, err := qr.SVG(code)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(drawing), "style") || strings.Contains(string(drawing), "<script") {
		t.Error("the drawing does not pass the content security policy of our pages")
	}
	painted := make(ticket.Symbol, len(symbol))
	for y := range painted {
		painted[y] = make([]bool, len(symbol))
	}
	for step := range strings.SplitSeq(strings.TrimPrefix(paths(t, drawing)[1], "M"), "M") {
		var x, y, n, back int
		if _, err := fmt.Sscanf(step, "%d %dh%dv1h-%dz", &x, &y, &n, &back); err != nil || n != back {
			t.Fatalf("step %q: %v", step, err)
		}
		for i := range n {
			painted[y-qr.Quiet][x-qr.Quiet+i] = true
		}
	}
	for y, row := range symbol {
		for x, dark := range row {
			if painted[y][x] != dark {
				t.Fatalf("module %d,%d is drawn %v, want %v", x, y, painted[y][x], dark)
			}
		}
	}
}

func paths(t *testing.T, drawing []byte) (d []string) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(drawing))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return d
		}
		if err != nil {
			t.Fatalf("the drawing is not XML: %v", err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "path" {
			for _, a := range start.Attr {
				if a.Name.Local == "d" {
					d = append(d, a.Value)
				}
			}
		}
	}
}

func TestWhatCannotBeDrawn(t *testing.T) {
	for name, code := range map[string]string{
		"lower case": "fr1-abc",
		"too long":   codeOf(5000),
	} {
		if _, err := qr.SVG(code); err == nil {
			t.Errorf("%s: drawn", name)
		}
		if _, err := qr.PNG(code, 4); err == nil {
			t.Errorf("%s: drawn as PNG", name)
		}
	}
	for _, scale := range []int{-1, 0, qr.MaxScale + 1} {
		if _, err := qr.PNG("FR1-", scale); err == nil {
			t.Errorf("scale %d: drawn", scale)
		}
	}
}
