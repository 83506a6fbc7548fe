package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// The whole way to the ticket, by forms alone.
// Where there are several ways to pay the buyer chooses, and the first is chosen
// unless they do. What is paid later says until when.
func TestChoosingAWayToPay(t *testing.T) {
	w := newWorld(t)
	w.shop.ways = sampleWays
	b := w.browser()
	address := b.hold("stalls/A/1")
	page := b.get(address)
	if words := page.text(); !strings.Contains(words, English.T.Pay.Choose) || !strings.Contains(words, "Bank transfer Your seats are kept for you until") {
		t.Fatalf("the review says: %s", words)
	}
	form := page.form(t, "/checkout")
	if chosen := form.entries().Get("pay"); chosen != "stripe" {
		t.Errorf("%q is chosen to begin with", chosen)
	}
	w.shop.fault = payment.ErrUnreachable
	wrong := b.do("POST", form.attr("action"), func(v url.Values) url.Values { v.Set("pay", "transfer"); return v }(form.entries()))
	again := parse(t, wrong.Body.String()).form(t, "/checkout")
	if chosen := again.entries().Get("pay"); chosen != "transfer" {
		t.Errorf("after a refusal %q is chosen", chosen)
	}
	w.shop.fault = nil
	b.send(again, func(v url.Values) {
		v.Set("name", "Ada")
		v.Set("email", "ada@example.org")
	})
	for _, o := range w.shop.orders {
		if o.Provider != "transfer" {
			t.Errorf("it is paid with %q", o.Provider)
		}
	}
	w.shop.ways = w.shop.ways[:1]
	if other := w.browser(); strings.Contains(other.get(other.hold("stalls/A/2")).text(), English.T.Pay.Choose) {
		t.Error("one way to pay is offered for choice")
	}
}

func TestBuyingWithoutScript(t *testing.T) {
	w := newWorld(t)
	w.shop.payURL = "https://pay.example/intent/7"
	b := w.browser()

	event := b.get("/events/" + w.events[0].Event.Slug)
	if !slices.ContainsFunc(event.all("a"), func(a document) bool { return a.attr("href") == b.seatsPage() }) {
		t.Fatal("the event's page does not lead to the seats")
	}
	hold := b.send(b.get(b.seatsPage()).form(t, "/best"), func(v url.Values) {
		v.Set("quantity", "2")
		v.Set("level", "second")
	})
	review := b.get(hold)
	if words := review.text(); !strings.Contains(words, "Pay €98.00") || !strings.Contains(words, "2 places") || !strings.Contains(words, "Yours until") {
		t.Errorf("the review says: %s", words)
	}
	pay := b.send(review.form(t, "/checkout"), func(v url.Values) {
		v.Set("name", "Ada Okonkwo")
		v.Set("email", "ada@example.org")
	})
	if pay != w.shop.payURL {
		t.Fatalf("checkout leads to %q", pay)
	}
	var made order.Order
	for _, o := range w.shop.orders {
		made = o
	}
	waiting := b.get("/orders/" + made.ID.String())
	if !strings.Contains(waiting.text(), English.T.Order.AwaitingTitle) || len(waiting.all("noscript")) == 0 {
		t.Errorf("before payment the order says: %s", waiting.text())
	}
	if back := b.do("GET", "/orders/"+made.ID.String()+"/return", nil); back.Header().Get("Location") != "/orders/"+made.ID.String() {
		t.Fatalf("the return leads to %q", back.Header().Get("Location"))
	}
	paid := b.get("/orders/" + made.ID.String())
	if !strings.Contains(paid.text(), English.T.Order.PaidTitle) {
		t.Errorf("the paid order says: %s", paid.text())
	}
	shown := b.get("/orders/" + made.ID.String() + "/tickets")
	if n := len(shown.all("article")); n != 2 {
		t.Errorf("%d tickets are shown", n)
	}
	single := b.get(shown.all("article")[0].attr("data-ticket"))
	if !strings.Contains(single.text(), "Ada Okonkwo") {
		t.Errorf("the ticket says: %s", single.text())
	}
	if pdf := b.do("GET", "/orders/"+made.ID.String()+"/tickets.pdf", nil); pdf.Code != http.StatusOK || pdf.Header().Get("Content-Type") != "application/pdf" {
		t.Errorf("the PDF: %d %s", pdf.Code, pdf.Header().Get("Content-Type"))
	}
	receipt := "/orders/" + made.ID.String() + "/papers/" + onePaper.ID.String()
	if !strings.Contains(paid.text(), "REC-2027-000007") {
		t.Error("the order's page does not name its receipt")
	}
	for _, who := range []struct {
		*browser
		query string
	}{{b, ""}, {w.browser(), "?key=key-of-" + made.ID.String()}} {
		if pdf := who.do("GET", receipt+who.query, nil); pdf.Code != http.StatusOK || pdf.Body.String() != "%PDF-paper" || !strings.Contains(pdf.Header().Get("Content-Disposition"), "REC-2027-000007.pdf") {
			t.Errorf("the receipt: %d %v", pdf.Code, pdf.Header())
		}
	}
	billing := paid.form(t, "/billing")
	if to := b.send(billing, func(v url.Values) { v.Set("address", "2 Way") }); !strings.HasSuffix(to, "?billed") || !strings.Contains(b.get(to).text(), English.T.Papers.Billed) {
		t.Errorf("who stands on the invoice leads to %q", to)
	}
	if late := b.post(billing, func(v url.Values) { v.Set("company", "too late") }); late.Code != http.StatusConflict {
		t.Errorf("an invoice that stays: %d", late.Code)
	}
	if none := b.do("GET", "/orders/"+made.ID.String()+"/papers/"+numbered[id.Paper](2).String(), nil); none.Code != http.StatusNotFound {
		t.Errorf("a paper of another order: %d", none.Code)
	}
}

// A second click before the first answer has brought its cookie is the same
// buyer with the same command.
func TestFormSentTwiceAtOnce(t *testing.T) {
	b := newWorld(t).browser()
	form := b.get(b.seatsPage()).choice(t)
	values := form.entries()
	values.Set(fieldSeat, "stalls/A/3")
	first := b.world.browser().do("POST", form.attr("action"), values)
	second := b.world.browser().do("POST", form.attr("action"), values)
	if a, b := address(first), address(second); a == "" || a != b {
		t.Errorf("the form led to %q and to %q (%d)", a, b, second.Code)
	}
}

func TestSeatTakenBySomebodyElse(t *testing.T) {
	w := newWorld(t)
	slow, quick := w.browser(), w.browser()
	form := slow.get(slow.seatsPage() + "?section=stalls").choice(t)
	quick.hold("stalls/B/5")

	answer := slow.post(form, func(v url.Values) { v[fieldSeat] = []string{"stalls/B/4", "stalls/B/5"} })
	if answer.Code != http.StatusConflict {
		t.Fatalf("status %d", answer.Code)
	}
	page := parse(t, answer.Body.String())
	if !strings.Contains(page.text(), "Stalls, Row B, Seat 5: just taken") {
		t.Errorf("the page does not name the seat that is gone: %s", page.text()[:600])
	}
	var offers []document
	for _, f := range page.all("form") {
		if strings.HasSuffix(f.attr("action"), "/holds") && !f.has("data-choose") {
			offers = append(offers, f)
		}
	}
	main := page.choice(t).entries()
	if main[fieldSeat] == nil || main[fieldSeat][0] != "stalls/B/4" || len(main[fieldSeat]) != 1 {
		t.Errorf("still ticked: %v", main[fieldSeat])
	}
	if len(offers) == 0 {
		t.Fatal("nothing is offered instead")
	}
	hold := slow.send(offers[0], nil)
	if words := slow.get(hold).text(); !strings.Contains(words, "Seat 4") || !strings.Contains(words, "2 places") {
		t.Errorf("after one tap: %s", words)
	}
}

// What another tab took stays, what was seen and unticked goes.
func TestChangingTheHold(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	stale := b.get(b.seatsPage()).choice(t) // opened before anything is held
	hold := b.hold("stalls/A/1", "stalls/A/2")
	if again := b.hold("stalls/A/1", "stalls/A/2"); !strings.HasPrefix(again, strings.Split(hold, "?")[0]) {
		t.Errorf("the same seats again led to %q", again)
	}
	same := b.send(stale, func(v url.Values) { v[fieldSeat] = []string{"stalls/A/3"} })
	if words := b.get(same).text(); !strings.Contains(words, "3 places") {
		t.Errorf("a tab from before took seats away: %s", words)
	}
	current := b.get(b.seatsPage() + "?section=stalls").choice(t)
	if ticked := current.entries()[fieldSeat]; len(ticked) != 3 {
		t.Fatalf("the page shows %v as chosen", ticked)
	}
	fewer := b.send(current, func(v url.Values) { v[fieldSeat] = []string{"stalls/A/2", "stalls/A/4"} })
	if words := b.get(fewer).text(); !strings.Contains(words, "2 places") || !strings.Contains(words, "Seat 4") || strings.Contains(words, "Seat 3") {
		t.Errorf("after the change: %s", words)
	}
	none := b.send(b.get(b.seatsPage()).choice(t), func(v url.Values) { v.Del(fieldSeat) })
	if none != b.seatsPage() {
		t.Errorf("with nothing ticked it led to %q", none)
	}
	if holds, err := w.seats.HoldsOf(t.Context(), w.events[0].Shows[0].Show.ID, w.onlyBuyer(b)); err != nil || len(holds) != 0 {
		t.Errorf("still held: %v, %v", holds, err)
	}
}

func TestChoiceIsKeptAcrossSections(t *testing.T) {
	b := newWorld(t).browser()
	form := b.get(b.seatsPage() + "?section=stalls").choice(t)
	values := form.entries()
	values[fieldSeat] = []string{"stalls/A/1"}
	values.Set("open", "circle")
	answer := b.do("POST", b.seatsPage()+"/browse", values)
	next := answer.Header().Get("Location")
	if answer.Code != http.StatusSeeOther || strings.Contains(next, values.Get("key")) {
		t.Fatalf("%d, to %q", answer.Code, next)
	}
	page := b.get(strings.Split(next, "#")[0])
	if ticked := page.choice(t).entries()[fieldSeat]; !slices.Equal(ticked, []string{"stalls/A/1"}) {
		t.Errorf("ticked in the next section's page: %v", ticked)
	}
	if !strings.Contains(page.text(), "Circle") {
		t.Error("the section is not shown")
	}
}

func TestHoldThatEnded(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	hold := b.hold("stalls/A/1")
	w.clock.Advance(10*time.Minute + time.Second)
	page := b.get(hold)
	if !strings.Contains(page.text(), English.T.Hold.EndedTitle) || len(page.all("input")) == 0 {
		t.Fatalf("the page says: %s", page.text())
	}
	again := b.send(page.choice(t), nil)
	if words := b.get(again).text(); !strings.Contains(words, "1 place") {
		t.Errorf("one tap later: %s", words)
	}
}

func TestGivingBack(t *testing.T) {
	b := newWorld(t).browser()
	hold := b.hold("stalls/A/1")
	form := b.get(hold).form(t, "/release")
	for range 2 { // giving back twice is no error
		if to := b.send(form, nil); to != b.seatsPage() {
			t.Errorf("giving back leads to %q", to)
		}
	}
}

func TestLimitIsExplained(t *testing.T) {
	b := newWorld(t).browser()
	form := b.get(b.seatsPage()).choice(t)
	answer := b.post(form, func(v url.Values) {
		v[fieldSeat] = []string{"stalls/A/1", "stalls/A/2", "stalls/A/3", "stalls/A/4", "stalls/A/5"}
	})
	if answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), `role="alert"`) {
		t.Errorf("five of four seats: %d", answer.Code)
	}
	if ticked := parse(t, answer.Body.String()).choice(t).entries()[fieldSeat]; len(ticked) != 5 {
		t.Errorf("still ticked: %v", ticked)
	}
}

func TestDetailsAreKeptOnAnyFault(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	form := b.get(b.hold("stalls/A/1")).form(t, "/checkout")
	w.shop.fault = inventory.ErrEmailLimit
	answer := b.post(form, func(v url.Values) {
		v.Set("name", `Ada <script>alert("x")</script>`)
		v.Set("email", "ada@example.org")
	})
	page := parse(t, answer.Body.String())
	entries := page.form(t, "/checkout").entries()
	if answer.Code != http.StatusConflict || entries.Get("name") != `Ada <script>alert("x")</script>` || entries.Get("email") != "ada@example.org" {
		t.Errorf("%d, entries %v", answer.Code, entries)
	}
	for _, script := range page.all("script") {
		if script.attr("src") == "" {
			t.Errorf("the page holds a script: %s", script.text())
		}
	}
	for _, input := range page.all("input") {
		if input.attr("name") == "email" && input.attr("aria-invalid") != "true" {
			t.Error("the field at fault is not marked")
		}
	}
}

func TestOtherPeoplesThings(t *testing.T) {
	w := newWorld(t)
	w.shop.payURL = "https://pay.example/intent/7"
	owner, other := w.browser(), w.browser()
	hold := owner.hold("stalls/A/1", "stalls/A/2")
	other.hold("stalls/C/1")
	review := owner.get(hold)
	owner.send(review.form(t, "/checkout"), func(v url.Values) { v.Set("name", "Ada"); v.Set("email", "ada@example.org") })
	var made order.Order
	for _, o := range w.shop.orders {
		made = o
	}
	at := "/orders/" + made.ID.String()
	owner.do("GET", at+"/return", nil)
	ticketAt := owner.get(at + "/tickets").all("article")[0].attr("data-ticket")
	for _, address := range []string{hold, at, at + "/return", at + "/state", at + "/tickets", at + "/tickets.pdf", at + "/papers/" + onePaper.ID.String(), ticketAt, ticketAt + "/ticket.pdf", at + "?key=wrong"} {
		for name, b := range map[string]*browser{"another buyer": other, "a stranger": w.browser()} {
			if answer := b.do("GET", address, nil); answer.Code != http.StatusNotFound || strings.Contains(answer.Body.String(), "Ada") {
				t.Errorf("%s at %s: %d", name, address, answer.Code)
			}
		}
	}
	for _, action := range []string{"/release", "/checkout"} {
		answer := other.post(review.form(t, action), func(v url.Values) { v.Set("name", "Eve"); v.Set("email", "eve@example.org") })
		if answer.Code != http.StatusNotFound {
			t.Errorf("another buyer posts to %s: %d", action, answer.Code)
		}
	}
	if answer := other.do("POST", at+"/cancel", url.Values{"key": {sampleKey}}); answer.Code != http.StatusNotFound {
		t.Errorf("another buyer cancels: %d", answer.Code)
	}
	// The link from the mail opens order and tickets anywhere.
	page := w.browser().get(at + "?key=key-of-" + made.ID.String())
	for _, a := range page.all("a") {
		if strings.Contains(a.attr("href"), "/tickets?key=") {
			w.browser().get(a.attr("href"))
			return
		}
	}
	t.Error("the order's page does not carry the key on to the tickets")
}

func TestPersonalPagesAreNeverKept(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	for _, address := range []string{b.seatsPage(), b.hold("stalls/A/1"), "/staff"} {
		if got := b.do("GET", address, nil).Header().Get("Cache-Control"); got != keepNever {
			t.Errorf("%s: Cache-Control is %q", address, got)
		}
	}
}

// address is where an answer leads, without the version it was true at.
func address(answer *httptest.ResponseRecorder) string {
	to, _, _ := strings.Cut(answer.Header().Get("Location"), "?")
	return to
}
