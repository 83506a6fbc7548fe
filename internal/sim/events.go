package sim

import (
	"container/heap"
	"crypto/sha256"
	"fmt"
	"hash"
	"iter"
	"math/rand/v2"
	"runtime/debug"
	"time"
)

// events is simulated time and what happens in it, one thing after another.
type events struct {
	now   int64 // true time, UTC microseconds
	due   agenda
	count uint64
	dice  *rand.Rand
	trace trace
}

type event struct {
	at  int64
	seq uint64
	do  func()
}

// agenda is a heap of events, the earliest first; of two at one instant, the
// one that was arranged first.
type agenda []event

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	return a[i].at < a[j].at || a[i].at == a[j].at && a[i].seq < a[j].seq
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(x any)   { *a = append(*a, x.(event)) }
func (a *agenda) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}

// after arranges that something happens once d has passed.
func (s *events) after(d time.Duration, do func()) {
	s.count++
	heap.Push(&s.due, event{s.now + max(0, d.Microseconds()), s.count, do})
}

// step lets the next thing happen. It reports false when nothing is to come
// before the given instant.
func (s *events) step(until int64) bool {
	if len(s.due) == 0 || s.due[0].at > until {
		return false
	}
	next := heap.Pop(&s.due).(event)
	s.now = next.at
	next.do()
	return true
}

// chance reports true once in so many times.
func (s *events) chance(in int) bool { return s.dice.IntN(in) == 0 }

// about draws a duration, mostly near d and sometimes much longer.
func (s *events) about(d time.Duration) time.Duration {
	return time.Duration(float64(d) * s.dice.ExpFloat64())
}

// trace sums up all that happened, and remembers the end of it.
type trace struct {
	sum  hash.Hash
	last [100]string
	n    int
}

func (s *events) note(format string, args ...any) {
	line := fmt.Sprintf("%d ", s.now) + fmt.Sprintf(format, args...)
	s.trace.sum.Write([]byte(line))
	s.trace.last[s.trace.n%len(s.trace.last)] = line
	s.trace.n++
}

// tail gives the last things that happened, in order.
func (t *trace) tail() (lines []string) {
	for i := max(0, t.n-len(t.last)); i < t.n; i++ {
		lines = append(lines, t.last[i%len(t.last)])
	}
	return lines
}

func newEvents(seed uint64, now time.Time) *events {
	return &events{now: now.UnixMicro(), dice: rand.New(rand.NewPCG(seed, 0x5ea7)), trace: trace{sum: sha256.New()}}
}

// task is a piece of a node's work. It runs until it waits for the database;
// then others run, and whether it ever goes on is for the run to say.
type task struct {
	next  func() (struct{}, bool)
	stop  func()
	yield func(struct{}) bool
}

// crashed unwinds a task whose node is gone.
type crashed struct{}

// newTask gives a task that has not begun.
func newTask(f func()) *task {
	t := &task{}
	t.next, t.stop = iter.Pull(func(yield func(struct{}) bool) {
		t.yield = yield
		defer func() {
			switch p := recover().(type) {
			case nil, crashed:
			default:
				panic(fmt.Sprintf("%v\n%s", p, debug.Stack()))
			}
		}()
		f()
	})
	return t
}
