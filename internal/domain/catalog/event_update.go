package catalog

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
)

// EventChange says what is to become different about an event. Members that
// are nil stay as they are.
type EventChange struct {
	Title   *string `json:"title,omitempty"`
	Genre   *Genre  `json:"genre,omitempty"`
	Summary *string `json:"summary,omitempty"`
	About   *string `json:"about,omitempty"`
}

// UpdateEvent changes an event. Its slug stays: links to it are out. It
// returns ErrForbidden, ErrNoEvent and ErrInvalid.
func (s *Service) UpdateEvent(ctx context.Context, key idem.Key, by account.Actor, event id.Event, c EventChange) (EventAnswer, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) (EventAnswer, error) {
		e, err := eventFor(q, by, account.EditCatalog, event)
		if err != nil {
			return EventAnswer{}, err
		}
		set(&e.Title, c.Title)
		set(&e.Genre, c.Genre)
		set(&e.Summary, c.Summary)
		set(&e.About, c.About)
		if err := e.tidy().err(ErrInvalid); err != nil {
			return EventAnswer{}, err
		}
		if err := q.SaveEvent(e); err != nil {
			return EventAnswer{}, err
		}
		if err := indexEvent(q, e); err != nil {
			return EventAnswer{}, err
		}
		return answerEvent(q, e)
	})
}
