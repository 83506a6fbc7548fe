package store

import (
	"context"

	"frontrow/internal/base/txn"
)

// Bind gives a feature its units of work: as narrows Tx to what it asked for,
// usually func(tx *store.Tx) feature.Tx { return tx }.
//
// A body may be run more than once, and only its last run counts: it must leave
// nothing outside q but what it sets anew each time. It must not start another
// Update: where units run one after the other it would wait for itself.
func Bind[Q any](db *DB, as func(*Tx) Q) txn.Runner[Q] { return runner[Q]{db: db, as: as} }

type runner[Q any] struct {
	db *DB
	as func(*Tx) Q
}

func (r runner[Q]) Update(ctx context.Context, fn func(q Q) error) error {
	return r.db.update(ctx, func(tx *Tx) error { return fn(r.as(tx)) })
}

func (r runner[Q]) View(ctx context.Context, fn func(q Q) error) error {
	return r.db.view(ctx, func(tx *Tx) error { return fn(r.as(tx)) })
}
