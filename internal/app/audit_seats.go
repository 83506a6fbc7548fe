package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/base/sign"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
	"frontrow/internal/store"
)

// bucket rebuilds one show's seats from its log (I1, I3, I5, I7, I8), row by
// row, and holds heads, checkpoint, table and orders against them.
func (a *audit) bucket(ctx context.Context, bucket id.Show, claims map[id.Order]claim) error {
	// What is held against the log is read before it: a server at work only adds
	// rows, so that the log leads to all of it.
	copies, err := a.copies(ctx, bucket)
	if err != nil {
		return err
	}
	heads, err := a.heads(ctx, bucket)
	if err != nil {
		return err
	}
	a.counted.Shows++
	verifier := inventory.NewVerifier(bucket)
	verifier.Expect(heads)
	fold := verifier.Fold()
	for row, err := range seatRows(ctx, a.log, bucket, nil) {
		if err != nil {
			return err
		}
		if err := verifier.Next(row); err != nil {
			return a.stop(bucket, err)
		}
		if row.Version > 0 {
			a.counted.Rows++
			a.progress.row(bucket.String())
		}
		if err := copies.compare(ctx, a, fold); err != nil {
			return err
		}
	}
	if err := verifier.End(); err != nil {
		return a.stop(bucket, err)
	}
	a.counted.Heads += len(heads)
	copies.left(a, fold)
	return a.standing(fold, copies.plan, claims)
}

// stop tells where a log is wrong. There is no state to go on with.
func (a *audit) stop(bucket id.Show, err error) error {
	finding, ok := errors.AsType[*inventory.Finding](err)
	if ok {
		a.fault(broken(bucket, finding))
		return nil
	}
	return err
}

func broken(bucket id.Show, f *inventory.Finding) wrong {
	return wrong{What: wrongLog, Show: bucket, Version: &f.Version, Says: fmt.Sprintf("the seat log is wrong from here on: %v", f)}
}

// standing checks the state a whole log leads to.
func (a *audit) standing(fold *inventory.Fold, plan *seating.Plan, claims map[id.Order]claim) error {
	if plan == nil {
		return nil // begun and not published, or its chart is gone, which has been told
	}
	bucket := fold.Bucket()
	if problem := fold.CheckLimits(); problem != nil {
		a.fault(wrong{What: wrongLimits, Show: bucket, Says: problem.Error()})
	}
	counts := fold.Counts(plan, a.clock.Now())
	a.counted.Places += counts.All.Total()
	a.counted.Sold += counts.All.Sold
	a.counted.Held += counts.All.Held + counts.All.Paying
	a.counted.Blocked += counts.All.Blocked
	if found := owners(fold.Owned(plan), bucket, claims); len(found) > 0 {
		a.doubts = append(a.doubts, doubt{bucket, plan, found})
	}
	return nil
}

// copies is what is kept of a bucket's state beside its log, to be compared
// when the log has led to the version each is of.
type copies struct {
	checkpoint *inventory.Checkpoint // nil when there is none, or it was compared
	records    []inventory.SeatRecord
	table      uint64 // the version of the table of seats; 0 when there is none, or it was compared
	plan       *seating.Plan
	planned    bool
}

func (a *audit) copies(ctx context.Context, bucket id.Show) (*copies, error) {
	c := &copies{}
	checkpoint, kept, err := a.log.Checkpoint(ctx, bucket)
	if err != nil {
		return nil, err
	}
	if kept {
		c.checkpoint = &checkpoint
	}
	c.records, c.table, err = a.log.SeatRecords(ctx, bucket)
	return c, err
}

// compare holds the copies that are of the fold's version against it.
func (c *copies) compare(ctx context.Context, a *audit, fold *inventory.Fold) error {
	if terms, open := fold.Terms(); open && !c.planned {
		plan, err := a.plans.Plan(ctx, terms.Chart)
		if ctx.Err() != nil {
			return err
		}
		if err != nil {
			a.fault(wrong{What: wrongChart, Show: fold.Bucket(), Says: fmt.Sprintf("its chart %s cannot be read: %v", terms.Chart, err)})
		}
		c.plan, c.planned = plan, true
	}
	if c.checkpoint != nil && c.checkpoint.Version == fold.Version() {
		if problem := fold.Differs(*c.checkpoint); problem != nil {
			a.fault(wrong{What: wrongCheckpoint, Show: fold.Bucket(), Says: problem.Error()})
		}
		c.checkpoint = nil
	}
	if c.table != 0 && c.table == fold.Version() {
		if c.plan != nil {
			if problem := fold.DiffersTable(c.plan, c.records); problem != nil {
				a.fault(wrong{What: wrongTable, Show: fold.Bucket(), Says: fmt.Sprintf("the table of seats at version %d: %v", c.table, problem)})
			}
		}
		c.table, c.records = 0, nil
	}
	return nil
}

// left tells of copies whose version the log has not reached.
func (c *copies) left(a *audit, fold *inventory.Fold) {
	if c.checkpoint != nil {
		a.fault(wrong{What: wrongCheckpoint, Show: fold.Bucket(), Says: fold.Differs(*c.checkpoint).Error()})
	}
	if c.table != 0 {
		a.fault(wrong{What: wrongTable, Show: fold.Bucket(), Says: fmt.Sprintf("the table of seats is of version %d, the log leads to %d", c.table, fold.Version())})
	}
}

// headsAtOnce is how many kept heads are read at a time.
const headsAtOnce = 1000

// heads gives the heads of a show that the house has kept, those printed on
// orders and those given on the command line, and tells of each that the house
// did not sign.
func (a *audit) heads(ctx context.Context, bucket id.Show) (heads []inventory.Head, err error) {
	err = store.Bind(a.db, func(tx *store.Tx) inventory.HeadTx { return tx }).View(ctx, func(q inventory.HeadTx) error {
		heads = nil
		for after := uint64(0); ; {
			page, err := q.Heads(bucket, after, headsAtOnce)
			if err != nil {
				return err
			}
			for _, k := range page {
				heads = append(heads, a.kept(bucket, k)...)
				after = k.Version
			}
			if len(page) < headsAtOnce {
				break
			}
		}
		for after := (id.Order{}); ; {
			page, err := q.OrderHeads(bucket, after, headsAtOnce)
			if err != nil {
				return err
			}
			for _, k := range page {
				heads = append(heads, a.kept(bucket, k)...)
				after = k.Order
			}
			if len(page) < headsAtOnce {
				return nil
			}
		}
	})
	for _, given := range a.given {
		if given.Show == bucket {
			heads = append(heads, a.signed(given, "the head that was given")...)
		}
	}
	return heads, err
}

// kept gives a stored head, if it is one.
func (a *audit) kept(bucket id.Show, k inventory.KeptHead) []inventory.Head {
	where := fmt.Sprintf("the head kept for version %d", k.Version)
	if !k.Order.IsZero() {
		where = fmt.Sprintf("the head printed on %s", k.Order)
	}
	head, err := inventory.ParseHead(k.Code)
	if err != nil || head.Show != bucket || k.Order.IsZero() && head.Version != k.Version {
		a.fault(wrong{What: wrongHead, Show: bucket, Says: where + " was changed: it is none, or another's"})
		return nil
	}
	return a.signed(head, where)
}

// signed gives a head if the house has signed it. Where there are no keys to
// be had, its signature is not looked at.
func (a *audit) signed(h inventory.SignedHead, where string) []inventory.Head {
	if len(a.keys) > 0 {
		if err := h.Verify(a.keys...); err != nil {
			a.fault(wrong{What: wrongHead, Show: h.Show, Version: &h.Version, Says: fmt.Sprintf("%s was not signed by this house: %v", where, err)})
			if errors.Is(err, sign.ErrForged) {
				return nil
			}
		}
	}
	return []inventory.Head{h.Head}
}

// strangers tells of heads that were given and belong to no log here.
func (a *audit) strangers(buckets []id.Show) {
	for _, h := range a.given {
		if !slices.Contains(buckets, h.Show) {
			a.fault(wrong{What: wrongHead, Show: h.Show, Version: &h.Version, Says: "a head was given of it, and there is no such seat log here"})
		}
	}
}
