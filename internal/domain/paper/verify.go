package paper

import (
	"context"
	"errors"
	"fmt"

	"frontrow/internal/base/txn"
	"frontrow/internal/domain/pricing"
)

// ErrNumbers is what numbers with a gap give, and papers that cannot be right.
var ErrNumbers = errors.New("paper: the papers are not in order")

// Verify reports what is wrong with a series: a gap, or a counter that stands
// elsewhere than its papers end. Numbers that were given twice a store refuses.
func (s Series) Verify() error {
	if s.Count == s.Last && s.Most == s.Last && (s.First == 1 || s.Last == 0) {
		return nil
	}
	return fmt.Errorf("%w: %s of %s is counted to %d and has %d papers from %d to %d", ErrNumbers, s.Name, s.Organiser, s.Last, s.Count, s.First, s.Most)
}

// AllSeries gives every series of the house.
func AllSeries(ctx context.Context, run txn.Runner[Tx]) (all []Series, err error) {
	err = run.View(ctx, func(q Tx) error {
		all, err = q.PaperSeries()
		return err
	})
	return all, err
}

// Net is what the papers of an order come to: sales less credit notes. It
// returns an error that wraps ErrNumbers for a paper whose total is not that of
// its lines.
func Net(papers []Paper) (net pricing.Sums, err error) {
	for _, p := range papers {
		sums := Sums(p.Content.Lines)
		if sums.Total() != p.Total.Minor {
			return net, fmt.Errorf("%w: %s of %s is over %d and its lines come to %d", ErrNumbers, p.Number(), p.Order, p.Total.Minor, sums.Total())
		}
		sign := p.Kind.Sign()
		net = net.Add(pricing.Sums{
			Tickets: sign * sums.Tickets, Fees: sign * sums.Fees, TicketTax: sign * sums.TicketTax, FeeTax: sign * sums.FeeTax,
		})
	}
	return net, nil
}
