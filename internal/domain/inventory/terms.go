package inventory

import (
	"bytes"
	"fmt"
	"time"
	"unicode/utf8"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/seating"
)

// The bounds of terms.
const (
	minHoldFor = time.Second
	maxHoldFor = 24 * time.Hour
	maxTime    = 30 * time.Minute // of a hold with its extension
	maxLimit   = 1_000_000        // places per buyer, e-mail address or way of paying: as good as none
)

// Check returns ErrBadTerms with everything that is wrong with the terms for
// a show on that chart, or nil.
func (t Terms) Check(plan *seating.Plan) error {
	var faults []fault.Field
	blame := func(at, format string, args ...any) {
		faults = append(faults, fault.Field{At: at, Message: fmt.Sprintf(format, args...)})
	}
	if t.Chart != plan.Hash() {
		blame("chart", "the chart of a published show cannot be replaced")
	}
	zones := make([]string, len(plan.Zones()))
	for i, z := range plan.Zones() {
		zones[i] = z.ID
	}
	for _, f := range t.Prices.Check(zones) {
		blame("prices."+f.At, "%s", f.Message)
	}
	for i, l := range t.Prices.Levels {
		if !utf8.ValidString(l.ID + l.Name) {
			blame(fmt.Sprintf("prices.levels[%d]", i), "id and name are UTF-8")
		}
	}
	instant := func(at string, i time.Time) {
		if y := i.UTC().Year(); y < 1970 || y > 9999 {
			blame(at, "give an instant between the years 1970 and 9999")
		}
	}
	instant("opens_at", t.OpensAt)
	instant("closes_at", t.ClosesAt)
	if !t.OpensAt.Before(t.ClosesAt) {
		blame("closes_at", "a sale closes after it has opened")
	}
	if t.HoldFor < minHoldFor || t.HoldFor > maxHoldFor {
		blame("hold_for", "a hold lasts between %s and %s", minHoldFor, maxHoldFor)
	}
	if t.ExtendBy < 0 || t.ExtendBy > 0 && t.HoldFor+t.ExtendBy > maxTime {
		blame("extend_by", "a hold and its extension last at most %s together", maxTime)
	}
	if t.MaxPerHold < 1 || t.MaxPerHold > maxQuantity {
		blame("max_per_hold", "one order may have 1 to %d places", maxQuantity)
	}
	if t.MaxPerBuyer < 1 || t.MaxPerBuyer > maxLimit {
		blame("max_per_buyer", "one buyer may have 1 to %d places", maxLimit)
	}
	if t.MaxPerEmail < 1 || t.MaxPerEmail > maxLimit {
		blame("max_per_email", "one e-mail address may have 1 to %d places", maxLimit)
	}
	if t.MaxPerPayment < 0 || t.MaxPerPayment > maxLimit {
		blame("max_per_payment", "one way of paying may have 1 to %d places, or 0 for any number", maxLimit)
	}
	if len(faults) > 0 {
		return ErrBadTerms.WithFields(faults)
	}
	return nil
}

// setTerms replaces what later decisions go by.
func (d *desk) setTerms(c SetTerms) (*held, bool, error) {
	if err := c.Terms.Check(d.plan); err != nil {
		return nil, false, err
	}
	terms := c.Terms.normal()
	if old := d.inForce(); old != nil && old.same(&terms) {
		return nil, false, nil
	}
	s := shape{seats: d.plan.Len()}
	for _, a := range d.plan.Areas() {
		s.capacities = append(s.capacities, uint32(a.Capacity))
	}
	return nil, true, d.record(Effect{Kind: kindTerms, Terms: &terms, shape: s})
}

// setSale opens, pauses or closes the sale by hand.
func (d *desk) setSale(c SetSale) (*held, bool, error) {
	if c.Sale > SaleClosed {
		return nil, false, ErrBadTerms.At("sale", "a sale is open, paused or closed")
	}
	if utf8.RuneCountInString(c.Reason) > maxReason || !utf8.ValidString(c.Reason) {
		return nil, false, ErrReason
	}
	if c.Sale == d.newSale {
		return nil, false, nil
	}
	return nil, true, d.record(Effect{Kind: kindSale, Sale: c.Sale, who: who{staff: c.Staff, reason: c.Reason}})
}

// normal gives the terms as the log keeps them: whole microseconds, UTC, and
// nothing shared with whoever made them.
func (t Terms) normal() Terms {
	var w writer
	w.terms(&t)
	r := reader{rest: w}
	return *r.terms(t.form())
}

func (t *Terms) same(u *Terms) bool {
	var v, w writer
	v.terms(t)
	w.terms(u)
	return bytes.Equal(v, w)
}
