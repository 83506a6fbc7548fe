package inventory

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func (h *house) book() *Book {
	h.t.Helper()
	b := NewBook()
	for _, row := range h.log[1:] {
		if err := b.Read(row); err != nil {
			h.t.Fatal(err)
		}
	}
	return b
}

// The book keeps back exactly what the fold does, whatever happens.
func TestBookAgreesWithFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := newHouse(t)
		m := &model{now: h.now, blocked: map[string]bool{}}
		for range rapid.IntRange(1, 40).Draw(t, "commands") {
			c, verdict := m.command(t, h)
			_, _ = h.do(c)
			_ = verdict()
			n := rapid.IntRange(1, 3).Draw(t, "standing")
			areas := Choice{Areas: []Places{{"floor", n}}}
			if rapid.Bool().Draw(t, "block") {
				_, _ = h.do(Block{Staff: staff(), Choice: areas, Reason: "r"})
			} else {
				_, _ = h.do(Unblock{Staff: staff(), Choice: areas, Reason: "r"})
			}
			if rapid.Bool().Draw(t, "reassign") {
				_, _ = h.do(Reassign{Staff: staff(), Choice: areas, Reason: "r", Purpose: "Press"})
			}
		}
		b := h.book()
		if b.Version() != h.fold.Version() {
			t.Fatalf("the book is of version %d, the fold of %d", b.Version(), h.fold.Version())
		}
		kept, standing := map[string]bool{}, 0
		for _, k := range b.Kept(h.plan) {
			for _, seat := range k.Seats {
				kept[seat] = true
			}
			for _, a := range k.Areas {
				standing += a.Quantity
			}
		}
		for i, c := range h.fold.cells {
			label := h.plan.Label(i)
			if kept[label] != (c.state() == Blocked) {
				t.Fatalf("%s is %s, and the book says %t", label, c.state(), kept[label])
			}
			last, done := b.Last(h.plan, label, h.now)
			if is := h.fold.stateAt(uint32(i), h.fold.instant(h.now)); last.State != is || !done && is != Available {
				t.Fatalf("%s is %s, and the book says %s", label, is, last.State)
			}
		}
		if want := int(h.fold.areas[0][Blocked]); standing != want {
			t.Fatalf("%d places are kept back, and the book says %d", want, standing)
		}
	})
}

func TestBookSaysWhy(t *testing.T) {
	h := newHouse(t)
	h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/A/1", "s/A/2"}, Areas: []Places{{"floor", 3}}}, Reason: "Camera"})
	h.now = h.now.Add(time.Hour)
	h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/B/1"}, Areas: []Places{{"floor", 2}}}, Reason: "Guests"})
	h.must(Unblock{Staff: staff(), Choice: Choice{Seats: []string{"s/A/1"}, Areas: []Places{{"floor", 3}}}, Reason: "It came without"})
	h.must(SetSale{Sale: SalePaused, Staff: staff(), Reason: "The lift is stuck"})

	b := h.book()
	var got []string
	for _, k := range b.Kept(h.plan) {
		got = append(got, fmt.Sprint(k.Reason, k.Seats, k.Areas, k.Places(), k.Staff == staff(), k.At.Sub(opening)))
	}
	want := []string{
		"Guests[s/B/1] [] 1 true 1h0m0s",
		"Camera[s/A/2] [{floor 2}] 3 true 0s",
	}
	if !slices.Equal(got, want) {
		t.Errorf("kept:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if d, ok := b.WhyKept(h.plan, "s/A/2"); !ok || d.Reason != "Camera" {
		t.Errorf("why s/A/2 is kept: %v, %v", d, ok)
	}
	for _, seat := range []string{"s/A/1", "s/A/9", ""} {
		if d, ok := b.WhyKept(h.plan, seat); ok {
			t.Errorf("why %q is kept: %v", seat, d)
		}
	}
	if d, ok := b.LastSale(); !ok || d.Reason != "The lift is stuck" || d.Staff != staff() {
		t.Errorf("the sale: %v, %v", d, ok)
	}
	if err := b.Read(h.log[1]); err == nil {
		t.Error("a row was read twice")
	}
	if _, err := h.do(SetSale{Sale: SaleOpen, Reason: strings.Repeat("ü", 201)}); code(err) != ErrReason.Code {
		t.Errorf("a reason too long: %v", err)
	}
}

// Of every seat the book says what became of it and since when, and whose doing
// it was, if that was staff's.
func TestBookSaysWhoWasLast(t *testing.T) {
	h := newHouse(t)
	h.must(block("Camera", "s/A/1", "s/A/2"))
	held := h.must(place(1, "s/B/1", "s/B/2")).Hold
	h.now = h.now.Add(time.Minute)
	h.must(Unblock{Staff: staff(), Choice: Choice{Seats: []string{"s/A/2"}}, Reason: "Fewer"})
	h.must(comp(2, "s/A/3"))
	h.must(Extend{Key: key(9, 9), Buyer: buyer(1), Hold: held.ID})
	sealed := h.must(place(3, "s/C/1")).Hold
	h.must(sealOf(Answer{Hold: sealed}, 3))
	h.must(Sell{Hold: sealed.ID, Order: order(3)})
	h.now = held.Deadline // it was extended
	for label, want := range map[string]string{
		"s/A/1": "blocked by staff 0s Camera", "s/A/2": "available by staff 1m0s Fewer", "s/A/3": "sold by staff 1m0s Guest of the house",
		"s/B/1": "held 0s ", "s/C/1": "sold 1m0s ",
	} {
		d, ok := h.book().Last(h.plan, label, h.now)
		by := map[bool]string{true: " by staff"}[d.Staff == staff()]
		if got := fmt.Sprintf("%s%s %s %s", d.State, by, d.At.Sub(opening), d.Reason); !ok || got != want {
			t.Errorf("%s: %s, want %s", label, got, want)
		}
	}
	for _, label := range []string{"s/A/4", "s/A/99"} {
		if d, ok := h.book().Last(h.plan, label, h.now); ok {
			t.Errorf("%s: %+v", label, d)
		}
	}
	d, _ := h.book().Last(h.plan, "s/B/1", h.now.Add(time.Hour))
	if d.State != Available || !d.At.After(held.Deadline) || !d.Staff.IsZero() {
		t.Errorf("after its deadline: %+v", d)
	}
}

func TestStanding(t *testing.T) {
	h := newHouse(t)
	held := h.must(Place{Key: key(1, 1), Buyer: buyer(1), Choice: Choice{Seats: []string{"s/A/1"}}}).Hold
	sealed := h.must(Place{Key: key(2, 1), Buyer: buyer(2), Choice: Choice{Seats: []string{"s/A/2"}}}).Hold
	h.must(Seal{Buyer: buyer(2), Hold: sealed.ID, Revision: sealed.Revision, Order: order(2), Lines: sealed.Lines})
	h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/A/3"}}, Reason: "r"})

	s := h.fold.Standing(h.plan, h.now)
	if want := []State{Held, Paying, Blocked, Available}; !slices.Equal(s.Seats[:4], want) {
		t.Errorf("seats %v, want %v", s.Seats[:4], want)
	}
	if want := (Count{Available: 15, Held: 1, Paying: 1, Blocked: 1}); s.Sections[0] != want || s.Version != h.fold.Version() || s.All.Total() != 26 {
		t.Errorf("%+v", s)
	}
	for label, want := range map[string]Has{
		"s/A/1": {State: Held, Hold: held.ID, Until: held.Deadline},
		"s/A/2": {State: Paying, Hold: sealed.ID, Order: order(2)},
		"s/A/3": {State: Blocked}, "s/A/4": {State: Available},
	} {
		if got, err := h.fold.WhoHas(h.plan, label, h.now); err != nil || got != want {
			t.Errorf("%s: %+v, %v, want %+v", label, got, err, want)
		}
	}
	if _, err := h.fold.WhoHas(h.plan, "s/A/99", h.now); code(err) != ErrUnknownSeat.Code {
		t.Errorf("an unknown seat: %v", err)
	}

	// A hold past its deadline has nothing, whether or not a row says so (I3).
	later := held.Deadline
	if s = h.fold.Standing(h.plan, later); s.Seats[0] != Available || s.Sections[0].Held != 0 {
		t.Errorf("after the deadline: %+v", s)
	}
	if got, _ := h.fold.WhoHas(h.plan, "s/A/1", later); got != (Has{}) {
		t.Errorf("after the deadline %+v", got)
	}
}
