package payment

import (
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
)

// BookCapture notes that a provider took amount for an order. The money waits
// in suspense until the seats are sold or it is given back.
func BookCapture(q Tx, order id.Order, provider string, amount money.Amount) error {
	return post(q, order, PostCapture, amount.Currency,
		Line{AccountAt(provider), amount.Minor},
		Line{AccountSuspense, -amount.Minor})
}

// BookSale notes that the money in suspense is earned: by places, by fees, and
// for the state by the tax on both.
func BookSale(q Tx, order id.Order, bill pricing.Bill) error {
	return post(q, order, PostSale, bill.Currency, earned(bill, bill.Sums(), -1)...)
}

// BookReturn undoes a sale, or the part of it that sums are, but for what is kept
// of it: the rest waits in suspense to be given back. What is kept is no longer
// earned by places or fees; its tax stays owed at the rate it was sold with. It
// is the n-th time for the order, from 1.
func BookReturn(q Tx, order id.Order, n int, bill pricing.Bill, sums, kept pricing.Sums) error {
	back := sums.Less(kept)
	lines := []Line{
		{AccountSuspense, -back.Total()},
		{AccountTickets, sums.Tickets},
		{AccountFees, sums.Fees},
		{AccountRetained, -kept.Tickets - kept.Fees},
	}
	return post(q, order, PostReturn.Nth(n), bill.Currency, append(lines, taxLines(bill, back, 1)...)...)
}

// earned gives what a part of a bill puts into each account; sign is -1 for a
// sale and 1 for taking it back.
func earned(bill pricing.Bill, sums pricing.Sums, sign int64) []Line {
	lines := []Line{
		{AccountSuspense, -sign * sums.Total()},
		{AccountTickets, sign * sums.Tickets},
		{AccountFees, sign * sums.Fees},
	}
	return append(lines, taxLines(bill, sums, sign)...)
}

func taxLines(bill pricing.Bill, sums pricing.Sums, sign int64) (lines []Line) {
	for _, tax := range bill.Taxes(sums) {
		lines = append(lines, Line{AccountTax(bill.Tax.Rule, tax.Rate), sign * tax.Minor})
	}
	return lines
}

// SaleOf reports whether the sale among an order's postings earned exactly what
// the bill says, account by account, taxes by rate.
func SaleOf(postings []Posting, bill pricing.Bill) bool {
	want := worth(earned(bill, bill.Sums(), -1))
	for _, p := range postings {
		if p.Kind == PostSale {
			return p.Currency == bill.Currency && sameLines(p.Lines, want)
		}
	}
	return len(want) == 0
}

// BookExcess notes that a provider gave back what had come beyond the price of
// an order that is paid.
func BookExcess(q Tx, order id.Order, amount money.Amount) error {
	return post(q, order, PostExcess, amount.Currency,
		Line{AccountSuspense, amount.Minor},
		Line{AccountRefunded, -amount.Minor})
}

// BookRefund notes that a provider gave amount back, for the n-th time from 1;
// below zero, that it came back to us and waits again.
func BookRefund(q Tx, order id.Order, n int, amount money.Amount) error {
	return post(q, order, PostRefund.Nth(n), amount.Currency,
		Line{AccountSuspense, amount.Minor},
		Line{AccountRefunded, -amount.Minor})
}
