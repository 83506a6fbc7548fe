package web

// movedView is how far the buyers of a show were told that it was moved, and until
// when they may return places because of it.
type movedView struct {
	From, Until string // sentences; "" where there is nothing to say
	Facts       []factView
}

func movedViewOf(p Page, at sale) *movedView {
	show, zone, t := at.Show, at.Venue.TimeZone, p.T.Returns
	if show.Moves == 0 {
		return nil
	}
	v := &movedView{Facts: []factView{
		{t.MoveOrders, p.Number(at.moved.Orders)}, {t.MoveTold, p.Number(at.moved.Told)}, {t.MoveWaiting, p.Number(at.moved.Waiting)},
		{t.MoveFailed, p.Number(at.moved.Failed)}, {t.MoveReturn, p.Number(at.moved.Returned)},
	}}
	if !show.MovedFrom.IsZero() {
		v.From = t.MoveFrom(p.Moment(show.MovedFrom, zone))
	}
	if !show.MoveReturnsUntil.IsZero() {
		v.Until = t.MoveUntil(p.Moment(show.MoveReturnsUntil, zone))
	}
	return v
}
