package testpay_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

const saga = "../../domain/checkout"

var planted = []mutants.Mutant{
	{Name: "anybody's signature will do", Test: "TestHostileDeliveries", Edits: []mutants.Edit{{File: "../contract/sign.go",
		Old: " || !hmac.Equal(mac, digest(secret, t, body))", New: ""}}},
	{Name: "messages never grow old", Test: "TestHostileDeliveries", Edits: []mutants.Edit{{File: "../contract/sign.go",
		Old: "return now.Sub(time.Unix(seconds, 0)).Abs() <= maxAge", New: "return true"}}},
	{Name: "a refund comes without its books", Test: "TestHostileDeliveries", Edits: []mutants.Edit{{File: saga + "/giveback.go",
		Old: "payment.BookNextRefund(q, w.ID, back); err != nil", New: "error(nil); err != nil"}}},
	{Name: "a hold outlives its deadline by a second", Test: "TestMoneyAroundTheDeadline", Edits: []mutants.Edit{{File: "../../domain/inventory/fold.go",
		Old: "return h.state == Held && at >= h.deadline", New: "return h.state == Held && at >= h.deadline+1_000_000"}}},
	{Name: "an outage means that nobody paid", Test: "TestHostileDeliveries", Edits: []mutants.Edit{{File: saga + "/pay.go",
		Old: "\tg, status, err := s.fetch(ctx, w)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tvar hold",
		New: "\tg, status, err := s.fetch(ctx, w)\n\tif err != nil {\n\t\tstatus.Standing = payment.Failed\n\t}\n\tvar hold"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
