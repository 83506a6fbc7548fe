package notify

import (
	"context"
	"slices"
	"strconv"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/seating"
)

// olderThan gives the order whose places one takes the place of, and reports
// whether these are still its buyer's.
func (s *Service) olderThan(ctx context.Context, o order.Order) (older order.Order, stays bool, err error) {
	if o.Instead == nil {
		return older, false, nil
	}
	if older, err = s.Records.Order(ctx, o.Instead.Order); err != nil {
		return older, false, err
	}
	left := older.Left()
	gone := slices.ContainsFunc(o.Instead.Places, func(place int) bool { return !slices.Contains(left, place) })
	return older, older.State == order.Paid && !gone, nil
}

// aboutExchange says which places those of the order are for, or which stay after
// all, and what is to be paid beside what these cost.
func (l *letter) aboutExchange(kind Kind, o, older order.Order, stays bool, view catalog.ShowView, plan *seating.Plan) {
	words := l.Words()
	switch {
	case kind == Tickets:
		l.InsteadSays = words.Swapped
	case stays && (kind == Exchange || kind == Owed):
		l.InsteadSays = words.Exchange
	case stays && (kind == Cancelled || kind == Lapsed):
		l.InsteadSays = words.StillYours
	default:
		return
	}
	l.Older, l.Credit = oneLine(older.Number), l.Money(o.Credit())
	for _, line := range older.LinesOf(o.Instead.Places) {
		name := placeOf(plan, line).In(l.Locale)
		if line.Quantity > 1 {
			name = strconv.Itoa(line.Quantity) + " x " + name
		}
		l.Instead = append(l.Instead, name)
	}
	if kind == Exchange {
		l.Sum, l.Due = l.Money(o.Due()), l.Moment(o.Deadline, view.Venue.TimeZone)
	}
}
