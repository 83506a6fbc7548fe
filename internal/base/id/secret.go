package id

import "crypto/rand"

// Secret gives a string nobody can guess: 160 bits from the system's random
// source. It is made apart from ids on purpose; store only its hash.
func Secret() string {
	var raw [20]byte
	rand.Read(raw[:]) // never fails: crypto/rand stops the program instead
	return encoding.EncodeToString(raw[:])
}
