package engine

import (
	"context"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// What staff ask of a show's seats.

// Standing tells how a show stands. It is shared by all who ask and must not
// be changed.
func (e *Engine) Standing(ctx context.Context, show id.Show) (standing inventory.Standing, err error) {
	err = e.look(ctx, show, 0, func(b *bucket, now time.Time) bool {
		standing = *b.stood.get(b.fold, now, func() inventory.Standing { return b.fold.Standing(b.plan, now) })
		return true
	})
	return standing, err
}

// Sale tells whether staff let buyers hold seats of a show.
func (e *Engine) Sale(ctx context.Context, show id.Show) (sale inventory.Sale, err error) {
	err = e.read(ctx, show, 0, func(f *inventory.Fold, _ *seating.Plan, _ time.Time) bool {
		sale = f.Sale()
		return true
	})
	return sale, err
}

// WhoHas tells who has a seat. It returns ErrUnknownSeat.
func (e *Engine) WhoHas(ctx context.Context, show id.Show, label string) (has inventory.Has, err error) {
	var absent error
	err = e.read(ctx, show, 0, func(f *inventory.Fold, plan *seating.Plan, now time.Time) bool {
		has, absent = f.WhoHas(plan, label, now)
		return true
	})
	if err == nil {
		err = absent
	}
	return has, err
}

// Book shows see what staff did by hand with a show's seats. The first to ask
// waits until the log is read from its beginning, later ones for what was
// added since. see must not keep the book.
func (e *Engine) Book(ctx context.Context, show id.Show, see func(book *inventory.Book, plan *seating.Plan)) error {
	return e.bookAt(ctx, show, func(book *inventory.Book, plan *seating.Plan, _ time.Time) { see(book, plan) })
}

// Last tells what was done with each of some seats last, as they are now; the
// zero Deed where nothing ever was.
func (e *Engine) Last(ctx context.Context, show id.Show, seats []string) ([]inventory.Deed, error) {
	last := make([]inventory.Deed, len(seats))
	err := e.bookAt(ctx, show, func(book *inventory.Book, plan *seating.Plan, now time.Time) {
		for i, seat := range seats {
			last[i], _ = book.Last(plan, seat, now)
		}
	})
	return last, err
}

func (e *Engine) bookAt(ctx context.Context, show id.Show, see func(book *inventory.Book, plan *seating.Plan, now time.Time)) error {
	var found *bucket
	var plan *seating.Plan
	var version uint64
	var now time.Time
	err := e.look(ctx, show, 0, func(b *bucket, at time.Time) bool {
		found, plan, version, now = b, b.plan, b.fold.Version(), at
		return true
	})
	if err != nil {
		return err
	}
	return found.book.read(ctx, found, version, func(book *inventory.Book) { see(book, plan, now) })
}

// book is the bucket's book, read as far as somebody has asked.
type book struct {
	sync.Mutex
	*inventory.Book
}

func (k *book) read(ctx context.Context, b *bucket, version uint64, see func(book *inventory.Book)) error {
	k.Lock()
	defer k.Unlock()
	if k.Book == nil {
		k.Book = inventory.NewBook()
	}
	for k.Version() < version {
		rows, err := b.Log.Rows(ctx, b.show, k.Version(), page)
		if err != nil {
			return inventory.ErrUnavailable.Because(err).After(time.Second)
		}
		if len(rows) == 0 {
			break // the log has lost its end; the next step of the bucket finds out
		}
		for _, row := range rows {
			if err := k.Read(row); err != nil {
				k.Book = nil
				return err
			}
		}
	}
	see(k.Book)
	return nil
}

// forget lets the book be read anew, because the log is another.
func (k *book) forget() {
	k.Lock()
	defer k.Unlock()
	k.Book = nil
}
