package catalog

import (
	"context"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/account"
)

// Phase is where a show stands for those who sell it.
type Phase string

// The phases of a show, in the order in which they want attention.
const (
	Selling Phase = "selling" // on sale now; the next to begin first
	Coming  Phase = "coming"  // published, and the on-sale is to come; the next to open first
	Draft   Phase = "draft"   // not published; the next to begin first
	Past    Phase = "past"    // the sale is over, or it was cancelled; the last to begin first
)

// Phases lists them all, in that order.
func Phases() []Phase { return []Phase{Selling, Coming, Draft, Past} }

// BoardFilter says which shows staff want to see.
type BoardFilter struct {
	Phase  Phase
	Text   string   // words of the event, the venue or the city, in any form of letters; up to 200 characters
	Event  id.Event // only of this; zero for all
	Cursor string   // as the page before gave it
	Limit  int      // 0 is DefaultPage, above MaxPage is MaxPage
}

// BoardQuery is a filter as it is put to the store.
type BoardQuery struct {
	Organiser  id.Organiser
	Event      id.Event
	Phase      Phase
	Now        time.Time
	Words      []string // folded, at most MaxWords
	Skip, Most int
}

// maxSkip bounds how far a list is paged through; whoever looks for more
// searches.
const maxSkip = 10_000

// Board lists the shows of a phase that the actor may see, and the cursor of
// the next page, "" when this was the last. It returns ErrForbidden,
// ErrBadFilter and ErrBadCursor.
func (s *Service) Board(ctx context.Context, by account.Actor, f BoardFilter) (page []ShowView, next string, err error) {
	if err := by.May(account.ReadOrders); err != nil {
		return nil, "", err
	}
	var b blame
	b.line("text", &f.Text, 0, 200)
	if err := b.err(ErrBadFilter); err != nil {
		return nil, "", err
	}
	skip := 0
	if f.Cursor != "" {
		if skip, err = strconv.Atoi(f.Cursor); err != nil || skip < 0 || skip > maxSkip {
			return nil, "", ErrBadCursor
		}
	}
	words, limit := strings.Fields(text.Fold(f.Text)), pageSize(f.Limit)
	err = s.run.View(ctx, func(q Tx) error {
		page, err = q.Board(BoardQuery{
			Organiser: by.Scope(), Event: f.Event, Phase: f.Phase, Now: q.Now(),
			Words: words[:min(len(words), MaxWords)], Skip: skip, Most: limit + 1,
		})
		return err
	})
	if err != nil || len(page) <= limit {
		return page, "", err
	}
	return page[:limit], strconv.Itoa(skip + limit), nil
}
