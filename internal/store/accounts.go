package store

import (
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
)

var (
	staffAddSQL = stmt("staff.add", `
INSERT INTO staff (id, organiser, email, sign_in, name, role, password_hash, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (sign_in) DO NOTHING`)

	staffGetSQL = stmt("staff.get", `
SELECT id, organiser, email, name, role, created_at FROM staff WHERE id = $1`)

	staffBySignInSQL = stmt("staff.by_sign_in", `
SELECT id, organiser, email, name, role, created_at, password_hash FROM staff WHERE sign_in = $1`)

	staffListSQL = stmt("staff.list", `
SELECT id, organiser, email, name, role, created_at FROM staff WHERE id > $1 ORDER BY id LIMIT $2`)

	staffOfSQL = stmt("staff.of", `
SELECT id, organiser, email, name, role, created_at FROM staff
WHERE organiser = $1 AND id > $2 ORDER BY id LIMIT $3`)

	tryForgetOldSQL = stmt("tries.forget_old", `
DELETE FROM sign_in_tries WHERE digest IN (SELECT digest FROM sign_in_tries WHERE since < $1 LIMIT $2)`)

	tryCountSQL = stmt("tries.count", `
INSERT INTO sign_in_tries (digest, tries, since) VALUES ($1, 1, $2)
ON CONFLICT (digest) DO UPDATE SET
	tries = CASE WHEN sign_in_tries.since < $3 THEN 1 ELSE sign_in_tries.tries + 1 END,
	since = CASE WHEN sign_in_tries.since < $3 THEN excluded.since ELSE sign_in_tries.since END
RETURNING tries, since`)

	tryUncountSQL = stmt("tries.uncount", `
UPDATE sign_in_tries SET tries = tries - 1 WHERE digest = $1 AND since <= $2 AND tries > 0`)

	tryForgetSQL = stmt("tries.forget", `DELETE FROM sign_in_tries WHERE digest = $1`)
)

func scanStaff(r row) (s account.Staff, err error) {
	var created int64
	err = r.Scan(&s.ID, &s.Organiser, &s.Email, &s.Name, &s.Role, &created)
	s.CreatedAt = clock.FromMicros(created)
	return s, err
}

// AddStaff stores a person with their password's hash.
func (tx *Tx) AddStaff(s account.Staff, signIn, passwordHash string) error {
	if !s.Organiser.IsZero() {
		if _, err := tx.Organiser(s.Organiser); err != nil {
			return err
		}
	}
	added, err := tx.exec(staffAddSQL, s.ID, s.Organiser, s.Email, signIn, s.Name, s.Role, passwordHash, clock.Micros(s.CreatedAt))
	if err == nil && added == 0 {
		return account.ErrEmailTaken
	}
	return err
}

// Staff finds a person, or returns account.ErrNoStaff.
func (tx *Tx) Staff(staff id.Staff) (account.Staff, error) {
	s, found, err := queryOne(tx, scanStaff, staffGetSQL, staff)
	return s, orElse(found, err, account.ErrNoStaff)
}

// StaffBySignIn finds who signs in with an address and their password's hash,
// or returns account.ErrNoStaff.
func (tx *Tx) StaffBySignIn(signIn string) (account.Staff, string, error) {
	var hash string
	scan := func(r row) (s account.Staff, err error) {
		var created int64
		err = r.Scan(&s.ID, &s.Organiser, &s.Email, &s.Name, &s.Role, &created, &hash)
		s.CreatedAt = clock.FromMicros(created)
		return s, err
	}
	s, found, err := queryOne(tx, scan, staffBySignInSQL, signIn)
	return s, hash, orElse(found, err, account.ErrNoStaff)
}

// StaffOf lists people of an organiser, or of all with the zero organiser.
func (tx *Tx) StaffOf(organiser id.Organiser, after id.Staff, most int) ([]account.Staff, error) {
	if organiser.IsZero() {
		return queryAll(tx, scanStaff, staffListSQL, after.String(), most)
	}
	return queryAll(tx, scanStaff, staffOfSQL, organiser, after.String(), most)
}

// CountTry counts one more try to sign in. Those that began before stale are
// forgotten, a bounded number of them at a time.
func (tx *Tx) CountTry(digest string, now, stale time.Time) (tries int, since time.Time, err error) {
	if _, err := tx.exec(tryForgetOldSQL, clock.Micros(stale), prunedAtOnce); err != nil {
		return 0, time.Time{}, err
	}
	scan := func(r row) (began int64, err error) {
		err = r.Scan(&tries, &began)
		return began, err
	}
	began, _, err := queryOne(tx, scan, tryCountSQL, digest, clock.Micros(now), clock.Micros(stale))
	return tries, clock.FromMicros(began), err
}

// UncountTry takes back one try that was counted under a digest at an instant,
// unless it is forgotten already.
func (tx *Tx) UncountTry(digest string, at time.Time) error {
	_, err := tx.exec(tryUncountSQL, digest, clock.Micros(at))
	return err
}

// ForgetTries forgets the tries under a digest.
func (tx *Tx) ForgetTries(digest string) error {
	_, err := tx.exec(tryForgetSQL, digest)
	return err
}

// orElse gives err, or absent when there was no error and nothing was found.
func orElse(found bool, err, absent error) error {
	if err == nil && !found {
		return absent
	}
	return err
}
