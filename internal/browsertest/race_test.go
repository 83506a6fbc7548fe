package browsertest

import "testing"

// TestTakenBeforeTheClick has somebody else hold a seat that was chosen here:
// it leaves the choice before it is sent, the rest stays, and the nearest seat
// is one tap away.
func TestTakenBeforeTheClick(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "The Last Chair", 0)
	quick, slow := browser.Device(t, Desktop), browser.Device(t, Phone)

	slow.tick(house, show, "Stalls", "Row C, seat 12", "Row D, seat 5")
	quick.tick(house, show, "Stalls", "Row C, seat 12")
	if status := quick.Go("Hold these seats"); status != 200 {
		t.Fatalf("the first one: %d", status)
	}
	slow.Sees("Somebody was quicker", "Stalls, Row C, Seat 12: just taken", "The rest of your choice is still here", "1 place")
	slow.Check("race")
	if !Ask[bool](slow, `document.querySelector("input[type=checkbox][value='stalls/D/5']").checked`) {
		t.Error("the rest of the choice is lost")
	}
	if !Ask[bool](slow, `document.querySelector("input[type=checkbox][value='stalls/C/12']").disabled`) {
		t.Error("the seat that is gone can still be ticked")
	}
	slow.Click(Ask[string](slow, `document.querySelector("[data-lost-place] button").innerText.trim()`))
	slow.Sees("2 places")
	if Ask[bool](slow, `document.querySelector("[data-lost-place]").innerText !== ""`) {
		t.Error("the notice stays after the offer was taken")
	}
	slow.Go("Hold these seats")
	slow.Sees("2 places", "Stalls, Row D, Seat 5", "Yours until")

	quick.Go("Give back")
	third := browser.Device(t, Desktop)
	third.Open(house.URL + show.Path)
	third.section("Stalls")
	third.Until("the seat is free again", `!document.querySelector("input[type=checkbox][value='stalls/C/12']").disabled`)
}

// TestRace sends a choice of which a part is gone, from a page that could not
// know: who is second is told which, keeps the rest, and is offered what is
// nearest.
func TestRace(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "Two of a Mind", 0)
	wire, address := layWire(t)
	quick, slow := browser.Device(t, Desktop), browser.Device(t, Phone, through(address))

	slow.Expect("Failed to load resource") // what is cut off, and the refusal
	slow.tick(house, show, "Stalls", "Row C, seat 12", "Row D, seat 5")
	wire.become("/live", "/seats")
	slow.Sees("Not up to date")
	quick.tick(house, show, "Stalls", "Row C, seat 12")
	quick.Go("Hold these seats")

	slow.Click("Hold these seats")
	slow.Sees("Somebody was quicker", "Stalls, Row C, Seat 12: just taken", "The nearest that are free", "1 place")
	slow.Check("refused")
	if !Ask[bool](slow, `document.querySelector("input[type=checkbox][value='stalls/C/12']").disabled`) {
		t.Error("the seat that is gone can still be ticked")
	}
	slow.Go(Ask[string](slow, `document.querySelector("[data-fault] form button").innerText.trim()`))
	slow.Sees("2 places", "Stalls, Row D, Seat 5", "Yours until")
	if Ask[bool](slow, `document.querySelector("main").innerText.includes("Row C, Seat 12")`) {
		t.Error("one seat is held twice")
	}
}
