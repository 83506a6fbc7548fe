package web

import (
	"bytes"
	"encoding/json"
	"image/png"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"frontrow/internal/domain/order"
)

// More time is given once: to a script as an answer, without script as the
// page with what was typed on it.
func TestMoreTime(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	hold := b.hold("stalls/A/3")
	review := b.get(hold)
	address, _, _ := strings.Cut(hold, "?")
	form := url.Values{"key": {"one-and-the-same"}, "name": {"Ada"}, "email": {"ada@"}, "back": {"review"}}

	script := b.do("POST", address+"/extend", url.Values{"key": {"one-and-the-same"}}, "Accept", "application/json")
	var told struct{ Deadline, Until, Said string }
	if err := json.Unmarshal(script.Body.Bytes(), &told); err != nil || script.Code != http.StatusOK {
		t.Fatalf("%d %s", script.Code, script.Body)
	}
	deadline, err := time.Parse(time.RFC3339, told.Deadline)
	if show := w.events[0].Shows[0].Show; err != nil || deadline.Sub(w.clock.Now()) < show.HoldFor+show.ExtendBy-time.Second || !strings.Contains(told.Said, "more time") {
		t.Errorf("told %+v", told)
	}
	again := b.do("POST", address+"/extend", form)
	if page := parse(t, again.Body.String()); again.Code != http.StatusOK || !strings.Contains(again.Body.String(), `value="Ada"`) || !strings.Contains(page.text(), "You have more time") {
		t.Errorf("the same request without script: %d %s", again.Code, page.text())
	}
	form.Set("key", "another")
	if refused := b.do("POST", address+"/extend", form); refused.Code != http.StatusConflict || !strings.Contains(refused.Body.String(), `value="Ada"`) {
		t.Errorf("a second time: %d", refused.Code)
	}
	if refused := b.do("POST", address+"/extend", url.Values{"key": {"third"}}, "Accept", "application/json"); refused.Code != http.StatusConflict || !strings.Contains(refused.Body.String(), `"said":"`) {
		t.Errorf("a second time by script: %d %s", refused.Code, refused.Body)
	}
	if answer := w.browser().do("POST", address+"/extend", url.Values{"key": {"k"}}); answer.Code != http.StatusNotFound {
		t.Errorf("somebody else's hold: %d", answer.Code)
	}
	if !strings.Contains(review.text(), "I need more time") || strings.Contains(b.get(hold).text(), "I need more time") {
		t.Error("more time is offered before, and not after")
	}
}

// The answer to a search never depends on whether there are orders.
func TestFindOrders(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	page := b.get("/orders/find")
	answer := b.post(page.form(t, "/orders/find"), func(v url.Values) { v.Set("email", "ada@example.org") })
	if words := parse(t, answer.Body.String()).text(); answer.Code != http.StatusOK || !strings.Contains(words, "If there are orders for ada@example.org") {
		t.Errorf("%d %s", answer.Code, words)
	}
	if len(w.shop.mailed) != 1 || w.shop.mailed[0] != "ada@example.org from 192.0.2.1" {
		t.Errorf("asked for: %v", w.shop.mailed)
	}
	wrong := b.post(page.form(t, "/orders/find"), func(v url.Values) { v.Set("email", "ada@") })
	if body := wrong.Body.String(); wrong.Code != http.StatusUnprocessableEntity || !strings.Contains(body, `value="ada@"`) || !strings.Contains(body, `id="email-fault"`) {
		t.Errorf("a wrong address: %d", wrong.Code)
	}
}

func TestResendTickets(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	o := w.bought(b)
	form := b.get("/orders/"+o.ID.String()).form(t, "/resend")
	if to := b.send(form, nil); to != "/orders/"+o.ID.String()+"?sent" || !strings.Contains(b.get(to).text(), English.T.Way.Resent) {
		t.Errorf("leads to %s", to)
	}
	if len(w.shop.mailed) != 1 || w.shop.mailed[0] != o.Email {
		t.Errorf("mailed %v", w.shop.mailed)
	}
	w.shop.set(o.ID, func(o *order.Order) { o.State = order.Refunded })
	if answer := b.post(form, nil); answer.Code != http.StatusConflict {
		t.Errorf("of a refunded order: %d", answer.Code)
	}
	if answer := w.browser().post(form, nil); answer.Code != http.StatusNotFound {
		t.Errorf("by somebody else: %d", answer.Code)
	}
}

// bought gives a paid order of a browser's buyer.
func (w *world) bought(b *browser) order.Order {
	w.t.Helper()
	w.shop.payURL = "https://pay.example/intent/7"
	b.send(b.get(b.hold("stalls/A/3")).form(w.t, "/checkout"), func(v url.Values) {
		v.Set("name", "Ada Okonkwo")
		v.Set("email", "ada@example.org")
	})
	for _, o := range w.shop.orders {
		return w.shop.set(o.ID, func(o *order.Order) { o.State = order.Paid })
	}
	w.t.Fatal("there is no order")
	return order.Order{}
}

// A ticket's manifest is for who may see the ticket, and leads back to it.
func TestTicketManifest(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	o := w.bought(b)
	single := b.get("/orders/" + o.ID.String() + "/tickets").all("article")[0].attr("data-ticket")
	answer := b.do("GET", single+"/manifest.webmanifest", nil)
	var manifest manifestFile
	if err := json.Unmarshal(answer.Body.Bytes(), &manifest); err != nil || manifest.StartURL != single || manifest.Scope != "/tickets/" {
		t.Fatalf("%d %s", answer.Code, answer.Body)
	}
	if answer.Header().Get("Cache-Control") != keepNever {
		t.Errorf("it is kept: %s", answer.Header().Get("Cache-Control"))
	}
	if answer := w.browser().do("GET", single+"/manifest.webmanifest", nil); answer.Code != http.StatusNotFound {
		t.Errorf("somebody else's: %d", answer.Code)
	}
	if allowed := b.do("GET", "/tickets/worker.js", nil).Header().Get("Service-Worker-Allowed"); allowed != "/" {
		t.Errorf("the worker may serve %q", allowed)
	}
	for _, icon := range manifest.Icons[1:] {
		picture, err := png.Decode(bytes.NewReader(b.do("GET", icon.Src, nil).Body.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v", icon.Src, err)
		}
		_, _, _, corner := picture.At(0, 0).RGBA()
		if full := corner == 0xffff; full != (icon.Purpose == "maskable") {
			t.Errorf("%s fills its square: %v", icon.Src, full)
		}
	}
}
