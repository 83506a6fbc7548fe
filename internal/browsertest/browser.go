package browsertest

import (
	"context"
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

// Start runs a Chromium until the test ends.
func Start(t testing.TB) *Browser {
	t.Helper()
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath("/usr/bin/chromium"),
		chromedp.NoSandbox, // the tests may run as root, where the sandbox refuses to
		chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-background-networking", true),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, closeFirst := chromedp.NewContext(ctx)
	t.Cleanup(func() {
		closeFirst()
		stop()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("chromium does not start: %v", err)
	}
	return &Browser{ctx}
}

// Tab is one page of its own in a Browser. All tabs share cookies.
type Tab struct {
	t   testing.TB
	ctx context.Context

	mu       sync.Mutex
	messages []chromedp.ConsoleMessage
}

// Tab opens an empty tab with the given screen.
func (b *Browser) Tab(t testing.TB, s Screen, options ...chromedp.ContextOption) *Tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(b.ctx, options...)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as this context
		t.Fatalf("browser: %v", err)
	}
	tab := &Tab{t: t, ctx: ctx}
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
		if err != nil || !s.NoScript {
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
		if m.IsException() || strings.Contains("error warning assert", string(m.Type)) {
			bad = append(bad, m.String())
		}
	}
	return bad
}

// Shot writes a picture of the whole page to a file in folder; nothing when
// folder is "".
func (tab *Tab) Shot(folder, name string) {
	tab.t.Helper()
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(tab.ctx, chromedp.FullScreenshot(100))
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
