package browsertest

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// signIn opens a page of staff as one of the house's people.
func (tab *Tab) signIn(house *House, person, path string) {
	tab.t.Helper()
	tab.Open(house.URL + "/staff?next=" + path)
	tab.Fill("E-mail", person)
	tab.Fill("Password", password)
	tab.Go("Sign in")
}

// reading gives a number of the watch page.
func reading(key string) string {
	return `document.querySelector('[data-now="` + key + `"]').textContent`
}

// tapSeat taps a seat on the staff's map.
func (tab *Tab) tapSeat(index int) {
	tab.t.Helper()
	const host = `document.querySelector("[data-map-host]")`
	tab.Until("the map is drawn", host+`?.seatMap !== undefined && performance.getEntriesByName("seats-drawn").length > 0`)
	at := Ask[spot](tab, `(async (host, seat) => {
		host.scrollIntoView({block: "center", behavior: "instant"});
		host.seatMap.showSeats([seat]);
		const at = () => JSON.stringify(host.seatMap.placeOf(seat));
		for (let was = ""; was !== (was = at()); ) await `+twoFrames+`;
		return host.seatMap.placeOf(seat);
	})(`+host+`, `+strconv.Itoa(index)+`)`)
	tab.Do(chromedp.MouseClickXY(at.X, at.Y))
}

// TestWatch follows a sale on one device while somebody buys on another, pauses
// it, and keeps a seat back that a buyer then cannot take.
func TestWatch(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "Watched from the Office", 0)
	staff := browser.Device(t, Desktop)
	staff.Expect("status of 409")
	staff.signIn(house, owner, "/staff/shows/"+show.ID)
	staff.Until("nothing is sold", reading("all.sold")+` === "0"`)
	Ask[bool](staff, `window.stayed = true`)

	buyer := browser.Device(t, Phone)
	buyer.buy(house, show, "watched@buyers.example", "Box 4, seat 3")
	staff.Until("one is sold and its money is here", reading("all.sold")+` === "1" && `+reading("taken")+` === "€66.00" && `+reading("orders")+` === "1"`)
	staff.Sees("Live")
	if !Ask[bool](staff, `window.stayed === true`) {
		t.Error("the page was loaded again")
	}
	sold := Ask[int](staff, `fetch("/v1/shows/`+show.ID+`/seats").then((a) => a.json()).then((s) => { const b = atob(s.states); for (let i = 0; i < s.count; i++) if (((b.charCodeAt(i >> 2) >> (2 * (i & 3))) & 3) === 2) return i; return -1; })`)
	staff.tapSeat(sold)
	staff.Until("the seat's order stands beside the map", `document.querySelector("[data-seat-panel] a[href*='/staff/orders/']") !== null`)
	staff.Shot(*shots, "watch-live")

	staff.Go("Pause the sale")
	staff.Fill("Reason", "The lift is stuck")
	staff.Go("Yes, pause")
	staff.Sees("The sale is paused", "The lift is stuck", "Robin")
	waiting := browser.Device(t, Desktop)
	waiting.Open(house.URL + show.Path)
	waiting.Sees("The sale is paused")
	if strings.Contains(waiting.Words(), "lift") {
		t.Error("buyers read the staff's reason")
	}
	staff.Go("Open the sale again")
	staff.Go("Yes, open")
	staff.Until("it is on sale again", `document.body.innerText.includes("On sale until") && !document.body.innerText.includes("Open the sale again")`)
}

// TestKeepBack keeps seats back by a tap on the map, while a colleague wants the
// same seat.
func TestKeepBack(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "Kept for the Press", 0)
	at := "/staff/shows/" + show.ID + "/blocks"
	first, second := browser.Device(t, Desktop), browser.Device(t, Phone)
	second.Expect("status of 409")
	first.signIn(house, owner, at)
	second.signIn(house, clerk, at)

	first.tapSeat(0)
	first.Sees("1 seat chosen")
	second.tapSeat(0)
	second.Sees("1 seat chosen")
	second.Fill("Reason", "Family")
	first.Fill("Reason", "Press")
	first.Go("Keep back")
	first.Sees("1 place is kept back", "Press", "Robin")
	first.Shot(*shots, "blocks-live")
	if status := second.Go("Keep back"); status != 409 {
		t.Errorf("the second to keep a seat back: %d, want 409", status)
	}
	second.Sees("Nothing was changed", "Kept back", "Press")
	second.Shot(*shots, "blocks-lost")

	states := Ask[int](first, `fetch("/v1/shows/`+show.ID+`/seats").then((a) => a.json()).then((s) => atob(s.states).charCodeAt(0) & 3)`)
	if states != 2 {
		t.Errorf("buyers see the seat in state %d", states)
	}
	first.Go("Put all on sale")
	first.Sees("1 place is on sale again", "Nothing is kept back")
}

// TestGiveAway gives a seat to a guest, who gets a ticket by mail, while a
// colleague is about to give the same one to somebody else.
func TestGiveAway(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "Given to the Critics", 0)
	at := "/staff/shows/" + show.ID + "/blocks"
	first, second := browser.Device(t, Desktop), browser.Device(t, Phone)
	second.Expect("status of 409")
	for _, staff := range []struct {
		tab    *Tab
		person string
		guest  string
	}{{first, owner, "Grace"}, {second, clerk, "Alan"}} {
		staff.tab.signIn(house, staff.person, at)
		staff.tab.tapSeat(0)
		staff.tab.Sees("1 seat chosen")
		staff.tab.Go("Give away")
		for _, barrier := range staff.tab.Barriers() {
			t.Error(barrier)
		}
		staff.tab.Fill("Guest’s name", staff.guest)
		staff.tab.Fill("Guest’s e-mail", staff.guest+"@press.example")
		staff.tab.Fill("Reason", "A review")
	}
	first.Shot(*shots, "give")
	first.Go("Give away")
	first.Sees("Grace", "You were given 1 place")
	first.Shot(*shots, "given")
	if status := second.Go("Give away"); status != 409 {
		t.Errorf("the second to give a seat away: %d, want 409", status)
	}
	second.Sees("Nothing was changed", "Robin")
	second.Shot(*shots, "give-lost")
	first.mail(house, "Grace@press.example")
}
