package payment

import (
	"slices"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
)

// Bank is how the books follow what a buyer's bank does.
type Bank struct {
	Moved   int64   // minor units: above zero what it took by this posting, below what it gave back
	Short   int64   // what it took beyond what the books have, in minor units of its currency
	Passed  int64   // what it has of other orders, which this one pays for; in minor units
	No      int     // how often the books have followed it, or that of an order which pays for this one
	Balance Balance // after that
}

// Beyond has a bank take more than its order has from the orders that it pays
// for, or with a sum below zero gives it back to them, each booked by BookRecall. It gives
// how much was moved, and whether more may be later, because such an order is in the middle
// of something else.
type Beyond func(sum int64) (moved int64, later bool, err error)

// BookChargeBack brings what the books say that a buyer's bank has taken back
// to level. Nothing moves when the books say so already.
//
// The bank takes what is in suspense first, then of what was earned, of each
// account in proportion, what was kept of returns last, and after that of orders that
// this one pays for. It cannot take in the books more than is left of all these;
// it is short of the rest, because the money had gone back
// already, or of all where level is in another currency. What it gives back
// is the order's own first: earned again, as far as it was taken of that, and else in suspense.
// Where undone says that the order's sale is no more, only what was kept of it
// is earned again.
func BookChargeBack(q Tx, order id.Order, level money.Amount, undone bool, beyond Beyond) (Bank, error) {
	booked, b, err := bookedBank(q, order)
	if err != nil || level.Minor == 0 && b.Balance.ChargedBack == 0 {
		return b, err
	}
	if b.Balance.Currency != level.Currency && level.Minor != 0 {
		b.Short = level.Minor
		return b, nil
	}
	want := level.Minor - b.Balance.ChargedBack
	own := min(want, b.Balance.Earned()+b.Balance.Suspense)
	if want < 0 {
		own = max(want, b.Passed-b.Balance.ChargedBack)
	}
	passed, later := int64(0), false
	if want != own {
		if passed, later, err = beyond(want - own); err != nil {
			return b, err
		}
	}
	b.Moved = own + passed
	if !later {
		b.Short = want - b.Moved
	}
	lines := []Line{{AccountExchanged, passed}, {AccountChargedBack, -b.Moved}}
	if own > 0 {
		lines = append(lines, takeFrom(booked, b.Balance, own)...)
	} else {
		lines = append(lines, giveTo(booked, PostChargeBack, -own, undone)...)
	}
	b.Passed += passed
	return b.book(q, order, PostChargeBack.Nth(next(booked, PostChargeBack)), lines)
}

// BookRecall has an order follow the bank of another, root, whose money pays for
// it: sum is what that takes, or below zero gives back, as BookChargeBack has it.
// What is to go back to the buyer waits in suspense.
func BookRecall(q Tx, root, order id.Order, sum int64, undone bool) (Bank, error) {
	booked, b, err := bookedBank(q, order)
	if err != nil {
		return b, err
	}
	kind := PostRecall.By(root)
	n := 1
	for _, p := range booked {
		if recalls(p, root) {
			n++
		}
	}
	b.Moved = sum
	lines := []Line{{AccountExchanged, -sum}}
	if sum > 0 {
		lines = append(lines, takeFrom(booked, b.Balance, sum)...)
	} else {
		lines = append(lines, giveTo(booked, kind, -sum, undone)...)
	}
	return b.book(q, order, kind.Nth(n), lines)
}

// book writes a posting about a bank, if anything moves.
func (b Bank) book(q Tx, order id.Order, kind PostingKind, lines []Line) (Bank, error) {
	if b.Moved == 0 {
		return b, nil
	}
	b.No++
	for _, l := range lines {
		if err := b.Balance.Add(l); err != nil {
			return b, err
		}
	}
	return b, post(q, order, kind, b.Balance.Currency, lines...)
}

// Recalled is what the bank of another order, root, has of this one, in minor units.
func Recalled(q Tx, root, order id.Order) (sum int64, err error) {
	booked, err := q.Postings(order)
	for _, p := range booked {
		if recalls(p, root) {
			sum -= exchangedBy(p)
		}
	}
	return sum, err
}

// RecalledOf is what banks have of an order whose money had paid for it, in minor
// units, by all that is booked for it.
func RecalledOf(booked []Posting) (sum int64) {
	for _, p := range booked {
		if p.Kind.Base() == PostRecall {
			sum -= exchangedBy(p)
		}
	}
	return sum
}

// recalls reports whether a posting follows the bank of another order.
func recalls(p Posting, root id.Order) bool {
	return ofKind(p, PostRecall.By(root))
}

// ofKind reports whether a posting is of a kind, whatever its number.
func ofKind(p Posting, kind PostingKind) bool {
	return p.Kind == kind || strings.HasPrefix(string(p.Kind), string(kind)+":")
}

func exchangedBy(p Posting) (sum int64) {
	for _, l := range p.Lines {
		if l.Account == AccountExchanged {
			sum += l.Minor
		}
	}
	return sum
}

// BankOf is how the books have followed the bank of an order's buyer so far.
func BankOf(q Tx, order id.Order) (Bank, error) {
	_, b, err := bookedBank(q, order)
	return b, err
}

func bookedBank(q Tx, order id.Order) (booked []Posting, b Bank, err error) {
	if booked, err = q.Postings(order); err == nil {
		b.Balance, err = sumUp(order, booked)
	}
	for _, p := range booked {
		if FollowsBank(p) {
			b.No++
		}
		if p.Kind.Base() == PostChargeBack {
			b.Passed += exchangedBy(p)
		}
	}
	return booked, b, err
}

// FollowsBank reports whether a posting follows a bank.
func FollowsBank(p Posting) bool {
	base := p.Kind.Base()
	return base == PostChargeBack || base == PostRecall
}

// BalanceBeforeBank sums what is booked for an order, but for what banks
// took and gave back.
func BalanceBeforeBank(order id.Order, booked []Posting) (Balance, error) {
	return sumUp(order, slices.DeleteFunc(slices.Clone(booked), FollowsBank))
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

// takeFrom takes from suspense, what is missing from what was earned, and from
// what was kept of it only what is missing then.
func takeFrom(booked []Posting, b Balance, sum int64) []Line {
	waits := min(sum, b.Suspense)
	kept := max(sum-waits-(b.Earned()-b.Retained), 0)
	return append(share(soldBy(booked), sum-waits-kept), Line{AccountRetained, kept}, Line{AccountSuspense, waits})
}

// soldBy sums what a sale has earned, by account, but for what was kept of what
// was returned.
func soldBy(booked []Posting) []Line {
	earned := accounts(booked, func(a Account) bool {
		return a == AccountTickets || a == AccountFees || a.isTax()
	})
	for i := range earned {
		earned[i].Minor = -earned[i].Minor // it is below zero in the books
	}
	return earned
}

// giveTo gives back where postings of a kind have taken from: what is earned
// again first, and what is left waits.
func giveTo(booked []Posting, kind PostingKind, sum int64, undone bool) []Line {
	only := slices.DeleteFunc(slices.Clone(booked), func(p Posting) bool { return !ofKind(p, kind) })
	taken := accounts(only, func(a Account) bool {
		return a == AccountRetained || !undone && (a == AccountTickets || a == AccountFees || a.isTax())
	})
	var all int64
	for _, l := range taken {
		all += max(l.Minor, 0)
	}
	earned := min(sum, all)
	lines := share(taken, earned)
	for i := range lines {
		lines[i].Minor = -lines[i].Minor
	}
	return append(lines, Line{AccountSuspense, earned - sum})
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

// BookNextRefund notes that a provider gave amount back, or below zero that it came
// back to us, after any other time that it did.
func BookNextRefund(q Tx, order id.Order, amount money.Amount) error {
	booked, err := q.Postings(order)
	if err != nil {
		return err
	}
	return BookRefund(q, order, next(booked, PostRefund), amount)
}

// BookRest takes back what is left of a sale after the bank took a part of it,
// but for what was kept of earlier returns: it waits in suspense to be given
// back. It is the n-th return of the order.
func BookRest(q Tx, order id.Order, n int) error {
	booked, err := q.Postings(order)
	if err != nil {
		return err
	}
	b, err := sumUp(order, booked)
	if err != nil {
		return err
	}
	return post(q, order, PostReturn.Nth(n), b.Currency, append(soldBy(booked), Line{AccountSuspense, b.Retained - b.Earned()})...)
}
