package app

import (
	"context"
	"sync"
	"time"

	"frontrow/internal/base/id"
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
func (n *soldOutNotes) Project(ctx context.Context, show id.Show, version uint64, seats []inventory.SeatRecord) error {
	if err := n.Log.Project(ctx, show, version, seats); err != nil {
		return err
	}
	counts, err := n.server.engine.Counts(ctx, show)
	if err != nil {
		return nil //nolint:nilerr // the table is written; the note follows with the next change
	}
	gone := forSale(counts) == 0
	if before, known := n.noted.Load(show); known && before == gone {
		return nil
	}
	var at time.Time
	if gone {
		at = n.server.clock.Now()
	}
	if err := n.server.catalog.MarkSoldOut(ctx, show, at); err != nil {
		n.server.log.Warn("whether a show is sold out was not noted", "show", show, "error", err)
		return nil
	}
	n.noted.Store(show, gone)
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
