package store

import (
	"bytes"
	"context"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/idem"
)

var (
	keyRecallSQL = stmt("keys.recall", `
SELECT body, answer FROM idempotency_keys WHERE caller = $1`)

	keyRememberSQL = stmt("keys.remember", `
INSERT INTO idempotency_keys (caller, body, answer, used_at) VALUES ($1, $2, $3, $4)`)

	keyPruneSQL = stmt("keys.prune", `
DELETE FROM idempotency_keys WHERE caller IN (
	SELECT caller FROM idempotency_keys WHERE used_at < $1 LIMIT $2)`)
)

// Recall finds the answer stored under a key, or gives idem.ErrKeyReused when
// the key was used with another request.
func (tx *Tx) Recall(k idem.Key) (answer []byte, found bool, err error) {
	type use struct{ body, answer []byte }
	scan := func(r row) (u use, err error) {
		err = r.Scan(&u.body, &u.answer)
		return u, err
	}
	used, found, err := queryOne(tx, scan, keyRecallSQL, k.Caller[:])
	if err != nil || !found {
		return nil, false, err
	}
	if !bytes.Equal(used.body, k.Body[:]) {
		return nil, false, idem.ErrKeyReused
	}
	return used.answer, true, nil
}

// Remember stores the answer with the effect. A key can be stored once.
func (tx *Tx) Remember(k idem.Key, answer []byte) error {
	_, err := tx.exec(keyRememberSQL, k.Caller[:], k.Body[:], present(answer), clock.Micros(tx.now))
	return err
}

// prunedAtOnce is how many old rows one unit of work removes: few, so that it
// does not keep buyers waiting.
const prunedAtOnce = 500

// PruneKeys forgets keys that were used more than idem.KeepFor ago, and gives
// their number. Call it from time to time.
func (db *DB) PruneKeys(ctx context.Context) (pruned int64, err error) {
	return db.prune(ctx, func(tx *Tx) (int64, error) {
		return tx.exec(keyPruneSQL, clock.Micros(tx.now.Add(-idem.KeepFor)), prunedAtOnce)
	})
}

// prune runs some until it removes less than prunedAtOnce rows.
func (db *DB) prune(ctx context.Context, some func(*Tx) (int64, error)) (pruned int64, err error) {
	for {
		var gone int64
		err := db.update(ctx, func(tx *Tx) (err error) {
			gone, err = some(tx)
			return err
		})
		if err != nil {
			return pruned, err
		}
		pruned += gone
		if gone < prunedAtOnce {
			return pruned, nil
		}
	}
}
