package browsertest

import (
	"context"
	"net"
	"net/http"
	"net/http/httputil"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

// wire is the way of one device to the house, as a proxy that carries streams as
// they come and can be told to misbehave.
type wire struct {
	proxy httputil.ReverseProxy
	mood  atomic.Pointer[mood]
}

// through gives the options of a device behind a wire.
func through(address string) chromedp.CreateBrowserContextOption {
	return func(p *target.CreateBrowserContextParams) { p.ProxyServer, p.ProxyBypassList = address, "<-loopback>" }
}

// mood is what a wire does to requests; those under way when it changes are cut.
type mood struct {
	refuses []string // answers of paths that end like one of these with 503
	over    chan struct{}
}

func layWire(t testing.TB) (w *wire, address string) {
	t.Helper()
	w = &wire{proxy: httputil.ReverseProxy{Rewrite: func(*httputil.ProxyRequest) {}, FlushInterval: -1}}
	w.become("nothing at all")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: w}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return w, "http://" + listener.Addr().String()
}

func (w *wire) become(refuses ...string) {
	if before := w.mood.Swap(&mood{refuses, make(chan struct{})}); before != nil {
		close(before.over)
	}
}

func (w *wire) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodConnect { // what a browser asks the world on its own account
		out.WriteHeader(http.StatusBadGateway)
		return
	}
	now := w.mood.Load()
	if slices.ContainsFunc(now.refuses, func(end string) bool { return strings.HasSuffix(r.URL.Path, end) }) {
		out.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	ctx, cut := context.WithCancel(r.Context())
	defer cut()
	go func() {
		select {
		case <-now.over:
			cut()
		case <-ctx.Done():
		}
	}()
	w.proxy.ServeHTTP(out, r.WithContext(ctx))
}

// listens has a page follow a show by the script that maps use, and keeps what
// it hears in the page.
func (tab *Tab) listens(show Show, seats int) {
	tab.t.Helper()
	bundle := exec.CommandContext(tab.t.Context(), "node_modules/.bin/esbuild", "src/seating/live.ts", "--bundle", "--format=iife", "--global-name=live", "--log-level=error")
	bundle.Dir = "../../web"
	script, err := bundle.Output()
	if err != nil {
		tab.t.Fatal(err)
	}
	Ask[bool](tab, string(script)+`
		window.heard = { status: [], states: new Uint8Array(`+strconv.Itoa(seats)+`).fill(9), whole: 0 };
		window.stop = live.follow("/v1/shows/`+show.ID+`/live", "/v1/shows/`+show.ID+`/seats", {
			change(c) {
				if (c.states) { heard.states = c.states; heard.whole++; }
				for (let i = 0; i < (c.seats?.length ?? 0); i += 2) heard.states[c.seats[i]] = c.seats[i + 1];
			},
			status(s) { heard.status.push(s); },
		});
		true`)
}

// TestLive watches a show as others hold its seats, through a network that
// refuses streams, fails, and comes back.
func TestLive(t *testing.T) {
	t.Parallel()
	house := Open(t)
	show := house.NewShow(t, "Berlin", "The Long Stream", 2*catalog.MinHoldFor)
	plan, err := seating.Compile(seating.Theatre())
	if err != nil {
		t.Fatal(err)
	}
	wire, address := layWire(t)
	tab := Start(t).Device(t, Desktop, through(address))
	tab.Expect("Failed to load resource")
	buyer := house.must(t, "POST", "/v1/sessions", map[string]any{}).Token
	hold := func(seat int) {
		t.Helper()
		others := *house
		others.token = buyer
		others.must(t, "POST", "/v1/shows/"+show.ID+"/holds", map[string]any{"seats": []string{plan.Label(seat)}})
	}
	sees := func(seat, state int) {
		t.Helper()
		tab.Until("seat "+plan.Label(seat)+" is shown as "+strconv.Itoa(state), "heard.states["+strconv.Itoa(seat)+"] === "+strconv.Itoa(state))
	}
	says := func(status string) {
		t.Helper()
		tab.Until("the page says "+status, `heard.status.at(-1) === "`+status+`"`)
	}

	hold(0)
	tab.Open(house.URL + "/docs")
	tab.listens(show, plan.Len())
	says("live")
	sees(0, 1) // by the snapshot that begins the stream
	sees(1, 0)
	hold(1)
	sees(1, 1)
	if whole := Ask[int](tab, "heard.whole"); whole != 1 {
		t.Errorf("%d snapshots for one change", whole)
	}

	// A stream that is cut goes on where it was.
	wire.become("nothing at all")
	hold(2)
	sees(2, 1)
	if whole := Ask[int](tab, "heard.whole"); whole != 1 {
		t.Errorf("the whole show was sent again after a cut: %d", whole)
	}

	// No streams: the snapshot is polled.
	wire.become("/live")
	says("polling")
	hold(3)
	sees(3, 1)
	wire.become("") // everything ends like this: nothing goes through
	says("lost")
	wire.become("/live")
	says("polling")

	// A device that says it is offline, and comes back.
	Ask[bool](tab, `window.dispatchEvent(new Event("offline")), true`)
	says("lost")
	wire.become("nothing at all")
	hold(4)
	Ask[bool](tab, `window.dispatchEvent(new Event("online")), true`)
	says("live")
	sees(4, 1)
	sees(0, 0) // its hold has run out, or will while we watch

	Ask[bool](tab, `stop(), true`)
}
