package browsertest

import (
	"fmt"
	"strings"
	"testing"
)

// openMap shows a sample hall and waits until it is drawn.
func (tab *Tab) openMap(base, story string) {
	tab.t.Helper()
	tab.Open(base + "/dev/storybook/" + story)
	tab.Until("the hall is drawn", `performance.getEntriesByName("seats-drawn").length > 0`)
	Ask[bool](tab, `document.fonts.ready.then(() => true)`)
	tab.frame()
}

// frame waits until what was asked for is on the screen.
func (tab *Tab) frame() {
	tab.t.Helper()
	Ask[bool](tab, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`)
}

// TestMapGallery takes pictures of every sample hall from far, from half-way
// and from near, where pictures are wanted.
func TestMapGallery(t *testing.T) {
	if *shots == "" {
		return
	}
	base, browser := serveStories(t), Start(t)
	for _, screen := range screens() {
		tab := browser.Tab(t, screen)
		for _, story := range []string{"map-theatre", "map-arena", "map-stadium", "map-club", "map-odd", "map-vast", "map-one"} {
			if !strings.Contains(story, *only) {
				continue
			}
			tab.openMap(base, story)
			tab.Shot(*shots, story+"-1-"+screen.Name)
			for i, pixels := range []int{12, 30} {
				Ask[bool](tab, fmt.Sprintf(`{
					const host = document.querySelector("[data-map]"), {plan, seatMap} = host;
					const seat = Math.floor(plan.count * 0.4);
					seatMap.showSeats([seat]); // as near as is comfortable: 26 px
					seatMap.zoomBy(%d / 26); true }`, pixels))
				tab.frame()
				tab.Shot(*shots, fmt.Sprintf("%s-%d-%s", story, i+2, screen.Name))
			}
		}
	}
}
