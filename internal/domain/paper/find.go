package paper

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
)

// OfOrder gives the papers of an order, oldest first; none for one that was
// never paid. Whether the caller may see them is the same question as whether
// they may see the order; ask that first.
func OfOrder(ctx context.Context, run txn.Runner[Tx], o id.Order) (papers []Paper, err error) {
	err = run.View(ctx, func(q Tx) error {
		papers, err = q.PapersOfOrder(o)
		return err
	})
	return papers, err
}

// Find gives a paper of an order, or ErrNoPaper. Ask first whether the caller may
// see the order.
func Find(ctx context.Context, run txn.Runner[Tx], o id.Order, wanted id.Paper) (Paper, error) {
	papers, err := OfOrder(ctx, run, o)
	for _, p := range papers {
		if p.ID == wanted {
			return p, nil
		}
	}
	if err == nil {
		err = ErrNoPaper
	}
	return Paper{}, err
}
