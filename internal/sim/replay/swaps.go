package replay

import (
	"fmt"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// swap is how many places of a sold hold its buyer gives up for those of another.
type swap struct {
	by     uint64 // that other hold
	places int
}

// swapped refuses a hold that begins instead of places that are not its buyer's to
// give up, or not any more.
func (s *State) swapped(e *effect, at int64) error {
	if !e.isSwap {
		return nil
	}
	if e.given < 1 || e.given > s.free(e.instead, id.FromBytes[id.Buyer](e.buyer), at) {
		return fmt.Errorf("%d places of hold %d are not to be given up", e.given, e.instead)
	}
	return nil
}

// free is how many places of a hold a buyer may give up.
func (s *State) free(no uint64, buyer id.Buyer, now int64) int {
	h := s.holds[no]
	if h == nil || h.State != inventory.Sold || h.given || h.Buyer != buyer {
		return 0
	}
	if by := s.holds[s.swaps[no].by]; by != nil && by.live(now) {
		return 0
	}
	if before, _ := s.insteadOf(h); !before.IsZero() {
		return 0
	}
	return h.count()
}

// gives is how many places a buyer who asks for others gives up for them.
func (s *State) gives(buyer id.Buyer, i inventory.Instead, now int64) int {
	h := s.known(i.Hold, now)
	if h == nil || h.Order != i.Order || i.Places < 1 {
		return 0
	}
	return min(i.Places, s.free(h.No, buyer, now))
}

// noteSwap follows what is given up: from when other places are taken instead
// until its own places have come back.
func (s *State) noteSwap(e *effect) {
	switch e.kind {
	case take:
		if e.isSwap {
			s.swaps[e.instead] = swap{e.hold, e.given}
		}
	case returned, retire:
		w, there := s.swaps[e.hold]
		if !there {
			return
		}
		if w.places -= (&Hold{places: e.places}).count(); w.places <= 0 || s.holds[e.hold].State != inventory.Sold {
			delete(s.swaps, e.hold)
			return
		}
		s.swaps[e.hold] = w
	}
}

// excused is how many of a hold's places are not counted beside those taken
// instead.
func (s *State) excused(no uint64, now int64) int {
	w, there := s.swaps[no]
	if !there {
		return 0
	}
	if by := s.holds[w.by]; by != nil && by.live(now) {
		return min(w.places, by.count())
	}
	return 0
}

func byEmail(h *Hold) [16]byte   { return h.email }
func byPayment(h *Hold) [16]byte { return h.payment }

// excusedBy is how many places are not counted under a digest, once a hold is
// sealed under it too.
func (s *State) excusedBy(digest [16]byte, of func(*Hold) [16]byte, sealed *Hold) (n int) {
	for no, w := range s.swaps {
		old, by := s.holds[no], s.holds[w.by]
		if by == nil || of(old) != digest || old.Buyer != sealed.Buyer {
			continue
		}
		if by.No == sealed.No || by.charged() > 0 && of(by) == digest {
			n += min(w.places, by.count())
		}
	}
	return n
}

// insteadOf gives the order whose places a hold was taken instead of, and how many
// are given up for it.
func (s *State) insteadOf(h *Hold) (o id.Order, places int) {
	for no, w := range s.swaps {
		if w.by == h.No {
			return s.holds[no].Order, w.places
		}
	}
	return o, 0
}
