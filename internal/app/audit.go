package app

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/store"
)

type auditCommand struct {
	Check  auditCheck  `cmd:"" default:"withargs" help:"Check that every promise was kept: seats, holds, limits, the chain of the seat log, money. audit alone does this. Exit status 0 only if all is well, 3 if something is not."`
	Export auditExport `cmd:"" help:"Write a show's seat log in its public form, which names nobody and proves itself."`
	Verify auditVerify `cmd:"" help:"Check a seat log in its public form. Needs no data folder."`
}

type auditCheck struct {
	Quiet bool     `help:"Write only what is wrong."`
	JSON  bool     `help:"Write one JSON document, for machines."`
	Show  string   `placeholder:"ID" help:"Look at one show only. The money in all is then not added up."`
	Head  []string `sep:"none" placeholder:"HEAD|FILE" help:"A head of a seat log that somebody kept, or a file with some, such as a mail. May be given more than once."`
}

// Run checks everything that can be checked from the database alone, and
// believes none of it: seats from their logs, checkpoints and tables against
// those, money from the ledger, orders against both.
func (c auditCheck) Run(r *run) error {
	if err := thereIsData(r); err != nil {
		return err
	}
	var only id.Show
	if c.Show != "" {
		if err := only.UnmarshalText([]byte(c.Show)); err != nil {
			return fmt.Errorf("--show: %q is no show's id", c.Show)
		}
	}
	given, err := givenHeads(c.Head)
	if err != nil {
		return err
	}
	return withHouse(r, func(ctx context.Context, h *house) error {
		a := &audit{house: h, report: newReport(r, c.JSON, c.Quiet), only: only, log: h.seats, books: h.checkouts(), given: given}
		if a.keys, err = signingKeys(r); err != nil {
			return err
		}
		if err := a.run(ctx); err != nil {
			return err
		}
		return a.end(a.counts())
	})
}

// thereIsData refuses a data folder without a database: one with nothing in it
// keeps every promise, and a name that was mistyped must not pass for one.
func thereIsData(r *run) error {
	if r.settings.DatabaseURL != "" {
		return nil // it is not in the folder
	}
	if _, err := os.Stat(filepath.Join(r.settings.Data, databaseFile)); err != nil {
		return fmt.Errorf("there is no Frontrow data in %s to audit: name the folder with --data", r.settings.Data)
	}
	return nil
}

// audit is one run over a house.
type audit struct {
	*house
	*report
	only    id.Show // zero for all
	log     *store.SeatHomes
	books   txn.Runner[checkout.Tx]
	keys    []ed25519.PublicKey // that heads verify with; none when there are no keys to be had
	given   []inventory.SignedHead
	doubts  []doubt
	totals  []payment.Balance
	counted struct {
		Shows, Rows, Heads, Places, Sold, Held, Blocked int
		Orders, InFlight                                int
		Papers, Series                                  int
	}
}

// counts is what was counted, for machines.
func (a *audit) counts() map[string]any {
	n := a.counted
	money := []map[string]any{}
	for _, t := range a.totals {
		money = append(money, map[string]any{"currency": t.Currency, "captured": t.Captured, "tickets": t.Tickets, "fees": t.Fees, "tax": t.Tax,
			"retained": t.Retained, "refunded": t.Refunded, "charged_back": t.ChargedBack, "suspense": t.Suspense})
	}
	return map[string]any{
		"money":  money,
		"seats":  map[string]int{"shows": n.Shows, "rows": n.Rows, "heads": n.Heads, "places": n.Places, "sold": n.Sold, "held": n.Held, "blocked": n.Blocked},
		"orders": map[string]int{"all": n.Orders, "in_flight": n.InFlight},
		"papers": map[string]int{"all": n.Papers, "series": n.Series},
	}
}

// claim is what an order says of seats: as much of it as the audit keeps in
// mind while it reads the logs.
type claim struct {
	show     id.Show
	hold     inventory.HoldID
	state    order.State
	inFlight bool
	covers   bool
	lines    []pricing.Line
}

func (a *audit) run(ctx context.Context) error {
	claims, err := a.money(ctx)
	if err != nil {
		return err
	}
	// Orders are read before buckets: every order has a bucket that is older.
	buckets, err := a.log.Buckets(ctx)
	if err != nil {
		return err
	}
	if !a.only.IsZero() && !slices.Contains(buckets, a.only) && len(claims) == 0 {
		return fmt.Errorf("there is no seat log of %s here", a.only)
	}
	a.strangers(buckets)
	for _, bucket := range buckets {
		if !a.only.IsZero() && bucket != a.only {
			continue
		}
		if err := a.bucket(ctx, bucket, claims); err != nil {
			return err
		}
	}
	a.lost(buckets, claims)
	if err := a.lookAgain(ctx); err != nil {
		return err
	}
	if err := a.numbers(ctx); err != nil {
		return err
	}
	n := a.counted
	a.say("seats: %d shows, %d rows of the seat log, %d places: %d sold, %d held or being paid for, %d blocked", n.Shows, n.Rows, n.Places, n.Sold, n.Held, n.Blocked)
	a.say("heads: %d that were published are still in their logs", n.Heads)
	a.say("orders: %d, of which %d are in flight", n.Orders, n.InFlight)
	if a.only.IsZero() {
		a.say("papers: %d in %d series", n.Papers, n.Series)
	}
	return nil
}

// lost tells of shows that have orders and no seat log.
func (a *audit) lost(buckets []id.Show, claims map[id.Order]claim) {
	without := map[id.Show]int{}
	for _, c := range claims {
		if !slices.Contains(buckets, c.show) {
			without[c.show]++
		}
	}
	for show, orders := range without {
		a.fault(wrong{What: wrongGone, Show: show, Says: fmt.Sprintf("it has %d orders, and its seat log is gone", orders)})
	}
}

// money checks every order against ledger and tickets (I2), and the ledger's
// totals, and gives what orders claim for the seats to be held against.
func (a *audit) money(ctx context.Context) (map[id.Order]claim, error) {
	claims := map[id.Order]claim{}
	err := checkout.Books(ctx, a.books, func(account checkout.Account) error {
		if !a.only.IsZero() && account.Order.Show != a.only {
			return nil
		}
		claims[account.Order.ID] = claimOf(account)
		a.counted.Orders++
		if account.Problem != nil {
			a.fault(moneyWrong(account.Problem))
		}
		if account.InFlight {
			a.counted.InFlight++
			a.say("in flight: %s (%s) is %s", account.Order.ID, account.Order.Number, account.Order.State)
		}
		return nil
	})
	if err != nil || !a.only.IsZero() {
		return claims, err
	}
	a.totals, err = payment.Totals(ctx, a.payments)
	if errors.Is(err, payment.ErrLedger) {
		a.fault(wrong{What: wrongMoney, Says: fmt.Sprintf("money: %v", err)})
		return claims, nil
	}
	for _, t := range a.totals {
		if !t.Even() {
			a.fault(wrong{What: wrongMoney, Says: fmt.Sprintf("money: the ledger in %s is not even: %+v", t.Currency, t)})
		}
		if t.Exchanged != 0 {
			a.fault(wrong{What: wrongMoney, Says: fmt.Sprintf("money: orders pay for each other in %s and are out by %d", t.Currency, t.Exchanged)})
		}
		a.say("money in %s, minor units: captured %d = tickets %d + fees %d + tax %d + retained %d + refunded %d + charged back %d + suspense %d",
			t.Currency, t.Captured, t.Tickets, t.Fees, t.Tax, t.Retained, t.Refunded, t.ChargedBack, t.Suspense)
	}
	return claims, err
}

func claimOf(a checkout.Account) claim {
	return claim{a.Order.Show, a.Order.Hold, a.Order.State, a.InFlight, a.Covers(), a.Order.LinesLeft()}
}

// doubt is what did not fit when a show's seats and orders were held against
// each other.
type doubt struct {
	bucket id.Show
	plan   *seating.Plan
	found  []string
}

// lookAgain settles the doubts. Orders and seats are not read at one instant,
// so that a server at work seems to contradict itself: what it was in the
// middle of is done at the second look, and what is wrong is still there.
func (a *audit) lookAgain(ctx context.Context) error {
	if len(a.doubts) == 0 {
		return nil
	}
	claims := map[id.Order]claim{}
	err := checkout.Books(ctx, a.books, func(account checkout.Account) error {
		claims[account.Order.ID] = claimOf(account)
		return nil
	})
	if err != nil {
		return err
	}
	for _, d := range a.doubts {
		fold, err := inventory.Rebuild(d.bucket, seatRows(ctx, a.log, d.bucket, nil))
		if finding, ok := errors.AsType[*inventory.Finding](err); ok {
			a.fault(broken(d.bucket, finding))
			continue
		}
		if err != nil {
			return err
		}
		still := owners(fold.Owned(d.plan), d.bucket, claims)
		for _, one := range d.found {
			if slices.Contains(still, one) {
				a.fault(wrong{What: wrongOwners, Show: d.bucket, Says: one})
			}
		}
	}
	return nil
}

// owners holds seats and orders against each other (I2), and tells what does
// not fit: who has seats has paid, and who has paid has the seats.
func owners(owned []inventory.Hold, bucket id.Show, claims map[id.Order]claim) (found []string) {
	say := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	holds := map[inventory.HoldID]inventory.Hold{}
	for _, hold := range owned {
		holds[hold.ID] = hold
		claim, known := claims[hold.Order]
		switch {
		case !known:
			say("%s is %s for %s, which is no order", hold.ID, hold.State, hold.Order)
		case claim.hold != hold.ID:
			say("%s is %s for %s, which is an order of %s", hold.ID, hold.State, hold.Order, claim.hold)
		case claim.inFlight: // its saga is between two steps
		case hold.State == inventory.Paying:
			say("%s is being paid for by %s, which has ended", hold.ID, hold.Order)
		case claim.state == order.ChargedBack: // nobody has said yet what becomes of them
		case claim.state != order.Paid:
			say("the places of %s are sold to %s, which is %s", hold.ID, hold.Order, claim.state)
		case !claim.covers:
			say("the places of %s are sold to %s, whose money is not there", hold.ID, hold.Order)
		}
	}
	for o, claim := range claims {
		if claim.show != bucket || claim.inFlight || claim.state != order.Paid {
			continue
		}
		hold := holds[claim.hold]
		if hold.State != inventory.Sold || hold.Order != o || !samePlaces(hold.Lines, claim.lines) {
			say("%s is paid, and its places are not sold to it", o)
		}
	}
	return found
}

func samePlaces(a, b []pricing.Line) bool {
	count := map[string]int{}
	for _, l := range a {
		count[l.Place] += l.Quantity
	}
	for _, l := range b {
		count[l.Place] -= l.Quantity
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}
