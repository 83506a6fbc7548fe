package seating

import "errors"

// Columns of geometry are strings of base64 VLQ, as source maps use: each
// number takes as few characters as it can, small ones a single one, and
// compresses well. The lowest bit of a number is its sign; five bits go into a
// character, lowest first, and the sixth says that more follow.
const vlqDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

const (
	vlqBits = 5
	vlqMore = 1 << vlqBits
)

// appendVLQ appends n to column.
func appendVLQ(column []byte, n int) []byte {
	v := uint64(max(n, -n)) << 1
	if n < 0 {
		v |= 1
	}
	for v >= vlqMore {
		column = append(column, vlqDigits[v&(vlqMore-1)|vlqMore])
		v >>= vlqBits
	}
	return append(column, vlqDigits[v])
}

var errVLQ = errors.New("seating: a column is not base64 VLQ")

// readVLQ gives the numbers of a column.
func readVLQ(column string) ([]int, error) {
	var all []int
	var v uint64
	var shift uint
	for _, c := range []byte(column) {
		digit := vlqValue(c)
		if digit < 0 || shift > 60 {
			return nil, errVLQ
		}
		v |= uint64(digit&(vlqMore-1)) << shift
		shift += vlqBits
		if digit&vlqMore != 0 {
			continue
		}
		n := int(v >> 1)
		if v&1 == 1 {
			n = -n
		}
		all = append(all, n)
		v, shift = 0, 0
	}
	if shift != 0 {
		return nil, errVLQ
	}
	return all, nil
}

func vlqValue(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}
