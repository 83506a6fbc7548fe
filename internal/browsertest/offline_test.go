package browsertest

import (
	"testing"

	"github.com/chromedp/cdproto/target"
)

// TestOffline opens tickets once, loses the network, and shows them at the door.
func TestOffline(t *testing.T) {
	t.Parallel()
	house := Open(t)
	show := house.NewShow(t, "Berlin", "No Bars Left", 0)
	cable := layCable(t)
	tab := Start(t).Device(t, Phone, func(p *target.CreateBrowserContextParams) {
		p.ProxyServer, p.ProxyBypassList = cable.address, "<-loopback>"
	})
	tab.buy(house, show, "offline@buyers.example", "Box 7, seat 1", "Box 7, seat 2")
	tab.Go("Show my 2 tickets")
	tab.Sees("Kept on this device")
	tab.Go("Open this ticket alone")
	online := tab.Scan()

	tab.Expect("net::ERR_PROXY_CONNECTION_FAILED")
	cable.cut()
	tab.Open(tab.url())
	tab.Sees("Grace Hopper", show.Title)
	if offline := tab.Scan(); offline != online {
		t.Errorf("without a network the code is %q, not %q", offline, online)
	}
	tab.isGenuine(house, show)
	tab.Shot(*shots, "offline")
}
