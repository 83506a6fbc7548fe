package inventory

import (
	"encoding/binary"
	"errors"
	"unicode/utf8"
)

// writer appends the primitives of docs/algorithms/seat-log.md.
type writer []byte

func (w *writer) u8(v uint8)        { *w = append(*w, v) }
func (w *writer) u64(v uint64)      { *w = binary.BigEndian.AppendUint64(*w, v) }
func (w *writer) uvarint(v uint64)  { *w = binary.AppendUvarint(*w, v) }
func (w *writer) varint(v int64)    { *w = binary.AppendVarint(*w, v) }
func (w *writer) raw(b []byte)      { *w = append(*w, b...) }
func (w *writer) digest(b [16]byte) { *w = append(*w, b[:]...) }
func (w *writer) text(s string)     { w.uvarint(uint64(len(s))); *w = append(*w, s...) }
func (w *writer) flag(v bool)       { w.u8(b2u(v)) }
func (w *writer) places(p places)   { w.seats(p.seats); w.areas(p.areas) }

// seats writes ascending numbers as their count, the first, and how many each
// leaves out after the one before.
func (w *writer) seats(list []uint32) {
	w.uvarint(uint64(len(list)))
	next := uint32(0)
	for _, s := range list {
		w.uvarint(uint64(s - next))
		next = s + 1
	}
}

func (w *writer) areas(list []AreaPlaces) {
	w.uvarint(uint64(len(list)))
	next := uint32(0)
	for _, a := range list {
		w.uvarint(uint64(a.Area - next))
		w.uvarint(uint64(a.Quantity))
		next = a.Area + 1
	}
}

func b2u(v bool) uint8 {
	if v {
		return 1
	}
	return 0
}

var (
	errShort     = errors.New("it ends too soon")
	errLong      = errors.New("bytes follow its end")
	errCanonical = errors.New("it is not written in the one canonical way")
	errRange     = errors.New("a number is out of its range")
	errOption    = errors.New("the terms have an option that this program does not know")
)

// reader reads what writer wrote, and only that: whatever could have been
// written in another way is refused, so one content has one encoding. After
// the first error it gives zeros.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err, r.rest = err, nil
	}
}

// end gives the first error, and errLong when anything is left.
func (r *reader) end() error {
	if len(r.rest) > 0 {
		r.fail(errLong)
	}
	return r.err
}

func (r *reader) take(n int) []byte {
	if r.err != nil || n > len(r.rest) {
		r.fail(errShort)
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) u8() uint8 {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) u64() uint64 {
	if b := r.take(8); b != nil {
		return binary.BigEndian.Uint64(b)
	}
	return 0
}

func (r *reader) flag() bool {
	v := r.u8()
	if v > 1 {
		r.fail(errRange)
	}
	return v == 1
}

func (r *reader) digest() (d [16]byte) {
	copy(d[:], r.take(16))
	return d
}

func (r *reader) uvarint() uint64 {
	if r.err != nil {
		return 0
	}
	v, n := binary.Uvarint(r.rest)
	switch {
	case n == 0:
		r.fail(errShort)
		return 0
	case n < 0:
		r.fail(errRange)
		return 0
	case n > 1 && r.rest[n-1] == 0:
		r.fail(errCanonical)
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *reader) varint() int64 {
	v := r.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

// atMost reads a number that must be at most limit.
func (r *reader) atMost(limit uint64) uint64 {
	v := r.uvarint()
	if v > limit {
		r.fail(errRange)
		return 0
	}
	return v
}

// count reads the length of a list whose elements take at least one byte each,
// so that no length can ask for more memory than the input has bytes.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		r.fail(errShort)
		return 0
	}
	return int(n)
}

func (r *reader) text() string {
	s := string(r.take(r.count()))
	if !utf8.ValidString(s) {
		r.fail(errRange)
	}
	return s
}

// Seats and areas are numbered, and places counted, below these bounds, so
// that no sum of them can wrap and no row can ask for much memory.
const (
	maxSeats = 1 << 20
	maxIndex = 1 << 24
)

func (r *reader) seats() []uint32 {
	n := r.count()
	if n == 0 {
		return nil
	}
	list, next := make([]uint32, 0, n), uint64(0)
	for range n {
		seat := next + r.atMost(maxSeats)
		if seat > maxSeats {
			r.fail(errRange)
		}
		if r.err != nil {
			return nil
		}
		list = append(list, uint32(seat))
		next = seat + 1
	}
	return list
}

func (r *reader) areas() []AreaPlaces {
	n := r.count()
	if n == 0 {
		return nil
	}
	list, next := make([]AreaPlaces, 0, n), uint64(0)
	for range n {
		area, quantity := next+r.atMost(maxIndex), r.atMost(maxIndex)
		if area > maxIndex || quantity == 0 {
			r.fail(errRange)
		}
		if r.err != nil {
			return nil
		}
		list = append(list, AreaPlaces{uint32(area), uint32(quantity)})
		next = area + 1
	}
	return list
}

func (r *reader) places() places { return places{r.seats(), r.areas()} }
