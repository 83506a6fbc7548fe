// Package gatewaytest holds what every payment.Gateway promises, whatever company
// is behind it. A provider's own tests run it against that company or a stand-in
// of it; what only that one does they test themselves.
package gatewaytest

import (
	"context"
	"errors"
	"testing"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// Provider is a gateway to try, with its company as yet asked for nothing, and
// what others do there.
type Provider struct {
	Gateway payment.Gateway
	Request payment.Request  // asks for 90.00
	Made    func() time.Time // when the intent was made, as the company's list has it
	Pay     func(ref string) // its buyer pays the whole
	Send    func(ref string) // people send what they were asked to send back; nil where a program does
}

var (
	all  = money.Of(9000, "EUR")
	part = money.Of(4000, "EUR")
	left = money.Of(5000, "EUR")
)

// Test runs the suite, each part of it against a provider of its own.
func Test(t *testing.T, open func(t *testing.T) Provider) {
	for name, check := range map[string]func(t tried){
		"an intent is made once":               tried.madeOnce,
		"what is closed takes no money":        tried.closed,
		"the whole is captured, once":          tried.captured,
		"what is captured cannot be closed":    tried.notClosed,
		"each refund goes once":                tried.refunded,
		"no more goes back than came":          tried.noMore,
		"nothing is given back of nothing":     tried.nothing,
		"it is listed, once":                   tried.listed,
		"of what there is not it says no":      tried.unknown,
		"nobody is believed who does not sign": tried.unsigned,
		"who does not wait learns nothing":     tried.hurried,
	} {
		t.Run(name, func(t *testing.T) { check(tried{t, open(t)}) })
	}
}

// tried is a provider while it is tried.
type tried struct {
	*testing.T
	Provider
}

func (t tried) must(err, want error) {
	t.Helper()
	if !errors.Is(err, want) || want == nil && err != nil {
		t.Fatalf("%s: got %v, want %v", t.Gateway.Name(), err, want)
	}
}

func (t tried) made() (ref string) {
	t.Helper()
	created, err := t.Gateway.Create(t.Context(), t.Request)
	t.must(err, nil)
	return created.Ref
}

// stands checks how an intent stands, and gives that.
func (t tried) stands(ref string, want payment.Standing, refunded int64) payment.Status {
	t.Helper()
	s, err := t.Gateway.Fetch(t.Context(), ref)
	t.must(err, nil)
	if s.Standing != want || s.Amount != all || s.Refunded.Minor != refunded || s.Order != t.Request.Order || s.Ref != ref || s.ChargedBack.Minor != 0 {
		t.Fatalf("it stands %+v; want %s of %s, of which %d went back", s, want, all, refunded)
	}
	return s
}

// taken is an intent whose money was taken, by whatever way it comes.
func (t tried) taken() (ref string) {
	t.Helper()
	ref = t.made()
	t.Pay(ref)
	s, err := t.Gateway.Fetch(t.Context(), ref)
	t.must(err, nil)
	if s.Standing == payment.Authorised {
		t.must(t.Gateway.Capture(t.Context(), ref, all, "capture"), nil)
	}
	t.stands(ref, payment.Captured, 0)
	return ref
}

// refund has some money sent back, whoever does that.
func (t tried) refund(ref string, sum money.Amount, key string) {
	t.Helper()
	err := t.Gateway.Refund(t.Context(), ref, sum, key)
	if t.Send != nil && errors.Is(err, payment.ErrByHand) {
		t.must(t.Gateway.Refund(t.Context(), ref, sum, key), payment.ErrByHand)
		t.Send(ref)
		err = t.Gateway.Refund(t.Context(), ref, sum, key)
	}
	t.must(err, nil)
}

func (t tried) madeOnce() {
	first, err := t.Gateway.Create(t.Context(), t.Request)
	t.must(err, nil)
	again, err := t.Gateway.Create(t.Context(), t.Request)
	t.must(err, nil)
	if first != again || first.Ref == "" || first.URL == "" {
		t.Errorf("made %+v, and %+v when asked again", first, again)
	}
	t.stands(first.Ref, payment.Open, 0)
	other := t.Request
	other.Amount = part
	if made, err := t.Gateway.Create(t.Context(), other); err == nil {
		t.Errorf("another price under the same key is answered with %+v", made)
	}
	t.stands(first.Ref, payment.Open, 0)
}

func (t tried) closed() {
	ref := t.made()
	for range 2 {
		t.must(t.Gateway.Void(t.Context(), ref, "void"), nil)
	}
	t.must(t.Gateway.Void(t.Context(), ref, "void:again"), nil)
	t.stands(ref, payment.Voided, 0)
	t.must(t.Gateway.Capture(t.Context(), ref, all, "capture"), payment.ErrRefused)
	t.stands(ref, payment.Voided, 0)
}

func (t tried) captured() {
	ref := t.made()
	t.must(t.Gateway.Capture(t.Context(), ref, all, "capture"), payment.ErrRefused)
	t.Pay(ref)
	s, err := t.Gateway.Fetch(t.Context(), ref)
	t.must(err, nil)
	if s.Standing == payment.Captured { // it was taken at once
		return
	}
	t.stands(ref, payment.Authorised, 0)
	for name, sum := range map[string]money.Amount{"more": money.Of(9001, "EUR"), "dollars": money.Of(9000, "USD")} {
		t.must(t.Gateway.Capture(t.Context(), ref, sum, "capture "+name), payment.ErrRefused)
	}
	t.stands(ref, payment.Authorised, 0)
	for range 3 {
		t.must(t.Gateway.Capture(t.Context(), ref, all, "capture"), nil)
	}
	t.stands(ref, payment.Captured, 0)
}

func (t tried) notClosed() {
	ref := t.taken()
	t.must(t.Gateway.Void(t.Context(), ref, "void"), payment.ErrRefused)
	t.stands(ref, payment.Captured, 0)
}

func (t tried) refunded() {
	ref := t.taken()
	t.refund(ref, part, "first")
	t.stands(ref, payment.Captured, 4000)
	for range 2 {
		t.must(t.Gateway.Refund(t.Context(), ref, part, "first"), nil)
	}
	t.stands(ref, payment.Captured, 4000)
	t.refund(ref, left, "second")
	t.must(t.Gateway.Refund(t.Context(), ref, part, "first"), nil) // however late
	t.stands(ref, payment.Refunded, 9000)
}

func (t tried) noMore() {
	ref := t.taken()
	t.must(t.Gateway.Refund(t.Context(), ref, money.Of(9001, "EUR"), "too much"), payment.ErrRefused)
	t.must(t.Gateway.Refund(t.Context(), ref, money.Of(9000, "USD"), "dollars"), payment.ErrRefused)
	t.refund(ref, left, "first")
	t.must(t.Gateway.Refund(t.Context(), ref, left, "second"), payment.ErrRefused)
	t.stands(ref, payment.Captured, 5000)
}

func (t tried) nothing() {
	ref := t.made()
	t.must(t.Gateway.Refund(t.Context(), ref, part, "of an open one"), payment.ErrRefused)
	t.stands(ref, payment.Open, 0)
}

func (t tried) listed() {
	ref := t.taken()
	seen := func(from, to time.Time) (n int) {
		for cursor := ""; ; {
			page, err := t.Gateway.List(t.Context(), from, to, cursor)
			t.must(err, nil)
			for _, s := range page.Items {
				if s.Ref == ref && s.Order == t.Request.Order && s.Standing == payment.Captured && s.Amount == all {
					n++
				}
			}
			if cursor = page.Next; cursor == "" {
				return n
			}
		}
	}
	at := t.Made()
	if n := seen(at.Add(-time.Hour), at.Add(time.Hour)); n != 1 {
		t.Errorf("it is listed %d times", n)
	}
	if n := seen(at.Add(-2*time.Hour), at.Add(-time.Hour)) + seen(at.Add(time.Hour), at.Add(2*time.Hour)); n != 0 {
		t.Errorf("at other times it is listed %d times", n)
	}
}

func (t tried) unknown() {
	t.made()
	const ref = "nobody_made_this"
	if s, err := t.Gateway.Fetch(t.Context(), ref); err == nil {
		t.Errorf("it stands %+v", s)
	}
	t.must(t.Gateway.Capture(t.Context(), ref, all, "capture"), payment.ErrRefused)
	t.must(t.Gateway.Refund(t.Context(), ref, all, "refund"), payment.ErrRefused)
}

func (t tried) unsigned() {
	for _, body := range []string{"", "{}", `{"id":"ev_1","type":"payment.authorised"}`} {
		for _, header := range []map[string][]string{nil, {"Stripe-Signature": {"t=1,v1=00"}, "Frontrow-Signature": {"t=1,v1=00"}}} {
			e, err := t.Gateway.Verify(header, []byte(body), t.Made())
			if t.must(err, payment.ErrBadSignature); e.ID != "" {
				t.Errorf("%q is taken for %+v", body, e)
			}
		}
	}
}

func (t tried) hurried() {
	ref := t.taken()
	gone, leave := context.WithCancel(t.Context())
	leave()
	_, err := t.Gateway.Fetch(gone, ref)
	t.must(err, payment.ErrUnreachable)
	t.must(t.Gateway.Refund(gone, ref, part, "refund"), payment.ErrUnreachable)
	_, err = t.Gateway.List(gone, t.Made(), t.Made().Add(time.Hour), "")
	t.must(err, payment.ErrUnreachable)
	t.stands(ref, payment.Captured, 0)
}
