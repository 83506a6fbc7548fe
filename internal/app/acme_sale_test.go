package app

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/platform/config"
)

// acmeCourse is how one order fares with a company that behaves in some way.
type acmeCourse struct {
	wrong    string // how the company behaves
	standing string // what it says when the buyer has paid
	state    string // how the order ends
	books    books
}

const pairPrice = 2 * (face + fee)

var acmeSold = books{"provider:acme": pairPrice, "tickets": -2 * face, "fees": -2 * fee}

// acmeCourses are what a company that keeps to the contract may do, and one that
// does not.
var acmeCourses = []acmeCourse{
	{"honest", "authorised", "paid", acmeSold},
	{"atonce", "captured", "paid", acmeSold},
	{"lost", "authorised", "paid", acmeSold},
	{"broken", "authorised", "paid", acmeSold},
	{"moved", "authorised", "paid", acmeSold},
	{"huge", "authorised", "paid", acmeSold},
	{"slow", "authorised", "paid", acmeSold},
	{"newword", "authorised", "paid", acmeSold},
	{"another", "authorised", "paid", acmeSold},
	{"foreign", "authorised", "paid", acmeSold},
	{"backwards", "authorised", "paid", acmeSold},
	{"otherprice", "authorised", "cancelled", books{}},
	{"othermoney", "authorised", "cancelled", books{}},
	{"otherprice", "captured", "cancelled", books{"provider:acme": pairPrice - 1, "refunded": -pairPrice + 1}},
	{"takesless", "authorised", "cancelled", books{"provider:acme": pairPrice - 100, "refunded": -pairPrice + 100}},
	{"takesmore", "authorised", "cancelled", books{"provider:acme": pairPrice + 100, "refunded": -pairPrice - 100}},
}

// TestAnyCompany sells through the whole program with a company that was made
// from the contract's page alone. However it behaves, each order ends with
// tickets and their money, or with neither.
func TestAnyCompany(t *testing.T) {
	t.Parallel()
	company := newAcme()
	t.Cleanup(company.Close)
	w := newWorldWith(t, testDatabases(t), func(s *config.Settings) {
		s.GatewayURL, s.GatewaySecret, s.GatewayName = company.URL+"/api", acmeSecret, "acme"
	})
	show := w.own.show.ID
	var all sync.WaitGroup
	ended := make([]orderOf, len(acmeCourses))
	for n, course := range acmeCourses {
		buyer := w.guest()
		o := w.orderAtAcme(buyer, show, fmt.Sprintf("%s-%d@example.org", course.wrong, n))
		if course.wrong == "honest" && !strings.HasPrefix(o.PaymentURL, company.URL) {
			t.Errorf("it is to be paid at %q", o.PaymentURL)
		}
		all.Go(func() {
			company.storm(w, o.ID, course.standing)
			ended[n] = w.ends(buyer, o.ID, course.state)
			if got := w.ticketStates(buyer, o.ID)["valid"]; got != 2 && course.state == "paid" || got != 0 && course.state != "paid" {
				t.Errorf("%s: %d tickets are valid", course.wrong, got)
			}
		})
	}
	all.Wait()
	for n, course := range acmeCourses {
		if got := w.ledger(t, ended[n].ID); !maps.Equal(got, course.books) {
			t.Errorf("%s, %s: the ledger has %v, want %v", course.wrong, course.standing, got, course.books)
		}
	}
	w.allIsWell()
}

// orderAtAcme holds two seats and orders them, again under the same key while the
// company cannot be reached.
func (w *world) orderAtAcme(buyer string, show id.Show, email string) (o orderOf) {
	w.Helper()
	body, err := json.Marshal(map[string]any{"name": "Grace Hopper", "email": email, "provider": "acme"})
	w.must(nil, err)
	hold, key := w.hold(buyer, show, 2), id.Secret()
	for giveUp := time.After(30 * time.Second); ; {
		a := w.send("POST", "/v1/holds/"+hold+"/checkout", buyer, body, withKey(key))
		if a.status == 201 {
			a.into(w.T, &o)
			return o
		}
		select {
		case <-giveUp:
			w.Fatalf("%s: %d %s", email, a.status, a.body)
		case <-tick():
		}
	}
}

// storm has a buyer pay, and the message of it come twice at once, after the one
// that tells what came later, and beside forged ones.
func (a *acme) storm(w *world, order, standing string) {
	i := a.pays(order, "open")
	now := time.Now()
	good := i.message("ev_"+order, "payment.authorised")
	expect := func(what string, want, got int, err error) {
		if err != nil || got != want {
			w.Errorf("%s is answered with %d, %v; want %d", what, got, err, want)
		}
	}
	for what, deliver := range map[string]func() (int, error){
		"a guessed secret":     func() (int, error) { return a.sends(i, "guess", now, good) },
		"one from yesterday":   func() (int, error) { return a.sends(i, a.secret, now.Add(-24*time.Hour), good) },
		"one from tomorrow":    func() (int, error) { return a.sends(i, a.secret, now.Add(24*time.Hour), good) },
		"one that is just old": func() (int, error) { return a.sends(i, a.secret, now.Add(-301*time.Second), good) },
		"no signature":         func() (int, error) { return a.deliver(i, "", good) },
	} {
		got, err := deliver()
		expect(what, 401, got, err)
	}
	got, err := a.sends(i, a.secret, now, []byte(`{"id":"ev_x","type":"payment.authorised","ref":"`+i.Ref+`","at":"2027-01-15T08:00:00Z","amount":1}`))
	expect("a message with a member too many", 400, got, err)
	got, err = a.sends(i, a.secret, now, i.message("ev_early_"+order, "payment.authorised")) // of what has not happened
	expect("a message that is ahead of its time", 204, got, err)
	a.pays(order, standing)
	var twice sync.WaitGroup
	for _, body := range [][]byte{i.message("ev_later_"+order, "payment.captured"), good, good, good, i.message("ev_odd_"+order, "payment.on_the_moon")} {
		twice.Go(func() {
			got, err := a.sends(i, a.secret, time.Now(), body)
			expect("a genuine message", 204, got, err)
		})
	}
	twice.Wait()
}

// TestACompanyIsChosenByItsName: a company has an address of its own for its
// messages, and nobody else's secret opens it.
func TestACompanyIsChosenByItsName(t *testing.T) {
	t.Parallel()
	company := newAcme()
	t.Cleanup(company.Close)
	s := startTest(t, func(s *config.Settings) {
		s.GatewayURL, s.GatewaySecret, s.GatewayName, s.TestPay = company.URL+"/api", acmeSecret, "acme", false
	})
	if got := fmt.Sprint(s.paymentURLs()); got != "["+company.URL+"/]" {
		t.Errorf("buyers may be sent to %s", got)
	}
	offers := s.checkout.Ways()
	if len(offers) != 1 || offers[0].Provider != "acme" || offers[0].Later() {
		t.Errorf("the ways to pay are %+v", offers)
	}
	i := &acmeIntent{Ref: "in_" + id.Secret()}
	for name, want := range map[string]int{"acme": 204, "testpay": 404, "gateway": 404} {
		i.notify = s.address.String() + "/v1/webhooks/payments/" + name
		if got, err := company.sends(i, acmeSecret, time.Now(), i.message("ev_1", "payment.authorised")); err != nil || got != want {
			t.Errorf("a message to %s is answered with %d, %v", name, got, err)
		}
	}
}
