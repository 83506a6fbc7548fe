package catalog

// What a command about a show or an event answers has what belongs to it beside it,
// all as the command left it. It is kept under the command's key: who sends that
// again has the same answer, whatever became of venue or organiser since (I5).
type (
	ShowAnswer struct {
		Show
		At Venue
	}
	EventAnswer struct {
		Event
		By Organiser
	}
)

func answerShow(q Tx, s Show) (ShowAnswer, error) {
	venue, err := q.Venue(s.Venue)
	return ShowAnswer{Show: s, At: venue}, err
}

func answerEvent(q Tx, e Event) (EventAnswer, error) {
	organiser, err := q.Organiser(e.Organiser)
	return EventAnswer{Event: e, By: organiser}, err
}
