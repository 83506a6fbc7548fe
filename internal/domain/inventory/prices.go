package inventory

import (
	"slices"

	"frontrow/internal/domain/pricing"
)

// How the log writes what a fee is charged for, and how a share is rounded: by
// the place in these lists.
var (
	feePers      = []pricing.FeePer{pricing.PerTicket, pricing.PerOrder}
	feeRoundings = []pricing.Rounding{"", pricing.RoundNearest, pricing.RoundUp, pricing.RoundDown}
)

// charges writes the fees and the tax of a price list.
func (w *writer) charges(l *pricing.List) {
	w.uvarint(uint64(len(l.Fees)))
	for _, f := range l.Fees {
		w.text(f.Name)
		w.u8(uint8(slices.Index(feePers, f.Per)))
		w.flag(f.Within)
		w.u8(uint8(slices.Index(feeRoundings, f.Round)))
		w.uvarint(uint64(f.Minor))
		w.uvarint(uint64(f.Rate))
	}
	w.flag(l.Tax != pricing.Tax{})
	if t := l.Tax; t != (pricing.Tax{}) {
		w.text(t.Rule)
		w.text(t.Name)
		w.uvarint(uint64(t.Ticket))
		w.uvarint(uint64(t.Fee))
		w.flag(t.Added)
	}
}

func (r *reader) charges(l *pricing.List) {
	for range r.count() {
		f := pricing.Fee{Name: r.text()}
		per := r.u8()
		f.Within = r.flag()
		round := r.u8()
		f.Minor, f.Rate = int64(r.atMost(pricing.MaxPrice)), int64(r.atMost(pricing.Whole))
		if r.err == nil && (int(per) >= len(feePers) || int(round) >= len(feeRoundings) || len(l.Fees) == pricing.MaxFees) {
			r.fail(errRange)
		}
		if r.err != nil {
			return
		}
		f.Per, f.Round = feePers[per], feeRoundings[round]
		l.Fees = append(l.Fees, f)
	}
	if r.flag() {
		l.Tax = pricing.Tax{Rule: r.text(), Name: r.text()}
		l.Tax.Ticket, l.Tax.Fee = int64(r.atMost(pricing.Whole)), int64(r.atMost(pricing.Whole))
		l.Tax.Added = r.flag()
		if l.Tax == (pricing.Tax{}) {
			r.fail(errCanonical)
		}
	}
}
