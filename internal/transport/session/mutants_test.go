package session_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

func TestMutantsAreCaught(t *testing.T) {
	mutants.Run(t, []mutants.Mutant{
		{Name: "each process counts wrong codes for itself", Test: "TestGuessesAreCountedForAllProcesses", Edits: []mutants.Edit{
			{File: "guesses.go", Old: "if wait := s.fullForAll(ctx, who); wait > 0 {", New: "if wait := s.fullForAll(ctx, nil); wait > 0 {"}}},
		{Name: "wrong codes are told to nobody", Test: "TestGuessesAreCountedForAllProcesses", Edits: []mutants.Edit{
			{File: "guesses.go", Old: "\t\ts.addForAll(ctx, who)\n", New: ""}}},
	})
}
