// Package inventory decides who gets which seat. It is the heart of the
// product and it is pure: every function here is a function of its inputs,
// with the instant among them.
//
// What it promises is ARCHITECTURE.md's I1 and I3 to I8: a place is in one
// state and has at most one owner; a hold never ends early and never lives
// past its deadline; limits are counted and keys are bound in the very
// decision that takes the places; several places are taken all or none; and
// the log alone rebuilds it all.
//
// Read it in this order:
//
//   - state.go, the states and the moves between them, and effect.go, the
//     fourteen things that can happen to them;
//   - decide.go, what becomes of a batch of commands, with a file for each
//     command beside it: place.go, change.go, seal.go …;
//   - draft.go, the one place where an effect changes anything, used alike to
//     decide a row and to read one;
//   - fold.go and apply.go, the state of a bucket and how a row moves it;
//   - encode.go, decode.go and chain.go, the bytes of a row and its hash, as
//     docs/algorithms/seat-log.md specifies them.
//
// docs/algorithms/holds.md tells the life of a hold.
package inventory
