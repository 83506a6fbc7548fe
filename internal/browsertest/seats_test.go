package browsertest

import "testing"

// TestBestSeats has the house choose, and change its mind, and gives the seats
// back.
func TestBestSeats(t *testing.T) {
	t.Parallel()
	house, tab := Open(t), Start(t).Device(t, PhoneDark)
	show := house.NewShow(t, "Berlin", "Best of Friends", 0)

	tab.Open(house.URL + show.Path)
	tab.hallReady()
	tab.Click("One more")
	tab.Choose("Price", "Premium")
	tab.Check("best")
	tab.Go("Hold the best")
	tab.Sees("3 places", "€297.00", "Premium")
	tab.Go("Change seats")
	tab.Sees("Take these instead of mine", "3 places")
	tab.Check("best-change")
	tab.hallReady()
	tab.Choose("Price", "Second")
	tab.Go("Take these instead of mine")
	tab.Sees("2 places", "€88.00")
	if Ask[bool](tab, `document.body.innerText.includes("Premium")`) {
		t.Error("the seats that were exchanged are still held")
	}
	tab.Go("Give back")
	tab.Sees("Best seats together", "Nothing yet")
	if tab.Path() != show.Path {
		t.Errorf("giving back leads to %s", tab.Path())
	}
	tab.Expect("status of 409")
	tab.hallReady()
	tab.Fill("How many", "10")
	tab.Click("More wishes")
	tab.Choose("Where", "Boxes")
	tab.Click("Hold the best") // ten together in boxes of four
	tab.Sees("That did not work", "Ask for fewer", "Take 10 together instead", "Take 4 together instead")
	tab.Check("best-none")
	tab.Go("Take 4 together instead")
	tab.Sees("4 places", "Boxes", "Yours until")
}

// TestStanding takes places that have no number.
func TestStanding(t *testing.T) {
	t.Parallel()
	house, tab := Open(t), Start(t).Device(t, Phone)
	show := house.NewShow(t, "Amsterdam", "On Our Feet", 0)

	tab.Open(house.URL + show.Path)
	tab.hallReady()
	tab.Choose("Places in Standing", "2")
	tab.Sees("2 places", "€44.00")
	tab.Check("standing")
	tab.Go("Hold these seats")
	tab.Sees("2 × Standing", "€44.00")
	tab.Go("Change seats")
	tab.hallReady()
	tab.Choose("Places in Standing", "3")
	tab.section("Floor")
	tab.Click("Table 2, seat 4")
	tab.Go("Change my seats")
	tab.Sees("3 × Standing", "Table 2, Seat 4", "4 places", "€99.00")
	tab.order("feet@buyers.example")
	tab.approve()
	tab.Go("Show my 4 tickets")
	tab.Sees("Standing", "Table")
	tab.isGenuine(house, show)
}

// TestSeatsStayYours looks at one hold from two tabs, by the Back button and
// after a reload.
func TestSeatsStayYours(t *testing.T) {
	t.Parallel()
	house, tab := Open(t), Start(t).Device(t, Desktop)
	show := house.NewShow(t, "Berlin", "Mine and Yours", 0)

	tab.hold(house, show, "Box 2, seat 1", "Box 2, seat 2")
	page := house.URL + tab.Path()
	other := tab.Beside()
	other.Open(house.URL + show.Path)
	other.Sees("2 places", "Yours until")
	other.section("Boxes")
	if !Ask[bool](other, `document.querySelector("input[type=checkbox][value='boxes/2/1']").checked`) {
		t.Error("in another tab the seat is not ticked")
	}
	other.Click("Box 2, seat 2") // unticked
	other.Click("Box 2, seat 3")
	// What differs from the hold can be sent from wherever one has scrolled to.
	if !Ask[bool](other, `scrollTo(0, 0), document.querySelector(".choose-bar").getBoundingClientRect().bottom <= innerHeight + 1`) {
		t.Error("the changed choice is out of reach")
	}
	other.Shot(*shots, "two-tabs")
	other.Go("Change my seats")
	other.Sees("Box 2, Seat 1", "Box 2, Seat 3")

	tab.Open(page)
	tab.Sees("Box 2, Seat 1", "Box 2, Seat 3")
	tab.Back() // to the page as it was before the other tab
	tab.Sees("Who are the tickets for?")
	tab.Back() // to the seats
	tab.Sees("Choose your seats yourself", "Yours until", "2 places")
	if status := tab.Go("Change my seats"); status != 200 {
		t.Errorf("holding again after Back: %d: %s", status, tab.gist())
	}
	tab.Sees("Box 2, Seat 1", "Box 2, Seat 3")

	tab.Go("Give back")
	other.Open(page)
	other.Sees("Your seats were let go")
	other.Check("let-go")
	other.Go("Try to get the same seats")
	other.Sees("Yours until", "Box 2, Seat 1")
}
