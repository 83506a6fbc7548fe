package checkout_test

import (
	"fmt"
	"sync"
)

// fuse is what goes wrong in a run: some of the calls outside and of the
// commits kill the process or lose their answer.
type fuse struct {
	mu    sync.Mutex
	burns map[int]bool // by the number of the call: true kills, false loses the answer
	calls int          // all there were
	done  int          // how many went wrong
	at    string       // the last of them
}

// killed is what a process dies of in these tests.
type killed struct{ at string }

func (f *fuse) burn(at string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	kills, burns := f.burns[f.calls]
	f.calls++
	if !burns {
		return nil
	}
	f.done++
	f.at = at
	if kills {
		panic(killed{at})
	}
	return fmt.Errorf("lost %s", at)
}

// burnt is how many calls went wrong so far.
func (f *fuse) burnt() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.done
}
