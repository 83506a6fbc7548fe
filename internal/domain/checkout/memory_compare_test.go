package checkout_test

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"frontrow/internal/domain/payment"
)

// The parts of the store in memory that comparisons use.

func (tx *memTx) Comparison(provider string) (payment.Comparison, bool, error) {
	c, found := tx.t.compared[provider]
	return c, found, nil
}

func (tx *memTx) SaveComparison(c payment.Comparison) error {
	tx.t.compared[c.Provider] = c
	return nil
}

func (tx *memTx) MarkListed(provider, ref string, run int64) error {
	tx.t.listed[provider+" "+ref] = run
	return nil
}

func (tx *memTx) UnlistedIntents(c payment.Comparison, most int) (left []payment.Intent, err error) {
	for _, i := range tx.t.intents {
		within := !i.CreatedAt.Before(c.From) && i.CreatedAt.Before(c.To)
		if within && i.Provider == c.Provider && i.Ref != "" && tx.t.listed[c.Provider+" "+i.Ref] != c.Run && i.Order.String() > c.After.String() {
			left = append(left, i)
		}
	}
	slices.SortFunc(left, func(a, b payment.Intent) int { return cmp.Compare(a.Order.String(), b.Order.String()) })
	return left[:min(most, len(left))], nil
}

// List gives two intents a page, unless it is told otherwise. A company that skips leaves some out.
func (c *company) List(_ context.Context, _, _ time.Time, cursor string) (listing payment.Listing, err error) {
	err = c.call("list", func() error {
		if c.listed++; c.fails > 0 && c.listed%c.fails == 0 {
			return payment.ErrUnreachable
		}
		refs := slices.Sorted(maps.Keys(c.intents))
		for n, ref := range refs {
			if ref <= cursor || c.skips && n%2 == 0 {
				continue
			}
			if len(listing.Items) == cmp.Or(c.page, 2) {
				listing.Next = listing.Items[len(listing.Items)-1].Ref
				return nil
			}
			listing.Items = append(listing.Items, c.intents[ref].Status)
		}
		return nil
	})
	return listing, err
}

// lister is a company whose list tells of less money than there is, and of
// intents that are not there.
type lister struct{ *company }

func (l lister) List(ctx context.Context, from, to time.Time, cursor string) (payment.Listing, error) {
	listing, err := l.company.List(ctx, from, to, cursor)
	for n := range listing.Items {
		listing.Items[n].Refunded, listing.Items[n].ChargedBack = euro(10), euro(20)
	}
	if cursor == "" {
		listing.Items = append(listing.Items, payment.Status{Ref: "ref_of_nothing", Standing: payment.Captured, Amount: euro(1)})
	}
	return listing, err
}
