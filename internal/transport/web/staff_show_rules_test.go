package web

import (
	"net/url"
	"strings"
	"testing"
)

// The rules a show may have are set on its form, stand there again, and leave
// it as they came.
func TestRulesOfAShow(t *testing.T) {
	o := newOffice(t)
	_, _, _, show := o.furnished()
	b := o.as("owner")
	chosen := func() (lone, accessible, payment string) {
		edit := b.get(show + "/edit")
		for _, s := range edit.all("select") {
			for _, option := range s.all("option") {
				switch name := s.attr("name"); {
				case !option.has("selected"):
				case name == "lone_seats":
					lone = option.attr("value")
				case name == "accessible":
					accessible = option.attr("value")
				}
			}
		}
		for _, input := range edit.all("input") {
			if input.attr("name") == "max_per_payment" {
				payment = input.attr("value")
			}
		}
		return lone, accessible, payment
	}
	expect := func(what, lone, accessible, payment string) {
		t.Helper()
		if l, a, p := chosen(); l != lone || a != accessible || p != payment {
			t.Errorf("%s: lone seats %q, accessible %q, per payment %q", what, l, a, p)
		}
	}
	save := func(lone, accessible, payment string) {
		t.Helper()
		b.send(b.get(show+"/edit").form(t, "/edit"), func(v url.Values) {
			v.Set("lone_seats", lone)
			v.Set("accessible", accessible)
			v.Set("max_per_payment", payment)
		})
	}
	expect("made without", loneExplained, accessibleReleased, "")
	save(loneRefused, accessibleKept, "8")
	expect("set", loneRefused, accessibleKept, "8")
	b.post(b.get(show+"/publish").form(t, "/publish"), func(url.Values) {})
	answer := b.post(b.get(show+"/edit").form(t, "/edit"), func(v url.Values) {
		v.Set("lone_seats", loneExplained)
		v.Set("accessible", accessibleReleased)
		v.Set("max_per_payment", "")
	})
	told := parse(t, answer.Body.String())
	for _, words := range []string{English.T.Setup.Show.PerPaymentNone, English.T.Setup.Show.LoneExplain, English.T.Setup.Show.AccessibleReleased} {
		if !strings.Contains(told.text(), words) {
			t.Errorf("it is not said that the change means %q: %s", words, told.text())
		}
	}
	expect("before it is confirmed", loneRefused, accessibleKept, "8")
	b.send(told.form(t, "/edit"), func(url.Values) {})
	expect("confirmed", loneExplained, accessibleReleased, "")
	for _, limit := range []string{"many", "-3", "101", "7"} {
		answer := b.post(b.get(show+"/edit").form(t, "/edit"), func(v url.Values) { v.Set("max_per_payment", limit) })
		if answer.Code != 422 {
			t.Errorf("a limit of %q a card: %d", limit, answer.Code)
		}
	}
	expect("refused", loneExplained, accessibleReleased, "")
}
