package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// Somebody whose answer was lost changes the choice and sends the same page
// again: nothing is taken on top of what is held already.
func TestPageSentAgainWithOtherSeats(t *testing.T) {
	b := newWorld(t).browser()
	form := b.get(b.seatsPage()).choice(t)
	b.send(form, func(v url.Values) { v[fieldSeat] = []string{"stalls/A/1"} })
	answer := b.post(form, func(v url.Values) { v[fieldSeat] = []string{"stalls/A/3"} })
	page := parse(t, answer.Body.String())
	if answer.Code != http.StatusUnprocessableEntity || !strings.Contains(page.text(), English.T.Hall.KeyReused) {
		t.Fatalf("%d: %s", answer.Code, page.text())
	}
	again := page.choice(t).entries()
	if again.Get("key") == form.entries().Get("key") || !slices.Equal(again[fieldSeat], []string{"stalls/A/3"}) {
		t.Errorf("the page to look at again holds %v", again)
	}
	hold := b.send(page.choice(t), nil)
	if words := b.get(hold).text(); !strings.Contains(words, "1 place") || !strings.Contains(words, "Seat 3") {
		t.Errorf("looked at and sent again: %s", words)
	}
}
