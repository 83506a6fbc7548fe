package browsertest

import (
	"slices"
	"strings"
	"testing"

	"frontrow/internal/domain/seating"
)

// TestChoiceSurvivesReload keeps what was chosen and not sent: the page that is
// loaded anew has it, without what somebody else took meanwhile. What is held
// is no longer a choice to be kept.
func TestChoiceSurvivesReload(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "Once More From the Top", 0)
	tab, other := browser.Device(t, Phone), browser.Device(t, Desktop)
	reload := func() {
		t.Helper()
		tab.Open(house.URL + show.Path)
		tab.hallReady()
	}

	tab.tick(house, show, "Stalls", "Row C, seat 12", "Row D, seat 5", "Row D, seat 6")
	tab.Sees("3 places")
	reload()
	tab.Sees("3 places")

	tab.Open("about:blank") // where no live feed tells it
	other.tick(house, show, "Stalls", "Row C, seat 12")
	other.Go("Hold these seats")
	reload()
	tab.Sees("Somebody was quicker", "Stalls, Row C, Seat 12: just taken", "2 places")
	if got := tab.choice(); got != "stalls/D/5 stalls/D/6" {
		t.Errorf("after loading anew the choice is %q", got)
	}
	tab.Go("Hold these seats")
	tab.Sees("2 places", "Yours until")
	reload()
	if kept := Ask[int](tab, "sessionStorage.length"); kept != 0 {
		t.Errorf("%d choices are kept of seats that are held", kept)
	}

	tab.section("Stalls")
	tab.Click("Row D, seat 6") // to be given back
	tab.Sees("1 place")
	reload()
	if got := tab.choice(); got != "stalls/D/5" {
		t.Errorf("of two held seats one was left out; after loading anew the choice is %q", got)
	}
}

// TestChoiceBeforeTheHallArrives chooses on the server's page while the hall is
// still on its way: it comes with that choice.
func TestChoiceBeforeTheHallArrives(t *testing.T) {
	t.Parallel()
	house, tab := Open(t), Start(t).Device(t, Phone)
	show := house.NewShow(t, "Amsterdam", "Quick Fingers", 0)
	tab.inEveryPage(`{
		const real = window.fetch, waiting = new Promise(go => { window.letThrough = go; });
		window.fetch = async (...what) => { await waiting; return real(...what); };
	}`)
	tab.Open(house.URL + show.Path)
	tab.Choose("Places in Standing", "2")
	Ask[bool](tab, "letThrough(), true")
	tab.hallReady()
	tab.Sees("2 places", "€44.00")
	tab.Go("Hold these seats")
	tab.Sees("2 × Standing", "€44.00")
}

// TestFilterIsNotSoldOut filters by a price: a section that has seats at other
// prices does not say that none are left.
func TestFilterIsNotSoldOut(t *testing.T) {
	t.Parallel()
	house := Open(t)
	show := house.NewShow(t, "Berlin", "Only the Best", 0)
	tab := Start(t).Device(t, Phone)
	tab.Open(house.URL + show.Path)
	tab.hallReady()
	tab.Click("List")
	const says = `[...document.querySelectorAll(".sections .section")].map((one) => one.innerText.replace(/\s+/g, " ").trim())`
	before := Ask[[]string](tab, says)
	tab.Click("Premium")
	after := Ask[[]string](tab, says)
	if slices.Equal(before, after) || !slices.ContainsFunc(after, func(s string) bool { return s == "Balcony outside your filter" }) {
		t.Errorf("filtered, the list says %q", after)
	}
	if !slices.ContainsFunc(after, func(s string) bool { return strings.HasPrefix(s, "Stalls from €99.00") }) {
		t.Errorf("filtered, a section does not tell the price that was asked for: %q", after)
	}
	tab.Click("Premium")
	if again := Ask[[]string](tab, says); !slices.Equal(before, again) {
		t.Errorf("without the filter the list says %q, and before it %q", again, before)
	}
}

// TestSeatsComeBack waits before a sold-out show until a seat is free again.
func TestSeatsComeBack(t *testing.T) {
	t.Parallel()
	house := Open(t)
	show := house.NewShow(t, "Berlin", "Returns Only", 0)
	plan, err := seating.Compile(seating.Theatre())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for i := range plan.Len() {
		all = append(all, plan.Label(i))
	}
	for some := range slices.Chunk(all, 500) {
		house.must(t, "POST", "/v1/shows/"+show.ID+"/blocks", map[string]any{"seats": some, "reason": "the house is full"})
	}
	tab := Start(t).Device(t, Phone)
	tab.Open(house.URL + show.Path)
	tab.Sees("Sold out")
	const said = `document.querySelector("[data-sold-out] [role=status]").textContent`
	if words := Ask[string](tab, said); words != "" {
		t.Fatalf("while all is taken it says %q", words)
	}
	house.must(t, "POST", "/v1/shows/"+show.ID+"/unblocks", map[string]any{"seats": []string{seat}, "reason": "given free"})
	tab.Sees("Seats have come back.")
	tab.Check("came-back")
	house.must(t, "POST", "/v1/shows/"+show.ID+"/blocks", map[string]any{"seats": []string{seat}, "reason": "needed again"})
	tab.Until("it says nothing more", said+` === ""`)
	house.must(t, "POST", "/v1/shows/"+show.ID+"/unblocks", map[string]any{"seats": []string{seat}, "reason": "given free"})
	tab.Go("Choose seats")
	tab.hallReady()
	tab.Click("List")
	tab.Sees("1 left")
}
