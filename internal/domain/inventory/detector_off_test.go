//go:build !race

package inventory

// detector is what a hold takes more under the race detector.
const detector = 0
