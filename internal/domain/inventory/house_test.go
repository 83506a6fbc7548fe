package inventory

import (
	"encoding/binary"
	"errors"
	"flag"
	"iter"
	"slices"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

func init() { flag.Set("rapid.checks", "500") } // unless the command line says otherwise

// house is a small bucket to try things on, with its whole log.
type house struct {
	t    tester
	plan *seating.Plan
	fold *Fold
	now  time.Time
	log  []Row
	rows int // nonces given
}

// tester is what the tests of package testing and of rapid have in common.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

var opening = time.Date(2027, 3, 1, 10, 0, 0, 0, time.UTC)

// testShow is the same in every run, so that failures can be repeated.
var testShow = id.FromBytes[id.Show]([16]byte{0x01, 0x8f, 15: 7})

func buyer(n byte) id.Buyer { return id.FromBytes[id.Buyer]([16]byte{0: 0xb0, 15: n}) }
func order(n byte) id.Order { return id.FromBytes[id.Order]([16]byte{0: 0x0d, 15: n}) }
func staff() id.Staff       { return id.FromBytes[id.Staff]([16]byte{0: 0x57}) }
func key(n, body byte) Key  { return Key{Caller: [16]byte{1, n}, Body: [16]byte{2, body}} }

// smallPlan has rows A and B of six seats in zone "front", row C of four in
// zone "back", row X of two that is not for sale, and eight standing places.
var smallPlan = func() *seating.Plan {
	row := func(name, zone string, y float64, n int) seating.ChartRow {
		return seating.ChartRow{ID: name, Zone: zone, Line: &seating.Line{
			From: seating.Point{X: 0, Y: y}, To: seating.Point{X: float64(50 * (n - 1)), Y: y}, Count: n, First: 1, Step: 1}}
	}
	plan, err := seating.Compile(&seating.Chart{
		Name:  "Small",
		Zones: []seating.Zone{{ID: "front"}, {ID: "back"}, {ID: "none"}},
		Sections: []seating.ChartSection{{ID: "s", Rows: []seating.ChartRow{
			row("A", "front", 100, 6), row("B", "front", 200, 6), row("C", "back", 300, 4), row("X", "none", 400, 2),
		}}},
		Areas: []seating.ChartArea{{ID: "floor", Zone: "back", Capacity: 8}},
	})
	if err != nil {
		panic(err)
	}
	return plan
}()

func smallTerms() Terms {
	return Terms{
		Chart: smallPlan.Hash(),
		Prices: pricing.List{Currency: "EUR", Levels: []pricing.Level{
			{ID: "l1", Name: "Front", Zones: []string{"front"}, Face: 4000, Fee: 500},
			{ID: "l2", Name: "Back", Zones: []string{"back"}, Face: 2000, Fee: 250},
		}},
		OpensAt: opening, ClosesAt: opening.Add(48 * time.Hour),
		HoldFor: 10 * time.Minute, ExtendBy: 5 * time.Minute, MaxPerHold: 4, MaxPerBuyer: 6, MaxPerEmail: 8,
	}
}

func newHouse(t tester) *house {
	h := &house{t: t, plan: smallPlan, fold: NewFold(testShow), now: opening, log: []Row{Genesis(testShow)}}
	h.must(SetTerms{smallTerms()})
	return h
}

func (h *house) nonce() (n Nonce) {
	h.rows++
	binary.BigEndian.PutUint64(n[8:], uint64(h.rows))
	return n
}

// all decides commands as one batch and applies the row.
func (h *house) all(commands ...Command) []Outcome {
	h.t.Helper()
	d := Decide(h.fold, h.plan, commands, h.now, h.nonce())
	if d.Changes {
		if _, err := h.fold.Apply(d.Row); err != nil {
			h.t.Fatalf("a row that was just decided cannot be applied: %v", err)
		}
		h.log = append(h.log, d.Row)
	}
	return d.Outcomes
}

func (h *house) do(c Command) (Answer, error) {
	h.t.Helper()
	o := h.all(c)[0]
	return o.Answer, o.Err
}

// must does a command that must be granted.
func (h *house) must(c Command) Answer {
	h.t.Helper()
	a, err := h.do(c)
	if err != nil {
		h.t.Fatalf("%T: %v", c, err)
	}
	return a
}

// refused does a command that must be refused, and must change nothing.
func (h *house) refused(c Command, want *fault.Fault) *fault.Fault {
	h.t.Helper()
	before := h.fold.Version()
	_, err := h.do(c)
	if !errors.Is(err, want) {
		h.t.Fatalf("%T: got %v, want %s", c, err, want.Code)
	}
	if h.fold.Version() != before {
		h.t.Fatalf("%T: was refused and wrote a row", c)
	}
	return fault.From(err)
}

func (h *house) seat(label string) State {
	h.t.Helper()
	i, ok := h.plan.Index(label)
	if !ok {
		h.t.Fatalf("no seat %s", label)
	}
	return h.fold.cells[i].state()
}

func (h *house) seats(want State, labels ...string) {
	h.t.Helper()
	for _, l := range labels {
		if got := h.seat(l); got != want {
			h.t.Errorf("%s is %s, want %s", l, got, want)
		}
	}
}

func place(b byte, seats ...string) Place {
	return Place{Buyer: buyer(b), Choice: Choice{Seats: seats}}
}

func standing(b byte, n int) Place {
	return Place{Buyer: buyer(b), Choice: Choice{Areas: []Places{{"floor", n}}}}
}

func sealOf(a Answer, n byte) Seal {
	return Seal{Buyer: a.Hold.Buyer, Hold: a.Hold.ID, Revision: a.Hold.Revision, Order: order(n), Lines: a.Hold.Lines, Email: [16]byte{9, n}, Payment: [16]byte{8, n}}
}

func each[R any](rows []R) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// audit checks what must hold of any house at any time: the log alone leads to
// the same fold, bit for bit, and so does its checkpoint and a walk over the
// public rows.
func (h *house) audit() {
	h.t.Helper()
	f, err := Rebuild(testShow, each(h.log))
	if err != nil {
		h.t.Fatalf("rebuild: %v", err)
	}
	if err := f.Differs(h.fold.Checkpoint()); err != nil {
		h.t.Fatal(err)
	}
	if f.Digest() != h.fold.Digest() {
		h.t.Fatal("the log leads to another digest")
	}
	r, err := Restore(h.fold.Checkpoint())
	if err != nil {
		h.t.Fatal(err)
	}
	if r.Digest() != h.fold.Digest() {
		h.t.Fatal("the checkpoint leads to another digest")
	}
	if err := h.fold.DiffersTable(h.plan, r.AllRecords(h.plan)); err != nil {
		h.t.Fatal(err)
	}
	public := make([]PublicRow, len(h.log))
	for i, r := range h.log {
		public[i] = r.Redact()
	}
	p, err := RebuildPublic(testShow, each(public))
	if err != nil {
		h.t.Fatalf("rebuild of public rows: %v", err)
	}
	if !slices.Equal(p.cells, h.fold.cells) || !slices.Equal(p.areas, h.fold.areas) {
		h.t.Fatal("the public rows lead to other seats")
	}
}

func idOf(raw [16]byte) id.Buyer { return id.FromBytes[id.Buyer](raw) }
