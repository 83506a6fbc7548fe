package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

// newHall draws a chart for a venue of its own, with one price for all seats,
// and puts a show there on sale.
func (h *House) newHall(t testing.TB, city, title string, chart *seating.Chart) (show Show, plan *seating.Plan, hash string) {
	t.Helper()
	plan, err := seating.Compile(chart)
	if err != nil {
		t.Fatal(err)
	}
	made := h.must(t, "POST", "/v1/venues", map[string]any{"name": "Hall of " + city, "address": "Gate 1", "city": city, "country": "GB", "time_zone": "Europe/London"})
	drawn := h.must(t, "POST", "/v1/venues/"+made.ID+"/charts", json.RawMessage(chart.Canonical()))
	var zones []string
	for _, zone := range plan.Zones() {
		zones = append(zones, zone.ID)
	}
	return h.showAt(t, venue{made.ID, drawn.Hash}, title, []any{level("all", "All", 5000, zones...)}, 0), plan, drawn.Hash
}

// openHall opens a show's seats and waits until their map is drawn.
func (tab *Tab) openHall(h *House, s Show) {
	tab.t.Helper()
	tab.Open(h.URL + s.Path)
	tab.hallReady()
	tab.Until("the map is drawn", `performance.getEntriesByName("seats-drawn").length > 0`)
	Ask[bool](tab, `window.host = () => document.querySelector(".map"), document.fonts.ready.then(() => true)`)
	tab.frame()
}

// goesTo brings seats to the middle of the map, near, and gives where they are.
func (tab *Tab) goesTo(seats ...int) []spot {
	tab.t.Helper()
	Ask[bool](tab, fmt.Sprintf(`host().scrollIntoView({block: "center", behavior: "instant"}), host().seatMap.showSeats(%s), true`, list(seats)))
	tab.frame()
	return Ask[[]spot](tab, list(seats)+`.map((seat) => host().seatMap.placeOf(seat))`)
}

func list(seats []int) string {
	return strings.Join(strings.Fields(fmt.Sprint(seats)), ", ")
}

// choice gives the seats that the form would hold.
func (tab *Tab) choice() string {
	tab.t.Helper()
	return Ask[string](tab, `[...document.querySelectorAll("[data-fields] input[name=seat]")].map((one) => one.value).sort().join(" ")`)
}

// turns waits until what is around a place looks as it should.
func (tab *Tab) turns(what string, at spot, done func(pixels string) bool) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	look := time.NewTicker(100 * time.Millisecond)
	defer look.Stop()
	for !done(tab.pixels(at)) {
		select {
		case <-look.C:
		case <-ctx.Done():
			tab.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// seatsOf gives the places of seats in their plan.
func seatsOf(t testing.TB, plan *seating.Plan, labels ...string) (seats []int) {
	t.Helper()
	for _, label := range labels {
		seat, ok := plan.Index(label)
		if !ok {
			t.Fatalf("there is no seat %s", label)
		}
		seats = append(seats, seat)
	}
	return seats
}

// TestStadium points at two seats of 53,944 and holds them.
func TestStadium(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show, plan, _ := house.newHall(t, "Leeds", "Two of Many", seating.Stadium())
	tab := browser.Device(t, Phone)
	tab.openHall(house, show)
	tab.Shot(*shots, "stadium-far")
	const bar = `getComputedStyle(document.querySelector(".choose-bar")).visibility`
	if got := Ask[string](tab, bar); got != "hidden" {
		t.Errorf("with nothing chosen the bar is %s", got)
	}
	first := plan.Len() / 2
	for !plan.Beside(first, first+1) {
		first++
	}
	for _, at := range tab.goesTo(first, first+1) {
		tab.tap(at)
	}
	tab.Sees("2 places", "€110.00")
	tab.Until("the bar has come", bar+` === "visible"`)
	tab.Shot(*shots, "stadium-near")
	if got, want := tab.choice(), plan.Label(first)+" "+plan.Label(first+1); got != want {
		t.Fatalf("pointing at %s chooses %q", want, got)
	}
	if status := tab.Go("Hold these seats"); status != 200 {
		t.Fatalf("holding: %d: %s", status, tab.gist())
	}
	tab.Sees("2 places", "Yours until")
}

// TestMapFollowsHolds chooses on the map with keys. The map of somebody else
// shows what is held, and that it is free again after it has run out, without
// being loaded again.
func TestMapFollowsHolds(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "Come and Gone", 2*catalog.MinHoldFor)
	plan, err := seating.Compile(seating.Theatre())
	if err != nil {
		t.Fatal(err)
	}
	keys, looker := browser.Device(t, Desktop), browser.Device(t, Phone)

	keys.openHall(house, show)
	keys.TabTo("Map of the seats")
	keys.Keys(keyRight, keyDown, keyEnter, keyRight, keySpace)
	keys.Sees("2 places")
	labels := strings.Fields(keys.choice())
	if len(labels) != 2 {
		t.Fatalf("the keys choose %q", labels)
	}
	seats := seatsOf(t, plan, labels...)
	if !plan.Beside(seats[0], seats[1]) && !plan.Beside(seats[1], seats[0]) {
		t.Errorf("the keys choose %q, which are not beside each other", labels)
	}

	looker.openHall(house, show)
	Ask[bool](looker, `window.stayed = true`)
	at := looker.goesTo(seats...)[0]
	Ask[bool](looker, `new Promise((done) => requestIdleCallback(() => done(true)))`) // the numbers were asked for before
	var free string
	looker.turns("the map rests", at, func(pixels string) bool { same := pixels == free; free = pixels; return same })
	keys.TabTo("Hold these seats")
	if status := keys.GoByKey(keyEnter); status != 200 {
		t.Fatalf("holding: %d: %s", status, keys.gist())
	}
	looker.turns("the seat is shown as held", at, func(pixels string) bool { return pixels != free })
	looker.turns("the seat is shown as free again", at, func(pixels string) bool { return pixels == free })
	if !Ask[bool](looker, `window.stayed === true`) {
		t.Error("the page was loaded again")
	}
	looker.tap(at)
	looker.Sees("1 place")
}

// TestThreeTaps holds the best seats from the event's page, with a tap to spare.
func TestThreeTaps(t *testing.T) {
	t.Parallel()
	house := Open(t)
	house.NewShow(t, "Berlin", "Quick About It", 0)
	tab := Start(t).Device(t, Phone)
	tab.Open(house.URL + "/events?q=quick+about+it")
	tab.Go("Quick About It")
	tab.Go("Choose seats")  // one
	tab.Go("Hold the best") // two; the third is for another number or price
	tab.Sees("2 places", "Yours until")
}

// TestSellsWithoutMap sells where graphics cannot be had, and where the chart
// does not come.
func TestSellsWithoutMap(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "By Any Means", 0)
	plan, err := seating.Compile(seating.Theatre())
	if err != nil {
		t.Fatal(err)
	}

	plain := browser.Device(t, Phone)
	plain.injects(withoutGL)
	plain.openHall(house, show)
	if engine := Ask[string](plain, `host().seatMap.engine`); engine != "canvas" {
		t.Fatalf("the map is drawn by %s", engine)
	}
	for _, at := range plain.goesTo(seatsOf(t, plan, seat, beside)...) {
		plain.tap(at)
	}
	plain.Go("Hold these seats")
	plain.Sees("2 places", "Yours until")

	wire, address := layWire(t)
	wire.become(house.venues["Berlin"].chart)
	blind := browser.Device(t, Phone, through(address))
	blind.Expect("Failed to load resource")
	blind.Open(house.URL + show.Path)
	blind.Sees("The map cannot be shown on this device")
	blind.Check("without-map")
	blind.Go("Boxes")
	blind.Click("Box 3, seat 1")
	blind.Go("Hold these seats")
	blind.Sees("1 place", "Box 3, Seat 1", "Yours until")
}
