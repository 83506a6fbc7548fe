package pricing

import (
	"fmt"
	"unicode/utf8"
)

// Fee is one fee of a price list: a fixed sum or a share of the face price,
// for each ticket or for each order.
type Fee struct {
	Name   string   `json:"name"`             // for people, 1-60 characters
	Per    FeePer   `json:"per"`              // what it is charged for
	Minor  int64    `json:"minor,omitempty"`  // the sum, in minor units; 0 for a share
	Rate   int64    `json:"rate,omitempty"`   // the share of a ticket's face, in thousandths of a percent; 0 for a sum
	Round  Rounding `json:"round,omitempty"`  // of a share
	Within bool     `json:"within,omitempty"` // part of the face price; else on top of it
}

// FeePer says what a fee is charged for.
type FeePer string

// A fee is charged for every ticket or once for the order. One for the order
// is on top: how much of a ticket's price it were would depend on the others.
const (
	PerTicket FeePer = "ticket"
	PerOrder  FeePer = "order"
)

// Rounding says where a share goes that is no whole minor unit.
type Rounding string

// The roundings, of which nearest is meant where none is named. A half goes up.
const (
	RoundNearest Rounding = "nearest"
	RoundUp      Rounding = "up"
	RoundDown    Rounding = "down"
)

// Whole is a rate of 100 %.
const Whole = 100_000

// MaxFees is how many fees a list may have.
const MaxFees = 8

// of gives the fee of one ticket with that face price.
func (f *Fee) of(face int64) int64 {
	if f.Rate == 0 {
		return f.Minor
	}
	switch f.Round {
	case RoundUp:
		return (face*f.Rate + Whole - 1) / Whole
	case RoundDown:
		return face * f.Rate / Whole
	case RoundNearest:
	}
	return nearest(face*f.Rate, Whole)
}

// nearest divides and rounds to the nearest, a half up. Both are positive.
func nearest(a, b int64) int64 { return (a + b/2) / b }

func (l List) checkFees(b *blame) {
	if len(l.Fees) > MaxFees {
		b.on("fees", "a price list has at most %d fees", MaxFees)
		return
	}
	for i, f := range l.Fees {
		at := fmt.Sprintf("fees[%d]", i)
		if n := utf8.RuneCountInString(f.Name); n == 0 || n > 60 || !utf8.ValidString(f.Name) {
			b.on(at+".name", "a name has 1 to 60 characters")
		}
		if f.Per != PerTicket && f.Per != PerOrder {
			b.on(at+".per", "a fee is per %s or per %s", PerTicket, PerOrder)
		}
		if (f.Minor == 0) == (f.Rate == 0) {
			b.on(at+".minor", "a fee is either a sum or a share, and more than nothing")
		}
		b.price(at+".minor", "a fee", f.Minor)
		if f.Rate < 0 || f.Rate > Whole {
			b.on(at+".rate", "a share is up to %d thousandths of a percent", int64(Whole))
		}
		switch f.Round {
		case "", RoundNearest, RoundUp, RoundDown:
		default:
			b.on(at+".round", "a share is rounded %s, %s or %s", RoundNearest, RoundUp, RoundDown)
		}
		if f.Rate == 0 && f.Round != "" {
			b.on(at+".round", "only a share is rounded")
		}
		if f.Per == PerOrder && f.Rate != 0 {
			b.on(at+".rate", "a fee per order is a sum")
		}
		if f.Per == PerOrder && f.Within {
			b.on(at+".within", "a fee per order is on top of the prices")
		}
	}
	if len(*b) > 0 {
		return
	}
	for _, level := range l.Levels {
		if within, _ := l.feesOf(level); within > level.Face {
			b.on("fees", "the fees within the price of %q are more than the price", level.Name)
		}
	}
}

// feesOf gives the fees of a ticket: those within its face price, and those on
// top of it. What costs nothing has no fee but its level's own.
func (l *List) feesOf(level Level) (within, onTop int64) {
	onTop = level.Fee
	if level.Face == 0 {
		return 0, onTop
	}
	for i := range l.Fees {
		switch f := &l.Fees[i]; {
		case f.Per == PerOrder:
		case f.Within:
			within += f.of(level.Face)
		default:
			onTop += f.of(level.Face)
		}
	}
	return within, onTop
}
