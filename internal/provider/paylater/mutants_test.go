package paylater_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "another price is taken for the same intent", Test: "TestGateway", Edits: []mutants.Edit{{
		File: "paylater.go", Old: "known.Amount != wanted.Amount ||", New: ""}}},
	{Name: "an intent that is asked for again begins anew", Test: "TestGateway", Edits: []mutants.Edit{{
		File: "paylater.go", Old: "case !found:\n\t\t\treturn q.AddByHand(wanted)\n\t\tcase known", New: "case !found || known.Order == wanted.Order:\n\t\t\treturn q.AddByHand(wanted)\n\t\tcase known"}}},
	{Name: "any currency goes back", Test: "TestGateway", Edits: []mutants.Edit{{
		File: "paylater.go", Old: "amount.Currency != h.Amount.Currency {", New: "false {"}}},
	{Name: "that people were asked is forgotten", Test: "TestGateway", Edits: []mutants.Edit{{
		File: "paylater.go", Old: "\t\t\treturn nil // it is kept that they were asked\n", New: "\t\t\treturn asked\n"}}},
	{Name: "one way knows what another was sent", Test: "TestWaysAreKeptApart", Edits: []mutants.Edit{{
		File: "paylater.go", Old: "|| h.Provider != d.Options.Name) {", New: ") {"}}},
	{Name: "a database that fails has refused", Test: "TestSilence", Edits: []mutants.Edit{{
		File: "paylater.go", Old: "return payment.ErrUnreachable.Because(err)", New: "return payment.ErrRefused.Because(err)"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
