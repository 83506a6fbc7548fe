package app

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"frontrow/internal/base/id"
	"frontrow/internal/base/sign"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/store"
)

// A page of a log's public form ends with the row that makes it this long, by
// rows or by bytes. Which rows a page has follows from the log alone, so a page
// that is full stays as it is.
const (
	publicPageRows  = 500
	publicPageBytes = 512 << 10
)

// publicPagesAtOnce bounds the pages made at a time: their rows are read whole,
// with the private parts of which only the digest is told.
const publicPagesAtOnce = 4

// rowsAtOnce is how many rows of a log are read at a time. A row can be as
// large as two thousand orders.
const rowsAtOnce = 50

// publicLogs is what anybody may have of seat logs.
type publicLogs struct {
	*house
	*inventory.Notary
	turns chan struct{}
}

func (h *house) publicLogs(notary *inventory.Notary) publicLogs {
	return publicLogs{h, notary, make(chan struct{}, publicPagesAtOnce)}
}

// notary signs heads of the house's seat logs.
func (h *house) notary(signer sign.Signer) *inventory.Notary {
	return inventory.NewNotary(store.Bind(h.db, func(tx *store.Tx) inventory.HeadTx { return tx }), h.seats, signer)
}

// Head signs where the log of a public show ends.
func (p publicLogs) Head(ctx context.Context, show id.Show) (inventory.SignedHead, error) {
	if _, err := p.catalog.Show(ctx, show); err != nil {
		return inventory.SignedHead{}, err
	}
	return p.Notary.Head(ctx, show)
}

// Page gives rows of a public show's log, as package api asks for them.
func (p publicLogs) Page(ctx context.Context, show id.Show, after *uint64) (lines []byte, full bool, err error) {
	if _, err := p.catalog.Show(ctx, show); err != nil {
		return nil, false, err
	}
	select {
	case p.turns <- struct{}{}:
		defer func() { <-p.turns }()
	case <-ctx.Done():
		return nil, false, inventory.ErrUnavailable.Because(ctx.Err())
	}
	lines = []byte{}
	if after == nil {
		lines = inventory.AppendPublicHeader(lines, show)
	}
	n := 0
	for row, err := range seatRows(ctx, p.seats, show, after) {
		if err != nil {
			return nil, false, err
		}
		lines = row.Redact().AppendLine(lines)
		if n++; n == publicPageRows || len(lines) >= publicPageBytes {
			return lines, true, nil
		}
	}
	if n == 0 && after == nil {
		return nil, false, inventory.ErrNoBucket
	}
	return lines, false, nil
}

// seatRows reads a bucket's log in order: the rows after a version, or all of
// them if after is nil.
func seatRows(ctx context.Context, log *store.SeatHomes, bucket id.Show, after *uint64) iter.Seq2[inventory.Row, error] {
	return func(yield func(inventory.Row, error) bool) {
		var last uint64
		if after != nil {
			last = *after
		} else {
			genesis, found, err := log.Row(ctx, bucket, 0)
			if err != nil || !found {
				if err != nil {
					yield(inventory.Row{}, err)
				}
				return
			}
			if !yield(genesis, nil) {
				return
			}
		}
		for {
			page, err := log.Rows(ctx, bucket, last, rowsAtOnce)
			if err != nil {
				yield(inventory.Row{}, err)
				return
			}
			for _, row := range page {
				if !yield(row, nil) {
					return
				}
				last = row.Version
			}
			if len(page) < rowsAtOnce {
				return
			}
		}
	}
}

// SeatLogHead is what stands on an order so that its buyer can tell later
// whether the seat log they are shown is still the one they bought from. It is
// "" when the show has no log any more: a letter is not kept back for it.
func (r letterRecords) SeatLogHead(ctx context.Context, o order.Order) (string, error) {
	head, err := r.desk.notary.Print(ctx, o.Show, o.ID)
	if errors.Is(err, inventory.ErrNoBucket) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("the seat log's head for %s: %w", o.ID, err)
	}
	return head.String(), nil
}

// letterRecords is what letters are written from.
type letterRecords struct {
	records
	desk paperDesk
}
