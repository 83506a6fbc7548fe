package web

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
)

// Every address of a show's sale, as every role, at home and elsewhere.
func TestWhoMayWatchAndSteer(t *testing.T) {
	w := newWorld(t)
	show := staffShowAddress(w.events[0].Shows[0].Show.ID)
	form := url.Values{"key": {sampleKey}, "to": {"paused"}, "reason": {"r"}, "seat": {"stalls/A/1"}}
	for _, who := range []struct {
		role      account.Role
		organiser id.Organiser
		want      [7]int // watch, numbers, a seat, blocks, ask to pause, pause, block
	}{
		{account.RoleManager, sampleOrganiser.ID, [7]int{200, 200, 200, 200, 200, 303, 303}},
		{account.RoleBoxOffice, sampleOrganiser.ID, [7]int{200, 200, 200, 200, 403, 403, 409}},
		{account.RoleDoor, sampleOrganiser.ID, [7]int{403, 403, 403, 403, 403, 403, 403}},
		{account.RoleOwner, numbered[id.Organiser](9), [7]int{404, 404, 404, 404, 404, 404, 404}},
	} {
		b := w.staffBrowser(who.role, who.organiser)
		answers := []int{
			b.do("GET", show, nil).Code, b.do("GET", show+"/now", nil).Code, b.do("GET", show+"/seats/stalls/A/2", nil).Code,
			b.do("GET", show+"/blocks", nil).Code, b.do("GET", show+"/sale?to=paused", nil).Code,
			b.do("POST", show+"/sale", form).Code, b.do("POST", show+"/block", form).Code,
		}
		for i, got := range answers {
			if got != who.want[i] {
				t.Errorf("%s, address %d: %d, want %d", who.role, i, got, who.want[i])
			}
		}
	}
	for address, want := range map[string]int{
		show + "/seats/nowhere": 404, show + "/seats/": 404, show + "/sale?to=sideways": 404, show + "/sale": 404,
		"/staff/shows/show_x/now": 404, show + "/blocks?seat=%ff&area.floor=-1&section=zzz&kept=9999999999999999999": 200,
	} {
		if got := w.staffBrowser(account.RoleManager, sampleOrganiser.ID).do("GET", address, nil).Code; got != want {
			t.Errorf("GET %s: %d, want %d", address, got, want)
		}
	}
}

// Staff read on the page of a show that was moved how far its buyers were told, and
// until when they may return places; of another there is nothing to read.
func TestStaffReadHowAMoveIsTold(t *testing.T) {
	w := newWorld(t)
	show := &w.events[0].Shows[0].Show
	staff := w.staffBrowser(account.RoleBoxOffice, sampleOrganiser.ID)
	words := English.T.Returns
	if page := staff.get(staffShowAddress(show.ID)).text(); strings.Contains(page, words.MoveTitle) {
		t.Errorf("it was not moved: %s", page)
	}
	show.Moves, show.MovedFrom, show.MoveReturnsUntil = 2, show.StartsAt.Add(-7*24*time.Hour), show.StartsAt.Add(-24*time.Hour)
	w.shop.moved = checkout.MoveCounts{Orders: 5210, Told: 5123, Waiting: 61, Failed: 26, Returned: 347}
	page := staff.get(staffShowAddress(show.ID)).text()
	zone := w.events[0].Shows[0].Venue.TimeZone
	for _, want := range []string{words.MoveTitle, words.MoveFrom(English.Locale.Moment(show.MovedFrom, zone)), words.MoveUntil(English.Locale.Moment(show.MoveReturnsUntil, zone)),
		words.MoveOrders, "5,210", words.MoveTold, "5,123", words.MoveWaiting, "61", words.MoveFailed, "26", words.MoveReturn, "347"} {
		if !strings.Contains(page, want) {
			t.Errorf("it does not say %q: %s", want, page)
		}
	}
}

// A pause is one thing for staff, with its reason, and another for buyers.
func TestPause(t *testing.T) {
	w := newWorld(t)
	staff, buyer := w.staffBrowser(account.RoleManager, sampleOrganiser.ID), w.browser()
	show := staffShowAddress(w.events[0].Shows[0].Show.ID)
	ask := staff.get(show+"/sale?to=paused").form(t, "/sale")
	if answer := staff.post(ask, func(v url.Values) { v.Set("reason", strings.Repeat("x", 201)) }); answer.Code != http.StatusUnprocessableEntity {
		t.Errorf("a reason too long: %d", answer.Code)
	}
	for range 2 { // the form may be sent twice
		if to := staff.send(ask, func(v url.Values) { v.Set("reason", "The lift <b>") }); to != show {
			t.Errorf("it leads to %q", to)
		}
	}
	if page := staff.get(show).text(); !strings.Contains(page, "The lift <b>") || !strings.Contains(page, "Noor manager") {
		t.Errorf("staff read: %s", page)
	}
	if page := buyer.get(buyer.seatsPage()).text(); !strings.Contains(page, English.T.Watch.PausedTitle) || strings.Contains(page, "lift") {
		t.Errorf("buyers read: %s", page)
	}
	if page := buyer.get(eventAddress(w.events[0].Event)).text(); !strings.Contains(page, English.T.Watch.PausedSoon) {
		t.Errorf("on the page of the event buyers read: %s", page)
	}
	staff.send(staff.get(show+"/sale?to=closed").form(t, "/sale"), nil)
	if page := buyer.get(buyer.seatsPage()).text(); !strings.Contains(page, English.T.Event.ClosedText) {
		t.Errorf("after closing buyers read: %s", page)
	}
	staff.send(staff.get(show+"/sale?to=open").form(t, "/sale"), nil)
	buyer.hold("stalls/A/1")
}

// The numbers that the script asks for are those of the page, and seats come
// only when they are newer.
func TestNumbersOfNow(t *testing.T) {
	w := newWorld(t)
	clerk, manager := w.staffBrowser(account.RoleBoxOffice, sampleOrganiser.ID), w.staffBrowser(account.RoleManager, sampleOrganiser.ID)
	show := staffShowAddress(w.events[0].Shows[0].Show.ID)
	w.browser().hold("stalls/A/1", "stalls/A/2")
	ask := func(b *browser, query string) (now readings) {
		t.Helper()
		answer := b.do("GET", show+"/now"+query, nil)
		if answer.Code != 200 || answer.Header().Get("Cache-Control") != keepNever {
			t.Fatalf("%d, %v", answer.Code, answer.Header())
		}
		if err := json.Unmarshal(answer.Body.Bytes(), &now); err != nil {
			t.Fatal(err)
		}
		return now
	}
	now := ask(manager, "")
	packed, err := base64.StdEncoding.DecodeString(now.Seats)
	first, _ := samplePlan().Index("stalls/A/1")
	if err != nil || now.Words["all.held"] != "2" || packed[first/2]>>(4*(first%2))&15 != byte(inventory.Held) {
		t.Errorf("%v, held %q", err, now.Words["all.held"])
	}
	if again := ask(manager, "?seats="+strings.TrimSpace(itoa(now.Version))); again.Seats != "" {
		t.Error("seats that the script has were sent again")
	}
	if _, told := ask(clerk, "").Words["taken"]; told {
		t.Error("the box office was told what was taken")
	}
	if page := clerk.get(show).text(); strings.Contains(page, English.T.Watch.Taken) {
		t.Error("the box office reads what was taken")
	}
}

func itoa(n uint64) string {
	text, _ := json.Marshal(n)
	return string(text)
}

// Two who want one seat: the second is told who won, and nothing of the rest
// was done.
func TestTwoKeepOneSeat(t *testing.T) {
	w := newWorld(t)
	first, second := w.staffBrowser(account.RoleManager, sampleOrganiser.ID), w.staffBrowser(account.RoleBoxOffice, sampleOrganiser.ID)
	show := staffShowAddress(w.events[0].Shows[0].Show.ID)
	w.browser().hold("stalls/B/1")
	one := first.get(show+"/blocks?section=stalls").form(t, "/block")
	other := second.get(show+"/blocks?section=stalls").form(t, "/block")
	pick := func(reason string, seats ...string) func(v url.Values) {
		return func(v url.Values) { v["seat"], v["reason"] = seats, []string{reason} }
	}
	for range 2 { // sent twice, done once
		if to := first.send(one, pick("Press", "stalls/A/1", "stalls/A/2")); !strings.Contains(to, "kept=") {
			t.Errorf("it leads to %q", to)
		}
	}
	answer := second.post(other, pick("Family", "stalls/A/2", "stalls/A/3", "stalls/B/1"))
	page := parse(t, answer.Body.String())
	if answer.Code != http.StatusConflict {
		t.Errorf("the second: %d", answer.Code)
	}
	for _, words := range []string{English.T.Blocks.NothingDone, "Noor manager", "Press", "Stalls, Row B, Seat 1"} {
		if !strings.Contains(page.text(), words) {
			t.Errorf("the second is not told %q", words)
		}
	}
	if got := page.form(t, "/block").entries()["seat"]; len(got) != 1 || got[0] != "stalls/A/3" {
		t.Errorf("what is still to be had of the choice: %v", got)
	}
	state := func(seat string) inventory.State {
		has, err := w.seats.WhoHas(t.Context(), w.events[0].Shows[0].Show.ID, seat)
		if err != nil {
			t.Fatal(err)
		}
		return has.State
	}
	if state("stalls/A/1") != inventory.Blocked || state("stalls/A/3") != inventory.Available {
		t.Error("a part was done")
	}
	if answer := second.post(other, pick("", "stalls/A/3")); answer.Code != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", answer.Code)
	}

	// What a seat is kept for changes while it is kept.
	kept := first.get(show+"/blocks?section=stalls").form(t, "/block").entries()
	kept["kept"], kept["purpose"], kept["reason"] = []string{"stalls/A/1"}, []string{"Sponsor"}, []string{"Half of them"}
	if answer := first.do("POST", show+"/reassign", kept); answer.Code != http.StatusSeeOther || !strings.Contains(answer.Header().Get("Location"), "reassigned=1") {
		t.Errorf("saying anew what for: %d", answer.Code)
	}
	list := first.get(show + "/blocks").text()
	for _, words := range []string{"Sponsor: Half of them", "Sponsor 1 place", English.T.Blocks.PurposeNone + " 1 place", "Press"} {
		if !strings.Contains(strings.Join(strings.Fields(list), " "), words) {
			t.Errorf("the list does not say %q: %s", words, list)
		}
	}
	if state("stalls/A/1") != inventory.Blocked {
		t.Error("it was put on sale")
	}
	kept["kept"], kept["key"] = []string{"stalls/A/1", "stalls/A/3"}, []string{"another-key-for-this-form-000"}
	if answer := first.do("POST", show+"/reassign", kept); answer.Code != http.StatusConflict || !strings.Contains(answer.Body.String(), English.T.Blocks.NothingDone) {
		t.Errorf("a seat that is not kept: %d", answer.Code)
	}

	// A whole row takes what is free of it, and gives back what was kept.
	row := second.get(show+"/blocks?section=stalls").form(t, "/block")
	second.send(row, func(v url.Values) { v.Del("seat"); v["row"], v["reason"] = []string{"stalls/B"}, []string{"Crew"} })
	if state("stalls/B/1") != inventory.Held || state("stalls/B/2") != inventory.Blocked {
		t.Error("a whole row is not what was free of it")
	}
	values := second.get(show+"/blocks").form(t, "/block").entries()
	values["row"] = []string{"stalls/A", "stalls/B"}
	if answer := second.do("POST", show+"/unblock", values); answer.Code != http.StatusSeeOther || state("stalls/A/1") != inventory.Available || state("stalls/B/2") != inventory.Available {
		t.Errorf("freeing rows: %d", answer.Code)
	}
}

// Seats that are kept back and seats on sale are given away on a page of its own,
// unless a colleague was quicker with one of them.
func TestGiveAway(t *testing.T) {
	w := newWorld(t)
	first, second := w.staffBrowser(account.RoleManager, sampleOrganiser.ID), w.staffBrowser(account.RoleBoxOffice, sampleOrganiser.ID)
	id := w.events[0].Shows[0].Show.ID
	show := staffShowAddress(id)
	keep := func(seat string) {
		first.send(first.get(show+"/blocks?section=stalls").form(t, "/block"), func(v url.Values) { v.Set("seat", seat); v.Set("reason", "Press") })
	}
	keep("stalls/A/1")
	values := second.get(show+"/blocks?section=stalls").form(t, "/block").entries()
	if none := second.do("POST", show+"/give", values); none.Code != http.StatusUnprocessableEntity {
		t.Errorf("nothing was chosen: %d", none.Code)
	}
	values["kept"], values["seat"] = []string{"stalls/A/1"}, []string{"stalls/A/2", "stalls/A/3"}
	answer := second.do("POST", show+"/give", values)
	question := parse(t, answer.Body.String())
	if text := question.text(); answer.Code != http.StatusOK || !strings.Contains(text, "Stalls, Row A, Seat 1–3") || !strings.Contains(text, "3 places") {
		t.Fatalf("the question: %d: %s", answer.Code, text)
	}
	keep("stalls/A/3")
	form := question.form(t, "/give")
	guest := func(email, reason string) func(v url.Values) {
		return func(v url.Values) { v.Set("name", "Ada <i>"); v.Set("email", email); v.Set("reason", reason) }
	}
	for _, wrong := range []struct {
		email, reason string
		status        int
		words         string
	}{
		{"nobody", "For the mayor", http.StatusUnprocessableEntity, English.T.Hold.EmailFault},
		{"ada@example.org", "", http.StatusUnprocessableEntity, "reason"},
		{"ada@example.org", "For the mayor", http.StatusConflict, "Press"},
	} {
		answer := second.post(form, guest(wrong.email, wrong.reason))
		page := parse(t, answer.Body.String())
		if answer.Code != wrong.status || !strings.Contains(page.text(), wrong.words) {
			t.Errorf("%+v: %d: %s", wrong, answer.Code, page.text())
		}
		if got := page.form(t, "/give").entries(); got.Get("name") != "Ada <i>" || len(got["seat"]) != 2 {
			t.Errorf("%+v: what was entered is lost: %v", wrong, got)
		}
	}
	if has, err := w.seats.WhoHas(t.Context(), id, "stalls/A/2"); err != nil || has.State != inventory.Available {
		t.Errorf("a part was given: %+v, %v", has, err)
	}
	for range 2 { // sent twice, given once
		to := second.send(form, func(v url.Values) { guest("ada@example.org", "For the mayor")(v); v["seat"] = []string{"stalls/A/2"} })
		if page := second.get(to).text(); !strings.HasPrefix(to, "/staff/orders/") || !strings.Contains(page, "Ada <i>") {
			t.Errorf("it leads to %s: %s", to, page)
		}
	}
	has, err := w.seats.WhoHas(t.Context(), id, "stalls/A/1")
	if err != nil || has.State != inventory.Sold {
		t.Errorf("the seat that was kept back: %+v, %v", has, err)
	}
	for _, keep := range []bool{false, true} {
		ask := first.get("/staff/orders/"+has.Order.String()+"/refund").form(t, "/refund")
		first.send(ask, func(v url.Values) {
			if keep {
				v.Set("seats", seatsKept)
			}
		})
		if w.shop.keptBack != keep {
			t.Errorf("kept back: %t, want %t", w.shop.keptBack, keep)
		}
		w.shop.set(has.Order, func(o *order.Order) { o.State = order.Paid })
	}
}

// Staff are told who has a seat, whatever became of it.
func TestWhoHasASeat(t *testing.T) {
	w := newWorld(t)
	w.shop.payURL = "https://pay.example/intent/7"
	staff, buyer := w.staffBrowser(account.RoleBoxOffice, sampleOrganiser.ID), w.browser()
	show := staffShowAddress(w.events[0].Shows[0].Show.ID)
	says := func(seat string, words ...string) {
		t.Helper()
		page := staff.get(show + "/seats/" + seat).text()
		for _, each := range words {
			if !strings.Contains(page, each) {
				t.Errorf("%s: the page does not say %q: %s", seat, each, page)
			}
		}
	}
	held := buyer.hold("stalls/A/1")
	says("stalls/A/1", "Stalls, Row A, Seat 1", English.T.Watch.HeldBySomebody)
	buyer.send(buyer.get(held).form(t, "/checkout"), func(v url.Values) { v.Set("name", "Ada <i>"); v.Set("email", "ada@example.org") })
	says("stalls/A/1", "Order K7M-4XQ2, Ada <i>")
	says("stalls/A/2", English.T.Watch.StateOf(inventory.Available))
	staff.send(staff.get(show+"/blocks?section=stalls").form(t, "/block"), func(v url.Values) { v.Set("seat", "stalls/A/2"); v.Set("reason", "Camera") })
	says("stalls/A/2", "Kept back: Camera", "Noor box_office")
}
