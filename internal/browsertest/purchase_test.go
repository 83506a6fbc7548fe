package browsertest

import (
	"strings"
	"testing"
)

// TestPurchase buys two seats with a finger or a mouse, from the list of events
// to the ticket.
func TestPurchase(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	for _, screen := range []Screen{Phone, DesktopDark} {
		t.Run(screen.Name, func(t *testing.T) {
			t.Parallel()
			show := house.NewShow(t, "Berlin", "The Tide Clock on a "+screen.Name, 0)
			email := screen.Name + "@buyers.example"
			tab := browser.Device(t, screen)

			tab.Open(house.URL)
			tab.Check("0-home")
			tab.Go("All events")
			tab.Fill("Search", "tide clock on a "+screen.Name)
			if !Ask[bool](tab, `document.querySelector("#city").checkVisibility()`) {
				tab.Click("Filters")
			}
			tab.Choose("City", "Berlin")
			tab.Go("Show events")
			tab.Check("1-list")
			tab.Go(show.Title)
			tab.Check("2-event")
			tab.Go("Choose seats")
			tab.section("Stalls")
			tab.Click("Row C, seat 12")
			tab.Click("Row C, seat 13")
			tab.Sees("2 places", "€198.00")
			tab.Check("3-seats")
			if status := tab.Go("Hold these seats"); status != 200 {
				t.Fatalf("holding: %d: %s", status, tab.gist())
			}
			tab.Sees("Stalls, Row C, Seat 12", "Stalls, Row C, Seat 13", "€198.00")
			tab.Check("4-held")
			tab.Fill("Name", "Grace Hopper")
			tab.Fill("E-mail", email)
			tab.Go("Pay €198.00")
			tab.Sees("Testpay")
			tab.Check("5-pay")
			tab.approve()
			tab.Sees(email)
			tab.Check("6-paid")
			tab.isPDF("Download as PDF")
			tab.Go("Show my 2 tickets")
			tab.Sees("Grace Hopper", "Row", "12", "13")
			tab.Until("the tickets are kept for when there is no network", `!document.querySelector("[data-kept]").hidden`)
			tab.Check("7-tickets")
			tab.isGenuine(house, show)

			link := tab.mail(house, email)
			other := browser.Device(t, Phone)
			other.Open(link)
			other.Sees("You are going!", "Grace Hopper")
			other.Go("Show my 2 tickets")
			other.isGenuine(house, show)
			stranger := browser.Device(t, Desktop)
			stranger.Expect("status of 404")
			stranger.Open(strings.Split(link, "?")[0])
			stranger.Sees("Not here")
			stranger.Check("8-not-yours")
		})
	}
}

// TestPurchaseByKeyboard buys a seat without a pointer. That the focus can be
// seen at every stop is checked on the way.
func TestPurchaseByKeyboard(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	for _, screen := range []Screen{Phone, Desktop} {
		t.Run(screen.Name, func(t *testing.T) {
			t.Parallel()
			show := house.NewShow(t, "Berlin", "Ten Fingers on a "+screen.Name, 0)
			tab := browser.Device(t, screen)

			tab.Open(house.URL)
			tab.TabTo("Skip to the content")
			tab.Shot(*shots, "keyboard-skip-"+screen.Name)
			tab.Keys(keyEnter)
			tab.TabTo("Search")
			tab.Keys("fingers on a " + screen.Name)
			tab.GoByKey(keyEnter)
			tab.TabTo(show.Title)
			tab.GoByKey(keyEnter)
			tab.TabTo("Choose seats")
			tab.GoByKey(keyEnter)
			tab.hallReady()
			if screen.Touch {
				tab.TabTo("List")
				tab.Keys(keyEnter)
			}
			tab.TabTo("Stalls")
			tab.Keys(keyEnter)
			tab.TabTo("Row A, seat 1")
			tab.Keys(keyRight, keyRight, keyDown, keyDown, keySpace)
			at := Ask[stop](tab, focused)
			if !strings.HasPrefix(at.Words, "Row C") || !at.Visible {
				t.Errorf("two seats to the right and two rows down is %+v", at)
			}
			tab.Sees("1 place")
			tab.Shot(*shots, "keyboard-seat-"+screen.Name)
			if status := tab.GoByKey(keyEnter); status != 200 {
				t.Fatalf("holding: %d: %s", status, tab.gist())
			}
			tab.TabTo("Name")
			tab.Keys("Ada Lovelace")
			tab.TabTo("E-mail")
			tab.Keys("keys@buyers.example")
			tab.GoByKey(keyEnter)
			tab.Sees("Testpay")
			tab.TabTo("Pay")
			tab.GoByKey(keyEnter)
			tab.Sees("You are going!")
			tab.TabTo("Show my ticket")
			tab.GoByKey(keyEnter)
			tab.Sees("Ada Lovelace")
			tab.isGenuine(house, show)
		})
	}
}

// TestPurchaseWithoutScript buys a seat in a browser that runs no scripts.
func TestPurchaseWithoutScript(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	for _, screen := range []Screen{Phone, Desktop} {
		t.Run(screen.Name, func(t *testing.T) {
			t.Parallel()
			show := house.NewShow(t, "Berlin", "Plain Paper on a "+screen.Name, 0)
			screen.NoScript = true
			tab := browser.Device(t, screen)

			tab.Open(house.URL + "/events")
			tab.Fill("Search", "paper on a "+screen.Name)
			tab.Go("Show events")
			tab.Go(show.Title)
			tab.Go("Choose seats")
			tab.Go("Stalls")
			tab.Click("Row B, seat 5")
			tab.Go("Boxes") // what is ticked comes along
			tab.Sees("Also chosen")
			tab.Shot(*shots, "no-script-seats-"+screen.Name)
			tab.Go("Hold these seats")
			tab.Sees("Stalls, Row B, Seat 5", "Yours until")
			tab.Shot(*shots, "no-script-held-"+screen.Name)
			tab.Fill("Name", "Alan Turing")
			tab.Fill("E-mail", "paper@buyers.example")
			tab.Go("Pay €66.00")
			tab.approve()
			tab.Go("Show my ticket")
			tab.Sees("Alan Turing")
			tab.isGenuine(house, show)
		})
	}
}
