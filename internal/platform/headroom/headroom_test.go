package headroom

import (
	"runtime"
	"testing"
)

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		room, live uint64
		want       int
	}{
		{512 << 20, 0, 51200},         // before the first collection
		{512 << 20, 64 << 20, 800},    // 64 MiB may become 576
		{512 << 20, 512 << 20, 100},   // as Go has it
		{512 << 20, 4 << 30, 100},     // never less
		{1 << 60, 1 << 20, 1<<31 - 1}, // as much as an int has anywhere
	} {
		if got := percent(c.room, c.live); got != c.want {
			t.Errorf("%d may grow by %d: GOGC=%d, want %d", c.live, c.room, got, c.want)
		}
	}
}

// Every collection is followed by a setting that goes by what it left.
func TestWatch(t *testing.T) {
	set := make(chan int, 1)
	lives := uint64(32 << 20)
	keeper{64 << 20, func() uint64 { lives *= 2; return lives / 2 }, func(percent int) { set <- percent }}.watch()
	for _, want := range []int{200, 100, 100} {
		if got := <-set; got != want {
			t.Errorf("set to %d, want %d", got, want)
		}
		runtime.GC()
	}
}

func TestMemory(t *testing.T) {
	if runtime.GOOS == "linux" && memory() < least {
		t.Errorf("this machine is said to have %d bytes", memory())
	}
	if got := number(after([]byte("MemFree: 1 kB\nMemTotal:  2048 kB\n"), "MemTotal:")); got != 2048 {
		t.Errorf("2048 is read as %d", got)
	}
	if got := number([]byte("max\n")); got != 0 {
		t.Errorf("no limit is read as %d", got)
	}
}
