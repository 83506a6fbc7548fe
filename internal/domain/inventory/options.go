package inventory

import "time"

// Terms are written in one of four forms, the first that says it all, so that
// a log of a show that uses nothing new is written as it always was. The forms
// are numbered as a checkpoint writes them.
const (
	plainTerms     = iota // what every show has
	extendingTerms        // and an extension
	optionalTerms         // and a list of options
	pricedTerms           // and fees and taxes beside the levels, after the options
)

// termsKinds is how the log writes an effect of kindTerms, by form.
var termsKinds = [...]uint8{plainTerms: uint8(kindTerms), extendingTerms: 15, optionalTerms: 16, pricedTerms: 20}

// option is a rule that a show may have beside those every show has. Its tag
// is the log's; it is written only while it is on.
type option struct {
	tag  uint64
	most uint64 // the highest value there is; the lowest written is 1
	get  func(t *Terms) uint64
	set  func(t *Terms, value uint64)
}

// options is every option there is, by tag. A reader that meets another tag
// does not know by which rules to decide, and stops.
var options = []option{
	{1, maxMicros / 1000,
		func(t *Terms) uint64 { return uint64(t.ExtendBy.Microseconds()) },
		func(t *Terms, v uint64) { t.ExtendBy = time.Duration(v) * time.Microsecond }},
	{2, maxIndex,
		func(t *Terms) uint64 { return uint64(t.MaxPerPayment) },
		func(t *Terms, v uint64) { t.MaxPerPayment = int(v) }},
	{3, 1,
		func(t *Terms) uint64 { return uint64(b2u(t.RefuseLoneSeats)) },
		func(t *Terms, v uint64) { t.RefuseLoneSeats = v == 1 }},
	{4, 1,
		func(t *Terms) uint64 { return uint64(b2u(t.KeepAccessible)) },
		func(t *Terms, v uint64) { t.KeepAccessible = v == 1 }},
}

// form is the first form that says all of the terms.
func (t *Terms) form() int {
	switch {
	case !t.Prices.Plain():
		return pricedTerms
	case t.MaxPerPayment > 0 || t.RefuseLoneSeats || t.KeepAccessible:
		return optionalTerms
	case t.extends():
		return extendingTerms
	}
	return plainTerms
}

// extends reports whether holds may be extended, in whole microseconds.
func (t *Terms) extends() bool { return t.ExtendBy >= time.Microsecond }

func (w *writer) options(t *Terms) {
	on := 0
	for _, o := range options {
		if o.get(t) > 0 {
			on++
		}
	}
	w.uvarint(uint64(on))
	for _, o := range options {
		if v := o.get(t); v > 0 {
			w.uvarint(o.tag)
			w.uvarint(v)
		}
	}
}

func (r *reader) options(t *Terms) {
	last := uint64(0)
	for range r.count() {
		tag := r.uvarint()
		if r.err != nil {
			return
		}
		if tag <= last {
			r.fail(errCanonical)
			return
		}
		if tag > uint64(len(options)) {
			r.fail(errOption)
			return
		}
		o := options[tag-1]
		v := r.atMost(o.most)
		if v == 0 {
			r.fail(errRange)
		}
		o.set(t, v)
		last = tag
	}
}
