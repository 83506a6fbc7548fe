package paper

import (
	"strconv"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
)

// Paper is a numbered receipt, invoice or credit note. It never changes.
type Paper struct {
	ID        id.Paper
	Organiser id.Organiser
	Order     id.Order
	Kind      Kind
	Series    string // "INV-2026", with the organiser's prefix before it
	No        int64  // counts the papers of a series of an organiser from 1
	Cause     string // what it was made for, once for an order: "sale", "return", …
	At        time.Time
	Total     money.Amount // never negative; a credit note takes it back
	Content   Content
}

// Kind is what sort of paper it is.
type Kind string

// The kinds of papers.
const (
	Receipt    Kind = "receipt"     // a sale by an organiser who has not said who stands on invoices
	Invoice    Kind = "invoice"     // a sale
	CreditNote Kind = "credit_note" // a sale taken back, or a part of it
)

// Kinds lists all there are.
func Kinds() []Kind { return []Kind{Receipt, Invoice, CreditNote} }

// codes are what series are named by.
var codes = map[Kind]string{Receipt: "REC", Invoice: "INV", CreditNote: "CRN"}

// Sign is 1 for what was sold and -1 for what was taken back.
func (k Kind) Sign() int64 {
	if k == CreditNote {
		return -1
	}
	return 1
}

// CauseSale is the cause of the paper a sale is confirmed with, and CauseReturn
// that of the credit note when an order is taken back, or for the first time a part of it.
const (
	CauseSale   = "sale"
	CauseReturn = "return"
)

// CauseOfReturn is the cause of the credit note for the n-th return of an order,
// n from 1.
func CauseOfReturn(n int) string {
	if n <= 1 {
		return CauseReturn
	}
	return CauseReturn + ":" + strconv.Itoa(n)
}

// Content is what stands on a paper beside its number and its date.
type Content struct {
	From     From        `json:"from"`
	To       To          `json:"to"`
	Order    string      `json:"order"` // its number, for people
	Language string      `json:"language"`
	Show     Subject     `json:"show"`
	Lines    []Line      `json:"lines"`
	Tax      pricing.Tax `json:"tax,omitzero"`       // by which the taxes in the lines were reckoned
	PaidWith string      `json:"paid_with"`          // the provider's name
	Voucher  string      `json:"voucher,omitempty"`  // its code, where it took something off what is sold
	Off      int64       `json:"off,omitempty"`      // that, in minor units with fees and tax: the lines are without it
	Corrects string      `json:"corrects,omitempty"` // the number of the paper that a credit note is about
}

// From is who sells.
type From struct {
	Name      string `json:"name"`
	Address   string `json:"address,omitempty"` // with line ends
	TaxNumber string `json:"tax_number,omitempty"`
	Email     string `json:"email"`
	Accent    string `json:"accent"` // "#rrggbb"
}

// To is who buys.
type To struct {
	Name    string `json:"name"`
	Email   string `json:"email"`
	Company string `json:"company,omitempty"`
	Address string `json:"address,omitempty"` // with line ends
}

// Subject is what was bought.
type Subject struct {
	Title    string    `json:"title"`
	Venue    string    `json:"venue"`
	City     string    `json:"city"`
	TimeZone string    `json:"time_zone"` // IANA name, also of the paper's own date
	StartsAt time.Time `json:"starts_at"`
	Chart    string    `json:"chart"` // its hash; it says in words where places are
}

// Line is one place of an order, several alike in one standing area, or with
// no place the fees per order. Its sums are for all of it, in minor units.
type Line struct {
	Place    string `json:"place"`
	Area     bool   `json:"area,omitempty"`
	Kept     bool   `json:"kept,omitempty"` // what does not go back of the lines above; its sums are below zero
	Quantity int    `json:"quantity"`
	pricing.Sums
}

// LinesOf gives the lines of a whole bill.
func LinesOf(b pricing.Bill) []Line {
	lines := make([]Line, 0, len(b.Lines)+1)
	for _, l := range b.Lines {
		alone := pricing.Bill{Lines: []pricing.Line{l}}
		lines = append(lines, Line{Place: l.Place, Area: l.Area, Quantity: l.Quantity, Sums: alone.Sums()})
	}
	if b.PerOrder != (pricing.Charge{}) {
		lines = append(lines, Line{Quantity: 1, Sums: pricing.Bill{PerOrder: b.PerOrder}.Sums()})
	}
	return lines
}

// LinesBack gives the lines of what a return of an order takes back: its places,
// with no place what goes with them of the fees per order, and less what is kept
// of both.
func LinesBack(o order.Order, r order.Return) []Line {
	lines := LinesOf(pricing.Bill{Lines: o.LinesOf(r.Places)})
	if rest := r.Sums.Less(Sums(lines)); rest != (pricing.Sums{}) {
		lines = append(lines, Line{Quantity: 1, Sums: rest})
	}
	if r.Kept != (pricing.Sums{}) {
		lines = append(lines, Line{Kept: true, Quantity: 1, Sums: pricing.Sums{}.Less(r.Kept)})
	}
	return lines
}

// Sums adds up lines.
func Sums(lines []Line) (all pricing.Sums) {
	for _, l := range lines {
		all = all.Add(l.Sums)
	}
	return all
}

// Taxes lists the taxes on the paper by rate.
func (p Paper) Taxes() []pricing.TaxSum {
	return pricing.Bill{Tax: p.Content.Tax}.Taxes(Sums(p.Content.Lines))
}

// Number is what people call the paper: "INV-2026-000123".
func (p Paper) Number() string { return numberOf(p.Series, p.No) }
