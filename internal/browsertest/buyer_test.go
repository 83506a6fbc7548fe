package browsertest

import (
	"frontrow/internal/domain/ticket"
	"frontrow/internal/provider/keyfile"
)

// hold goes to a show's seats and holds some of those in the boxes, named like
// "Box 3, seat 2": that page is short.
func (tab *Tab) hold(h *House, s Show, seats ...string) {
	tab.t.Helper()
	tab.tick(h, s, "Boxes", seats...)
	if status := tab.Go("Hold these seats"); status != 200 {
		tab.t.Fatalf("holding %q: %d: %s", seats, status, tab.gist())
	}
}

// tick opens a section of a show and ticks some seats.
func (tab *Tab) tick(h *House, s Show, section string, seats ...string) {
	tab.t.Helper()
	tab.Open(h.URL + s.Path)
	tab.section(section)
	for _, seat := range seats {
		tab.Click(seat)
	}
}

// section opens a section of the list of seats. With scripts it opens in place,
// and a phone shows the map until it is asked for the list.
func (tab *Tab) section(name string) {
	tab.t.Helper()
	name += " from" // its price follows; a price may have the name of a section
	if tab.screen.NoScript {
		tab.Go(name)
		return
	}
	tab.hallReady()
	if tab.screen.Width < 960 {
		tab.Click("List")
	}
	tab.Click(name)
}

// hallReady waits until the map and the list show the seats as they are.
func (tab *Tab) hallReady() {
	tab.t.Helper()
	tab.Until("the seats are there to choose from", `document.querySelector("[data-seats-page]")?.dataset.hall === "ready"`)
}

// order says who buys what is held, and goes on to the page to pay on.
func (tab *Tab) order(email string) {
	tab.t.Helper()
	tab.Fill("Name", "Grace Hopper")
	tab.Fill("E-mail", email)
	tab.Go("Pay €")
	tab.Sees("Testpay")
}

// approve pays, at the company's page.
func (tab *Tab) approve() {
	tab.t.Helper()
	tab.Go("Pay ")
	tab.Sees("You are going!")
}

// buy holds seats, orders and pays them.
func (tab *Tab) buy(h *House, s Show, email string, seats ...string) {
	tab.t.Helper()
	tab.hold(h, s, seats...)
	tab.order(email)
	tab.approve()
}

// isGenuine scans the first ticket on the page and has it verified with the
// house's public keys alone.
func (tab *Tab) isGenuine(h *House, s Show) {
	tab.t.Helper()
	keys, err := keyfile.Public(tab.t.Context(), h.URL+"/v1/ticket-keys")
	if err != nil {
		tab.t.Fatal(err)
	}
	claims, err := ticket.Verify(tab.Scan(), keys...)
	if err != nil {
		tab.t.Fatal(err)
	}
	if claims.Show.String() != s.ID {
		tab.t.Errorf("the ticket is for %s and not for %s", claims.Show, s.ID)
	}
}

// isPDF follows a link as a download would.
func (tab *Tab) isPDF(words string) {
	tab.t.Helper()
	start := Ask[string](tab, `fetch(`+finder+`(`+quote(words)+`).href).then(async (r) => r.headers.get("Content-Type") + " " + (await r.text()).slice(0, 5))`)
	if start != "application/pdf %PDF-" {
		tab.t.Errorf("%q brings %q", words, start)
	}
}

// untilReloaded loads the page again and again until something is so.
func (tab *Tab) untilReloaded(what, test string) {
	tab.t.Helper()
	tab.Until(what, test+` || (document.readyState === "complete" && location.reload(), false)`)
}

// mail waits for the order's mail to somebody and gives the link in it.
func (tab *Tab) mail(h *House, to string) string {
	tab.t.Helper()
	box := tab.Beside()
	box.Open(h.URL + "/dev/mail")
	first := `[...document.querySelectorAll("li a")].find((a) => a.innerText.split(/[\s<>,]+/).includes(` + quote(to) + `))`
	box.untilReloaded("mail to "+to+" has come", first+` !== undefined`)
	box.Go(Ask[string](box, first+`.innerText.replace(/\s+/g, " ").trim()`))
	box.Shot(*shots, "mail-"+tab.screen.Name)
	return Ask[string](box, `document.querySelector("pre a").href`)
}
