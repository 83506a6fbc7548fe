package checkout

import (
	"context"
	"sync"

	"frontrow/internal/base/id"
)

// turns lets one caller of this process at a time work on an order, so that
// whoever comes while a webhook is being dealt with is told the outcome. It
// spares waiting, no more: between processes, and for what is right, the lease
// decides.
type turns struct {
	mu   sync.Mutex
	busy map[id.Order]chan struct{} // closed when the turn is over
}

// take waits for the order to be free, or for ctx to end, and gives the
// function that ends the turn.
func (t *turns) take(ctx context.Context, o id.Order) (end func(), err error) {
	for {
		t.mu.Lock()
		over, taken := t.busy[o]
		if !taken {
			over = make(chan struct{})
			t.busy[o] = over
		}
		t.mu.Unlock()
		if !taken {
			return func() {
				t.mu.Lock()
				defer t.mu.Unlock()
				delete(t.busy, o)
				close(over)
			}, nil
		}
		select {
		case <-over:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
