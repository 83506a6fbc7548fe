package inventory

import (
	"slices"

	"frontrow/internal/base/clock"
)

// format is the version of the encoding of the parts of a row. A program that
// meets another stops deciding for that bucket rather than guess.
const format = 1

// payingFormat is that of a private part in which a seal names the way of
// paying. Parts in which none does are written as they always were.
const payingFormat = 2

// Nonce keeps the private part of a row from being guessed from its digest.
// It is random, and stored with the row.
type Nonce [16]byte

// content is what a row says.
type content struct {
	digest  uint64 // of the fold the row was decided on
	effects []Effect
	keys    []keyNote
}

// keyNote says that a key was bound after the first so many effects of the
// row, to the answer that speaks of a hold as it was then.
type keyNote struct {
	Key
	after   int
	hold    uint64 // 0 when the answer is about no hold
	changed bool
}

func (c *content) encodePublic(at int64) []byte {
	w := make(writer, 0, 16+24*len(c.effects))
	w.u8(format)
	w.uvarint(uint64(len(c.effects)))
	for i := range c.effects {
		w.effect(&c.effects[i], at)
	}
	return w
}

func (w *writer) effect(e *Effect, at int64) {
	switch e.Kind {
	case kindTerms:
		w.u8(termsKinds[e.Terms.form()])
		w.shape(e.shape)
		w.terms(e.Terms)
		return
	case kindSale:
		w.u8(uint8(e.Kind))
		w.u8(uint8(e.Sale))
		return
	case kindMoved:
		w.u8(uint8(e.Kind))
		w.text(e.To)
		return
	}
	kind := uint8(e.Kind)
	switch {
	case e.Kind == kindVoucher:
		w.u8(kind)
		return
	case e.Kind == kindTake:
		kind = takeKind(e)
	case e.Kind == kindRedeem && !e.Bearer:
		kind = redeemNone
	}
	w.u8(kind)
	if rules[e.Kind].hold {
		w.uvarint(e.Hold)
		w.uvarint(uint64(e.Revision))
	}
	if e.Kind.timed() {
		w.uvarint(uint64(e.Deadline - at))
	}
	w.places(e.places())
}

func (c *content) encodePrivate(nonce Nonce) []byte {
	w := make(writer, 0, 32+20*len(c.effects)+48*len(c.keys))
	paying := c.namesPayments()
	w.raw(nonce[:])
	if paying {
		w.u8(payingFormat)
	} else {
		w.u8(format)
	}
	w.u64(c.digest)
	for i := range c.effects {
		w.who(&c.effects[i], paying)
	}
	w.uvarint(uint64(len(c.keys)))
	for _, k := range c.keys {
		w.uvarint(uint64(k.after))
		w.digest(k.Caller)
		w.digest(k.Body)
		w.uvarint(k.hold)
		w.flag(k.changed)
	}
	return w
}

// namesPayments reports whether any seal of the row names a way of paying.
func (c *content) namesPayments() bool {
	return slices.ContainsFunc(c.effects, func(e Effect) bool { return rules[e.Kind].sealed && e.who.payment != [16]byte{} })
}

func (w *writer) who(e *Effect, paying bool) {
	r := rules[e.Kind]
	if r.buyer {
		w.digest(e.who.buyer.Bytes())
	}
	if r.order {
		w.digest(e.who.order.Bytes())
	}
	if r.sealed {
		w.digest(e.who.email)
		if paying {
			w.digest(e.who.payment)
		}
	}
	if r.staff {
		w.digest(e.who.staff.Bytes())
		w.text(e.who.reason)
	}
	if r.purpose {
		w.text(e.who.purpose)
	}
	if r.voucher {
		w.voucher(e.who.voucher)
	}
	if e.Bearer {
		w.uvarint(uint64(e.who.bears))
	}
	if e.Instead {
		w.uvarint(e.who.instead)
		w.uvarint(uint64(e.who.given))
	}
}

// takeKind is how the log writes a take.
func takeKind(e *Effect) uint8 {
	switch {
	case e.Bearer && e.Instead:
		return insteadBearerTake
	case e.Bearer:
		return bearerTake
	case e.Instead:
		return insteadTake
	}
	return uint8(kindTake)
}

func (w *writer) shape(s shape) {
	w.uvarint(uint64(s.seats))
	w.uvarint(uint64(len(s.capacities)))
	for _, c := range s.capacities {
		w.uvarint(uint64(c))
	}
}

// terms writes terms in their form. What stands before them tells which it is.
func (w *writer) terms(t *Terms) {
	w.raw(t.Chart[:])
	w.text(string(t.Prices.Currency))
	w.uvarint(uint64(len(t.Prices.Levels)))
	for _, l := range t.Prices.Levels {
		w.text(l.ID)
		w.text(l.Name)
		w.uvarint(uint64(len(l.Zones)))
		for _, z := range l.Zones {
			w.text(z)
		}
		w.uvarint(uint64(l.Face))
		w.uvarint(uint64(l.Fee))
	}
	w.varint(clock.Micros(t.OpensAt))
	w.varint(clock.Micros(t.ClosesAt))
	w.uvarint(uint64(t.HoldFor.Microseconds()))
	w.uvarint(uint64(t.MaxPerHold))
	w.uvarint(uint64(t.MaxPerBuyer))
	w.uvarint(uint64(t.MaxPerEmail))
	switch t.form() {
	case extendingTerms:
		w.uvarint(uint64(t.ExtendBy.Microseconds()))
	case optionalTerms:
		w.options(t)
	case pricedTerms:
		w.options(t)
		w.charges(&t.Prices)
	}
}
