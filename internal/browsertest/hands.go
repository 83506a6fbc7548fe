package browsertest

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The keys that people use on pages.
const (
	keyTab   = kb.Tab
	keyEnter = kb.Enter
	keySpace = " "
	keyRight = kb.ArrowRight
	keyDown  = kb.ArrowDown
	keyHome  = kb.Home
)

// finder is the script with which things are found as people find them: by the
// words on them or, where there are none, the words that are read out.
const finder = `((words) => {
	const named = (e) => (e.getAttribute("aria-label") || e.innerText || "").replace(/\s+/g, " ").trim();
	const there = (e) => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && !e.closest("[aria-hidden=true], [hidden]"); };
	const all = [...document.querySelectorAll("a[href], button, summary, label, input[type=checkbox]")].filter(there);
	return all.find((e) => named(e) === words) ?? all.find((e) => named(e).startsWith(words));
})`

// twoFrames is a promise that is kept when what the page has been told is drawn:
// sizes are watched from one frame to the next.
const twoFrames = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`

// frame waits until what was changed is drawn.
func (tab *Tab) frame() {
	tab.t.Helper()
	if tab.screen.NoScript {
		return // such a page is told of no frames
	}
	Ask[bool](tab, twoFrames+`.then(() => true)`)
}

// spot is where something can be clicked on.
type spot struct {
	X, Y    float64
	Covered string // by what, if it cannot
}

// find waits for what has these words, brings it into view and says where it is
// once the page has come to rest.
func (tab *Tab) find(words string) spot {
	tab.t.Helper()
	tab.Until("there is "+quote(words), finder+`(`+quote(words)+`) != null`) // it may be on its way
	rest := `for (let was = "", frames = 0; was !== (was = JSON.stringify(at())) || at().covered && frames < 100; frames++) await ` + twoFrames + `;`
	if tab.screen.NoScript {
		rest = "" // such a page never moves, and is told of no frames
	}
	found := Ask[*spot](tab, finder+`(`+quote(words)+`) ? (async (e) => {
		const at = () => {
			const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
			const top = document.elementFromPoint(x, y);
			return {x, y, covered: e.contains(top) || top?.closest("label")?.contains(e) ? "" : (top?.outerHTML ?? "nothing").slice(0, 200)};
		};
		e.scrollIntoView({block: "center", behavior: "instant"});
		`+rest+`
		return at();
	})(`+finder+`(`+quote(words)+`)) : null`)
	switch {
	case found == nil:
		tab.t.Fatalf("nothing on the page says %q; it says:\n%s", words, tab.gist())
	case found.Covered != "":
		tab.t.Fatalf("%q cannot be clicked on: above it lies %s", words, found.Covered)
	}
	return *found
}

// Click clicks on what has these words, with the pointer.
func (tab *Tab) Click(words string) {
	tab.t.Helper()
	at := tab.find(words)
	tab.Do(chromedp.MouseClickXY(at.X, at.Y))
}

// Go clicks on what has these words, waits for the page it leads to, and gives
// the status that page came with.
func (tab *Tab) Go(words string) int64 {
	tab.t.Helper()
	at := tab.find(words)
	return tab.follow(chromedp.MouseClickXY(at.X, at.Y))
}

// GoByKey presses a key that leads to another page.
func (tab *Tab) GoByKey(key string) int64 {
	tab.t.Helper()
	return tab.follow(chromedp.KeyEvent(key))
}

func (tab *Tab) follow(steps ...chromedp.Action[chromedp.Void]) int64 {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	response, err := chromedp.RunResponse(ctx, steps...)
	if err != nil {
		tab.t.Fatalf("browser: no page came: %v", err)
	}
	return response.Status
}

// Fill types into the field with a label, in place of what it holds.
func (tab *Tab) Fill(label, text string) {
	tab.t.Helper()
	tab.Click(label)
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Evaluate[bool](`document.activeElement.select(), true`)(ctx, target)
		return err
	}), chromedp.KeyEvent(text))
}

// farthest is how often a key is pressed before what is looked for counts as out
// of the keyboard's reach.
const farthest = 150

// Choose sets a list of choices with keys: from the first one by the letter that
// one begins with, and down. Typing more letters is a matter of how quickly they
// follow each other.
func (tab *Tab) Choose(label, option string) {
	tab.t.Helper()
	Ask[bool](tab, finder+`(`+quote(label)+`).control.focus(), true`)
	keys := []string{keyHome, option[:1]}
	for range farthest {
		if Ask[bool](tab, `document.activeElement.selectedOptions[0].text.startsWith(`+quote(option)+`)`) {
			return
		}
		tab.Keys(keys[0])
		if keys = keys[1:]; len(keys) == 0 {
			keys = []string{keyDown}
		}
	}
	tab.t.Fatalf("%q has no choice %q", label, option)
}

// Keys presses keys one after another.
func (tab *Tab) Keys(keys ...string) {
	tab.t.Helper()
	for _, key := range keys {
		tab.Do(chromedp.KeyEvent(key))
	}
}

// stop is a place where the keyboard's focus rests.
type stop struct {
	Words   string
	Visible bool // that the focus is here can be seen
	Hidden  string
}

// focused tells where the focus is. A seat draws its focus on the sign beside
// its box, a choice on its label, and a card's link on the whole card; in a
// date's own buttons the browser draws it.
const focused = `(() => {
	const e = document.activeElement;
	const signs = [[e], [e, "::after"], [e.nextElementSibling ?? e], [e.closest("label") ?? e]];
	const seen = signs.some(([of, part]) => { const s = getComputedStyle(of, part); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; }) || e.type === "date";
	const r = e.getBoundingClientRect();
	const y = Math.min(Math.max(r.y + r.height / 2, 0), innerHeight - 1);
	const top = document.elementFromPoint(Math.min(Math.max(r.x + r.width / 2, 0), innerWidth - 1), y);
	const bar = top?.closest(".bar");
	return {
		words: (e.getAttribute("aria-label") || e.labels?.[0]?.innerText || e.innerText || e.tagName).replace(/\s+/g, " ").trim(),
		visible: seen, hidden: bar && !bar.contains(e) ? bar.className : "",
	};
})()`

// TabTo presses Tab until the focus is on what has these words. On the way the
// focus must be seen at every stop.
func (tab *Tab) TabTo(words string) {
	tab.t.Helper()
	var passed []string
	for range farthest {
		tab.Keys(keyTab)
		at := Ask[stop](tab, focused)
		if !at.Visible {
			tab.t.Errorf("the focus on %q cannot be seen", at.Words)
		}
		if at.Hidden != "" {
			tab.t.Errorf("the focus on %q is behind %s", at.Words, at.Hidden)
		}
		if strings.HasPrefix(at.Words, words) {
			return
		}
		passed = append(passed, at.Words)
	}
	tab.t.Fatalf("%q is not reached with the keyboard, only: %s", words, strings.Join(passed, " | "))
}

// Back uses the browser's Back button.
func (tab *Tab) Back() {
	tab.t.Helper()
	Ask[bool](tab, "setTimeout(() => history.back()), true") // the page may come from memory, without being loaded
}

// Until waits until a condition of the page holds, through whatever pages come
// in between.
func (tab *Tab) Until(what, condition string) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	look := time.NewTicker(30 * time.Millisecond)
	defer look.Stop()
	for {
		// While one page gives way to another there is none to ask.
		if holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool](condition)); err == nil && holds {
			return
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			tab.t.Fatalf("waited in vain until %s; the page says:\n%s", what, tab.gist())
		}
	}
}

func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string can be written
	}
	return string(quoted)
}
