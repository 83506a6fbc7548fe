package store

import "context"

var (
	houseKeyAddSQL = stmt("house_key.add", `
INSERT INTO house_keys (name, digest) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`)

	houseKeyGetSQL = stmt("house_key.get", `SELECT digest FROM house_keys WHERE name = $1`)

	houseKeySetSQL = stmt("house_key.set", `UPDATE house_keys SET digest = $1 WHERE name = $2`)
)

// AgreeOnKey tells the other processes of a shared database which key this one
// has, and reports whether theirs is the same; the first one decides. A key that
// is known to have come before this one may be replaced by it, and is then what
// others must know too.
func (db *DB) AgreeOnKey(ctx context.Context, name, digest string, before ...string) (agreed bool, err error) {
	err = db.update(ctx, func(tx *Tx) error {
		agreed = false
		if _, err := tx.exec(houseKeyAddSQL, name, digest); err != nil {
			return err
		}
		theirs, _, err := queryOne(tx, scanValue[string], houseKeyGetSQL, name)
		if err != nil {
			return err
		}
		for _, old := range before {
			if theirs == old && old != digest {
				theirs = digest
				_, err = tx.exec(houseKeySetSQL, digest, name)
			}
		}
		agreed = theirs == digest
		return err
	})
	return agreed, err
}
