package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/platform/datadir"
	"frontrow/internal/platform/sleep"
	"frontrow/internal/platform/telemetry"
	"frontrow/internal/provider/passwords"
	"frontrow/internal/store"
)

// The names of things in the data folder.
const (
	databaseFile = "frontrow.db"
	keysFolder   = "keys"
	mailFolder   = "mail"
	testpayFile  = "testpay.db"
)

// plannedSeats bounds the compiled charts kept in memory: a dozen stadiums.
const plannedSeats = 1_000_000

// hashersAtOnce bounds the passwords hashed at a time; each takes 19 MiB.
const hashersAtOnce = 2

// house is the use cases over an open database, for commands that need no
// server. serve builds on it.
type house struct {
	clock    clock.Clock
	log      *slog.Logger
	dir      *datadir.Dir // nil when another process has the folder
	db       *store.DB
	apart    []*store.DB // that keep nothing but seats
	seats    *store.SeatHomes
	plans    *store.PlanCache
	accounts *account.Service
	catalog  *catalog.Service
	orders   txn.Runner[order.Tx]
	tickets  txn.Runner[ticket.Tx]
	payments txn.Runner[payment.Tx]
}

// openHouse opens the data folder and the database, which is in it unless the
// settings name another, and brings the database to this version. A folder that
// a server is using is opened beside it when shared is set: the database keeps
// their writes apart, and only the server migrates a database in the folder.
func openHouse(ctx context.Context, r *run, log *slog.Logger, shared bool) (*house, error) {
	h := &house{clock: clock.NewSleeping(sleep.Total), log: log}
	dir, err := datadir.Open(r.settings.Data)
	if inUse, ok := errors.AsType[*datadir.InUseError](err); ok && shared {
		return h, h.open(ctx, inUse.Path, r)
	}
	if err != nil {
		return nil, err
	}
	h.dir = dir
	if err := h.open(ctx, dir.Path(), r); err != nil {
		return nil, errors.Join(err, dir.Close())
	}
	return h, nil
}

func (h *house) open(ctx context.Context, path string, r *run) error {
	db, err := store.Open(ctx, store.Options{
		Path: filepath.Join(path, databaseFile), URL: r.settings.DatabaseURL, Clock: h.clock, Logger: h.log,
		Fatal: func(err error) {
			// What the disk holds is unknown from here on. Only a new process,
			// which reads it again, may say anything about it.
			h.log.Error("the database's disk failed; stopping", "error", err)
			os.Exit(exitFailed)
		},
	})
	if err != nil {
		return err
	}
	if err := h.prepare(ctx, db, h.dir != nil || r.settings.DatabaseURL != ""); err != nil {
		return errors.Join(err, db.Close())
	}
	hasher, err := passwords.New(hashersAtOnce)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	h.db = db
	if err := h.openSeats(ctx, r); err != nil {
		return errors.Join(err, h.closeDatabases())
	}
	h.plans = store.NewPlanCache(db, plannedSeats)
	h.accounts = account.NewService(store.Bind(db, func(tx *store.Tx) account.Tx { return tx }), hasher)
	h.catalog = catalog.NewService(store.Bind(db, func(tx *store.Tx) catalog.Tx { return tx }), catalog.Defaults{HoldFor: r.settings.HoldTTL})
	h.orders = store.Bind(db, func(tx *store.Tx) order.Tx { return tx })
	h.tickets = store.Bind(db, func(tx *store.Tx) ticket.Tx { return tx })
	h.payments = store.Bind(db, func(tx *store.Tx) payment.Tx { return tx })
	return nil
}

// prepare brings the schema to this version, if it is ours to change, and has
// every statement compiled against it.
func (h *house) prepare(ctx context.Context, db *store.DB, ours bool) error {
	if ours {
		if err := db.Migrate(ctx); err != nil {
			return err
		}
		return db.PrepareAll(ctx)
	}
	current, target, err := db.Version(ctx)
	if err == nil && current != target {
		err = fmt.Errorf("the running server uses version %d of the database and this program version %d: use the program the server runs", current, target)
	}
	return err
}

// openSeats opens the databases that keep nothing but seats.
func (h *house) openSeats(ctx context.Context, r *run) (err error) {
	for i, url := range strings.Fields(r.settings.SeatDatabaseURLs) {
		db, err := store.Open(ctx, store.Options{URL: url, Clock: h.clock, Logger: h.log})
		if err != nil {
			return fmt.Errorf("seat database %d: %w", i+1, err)
		}
		h.apart = append(h.apart, db)
		if err := h.prepare(ctx, db, true); err != nil {
			return fmt.Errorf("seat database %d: %w", i+1, err)
		}
	}
	h.seats, err = store.NewSeatHomes(ctx, h.db, h.apart)
	return err
}

func (h *house) closeDatabases() error {
	var errs []error
	for _, db := range h.apart {
		errs = append(errs, db.Close())
	}
	return errors.Join(append(errs, h.db.Close())...)
}

func (h *house) close() error {
	err := h.closeDatabases()
	if h.dir != nil {
		err = errors.Join(err, h.dir.Close())
	}
	return err
}

// checkouts runs units of work of the checkout.
func (h *house) checkouts() txn.Runner[checkout.Tx] {
	return store.Bind(h.db, func(tx *store.Tx) checkout.Tx { return tx })
}

// withHouse gives a command the use cases for as long as it needs them. The
// server may be running.
func withHouse(r *run, use func(ctx context.Context, h *house) error) error {
	log, err := telemetry.NewLogger(io.Discard, "text", "error")
	if err != nil {
		return err
	}
	h, err := openHouse(r.ctx, r, log, true)
	if err != nil {
		return err
	}
	return errors.Join(use(r.ctx, h), h.close())
}
