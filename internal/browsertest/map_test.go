package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// openMap shows a sample hall and waits until it is drawn.
func (tab *Tab) openMap(base, story string) {
	tab.t.Helper()
	tab.Open(base + "/dev/storybook/" + story)
	tab.Until("the hall is drawn", `performance.getEntriesByName("seats-drawn").length > 0`)
	Ask[bool](tab, `window.host = () => document.querySelector("[data-map]"), document.fonts.ready.then(() => true)`)
	tab.frame()
}

// near flies to a seat, as near as is comfortable, and gives its place.
func (tab *Tab) near(label string) spot {
	tab.t.Helper()
	Ask[bool](tab, `host().seatMap.showSeats([host().plan.index(`+quote(label)+`)]), true`)
	tab.frame()
	return tab.placeOf(label)
}

func (tab *Tab) placeOf(label string) spot {
	tab.t.Helper()
	at := Ask[*spot](tab, `host().seatMap.placeOf(host().plan.index(`+quote(label)+`)) ?? null`)
	if at == nil {
		tab.t.Fatalf("%s is out of the window", label)
	}
	return *at
}

// chosen gives the labels of the chosen seats.
func (tab *Tab) chosen() string {
	tab.t.Helper()
	return Ask[string](tab, `[...host().hall.chosen].map(seat => host().plan.label(seat)).sort().join(" ")`)
}

// sets changes how a seat stands, as somebody else would.
func (tab *Tab) sets(label string, state int) {
	tab.t.Helper()
	Ask[bool](tab, fmt.Sprintf(`host().hall.set([host().plan.index(%s)], %d), true`, quote(label), state))
	tab.frame()
}

// pixels gives a picture of what is around a place.
func (tab *Tab) pixels(at spot) string {
	tab.t.Helper()
	scrolled := Ask[[2]float64](tab, "[scrollX, scrollY]")
	shot := do(tab, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: &page.Viewport{X: at.X + scrolled[0] - 11, Y: at.Y + scrolled[1] - 11, Width: 22, Height: 22, Scale: 1}})
	return string(shot.Data)
}

const seat, beside = "stalls/F/14", "stalls/F/15"

// draws checks that seats look as they stand and can be chosen by pointing.
func (tab *Tab) draws(t *testing.T, engine string) {
	t.Helper()
	if got := Ask[string](tab, `host().seatMap.engine`); got != engine {
		t.Fatalf("the engine is %s, not %s", got, engine)
	}
	tab.sets(seat, 0)
	tab.sets(beside, 0)
	at, other := tab.near(seat), tab.placeOf(beside)
	free, unmoved := tab.pixels(at), tab.pixels(other)
	looks := map[string]string{free: "free"}
	for state, name := range map[int]string{1: "held", 2: "gone"} {
		tab.sets(seat, state)
		look := tab.pixels(at)
		if same, ok := looks[look]; ok {
			t.Errorf("%s looks %s", name, same)
		}
		looks[look] = name
	}
	if tab.pixels(other) != unmoved {
		t.Error("the seat beside looks different too")
	}
	tab.Do(chromedp.MouseClickXY(at.X, at.Y))
	if got := tab.chosen(); got != "" {
		t.Errorf("a seat that is gone is chosen: %s", got)
	}
	tab.sets(seat, 0)
	tab.Do(chromedp.MouseClickXY(at.X, at.Y))
	tab.frame()
	if got := tab.chosen(); got != seat {
		t.Errorf("pointing at %s chooses %q", seat, got)
	}
	if same, ok := looks[tab.pixels(at)]; ok {
		t.Errorf("chosen looks %s", same)
	}
	tab.Do(chromedp.MouseClickXY(at.X, at.Y))
	if got := tab.chosen(); got != "" {
		t.Errorf("pointing again leaves %q", got)
	}
}

// withoutGL makes a page's browser one that has no WebGL2.
const withoutGL = `{ const get = HTMLCanvasElement.prototype.getContext;
	HTMLCanvasElement.prototype.getContext = function (kind, ...more) { return kind === "webgl2" ? null : get.call(this, kind, ...more); }; }`

// TestMapDraws points at seats and looks at their pixels, with WebGL2, without
// it, and after it was taken away.
func TestMapDraws(t *testing.T) {
	t.Parallel()
	base := serveStories(t)
	tab := Start(t).Device(t, Phone)
	tab.openMap(base, "map-theatre")
	tab.draws(t, "webgl2")
	Ask[bool](tab, `[...document.querySelectorAll(".map-surface canvas")][1].getContext("webgl2").getExtension("WEBGL_lose_context").loseContext(), true`)
	tab.Until("the plain canvas goes on", `host().seatMap.engine === "canvas"`)
	tab.frame()
	tab.draws(t, "canvas")

	plain := Start(t).Device(t, Phone)
	plain.injects(withoutGL)
	plain.openMap(base, "map-theatre")
	plain.draws(t, "canvas")
}

// TestMapMoves zooms and drags: what was pinched grows, and nothing loses the
// hall.
func TestMapMoves(t *testing.T) {
	t.Parallel()
	tab := Start(t).Device(t, Phone)
	tab.openMap(serveStories(t), "map-theatre")
	apart := func() float64 { return tab.placeOf(beside).X - tab.placeOf(seat).X }
	box := Ask[[]float64](tab, `(({x, y, width, height}) => [x, y, width, height])(host().getBoundingClientRect())`)
	x, y := box[0]+box[2]/2, box[1]+box[3]/2
	inView := func(after string) {
		t.Helper()
		tab.frame()
		if n := Ask[int](tab, `Array.from({length: host().plan.count}, (_, i) => host().seatMap.placeOf(i)).filter(Boolean).length`); n == 0 {
			t.Errorf("no seat is in the window after %s", after)
		}
	}
	touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		do(tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	}
	finger := func(id, x, y float64) *input.TouchPoint { return &input.TouchPoint{X: x, Y: y, ID: &id} }

	before := apart()
	touch(input.DispatchTouchEventTypeTouchStart, finger(1, x-30, y), finger(2, x+30, y))
	for _, wide := range []float64{45, 60, 75, 90} {
		touch(input.DispatchTouchEventTypeTouchMove, finger(1, x-wide, y), finger(2, x+wide, y))
	}
	touch(input.DispatchTouchEventTypeTouchEnd)
	tab.frame()
	if after := apart(); after < 2.5*before || after > 3.5*before {
		t.Errorf("fingers three times as far apart make %.1f px of %.1f px", after, before)
	}

	for range 6 {
		touch(input.DispatchTouchEventTypeTouchStart, finger(1, x+150, y+200))
		touch(input.DispatchTouchEventTypeTouchMove, finger(1, x, y))
		touch(input.DispatchTouchEventTypeTouchMove, finger(1, x-150, y-250))
		touch(input.DispatchTouchEventTypeTouchEnd)
	}
	inView("dragging it away")
	if tab.chosen() != "" {
		t.Error("dragging chooses a seat")
	}
	tab.near(seat)
	Ask[bool](tab, `host().seatMap.zoomBy(1000), true`)
	inView("zooming in for good")
	Ask[bool](tab, `host().seatMap.zoomBy(1 / 100000), true`)
	inView("zooming out for good")
	if n := Ask[int](tab, `Array.from({length: host().plan.count}, (_, i) => host().seatMap.placeOf(i)).filter(Boolean).length - host().plan.count`); n != 0 {
		t.Errorf("from as far as can be, %d seats are out of the window", -n)
	}

	Ask[bool](tab, `host().hall.setFocus(host().plan.index("balcony/F/1")), true`)
	tab.frame()
	tab.placeOf("balcony/F/1")
}

// TestMapFingers taps from far, which goes near, and then beside a seat, which
// a finger means.
func TestMapFingers(t *testing.T) {
	t.Parallel()
	tab := Start(t).Device(t, Phone)
	tab.openMap(serveStories(t), "map-theatre")
	tab.sets(seat, 0)
	far := tab.placeOf(beside).X - tab.placeOf(seat).X
	tab.tap(tab.placeOf(seat))
	if got := tab.chosen(); got != "" {
		t.Errorf("a tap from far chooses %s", got)
	}
	if near := tab.placeOf(beside).X - tab.placeOf(seat).X; near < 2*far {
		t.Errorf("a tap from far goes from %.1f px to %.1f px a seat", far, near)
	}
	at := tab.placeOf(seat)
	at.X += 4
	tab.tap(at)
	if got := tab.chosen(); got != seat {
		t.Errorf("a tap near %s chooses %q", seat, got)
	}
}

// tap touches a place with a finger.
func (tab *Tab) tap(at spot) {
	tab.t.Helper()
	do(tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: at.X, Y: at.Y}}})
	do(tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd})
	tab.frame()
}

// TestMapGallery takes pictures of every sample hall from far, from half-way
// and from near, where pictures are wanted.
func TestMapGallery(t *testing.T) {
	if *shots == "" {
		return
	}
	base, browser := serveStories(t), Start(t)
	for _, screen := range screens() {
		tab := browser.Tab(t, screen)
		for _, story := range []string{"map-theatre", "map-arena", "map-stadium", "map-club", "map-odd", "map-vast", "map-one"} {
			if !strings.Contains(story, *only) {
				continue
			}
			tab.openMap(base, story)
			tab.Shot(*shots, story+"-1-"+screen.Name)
			for i, pixels := range []int{12, 30} {
				Ask[bool](tab, fmt.Sprintf(`{
					const host = document.querySelector("[data-map]"), {plan, seatMap} = host;
					const seat = Math.floor(plan.count * 0.4);
					seatMap.showSeats([seat]); // as near as is comfortable: 26 px
					seatMap.zoomBy(%d / 26); true }`, pixels))
				tab.frame()
				tab.Shot(*shots, fmt.Sprintf("%s-%d-%s", story, i+2, screen.Name))
			}
		}
	}
}
