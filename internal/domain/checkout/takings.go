package checkout

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/payment"
)

// Takings is what the sale of a show has come to.
type Takings struct {
	At time.Time // when this was so
	Sales
	Money []payment.Balance // one for each currency the show was sold in
	Curve []int             // tickets sold by the end of each of CurveSteps equal parts of First to Last
}

// Sales counts the orders of a show that were ever paid.
type Sales struct {
	Paid        int       // and still are: not given back
	Recent      int       // paid within RecentFor
	First, Last time.Time // when one was paid; zero when none was
}

// CurveSteps is how many parts the curve of a sale has.
const CurveSteps = 60

// RecentFor is the last while that staff watch for.
const RecentFor = 5 * time.Minute

// TakingsTx is what Takings asks of a transaction.
type TakingsTx interface {
	txn.Tx

	// SalesOf counts a show's paid orders. Recent are those paid since the
	// given instant.
	SalesOf(show id.Show, since time.Time) (Sales, error)
	// SoldSteps counts a show's valid tickets by when they were issued: the
	// n-th step begins at from plus n times step. Steps without any may be
	// left out.
	SoldSteps(show id.Show, from time.Time, step time.Duration) ([]SoldStep, error)
	// LedgerSumsOf sums what is booked for the orders of a show.
	LedgerSumsOf(show id.Show) ([]payment.Sum, error)
}

// SoldStep is how many tickets were sold in one step.
type SoldStep struct{ Step, Sold int }

// TakingsOf tells what the sale of a show has come to. Whether the caller may
// know is the same question as whether they may see the show; ask that first.
func TakingsOf(ctx context.Context, run txn.Runner[TakingsTx], show id.Show) (Takings, error) {
	var t Takings
	err := run.View(ctx, func(q TakingsTx) (err error) {
		t = Takings{At: q.Now()}
		if t.Sales, err = q.SalesOf(show, q.Now().Add(-RecentFor)); err != nil {
			return err
		}
		if t.Sales.First.IsZero() {
			return nil
		}
		if t.Curve, err = curve(q, show, t.Sales); err != nil {
			return err
		}
		sums, err := q.LedgerSumsOf(show)
		if err != nil {
			return err
		}
		t.Money, err = payment.BalancesOf(sums)
		return err
	})
	return t, err
}

func curve(q TakingsTx, show id.Show, s Sales) ([]int, error) {
	step := (s.Last.Sub(s.First)/CurveSteps + 1).Truncate(time.Microsecond) + time.Microsecond
	steps, err := q.SoldSteps(show, s.First, step)
	if err != nil {
		return nil, err
	}
	sold := make([]int, CurveSteps)
	for _, one := range steps {
		// A ticket may bear an instant a little before its order's.
		sold[min(max(one.Step, 0), CurveSteps-1)] += one.Sold
	}
	for i := 1; i < len(sold); i++ {
		sold[i] += sold[i-1]
	}
	return sold, nil
}

// In gives the balance in one currency.
func (t Takings) In(c money.Currency) payment.Balance {
	for _, b := range t.Money {
		if b.Currency == c {
			return b
		}
	}
	return payment.Balance{Currency: c}
}
