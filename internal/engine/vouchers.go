package engine

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// Offer tells what a voucher's code does for who has it. It returns what
// [inventory.Fold.Offer] does.
func (e *Engine) Offer(ctx context.Context, show id.Show, code string) (offer inventory.Offer, err error) {
	var refused error
	err = e.read(ctx, show, 0, func(f *inventory.Fold, plan *seating.Plan, now time.Time) bool {
		offer, refused = f.Offer(plan, code, now)
		return true
	})
	if err == nil {
		err = refused
	}
	return offer, err
}

// Vouchers lists a show's vouchers, the newest first, with how they are used.
func (e *Engine) Vouchers(ctx context.Context, show id.Show) (all []inventory.VoucherStanding, err error) {
	err = e.read(ctx, show, 0, func(f *inventory.Fold, plan *seating.Plan, now time.Time) bool {
		all = f.Vouchers(plan, now)
		return true
	})
	return all, err
}
