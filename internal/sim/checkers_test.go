package sim

import (
	"slices"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/sim/replay"
)

// Each checker must notice what it is there for: a run that was well is spoiled
// in one place after the other.
func TestEachCheckerNotices(t *testing.T) {
	r := newRun(Options{Seed: 4, Operations: 1500})
	r.sell()
	r.pardon()
	log := append([]inventory.Row{*r.simulated.genesis}, r.simulated.rows...)
	judge := func(h replay.History, rows []inventory.Row) (*replay.State, []replay.Complaint) {
		return h.Judge(func(yield func(inventory.Row, error) bool) {
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		})
	}
	state, complaints := judge(r.history, log)
	if len(complaints) > 0 {
		t.Fatal(complaints[0])
	}
	placed := slices.IndexFunc(r.history.Claims, func(c replay.Claim) bool {
		_, place := c.Command.(inventory.Place)
		return place && c.Changed && !c.Key.IsZero() && c.Version > 50
	})
	taken := slices.IndexFunc(r.history.Refusals, func(x replay.Refusal) bool { return x.Code == "seat.taken" && len(x.Taken) > 0 })
	for name, c := range map[string]struct {
		rule  string
		spoil func(h *replay.History, rows []inventory.Row) []inventory.Row
	}{
		"a log without its end": {replay.RuleClaim, func(h *replay.History, rows []inventory.Row) []inventory.Row { return rows[:len(rows)/2] }},
		"a row that was changed": {replay.RuleLog, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			rows[20].Public = append(slices.Clone(rows[20].Public[:len(rows[20].Public)-1]), 9)
			return rows
		}},
		"a row twice": {replay.RuleLog, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			return slices.Insert(rows, 20, rows[20])
		}},
		"a hold told to somebody else": {replay.RuleClaim, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			place := h.Claims[placed].Command.(inventory.Place)
			place.Buyer = id.FromBytes[id.Buyer]([16]byte{9})
			h.Claims[placed].Command = place
			return rows
		}},
		"a deadline that was told otherwise": {replay.RuleClaim, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			h.Claims[placed].Deadline++
			return rows
		}},
		"a key that no row binds": {replay.RuleClaim, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			h.Claims[placed].Key.Body[3]++
			return rows
		}},
		"a version before one that was known": {replay.RuleOrder, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			h.Claims[placed].Asked += 1 << 40
			return rows
		}},
		"a grant that something spoke against": {replay.RuleGrant, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			c := h.Claims[placed]
			c.Changed = false
			c.Command = inventory.Unseal{Hold: inventory.HoldID{Show: h.Show, No: c.Hold}}
			h.Claims = append(h.Claims, c)
			return rows
		}},
		"a refusal for another reason": {replay.RuleRefusal, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			h.Refusals[taken].Code = "hold.extended"
			return rows
		}},
		"a free seat that was called taken": {replay.RuleRefusal, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			h.Refusals[taken].From, h.Refusals[taken].To = 1, 1
			return rows
		}},
		"another map": {replay.RuleSight, func(h *replay.History, rows []inventory.Row) []inventory.Row {
			h.Sights[5].Seats = slices.Clone(h.Sights[5].Seats)
			h.Sights[5].Seats[0] ^= 3
			return rows
		}},
	} {
		h := r.history
		h.Claims, h.Refusals, h.Sights = slices.Clone(h.Claims), slices.Clone(h.Refusals), slices.Clone(h.Sights)
		_, complaints := judge(h, c.spoil(&h, slices.Clone(log)))
		if !slices.ContainsFunc(complaints, func(x replay.Complaint) bool { return x.Rule == c.rule }) {
			t.Errorf("%s: not noticed by %q: %v", name, c.rule, complaints[:min(len(complaints), 2)])
		}
	}
	lines, err := r.table()
	if err != nil {
		t.Fatal(err)
	}
	if found := state.Table(lines); len(found) > 0 {
		t.Error(found)
	}
	lines[3].State = (lines[3].State + 1) % 5
	if len(state.Table(lines)) == 0 {
		t.Error("a line of the table that says something else is not noticed")
	}
}
