package store

import (
	"errors"
	"time"

	"frontrow/internal/base/fault"
)

// Faults that may reach a client. Each of them asks to try again; with the
// same idempotency key that is always safe.
var (
	ErrBusy    = fault.Define(fault.Unavailable, "store.busy", "More is being asked than can be written right now. Nothing was changed; try again shortly.").After(time.Second)
	ErrAway    = fault.Define(fault.Unavailable, "store.away", "The database cannot be reached right now. Nothing was changed; try again shortly.").After(2 * time.Second)
	ErrFull    = fault.Define(fault.Unavailable, "store.full", "There is no room left to keep new data. Nothing was changed; the people who run this site have to make room.").After(30 * time.Second)
	ErrStopped = fault.Define(fault.Unavailable, "store.stopped", "The service is stopping or restarting. Nothing was changed; try again shortly.").After(2 * time.Second)
	ErrUnknown = fault.Define(fault.Unavailable, "store.outcome_unknown", "It is not known whether this was done. Ask again with the same idempotency key to find out.").After(2 * time.Second)
)

// What a failed statement means, the same for every database. A feature
// translates those it expects to its own faults; the others are our mistakes.
var (
	ErrUnique     = errors.New("a row with this key is there already")
	ErrForeignKey = errors.New("a row this one refers to is missing, or one that refers to it remains")
	ErrReadOnly   = errors.New("only reading is possible: this is a View, or the file is write-protected")
	ErrIO         = errors.New("the database's file cannot be read or written")
)

// errAgain means that a unit met another that ran beside it, and that it will
// find its way when it is run again.
var errAgain = errors.New("another unit of work was quicker")

// ErrNewer is what opening a database of a later version of the program gives.
var ErrNewer = errors.New("the database was written by a newer version of this program; start that version, or restore a backup made before the upgrade")

// errVersion is what a version gives that no seat log can have.
var errVersion = errors.New("store: not a version of a seat log")

// errOver is what using a Tx after its unit ended gives.
var errOver = errors.New("store: the unit of work has ended")
