package inventory

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"frontrow/internal/base/id"
)

// Genesis is the row every log begins with. It says nothing and is the same
// whoever writes it.
func Genesis(bucket id.Show) Row {
	r := Row{Bucket: bucket}
	r.Hash = r.link(Hash{})
	return r
}

// link gives the hash the row must have after a row with the given hash.
func (r Row) link(previous Hash) Hash {
	return r.Redact().link(previous)
}

// Follows reports whether the row's hash was made from its content and the hash
// of the row before it.
func (r Row) Follows(previous Hash) bool { return r.Hash == r.link(previous) }

// PublicRow is a row as anybody may have it: who did what stands only in the
// digest of its private part. A list of them still proves itself, link by
// link, and still rebuilds the state of every seat.
type PublicRow struct {
	Bucket  id.Show
	Version uint64
	At      int64
	Public  []byte
	Private Hash // SHA-256 of the private part
	Hash    Hash
}

// Redact gives the public form of a row.
func (r Row) Redact() PublicRow {
	return PublicRow{r.Bucket, r.Version, r.At, r.Public, sha256.Sum256(r.Private), r.Hash}
}

func (r PublicRow) link(previous Hash) Hash {
	public, bucket := sha256.Sum256(r.Public), r.Bucket.Bytes()
	b := make([]byte, 0, 152)
	b = append(b, previous[:]...)
	b = append(b, bucket[:]...)
	b = binary.BigEndian.AppendUint64(b, r.Version)
	b = binary.BigEndian.AppendUint64(b, uint64(r.At))
	b = append(b, public[:]...)
	b = append(b, r.Private[:]...)
	return sha256.Sum256(b)
}

// String gives the hash in lower-case hex, as receipts print it.
func (h Hash) String() string { return fmt.Sprintf("%x", h[:]) }
