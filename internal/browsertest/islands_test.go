package browsertest

import (
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// openStory shows a story on a screen.
func openStory(t *testing.T, browser *Browser, screen Screen, base, story string) *Tab {
	t.Helper()
	tab := browser.Tab(t, screen)
	tab.Open(base + "/dev/storybook/" + story)
	return tab
}

// TestIslands tries what the scripts add, and that the pages stand without.
func TestIslands(t *testing.T) {
	base, browser := serveStories(t), Start(t)

	t.Run("the sum follows the ticks", func(t *testing.T) {
		tab := openStory(t, browser, Phone, base, "seats-section")
		tab.hallReady()
		tab.Click("List")
		before := Ask[string](tab, `document.querySelector("[data-count]").textContent + " " + document.querySelector("[data-sum]").textContent`)
		tab.Do(chromedp.Click(chromedp.CSS(`[type=checkbox][value="stalls/E/15"]`)))
		after := Ask[string](tab, `document.querySelector("[data-count]").textContent + " " + document.querySelector("[data-sum]").textContent`)
		if before != "3 places €285.00" || after != "4 places €380.00" {
			t.Errorf("before %q, after one more %q", before, after)
		}
		over := Ask[bool](tab, `{[...document.querySelectorAll(".seat input:enabled:not(:checked)")].slice(0, 9).forEach(i => i.click()); document.querySelector("[data-over]").hidden}`)
		if over {
			t.Error("more seats than the limit are ticked and nothing says so")
		}
	})

	t.Run("arrows walk the rows", func(t *testing.T) {
		tab := openStory(t, browser, Desktop, base, "seats-section")
		tab.hallReady()
		focused := func() string { return Ask[string](tab, `document.activeElement.value ?? ""`) }
		Ask[bool](tab, `document.querySelector('[type=checkbox][value="stalls/F/14"]').focus(), true`)
		tab.Do(chromedp.KeyEvent(kb.ArrowRight))
		if got := focused(); got != "stalls/F/15" {
			t.Errorf("right of F 14 is %q", got)
		}
		tab.Do(chromedp.KeyEvent(kb.ArrowUp))
		if got := focused(); !strings.HasPrefix(got, "stalls/E/") {
			t.Errorf("above F 15 is %q", got)
		}
		tab.Do(chromedp.KeyEvent(" "))
		if !Ask[bool](tab, `document.activeElement.checked`) {
			t.Error("the space key does not tick the seat")
		}
	})

	t.Run("the clock runs", func(t *testing.T) {
		tab := openStory(t, browser, Phone, base, "hold")
		clock := Ask[string](tab, `document.querySelector("[data-left]").textContent`)
		if !regexp.MustCompile(`^08:[0-3]\d$`).MatchString(clock) || Ask[bool](tab, `document.querySelector("[data-left]").hidden`) {
			t.Errorf("the clock shows %q", clock)
		}
		if said := Ask[string](tab, `document.querySelector("[data-say]").textContent.trim()`); said != "" {
			t.Errorf("it is read out at once: %q", said)
		}
	})

	t.Run("a form is sent once", func(t *testing.T) {
		tab := openStory(t, browser, Phone, base, "hold")
		stopped := Ask[[]bool](tab, `{
			const form = document.querySelector(".details"), stopped = [];
			form.addEventListener("submit", e => { stopped.push(e.defaultPrevented); e.preventDefault(); });
			form.requestSubmit(); form.requestSubmit();
			stopped
		}`)
		if len(stopped) != 2 || stopped[0] || !stopped[1] {
			t.Errorf("held back: %v, want the second alone", stopped)
		}
		if !Ask[bool](tab, `document.querySelector(".details button").getAttribute("aria-busy") === "true"`) {
			t.Error("the button does not say that it works")
		}
	})

	t.Run("without script", func(t *testing.T) {
		screen := Phone
		screen.NoScript = true
		tab := browser.Tab(t, screen)
		for story, words := range map[string]string{"hold": "Yours until 19:38", "order-checking": "Do not pay again", "event-not-yet": "On sale from", "seats-section": "Hold these seats"} {
			tab.Open(base + "/dev/storybook/" + story)
			text, err := chromedp.Run(tab.ctx, chromedp.Text(chromedp.CSS("body")))
			if err != nil || !strings.Contains(text, words) {
				t.Errorf("%s does not say %q: %v", story, words, err)
			}
			if strings.Contains(text, "08:31") {
				t.Errorf("%s shows a clock that stands still", story)
			}
		}
	})
}

// TestKeyboard goes through pages by the Tab key alone: everything that can be
// used is met, is visible when it is, and nothing traps the focus.
func TestKeyboard(t *testing.T) {
	base, browser := serveStories(t), Start(t)
	for _, story := range []string{"events", "event", "seats-taken", "hold", "order-declined", "tickets", "staff-orders", "staff-order-refund"} {
		t.Run(story, func(t *testing.T) {
			tab := openStory(t, browser, Desktop, base, story)
			Ask[bool](tab, `{
				window.met = new Set(); window.unseen = [];
				document.addEventListener("focusin", e => {
					met.add(e.target);
					const box = e.target.getBoundingClientRect();
					if (!box.width || !box.height) unseen.push(e.target.outerHTML.slice(0, 80));
				}); true }`)
			// Of a section's seats a few rows stand for all.
			Ask[bool](tab, `[...document.querySelectorAll(".seat-row")].slice(2).forEach(r => r.remove()), true`)
			n := Ask[int](tab, usable+".length")
			for range 6 * n { // a date has stops within
				tab.Do(chromedp.KeyEvent(kb.Tab))
				if Ask[bool](tab, "met.size > 0 && document.activeElement === document.body") {
					break
				}
			}
			if missed := Ask[[]string](tab, usable+`.filter(e => !met.has(e)).map(e => e.outerHTML.slice(0, 120))`); len(missed) > 0 {
				t.Errorf("%d of %d are not met: %s", len(missed), n, strings.Join(missed, "\n"))
			}
			if unseen := Ask[[]string](tab, "unseen"); len(unseen) > 0 {
				t.Errorf("focused and not to be seen: %s", strings.Join(unseen, "\n"))
			}
		})
	}
}

// usable is everything on a page that a pointer can use and Tab stops at: of radio
// buttons that go together, the one that is on.
const usable = `[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
	.filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility())
	.filter(e => e.type !== "radio" || e.checked || !e.form.querySelector("input[type=radio][name='" + e.name + "']:checked"))`
