// Package headroom gives the garbage collector room, so that it seldom runs
// beside a sale. What the program keeps in memory is small, and a heap that may
// only double is full again several times a second: on two processors each
// collection then takes one of them from the buyers for some 25 ms, which is what
// the slowest hundredth of holds waited for (docs/algorithms/seat-engine.md).
package headroom

import (
	"bytes"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"sync"
)

const (
	most  = 512 << 20 // bytes: seconds of a sale as fast as two processors can sell
	least = 16 << 20
	part  = 8 // of the memory there is
)

var once sync.Once

// Keep lets the heap grow by an eighth of the memory this process may use before
// it is collected, at most by 512 MiB, and never by less than Go would without.
// It does nothing where the environment has GOGC; a limit by GOMEMLIMIT holds
// beside it.
func Keep() {
	if os.Getenv("GOGC") != "" {
		return
	}
	once.Do(func() {
		room := min(max(memory()/part, least), most)
		keeper{room, live, func(percent int) { debug.SetGCPercent(percent) }}.watch()
	})
}

type keeper struct {
	room uint64
	live func() uint64
	set  func(percent int)
}

// watch sets the collector, and again after each collection: Go knows only of
// shares of what lives.
func (k keeper) watch() {
	k.set(percent(k.room, k.live()))
	// Garbage at once, so the next collection finds it and calls the cleanup.
	runtime.AddCleanup(new(sentinel), keeper.watch, k)
}

// sentinel has a pointer, so that it shares its memory with no other object,
// whose life would be its own.
type sentinel struct{ _ *sentinel }

// percent is the GOGC by which a heap may grow by room.
func percent(room, live uint64) int {
	return int(min(max(room*100/max(live, 1<<20), 100), math.MaxInt32))
}

// live is what the last collection left.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// memory is how much this process may use: of the machine, or of its container.
// Where nobody tells it is 0.
func memory() uint64 {
	machine := number(after(read("/proc/meminfo"), "MemTotal:")) << 10
	container := number(read("/sys/fs/cgroup/memory.max")) // "max" where there is no limit
	if container > 0 && container < machine {
		return container
	}
	return machine
}

func read(name string) []byte {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil // another system
	}
	return text
}

func after(text []byte, name string) []byte {
	_, rest, _ := bytes.Cut(text, []byte(name))
	return rest
}

// number reads the first word.
func number(text []byte) uint64 {
	words := bytes.Fields(text)
	if len(words) == 0 {
		return 0
	}
	n, err := strconv.ParseUint(string(words[0]), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
