// Package archtest reads the repository and holds what the compiler cannot:
// which tier may import which, that the domain stays pure, that every fault is
// documented, and the habits CONTRIBUTING.md names.
//
// A rule that stands in the way of something better is changed here, in its
// table, together with its reason.
package archtest
