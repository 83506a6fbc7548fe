package hop

import (
	"cmp"
	"context"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/lease"
)

// renewBelow is how little may be left of a lease in use before it is asked
// about again.
const renewBelow = lease.Term / 2

// mostAsked bounds the shows of one beat, and so the time it takes.
const mostAsked = 100

// leases is what this process knows of who decides which show.
type leases struct {
	Options
	me   lease.Node
	wake chan struct{}

	mu    sync.Mutex
	known map[id.Show]hint
	asked map[id.Show]struct{} // in use, and to be asked about
	shun  map[string]time.Time // until when a process is not tried, by its id
}

type hint struct {
	holder lease.Node
	until  time.Time // by our own clock
}

func newLeases(o Options) *leases {
	return &leases{
		Options: o, me: lease.Node{ID: cmp.Or(o.ID, id.Secret()), URL: o.URL}, wake: make(chan struct{}, 1),
		known: map[id.Show]hint{}, asked: map[id.Show]struct{}{}, shun: map[string]time.Time{},
	}
}

// use notes that something has to be decided for a show, and gives the other
// process that decides it, if one is known to. It never waits.
func (l *leases) use(show id.Show) (holder lease.Node, elsewhere bool) {
	now := l.Clock.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.known[show]
	left := h.until.Sub(now)
	shunned := now.Before(l.shun[h.holder.ID])
	if left < renewBelow || shunned {
		l.asked[show] = struct{}{}
	}
	if left <= 0 {
		select {
		case l.wake <- struct{}{}:
		default:
		}
		return lease.Node{}, false
	}
	return h.holder, h.holder.ID != l.me.ID && !shunned
}

// avoid has a process that could not be reached left alone until it would count
// as dead.
func (l *leases) avoid(n lease.Node) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shun[n.ID] = l.Clock.Now().Add(lease.Alive)
}

// held is how many shows this process decides.
func (l *leases) held() (n int) {
	now := l.Clock.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.known {
		if h.holder.ID == l.me.ID && now.Before(h.until) {
			n++
		}
	}
	return n
}

// run beats until ctx ends, and then leaves. While the database cannot be
// reached, what is known runs out.
func (l *leases) run(ctx context.Context) {
	ticker := time.NewTicker(l.Every)
	defer ticker.Stop()
	for {
		early := l.wake
		if err := l.beat(ctx); err != nil {
			early = nil // no sooner than the next beat is due
			l.Logger.Debug("who decides which show is not known", "error", err)
		}
		select {
		case <-early:
		case <-ticker.C:
		case <-ctx.Done():
			leaving, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.Patience)
			defer cancel()
			if err := l.Board.Leave(leaving, l.me); err != nil {
				l.Logger.Debug("leases run out by themselves", "error", err)
			}
			return
		}
	}
}

// beat tells that we are alive, and asks about the shows in use.
func (l *leases) beat(ctx context.Context) error {
	began := l.Clock.Now()
	shows := l.take(began)
	found, err := l.Board.Beat(ctx, l.me, shows)
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil {
		for _, show := range shows {
			l.asked[show] = struct{}{}
		}
		return err
	}
	for _, f := range found {
		// Counted from before it was asked for, so that it ends here no later than
		// it does there.
		l.known[f.Show] = hint{f.Holder, began.Add(f.Left)}
	}
	return nil
}

// take gives the shows to ask about, and forgets what is over.
func (l *leases) take(now time.Time) (shows []id.Show) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for show := range l.asked {
		if len(shows) == mostAsked {
			break
		}
		shows = append(shows, show)
		delete(l.asked, show)
	}
	for show, h := range l.known {
		if !now.Before(h.until) {
			delete(l.known, show)
		}
	}
	for node, until := range l.shun {
		if !now.Before(until) {
			delete(l.shun, node)
		}
	}
	return shows
}
