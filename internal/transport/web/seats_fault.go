package web

import (
	"slices"
	"strconv"
	"strings"

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
	case inventory.ErrLeavesLone.Code:
		v.leftAlone(l, ask)
	case inventory.ErrKept.Code:
		kept, _ := ask.Fault.Detail["seats"].([]string)
		v.Fault.Named, v.Fault.Kept = spots(l, kept), true
		v.Keep = ask.Pick.without(kept)
	case inventory.ErrNoneTogether.Code:
		v.Instead = l.otherWishes(ask.Best)
	case inventory.ErrKeyReused.Code:
		v.Fault.Message = v.T.Hall.KeyReused
	}
}

// leftAlone says which seats a choice would leave alone, and offers the choice
// that would not: what is held stays, what was added is exchanged.
func (v *seatsView) leftAlone(l lister, ask seatsAsk) {
	lone, _ := ask.Fault.Detail["lone"].([]string)
	instead, _ := ask.Fault.Detail["instead"].([]string)
	v.Fault.Named = spots(l, lone)
	added, _ := difference(v.Had, v.Had, ask.Pick)
	v.Keep = ask.Pick.without(added.Seats)
	v.Offers = []offerView{l.offer(instead)}
}

func spots(l lister, labels []string) (names []string) {
	for _, label := range labels {
		names = append(names, ticket.SpotOf(l.plan, label, false).In(l.Locale.Locale))
	}
	return names
}

// otherWishes gives wishes near to one that cannot be met: as many at another
// price or place, as many in groups, and fewer at the same.
func (l lister) otherWishes(asked bestAsk) []wishView {
	asked.Quantity = min(asked.Quantity, mostTogether)
	var all []wishView
	add := func(b bestAsk) bool {
		groups := l.best(b)
		if groups == nil {
			return false
		}
		words := l.T.Hall.Instead(b.Quantity)
		if len(groups) > 1 {
			sizes := make([]string, len(groups))
			for i, g := range groups {
				sizes[i] = strconv.Itoa(len(g))
			}
			words = l.T.Hall.InsteadSplit(strings.Join(sizes, " + "))
		}
		all = append(all, wishView{Best: b, Words: l.T.Seats.TakeInstead(words, l.offer(slices.Concat(groups...)).Price)})
		return true
	}
	if asked.Level != "" || asked.Section != "" {
		anywhere := asked
		anywhere.Level, anywhere.Section = "", ""
		add(anywhere)
	}
	if !asked.Split {
		split := asked
		split.Split = true
		add(split)
	}
	fewer := asked
	for fewer.Quantity--; fewer.Quantity > 0; fewer.Quantity-- {
		if add(fewer) {
			break
		}
	}
	return all
}

// best finds seats for a wish as the snapshot at hand has them.
func (l lister) best(b bestAsk) (groups [][]string) {
	want := seating.Want{Quantity: b.Quantity, Accessible: b.Accessible, MaySplit: b.Split, Section: -1}
	stock := seating.Stock{Free: seating.NewSet(l.plan.Len()), Priced: make([]bool, len(l.prices)), Kept: l.Show.KeepAccessible}
	for i, state := range l.states {
		stock.Free.Put(i, state == seating.StateAvailable)
	}
	for zone, level := range l.prices {
		stock.Priced[zone] = level != nil
		if level != nil && (b.Level == "" || level.ID == b.Level) {
			want.Zones = append(want.Zones, zone)
		}
	}
	if section, known := l.plan.SectionIndex(b.Section); known {
		want.Section = section
	}
	if len(want.Zones) == 0 {
		return nil
	}
	for _, group := range l.plan.Best(want, stock) {
		labels := make([]string, len(group))
		for i, seat := range group {
			labels[i] = l.plan.Label(seat)
		}
		groups = append(groups, labels)
	}
	return groups
}
