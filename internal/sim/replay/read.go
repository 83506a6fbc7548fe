package replay

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"
)

// The kinds of effects, as the log numbers them.
const (
	terms          = 1
	sale           = 2
	take           = 3
	give           = 4
	expire         = 5
	seal           = 6
	retake         = 7
	unseal         = 8
	sell           = 9
	returned       = 10
	retire         = 11
	block          = 12
	unblock        = 13
	extend         = 14
	extendingTerms = 15
	optionalTerms  = 16
	moved          = 17
	comp           = 18
	assign         = 19
	pricedTerms    = 20
	vouched        = 21 // a voucher is made or changed
	takeWith       = 22
	takeSwap       = 23
	takeSwapWith   = 24 // with a voucher
	redeem         = 25
	redeemNone     = 26
)

// effect is one thing that a row says happened.
type effect struct {
	kind     byte
	hold     uint64
	revision uint32
	deadline int64
	places
	terms *Terms
	shape shape
	sale  byte

	voucher  *voucher
	withCode bool // it is a take with a voucher, or the hold has one from now on
	isSwap   bool // it is a take instead of other places
	instead  uint64
	given    int

	buyer, order, email, payment [16]byte
	reason                       string // of what staff do
}

// places are seats, ascending, and how many places of each standing area.
type places struct {
	seats []int
	areas map[int]int
}

type shape struct {
	seats      int
	capacities []int
}

// note is an idempotency key bound by a row.
type note struct {
	after        int
	caller, body [16]byte
	hold         uint64
	changed      bool
}

var errFormat = errors.New("it is not written as the format says")

// reader takes bytes apart. The first thing that is wrong stays in bad.
type reader struct {
	rest []byte
	bad  error
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.bad, r.rest = errFormat, nil
		return make([]byte, max(0, min(n, 1<<10)))
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) u8() byte { return r.take(1)[0] }

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || n > 1 && r.rest[n-1] == 0 {
		r.bad, r.rest = errFormat, nil
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		r.bad, r.rest = errFormat, nil
		return 0
	}
	return int(n)
}

func (r *reader) varint() int64 {
	u := r.uvarint()
	if u%2 == 1 {
		return -int64(u/2) - 1
	}
	return int64(u / 2)
}

func (r *reader) digest() [16]byte { return [16]byte(r.take(16)) }

func (r *reader) text() string {
	s := string(r.take(r.count()))
	if !utf8.ValidString(s) {
		r.bad = errFormat
	}
	return s
}

func (r *reader) places() (p places) {
	next := 0
	for range r.count() {
		next += int(r.uvarint())
		p.seats = append(p.seats, next)
		next++
	}
	next = 0
	for range r.count() {
		next += int(r.uvarint())
		quantity := int(r.uvarint())
		if quantity == 0 {
			r.bad = errFormat
		}
		if p.areas == nil {
			p.areas = map[int]int{}
		}
		p.areas[next] = quantity
		next++
	}
	return p
}

func (r *reader) terms(e *effect) {
	e.shape.seats = int(r.uvarint())
	for range r.count() {
		e.shape.capacities = append(e.shape.capacities, int(r.uvarint()))
	}
	t := &Terms{levels: map[string]string{}, prices: map[string]level{}}
	t.chart = [32]byte(r.take(32))
	r.text()
	for range r.count() {
		name := r.text()
		r.text()
		for range r.count() {
			t.levels[r.text()] = name
		}
		t.prices[name] = level{int64(r.uvarint()), int64(r.uvarint())}
	}
	t.Opens, t.Closes = r.varint(), r.varint()
	t.HoldFor = int64(r.uvarint())
	t.PerHold, t.PerBuyer, t.PerEmail = int(r.uvarint()), int(r.uvarint()), int(r.uvarint())
	switch e.kind {
	case extendingTerms:
		t.ExtendBy = int64(r.uvarint())
	case optionalTerms:
		r.options(t)
	case pricedTerms:
		r.options(t)
		r.charges(t)
	}
	e.kind, e.terms = terms, t
}

// options reads what terms say beyond the usual. Of the rules they stand for
// those about which seats may be chosen are not judged here.
func (r *reader) options(t *Terms) {
	last := uint64(0)
	for range r.count() {
		tag, value := r.uvarint(), r.uvarint()
		if tag <= last || tag > 4 || value == 0 {
			r.bad = errFormat
		}
		switch last = tag; tag {
		case 1:
			t.ExtendBy = int64(value)
		case 2:
			t.PerPayment = int(value)
		}
	}
}

// readPublic reads what happened.
func readPublic(public []byte, at int64) ([]effect, error) {
	r := reader{rest: public}
	if r.u8() != 1 {
		return nil, errFormat
	}
	effects := make([]effect, r.count())
	for i := range effects {
		e := &effects[i]
		switch e.kind = r.u8(); e.kind {
		case terms, extendingTerms, optionalTerms, pricedTerms:
			r.terms(e)
			continue
		case sale:
			e.sale = r.u8()
			continue
		case moved:
			r.text()
			continue
		case vouched:
			continue
		case takeWith, takeSwap, takeSwapWith:
			e.withCode, e.isSwap = e.kind != takeSwap, e.kind != takeWith
			e.kind = take
			fallthrough
		case take, redeem, redeemNone, give, expire, seal, retake, unseal, sell, returned, retire, extend, comp:
			e.hold, e.revision = r.uvarint(), uint32(r.uvarint())
			switch e.kind {
			case take, extend:
				e.deadline = at + int64(r.uvarint())
			case redeem, redeemNone:
				e.kind, e.withCode = redeem, e.kind == redeem
			}
		case block, unblock, assign:
		default:
			return nil, fmt.Errorf("an effect of kind %d, of which nothing is known here", e.kind)
		}
		e.places = r.places()
	}
	return effects, r.end()
}

// readPrivate reads who it was, and which keys were bound.
func readPrivate(private []byte, effects []effect) (notes []note, err error) {
	r := reader{rest: private}
	r.take(16)
	format := r.u8()
	if format != 1 && format != 2 {
		return nil, errFormat
	}
	r.take(8) // the digest, which a reader need not compute
	for i := range effects {
		switch e := &effects[i]; e.kind {
		case take, give, extend, redeem:
			if e.buyer = r.digest(); e.withCode {
				e.voucher = &voucher{number: r.uvarint()}
			}
			if e.isSwap {
				e.instead, e.given = r.uvarint(), int(r.uvarint())
			}
		case vouched:
			r.digest()
			r.text()
			e.voucher = r.voucher()
		case seal, retake:
			if e.buyer, e.order, e.email = r.digest(), r.digest(), r.digest(); format == 2 {
				e.payment = r.digest()
			}
		case unseal, sell, returned, retire:
			e.order = r.digest()
		case comp:
			e.buyer, e.order = r.digest(), r.digest()
			r.digest()
			e.reason = r.text()
		case assign:
			r.digest()
			e.reason = r.text()
			r.text()
		case sale, block, unblock:
			r.digest()
			e.reason = r.text()
		}
	}
	for range r.count() {
		n := note{after: int(r.uvarint()), caller: r.digest(), body: r.digest(), hold: r.uvarint(), changed: r.u8() == 1}
		notes = append(notes, n)
	}
	return notes, r.end()
}

func (r *reader) end() error {
	if r.bad == nil && len(r.rest) > 0 {
		return errFormat
	}
	return r.bad
}
