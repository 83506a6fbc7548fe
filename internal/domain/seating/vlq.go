package seating

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
