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
			{File: "guesses.go", Old: "\twrong = errors.Is(err, inventory.ErrVoucher)\n", New: "\tif wrong = errors.Is(err, inventory.ErrVoucher); wrong {\n\t\ts.guesses.add(guessers(from, buyer), s.clock.Now())\n\t\ts.addForAll(ctx, guessers(from, buyer))\n\t}\n"}}},
		{Name: "what many ask under one key is many guesses", Test: "TestOneKeyIsOneGuess", Edits: []mutants.Edit{
			{File: "guesses.go", Old: "one := g.underWay[key]", New: "one := g.underWay[idem.Key{}]"}}},
		{Name: "a wrong guess is not counted when another hung up", Test: "TestOneKeyIsOneGuess", Edits: []mutants.Edit{
			{File: "guesses.go", Old: "one.wrong = one.wrong || wrong", New: "one.wrong = wrong"}}},
		{Name: "right codes count as wrong", Test: "TestRightCodesAreNotCounted", Edits: []mutants.Edit{
			{File: "guesses.go", Old: "\t\tright()\n", New: "\t\t_ = right\n"}}},
	})
}
