package inventory

import (
	"crypto/sha256"
	"encoding/binary"
)

// The digest of a fold is a sum of one 64-bit number for each thing in it, so
// it costs what changes, not what there is, and does not depend on the order
// in which things came. It finds mistakes, in this program or in memory; it
// is no protection against somebody who wants to deceive, which is what the
// chain of hashes is for. docs/algorithms/seat-log.md specifies it.

// Digest sums up the whole content of the fold.
func (f *Fold) Digest() uint64 {
	return mixed(tagFold, f.sum, f.version, uint64(f.at), f.last, uint64(f.sale))
}

// Each kind of thing has its tag, so that equal numbers of different kinds
// differ.
const (
	tagFold = 1 + iota
	tagShape
	tagTerms
	tagCell
	tagTally
	tagHold
	tagKey
	tagMoved
	tagVoucher
	tagYield
)

func (s *shape) digest() uint64 {
	m := mixed(tagShape, uint64(s.seats))
	for _, c := range s.capacities {
		m = mix(m, uint64(c))
	}
	return m
}

func digestCell(seat uint32, c cell) uint64 {
	if c == 0 {
		return 0
	}
	return mixed(tagCell, uint64(seat), uint64(c))
}

func digestTally(area int, t tally) uint64 {
	if t[Held]|t[Paying]|t[Sold]|t[Blocked] == 0 {
		return 0
	}
	return mixed(tagTally, uint64(area), uint64(t[Held]), uint64(t[Paying]), uint64(t[Sold]), uint64(t[Blocked]))
}

func digestTerms(revision int, t *Terms) uint64 {
	var w writer
	w.terms(t)
	h := sha256.Sum256(w)
	return mixed(tagTerms, uint64(revision), binary.BigEndian.Uint64(h[:]))
}

func (h *held) digest() uint64 {
	if h == nil {
		return 0
	}
	m := mixed(tagHold, h.no, uint64(h.deadline), uint64(h.ended), uint64(h.revision), uint64(h.terms), uint64(h.status()), uint64(h.marks.by()))
	m = mix16(mix16(mix16(m, h.buyer.Bytes()), h.order.Bytes()), h.email)
	if h.payment != ([16]byte{}) {
		m = mix16(m, h.payment)
	}
	if h.voucher != 0 {
		m = mix(m, uint64(h.voucher))
	}
	for _, s := range h.seats {
		m = mix(m, uint64(s))
	}
	for _, a := range h.areas {
		m = mix(m, uint64(a.Area)<<32|uint64(a.Quantity))
	}
	return mix(m, uint64(len(h.seats)))
}

func (b *binding) digest() uint64 {
	m := mixed(tagKey, uint64(b.at), b.version, b.hold.digest(), uint64(b2u(b.changed)))
	return mix16(mix16(m, b.Caller), b.Body)
}

// mix folds one more number into m. It is the finaliser of SplitMix64.
func mix(m, v uint64) uint64 {
	m = (m ^ v) + 0x9e3779b97f4a7c15
	m = (m ^ m>>30) * 0xbf58476d1ce4e5b9
	m = (m ^ m>>27) * 0x94d049bb133111eb
	return m ^ m>>31
}

func mix16(m uint64, b [16]byte) uint64 {
	return mix(mix(m, binary.BigEndian.Uint64(b[:8])), binary.BigEndian.Uint64(b[8:]))
}

func mixed(tag uint64, values ...uint64) uint64 {
	m := tag
	for _, v := range values {
		m = mix(m, v)
	}
	return m
}
