package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

var (
	identifySQL = stmt("identity.give", `
INSERT INTO identity (one, id) VALUES (1, $1)
ON CONFLICT DO NOTHING`)

	identitySQL = stmt("identity.get", `
SELECT id FROM identity WHERE one = 1`)

	homesAllSQL = stmt("homes.all", `
SELECT show, home FROM seat_homes`)

	homeCountsSQL = stmt("homes.count", `
SELECT home, COUNT(*) FROM seat_homes GROUP BY home ORDER BY home`)

	homeSQL = stmt("homes.get", `
SELECT home FROM seat_homes WHERE show = $1`)

	homeSetSQL = stmt("homes.set", `
INSERT INTO seat_homes (show, home) VALUES ($1, $2)
ON CONFLICT DO NOTHING`)
)

// mainHome is the home of the shows whose seats lie beside everything else.
const mainHome = ""

// SeatHomes are the databases that keep seats, one of them for each show. Which
// one is written down in the main database before the show's log begins, and
// never changes: two logs of one show would be two locks on one seat.
//
// It reads and writes a show's log in its home, by the same rules as [SeatLog].
type SeatHomes struct {
	main  *DB
	logs  map[string]SeatLog // by home
	apart []string           // the homes of new shows; none: the main database
	known sync.Map           // id.Show → SeatLog
}

// NewSeatHomes gives the homes that a main database knows of. New shows get
// the one of apart that has the fewest, or the main database when there is none.
// It refuses databases that are the same, and to do without one that is some
// show's home.
func NewSeatHomes(ctx context.Context, main *DB, apart []*DB) (*SeatHomes, error) {
	h := &SeatHomes{main: main, logs: map[string]SeatLog{mainHome: main.SeatLog()}}
	if len(apart) > 0 {
		if err := h.open(ctx, apart); err != nil {
			return nil, err
		}
	}
	counts, err := h.counts(ctx)
	if err != nil {
		return nil, err
	}
	var without []string
	for home, shows := range counts {
		if _, there := h.logs[home]; !there {
			without = append(without, fmt.Sprintf("%s (%d shows)", home, shows))
		}
	}
	if len(without) > 0 {
		slices.Sort(without)
		return nil, fmt.Errorf("store: seats are kept in databases that are not named: %s", strings.Join(without, ", "))
	}
	return h, nil
}

// open learns the names of the databases that keep nothing but seats.
func (h *SeatHomes) open(ctx context.Context, apart []*DB) error {
	main, err := h.main.identity(ctx)
	if err != nil {
		return err
	}
	for i, db := range apart {
		name, err := db.identity(ctx)
		if err != nil {
			return err
		}
		if _, twice := h.logs[name]; twice || name == main {
			return fmt.Errorf("store: seat database %d is the main database or was named before: name each once", i+1)
		}
		h.logs[name], h.apart = db.SeatLog(), append(h.apart, name)
	}
	return nil
}

// identity gives the name by which a database is known as a home.
func (db *DB) identity(ctx context.Context) (name string, err error) {
	err = db.update(ctx, func(tx *Tx) error {
		if _, err := tx.exec(identifySQL, id.Secret()); err != nil {
			return err
		}
		name, _, err = queryOne(tx, scanValue[string], identitySQL)
		return err
	})
	return name, err
}

func (h *SeatHomes) counts(ctx context.Context) (shows map[string]int, err error) {
	shows = map[string]int{}
	err = h.main.view(ctx, func(tx *Tx) error {
		return tx.conn.each(tx.ctx, func(r row) error {
			var home string
			var n int
			err := r.Scan(&home, &n)
			shows[home] = n
			return err
		}, homeCountsSQL)
	})
	return shows, err
}

// of gives a show's log, and false when it has no home yet.
func (h *SeatHomes) of(ctx context.Context, show id.Show) (log SeatLog, found bool, err error) {
	if log, known := h.known.Load(show); known {
		return log.(SeatLog), true, nil
	}
	var home string
	err = h.main.view(ctx, func(tx *Tx) error {
		home, found, err = queryOne(tx, scanValue[string], homeSQL, show)
		return err
	})
	if err != nil || !found {
		return SeatLog{}, false, err
	}
	log, err = h.at(show, home)
	return log, err == nil, err
}

func (h *SeatHomes) at(show id.Show, home string) (SeatLog, error) {
	log, there := h.logs[home]
	if !there { // another process was told of it
		return SeatLog{}, fmt.Errorf("store: the seats of %s are kept in a database that this process was not told of", show)
	}
	h.known.Store(show, log)
	return log, nil
}

// place gives a show's log, in the home that it has or gets now.
func (h *SeatHomes) place(ctx context.Context, show id.Show) (SeatLog, error) {
	log, found, err := h.of(ctx, show)
	if err != nil || found {
		return log, err
	}
	counts, err := h.counts(ctx)
	if err != nil {
		return SeatLog{}, err
	}
	home := mainHome
	if len(h.apart) > 0 {
		home = slices.MinFunc(h.apart, func(a, b string) int { return counts[a] - counts[b] })
	}
	err = h.main.update(ctx, func(tx *Tx) error {
		if _, err := tx.exec(homeSetSQL, show, home); err != nil {
			return err
		}
		home, _, err = queryOne(tx, scanValue[string], homeSQL, show) // somebody may have been first
		return err
	})
	if err != nil {
		return SeatLog{}, err
	}
	return h.at(show, home)
}

// Begin gives the show a home if it has none, and writes its genesis row there.
func (h *SeatHomes) Begin(genesis inventory.Row) error {
	log, err := h.place(context.Background(), genesis.Bucket)
	if err != nil {
		return err
	}
	return log.Begin(genesis)
}

// Append is [SeatLog.Append]. It is an error without [SeatHomes.Begin].
func (h *SeatHomes) Append(row inventory.Row, previous inventory.Hash) (appended bool, err error) {
	log, found, err := h.of(context.Background(), row.Bucket)
	if err == nil && !found {
		err = fmt.Errorf("store: the seats of %s have no home", row.Bucket)
	}
	if err != nil {
		return false, err
	}
	return log.Append(row, previous)
}

// Now is the main database's own time.
func (h *SeatHomes) Now(ctx context.Context) (time.Time, error) { return h.main.SeatLog().Now(ctx) }

// Rows is [SeatLog.Rows].
func (h *SeatHomes) Rows(ctx context.Context, show id.Show, after uint64, most int) ([]inventory.Row, error) {
	log, found, err := h.of(ctx, show)
	if err != nil || !found {
		return nil, err
	}
	return log.Rows(ctx, show, after, most)
}

// Row is [SeatLog.Row].
func (h *SeatHomes) Row(ctx context.Context, show id.Show, version uint64) (row inventory.Row, found bool, err error) {
	log, found, err := h.of(ctx, show)
	if err != nil || !found {
		return row, false, err
	}
	return log.Row(ctx, show, version)
}

// Checkpoint is [SeatLog.Checkpoint].
func (h *SeatHomes) Checkpoint(ctx context.Context, show id.Show) (c inventory.Checkpoint, found bool, err error) {
	log, found, err := h.of(ctx, show)
	if err != nil || !found {
		return c, false, err
	}
	return log.Checkpoint(ctx, show)
}

// SaveCheckpoint is [SeatLog.SaveCheckpoint].
func (h *SeatHomes) SaveCheckpoint(ctx context.Context, c inventory.Checkpoint) error {
	log, found, err := h.of(ctx, c.Bucket)
	if err != nil || !found {
		return err
	}
	return log.SaveCheckpoint(ctx, c)
}

// Project is [SeatLog.Project].
func (h *SeatHomes) Project(ctx context.Context, at inventory.Head, seats []inventory.SeatRecord) error {
	log, found, err := h.of(ctx, at.Show)
	if err != nil || !found {
		return err
	}
	return log.Project(ctx, at, seats)
}

// SeatRecords is [SeatLog.SeatRecords].
func (h *SeatHomes) SeatRecords(ctx context.Context, show id.Show) (seats []inventory.SeatRecord, version uint64, err error) {
	log, found, err := h.of(ctx, show)
	if err != nil || !found {
		return nil, 0, err
	}
	return log.SeatRecords(ctx, show)
}

// Head is [SeatLog.Head].
func (h *SeatHomes) Head(ctx context.Context, show id.Show) (head inventory.Head, found bool, err error) {
	log, found, err := h.of(ctx, show)
	if err != nil || !found {
		return head, false, err
	}
	return log.Head(ctx, show)
}

// Buckets lists every show that has a log. It fails when a log lies where its
// show is not at home: nothing may be decided on that.
func (h *SeatHomes) Buckets(ctx context.Context) (all []id.Show, err error) {
	homes := map[id.Show]string{}
	err = h.main.view(ctx, func(tx *Tx) error {
		return tx.conn.each(ctx, func(r row) error {
			var show id.Show
			var home string
			err := r.Scan(&show, &home)
			homes[show] = home
			return err
		}, homesAllSQL)
	})
	if err != nil {
		return nil, err
	}
	for home, log := range h.logs {
		shows, err := log.Buckets(ctx)
		if err != nil {
			return nil, err
		}
		for _, show := range shows {
			if at, placed := homes[show]; !placed || at != home {
				return nil, fmt.Errorf("store: there is a seat log of %s in a database that is not its home", show)
			}
		}
		all = append(all, shows...)
	}
	slices.SortFunc(all, func(a, b id.Show) int { return strings.Compare(a.String(), b.String()) })
	return all, nil
}
