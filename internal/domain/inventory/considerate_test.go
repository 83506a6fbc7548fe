package inventory

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"frontrow/internal/domain/seating"
)

// considerate is a house that refuses lone seats and keeps its accessible
// ones: row A is a wheelchair's place, its companion and six seats; row B six.
func considerate(t tester) *house {
	plan, err := seating.Compile(&seating.Chart{
		Name: "Considerate", Zones: []seating.Zone{{ID: "front"}},
		Sections: []seating.ChartSection{{ID: "s", Zone: "front", Rows: []seating.ChartRow{
			{ID: "A", Line: &seating.Line{From: seating.Point{Y: 100}, To: seating.Point{X: 350, Y: 100}, Count: 8,
				Except: []seating.Exception{{Number: "1", Accessible: true}, {Number: "2", Companion: true}}}},
			{ID: "B", Line: &seating.Line{From: seating.Point{Y: 200}, To: seating.Point{X: 250, Y: 200}, Count: 6}},
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, plan: plan, fold: NewFold(testShow), now: opening, log: []Row{Genesis(testShow)}}
	h.must(SetTerms{considerateTerms(plan)})
	return h
}

func considerateTerms(plan *seating.Plan) Terms {
	t := smallTerms()
	t.Chart, t.Prices.Levels = plan.Hash(), t.Prices.Levels[:1]
	t.RefuseLoneSeats, t.KeepAccessible = true, true
	return t
}

func TestChoiceThatLeavesASeatAloneIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		taken, ask    []string
		lone, instead string // "" when it is granted
	}{
		"at the end of the row":            {nil, []string{"s/B/2", "s/B/3"}, "[s/B/1]", "[s/B/1 s/B/2]"},
		"beside somebody":                  {[]string{"s/B/1", "s/B/2"}, []string{"s/B/4"}, "[s/B/3]", "[s/B/3]"},
		"beside what is kept":              {nil, []string{"s/A/4", "s/A/5"}, "[s/A/3]", "[s/A/3 s/A/4]"},
		"in the middle of one's own":       {nil, []string{"s/B/1", "s/B/2", "s/B/4"}, "[s/B/3]", "[s/B/1 s/B/2 s/B/3]"},
		"no other way":                     {[]string{"s/B/4", "s/B/5", "s/B/6"}, []string{"s/B/1", "s/B/2"}, "", ""},
		"all that is left":                 {[]string{"s/B/1", "s/B/2", "s/B/3"}, []string{"s/B/4", "s/B/5", "s/B/6"}, "", ""},
		"two are left":                     {nil, []string{"s/B/3", "s/B/4"}, "", ""},
		"it was alone before":              {[]string{"s/B/2", "s/B/3"}, []string{"s/B/4"}, "", ""},
		"an accessible place beside takes": {[]string{"s/A/3", "s/A/4"}, []string{"s/A/7", "s/A/8"}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			h := considerate(t)
			if len(c.taken) > 0 {
				h.must(Block{Staff: staff(), Choice: Choice{Seats: c.taken}, Reason: "taken"})
			}
			if c.lone == "" {
				h.must(place(1, c.ask...))
				h.audit()
				return
			}
			if Refuse(h.fold, h.plan, place(1, c.ask...), h.now) == nil {
				t.Error("it is not refused at a glance")
			}
			f := h.refused(place(1, c.ask...), ErrLeavesLone)
			if got := fmt.Sprint(f.Detail["lone"]); got != c.lone {
				t.Errorf("lone: %s, want %s", got, c.lone)
			}
			if got := fmt.Sprint(f.Detail["instead"]); got != c.instead {
				t.Errorf("instead: %s, want %s", got, c.instead)
			}
			h.must(place(1, f.Detail["instead"].([]string)...))
			h.audit()
		})
	}
}

// A hold's other seats count as taken, and what it gives back as free.
func TestChangeThatLeavesASeatAloneIsRefused(t *testing.T) {
	h := considerate(t)
	a := h.must(place(1, "s/B/1", "s/B/2"))
	h.refused(Change{Buyer: buyer(1), Hold: a.Hold.ID, Add: Choice{Seats: []string{"s/B/4"}}}, ErrLeavesLone)
	h.must(Change{Buyer: buyer(1), Hold: a.Hold.ID, Add: Choice{Seats: []string{"s/B/3"}}})
	// Giving back is never refused, whatever it leaves.
	h.must(Change{Buyer: buyer(1), Hold: a.Hold.ID, Release: Choice{Seats: []string{"s/B/2"}}})
	h.must(Change{Buyer: buyer(1), Hold: a.Hold.ID, Add: Choice{Seats: []string{"s/B/5", "s/B/6"}}, Release: Choice{Seats: []string{"s/B/3"}}})
	h.audit()
}

// Where the show only explains, nothing is refused, and staff are never asked.
func TestLoneSeatsAreLeftWhereTheShowAllows(t *testing.T) {
	h := considerate(t)
	h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/A/4"}}, Reason: "staff know why"})
	terms := considerateTerms(h.plan)
	terms.RefuseLoneSeats = false
	h.must(SetTerms{terms})
	h.must(place(1, "s/B/2"))
	h.audit()
}

func TestAccessibleSeatsAreKept(t *testing.T) {
	h := considerate(t)
	f := h.refused(place(1, "s/A/1", "s/A/2", "s/A/3"), ErrKept)
	if got := fmt.Sprint(f.Detail["seats"]); got != "[s/A/1 s/A/2]" {
		t.Errorf("kept: %s", got)
	}
	h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/A/3", "s/A/4", "s/A/5", "s/A/6", "s/A/7", "s/A/8", "s/B/1", "s/B/2", "s/B/3", "s/B/4", "s/B/5", "s/B/6"}}, Reason: "the rest"})
	h.refused(wish(1, Wish{Quantity: 1}), ErrNoneTogether)
	h.refused(wish(1, Wish{Quantity: 2, MaySplit: true}), ErrNoneTogether)
	a := h.must(Place{Buyer: buyer(1), Choice: Choice{Seats: []string{"s/A/1"}, Accessible: true}})
	h.must(Release{Buyer: buyer(1), Hold: a.Hold.ID})
	b := h.must(wish(2, Wish{Quantity: 2, Accessible: true}))
	h.must(Release{Buyer: buyer(2), Hold: b.Hold.ID})

	released := considerateTerms(h.plan)
	released.KeepAccessible = false
	h.must(SetTerms{released})
	h.must(place(3, "s/A/1"))
	h.must(wish(4, Wish{Quantity: 1})) // when nothing else is left
	h.audit()
}

// What is offered instead of taken seats keeps the show's rules too.
func TestNearestOffersKeepTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := considerate(t)
		var taken, wanted []string
		for i := range h.plan.Len() {
			if rapid.IntRange(0, 2).Draw(t, "taken") == 0 && !h.plan.Seat(i).Accessible && !h.plan.Seat(i).Companion {
				taken = append(taken, h.plan.Label(i))
			}
		}
		if len(taken) == 0 {
			return
		}
		h.must(Block{Staff: staff(), Choice: Choice{Seats: taken}, Reason: "taken"})
		wanted = []string{rapid.SampledFrom(taken).Draw(t, "wanted")}
		f := h.refused(place(1, wanted...), ErrTaken)
		for _, seat := range f.Detail["nearest"].([]string) {
			if err := Refuse(h.fold, h.plan, place(1, seat), h.now); err != nil {
				t.Fatalf("%s is offered and refused: %v", seat, err)
			}
		}
	})
}
