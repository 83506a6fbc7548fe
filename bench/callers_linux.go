package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// errEnough ends a caller whose work is done before the time is over.
var errEnough = errors.New("all is done")

// inProcess has callers do something again and again, each waiting for its
// answer, and counts what they won. The processor time is that of the callers,
// of what they call, and of the databases under it.
func inProcess(ctx context.Context, callers int, during time.Duration, do func(context.Context) (bool, error)) (figure, error) {
	var (
		all  sync.WaitGroup
		won  atomic.Int64
		mu   sync.Mutex
		errs []error
	)
	used, began := allCPU(), time.Now()
	for range callers {
		all.Go(func() {
			for time.Since(began) < during {
				ok, err := do(ctx)
				if errors.Is(err, errEnough) {
					return
				}
				if err == nil && !ok {
					err = errors.New("a seat that nobody had was refused")
				}
				if err != nil {
					mu.Lock()
					errs = append(errs, err)
					mu.Unlock()
					return
				}
				won.Add(1)
			}
		})
	}
	all.Wait()
	f := figure{done: won.Load(), took: time.Since(began), cpu: allCPU() - used}
	if len(errs) > 0 {
		return f, fmt.Errorf("%d callers failed, the first: %w", len(errs), errs[0])
	}
	return f, nil
}
