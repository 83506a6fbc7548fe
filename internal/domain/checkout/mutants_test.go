package checkout_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "the amount is not looked at", Test: "TestStories", Edits: []mutants.Edit{{File: "pay.go",
		Old: "\tif status.Amount != w.Total() || !status.Refunded.IsZero() {\n\t\tw.Step = stepGiveBack",
		New: "\tif false {\n\t\tw.Step = stepGiveBack"}}},
	{Name: "the money is taken before the seats are fixed", Test: "TestStories", Edits: []mutants.Edit{{File: "pay.go",
		Old: "\tw.Step = stepSeal\n\treturn nil",
		New: "\tw.Step = stepCapture\n\treturn nil"}}},
	{Name: "money set aside for seats that are gone stays so", Test: "TestStories", Edits: []mutants.Edit{{File: "giveback.go",
		Old: "case payment.Open, payment.Pending, payment.Authorised:\n",
		New: "case payment.Authorised:\n\t\treturn closed(status, true), nil\n\tcase payment.Open, payment.Pending:\n"}}},
	{Name: "a refund is sent but not booked", Test: "TestStories", Edits: []mutants.Edit{{File: "giveback.go",
		Old: "payment.BookRefund(q, w.ID, status.Amount); err != nil",
		New: "error(nil); err != nil"}}},
	{Name: "captured money is not booked", Test: "TestStories", Edits: []mutants.Edit{{File: "pay.go",
		Old: "\t\tw.intent.Standing = status.Standing\n\t\tif err := payment.BookCapture(q, w.ID, w.intent.Provider, status.Amount); err != nil",
		New: "\t\tw.intent.Standing = status.Standing\n\t\tif err := error(nil); err != nil"}}},
	{Name: "an order that was lost sight of is forgotten", Test: "TestStories", Edits: []mutants.Edit{{File: "drive.go",
		Old: "if w.Step != stepDone && !goOn {",
		New: "if failed {"}}},
	{Name: "nobody looks again after a busy moment", Test: "TestWhoeverIsSentAwayComesBack", Edits: []mutants.Edit{{File: "drive.go",
		Old: "err = q.Enqueue(resumeJob(o, q.Now().Add(lookAgainAfter)))",
		New: "err = nil"}}},
	{Name: "a silent provider means that nobody paid", Test: "TestWhatPeopleAreTold", Edits: []mutants.Edit{{File: "pay.go",
		Old: "\t_, status, err := s.fetch(ctx, w)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tvar hold",
		New: "\t_, status, err := s.fetch(ctx, w)\n\tif err != nil {\n\t\tstatus.Standing = payment.Failed\n\t}\n\tvar hold"}}},
	{Name: "the key is stored apart from the order", Test: "TestStartAgain", Edits: []mutants.Edit{{File: "start.go",
		Old: "return idem.Once(ctx, s.run, key, func(q Tx)",
		New: "return idem.Once(ctx, s.run, idem.Key{}, func(q Tx)"}}},
	{Name: "a replay is answered with how things stand", Test: "TestStartAgain", Edits: []mutants.Edit{{File: "start.go",
		Old: "return given.in(w.Order), nil",
		New: "return w.Order, nil"}}},
	{Name: "the same event counts again", Test: "TestWebhook", Edits: []mutants.Edit{{File: "webhook.go",
		Old: "if err != nil || !fresh || o.IsZero() {",
		New: "if fresh = true; err != nil || !fresh || o.IsZero() {"}}},
	{Name: "tickets outlive a refund", Test: "TestStories", Edits: []mutants.Edit{{File: "refund.go",
		Old: "if err := s.tickets.Revoke(q, o); err != nil {",
		New: "if err := error(nil); err != nil {"}}},
	{Name: "a changed hold leaves the old page open", Test: "TestStories", Edits: []mutants.Edit{{File: "start.go",
		Old: "if found && payable(o) {",
		New: "if false {"}}},
	{Name: "an order ends before its hold", Test: "TestOrderFollowsItsHold", Edits: []mutants.Edit{{File: "extend.go",
		Old: "\tw.Deadline = hold.Deadline\n",
		New: ""}}},
	{Name: "seats to be kept back go on sale", Test: "TestRefundKeepsSeatsBack", Edits: []mutants.Edit{{File: "refund.go",
		Old: "\t\to.Step = stepKeep\n",
		New: ""}}},
	{Name: "a late payment is not listened to", Test: "TestStories", Edits: []mutants.Edit{{File: "pay.go",
		Old: "\t\treturn order.Note(q, w.ID, order.WasExpired,",
		New: "\t\tw.Step = stepDone\n\t\treturn order.Note(q, w.ID, order.WasExpired,"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
