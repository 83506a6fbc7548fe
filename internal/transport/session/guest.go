package session

import (
	"crypto/sha256"

	"frontrow/internal/base/id"
)

// A seed is what [id.Secret] gives: nobody can guess one, so nobody can become
// the buyer that follows from it but who was shown the form.
const seedLen = 32

func newBuyer() id.Buyer { return id.New[id.Buyer]() }

func buyerFrom(seed string) id.Buyer {
	digest := sha256.Sum256([]byte("frontrow guest\x00" + seed))
	return id.FromBytes[id.Buyer]([16]byte(digest[:16]))
}
