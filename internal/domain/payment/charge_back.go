package payment

import (
	"slices"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
)

// BookChargeBack brings what the books say that a buyer's bank has taken back
// to level, and gives by how much that changed, in minor units: above zero for
// money that is gone, below for money that the bank gave back. Nothing changes
// when the books say so already.
//
// The bank takes what is in suspense first, then of what was earned, of each
// account in proportion. It cannot take in the books more than is left of the
// order; short is what it took beyond that, because the money had gone back
// already, or all of it where level is in another currency. What it gives back
// goes where it was taken from, or into suspense where undone says that the
// order's sale is no more.
func BookChargeBack(q Tx, order id.Order, level money.Amount, undone bool) (moved, short int64, err error) {
	booked, err := q.Postings(order)
	if err != nil {
		return 0, 0, err
	}
	b, err := sumUp(order, booked)
	if err != nil {
		return 0, 0, err
	}
	if level.Minor == 0 && b.ChargedBack == 0 {
		return 0, 0, nil
	}
	if b.Currency != level.Currency && level.Minor != 0 {
		return 0, level.Minor, nil
	}
	moved = level.Minor - b.ChargedBack
	if most := b.Earned() + b.Suspense; moved > most {
		moved, short = most, moved-most
	}
	var lines []Line
	switch {
	case moved > 0:
		lines = takeFrom(booked, b, moved)
	case moved < 0 && undone:
		lines = []Line{{AccountSuspense, moved}}
	case moved < 0:
		lines = giveTo(booked, -moved)
	default:
		return 0, short, nil
	}
	lines = append(lines, Line{AccountChargedBack, -moved})
	return moved, short, post(q, order, PostChargeBack.Nth(next(booked, PostChargeBack)), b.Currency, lines...)
}

// BalanceBeforeBank sums what is booked for an order, but for what its buyer's
// bank took and gave back.
func BalanceBeforeBank(order id.Order, booked []Posting) (Balance, error) {
	return sumUp(order, slices.DeleteFunc(slices.Clone(booked), func(p Posting) bool { return p.Kind.Base() == PostChargeBack }))
}

// next is the number of an order's next posting of a kind that is counted.
func next(booked []Posting, base PostingKind) int {
	n := 1
	for _, p := range booked {
		if p.Kind.Base() == base {
			n++
		}
	}
	return n
}

// takeFrom takes from suspense, and what is missing from what was earned.
func takeFrom(booked []Posting, b Balance, sum int64) []Line {
	waits := min(sum, b.Suspense)
	earned := accounts(booked, func(a Account) bool { return a == AccountTickets || a == AccountFees || a.isTax() })
	for i := range earned {
		earned[i].Minor = -earned[i].Minor // what was earned is below zero in the books
	}
	return append(share(earned, sum-waits), Line{AccountSuspense, waits})
}

// giveTo gives back where charge-backs have taken from.
func giveTo(booked []Posting, sum int64) []Line {
	only := slices.DeleteFunc(slices.Clone(booked), func(p Posting) bool { return p.Kind.Base() != PostChargeBack })
	lines := share(accounts(only, func(a Account) bool { return a != AccountChargedBack }), sum)
	for i := range lines {
		lines[i].Minor = -lines[i].Minor
	}
	return lines
}

// accounts sums postings by those accounts that are wanted, by name.
func accounts(postings []Posting, wanted func(Account) bool) (sums []Line) {
	for _, p := range postings {
		for _, l := range p.Lines {
			if !wanted(l.Account) {
				continue
			}
			at, found := slices.BinarySearchFunc(sums, l.Account, func(s Line, a Account) int { return strings.Compare(string(s.Account), string(a)) })
			if !found {
				sums = slices.Insert(sums, at, Line{Account: l.Account})
			}
			sums[at].Minor += l.Minor
		}
	}
	return sums
}

// share splits a sum over accounts in proportion to what they have; those that
// have nothing get nothing.
func share(from []Line, sum int64) []Line {
	from = slices.DeleteFunc(from, func(l Line) bool { return l.Minor <= 0 })
	if len(from) == 0 {
		return nil
	}
	weights := make([]int64, len(from))
	for i, l := range from {
		weights[i] = l.Minor
	}
	for i, part := range pricing.Shares(sum, weights) {
		from[i].Minor = part
	}
	return from
}

// BookNextRefund notes that a provider gave amount back, after any other time
// that it did.
func BookNextRefund(q Tx, order id.Order, amount money.Amount) error {
	booked, err := q.Postings(order)
	if err != nil {
		return err
	}
	return BookRefund(q, order, next(booked, PostRefund), amount)
}

// BookRest takes back what is left of a sale after the bank took a part of it:
// it waits in suspense to be given back. It is the n-th return of the order.
func BookRest(q Tx, order id.Order, n int) error {
	booked, err := q.Postings(order)
	if err != nil {
		return err
	}
	b, err := sumUp(order, booked)
	if err != nil {
		return err
	}
	lines := takeFrom(booked, Balance{}, b.Earned())
	return post(q, order, PostReturn.Nth(n), b.Currency, append(lines, Line{AccountSuspense, -b.Earned()})...)
}
