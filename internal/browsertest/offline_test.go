package browsertest

import (
	"strings"
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
	tab.installs("Ticket: No Bars Left")
	german := house.URL + "/de" + Ask[string](tab, "location.pathname + location.search")
	tab.Open(german)
	const kept = `!document.querySelector("[data-kept]").hidden`
	tab.Until("the German page is kept too", kept)
	tab.Open(strings.Replace(german, "/de/", "/", 1))
	tab.Until("the English page is kept", kept)

	tab.Expect("net::ERR_PROXY_CONNECTION_FAILED")
	cable.cut()
	tab.Open(tab.url())
	tab.Sees("Grace Hopper", show.Title)
	if offline := tab.Scan(); offline != online {
		t.Errorf("without a network the code is %q, not %q", offline, online)
	}
	tab.isGenuine(house, show)
	tab.Sees("No network: this is the copy kept on this device.")
	tab.Shot(*shots, "offline")
	tab.Open(german)
	tab.Sees("Kein Netz", "Grace Hopper")
	tab.Open(house.URL + "/de/tickets/never-opened-here")
	tab.Sees("Kein Netz", "liegt nicht auf diesem Gerät", "Noch einmal versuchen")
	tab.Open(german)
	if offline := tab.Scan(); offline != online {
		t.Errorf("without a network the German page's code is %q", offline)
	}
}

// installs looks whether a phone can put the page on its home screen: its
// manifest has a name, begins at this very page, and its icons are there.
func (tab *Tab) installs(name string) {
	tab.t.Helper()
	wrong := Ask[[]string](tab, `(async () => {
		const wrong = [];
		const link = document.querySelector("link[rel=manifest]");
		const manifest = await (await fetch(link.href, {credentials: "include"})).json();
		if (manifest.name !== `+quote(name)+`) wrong.push("it is called " + manifest.name);
		if (new URL(manifest.start_url, location.href).pathname !== location.pathname) wrong.push("it begins at " + manifest.start_url);
		if (!location.pathname.startsWith(manifest.scope)) wrong.push("it is about " + manifest.scope);
		if (!manifest.icons.some((i) => i.purpose === "maskable")) wrong.push("no icon can be cut to shape");
		for (const icon of manifest.icons) {
			const answer = await fetch(icon.src);
			const picture = await createImageBitmap(await answer.blob()).catch(() => null);
			if (!answer.ok || (icon.type === "image/png" && picture?.width + "x" + picture?.height !== icon.sizes)) wrong.push("no icon at " + icon.src);
		}
		return wrong;
	})()`)
	for _, w := range wrong {
		tab.t.Errorf("the page does not install: %s", w)
	}
}
