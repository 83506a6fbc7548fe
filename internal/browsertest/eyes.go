package browsertest

import (
	"bytes"
	"context"
	"image/png"

	"github.com/chromedp/chromedp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// Words is everything the page says.
func (tab *Tab) Words() string {
	tab.t.Helper()
	return Ask[string](tab, `document.body?.innerText ?? ""`)
}

// gist is the beginning of what the page says.
func (tab *Tab) gist() string {
	words := tab.Words()
	return words[:min(len(words), 800)]
}

// Sees waits until the page says all of these.
func (tab *Tab) Sees(words ...string) {
	tab.t.Helper()
	for _, w := range words {
		tab.Until("the page says "+quote(w), `document.readyState === "complete" && document.body.innerText.includes(`+quote(w)+`)`)
	}
}

// Path is the address without its host.
func (tab *Tab) Path() string {
	tab.t.Helper()
	return Ask[string](tab, "location.pathname")
}

// url is the whole address.
func (tab *Tab) url() string {
	tab.t.Helper()
	return Ask[string](tab, "location.href")
}

// Check looks for what is wrong with the page as it stands: barriers, and
// width beyond the window's, also when it is enlarged to twice its size. It
// takes a picture where pictures are wanted.
func (tab *Tab) Check(name string) {
	tab.t.Helper()
	tab.Shot(*shots, name+"-"+tab.screen.Name)
	for _, barrier := range tab.Barriers() {
		tab.t.Errorf("%s: %s", name, barrier)
	}
	tab.fits(name)
	if !tab.screen.Touch { // people enlarge a phone's page without narrowing it
		tab.enlarged(name)
	}
}

// enlarged looks at the page at twice its size.
func (tab *Tab) enlarged(name string) {
	tab.t.Helper()
	tab.Do(chromedp.EmulateViewport(tab.screen.Width/2, tab.screen.Height/2))
	tab.frame()
	tab.fits(name + " at 200 %")
	tab.Do(chromedp.EmulateViewport(tab.screen.Width, tab.screen.Height))
	tab.frame() // a map that is tapped on next has taken its size again
}

func (tab *Tab) fits(name string) {
	tab.t.Helper()
	if wide := Ask[int64](tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); wide > 0 {
		tab.t.Errorf("%s: the page is %d px wider than its window: %s", name, wide, Ask[string](tab, widest))
	}
}

// widest names what stands out of the window.
const widest = `[...document.querySelectorAll("main *, header *, footer *")].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
	.slice(0, 3).map(e => e.tagName + "." + e.className).join(", ")`

// nearness is how many dots of the picture a scan takes for one of the page:
// a module of a code has more than a dozen then, on any screen.
const nearness = 4

// straight tells the reader that nobody holds the code aslant: it takes the
// modules where the picture has them. Looking for them as a camera must, it
// misses about one usual code in four hundred at every nearness one tries:
// turning a phone a little helps people, and nothing turns here.
var straight = map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true}

// Scan reads the first QR code on the page off the screen.
func (tab *Tab) Scan() string {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	raw, err := chromedp.Run(ctx, chromedp.ScreenshotScale(chromedp.CSS(".qr svg"), nearness))
	if err != nil {
		tab.t.Fatalf("no code is on the screen: %v", err)
	}
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		tab.t.Fatal(err)
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		tab.t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, straight)
	if err != nil {
		tab.t.Fatalf("the code on the screen cannot be read: %v", err)
	}
	return read.GetText()
}
