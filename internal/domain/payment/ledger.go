package payment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
)

// Account is where money stands in the ledger. What we have at a provider is
// positive; what it is for is negative.
type Account string

// The accounts, beside one for each provider and one for each rate of tax.
const (
	AccountSuspense    Account = "suspense"     // taken, and not yet earned or given back
	AccountTickets     Account = "tickets"      // earned by places sold, without fees and tax
	AccountFees        Account = "fees"         // earned by fees, without tax
	AccountRetained    Account = "retained"     // kept of places their buyers returned, without tax
	AccountRefunded    Account = "refunded"     // given back by us
	AccountChargedBack Account = "charged_back" // taken back by the buyer's bank
	AccountExchanged   Account = "exchanged"    // pays for another order, or came from one: over all orders it is nothing
)

const (
	providerPrefix = "provider:"
	taxPrefix      = "tax:"
)

// AccountAt is what a provider has taken for us. It only grows: money given
// back is in AccountRefunded.
func AccountAt(provider string) Account { return Account(providerPrefix + provider) }

// AccountTax is what is owed to the state by a rule, at a rate in thousandths of a
// percent. An organiser's own rates go by no rule.
func AccountTax(rule string, rate int64) Account {
	return Account(taxPrefix + rule + ":" + strconv.FormatInt(rate, 10))
}

// TaxOf gives the rule and the rate of an account of tax, and false for any other.
func (a Account) TaxOf() (rule string, rate int64, ok bool) {
	words := strings.Split(string(a), ":")
	if len(words) != 3 || words[0]+":" != taxPrefix {
		return "", 0, false
	}
	rate, err := strconv.ParseInt(words[2], 10, 64)
	return words[1], rate, err == nil && AccountTax(words[1], rate) == a
}

func (a Account) isTax() bool { _, _, ok := a.TaxOf(); return ok }

func (a Account) isProvider() bool { return strings.HasPrefix(string(a), providerPrefix) }

// PostingKind says what happened. An order has at most one posting of a kind,
// so nothing can be booked twice. Returns and refunds of one order are counted,
// and each number is a kind of its own: "refund", "refund:2" …
type PostingKind string

// Nth gives the kind of the n-th return or refund, n from 1.
func (k PostingKind) Nth(n int) PostingKind {
	if n <= 1 {
		return k
	}
	return k + PostingKind(":"+strconv.Itoa(n))
}

// By gives the kind that names the order whose bank it follows.
func (k PostingKind) By(root id.Order) PostingKind { return k + PostingKind(":"+root.String()) }

// Base gives the kind without the number that Nth gave it, and the order that By did.
func (k PostingKind) Base() PostingKind {
	if strings.HasPrefix(string(k), string(PostRecall)+":") {
		return PostRecall
	}
	for _, base := range []PostingKind{PostReturn, PostRefund, PostChargeBack, PostExchange} {
		if number, numbered := strings.CutPrefix(string(k), string(base)+":"); numbered {
			if n, err := strconv.Atoi(number); err == nil && n > 1 && base.Nth(n) == k {
				return base
			}
		}
	}
	return k
}

// The kinds of posting, in the order they can happen to one order.
const (
	PostCapture PostingKind = "capture" // provider to suspense
	PostSale    PostingKind = "sale"    // suspense to tickets, fees and tax
	PostExcess  PostingKind = "excess"  // suspense to refunded: what came beyond the price
	PostReturn  PostingKind = "return"  // tickets, fees and tax of some places, or all, back to suspense, less what is kept: a refund has begun
	PostRefund  PostingKind = "refund"  // suspense to refunded; the other way where it comes back to us

	PostExchange   PostingKind = "exchange"    // suspense to exchanged in one order, and the other way in another
	PostChargeBack PostingKind = "charge_back" // what the order has to charged back, or the other way when the bank gives it back
	PostRecall     PostingKind = "recall"      // the same in an order that the money had paid for, to exchanged
)

// Posting is one balanced entry of the ledger. It is written once and never
// changed.
type Posting struct {
	ID       id.Posting
	Order    id.Order
	Kind     PostingKind
	At       time.Time
	Currency money.Currency
	Lines    []Line
}

// Line is one side of a posting.
type Line struct {
	Account Account
	Minor   int64
}

// sum adds up the lines, which is 0 for a posting that may be written.
func (p Posting) sum() (sum int64) {
	for _, l := range p.Lines {
		sum += l.Minor
	}
	return sum
}

// post writes a posting unless it is there already. It refuses one that does
// not balance, and one that differs from what was booked before.
func post(q Tx, order id.Order, kind PostingKind, c money.Currency, lines ...Line) error {
	lines = worth(lines)
	if len(lines) == 0 {
		return nil
	}
	p := Posting{ID: id.New[id.Posting](), Order: order, Kind: kind, At: q.Now(), Currency: c, Lines: lines}
	if p.sum() != 0 {
		return fmt.Errorf("payment: a posting of kind %s for %s is out by %d", kind, order, p.sum())
	}
	booked, err := q.Postings(order)
	if err != nil {
		return err
	}
	for _, b := range booked {
		if b.Kind == kind {
			if b.Currency != c || !sameLines(b.Lines, lines) {
				return fmt.Errorf("payment: %s has another posting of kind %s", order, kind)
			}
			return nil
		}
	}
	return q.AddPosting(p)
}

// worth leaves out the lines that move nothing: they are not written.
func worth(lines []Line) []Line {
	return slices.DeleteFunc(lines, func(l Line) bool { return l.Minor == 0 })
}

func sameLines(a, b []Line) bool {
	byAccount := func(x, y Line) int { return strings.Compare(string(x.Account), string(y.Account)) }
	return slices.Equal(slices.SortedFunc(slices.Values(a), byAccount), slices.SortedFunc(slices.Values(b), byAccount))
}
