package inventory

import "container/heap"

// queue is first in, first out: things that are forgotten some time after
// they were added.
type queue[T any] struct{ items []aged[T] }

type aged[T any] struct {
	at   int64
	item T
}

func (q *queue[T]) add(at int64, item T) { q.items = append(q.items, aged[T]{at, item}) }

// drop removes what was added at or before the given instant, and hands it to
// each.
func (q *queue[T]) drop(until int64, each func(at int64, item T)) {
	n := 0
	for n < len(q.items) && q.items[n].at <= until {
		each(q.items[n].at, q.items[n].item)
		n++
	}
	q.items = q.items[n:]
}

// deadlines is a heap of holds, the earliest deadline first. An entry stays
// until it reaches the top, also when its hold has long been sealed or ended,
// or has another deadline now: it counts if it tells the hold's own.
type deadlines []deadline

type deadline struct {
	at   int64
	hold uint64
}

func (a deadline) before(b deadline) bool {
	return a.at < b.at || a.at == b.at && a.hold < b.hold
}

func (d deadlines) Len() int           { return len(d) }
func (d deadlines) Less(i, j int) bool { return d[i].before(d[j]) }
func (d deadlines) Swap(i, j int)      { d[i], d[j] = d[j], d[i] }
func (d *deadlines) Push(x any)        { *d = append(*d, x.(deadline)) }
func (d *deadlines) Pop() any          { return pop((*[]deadline)(d)) }

func pop[T any](list *[]T) T {
	last := (*list)[len(*list)-1]
	*list = (*list)[:len(*list)-1]
	return last
}

func (d *deadlines) add(at int64, hold uint64) {
	*d = append(*d, deadline{at, hold})
	heap.Fix(d, len(*d)-1) // heap.Push would put it into an interface first
}

// settle removes entries from the top for which over reports true.
func (d *deadlines) settle(over func(at int64, hold uint64) bool) {
	for len(*d) > 0 && over((*d)[0].at, (*d)[0].hold) {
		heap.Pop(d)
	}
}

// until calls yield with the entries at or before an instant, earliest first,
// until it returns false. It looks at little more of the heap than it yields.
func (d deadlines) until(at int64, yield func(at int64, hold uint64) bool) {
	next := frontier{heap: d}
	next.reach(0, at)
	for len(next.at) > 0 {
		i := heap.Pop(&next).(int)
		if !yield(d[i].at, d[i].hold) {
			return
		}
		next.reach(2*i+1, at)
		next.reach(2*i+2, at)
	}
}

// frontier is a heap of positions in a heap: those that have been reached and
// not been passed.
type frontier struct {
	heap deadlines
	at   []int
}

func (f *frontier) reach(i int, until int64) {
	if i < len(f.heap) && f.heap[i].at <= until {
		heap.Push(f, i)
	}
}

func (f frontier) Len() int           { return len(f.at) }
func (f frontier) Less(i, j int) bool { return f.heap[f.at[i]].before(f.heap[f.at[j]]) }
func (f frontier) Swap(i, j int)      { f.at[i], f.at[j] = f.at[j], f.at[i] }
func (f *frontier) Push(x any)        { f.at = append(f.at, x.(int)) }
func (f *frontier) Pop() any          { return pop(&f.at) }

// after gives the first deadline after an instant, or 0.
func (d deadlines) after(at int64) int64 { return d.first(0, at) }

func (d deadlines) first(i int, at int64) int64 {
	if i >= len(d) {
		return 0
	}
	if d[i].at > at {
		return d[i].at
	}
	left, right := d.first(2*i+1, at), d.first(2*i+2, at)
	if left == 0 || right != 0 && right < left {
		return right
	}
	return left
}
