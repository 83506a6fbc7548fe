// Package account says who works for an organiser, what each role may do, and
// whether a password is right.
//
//   - What staff may do is one table, in permission.go. A use case asks it
//     first, with [Actor.May], and again with [Actor.MayFor] once it knows whose
//     thing it is about. Another organiser's things are told apart from absent
//     ones in no way.
//   - Signing in costs the same and answers the same for an address nobody has,
//     and only so many tries are allowed for one address in a while.
//   - Passwords are kept as hashes a [Hasher] made, and are in no answer, log or
//     idempotency key.
//
// Buyers have no account: they are sessions (id.Buyer), and their limits are
// counted by [CanonicalEmail].
package account
