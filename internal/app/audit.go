package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
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
	Quiet bool `help:"Write only what is wrong."`
}

// Run checks everything that can be checked from the database alone, and
// believes none of it: seats from their logs, checkpoints and tables against
// those, money from the ledger, orders against both.
func (c auditCommand) Run(r *run) error {
	out := r.Out
	if c.Quiet {
		out = io.Discard
	}
	// A folder with nothing in it keeps every promise; a name that was mistyped
	// must not pass for one.
	if _, err := os.Stat(filepath.Join(r.settings.Data, databaseFile)); err != nil {
		return fmt.Errorf("there is no Frontrow data in %s to audit: name the folder with --data", r.settings.Data)
	}
	return withHouse(r, func(ctx context.Context, h *house) error {
		a := &audit{house: h, out: out, wrong: r.Out, log: h.db.SeatLog(), books: h.checkouts()}
		if err := a.run(ctx); err != nil {
			return err
		}
		if a.faults > 0 {
			fmt.Fprintf(r.Out, "%d faults: not every promise was kept.\n", a.faults)
			return errTold
		}
		_, err := fmt.Fprintln(out, "All is well.")
		return err
	})
}

// audit is one run over a house.
type audit struct {
	*house
	out, wrong io.Writer
	log        store.SeatLog
	books      txn.Runner[checkout.Tx]
	faults     int
	doubts     []doubt
	counted    struct {
		buckets, rows, seats, sold, held, blocked int
		orders, inFlight                          int
	}
}

func (a *audit) fault(format string, args ...any) {
	a.faults++
	fmt.Fprintf(a.wrong, "FAULT "+format+"\n", args...)
}

func (a *audit) run(ctx context.Context) error {
	accounts, err := a.money(ctx)
	if err != nil {
		return err
	}
	// Orders are read before buckets: every order has a bucket that is older.
	buckets, err := a.log.Buckets(ctx)
	if err != nil {
		return err
	}
	for _, bucket := range buckets {
		if err := a.bucket(ctx, bucket, accounts); err != nil {
			return err
		}
	}
	a.lost(buckets, accounts)
	if err := a.lookAgain(ctx); err != nil {
		return err
	}
	n := a.counted
	_, err = fmt.Fprintf(a.out, "seats: %d shows, %d rows of the seat log, %d places: %d sold, %d held or being paid for, %d blocked\norders: %d, of which %d are in flight\n",
		n.buckets, n.rows, n.seats, n.sold, n.held, n.blocked, n.orders, n.inFlight)
	return err
}

// lost tells of shows that have orders and no seat log.
func (a *audit) lost(buckets []id.Show, accounts map[id.Order]checkout.Account) {
	without := map[id.Show]int{}
	for _, account := range accounts {
		if !slices.Contains(buckets, account.Order.Show) {
			without[account.Order.Show]++
		}
	}
	for show, orders := range without {
		a.fault("%s: it has %d orders, and its seat log is gone", show, orders)
	}
}

// money checks every order against ledger and tickets (I2), and the ledger's
// totals, and gives the orders for the seats to be held against.
func (a *audit) money(ctx context.Context) (map[id.Order]checkout.Account, error) {
	accounts := map[id.Order]checkout.Account{}
	err := checkout.Books(ctx, a.books, func(account checkout.Account) error {
		accounts[account.Order.ID] = account
		a.counted.orders++
		if account.Problem != nil {
			a.fault("money: %v", account.Problem)
		}
		if account.InFlight {
			a.counted.inFlight++
			fmt.Fprintf(a.out, "in flight: %s (%s) is %s\n", account.Order.ID, account.Order.Number, account.Order.State)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	totals, err := payment.Totals(ctx, a.payments)
	if errors.Is(err, payment.ErrLedger) {
		a.fault("money: %v", err)
		return accounts, nil
	}
	for _, t := range totals {
		if !t.Even() {
			a.fault("money: the ledger in %s is not even: %+v", t.Currency, t)
		}
		fmt.Fprintf(a.out, "money in %s, minor units: captured %d = tickets %d + fees %d + refunded %d + charged back %d + suspense %d\n",
			t.Currency, t.Captured, t.Tickets, t.Fees, t.Refunded, t.ChargedBack, t.Suspense)
	}
	return accounts, err
}

// bucket rebuilds one show's seats from its log (I1, I3, I5, I7, I8) and holds
// checkpoint, table and orders against them.
func (a *audit) bucket(ctx context.Context, bucket id.Show, accounts map[id.Order]checkout.Account) error {
	checkpoint, kept, err := a.log.Checkpoint(ctx, bucket)
	if err != nil {
		return err
	}
	records, tableVersion, err := a.log.SeatRecords(ctx, bucket)
	if err != nil {
		return err
	}
	a.counted.buckets++
	fold, err := a.rebuild(ctx, bucket, nil)
	if err != nil || fold == nil {
		return err
	}
	terms, open := fold.Terms()
	if !open {
		return nil // begun and not published: nothing is on sale
	}
	plan, err := a.plans.Plan(ctx, terms.Chart)
	if err != nil {
		a.fault("%s: its chart %s cannot be read: %v", bucket, terms.Chart, err)
		return nil
	}
	if kept {
		then, err := a.rebuildTo(ctx, fold, checkpoint.Version)
		if err != nil {
			return err
		}
		if problem := then.Differs(checkpoint); problem != nil {
			a.fault("%s: %v", bucket, problem)
		}
	}
	if tableVersion > 0 {
		then, err := a.rebuildTo(ctx, fold, tableVersion)
		if err != nil {
			return err
		}
		if problem := then.DiffersTable(plan, records); problem != nil {
			a.fault("%s: the table of seats at version %d: %v", bucket, tableVersion, problem)
		}
	}
	if problem := fold.CheckLimits(); problem != nil {
		a.fault("%s: %v", bucket, problem)
	}
	counts := fold.Counts(plan, a.clock.Now())
	a.counted.seats += counts.All.Total()
	a.counted.sold += counts.All.Sold
	a.counted.held += counts.All.Held + counts.All.Paying
	a.counted.blocked += counts.All.Blocked

	if found := owners(fold.Owned(plan), bucket, accounts); len(found) > 0 {
		a.doubts = append(a.doubts, doubt{bucket, plan, found})
	}
	return nil
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
	accounts := map[id.Order]checkout.Account{}
	err := checkout.Books(ctx, a.books, func(account checkout.Account) error {
		accounts[account.Order.ID] = account
		return nil
	})
	if err != nil {
		return err
	}
	newest := uint64(math.MaxUint64)
	for _, d := range a.doubts {
		fold, err := a.rebuild(ctx, d.bucket, &newest)
		if err != nil {
			return err
		}
		if fold == nil {
			continue
		}
		still := owners(fold.Owned(d.plan), d.bucket, accounts)
		for _, one := range d.found {
			if slices.Contains(still, one) {
				a.fault("%s: %s", d.bucket, one)
			}
		}
	}
	return nil
}

// owners holds seats and orders against each other (I2), and tells what does
// not fit: who has seats has paid, and who has paid has the seats.
func owners(owned []inventory.Hold, bucket id.Show, accounts map[id.Order]checkout.Account) (found []string) {
	say := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	holds := map[inventory.HoldID]inventory.Hold{}
	for _, hold := range owned {
		holds[hold.ID] = hold
		account, known := accounts[hold.Order]
		switch {
		case !known:
			say("%s is %s for %s, which is no order", hold.ID, hold.State, hold.Order)
		case account.Order.Hold != hold.ID:
			say("%s is %s for %s, which is an order of %s", hold.ID, hold.State, hold.Order, account.Order.Hold)
		case account.InFlight: // its saga is between two steps
		case hold.State == inventory.Paying:
			say("%s is being paid for by %s, which has ended", hold.ID, hold.Order)
		case account.Order.State != order.Paid:
			say("the places of %s are sold to %s, which is %s", hold.ID, hold.Order, account.Order.State)
		case !account.Covers():
			say("the places of %s are sold to %s, whose money is not there", hold.ID, hold.Order)
		}
	}
	for _, account := range accounts {
		o := account.Order
		if o.Show != bucket || account.InFlight || o.State != order.Paid {
			continue
		}
		hold := holds[o.Hold]
		if hold.State != inventory.Sold || hold.Order != o.ID || !samePlaces(hold.Lines, o.Lines) {
			say("%s is paid, and its places are not sold to it", o.ID)
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

// rebuild applies a bucket's log, up to a version if one is given. It tells
// the first fault and gives nil when there is one.
func (a *audit) rebuild(ctx context.Context, bucket id.Show, upTo *uint64) (*inventory.Fold, error) {
	rows := 0
	fold, err := inventory.Rebuild(bucket, a.rows(ctx, bucket, upTo, &rows))
	if upTo == nil {
		a.counted.rows += rows
	}
	if finding, ok := errors.AsType[*inventory.Finding](err); ok {
		a.fault("%s: the seat log is wrong from here on: %v", bucket, finding)
		return nil, nil //nolint:nilnil // told; there is no fold to go on with
	}
	return fold, err
}

// rebuildTo gives the fold as of an earlier version.
func (a *audit) rebuildTo(ctx context.Context, newest *inventory.Fold, version uint64) (*inventory.Fold, error) {
	if version >= newest.Version() {
		return newest, nil
	}
	return a.rebuild(ctx, newest.Bucket(), &version)
}

// pageOfRows is how many rows are read at a time.
const pageOfRows = 500

// rows reads a bucket's log from the genesis row on.
func (a *audit) rows(ctx context.Context, bucket id.Show, upTo *uint64, count *int) iter.Seq2[inventory.Row, error] {
	return func(yield func(inventory.Row, error) bool) {
		genesis, found, err := a.log.Row(ctx, bucket, 0)
		if err != nil || !found || !yield(genesis, nil) {
			if err != nil {
				yield(inventory.Row{}, err)
			}
			return
		}
		for after := uint64(0); ; {
			page, err := a.log.Rows(ctx, bucket, after, pageOfRows)
			if err != nil {
				yield(inventory.Row{}, err)
				return
			}
			for row := range slices.Values(page) {
				if upTo != nil && row.Version > *upTo {
					return
				}
				if !yield(row, nil) {
					return
				}
				*count++
				after = row.Version
			}
			if len(page) < pageOfRows {
				return
			}
		}
	}
}
