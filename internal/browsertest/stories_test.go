package browsertest

import (
	"flag"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	assets "frontrow/web"

	"frontrow/internal/provider/qr"
	"frontrow/internal/transport/web"
)

var only = flag.String("only", "", "look only at stories whose name contains this")

// policy is the content security policy that the pages are served with.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'; worker-src 'self'"

// serveStories serves the storybook with its assets, under the policy.
func serveStories(t *testing.T) string {
	t.Helper()
	if err := assets.Check(); err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle(assets.Prefix, assets.Handler())
	mux.Handle("/", web.Storybook(web.Kit{Asset: assets.Asset, QR: qr.SVG}))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// screens covers both widths and both colour schemes; pictures are made of all
// four ways they go together.
func screens() []Screen {
	if *shots != "" {
		return []Screen{Phone, PhoneDark, Desktop, DesktopDark}
	}
	return []Screen{Phone, DesktopDark}
}

// TestStories looks at every page in every state, on a phone and on a desk.
func TestStories(t *testing.T) {
	base := serveStories(t)
	browser := Start(t)
	for _, screen := range screens() {
		t.Run(screen.Name, func(t *testing.T) {
			tab := browser.Tab(t, screen)
			for _, story := range web.Stories() {
				if strings.Contains(story.Name, *only) {
					t.Run(story.Name, func(t *testing.T) { lookAt(t, tab, screen, base, story.Name) })
				}
			}
		})
	}
}

func lookAt(t *testing.T, tab *Tab, screen Screen, base, story string) {
	tab.t = t
	tab.Open(base + "/dev/storybook/" + story)
	tab.Shot(*shots, story+"-"+screen.Name)
	if wide := Ask[int64](tab, "document.documentElement.scrollWidth") - screen.Width; wide > 0 {
		t.Errorf("the page is %d px wider than its window: %s", wide, Ask[string](tab, widest))
	}
	for _, barrier := range tab.Barriers() {
		t.Errorf("barrier: %s", barrier)
	}
	for _, complaint := range tab.Complaints() {
		t.Errorf("console: %s", complaint)
	}
}
