package browsertest

import "testing"

// TestStaff finds a buyer's order, reads what happened to it, and gives the
// money back. For another organiser's people the order does not exist.
func TestStaff(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	for _, screen := range []Screen{PhoneDark, Desktop} {
		t.Run(screen.Name, func(t *testing.T) {
			t.Parallel()
			show := house.NewShow(t, "Berlin", "Behind the Desk on a "+screen.Name, 0)
			email := "refund-" + screen.Name + "@buyers.example"
			buyer := browser.Device(t, Phone)
			buyer.buy(house, show, email, "Box 4, seat 3")

			staff := browser.Device(t, screen)
			staff.Open(house.URL + "/staff")
			staff.Fill("E-mail", clerk)
			staff.Expect("status of 401")
			staff.Fill("Password", "not the password")
			if status := staff.Go("Sign in"); status != 401 {
				t.Errorf("a wrong password: %d", status)
			}
			staff.Check("staff-sign-in")
			staff.Fill("Password", password)
			staff.Go("Sign in")
			staff.Fill("Search", email)
			staff.Go("Find")
			staff.Sees(email, "Paid", "€66.00")
			staff.Check("staff-orders")
			staff.Go(Ask[string](staff, `document.querySelector("tbody a").innerText`))
			staff.Sees("What happened", "The payment was taken", "Box 4, Seat 3")
			staff.Check("staff-order")
			order := house.URL + staff.Path()

			other := browser.Device(t, Desktop)
			other.Expect("status of 404")
			other.Open(order)
			other.Fill("E-mail", stranger)
			other.Fill("Password", password)
			if status := other.Go("Sign in"); status != 404 {
				t.Errorf("another organiser's order: %d, want 404", status)
			}
			other.Sees("Not here")
			other.Open(house.URL + "/staff/orders?q=" + email)
			other.Sees("No such orders")

			staff.Go("Refund this order")
			staff.Sees("Refund €66.00?", "This cannot be undone")
			staff.Check("staff-refund")
			staff.Go("Yes, refund €66.00")
			staff.Sees("Refunded")
			staff.Go("Sign out")
			staff.Open(order)
			staff.Sees("Sign in to see orders and sales")

			buyer.Open(buyer.url())
			buyer.Sees("Refunded", "€66.00 went back")
			buyer.Check("refunded")
		})
	}
}
