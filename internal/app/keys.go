package app

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"frontrow/internal/provider/keyfile"
)

// openKeys reads the house's keys from the data folder, or makes them. All
// processes on one database must have the same, or they would not take each
// other's tickets and links: one that has others is refused.
func (s *server) openKeys(ctx context.Context, r *run) (err error) {
	folder := s.dir.Path(keysFolder)
	if s.keys, err = keyfile.Open(folder); err != nil {
		return err
	}
	if s.secret, err = keyfile.Secret(folder, "orders"); err != nil {
		return err
	}
	if r.settings.UsesTestPay() {
		if s.paySecret, err = keyfile.Secret(folder, "testpay"); err != nil {
			return err
		}
	}
	if r.settings.DatabaseURL == "" {
		return nil // the folder is the database's own
	}
	var retired []string
	for _, key := range s.keys.Keys() {
		retired = append(retired, digestOfKey(key))
	}
	if err := s.agreeOnKey(ctx, folder, "ticket.pem", digestOfKey(s.keys.Public()), retired...); err != nil {
		return err
	}
	if err := s.agreeOnKey(ctx, folder, "orders", digestOfKey(s.secret)); err != nil {
		return err
	}
	if s.paySecret == nil {
		return nil
	}
	return s.agreeOnKey(ctx, folder, "testpay", digestOfKey(s.paySecret))
}

func (s *server) agreeOnKey(ctx context.Context, folder, name, digest string, retired ...string) error {
	agreed, err := s.db.AgreeOnKey(ctx, name, digest, retired...)
	if err == nil && !agreed {
		err = fmt.Errorf("the key %s in %s is not the one that the other processes of this database have: copy their folder %s to this machine, over this one", name, folder, keysFolder)
	}
	return err
}

// digestOfKey names a key without telling it. What is digested is random, and
// long enough that nobody finds it by trying.
func digestOfKey[K ed25519.PublicKey | []byte](key K) string {
	sum := sha256.Sum256(append([]byte("frontrow key\n"), key...))
	return hex.EncodeToString(sum[:])
}
