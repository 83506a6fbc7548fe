package inventory

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// Finding is the first thing that is wrong with a log: everything before its
// version is proven, nothing from there on.
type Finding struct {
	Version uint64
	Problem error
}

func (f *Finding) Error() string { return fmt.Sprintf("version %d: %v", f.Version, f.Problem) }

// Unwrap gives the problem.
func (f *Finding) Unwrap() error { return f.Problem }

// Rebuild applies a whole log, genesis first, and gives the state it leads to
// (I8). On the first row that is wrong it stops, and returns the state before
// that row and a [Finding]; an error from rows is returned as it is.
func Rebuild(bucket id.Show, rows iter.Seq2[Row, error]) (*Fold, error) {
	f := NewFold(bucket)
	return f, replayLog(f, rows, Row.Redact, func(r Row) error {
		_, err := f.Apply(r)
		return err
	})
}

// RebuildPublic does with public rows what [Rebuild] does with whole ones.
// The fold it gives knows every place's state and no person.
func RebuildPublic(bucket id.Show, rows iter.Seq2[PublicRow, error]) (*Fold, error) {
	f := NewFold(bucket)
	f.public = true
	same := func(r PublicRow) PublicRow { return r }
	return f, replayLog(f, rows, same, f.applyPublic)
}

func replayLog[R any](f *Fold, rows iter.Seq2[R, error], redact func(R) PublicRow, apply func(R) error) error {
	begun := false
	for r, err := range rows {
		if err != nil {
			return err
		}
		public := redact(r)
		switch {
		case begun:
			err = apply(r)
		case public.Version != 0 || public.Hash != f.hash || public.link(Hash{}) != f.hash:
			err = fmt.Errorf("the log does not begin with the genesis row of its bucket")
		}
		if err != nil {
			return &Finding{Version: public.Version, Problem: err}
		}
		begun = true
	}
	if !begun {
		return &Finding{Problem: fmt.Errorf("the log is empty")}
	}
	return nil
}

func (f *Fold) applyPublic(row PublicRow) error {
	if err := f.follows(row); err != nil {
		return err
	}
	effects, err := decodePublic(row.Public, row.At)
	if err != nil {
		return fmt.Errorf("public part: %w", err)
	}
	return f.apply(row.At, row.Hash, content{effects: effects})
}

// Differs says how a checkpoint of the fold's version differs from the fold;
// nil when it does not, in any bit.
func (f *Fold) Differs(c Checkpoint) error {
	mine := f.Checkpoint()
	switch {
	case c.Version != mine.Version:
		return fmt.Errorf("the checkpoint is of version %d, the log leads to %d", c.Version, mine.Version)
	case c.Hash != mine.Hash:
		return fmt.Errorf("the checkpoint of version %d is of a log with another hash there", c.Version)
	case string(c.Fold) != string(mine.Fold):
		return fmt.Errorf("the checkpoint of version %d holds other seats than the log leads to", c.Version)
	}
	return nil
}

// DiffersTable compares the table of seats with the fold, of which it must be
// a copy as of the same version, and names the first place that differs. A
// seat without a line counts as available.
func (f *Fold) DiffersTable(plan *seating.Plan, records []SeatRecord) error {
	want := map[string][]SeatRecord{}
	for _, r := range f.AllRecords(plan) {
		want[r.Seat] = append(want[r.Seat], r)
	}
	got := map[string][]SeatRecord{}
	for _, r := range records {
		if want[r.Seat] == nil {
			return fmt.Errorf("the table has %q, which the chart has not", r.Seat)
		}
		got[r.Seat] = append(got[r.Seat], r)
	}
	for place, lines := range want {
		table := got[place]
		slices.SortFunc(table, func(a, b SeatRecord) int { return cmp.Compare(a.State, b.State) })
		untouched := len(table) == 0 && len(lines) == 1 && lines[0].State == Available
		if !untouched && !slices.Equal(lines, table) {
			return fmt.Errorf("%s: the log says %s, the table says %s", place, describe(lines), describe(table))
		}
	}
	return nil
}

func describe(lines []SeatRecord) string {
	if len(lines) == 0 {
		return "nothing"
	}
	words := make([]string, len(lines))
	for i, r := range lines {
		words[i] = fmt.Sprintf("%d %s", r.Quantity, r.State)
		if !r.Hold.IsZero() {
			words[i] += " by " + r.Hold.String()
		}
		if r.Deadline != 0 {
			words[i] += " until " + clock.FromMicros(r.Deadline).Format("15:04:05.000000")
		}
	}
	return strings.Join(words, ", ")
}

// AllRecords gives the lines of the table of seats for every place.
func (f *Fold) AllRecords(plan *seating.Plan) []SeatRecord {
	seats, areas := make([]uint32, len(f.cells)), make([]uint32, len(f.areas))
	for i := range seats {
		seats[i] = uint32(i)
	}
	for i := range areas {
		areas[i] = uint32(i)
	}
	return f.Records(plan, seats, areas)
}
