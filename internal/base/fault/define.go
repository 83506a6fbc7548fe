package fault

import (
	"cmp"
	"fmt"
	"slices"
)

// defined is every fault of the program, for docs/problems.md and for the
// test that no code is used twice. It is written by package initialisation
// only, so it needs no lock.
var defined = map[string]*Fault{}

// Define declares a fault. Call it from a package variable in errors.go; it
// panics when the code is already taken, because a code has one meaning.
func Define(kind Kind, code, message string) *Fault {
	if _, taken := defined[code]; taken {
		panic(fmt.Sprintf("fault: code %q is defined twice", code))
	}
	f := &Fault{Kind: kind, Code: code, Message: message}
	defined[code] = f
	return f
}

// Defined lists every declared fault by code.
func Defined() []*Fault {
	all := make([]*Fault, 0, len(defined))
	for _, f := range defined {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b *Fault) int { return cmp.Compare(a.Code, b.Code) })
	return all
}
