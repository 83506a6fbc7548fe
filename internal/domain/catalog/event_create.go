package catalog

import (
	"context"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/account"
)

// NewEvent describes an event to add.
type NewEvent struct {
	Organiser id.Organiser // left out: the actor's own
	Title     string       // 1-120 characters
	Genre     Genre        // one of Genres
	Summary   string       // up to 200 characters
	About     string       // up to 10,000 characters, paragraphs separated by empty lines
}

// CreateEvent adds an event. Nobody but staff sees it until one of its shows
// is published. It returns ErrForbidden, ErrNoOrganiser and ErrInvalid.
func (s *Service) CreateEvent(ctx context.Context, key idem.Key, by account.Actor, n NewEvent) (EventAnswer, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) (EventAnswer, error) {
		organiser, err := owner(q, by, account.EditCatalog, n.Organiser)
		if err != nil {
			return EventAnswer{}, err
		}
		e := Event{ID: id.New[id.Event](), Organiser: organiser.ID, Title: n.Title, Genre: n.Genre,
			Summary: n.Summary, About: n.About, CreatedAt: q.Now()}
		if err := e.tidy().err(ErrInvalid); err != nil {
			return EventAnswer{}, err
		}
		if e.Slug, err = freeSlug(q.EventSlugTaken, e.Title, "event", e.ID.String()); err != nil {
			return EventAnswer{}, err
		}
		if err := q.AddEvent(e); err != nil {
			return EventAnswer{}, err
		}
		if err := indexEvent(q, e); err != nil {
			return EventAnswer{}, err
		}
		return answerEvent(q, e)
	})
}

// tidy brings an event into its tidy form and lists everything wrong with it.
func (e *Event) tidy() blame {
	var b blame
	b.line("title", &e.Title, 1, 120)
	b.line("summary", &e.Summary, 0, 200)
	b.paragraphs("about", &e.About, 10_000)
	if !e.Genre.known() {
		b.on("genre", "a genre is one of %s", listOf(genres))
	}
	return b
}

// indexEvent stores what searches look for: the words of the event itself, who
// sells it, and where its public shows are.
func indexEvent(q Tx, e Event) error {
	organiser, err := q.Organiser(e.Organiser)
	if err != nil {
		return err
	}
	shows, err := q.ShowsOf(e.ID)
	if err != nil {
		return err
	}
	words := []string{e.Title, e.Summary, string(e.Genre), organiser.Name}
	seen := map[id.Venue]bool{}
	for _, s := range shows {
		if s.Show.Public() && !seen[s.Venue.ID] {
			seen[s.Venue.ID] = true
			words = append(words, s.Venue.Name, s.Venue.City)
		}
	}
	return q.SetSearchText(e.ID, text.Fold(strings.Join(words, " ")))
}

// listOf writes a closed list out for people.
func listOf[S ~string](words []S) string {
	var all []string
	for _, w := range words {
		all = append(all, string(w))
	}
	return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}
