package app

import (
	"context"
	"io"
	"maps"
	"sync"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/engine"
	"frontrow/internal/store"
)

// pageSales is what staff watch a sale by, as the pages see it.
type pageSales struct {
	*engine.Engine
	house   *house
	takings *takingsDesk
	finance txn.Runner[checkout.FinanceTx]
}

func newPageSales(e *engine.Engine, h *house) pageSales {
	run := store.Bind(h.db, func(tx *store.Tx) checkout.TakingsTx { return tx })
	return pageSales{e, h, &takingsDesk{run: run, clock: h.clock, shows: map[id.Show]*takings{}},
		store.Bind(h.db, func(tx *store.Tx) checkout.FinanceTx { return tx })}
}

func (s pageSales) Takings(ctx context.Context, show id.Show) (checkout.Takings, error) {
	return s.takings.of(ctx, show)
}

func (s pageSales) Finance(ctx context.Context, show id.Show, in checkout.Period) ([]checkout.Finance, error) {
	return checkout.FinanceOf(ctx, s.finance, show, in)
}

func (s pageSales) FinanceCSV(ctx context.Context, show id.Show, in checkout.Period, out io.Writer) error {
	return checkout.FinanceCSV(ctx, out, s.finance, show, in)
}

// NameOf gives the name of a member of staff, "" when it is not known: a name
// is never worth an error page.
func (s pageSales) NameOf(ctx context.Context, staff id.Staff) string {
	if staff.IsZero() {
		return ""
	}
	found, err := s.house.accounts.Find(ctx, staff)
	if err != nil {
		return ""
	}
	return found.Name
}

// takingsDesk adds up what shows have taken, for all who ask at a time. To add
// up a large show takes a while, and a sale is watched by many: a sum is given
// again for twenty times as long as it took to make, a second at least, so
// that watching takes a twentieth of one reader of the database at most.
type takingsDesk struct {
	run   txn.Runner[checkout.TakingsTx]
	clock clock.Clock

	mu    sync.Mutex
	shows map[id.Show]*takings
}

type takings struct {
	sync.Mutex
	sum   checkout.Takings
	until time.Time
}

const (
	takingsFor   = time.Second
	takingsTimes = 20
	takingsShows = 200 // shows whose sums are remembered
)

func (d *takingsDesk) of(ctx context.Context, show id.Show) (checkout.Takings, error) {
	t := d.slot(show)
	t.Lock()
	defer t.Unlock()
	began := d.clock.Now()
	if began.Before(t.until) {
		return t.sum, nil
	}
	sum, err := checkout.TakingsOf(ctx, d.run, show)
	if err != nil {
		return checkout.Takings{}, err
	}
	took := d.clock.Now().Sub(began)
	t.sum, t.until = sum, began.Add(took+max(takingsFor, takingsTimes*took))
	return sum, nil
}

func (d *takingsDesk) slot(show id.Show) *takings {
	d.mu.Lock()
	defer d.mu.Unlock()
	t := d.shows[show]
	if t == nil {
		if len(d.shows) >= takingsShows {
			for one := range maps.Keys(d.shows) { // any: it is made again in a moment
				delete(d.shows, one)
				break
			}
		}
		t = &takings{}
		d.shows[show] = t
	}
	return t
}
