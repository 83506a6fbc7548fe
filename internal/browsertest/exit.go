package browsertest

import (
	"errors"
	"sync"
)

// closers is what has to be closed when the test run ends.
type closers struct {
	mu  sync.Mutex
	all []func() error
}

var atExit closers

func (c *closers) add(closeIt func() error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all = append(c.all, closeIt)
}

// run closes everything, the last opened first.
func (c *closers) run() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for i := len(c.all) - 1; i >= 0; i-- {
		errs = append(errs, c.all[i]())
	}
	c.all = nil
	return errors.Join(errs...)
}
