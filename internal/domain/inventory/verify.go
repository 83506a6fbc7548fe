package inventory

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

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

// Verifier applies a log row by row, genesis first, and believes none of it
// (I8). After the first [Finding] it stays at the state before that row.
type Verifier struct {
	fold  *Fold
	begun bool
	heads []Head // expected and not yet reached, by version
}

// NewVerifier begins to read the log of a bucket, by whole rows.
func NewVerifier(bucket id.Show) *Verifier { return &Verifier{fold: NewFold(bucket)} }

// NewPublicVerifier begins to read the log of a bucket by public rows. Its fold
// knows every place's state and no person.
func NewPublicVerifier(bucket id.Show) *Verifier {
	v := NewVerifier(bucket)
	v.fold.public = true
	return v
}

// Expect has the verifier hold the log against heads of it that were published.
// It must be called before the first row, and not twice.
func (v *Verifier) Expect(heads []Head) {
	v.heads = slices.SortedFunc(slices.Values(heads), func(a, b Head) int { return cmp.Compare(a.Version, b.Version) })
}

// Fold is the state the rows so far have led to. It moves with the verifier.
func (v *Verifier) Fold() *Fold { return v.fold }

// Next applies the next row, or gives a [Finding].
func (v *Verifier) Next(row Row) error {
	return v.next(row.Redact(), func() error {
		_, err := v.fold.Apply(row)
		return err
	})
}

// NextPublic applies the next public row, or gives a [Finding].
func (v *Verifier) NextPublic(row PublicRow) error {
	return v.next(row, func() error { return v.fold.applyPublic(row) })
}

func (v *Verifier) next(row PublicRow, apply func() error) (err error) {
	switch genesis := Genesis(v.fold.bucket); {
	case v.begun:
		err = apply()
	case row.Version != 0 || row.Hash != genesis.Hash || row.link(Hash{}) != genesis.Hash:
		err = fmt.Errorf("the log does not begin with the genesis row of its bucket")
	}
	if err != nil {
		return &Finding{Version: row.Version, Problem: err}
	}
	v.begun = true
	for len(v.heads) > 0 && v.heads[0].Version == row.Version {
		if head := v.heads[0]; head != row.Head() {
			return &Finding{Version: row.Version, Problem: fmt.Errorf(
				"the head published for it has another hash or time (%s at %s): this row or one before it was changed since", head.Hash, head.When().Format(time.RFC3339))}
		}
		v.heads = v.heads[1:]
	}
	return nil
}

// End gives a [Finding] when no row was read at all, or the log ends before a
// head that was published of it.
func (v *Verifier) End() error {
	if !v.begun {
		return &Finding{Problem: fmt.Errorf("the log is empty")}
	}
	if len(v.heads) > 0 {
		return &Finding{Version: v.fold.version + 1, Problem: fmt.Errorf(
			"the log ends before it, and the head of version %d was published (%s): rows were taken off its end", v.heads[0].Version, v.heads[0].When().Format(time.RFC3339))}
	}
	return nil
}

// Rebuild applies a whole log. On the first row that is wrong it stops, and
// returns the state before that row and a [Finding]; an error from rows is
// returned as it is.
func Rebuild(bucket id.Show, rows iter.Seq2[Row, error]) (*Fold, error) {
	v := NewVerifier(bucket)
	return v.fold, through(v, rows, v.Next)
}

// RebuildPublic does with public rows what [Rebuild] does with whole ones.
func RebuildPublic(bucket id.Show, rows iter.Seq2[PublicRow, error]) (*Fold, error) {
	v := NewPublicVerifier(bucket)
	return v.fold, through(v, rows, v.NextPublic)
}

func through[R any](v *Verifier, rows iter.Seq2[R, error], next func(R) error) error {
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := next(row); err != nil {
			return err
		}
	}
	return v.End()
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
	of := reader{rest: c.Fold}
	of.u8() // the format
	switch bucket := f.bucket.Bytes(); {
	case c.Bucket != f.bucket || of.digest() != bucket && of.err == nil:
		return fmt.Errorf("the checkpoint is of another bucket")
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
	want, got := map[string][]SeatRecord{}, map[string][]SeatRecord{}
	var places []string // in chart order, so that the first that differs is named
	for _, r := range f.AllRecords(plan) {
		if want[r.Seat] == nil {
			places = append(places, r.Seat)
		}
		want[r.Seat] = append(want[r.Seat], r)
	}
	for _, r := range records {
		if want[r.Seat] == nil {
			return fmt.Errorf("the table has %q, which the chart has not", r.Seat)
		}
		if r.Quantity > 0 {
			got[r.Seat] = append(got[r.Seat], r)
		}
	}
	for _, place := range places {
		lines, table := want[place], got[place]
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

// AllRecords gives what the table of seats has of every place.
func (f *Fold) AllRecords(plan *seating.Plan) []SeatRecord {
	seats, areas := make([]uint32, len(f.cells)), make([]uint32, len(f.areas))
	for i := range seats {
		seats[i] = uint32(i)
	}
	for i := range areas {
		areas[i] = uint32(i)
	}
	return slices.DeleteFunc(f.Records(plan, seats, areas), func(r SeatRecord) bool { return r.Quantity == 0 })
}
