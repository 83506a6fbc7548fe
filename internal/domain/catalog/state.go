package catalog

import (
	"slices"
	"time"
)

// moves is every change of a show's state there is.
var moves = map[ShowState][]ShowState{
	ShowDraft:     {ShowPublished, ShowCancelled},
	ShowPublished: {ShowCancelled},
}

// move is the one place where a show's state changes. A cancelled show stays
// so: ErrCancelled.
func (s *Show) move(to ShowState, now time.Time) error {
	if !slices.Contains(moves[s.State], to) {
		return ErrCancelled
	}
	s.State = to
	if to == ShowPublished {
		s.PublishedAt = now
	}
	return nil
}

// Public reports whether everybody may see the show: from its publishing on,
// also once it is cancelled.
func (s Show) Public() bool { return !s.PublishedAt.IsZero() }
