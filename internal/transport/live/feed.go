package live

import (
	"context"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/engine"
)

// feed follows one show for all who watch it: it makes the frames and keeps the
// newest, and viewers read along by themselves.
type feed struct {
	hub  *Hub
	show id.Show
	ctx  context.Context
	stop context.CancelFunc
	wake chan struct{} // a row was applied; holds at most one word of it

	primed chan struct{} // closed when version is known, or the feed has ended before

	mu      sync.Mutex
	frames  []*frame // the newest, without a gap between them
	first   uint64   // number of frames[0]; frames are numbered from 1
	bytes   int      // of frames
	version uint64   // which the last frame leads to
	size    int      // of a whole show, about
	changed chan struct{}
	ended   error // why there will be no more; nil while it runs
}

func newFeed(h *Hub, show id.Show) *feed {
	ctx, stop := context.WithCancel(context.Background())
	return &feed{
		hub: h, show: show, ctx: ctx, stop: stop, wake: make(chan struct{}, 1),
		primed: make(chan struct{}), first: 1, changed: make(chan struct{}),
	}
}

// run follows the show until the hub closes, nobody has watched for a while, or
// the seats cannot be read.
func (f *feed) run() {
	defer f.stop()
	follower := f.hub.seats.Follow(f.show, func() {
		select {
		case f.wake <- struct{}{}:
		default: // it has been said already
		}
	})
	defer follower.Close()
	err := f.begin(follower)
	if err == nil {
		err = f.follow(follower)
	}
	f.hub.retire(f, true)
	f.end(err)
}

// begin learns where the show stands.
func (f *feed) begin(follower *engine.Follower) error {
	plan, err := f.hub.seats.Plan(f.ctx, f.show)
	if err != nil {
		return err
	}
	c, err := follower.Next(f.ctx)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.version, f.size = c.Version, wholeSize(plan.Len(), len(plan.Areas()))
	close(f.primed)
	return nil
}

// wholeSize is about how many bytes tell of a whole show.
func wholeSize(seats, areas int) int { return 300 + seats/3 + 60*areas }

// follow makes a frame of what has happened, at once after quiet and then once
// a tick.
func (f *feed) follow(follower *engine.Follower) error {
	seen, told, watched := time.Now(), time.Now(), time.Now()
	look := time.NewTimer(f.hub.FollowEvery)
	defer look.Stop()
	for {
		select {
		case <-f.ctx.Done():
			return f.ctx.Err()
		case <-f.wake:
		case <-look.C:
		}
		made, err := f.tick(follower)
		now := time.Now()
		switch {
		case err == nil:
			seen = now
		case now.Sub(seen) > f.hub.BlindFor:
			return err
		}
		if made {
			told = now
		} else if now.Sub(told) >= f.hub.BeatEvery {
			f.rouse()
			told = now
		}
		if f.hub.watched(f.show) {
			watched = now
		} else if now.Sub(watched) >= f.hub.Linger && f.hub.retire(f, false) {
			return nil
		}
		pause := f.hub.FollowEvery
		if made {
			if !f.rest(f.hub.TickEvery) {
				return f.ctx.Err()
			}
			pause -= f.hub.TickEvery
		}
		look.Reset(max(pause, 0))
	}
}

// rest waits, while more rows may come. It reports false when the feed is to end.
func (f *feed) rest(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-f.ctx.Done():
		return false
	case <-t.C:
		return true
	}
}

// tick makes a frame of all that has happened since the last one. It reports
// false when nobody would see anything of it.
func (f *feed) tick(follower *engine.Follower) (made bool, err error) {
	c, err := follower.Next(f.ctx)
	if err != nil {
		return false, err
	}
	if c.Whole == nil && len(c.Seats) == 0 && len(c.Areas) == 0 {
		return false, nil
	}
	next := changesFrame(f.version, c)
	if c.Whole != nil || len(next.bytes) > f.size {
		// Either it is not known what was moved, or so much was that all of it is
		// shorter.
		p, err := f.hub.Print(f.ctx, f.show, c.Version)
		if err != nil {
			return false, err
		}
		whole := *p.event()
		whole.from, whole.since = f.version, c.Since
		next = &whole
	}
	f.hub.Watch.Framed(len(next.bytes))
	f.publish(next)
	return true, nil
}

// publish puts a frame behind the others and wakes all viewers. Frames that
// nobody can need any more go.
func (f *feed) publish(next *frame) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if next.whole {
		f.first += uint64(len(f.frames))
		f.frames, f.bytes = nil, 0
	}
	f.frames = append(f.frames, next)
	f.bytes += len(next.bytes)
	for len(f.frames) > 1 && (len(f.frames) > f.hub.KeepFrames || f.bytes > f.hub.KeepBytes) {
		f.bytes -= len(f.frames[0].bytes)
		f.frames = f.frames[1:]
		f.first++
	}
	f.version = next.to
	f.wakeAll()
}

// rouse wakes all viewers without news: they let their stream be heard.
func (f *feed) rouse() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.wakeAll()
}

func (f *feed) wakeAll() {
	close(f.changed)
	f.changed = make(chan struct{})
}

// end tells all viewers that there is no more.
func (f *feed) end(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err == nil {
		err = context.Canceled
	}
	f.ended = err
	select {
	case <-f.primed:
	default:
		close(f.primed)
	}
	close(f.changed)
}

// next is the number that the next frame will have.
func (f *feed) next() uint64 { return f.first + uint64(len(f.frames)) }
