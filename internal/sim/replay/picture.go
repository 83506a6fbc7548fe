package replay

import (
	"cmp"
	"fmt"
	"slices"

	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// picture is the map of this state at an instant: 0 is free, 1 held or being
// paid for, 2 sold or not for sale.
func (s *State) picture(now int64) []byte {
	seats := make([]byte, len(s.seats))
	for i := range seats {
		switch {
		case s.isFree(i, max(now, s.At)):
		case s.seats[i].state == inventory.Held || s.seats[i].state == inventory.Paying:
			seats[i] = 1
		default:
			seats[i] = 2
		}
	}
	return seating.PackStates(seats)
}

// Table holds the table of seats against this state. A place that it does not
// have must be as it was in the beginning.
func (s *State) Table(table []inventory.SeatRecord) (complaints []Complaint) {
	lines := map[string][]inventory.SeatRecord{}
	for _, l := range table {
		lines[l.Seat] = append(lines[l.Seat], l)
	}
	for i := range s.seats {
		label := s.plan.Label(i)
		want := inventory.SeatRecord{Seat: label, State: s.seats[i].state, Quantity: 1}
		if h := s.holds[s.seats[i].hold]; h != nil {
			want.Hold = inventory.HoldID{Show: s.bucket, No: h.No}
			if h.State == inventory.Held {
				want.Deadline = h.Deadline
			}
		}
		got := lines[label]
		if len(got) == 0 && want.State == inventory.Available {
			continue
		}
		if len(got) != 1 || got[0] != want {
			complaints = append(complaints, Complaint{RuleTable, fmt.Sprintf("%s is %+v, and the log says %+v", label, got, want)})
		}
	}
	for a, area := range s.plan.Areas() {
		got := slices.SortedFunc(slices.Values(lines[area.ID]), func(a, b inventory.SeatRecord) int { return cmp.Compare(a.State, b.State) })
		want := s.area(a)
		if len(got) == 0 && len(want) == 1 && want[0].State == inventory.Available {
			continue
		}
		if !slices.Equal(got, want) {
			complaints = append(complaints, Complaint{RuleTable, fmt.Sprintf("%s is %+v, and the log says %+v", area.ID, got, want)})
		}
	}
	return complaints
}

// area gives the lines that a standing area must have.
func (s *State) area(a int) (lines []inventory.SeatRecord) {
	counts := [5]int{inventory.Available: s.room[a], inventory.Blocked: s.blocked[a]}
	for _, numbers := range s.open {
		for _, no := range numbers {
			h := s.holds[no]
			counts[h.State] += h.areas[a]
		}
	}
	for state, n := range counts {
		if n > 0 {
			lines = append(lines, inventory.SeatRecord{Seat: s.plan.Areas()[a].ID, State: inventory.State(state), Quantity: n})
		}
	}
	return lines
}
