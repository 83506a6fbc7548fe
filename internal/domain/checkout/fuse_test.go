package checkout_test

import (
	"fmt"
	"strings"
	"sync"
)

// fuse is what goes wrong in a run: some of the calls outside and of the
// commits kill the process or lose their answer.
type fuse struct {
	mu    sync.Mutex
	burns map[int]bool // by the number of the call: true kills, false loses the answer
	pause int          // in the midst of this call outside others take the process for dead, if overtake is set
	calls int          // all there were
	done  int          // how many went wrong
	at    string       // the last of them

	outside  []int  // the calls that are no commits
	overtake func() // what those others do
}

// killed is what a process dies of in these tests.
type killed struct{ at string }

func (f *fuse) burn(at string) error {
	f.mu.Lock()
	outside := !strings.HasSuffix(at, "commit") // in whose midst the store can be used
	if outside {
		f.outside = append(f.outside, f.calls)
	}
	if outside && f.overtake != nil && f.calls >= f.pause {
		overtake := f.overtake
		f.overtake, f.at = nil, at
		f.done++
		f.mu.Unlock()
		overtake()
		f.mu.Lock()
	}
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
