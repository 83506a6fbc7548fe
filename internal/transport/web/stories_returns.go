package web

import (
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/ticket"
)

// returnStories is a buyer who returns places, on terms and after a move.
func returnStories() []Story {
	moved := func(show *catalog.ShowView) {
		show.Show.StartsAt = show.Show.StartsAt.Add(7 * 24 * time.Hour)
		show.Show.Moves, show.Show.MoveReturnsUntil = 1, sampleNow.Add(10*24*time.Hour)
	}
	same := func(*catalog.ShowView) {}
	ask := func(terms pricing.ReturnTerms, change func(*catalog.ShowView), asking bool, told *fault.Fault, places ...int) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			o, show := sampleOrder(order.Paid), sampleShowView()
			o.Policy.ReturnTerms = terms
			change(&show)
			offer, err := o.OfferAt(sampleNow, show.Show)
			if err != nil {
				return nil, err
			}
			back, err := offer.Back(o, places)
			if err != nil {
				return nil, err
			}
			taken := o
			r, err := taken.TakeBack(back)
			if err != nil {
				return nil, err
			}
			v := returnsViewOf(samplePage(k, ""), o, show, samplePlan(), "", offer, r, asking)
			if v.Key = sampleKey; told != nil {
				v.Fault = v.words(told)
			}
			return orderReturnsPage(v), nil
		}
	}
	page := func(change func(*catalog.ShowView), returned ...int) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			o, show := sampleOrder(order.Paid), sampleShowView()
			change(&show)
			entries := sampleTimeline(order.Paid)
			offer, err := o.OfferAt(sampleNow, show.Show)
			if err == nil && len(returned) > 0 {
				var back order.Back
				if back, err = offer.Back(o, returned); err == nil {
					_, err = o.TakeBack(back)
				}
				entries = append(entries, order.Entry{At: sampleNow, What: order.WasReturned, Text: "You return these places: stalls/F/14. Their tickets are no longer valid."})
			}
			if err != nil && len(returned) > 0 {
				return nil, err
			}
			v := orderViewOf(samplePage(k, ""), o, show, samplePlan(), entries, sampleTickets(ticket.Valid)[len(returned):])
			v.Returning = returnsCardOf(v.Page, o, show, "", offer, err)
			v.Key = sampleKey
			return orderPage(v), nil
		}
	}
	terms := sampleShow(1, 11).Returns
	return []Story{
		{"returns-choose", ask(terms, same, false, nil)},
		{"returns-ask", ask(terms, same, true, nil, 1)},
		{"returns-ask-changed", ask(terms, same, true, order.ErrReturnChanged, 1)},
		{"returns-ask-whole", ask(pricing.ReturnTerms{Allowed: true, Minor: 500, FeesBack: true, Whole: true}, same, false, nil)},
		{"returns-ask-nothing", ask(pricing.ReturnTerms{Allowed: true, Hours: 5, Rate: pricing.Whole}, same, true, nil, 1)},
		{"returns-ask-moved", ask(terms, moved, true, nil, 1, 2)},
		{"order-returned", page(same, 1)},
		{"order-moved", page(moved)},
		{"order-returns-cancelled", page(func(v *catalog.ShowView) { v.Show.State = catalog.ShowCancelled })},
	}
}
