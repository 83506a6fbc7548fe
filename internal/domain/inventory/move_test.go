package inventory

import (
	"errors"
	"testing"
	"time"
)

// The row that says that a log goes on elsewhere is the last one to decide
// anything, for whoever decides, reads, restores or audits.
func TestMovedLogDecidesNothing(t *testing.T) {
	rows := movedLog(t)
	f := NewFold(rows[0].Bucket)
	for _, row := range rows[1:] {
		if _, err := f.Apply(row); err != nil {
			t.Fatal(err)
		}
	}
	again, err := Restore(f.Checkpoint())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*Fold{f, again} {
		d := Decide(f, nil, []Command{SetSale{Sale: SalePaused}, Expire{Most: 9}, Move{To: "seats-3"}}, f.At(), Nonce{})
		for i, o := range d.Outcomes {
			if !errors.Is(o.Err, ErrMoved) {
				t.Errorf("command %d: %v", i, o.Err)
			}
		}
		if _, err := f.Apply(Nothing(f, f.At().Add(time.Second), Nonce{})); err != nil {
			t.Errorf("a row without effects: %v", err)
		}
		e := Effect{Kind: kindSale, Sale: SaleOpen}
		if err := newDraft(f, f.at, 0).perform(&e); err == nil {
			t.Error("an effect follows the last row")
		}
		if err := newDraft(f, f.at, 0).note(keyNote{Key: Key{Caller: [16]byte{1}}}); err == nil {
			t.Error("a key is bound after the last row")
		}
	}
}

// What comes after it in the same batch is refused, and a place without a
// proper name is none.
func TestMove(t *testing.T) {
	rows := movedLog(t)
	f := NewFold(rows[0].Bucket)
	if _, err := f.Apply(rows[1]); err != nil {
		t.Fatal(err)
	}
	d := Decide(f, nil, []Command{SetSale{Sale: SalePaused}}, f.At(), Nonce{})
	if !errors.Is(d.Outcomes[0].Err, ErrUnavailable) {
		t.Fatal(d.Outcomes[0].Err)
	}
	desk := newDesk(f, nil, f.At(), 0)
	for _, to := range []string{"", "-", "A", "a b", "postgres://u:p@h/d", "a\n"} {
		if _, _, err := desk.moveAway(Move{To: to}); !errors.Is(err, ErrBadMove) {
			t.Errorf("%q: %v", to, err)
		}
	}
	if _, changed, err := desk.moveAway(Move{To: "seats-2"}); err != nil || !changed {
		t.Fatal(err)
	}
	if _, err := desk.decide(Expire{Most: 1}); !errors.Is(err, ErrMoved) {
		t.Errorf("after it in the batch: %v", err)
	}
}
