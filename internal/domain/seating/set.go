package seating

import "math/bits"

// Set is a set of seats by their place in chart order, a bit for each, so
// that a search passes over what is sold at many seats a step. It holds seats
// below the number it was made for.
type Set []uint64

const wordBits = 64

// NewSet makes an empty set for that many seats.
func NewSet(seats int) Set { return make(Set, (seats+wordBits-1)/wordBits) }

// FullSet makes a set of all of that many seats.
func FullSet(seats int) Set {
	s := NewSet(seats)
	for i := range seats {
		s.Put(i, true)
	}
	return s
}

// Has reports whether seat i is in the set.
func (s Set) Has(i int) bool { return s[i/wordBits]&(1<<(i%wordBits)) != 0 }

// Put makes seat i a member or not.
func (s Set) Put(i int, member bool) {
	if bit := uint64(1) << (i % wordBits); member {
		s[i/wordBits] |= bit
	} else {
		s[i/wordBits] &^= bit
	}
}

// next gives the first seat from i up to before end that is in the set, or
// with in false, that is not; end when there is none.
func (s Set) next(i, end int, in bool) int {
	for i < end {
		w := s[i/wordBits]
		if !in {
			w = ^w
		}
		if w >>= i % wordBits; w != 0 {
			return min(i+bits.TrailingZeros64(w), end)
		}
		i += wordBits - i%wordBits
	}
	return end
}

// run reports whether the set has that many neighbours in chart order among
// count seats from first on.
func (s Set) run(first, count, length int) bool {
	end := first + count
	for from := s.next(first, end, true); from+length <= end; {
		to := s.next(from, end, false)
		if to-from >= length {
			return true
		}
		from = s.next(to, end, true)
	}
	return false
}
