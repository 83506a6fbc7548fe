package inventory

import (
	"fmt"
	"math"
	"slices"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// decode reads what a row says. It accepts exactly what encode writes.
func decode(row Row) (content, error) {
	var c content
	var err error
	if c.effects, err = decodePublic(row.Public, row.At); err != nil {
		return content{}, fmt.Errorf("public part: %w", err)
	}
	if err = c.decodePrivate(row.Private); err != nil {
		return content{}, fmt.Errorf("private part: %w", err)
	}
	return c, nil
}

func decodePublic(public []byte, at int64) ([]Effect, error) {
	r := reader{rest: public}
	r.format()
	n := r.count()
	effects := make([]Effect, 0, min(n, mostAtOnce))
	for range n {
		e := r.effect(at)
		if r.err != nil {
			break
		}
		effects = append(effects, e)
	}
	return effects, r.end()
}

// mostAtOnce bounds what is set aside for a list by what the list says of
// itself; a longer one grows as it is read.
const mostAtOnce = 2048

func (r *reader) format() {
	if got := r.u8(); r.err == nil && got != format {
		r.fail(fmt.Errorf("it is written in format %d, and this program reads %d", got, format))
	}
}

func (r *reader) effect(at int64) (e Effect) {
	kind := r.u8()
	form := slices.Index(termsKinds[:], kind)
	switch e.Kind = EffectKind(kind); {
	case form >= 0:
		e.Kind = kindTerms
	case kind >= bearerTake && kind <= insteadBearerTake:
		e.Kind, e.Bearer, e.Instead = kindTake, kind != insteadTake, kind != bearerTake
	case kind == redeemNone:
		e.Kind = kindRedeem
	case e.Kind == kindRedeem:
		e.Bearer = true
	}
	if !e.Kind.known() {
		r.fail(fmt.Errorf("there is no effect of kind %d", e.Kind))
		return e
	}
	switch e.Kind {
	case kindTerms:
		e.shape = r.shape()
		e.Terms = r.terms(form)
		return e
	case kindSale:
		e.Sale = Sale(r.u8())
		return e
	case kindMoved:
		e.To = r.text()
		return e
	case kindVoucher:
		return e
	}
	if rules[e.Kind].hold {
		e.Hold = r.atMost(maxHold)
		e.Revision = uint32(r.atMost(math.MaxUint16))
	}
	if e.Kind.timed() {
		e.Deadline = at + int64(r.atMost(maxMicros))
	}
	p := r.places()
	e.Seats, e.Areas = p.seats, p.areas
	return e
}

const (
	maxHold   = 1<<61 - 1 // what fits above a cell's state
	maxMicros = 1 << 56   // more than two thousand years
)

func (c *content) decodePrivate(private []byte) error {
	r := reader{rest: private}
	r.take(len(Nonce{}))
	paying := r.privateFormat() == payingFormat
	c.digest = r.u64()
	for i := range c.effects {
		r.who(&c.effects[i], paying)
	}
	if r.err == nil && paying != c.namesPayments() {
		r.fail(errCanonical)
	}
	n := r.count()
	c.keys = make([]keyNote, 0, min(n, mostAtOnce))
	for range n {
		var k keyNote
		k.after = int(r.atMost(uint64(len(c.effects))))
		k.Caller, k.Body = r.digest(), r.digest()
		k.hold = r.atMost(maxHold)
		k.changed = r.flag()
		if last := len(c.keys) - 1; last >= 0 && k.after < c.keys[last].after {
			r.fail(errCanonical)
		}
		if r.err != nil {
			break
		}
		c.keys = append(c.keys, k)
	}
	return r.end()
}

func (r *reader) privateFormat() uint8 {
	got := r.u8()
	if r.err == nil && got != format && got != payingFormat {
		r.fail(fmt.Errorf("it is written in format %d, and this program reads up to %d", got, payingFormat))
	}
	return got
}

func (r *reader) who(e *Effect, paying bool) {
	rule := rules[e.Kind]
	if rule.buyer {
		e.who.buyer = id.FromBytes[id.Buyer](r.digest())
	}
	if rule.order {
		e.who.order = id.FromBytes[id.Order](r.digest())
	}
	if rule.sealed {
		e.who.email = r.digest()
		if paying {
			e.who.payment = r.digest()
		}
	}
	if rule.staff {
		e.who.staff = id.FromBytes[id.Staff](r.digest())
		e.who.reason = r.text()
	}
	if rule.purpose {
		e.who.purpose = r.text()
	}
	if rule.voucher {
		e.who.voucher = r.voucher()
	}
	if e.Bearer {
		e.who.bears = uint32(r.atMost(math.MaxUint32))
	}
	if e.Instead {
		e.who.instead = r.atMost(maxHold)
		e.who.given = uint32(r.atMost(maxIndex))
	}
}

func (r *reader) shape() (s shape) {
	s.seats = int(r.atMost(maxSeats))
	n := r.count()
	for range n {
		s.capacities = append(s.capacities, uint32(r.atMost(maxIndex)))
	}
	return s
}

// terms reads terms that are written in a form. Whatever could have been
// written in a lesser form is refused.
func (r *reader) terms(form int) *Terms {
	var t Terms
	t.Chart = seating.Hash(r.hash())
	t.Prices.Currency = money.Currency(r.text())
	for range r.count() {
		l := pricing.Level{ID: r.text(), Name: r.text()}
		for range r.count() {
			l.Zones = append(l.Zones, r.text())
		}
		l.Face, l.Fee = int64(r.atMost(pricing.MaxPrice)), int64(r.atMost(pricing.MaxPrice))
		if r.err != nil {
			return &t
		}
		t.Prices.Levels = append(t.Prices.Levels, l)
	}
	t.OpensAt, t.ClosesAt = clock.FromMicros(r.varint()), clock.FromMicros(r.varint())
	t.HoldFor = time.Duration(r.atMost(maxMicros/1000)) * time.Microsecond
	t.MaxPerHold = int(r.atMost(maxIndex))
	t.MaxPerBuyer = int(r.atMost(maxIndex))
	t.MaxPerEmail = int(r.atMost(maxIndex))
	switch form {
	case extendingTerms:
		t.ExtendBy = time.Duration(r.atMost(maxMicros/1000)) * time.Microsecond
	case optionalTerms:
		r.options(&t)
	case pricedTerms:
		r.options(&t)
		r.charges(&t.Prices)
	}
	if t.form() != form {
		r.fail(errCanonical)
	}
	return &t
}

func (r *reader) hash() (h Hash) {
	copy(h[:], r.take(len(h)))
	return h
}
