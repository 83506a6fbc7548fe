package locale

import (
	"strings"
	"testing"
)

func TestPercent(t *testing.T) {
	for rate, want := range map[int64][2]string{
		0: {"0", "0"}, 7_000: {"7", "7"}, 8_875: {"8.875", "8,875"}, 5_500: {"5.5", "5,5"}, 100_000: {"100", "100"}, 1: {"0.001", "0,001"},
	} {
		if en, de := English.Percent(rate), German.Percent(rate); strings.TrimSuffix(en, "\u202f%") != want[0] || strings.TrimSuffix(de, "\u202f%") != want[1] {
			t.Errorf("%d: %q, %q", rate, en, de)
		}
	}
}
