package browsertest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// axe is the accessibility checker's script, as npm brings it.
func axe() (string, error) {
	_, here, _, _ := runtime.Caller(0)
	script, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", "..", "web", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return "", fmt.Errorf("axe-core is not installed; run `npm ci` in web/: %w", err)
	}
	return string(script), nil
}

// bringAxe puts the checker into every page that the tab opens from now on.
func (tab *Tab) bringAxe() {
	tab.t.Helper()
	script, err := axe()
	if err != nil {
		tab.t.Fatal(err)
	}
	tab.inEveryPage(script)
}

// inEveryPage runs a script in every page that the tab opens from now on, before
// the page's own.
func (tab *Tab) inEveryPage(script string) {
	tab.t.Helper()
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	}))
}

// Barriers gives every finding of axe-core about the page as it stands, by the
// rules of WCAG 2.2 AA and its good practices.
func (tab *Tab) Barriers() []string {
	tab.t.Helper()
	script, err := axe()
	if err != nil {
		tab.t.Fatal(err)
	}
	Ask[bool](tab, script+";true")
	found := Ask[[]string](tab, `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.flatMap(
		v => v.nodes.map(n => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " "))))`)
	for i := range found {
		found[i] = strings.TrimSpace(found[i])
	}
	return found
}
