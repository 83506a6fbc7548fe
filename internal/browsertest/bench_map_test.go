package browsertest

import (
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"

	"frontrow/internal/domain/seating"
)

var benchMap = flag.Bool("bench-map", false, "measure the seat map of a stadium")

// slower is how much slower than this machine the one is that frames are
// measured for.
const slower = 4

// TestBenchMap measures the seat map of a stadium: bytes on the wire, time to
// the first seats, script time a frame, layout shift and memory. It prints a
// line for each and fails where a goal is missed.
func TestBenchMap(t *testing.T) {
	if !*benchMap {
		return
	}
	report := func(name string, ours, goal float64, unit, more string) {
		fmt.Printf("P8.%s ours=%.4g%s goal=<=%g%s%s\n", name, ours, unit, goal, unit, more)
		if ours > goal {
			t.Errorf("P8.%s misses its goal", name)
		}
	}
	geometry, states := stadiumOnTheWire(t)
	report("bytes", float64(geometry+states), 90_000, "", fmt.Sprintf(" geometry=%d states=%d", geometry, states))

	base := serveStories(t)
	tab := Start(t).Tab(t, Screen{Name: "hand", Width: Phone.Width, Height: Phone.Height})
	tab.injects(watch)
	// A browser that has shown a page has its fonts and has compiled its scripts, as a buyer's has who comes from the event.
	tab.openMap(base, "map-theatre")
	tab.openMap(base, "map-stadium")
	report("first-seats", Ask[float64](tab, `performance.getEntriesByName("seats-drawn")[0].startTime / 1000`), 1, "s", "")

	for _, kind := range []string{"pan", "zoom"} {
		frames := tab.frames(kind)
		mean, p95, most := summary(frames)
		report("frame-"+kind, p95, 8, "ms", fmt.Sprintf(" mean=%.3gms max=%.3gms frames=%d throttle=%dx", mean, most, len(frames), slower))
	}
	report("shift", Ask[float64](tab, "shifted"), 0, "", "")

	before := tab.heap()
	Ask[bool](tab, liveHour)
	after := tab.heap()
	report("memory", (after-before)/1e6, 1, "MB", fmt.Sprintf(" before=%.3gMB after=%.3gMB ticks=3600 seats=40", before/1e6, after/1e6))
}

// stadiumOnTheWire puts a stadium on sale, keeps a third of its seats back in
// no order at all, and gives the compressed sizes of what a page then loads.
func stadiumOnTheWire(t *testing.T) (geometry, states int) {
	house := Open(t)
	chart := seating.Stadium()
	plan, err := seating.Compile(chart)
	if err != nil {
		t.Fatal(err)
	}
	made := house.must(t, "POST", "/v1/venues", map[string]any{"name": "Northgate Stadium", "address": "Gate 1", "city": "Leeds", "country": "GB", "time_zone": "Europe/London"})
	drawn, err := house.ask("POST", "/v1/venues/"+made.ID+"/charts", json.RawMessage(chart.Canonical()))
	if err != nil {
		t.Fatal(err)
	}
	var zones []string
	for _, zone := range plan.Zones() {
		zones = append(zones, zone.ID)
	}
	levels["Leeds"] = []any{level("all", "All", 5000, zones...)}
	defer delete(levels, "Leeds")
	house.venues["Leeds"] = venue{made.ID, drawn.Hash}
	show := house.NewShow(t, "Leeds", "Ninety Minutes", 0)
	var kept []string
	luck := rand.New(rand.NewPCG(1, 2))
	for i := range plan.Len() {
		if luck.IntN(3) == 0 {
			kept = append(kept, plan.Label(i))
		}
	}
	for len(kept) > 0 {
		n := min(len(kept), 500)
		house.must(t, "POST", "/v1/shows/"+show.ID+"/blocks", map[string]any{"seats": kept[:n], "reason": "measured"})
		kept = kept[n:]
	}
	return onTheWire(t, house.URL+"/v1/charts/"+drawn.Hash), onTheWire(t, house.URL+"/v1/shows/"+show.ID+"/seats")
}

// onTheWire gives how many bytes an answer has as it is sent to a browser. One
// that is sent as it is counts as it would be after a proxy compressed it.
func onTheWire(t *testing.T, address string) int {
	q, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Accept-Encoding", "gzip, br")
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(answer.Status, err)
	}
	if answer.Header.Get("Content-Encoding") != "" {
		return len(body)
	}
	var size counter
	small := gzip.NewWriter(&size)
	_, _ = small.Write(body) // a counter takes everything
	_ = small.Close()
	return int(size)
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// injects runs a script before those of every page from now on.
func (tab *Tab) injects(script string) {
	tab.t.Helper()
	do(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// heap gives the bytes in use after everything unused was given back.
func (tab *Tab) heap() float64 {
	tab.t.Helper()
	do(tab, heapprofiler.CollectGarbage, cdp.Empty{})
	used := do(tab, runtime.GetHeapUsage, cdp.Empty{})
	return used.UsedSize + used.BackingStorageSize
}

// do sends one command of the DevTools protocol.
func do[P, R any](tab *Tab, command cdp.Command[P, R], params P) (result R) {
	tab.t.Helper()
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) (err error) {
		result, err = cdp.Call(ctx, target, command, params)
		return err
	}))
	return result
}

// frames drives the map with the processor held back, and gives the milliseconds
// that the page's main thread spent in script in each frame of a kind of move:
// its own listeners and frame callbacks, and the driver's few lines. Time of the
// thread is counted and not of the clock, so that a busy machine does not make a
// slow map.
func (tab *Tab) frames(kind string) []float64 {
	tab.t.Helper()
	var events []traced
	complete := make(chan struct{})
	ctx, cancel := context.WithTimeout(tab.ctx, 3*patience)
	defer cancel()
	if err := chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *tracing.EventDataCollected:
			for _, raw := range ev.Value {
				var one traced
				if json.Unmarshal(raw, &one) == nil {
					events = append(events, one)
				}
			}
		case *tracing.EventTracingComplete:
			close(complete)
		}
	}); err != nil {
		tab.t.Fatal(err)
	}
	do(tab, tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{IncludedCategories: []string{"devtools.timeline", "blink.user_timing"}}})
	do(tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower})
	for _, move := range moves {
		Ask[bool](tab, fmt.Sprintf(drive, move))
	}
	do(tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 1})
	do(tab, tracing.End, cdp.Empty{})
	select {
	case <-complete:
	case <-ctx.Done():
		tab.t.Fatal("the trace does not end")
	}
	return scriptTimes(events, kind)
}

// traced is one event of a trace; times are microseconds.
type traced struct {
	Name    string  `json:"name"`
	Phase   string  `json:"ph"`
	Start   float64 `json:"ts"`
	Took    float64 `json:"dur"`
	Spent   float64 `json:"tdur"` // of the thread's own time
	Process int64   `json:"pid"`
	Thread  int64   `json:"tid"`
}

// script is what runs script, as traces name it.
var script = map[string]bool{"FireAnimationFrame": true, "EventDispatch": true, "FunctionCall": true, "RunMicrotasks": true, "TimerFire": true}

// scriptTimes adds up script between the marks that the driver leaves before
// each move, and gives the sums of the moves of a kind. What runs inside
// something counted is not counted twice.
func scriptTimes(events []traced, kind string) []float64 {
	slices.SortFunc(events, func(a, b traced) int { return cmp.Compare(a.Start, b.Start) })
	var frames []float64
	var spent, counted float64
	var thread, process int64
	marked := func(e traced) bool { return (e.Name == "pan" || e.Name == "zoom") && e.Phase != "X" }
	for _, e := range events {
		if marked(e) {
			thread, process = e.Thread, e.Process // the marks are made where the map is drawn
		}
	}
	now := ""
	for _, e := range events {
		switch {
		case e.Thread != thread || e.Process != process:
		case marked(e):
			if now == kind {
				frames = append(frames, spent/1000)
			}
			now, spent = e.Name, 0
		case script[e.Name] && e.Phase == "X" && e.Start >= counted:
			spent += e.Spent
			counted = e.Start + e.Took
		}
	}
	return frames
}

func summary(frames []float64) (mean, p95, most float64) {
	if len(frames) == 0 {
		return 0, 0, 0
	}
	sorted := slices.Sorted(slices.Values(frames))
	for _, ms := range sorted {
		mean += ms / float64(len(sorted))
	}
	return mean, sorted[len(sorted)*95/100], sorted[len(sorted)-1]
}

// watch notes how far the layout shifts.
const watch = `
	var shifted = 0, shifts = [];
	new PerformanceObserver(list => { for (const e of list.getEntries()) {
		shifted += e.value;
		for (const {node, previousRect: from, currentRect: to} of e.sources) shifts.push((node?.className || node?.nodeName) + " from " + from.y + "+" + from.height + " to " + to.y + "+" + to.height);
	} }).observe({type: "layout-shift", buffered: true});
	var nextFrame = () => new Promise(done => requestAnimationFrame(done));`

// moves are what somebody does with the map: drags across the whole hall, zooms
// in, drags about among seats, and zooms out again.
var moves = []string{"drag(20)", "wheel(20, -80)", "drag(20)", "wheel(20, -120)", "drag(30)", "wheel(20, 120)", "drag(20)", "wheel(20, 80)"}

// drive makes a move, one event a frame as browsers deliver them, and leaves a
// mark between frames.
const drive = `(async () => {
	const surface = document.querySelector(".map-surface"), box = surface.getBoundingClientRect();
	const middle = {x: box.x + box.width / 2, y: box.y + box.height / 2};
	const at = (x, y) => ({clientX: x, clientY: y, bubbles: true, cancelable: true, view: window, isPrimary: true, pointerType: "mouse"});
	const frame = async (kind, act) => { await nextFrame(); performance.mark(kind); act(); };
	const wheel = async (n, step) => { for (let i = 0; i < n; i++) await frame("zoom", () => surface.dispatchEvent(new WheelEvent("wheel", {...at(middle.x + 60, middle.y - 130), deltaY: step}))); };
	const drag = async n => {
		surface.dispatchEvent(new MouseEvent("mousedown", {...at(middle.x, middle.y), buttons: 1}));
		for (let i = 1; i <= n; i++) await frame("pan", () => {
			const now = at(middle.x + 150 * Math.sin(i / 9), middle.y + 100 * Math.sin(i / 13));
			surface.dispatchEvent(new PointerEvent("pointermove", {...now, buttons: 1}));
			window.dispatchEvent(new MouseEvent("mousemove", {...now, buttons: 1}));
		});
		window.dispatchEvent(new MouseEvent("mouseup", at(middle.x, middle.y)));
	};
	await %s;
	return true;
})()`

// liveHour plays an hour of changes, one tick a second of forty seats each.
const liveHour = `(async () => {
	const {hall, plan} = document.querySelector("[data-map]");
	let luck = 1;
	for (let tick = 0; tick < 3600; tick++) {
		const seats = [];
		for (let i = 0; i < 40; i++) seats.push((luck = Math.imul(luck, 1664525) + 1013904223 >>> 0) % plan.count);
		hall.set(seats, tick % 3);
		if (tick % 60 === 0) await nextFrame();
	}
	await nextFrame();
	return true;
})()`
