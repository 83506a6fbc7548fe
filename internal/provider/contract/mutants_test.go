package contract

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "messages never grow old", Test: "TestTheDocumentsExample", Edits: []mutants.Edit{{File: "sign.go",
		Old: "return now.Sub(time.Unix(seconds, 0)).Abs() <= maxAge", New: "return true"}}},
	{Name: "any word is a standing", Test: "TestAnswersThatCannotBeMeantSo", Edits: []mutants.Edit{{File: "status.go",
		Old: "!named(i.Ref) || !standings[i.Standing]", New: "!named(i.Ref)"}}},
	{Name: "an answer about another payment will do", Test: "TestAnswersThatCannotBeMeantSo", Edits: []mutants.Edit{{File: "gateway.go",
		Old: "if told.Ref != ref {", New: "if false {"}}},
	{Name: "browsers are sent wherever a company says", Test: "TestAnswersThatCannotBeMeantSo", Edits: []mutants.Edit{{File: "status.go",
		Old: "g.pages == u.Scheme+\"://\"+u.Host", New: "true"}}},
	{Name: "a capture of any sum will do", Test: "TestMoneyThatWasNotMoved", Edits: []mutants.Edit{{File: "gateway.go",
		Old: "s.Standing != payment.Captured || s.Amount != amount", New: "s.Standing != payment.Captured"}}},
	{Name: "a second refund is done while it is on its way", Test: "TestMoneyThatWasNotMoved", Edits: []mutants.Edit{{File: "gateway.go",
		Old: "case !s.Returning.IsZero():", New: "case false:"}}},
	{Name: "an error of the company's is a refusal", Test: "TestStatuses", Edits: []mutants.Edit{{File: "gateway.go",
		Old: "http.StatusConflict, http.StatusUnprocessableEntity:", New: "http.StatusConflict, http.StatusUnprocessableEntity, http.StatusInternalServerError:"}}},
	{Name: "a limit that is reached is an outage", Test: "TestStatuses", Edits: []mutants.Edit{{File: "gateway.go",
		Old: "if response.StatusCode == http.StatusTooManyRequests {", New: "if false {"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
