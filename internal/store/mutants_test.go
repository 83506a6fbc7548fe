package store

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "whatever was returned is returned because of a move", Test: "TestSQLite/takings", Edits: []mutants.Edit{{File: "moves.go",
		Old: `LIKE '%"moved":true%'`, New: `LIKE '%places%'`}}},
	{Name: "who was told of a move was told of the next", Test: "TestSQLite/takings", Edits: []mutants.Edit{{File: "moves.go",
		Old: "m.kind = 'moved' AND m.no = $2", New: "m.kind = 'moved' AND m.no <= $2"}}},
	{Name: "the claims of a dead process go on", Test: "TestSQLite/leases", Edits: []mutants.Edit{{File: "leases.go",
		Old: "claimed_by = $2`)", New: "claimed_by = $2 AND FALSE`)"}}},
	{Name: "the orders of a dead process go on", Test: "TestSQLite/leases", Edits: []mutants.Edit{{File: "leases.go",
		Old: "lease_by = $1\n", New: "lease_by = $1 AND FALSE\n"}}},
	{Name: "nobody is told to go on with them", Test: "TestSQLite/leases", Edits: []mutants.Edit{{File: "leases.go",
		Old: "range orders {", New: "range orders[:0] {"}}},
	{Name: "claims are taken from the living", Test: "TestSQLite/leases", Edits: []mutants.Edit{{File: "leases.go",
		Old: "claimed_by = $2`)", New: "claimed_by <> $2`)"}}},
	{Name: "orders are taken from the living", Test: "TestSQLite/leases", Edits: []mutants.Edit{{File: "leases.go",
		Old: "lease_by = $1\n", New: "lease_by <> $1\n"}}},
	{Name: "the living are taken for dead", Test: "TestSQLite/leases", Edits: []mutants.Edit{{File: "leases.go",
		Old: "AND until <= $2`)", New: "AND until > -$2`)"}}},
	{Name: "whoever was taken for dead records all the same", Test: "TestSQLite/leases", Edits: []mutants.Edit{{File: "sagas.go",
		Old: "AND fence = $11`)", New: "AND fence <= fence + $11`)"}}},
	{Name: "a row that another unit added meanwhile is an error", Test: "TestWhoMeetsANewRowRunsAgain", Edits: []mutants.Edit{{File: "group.go",
		Old: "case try == 1 &&", New: "case try == 0 &&"}}},
	{Name: "guesses that were refused count", Test: "TestSQLite/accounts", Edits: []mutants.Edit{{File: "../domain/account/guess.go",
		Old: "\t\t\treturn errGuessedOften", New: "\t\t\treturn nil"}}},
	{Name: "one guess more than the limit is looked at", Test: "TestSQLite/accounts", Edits: []mutants.Edit{{File: "../domain/account/guess.go",
		Old: "tries > MaxGuesses {", New: "tries > MaxGuesses+1 {"}}},
	{Name: "a right guess gives a try to the while after", Test: "TestSQLite/accounts", Edits: []mutants.Edit{{File: "accounts.go",
		Old: "AND since <= $2 AND tries", New: "AND since > -$2 AND tries"}}},
	{Name: "whoever has the folder waits for the process before", Test: "TestWhoeverHasTheFolderTakesOver", In: "../app", Edits: []mutants.Edit{{File: "../app/presence.go",
		Old: "if before != \"\" {", New: "if false {"}}},
	{Name: "nobody looks for the dead", Test: "TestOthersTakeOver", In: "../app", Edits: []mutants.Edit{{File: "../app/presence.go",
		Old: "range dead {", New: "range dead[:0] {"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
