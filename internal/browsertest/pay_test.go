package browsertest

import "testing"

// TestDeclined pays with a card that is turned down, and then with one that is
// not.
func TestDeclined(t *testing.T) {
	t.Parallel()
	house, tab := Open(t), Start(t).Device(t, Phone)
	show := house.NewShow(t, "Berlin", "Second Try", 0)

	tab.hold(house, show, "Box 3, seat 2")
	tab.order("declined@buyers.example")
	tab.Go("Decline the card")
	tab.Sees("The payment was declined", "“the card was declined”. Nothing was charged, and your seats are still held", "Yours until")
	tab.Check("declined")
	tab.Go("Pay €66.00")
	tab.Sees("Testpay", "The last try did not go through")
	tab.approve()
}

// TestChallenge is asked by the bank before it pays.
func TestChallenge(t *testing.T) {
	t.Parallel()
	house, tab := Open(t), Start(t).Device(t, DesktopDark)
	show := house.NewShow(t, "Berlin", "Who Goes There", 0)

	tab.hold(house, show, "Box 3, seat 2")
	tab.order("challenge@buyers.example")
	tab.Go("Ask me to confirm first")
	tab.Sees("Your bank asks: is this you?")
	tab.Check("challenge")
	tab.Go("Yes, pay")
	tab.Sees("You are going!")
}

// TestSlow comes back to the shop while the bank is still at work. The page
// says so, and turns into the one for what is paid by itself.
func TestSlow(t *testing.T) {
	t.Parallel()
	house, tab := Open(t), Start(t).Device(t, Phone)
	show := house.NewShow(t, "Berlin", "In Due Course", 0)

	tab.hold(house, show, "Box 3, seat 2")
	tab.order("slow@buyers.example")
	bank := tab.Beside()
	bank.Open(Ask[string](tab, "location.href"))
	bank.Click("Pay, but take ten seconds") // its page answers when the bank has
	tab.untilReloaded("the bank is at work", `document.body?.innerText.includes("Your bank is at work")`)
	tab.Go("Back to the shop")
	tab.Sees("We are checking your payment", "Do not pay again")
	tab.Sees("You are going!")
	bank.Sees("You are going!")
}

// TestBackWithoutPaying leaves the page to pay on, and ends the order.
func TestBackWithoutPaying(t *testing.T) {
	t.Parallel()
	house, tab := Open(t), Start(t).Device(t, DesktopDark)
	show := house.NewShow(t, "Berlin", "Cold Feet", 0)

	tab.hold(house, show, "Box 3, seat 2")
	tab.order("cold@buyers.example")
	tab.Go("Back to the shop without paying")
	tab.Sees("Waiting for your payment", "Nothing has been charged yet", "Yours until")
	tab.Check("waiting")
	tab.Go("Cancel and give the seats back")
	tab.Sees("This order ended")
	tab.Check("cancelled")
	tab.Go("Try to get the same seats")
	tab.Sees("Box 3, Seat 2", "Yours until")
}
