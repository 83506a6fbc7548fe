package app

import (
	"context"
	"sync"
	"time"

	"frontrow/internal/domain/inventory"
	"frontrow/internal/engine"
)

// soldOutNotes tells the catalogue when the last place of a show goes, and
// when places come back, each time the table of seats has been brought up to
// date. Lists are ordered by it. It is a copy behind the seat log: a note that
// is lost is made with the next change.
type soldOutNotes struct {
	engine.Log
	server *server
	noted  sync.Map // id.Show → bool: what the catalogue was told last by this process
}

// Project writes the table of seats, then notes whether any place is left.
func (n *soldOutNotes) Project(ctx context.Context, at inventory.Head, seats []inventory.SeatRecord) error {
	if err := n.Log.Project(ctx, at, seats); err != nil {
		return err
	}
	counts, err := n.server.engine.Counts(ctx, at.Show)
	if err != nil {
		return nil //nolint:nilerr // the table is written; the note follows with the next change
	}
	gone := forSale(counts) == 0
	if before, known := n.noted.Load(at.Show); known && before == gone {
		return nil
	}
	var since time.Time
	if gone {
		since = n.server.clock.Now()
	}
	if err := n.server.catalog.MarkSoldOut(ctx, at.Show, since); err != nil {
		n.server.log.Warn("whether a show is sold out was not noted", "show", at.Show, "error", err)
		return nil
	}
	n.noted.Store(at.Show, gone)
	return nil
}

// forSale counts the places that somebody could still hold.
func forSale(c inventory.Counts) (places int) {
	for _, l := range c.Levels {
		if l.Level != "" {
			places += l.Available
		}
	}
	return places
}
