package browsertest

import (
	"bytes"
	"context"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var pictures = flag.String("pictures", "", "write the pictures of the README into this folder")

// largestPicture keeps the README quick to read.
const largestPicture = 300 << 10

// TestPictures photographs the demo for the README, when it is asked to.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		return
	}
	folder := t.TempDir()
	url, err := serve(folder, "--demo")
	if err != nil {
		t.Fatal(err)
	}
	const title = "The Cartographer's Daughter"
	wide := Start(t).Device(t, Screen{Name: "wide", Width: 1280, Height: 860})
	wide.Open(url)
	wide.photograph(filepath.Join(*pictures, "events.png"))

	near := Start(t).Device(t, Phone)
	for tab, date := range map[*Tab]string{wide: "0", near: "-1"} { // the first sells well; the last has room
		tab.Open(url + "/events?q=Cartographer")
		tab.Go(title)
		tab.Go(Ask[string](tab, `[...document.querySelectorAll(".date a.button")].at(`+date+`).getAttribute("aria-label")`))
	}
	wide.section("Stalls")
	for _, seat := range Ask[[]string](wide, pair) {
		wide.Click(seat)
	}
	Ask[bool](wide, `scrollTo({top: 0, behavior: "instant"}), true`)
	wide.photograph(filepath.Join(*pictures, "seats.png"))

	near.Go("Hold the best")
	near.order("grace@example.org")
	near.approve()
	near.Go("Show my 2 tickets")
	near.Go("Open this ticket alone")
	near.Sees("Grace Hopper")
	near.Do(chromedp.EmulateViewport(Phone.Width, Phone.Height, chromedp.EmulateMobile, chromedp.EmulateScale(2)))
	near.photograph(filepath.Join(*pictures, "ticket.png"))
}

// pair names two free seats side by side, not in the first rows.
const pair = `(() => {
	const names = [...document.querySelectorAll(".seat-row")].slice(2).flatMap((row) => {
		const seats = [...row.querySelectorAll(".seat input")];
		const at = seats.findIndex((seat, i) => i > 9 && !seat.disabled && seats[i + 1] && !seats[i + 1].disabled);
		return at < 0 ? [] : [seats[at], seats[at + 1]];
	});
	return names.slice(0, 2).map((seat) => seat.getAttribute("aria-label"));
})()`

// photograph writes what the window shows to a file.
func (tab *Tab) photograph(file string) {
	tab.t.Helper()
	tab.Until("fonts and pictures are there", `document.fonts.status === "loaded" && [...document.images].every((i) => i.complete || i.loading === "lazy")`)
	var raw []byte
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		shot, err := cdp.Call(ctx, target, page.CaptureScreenshot, page.CaptureScreenshotParams{})
		if err == nil {
			raw = shot.Data
		}
		return err
	}))
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		tab.t.Fatal(err)
	}
	var small bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&small, picture); err != nil {
		tab.t.Fatal(err)
	}
	if small.Len() > largestPicture {
		tab.t.Errorf("%s has %d KiB, and no more than %d are wanted", file, small.Len()>>10, largestPicture>>10)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		tab.t.Fatal(err)
	}
	if err := os.WriteFile(file, small.Bytes(), 0o644); err != nil {
		tab.t.Fatal(err)
	}
}
