package checkout_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "the amount is not looked at", Test: "TestStories", Edits: []mutants.Edit{{File: "pay.go",
		Old: "\tif !w.buys(status) {\n\t\tw.Step = stepGiveBack",
		New: "\tif false {\n\t\tw.Step = stepGiveBack"}}},
	{Name: "the money is taken before the seats are fixed", Test: "TestStories", Edits: []mutants.Edit{{File: "pay.go",
		Old: "\tw.Step = stepSeal\n\treturn nil",
		New: "\tw.Step = stepCapture\n\treturn nil"}}},
	{Name: "money set aside for seats that are gone stays so", Test: "TestStories", Edits: []mutants.Edit{{File: "giveback.go",
		Old: "case payment.Open, payment.Pending, payment.Authorised:\n",
		New: "case payment.Authorised:\n\t\treturn closed(status, true), nil\n\tcase payment.Open, payment.Pending:\n"}}},
	{Name: "a refund is sent but not booked", Test: "TestStories", Edits: []mutants.Edit{{File: "giveback.go",
		Old: "payment.BookRefund(q, w.ID, back); err != nil",
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
		Old: "\tg, status, err := s.fetch(ctx, w)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tvar hold",
		New: "\tg, status, err := s.fetch(ctx, w)\n\tif err != nil {\n\t\tstatus.Standing = payment.Failed\n\t}\n\tvar hold"}}},
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
	{Name: "an order forgets what comes on top of its lines", Test: "TestFeesAndTaxFromHoldToRefund", Edits: []mutants.Edit{{File: "start.go",
		Old: "PerOrder: hold.PerOrder, ", New: ""}}},
	{Name: "tax is earned as if it were ours", Test: "TestFeesAndTaxFromHoldToRefund", Edits: []mutants.Edit{{File: "../payment/book.go",
		Old: "{AccountFees, sign * sums.Fees},\n\t}\n\tfor _, tax := range bill.Taxes(sums) {",
		New: "{AccountFees, sign * (sums.Fees + sums.Tax())},\n\t}\n\tfor _, tax := range bill.Taxes(sums)[:0] {"}}},
	{Name: "tax that came back stays in the report", Test: "TestFinanceAddsUp", Edits: []mutants.Edit{{File: "finance.go",
		Old: "f.Taxes[at].Returned += returned", New: "_ = returned"}}},
	{Name: "what waits is paid out", Test: "TestFinanceAddsUp", Edits: []mutants.Edit{{File: "finance.go",
		Old: "f.ChargedBack - f.Suspense", New: "f.ChargedBack"}}},
	{Name: "a cell may be a formula", Test: "TestCellsAreNoFormulas", Edits: []mutants.Edit{{File: "finance_csv.go",
		Old: "\"=+-@", New: "\"+-@"}}},
	{Name: "nobody looks what money is for", Test: "TestBooksKnowWhatMoneyIsFor", Edits: []mutants.Edit{{File: "books.go",
		Old: " || !payment.SaleOf(postings, o.Bill())", New: ""}}},
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
	{Name: "seats to be paid later are sold when the time is up", Test: "TestStories", Edits: []mutants.Edit{{File: "later.go",
		Old: "\t\tw.Step = stepLapse\n",
		New: "\t\tw.Step = stepSell\n"}}},
	{Name: "what is paid later has the time of the hold", Test: "TestSeatsStayWhileItOwes", Edits: []mutants.Edit{{File: "later.go",
		Old: "w.Step, w.Deadline = stepOwe, w.intent.ExpiresAt",
		New: "w.Step = stepOwe"}}},
	{Name: "seats nobody paid for stay fixed", Test: "TestStories", Edits: []mutants.Edit{{File: "later.go",
		Old: "_, err := s.seats.Do(ctx, w.Show, inventory.Unseal{Hold: w.Hold, Order: w.ID})",
		New: "var err error\n\t_ = inventory.Unseal{}"}}},
	{Name: "money that came after it was due finds no seats", Test: "TestStories", Edits: []mutants.Edit{{File: "seal.go",
		Old: "cmd.Anew = w.intent.Later",
		New: "cmd.Anew = false"}}},
	{Name: "a part of the price buys the seats", Test: "TestStories", Edits: []mutants.Edit{{File: "later.go",
		Old: "more.Minor > total.Minor",
		New: "more.Minor > 0"}}},
	{Name: "what came beyond the price is kept", Test: "TestStories", Edits: []mutants.Edit{{File: "seal.go",
		Old: "books.Suspense > 0 {",
		New: "books.Suspense < 0 {"}}},
	{Name: "an order ends without a look at what came in", Test: "TestStories", Edits: []mutants.Edit{{File: "giveback.go",
		Old: "if g, status, err = s.fetch(ctx, w); err != nil {\n\t\t\treturn nil, err\n\t\t}",
		New: "status.Standing = payment.Voided"}}},
	{Name: "money is owed beyond the beginning of the show", Test: "TestNotOwedBeyondTheShow", Edits: []mutants.Edit{{File: "../payment/gateway.go",
		Old: "!starts.IsZero() && starts.Before(due)",
		New: "false"}}},
	{Name: "the page of another way to pay stays open", Test: "TestChoosingAnotherWay", Edits: []mutants.Edit{{File: "start.go",
		Old: "(!payable(o) || o.Provider == with.Name())",
		New: "true"}}},
	{Name: "who gives up what was to be paid later gives back no seats", Test: "TestStories", Edits: []mutants.Edit{{File: "cancel.go",
		Old: "return supersede(q, found, stepUnseal, reasonCancelled)",
		New: "return supersede(q, found, stepGiveBack, reasonCancelled)"}}},
	{Name: "what is owed is asked about all the time", Test: "TestReconcileLeavesWhatIsOwedAlone", Edits: []mutants.Edit{{File: "reconcile.go",
		Old: "!awaitsMoney(o.Step)",
		New: "o.Step != stepPay"}}},
	{Name: "what is sent back by hand counts as sent", Test: "TestSentBackByHand", Edits: []mutants.Edit{{File: "later.go",
		Old: "return byHand(over), nil",
		New: "err = nil"}}},
	{Name: "a number is taken apart from the sale", Test: "TestStories", Edits: []mutants.Edit{
		{File: "seal.go", Old: "// sell makes the sealed seats the buyer's.", New: `type numbered struct {
	Tx
	no int64
}

func (n numbered) NextPaperNo(id.Organiser, string) (int64, error) { return n.no, nil }
`},
		{File: "seal.go", Old: "\t_, err := s.seats.Do(ctx, w.Show, inventory.Sell{Hold: w.Hold, Order: w.ID})", New: `	var no int64
	err := s.run.Update(ctx, func(q Tx) (err error) {
		if !w.free() {
			no, err = q.NextPaperNo(w.Organiser, "REC-2027")
		}
		return err
	})
	if err == nil {
		_, err = s.seats.Do(ctx, w.Show, inventory.Sell{Hold: w.Hold, Order: w.ID})
	}`},
		{File: "seal.go", Old: "paper.Sold(q, w.Order)", New: "paper.Sold(numbered{q, no}, w.Order)"},
		{File: "seal.go", Old: "\t\"frontrow/internal/base/fault\"\n", New: "\t\"frontrow/internal/base/fault\"\n\t\"frontrow/internal/base/id\"\n"},
	}},
	{Name: "a sale has no receipt", Test: "TestStories", Edits: []mutants.Edit{{File: "seal.go",
		Old: "paper.Sold(q, w.Order)", New: "paper.Sold(q, order.Order{})"}}},
	{Name: "what is taken back has no credit note", Test: "TestStories", Edits: []mutants.Edit{{File: "refund.go",
		Old: "paper.Returned(q, o, paper.CauseReturn, paper.LinesOf(o.Bill()))", New: "paper.Returned(q, o, paper.CauseReturn, nil)"}}},
	{Name: "nobody holds papers against the ledger", Test: "TestBooksKnowPapers", Edits: []mutants.Edit{{File: "books.go",
		Old: "net.Tickets != b.Tickets", New: "false"}, {File: "books.go", Old: "net.Tax() != b.Tax", New: "false"}}},
	{Name: "a paid order without a receipt is well", Test: "TestBooksKnowPapers", Edits: []mutants.Edit{{File: "books.go",
		Old: "|| a.Order.PaidAt.Before(first)", New: "|| true"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
