package checkout_test

import (
	"fmt"
	"sync"
)

// fuse is what goes wrong in a run: after a number of calls outside or
// commits, one of them kills the process or loses its answer.
type fuse struct {
	mu    sync.Mutex
	left  int  // calls until it burns; negative: never
	kills bool // a panic instead of an error
	calls int  // all there were
	at    string
}

// killed is what a process dies of in these tests.
type killed struct{ at string }

func (f *fuse) burn(at string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls++
	if f.left--; f.left != -1 {
		return nil
	}
	f.at = at
	if f.kills {
		panic(killed{at})
	}
	return fmt.Errorf("lost %s", at)
}

func (f *fuse) disarm() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.left = -2
}

func (f *fuse) burnt() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.at != ""
}
