package engine_test

import (
	"testing"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// TestBook reads what was done by hand, on the node that did it and on one that
// comes later, and what is done after that.
func TestBook(t *testing.T) {
	log := newMemory()
	e, show := opened(t, log)
	who := id.New[id.Staff]()
	do := func(c inventory.Command) {
		t.Helper()
		if _, err := e.Do(t.Context(), show, c); err != nil {
			t.Fatal(err)
		}
	}
	kept := func() (all []inventory.Kept, last inventory.Deed) {
		t.Helper()
		err := e.Book(t.Context(), show, func(b *inventory.Book, plan *seating.Plan) {
			all = b.Kept(plan)
			last, _ = b.LastSale()
		})
		if err != nil {
			t.Fatal(err)
		}
		return all, last
	}
	do(inventory.Block{Staff: who, Choice: inventory.Choice{Seats: []string{"s/1/1", "s/1/2"}}, Reason: "Camera"})
	if all, _ := kept(); len(all) != 1 || all[0].Reason != "Camera" || all[0].Staff != who || all[0].Places() != 2 {
		t.Errorf("kept: %+v", all)
	}

	e = newEngine(log)
	do(inventory.SetSale{Sale: inventory.SalePaused, Staff: who, Reason: "The lift"})
	do(inventory.Unblock{Staff: who, Choice: inventory.Choice{Seats: []string{"s/1/1"}}, Reason: "Fewer"})
	if all, last := kept(); len(all) != 1 || all[0].Places() != 1 || last.Reason != "The lift" {
		t.Errorf("kept: %+v, the sale: %+v", all, last)
	}
	before := log.reads
	if _, last := kept(); last.Reason == "" || log.reads != before {
		t.Errorf("the log was read again although nothing was added: %d times", log.reads-before)
	}
	if sale, err := e.Sale(t.Context(), show); err != nil || sale != inventory.SalePaused {
		t.Errorf("the sale is %v, %v", sale, err)
	}
	if err := e.Book(t.Context(), id.New[id.Show](), func(*inventory.Book, *seating.Plan) {}); fault.From(err).Code != inventory.ErrNoBucket.Code {
		t.Errorf("the book of a show that is not: %v", err)
	}
}

func TestStandingMoves(t *testing.T) {
	e, show := opened(t, newMemory())
	first, err := e.Standing(t.Context(), show)
	if err != nil || first.All.Available != first.All.Total() {
		t.Fatalf("at first: %+v, %v", first.All, err)
	}
	answer, err := e.Do(t.Context(), show, place("s/1/1"))
	if err != nil {
		t.Fatal(err)
	}
	then, err := e.Standing(t.Context(), show)
	if err != nil || then.Version != answer.Version || then.All.Held != 1 || then.Seats[0] != inventory.Held || then.Sections[0].Held != 1 {
		t.Errorf("then: %+v, %v", then.All, err)
	}
	has, err := e.WhoHas(t.Context(), show, "s/1/1")
	if err != nil || has.Hold != answer.Hold.ID || !has.Until.After(time.Now()) {
		t.Errorf("who has it: %+v, %v", has, err)
	}
	if _, err := e.WhoHas(t.Context(), show, "s/1/99"); fault.From(err).Code != inventory.ErrUnknownSeat.Code {
		t.Errorf("a seat that is not: %v", err)
	}
}
