package catalog

// Publishable returns nil if the show may be published as it is now, or is
// published already: ErrIncomplete with the list of what it lacks, or
// ErrCancelled.
func Publishable(q Tx, show Show) error {
	switch show.State {
	case ShowPublished:
		return nil
	case ShowCancelled:
		return ErrCancelled
	}
	chart, err := q.ChartOf(show.Venue, show.Chart)
	if err != nil {
		return err
	}
	return show.missing(chart, q.Now()).err(ErrIncomplete)
}

// MarkPublished makes a draft public, once its bucket is open. A published
// show stays as it is. It returns ErrCancelled.
func MarkPublished(q Tx, show Show) (ShowAnswer, error) {
	if show.State == ShowPublished {
		return answerShow(q, show)
	}
	if err := show.move(ShowPublished, q.Now()); err != nil {
		return ShowAnswer{}, err
	}
	if err := q.SaveShow(show); err != nil {
		return ShowAnswer{}, err
	}
	event, err := q.Event(show.Event)
	if err != nil {
		return ShowAnswer{}, err
	}
	if err := indexEvent(q, event); err != nil {
		return ShowAnswer{}, err
	}
	return answerShow(q, show)
}
