package session_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

func TestMutantsAreCaught(t *testing.T) {
	mutants.Run(t, []mutants.Mutant{
		{Name: "each process counts wrong codes for itself", Test: "TestGuessesAreCountedForAllProcesses", Edits: []mutants.Edit{
			{File: "guesses.go", Old: "right, wait := s.addForAll(ctx, who)", New: "right, wait := s.addForAll(ctx, nil)"}}},
		{Name: "codes at one moment are not counted yet", Test: "TestGuessesAtOneMomentDoNotOvershoot", Edits: []mutants.Edit{
			{File: "guesses.go", Old: "\tright, wait := s.addForAll(ctx, who)\n", New: "\ts.guesses.takeBack(who, until)\n\tright, wait := s.addForAll(ctx, nil)\n"},
			{File: "guesses.go", Old: "\tif !errors.Is(err, inventory.ErrVoucher) {\n", New: "\tif errors.Is(err, inventory.ErrVoucher) {\n\t\ts.guesses.add(who, s.clock.Now())\n\t\ts.addForAll(ctx, who)\n\t} else {\n"}}},
		{Name: "right codes count as wrong", Test: "TestRightCodesAreNotCounted", Edits: []mutants.Edit{
			{File: "guesses.go", Old: "\t\tright()\n", New: "\t\t_ = right\n"}}},
	})
}
