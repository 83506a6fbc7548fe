package browsertest

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// shots is the folder for pictures of all that is looked at.
var shots = flag.String("shots", "", "write pictures of all pages that are looked at into this folder")

// patience bounds each thing a tab is asked to do, so that a test which waits
// for what never comes ends.
const patience = 60 * time.Second

// Screen is the window a page is opened in.
type Screen struct {
	Name          string
	Width, Height int64
	Dark          bool
	NoScript      bool
	Touch         bool
}

// The screens that every page is looked at on.
var (
	Phone       = Screen{Name: "phone", Width: 390, Height: 844, Touch: true}
	PhoneDark   = Screen{Name: "phone-dark", Width: 390, Height: 844, Touch: true, Dark: true}
	Desktop     = Screen{Name: "desktop", Width: 1440, Height: 900}
	DesktopDark = Screen{Name: "desktop-dark", Width: 1440, Height: 900, Dark: true}
)

// Browser is one running Chromium with an empty profile.
type Browser struct{ ctx context.Context }

// chromium is the one browser of a test run; it starts when it is first needed.
var chromium = sync.OnceValues(func() (*Browser, error) {
	profile, err := os.MkdirTemp("", "frontrow-browser-")
	if err != nil {
		return nil, err
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath("/usr/bin/chromium-headless-shell"), // the whole browser runs pages of its own beside ours
		chromedp.NoSandbox, // the tests may run as root, where the sandbox refuses to
		chromedp.UserDataDir(profile),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-background-networking", true),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, closeFirst := chromedp.NewContext(ctx)
	atExit.add(func() error {
		closeFirst()
		stop()
		return os.RemoveAll(profile)
	})
	return &Browser{ctx}, chromedp.Do(ctx)
})

// Start gives the Chromium of the test run.
func Start(t testing.TB) *Browser {
	t.Helper()
	b, err := chromium()
	if err != nil {
		t.Fatalf("chromium does not start: %v", err)
	}
	return b
}

// Tab is one page of its own in a Browser.
type Tab struct {
	t      testing.TB
	ctx    context.Context
	screen Screen

	expected string // words that may stand in the console

	mu       sync.Mutex
	messages []chromedp.ConsoleMessage
}

// Tab opens an empty tab with the given screen. All such tabs share cookies.
func (b *Browser) Tab(t testing.TB, s Screen) *Tab {
	t.Helper()
	return openTab(t, b.ctx, s)
}

// Device opens a tab as somebody's own device does: with cookies of its own,
// and none to begin with. When the test ends, nothing may have been written to
// its console that was not expected.
func (b *Browser) Device(t testing.TB, s Screen, options ...chromedp.CreateBrowserContextOption) *Tab {
	t.Helper()
	tab := openTab(t, b.ctx, s, chromedp.WithNewBrowserContext(options...))
	t.Cleanup(tab.mindConsole)
	return tab
}

// Beside opens another tab on the same device.
func (tab *Tab) Beside() *Tab {
	tab.t.Helper()
	other := openTab(tab.t, tab.ctx, tab.screen)
	tab.t.Cleanup(other.mindConsole)
	return other
}

func openTab(t testing.TB, parent context.Context, s Screen, options ...chromedp.ContextOption) *Tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(parent, options...)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as this context
		t.Fatalf("browser: %v", err)
	}
	tab := &Tab{t: t, ctx: ctx, screen: s}
	size := []chromedp.EmulateViewportOption{}
	if s.Touch {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	tab.Do(chromedp.EmulateViewport(s.Width, s.Height, size...))
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		scheme := "light"
		if s.Dark {
			scheme = "dark"
		}
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: scheme},
				{Name: "prefers-reduced-motion", Value: "reduce"},
			},
		})
		if err != nil {
			return err
		}
		// Several tabs are worked with at a time, and each has the keyboard.
		if _, err = cdp.Call(ctx, target, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil || !s.NoScript {
			return err
		}
		_, err = cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	said := chromedp.Console(ctx)
	go func() {
		for m, err := range said {
			if err != nil {
				return // the tab is closed
			}
			tab.mu.Lock()
			tab.messages = append(tab.messages, m)
			tab.mu.Unlock()
		}
	}()
	return tab
}

// Do runs steps and fails the test at the first that cannot be done.
func (tab *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		tab.t.Fatalf("browser: %v", err)
	}
}

// Open goes to an address and waits until the page is loaded.
func (tab *Tab) Open(address string) {
	tab.t.Helper()
	tab.Do(chromedp.Navigate(address))
}

// Ask evaluates an expression in the page.
func Ask[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tab.t.Fatalf("browser: %s: %v", expression, err)
	}
	return answer
}

// Complaints gives what was written to the console as warning or error since
// the last time they were asked for, violations of the content security policy among it.
func (tab *Tab) Complaints() []string {
	// A round trip after the page's own messages: they have all arrived.
	Ask[bool](tab, "true")
	tab.mu.Lock()
	defer tab.mu.Unlock()
	var bad []string
	said := tab.messages
	tab.messages = nil
	for _, m := range said {
		if m.IsException() || strings.Contains("error warning assert", string(m.Type)) && !ofMachine(m.String()) && !tab.unfetched(m.String()) {
			bad = append(bad, m.String())
		}
	}
	return bad
}

// ofMachine reports what browsers say about a machine without graphics, whose
// WebGL is drawn by the processor.
func ofMachine(message string) bool {
	return strings.Contains(message, "fallback to software WebGL") || strings.Contains(message, "GL Driver Message (OpenGL, Performance")
}

// unfetched reports what browsers say of what a page has them fetch early for a
// script, where they run none and stay for some seconds.
func (tab *Tab) unfetched(message string) bool {
	return tab.screen.NoScript && strings.Contains(message, "was preloaded using link preload but not used")
}

// Expect allows messages with these words in the console, such as those which
// browsers write themselves about an answer that refuses something.
func (tab *Tab) Expect(words string) { tab.expected = words }

// mindConsole fails the test for what is in the console and was not expected.
func (tab *Tab) mindConsole() {
	for _, complaint := range tab.Complaints() {
		if tab.expected == "" || !strings.Contains(complaint, tab.expected) {
			tab.t.Errorf("console: %s", complaint)
		}
	}
}

// Shot writes a picture of the whole page to a file in folder; nothing when
// folder is "".
func (tab *Tab) Shot(folder, name string) {
	tab.t.Helper()
	if folder == "" {
		return
	}
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		tab.t.Fatalf("browser: %v", err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		tab.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644); err != nil {
		tab.t.Fatal(err)
	}
}
