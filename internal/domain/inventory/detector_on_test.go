//go:build race

package inventory

// detector is how many bytes a hold takes more under the race detector, whose
// allocator does not put small things together.
const detector = 16
