package config

import (
	"math"
	"strings"
)

// didYouMean gives the end of a sentence about an unknown name: the known name
// that is nearest to it, when one is near.
func didYouMean(name string, known []string) string {
	best, distance := "", math.MaxInt
	for _, candidate := range known {
		if d := edits(strings.ToLower(name), strings.ToLower(candidate)); d < distance {
			best, distance = candidate, d
		}
	}
	if best == "" || distance > max(2, len(name)/3) {
		return "; frontrow serve --help lists all"
	}
	return "; did you mean " + best + "?"
}

// edits counts the insertions, removals and replacements that lead from a to b.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			above := row[j+1]
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above+1, row[j]+1, diagonal+cost)
			diagonal = above
		}
	}
	return row[len(b)]
}
