package live

import (
	"context"
	"net/netip"
	"sync"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
	"frontrow/internal/engine"
)

// Seats is the engine.
type Seats interface {
	Plan(ctx context.Context, show id.Show) (*seating.Plan, error)
	SnapshotAt(ctx context.Context, show id.Show, atLeast uint64) (engine.Snapshot, error)
	Follow(show id.Show, wake func()) *engine.Follower
}

// Hub keeps a feed for every show that somebody watches.
type Hub struct {
	Options
	seats  Seats
	prints prints

	mu      sync.Mutex
	feeds   map[id.Show]*feed
	crowd   crowd
	closed  bool
	running sync.WaitGroup // feeds
}

// New gives a hub that nobody watches yet.
func New(seats Seats, o Options) *Hub {
	return &Hub{Options: o.withDefaults(), seats: seats, feeds: map[id.Show]*feed{}, crowd: newCrowd()}
}

// Viewers is how many streams are open.
func (h *Hub) Viewers() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.crowd.all
}

// Close ends all streams and takes no more. It returns when no feed runs.
func (h *Hub) Close() {
	h.mu.Lock()
	h.closed = true
	for _, f := range h.feeds {
		f.stop()
	}
	h.mu.Unlock()
	h.running.Wait()
}

// enter counts a viewer in, and gives the feed of their show. It returns
// ErrCrowded when there is no room.
func (h *Hub) enter(show id.Show, from netip.Addr) (*feed, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed || !h.crowd.hasRoom(show, from, &h.Options) {
		h.Watch.TurnedAway()
		return nil, ErrCrowded.After(between(comeBack/2, comeBack))
	}
	f := h.feeds[show]
	if f == nil {
		f = newFeed(h, show)
		h.feeds[show] = f
		h.running.Go(f.run)
	}
	h.crowd.add(show, from, 1)
	return f, nil
}

// leave counts a viewer out. Their feed sees by itself that nobody is left.
func (h *Hub) leave(show id.Show, from netip.Addr) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.crowd.add(show, from, -1)
}

// watched reports whether anybody watches a show.
func (h *Hub) watched(show id.Show) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.crowd.byShow[show] > 0
}

// retire takes a feed out, so that who comes next begins another. It reports
// false when the feed should stay because somebody watches and must is not set.
func (h *Hub) retire(f *feed, must bool) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !must && h.crowd.byShow[f.show] > 0 {
		return false
	}
	if h.feeds[f.show] == f {
		delete(h.feeds, f.show)
	}
	return true
}
