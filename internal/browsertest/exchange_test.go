package browsertest

import "testing"

// TestExchangeOnTheMap has staff change a buyer's seats by taps on the map: what it comes to is
// said before anything is done, and anew when another seat is taken.
func TestExchangeOnTheMap(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	for _, screen := range []Screen{Phone, Desktop} {
		t.Run(screen.Name, func(t *testing.T) {
			t.Parallel()
			show := house.NewShow(t, "Berlin", "Changed on a "+screen.Name, 0)
			email := "exchange-" + screen.Name + "@buyers.example"
			buyer := browser.Device(t, Phone)
			buyer.buy(house, show, email, "Box 4, seat 3")

			staff := browser.Device(t, screen)
			staff.signIn(house, owner, "/staff/orders?q="+email)
			staff.Go(Ask[string](staff, `document.querySelector("tbody a").innerText`))
			staff.Go("Change places")
			staff.Check("staff-exchange-map")
			staff.tapSeat(0)
			staff.Until("the seat is in the form", `document.querySelector("[data-taken] input[name=seat]:checked") !== null`)
			staff.Go("See what it comes to")
			staff.Sees("What it comes to", "€66.00")
			staff.Check("staff-exchange-sums")
			staff.tapSeat(1)
			staff.Until("it is to be reckoned anew", `document.querySelector("[data-sums]") === null && document.querySelectorAll("[data-taken] input[name=seat]:checked").length === 2`)
			staff.Go("Reckon anew")
			staff.Sees("What it comes to")
			staff.Go("Change the places")
			staff.Sees("Instead of other places")
		})
	}
}
