package sim

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

const (
	rules   = "../domain/inventory"
	buckets = "../engine"
	stores  = "../store"
)

// planted are mistakes that a run must find without having been made for them.
var planted = []mutants.Mutant{
	{Name: "the append asks for no history", Test: "TestSample", Edits: []mutants.Edit{
		{File: "database.go", Old: "if end.Version+1 != row.Version || end.Hash != previous {", New: "if end.Version+1 > row.Version {"}}},
	{Name: "answers come before the commit", Test: "TestSample", Edits: []mutants.Edit{
		{File: buckets + "/bucket.go", Old: "switch b.append(a) {\n\t\tcase Committed:\n\t\t\tb.commit(a)", New: "b.answer(a)\n\t\ta.batch = nil\n\t\tswitch b.append(a) {\n\t\tcase Committed:\n\t\t\tb.commit(a)"}}},
	{Name: "the fold moves before the commit", Test: "TestSample", Edits: []mutants.Edit{
		{File: buckets + "/bucket.go", Old: "appended, err := b.Log.Append(a.row, b.fold.Hash())", New: "previous := b.fold.Hash()\n\t_ = b.apply(a.row)\n\tappended, err := b.Log.Append(a.row, previous)"},
		{File: buckets + "/bucket.go", Old: "if err := b.apply(a.row); err != nil {", New: "if err := error(nil); err != nil {"}}},
	{Name: "another node's change is passed over", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/apply.go", Old: "\tfor seat, c := range d.newCells {\n", New: "\tfor seat, c := range d.newCells {\n\t\tif seat == 3 && c.state() == Held && f.version%7 == 0 {\n\t\t\tcontinue\n\t\t}\n"}}},
	{Name: "an unknown outcome is taken for a success", Test: "TestSample", Edits: []mutants.Edit{
		{File: buckets + "/bucket.go", Old: "b.doubt, b.tries = a, 1\n", New: "b.answer(a)\n\t\t\ta.batch, b.doubt, b.tries = nil, a, 1\n"}}},
	{Name: "an unknown outcome is settled by reading", Test: "TestSample", Edits: []mutants.Edit{
		{File: buckets + "/settle.go", Old: "b.owed = append(b.owed, a)", New: "b.answer(a)"}}},
	{Name: "what is owed outlives the rows it is owed by", Test: "TestSample", Edits: []mutants.Edit{
		{File: buckets + "/load.go", Old: "\t\tb.giveUp(err)\n", New: "\t\tb.forget()\n"}}},
	{Name: "keys are lost when a checkpoint is read", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/keys.go", Old: "\tb := d.key(k.Caller)\n", New: "\tb := d.key(k.Caller)\n\tif b != nil && b.at < d.Fold.at-2_000_000 {\n\t\tb = nil\n\t}\n"}}},
	{Name: "clocks are not held to the log", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/decide.go", Old: "max(clock.Micros(now), f.at)", New: "clock.Micros(now)"}}},
	{Name: "only the sweeper ends a hold", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/choose.go", Old: "c == 0 || c.state() == Held && !d.noneOverdue() && d.hold(c.hold()).overdue(d.now)", New: "c == 0"}}},
	{Name: "a hold ends early", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/fold.go", Old: "return h.state == Held && at >= h.deadline", New: "return h.state == Held && at+1_000_000 >= h.deadline"}}},
	{Name: "refusals grow old", Test: "TestSample", Edits: []mutants.Edit{
		{File: buckets + "/bucket.go", Old: "if now.Sub(b.confirmed) > b.MaxStale {", New: "if now.Sub(b.confirmed) > 20*b.MaxStale {"}}},
	{Name: "holds are not checked for their owner", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/release.go", Old: "|| h.buyer != buyer {", New: "{"}}},
	{Name: "the limit does not see the batch", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/draft.go", Old: "if d.buyers.each(buyer, see) {", New: "if d.buyers.each(buyer, see) && false {"}}},
	{Name: "a comp goes over a colleague's head", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/comp.go", Old: "&& !slices.Contains(onSale, d.plan.Label(int(s))) {", New: "&& !slices.Contains(onSale, \"\") {"}}},
	{Name: "a comp is given at a price", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/view.go", Old: "\t\t\tv.Lines[i].Price = pricing.Price{}\n", New: "\t\t\tv.Lines[i].Price.Fee = 0\n"}}},
	{Name: "a lost end is not noticed", Test: "TestSample", Edits: []mutants.Edit{
		{File: buckets + "/load.go", Old: "if len(rows) == 0 || rows[0].Hash != b.fold.Hash() {", New: "if len(rows) == 0 {"}}},
	{Name: "a log that lost its end is taken for forged", Test: "TestSample", Edits: []mutants.Edit{
		{File: buckets + "/load.go", Old: "\terr := b.readOn()\n", New: "\terr := b.readOn()\n\tif errors.Is(err, inventory.ErrRowLost) {\n\t\treturn b.halt(inventory.ErrDivergent.Because(err))\n\t}\n"}}},
	{Name: "the limit per way of paying is not kept", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: "all > t.MaxPerPayment {", New: "all-h.count() > t.MaxPerPayment {"}}},
	{Name: "places that came back are still given up", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/draft.go", Old: "\t\td.lessToYield(h, e.places().count())\n", New: ""}}},
	{Name: "an exchange that came to nothing still excuses its places", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/place.go", Old: "return instead.live(d.now) })", New: "return instead != nil })"}}},
	{Name: "a hold that has lapsed keeps its use of a code", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/voucher_use.go", Old: "\t\t\tused = used.plus(h, -1)\n", New: ""}}},
	{Name: "the limit of a code does not see the batch", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/voucher_use.go", Old: "if u, changed := d.newUsed[no]; changed {", New: "if u, changed := d.newUsed[no]; changed && false {"}}},
	{Name: "late money needs no use of a code", Test: "TestSample", Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: "if err := d.mayUse(now, 0, h.count(), true); err != nil {", New: "if err := d.mayUse(now, 0, h.count(), true); err != nil && false {"}}},
	{Name: "the table shows what the log has lost", Test: "TestSQLite", In: stores, Edits: []mutants.Edit{
		{File: stores + "/projection.go", Old: "} else if !held {", New: "} else if false && !held {"}}},
	{Name: "an older checkpoint replaces a newer one", Test: "TestRealStore", Edits: []mutants.Edit{
		{File: stores + "/checkpoint.go", Old: "\nWHERE excluded.version > seat_checkpoints.version", New: ""}}},
	{Name: "the append has no condition, on SQLite", Test: "TestRaceOnSQLite", Edits: unconditional},
	{Name: "the append has no condition, on PostgreSQL", Test: "TestRaceOnPostgreSQL", Edits: unconditional},
}

// unconditional lets any row into the log: the append does not ask what it was
// decided on, and the table has no key.
var unconditional = []mutants.Edit{
	{File: stores + "/seatlog.go", Old: "\nWHERE EXISTS (SELECT 1 FROM seat_log WHERE bucket = $1 AND version = $2 - 1 AND hash = $7)\nON CONFLICT DO NOTHING`)", New: "\nWHERE EXISTS (SELECT 1 FROM seat_log WHERE hash = $7)`)"},
	{File: stores + "/migrations/0001_seats.sql", Old: "NOT NULL,\n    PRIMARY KEY (bucket, version)\n);\n\n-- A whole fold", New: "NOT NULL\n);\n\n-- A whole fold"},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
