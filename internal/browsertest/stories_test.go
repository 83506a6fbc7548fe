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
	"frontrow/internal/transport/web/words"
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

// reader is somebody who looks at every page: on a screen, in a language.
type reader struct {
	Screen
	*words.Locale
}

// readers cover every language, both widths and both colour schemes. English
// is looked at on a phone and on a desk, every other language on a phone, where
// there is the least room for its words. Pictures are made of more.
func readers() []reader {
	all := []reader{
		{Phone, words.English},
		{DesktopDark, words.English},
		{PhoneDark, words.German},
		{Phone, words.French},
		{PhoneDark, words.Spanish},
		{Phone, words.Arabic},
	}
	if *shots != "" {
		all = append(all, reader{PhoneDark, words.English}, reader{Desktop, words.English}, reader{Desktop, words.Arabic}, reader{Desktop, words.German})
	}
	return all
}

// screens covers both widths and both colour schemes; pictures are made of all
// four ways they go together.
func screens() []Screen {
	if *shots != "" {
		return []Screen{Phone, PhoneDark, Desktop, DesktopDark}
	}
	return []Screen{Phone, DesktopDark}
}

// TestStories looks at every page in every state and every language. What takes
// longest is done in turn with -short: a staff page is looked at in English and in
// one language more, and the checker of barriers is asked about a page in English
// on a phone or on a desk, and in one language more. So every reader sees some of
// them in every run, and all in the nightly one.
func TestStories(t *testing.T) {
	base := serveStories(t)
	browser := Start(t)
	for r, reader := range readers() {
		t.Run(reader.Lang()+"-"+reader.Screen.Name, func(t *testing.T) {
			t.Parallel()
			tab := browser.Tab(t, reader.Screen)
			english := reader.Lang() == "en"
			turns := 4 // as many as there are other languages
			if english {
				turns = 2
			}
			for i, story := range web.Stories() {
				turn := !testing.Short() || i%turns == r%turns
				if strings.Contains(story.Name, *only) && (turn || english || !staffs(story.Name)) {
					t.Run(story.Name, func(t *testing.T) {
						tab.t = t
						reader.lookAt(tab, base, story.Name, turn)
					})
				}
			}
		})
	}
}

// staffs reports whether a story is of a page that only staff see.
func staffs(story string) bool {
	return strings.HasPrefix(story, "staff-") || strings.HasPrefix(story, "setup-")
}

func (r reader) lookAt(tab *Tab, base, story string, turn bool) {
	tab.Open(base + r.Path("/dev/storybook/"+story))
	tab.Shot(*shots, story+"-"+r.Lang()+"-"+r.Screen.Name)
	faults := Ask[[]string](tab, `(`+inspection+`)(`+quote(r.Lang())+`, `+quote(r.Dir())+`)`)
	if turn {
		faults = append(faults, tab.Barriers()...)
	}
	for _, fault := range faults {
		tab.t.Error(fault)
	}
	if r.Lang() == "en" && !r.Touch {
		tab.enlarged(story)
		for _, unseen := range Ask[[]string](tab, unseenFocus) {
			tab.t.Errorf("the focus on %s cannot be seen", unseen)
		}
	}
	if r.Lang() == "en" && r.Touch && !strings.HasPrefix(story, "staff-") {
		for _, fault := range tooHeavy(tab.t, base, Ask[[]string](tab, loaded)) {
			tab.t.Error(fault)
		}
	}
	for _, complaint := range tab.Complaints() {
		tab.t.Errorf("console: %s", complaint)
	}
}

// inspection is what is wrong with the page as it stands: width beyond the
// window's, words cut off in controls, another language than was asked for.
const inspection = `(lang, dir) => {
	const root = document.documentElement, faults = [];
	if (root.lang !== lang) faults.push("the page's language is " + root.lang);
	if (getComputedStyle(root).direction !== dir) faults.push("the page runs " + getComputedStyle(root).direction);
	const name = e => e.tagName.toLowerCase() + (e.className && typeof e.className === "string" ? "." + e.className.split(" ").join(".") : "");
	const wide = root.scrollWidth - innerWidth;
	if (wide > 0) {
		const out = [...document.querySelectorAll("body *")].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > innerWidth + 0.5 || r.left < -0.5); });
		faults.push("the page is " + wide + " px wider than its window: " + out.slice(0, 3).map(name).join(", "));
	}
	for (const e of document.querySelectorAll("button, .button, summary, .badge, .chip, label, select, h1, h2, h3")) {
		if (e.checkVisibility() && !e.closest(".visually-hidden, .seat") && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline") {
			faults.push("words are cut off in " + name(e) + ": " + e.textContent.trim().slice(0, 60));
		}
	}
	return faults;
}`

// unseenFocus goes over what the keyboard can reach, and names where one would
// not see that the focus is there.
const unseenFocus = `(() => {
	const reach = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
		.filter(e => e.tabIndex >= 0 && e.checkVisibility() && !e.disabled && !e.closest("` + alike + `"));
	const unseen = [];
	for (const e of reach) {
		e.focus();
		if (document.activeElement !== e) continue;
		const signs = [[e], [e, "::after"], [e.nextElementSibling ?? e], [e.closest("label") ?? e]];
		const seen = signs.some(([of, part]) => { const s = getComputedStyle(of, part); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; });
		if (!seen && e.type !== "date" && !/^(time|datetime-local)$/.test(e.type)) unseen.push(e.tagName + "." + e.className + " " + (e.getAttribute("aria-label") ?? e.textContent).trim().slice(0, 40));
	}
	document.activeElement?.blur();
	return unseen;
})()`
