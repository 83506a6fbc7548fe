package telemetry

import (
	"sync"
	"time"
)

// linesASecond bounds the log. Nobody reads more, and in an on-sale a line for
// each request would fill disks and cost a tenth of what a request does. The
// metrics count them all.
const linesASecond = 200

// pace says which lines are written.
type pace struct {
	mu     sync.Mutex
	second time.Time // the one that is being counted
	lines  int       // written in it
	left   int       // left out since it was last told how many
}

// take reports whether a line may be written now, and how many have been left
// out until then, if that is to be told first.
func (p *pace) take(now time.Time) (left int, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.Sub(p.second) >= time.Second {
		left, p.second, p.lines, p.left = p.left, now, 0, 0
	}
	if p.lines == linesASecond {
		p.left++
		return 0, false
	}
	p.lines++
	return left, true
}
