package web

import (
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

// mostTogether bounds the search for fewer seats; an order holds no more.
const mostTogether = 100

// wishView is another wish for the best seats, which can be met.
type wishView struct {
	Best  bestAsk
	Words string
}

// addFault says what went wrong. Where seats were taken by somebody else, the
// rest of the choice stays and what is nearest is offered; where there are not
// so many together, what there is.
func (v *seatsView) addFault(l lister, ask seatsAsk) {
	v.Fault = &faultNote{Message: v.words(ask.Fault)}
	taken, _ := ask.Fault.Detail["taken"].([]string)
	nearest, _ := ask.Fault.Detail["nearest"].([]string)
	for _, label := range taken {
		v.Fault.Taken = append(v.Fault.Taken, ticket.SpotOf(l.plan, label, false).In(l.Locale.Locale))
	}
	v.Keep, v.taken = ask.Pick.without(taken), taken
	v.ticked = v.Keep
	if n := len(taken); n > 1 && len(nearest) >= n {
		v.Offers = append(v.Offers, l.offer(nearest[:n]))
	} else if n > 0 {
		for _, label := range nearest {
			v.Offers = append(v.Offers, l.offer([]string{label}))
		}
	}
	limit, _ := ask.Fault.Detail["limit"].(int)
	if have, ok := ask.Fault.Detail["have"].(int); ok && have > 0 {
		v.Fault.More = v.T.Hall.LimitHave(limit, have)
	}
	switch ask.Fault.Code {
	case inventory.ErrNoneTogether.Code:
		v.Instead = l.otherWishes(ask.Best)
	case inventory.ErrKeyReused.Code:
		v.Fault.Message = v.T.Hall.KeyReused
	}
}

// otherWishes gives wishes near to one that cannot be met: as many at another
// price or place, and fewer at the same.
func (l lister) otherWishes(asked bestAsk) []wishView {
	var all []wishView
	add := func(b bestAsk) bool {
		seats, ok := l.best(b)
		if ok {
			all = append(all, wishView{Best: b, Words: l.T.Seats.TakeInstead(l.T.Hall.Instead(b.Quantity), l.offer(seats).Price)})
		}
		return ok
	}
	if asked.Level != "" || asked.Section != "" {
		anywhere := asked
		anywhere.Level, anywhere.Section = "", ""
		add(anywhere)
	}
	fewer := asked
	for fewer.Quantity = min(asked.Quantity, mostTogether) - 1; fewer.Quantity > 0; fewer.Quantity-- {
		if add(fewer) {
			break
		}
	}
	return all
}

// best finds seats for a wish as the snapshot at hand has them.
func (l lister) best(b bestAsk) (labels []string, ok bool) {
	want := seating.Want{Quantity: b.Quantity, Accessible: b.Accessible, Section: -1}
	for zone, level := range l.prices {
		if level != nil && (b.Level == "" || level.ID == b.Level) {
			want.Zones = append(want.Zones, zone)
		}
	}
	if section, known := l.plan.SectionIndex(b.Section); known {
		want.Section = section
	}
	if len(want.Zones) == 0 {
		return nil, false
	}
	seats, ok := l.plan.Best(want, func(i int) bool { return l.states[i] == seating.StateAvailable })
	for _, seat := range seats {
		labels = append(labels, l.plan.Label(seat))
	}
	return labels, ok
}
