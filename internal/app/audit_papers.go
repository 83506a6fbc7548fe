package app

import (
	"context"
	"errors"
	"fmt"

	"frontrow/internal/base/txn"
	"frontrow/internal/domain/paper"
	"frontrow/internal/store"
)

// papers runs units of work of papers.
func (h *house) papers() txn.Runner[paper.Tx] {
	return store.Bind(h.db, func(tx *store.Tx) paper.Tx { return tx })
}

// numbers checks that no series of papers has a gap. That the papers of an order
// fit the ledger is checked with the order.
func (a *audit) numbers(ctx context.Context) error {
	if !a.only.IsZero() {
		return nil
	}
	series, err := paper.AllSeries(ctx, a.papers())
	if err != nil {
		return err
	}
	for _, s := range series {
		a.counted.Series++
		a.counted.Papers += int(s.Count)
		if err := s.Verify(); err != nil {
			a.fault(wrong{What: wrongPapers, Says: fmt.Sprintf("papers: %v", err)})
		}
	}
	return nil
}

// moneyWrong is the fault of an order whose ledger, tickets or papers do not fit.
func moneyWrong(problem error) wrong {
	if errors.Is(problem, paper.ErrNumbers) {
		return wrong{What: wrongPapers, Says: fmt.Sprintf("papers: %v", problem)}
	}
	return wrong{What: wrongMoney, Says: fmt.Sprintf("money: %v", problem)}
}
