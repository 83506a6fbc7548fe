package store

import (
	"context"
	"time"

	"frontrow/internal/base/clock"
)

var (
	sessionFindSQL = stmt("sessions.find", `
SELECT data FROM sessions WHERE token = $1 AND expires_at > $2`)

	sessionPutSQL = stmt("sessions.put", `
INSERT INTO sessions (token, data, expires_at) VALUES ($1, $2, $3)
ON CONFLICT (token) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at`)

	sessionDeleteSQL = stmt("sessions.delete", `
DELETE FROM sessions WHERE token = $1`)

	sessionPruneSQL = stmt("sessions.prune", `
DELETE FROM sessions WHERE token IN (
	SELECT token FROM sessions WHERE expires_at <= $1 LIMIT $2)`)
)

// Sessions keeps who is signed in, in the form the session library asks for.
// Whoever wires it sets the library's HashTokenInStore, so that what is kept
// opens nothing.
type Sessions struct{ db *DB }

// Sessions gives the sessions that this database keeps.
func (db *DB) Sessions() Sessions { return Sessions{db: db} }

// FindCtx gives a session's data. One that is unknown or has expired is not
// found.
func (s Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	err = s.db.view(ctx, func(tx *Tx) error {
		data, found, err = queryOne(tx, scanValue[[]byte], sessionFindSQL, token, clock.Micros(tx.now))
		return err
	})
	return data, found, err
}

// CommitCtx stores a session until expiry, in the stead of what it was.
func (s Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	return s.db.update(ctx, func(tx *Tx) error {
		_, err := tx.exec(sessionPutSQL, token, present(data), clock.Micros(expiry))
		return err
	})
}

// DeleteCtx ends a session. Ending one that is not there is no error.
func (s Sessions) DeleteCtx(ctx context.Context, token string) error {
	return s.db.update(ctx, func(tx *Tx) error {
		_, err := tx.exec(sessionDeleteSQL, token)
		return err
	})
}

// Find is FindCtx for callers without a context.
func (s Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for callers without a context.
func (s Sessions) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// Delete is DeleteCtx for callers without a context.
func (s Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

// PruneSessions removes sessions that have expired, and gives their number.
// Call it from time to time.
func (db *DB) PruneSessions(ctx context.Context) (pruned int64, err error) {
	return db.prune(ctx, func(tx *Tx) (int64, error) {
		return tx.exec(sessionPruneSQL, clock.Micros(tx.now), prunedAtOnce)
	})
}
