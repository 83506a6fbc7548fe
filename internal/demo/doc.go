// Package demo fills an empty installation with a believable programme:
// organisers with their staff, venues in six cities, twenty events, and seats
// that are sold, kept back, or not on sale yet.
//
// Everything is made through the use cases that the API offers, and sold by
// the real checkout, so the demo's books are as true as anybody's. Nothing in
// it is random: two installations started at one moment show the same.
package demo
