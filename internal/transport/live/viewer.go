package live

import (
	"context"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// Viewer is one stream. All that is kept of it is how far it has been read.
type Viewer struct {
	feed    *feed
	from    netip.Addr
	blank   bool   // they have no state yet that changes could be put on top of
	frame   uint64 // number of the next frame they need
	version uint64 // of the state they have
}

// Join counts a viewer in. resume is the version they have seen, as text from
// outside; without one, or one that no frames lead on from, they are shown the
// whole show first. It returns ErrCrowded, or the engine's faults, as for a
// show that is not on sale. Whoever joined must be served.
func (h *Hub) Join(ctx context.Context, show id.Show, from netip.Addr, resume string) (*Viewer, error) {
	if _, err := h.seats.Plan(ctx, show); err != nil {
		return nil, err
	}
	f, err := h.enter(show, from)
	if err != nil {
		return nil, err
	}
	v := &Viewer{feed: f, from: from}
	if err := v.take(ctx, resume); err != nil {
		h.leave(show, from)
		return nil, err
	}
	return v, nil
}

// take finds the viewer's place in the feed.
func (v *Viewer) take(ctx context.Context, resume string) error {
	f := v.feed
	select {
	case <-f.primed:
	case <-ctx.Done():
		return inventory.ErrUnavailable.Because(ctx.Err()).After(time.Second)
	}
	version, err := strconv.ParseUint(resume, 10, 64)
	known := err == nil
	ahead, err := v.place(version, known)
	if err != nil {
		if fault.KindOf(err) == fault.Internal { // it was told to stop
			return ErrCrowded.Because(err).After(between(comeBack/20, comeBack/10))
		}
		return err
	}
	if !ahead {
		return nil
	}
	// Their page was made after our last frame, here or on another node; or the
	// version never was.
	s, err := f.hub.seats.SnapshotAt(ctx, f.show, version)
	if err != nil {
		return err
	}
	v.blank = s.Version < version
	return nil
}

// place sets the first frame the viewer needs. It reports whether the version
// they have seen is ahead of all frames.
func (v *Viewer) place(version uint64, known bool) (ahead bool, err error) {
	f := v.feed
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended != nil {
		return false, f.ended
	}
	v.frame, v.version = f.next(), version
	if !known {
		v.blank = true
		return false, nil
	}
	if version >= f.version {
		return version > f.version, nil
	}
	for i := len(f.frames) - 1; i >= 0 && f.frames[i].to > version; i-- {
		v.frame = f.first + uint64(i)
		if f.frames[i].whole || f.frames[i].from <= version {
			return false, nil
		}
	}
	v.blank = true
	return false, nil
}

// Serve sends the stream until either side ends it.
func (v *Viewer) Serve(w http.ResponseWriter, r *http.Request) {
	hub := v.feed.hub
	defer hub.leave(v.feed.show, v.from)
	header := w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // nginx would collect the events otherwise
	out := &output{w: w, control: http.NewResponseController(w), within: hub.WriteWithin, watch: hub.Watch}
	if out.open() != nil {
		return
	}
	ends := time.Now().Add(between(hub.Life*4/5, hub.Life*6/5))
	for quiet := false; ; {
		n := v.feed.since(v.frame, v.blank)
		var err error
		switch {
		case n.ended, time.Now().After(ends):
			out.close()
			return
		case n.missed:
			err = v.showWhole(r.Context(), out)
			quiet = false
		case len(n.frames) > 0:
			v.frame += uint64(len(n.frames))
			err = v.show(out, n.frames)
			quiet = false
		case quiet: // woken without news
			err = out.send(time.Time{}, beat)
			quiet = false
		default:
			select {
			case <-n.changed:
			case <-r.Context().Done():
				return
			}
			quiet = true
		}
		if err != nil {
			return
		}
	}
}

// showWhole sends the whole show as it is now. Frames that were made meanwhile,
// and tell of less, are left out by show.
func (v *Viewer) showWhole(ctx context.Context, out *output) error {
	f := v.feed
	f.mu.Lock()
	next, atLeast := f.next(), f.version
	f.mu.Unlock()
	p, err := f.hub.Print(ctx, f.show, atLeast)
	if err != nil {
		return err
	}
	v.blank, v.frame, v.version = false, next, p.Version
	return out.send(time.Time{}, p.event().bytes)
}

// show sends frames, but for those that tell of less than the viewer has.
func (v *Viewer) show(out *output, frames []*frame) error {
	var since time.Time
	parts := make([][]byte, 0, len(frames))
	for _, f := range frames {
		if !f.whole && f.to <= v.version {
			continue
		}
		v.version = f.to
		parts = append(parts, f.bytes)
		if since.IsZero() {
			since = f.since
		}
	}
	return out.send(since, parts...)
}

// news is what a viewer has not seen.
type news struct {
	frames  []*frame
	missed  bool // frames they need are gone, or longer than the whole show
	ended   bool
	changed <-chan struct{} // closed when there is more
}

// since gives what there is from a frame on. The frames are shared and must not
// be changed.
func (f *feed) since(next uint64, blank bool) news {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := news{ended: f.ended != nil, changed: f.changed, missed: blank || next < f.first}
	if n.missed {
		return n
	}
	n.frames = f.frames[next-f.first:]
	if len(n.frames) > 1 {
		length := 0
		for _, one := range n.frames {
			length += len(one.bytes)
		}
		n.missed = length > f.size
	}
	return n
}
