package sleep

import (
	"testing"
	"time"
)

func TestMachineSleepsForwards(t *testing.T) {
	first := Total()
	if second := Total(); first < 0 || second < first-time.Second {
		t.Errorf("the machine slept %v, then %v", first, second)
	}
}
