package telemetry

import (
	"testing"
	"time"
)

func TestPaceLeavesOutAndTellsOfIt(t *testing.T) {
	var p pace
	now := time.Now()
	for i := range linesASecond {
		if left, ok := p.take(now); left != 0 || !ok {
			t.Fatalf("line %d of a second: %d left out, written: %v", i+1, left, ok)
		}
	}
	for range 3 {
		if _, ok := p.take(now.Add(time.Second - 1)); ok {
			t.Fatal("one line more in the same second")
		}
	}
	if left, ok := p.take(now.Add(time.Second)); left != 3 || !ok {
		t.Errorf("in the next second: %d left out, written: %v", left, ok)
	}
	if left, ok := p.take(now.Add(time.Second)); left != 0 || !ok {
		t.Errorf("it was told twice: %d left out, written: %v", left, ok)
	}
}
