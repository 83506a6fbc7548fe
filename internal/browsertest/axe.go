package browsertest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// axe is the accessibility checker's script, as npm brings it.
var axe = sync.OnceValues(func() (string, error) {
	_, here, _, _ := runtime.Caller(0)
	script, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", "..", "web", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return "", fmt.Errorf("axe-core is not installed; run `npm ci` in web/: %w", err)
	}
	return string(script) + ";true", nil
})

// inEveryPage runs a script in every page that the tab opens from now on, before
// the page's own.
func (tab *Tab) inEveryPage(script string) {
	tab.t.Helper()
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	}))
}

// alike selects what a page has hundreds of, all made the same way: seats. Those
// who look at a page look at some of a kind.
const alike = ".seat:nth-of-type(n + 4), .block-seat:nth-of-type(n + 4)"

// barriers is what axe-core finds on the page as it stands, by the rules of WCAG
// 2.2 AA and its good practices. What is alike is not there meanwhile, unless
// somebody is at it: it takes the checker longer than all the rest. Nor do bars
// float over what one can scroll out from under them, and what changes its colour
// has changed it.
const barriers = `(async () => {
	document.getAnimations().filter(a => a.effect.getComputedTiming().endTime !== Infinity).forEach(a => a.finish());
	const plain = new CSSStyleSheet();
	plain.replaceSync(":is(` + alike + `):not(:focus-within) { display: none } .bar { position: static }");
	document.adoptedStyleSheets.push(plain);
	const found = await axe.run({ resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
	document.adoptedStyleSheets.pop();
	return found.violations.flatMap(v => v.nodes.map(n => "barrier: " + v.id + ": " + n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " ").trim()));
})()`

// Barriers gives every finding of axe-core about the page as it stands.
func (tab *Tab) Barriers() []string {
	tab.t.Helper()
	script, err := axe()
	if err != nil {
		tab.t.Fatal(err)
	}
	Ask[bool](tab, script)
	return Ask[[]string](tab, barriers)
}
