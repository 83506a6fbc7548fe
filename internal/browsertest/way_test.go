package browsertest

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/target"

	"frontrow/internal/domain/catalog"
)

// deadlineOf is the deadline that the page counts down to.
const deadlineOf = `Date.parse(document.querySelector("[data-countdown]").dataset.countdown)`

// TestMoreTime asks for more time by finger and by keyboard: what was typed
// stays, the clock goes on, and it is given once.
func TestMoreTime(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "A Little Longer", 0)
	const gone = `!document.querySelector("[data-extend]")`
	const given = `document.querySelector("[data-say]").textContent.startsWith("You have more time")`

	finger := browser.Device(t, Phone)
	finger.hold(house, show, "Box 2, seat 1")
	finger.Fill("Name", "Grace Hopper")
	before := Ask[float64](finger, deadlineOf)
	finger.Click("I need more time")
	finger.Until("the new time is read out", given+" && "+gone)
	if more := Ask[float64](finger, deadlineOf) - before; more != 600_000 {
		t.Errorf("there are %v ms more, want ten minutes", more)
	}
	if name := Ask[string](finger, `document.querySelector("#name").value`); name != "Grace Hopper" {
		t.Errorf("the name that was typed is now %q", name)
	}
	finger.Open(finger.url())
	finger.Until("it is offered once", gone)

	keys := browser.Device(t, Desktop)
	keys.hold(house, show, "Box 2, seat 2")
	keys.order("longer@buyers.example")
	keys.Go("Back to the shop without paying")
	keys.Sees("Waiting for your payment")
	before = Ask[float64](keys, deadlineOf)
	keys.TabTo("I need more time")
	keys.Keys(keyEnter)
	keys.Until("the order has more time too", fmt.Sprintf("%s && %s && %s > %.0f", given, gone, deadlineOf, before))
	keys.Sees("The payment page may still show the old time")
	keys.Open(keys.url())
	keys.Sees("You got more time to pay")
	if after := Ask[float64](keys, deadlineOf); after != before+600_000 {
		t.Errorf("the order waits %v ms longer, want ten minutes", after-before)
	}
	keys.Check("more-time")
}

// TestLastMinutes is a hold too short for more than its warning. When it ends
// while its holder looks at the seats, one tap tries for the same ones; of
// those that somebody else has by then the page says which.
func TestLastMinutes(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "Going Once", 2*catalog.MinHoldFor)
	tab := browser.Device(t, Phone)
	tab.hold(house, show, "Box 3, seat 1", "Box 3, seat 2")
	tab.Sees("Less than two minutes left", "I need more time")
	tab.Check("last-minutes")
	tab.Open(house.URL + show.Path)
	rival := make(chan error, 1)
	go func() { rival <- house.grab(t.Context(), show, "boxes/3/2") }()
	tab.Sees("Your seats were let go", "Try to get the same seats")
	if err := <-rival; err != nil {
		t.Fatal(err)
	}
	tab.Expect("status of 409")
	tab.Go("Try to get the same seats")
	tab.Sees("Somebody was quicker", "Seat 2")
}

// TestOrderWithoutNetwork loses the network while an order waits. The page says
// so, and goes on by itself.
func TestOrderWithoutNetwork(t *testing.T) {
	t.Parallel()
	house := Open(t)
	show := house.NewShow(t, "Berlin", "Under the Tunnel", 0)
	cable := layCable(t)
	tab := Start(t).Device(t, Phone, func(p *target.CreateBrowserContextParams) {
		p.ProxyServer, p.ProxyBypassList = cable.address, "<-loopback>"
	})
	tab.hold(house, show, "Box 4, seat 1")
	tab.order("tunnel@buyers.example")
	tab.Go("Back to the shop without paying")
	tab.Sees("Waiting for your payment")
	pay := Ask[string](tab, `document.querySelector(".outcome a.primary").href`)

	tab.Expect("net::ERR")
	cable.silence()
	tab.Sees("No network right now")
	// Paid meanwhile, on another device.
	paid, err := http.PostForm(pay, url.Values{"outcome": {"approve"}})
	if err != nil {
		t.Fatal(err)
	}
	paid.Body.Close()
	cable.mend()
	tab.Sees("You are going!")
}

// TestOrderFoundAgain asks for lost orders by e-mail. What the page says does
// not tell whether there are any.
func TestOrderFoundAgain(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "Lost and Found", 0)
	buyer := browser.Device(t, Desktop)
	buyer.buy(house, show, "lost@buyers.example", "Box 5, seat 3")

	other := browser.Device(t, Phone)
	for _, email := range []string{"nobody@buyers.example", "LOST@buyers.example"} {
		other.Open(house.URL + "/orders/find")
		other.Check("find")
		other.Fill("E-mail", email)
		other.Go("Send me the links")
		other.Sees("Look into your mail", "If there are orders for "+email)
	}
	box := other.Beside()
	box.Open(house.URL + "/dev/mail")
	box.untilReloaded("the mail with the links has come", `document.body.innerText.includes("Your orders")`)
	if strings.Contains(box.Words(), "nobody@buyers.example") {
		t.Error("somebody without orders got mail")
	}
	box.Go(Ask[string](box, `[...document.querySelectorAll("li a")].find((a) => a.innerText.includes("Your orders")).innerText.replace(/\s+/g, " ").trim()`))
	other.Open(Ask[string](box, `document.querySelector("pre a").href`))
	other.Sees("You are going!", "Lost and Found")
}

// TestPurchaseEnlarged buys on a desk whose pages are enlarged to twice their
// size, which leaves half as many pixels each way.
func TestPurchaseEnlarged(t *testing.T) {
	t.Parallel()
	house := Open(t)
	show := house.NewShow(t, "Berlin", "Writ Large", 0)
	tab := Start(t).Device(t, Screen{Name: "enlarged", Width: 720, Height: 450})
	tab.hold(house, show, "Box 6, seat 1")
	tab.fits("held")
	tab.order("large@buyers.example")
	tab.approve()
	tab.fits("paid")
	tab.Go("Show my ticket")
	tab.fits("ticket")
	tab.isGenuine(house, show)
}
