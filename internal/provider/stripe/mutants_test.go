package stripe

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "a refund that is on its way is done", Test: "TestRefundsThatAreTakenOn", Edits: []mutants.Edit{{File: "gateway.go",
		Old: "case refund.Status == stripe.RefundStatusPending ||", New: "case"}}},
	{Name: "a capture takes what there is", Test: "TestPaidAndRefunded", Edits: []mutants.Edit{{File: "gateway.go",
		Old: " || intent.AmountCapturable != want:", New: ":"}}},
	{Name: "a refund without its key", Test: "TestLostAnswers", Edits: []mutants.Edit{{File: "calls.go",
		Old: "params.SetIdempotencyKey(key)\n\t\treturn g.api.V1Refunds", New: "return g.api.V1Refunds"}}},
	{Name: "a refund under a fresh key without a look", Test: "TestErrorsThatStripeKeeps", Edits: []mutants.Edit{{File: "calls.go",
		Old: "if made.Metadata[metaKey] == first {", New: "if false {"}}},
	{Name: "an error that Stripe keeps is kept", Test: "TestErrorsThatStripeKeeps", Edits: []mutants.Edit{{File: "calls.go",
		Old: "n <= mostAnew && onlyRepeated(err)", New: "n <= 0 && onlyRepeated(err)"}}},
	{Name: "a limit that is reached is a refusal", Test: "TestWhatErrorsMean", Edits: []mutants.Edit{{File: "errors.go",
		Old: `ErrUnreachable.Because(fmt.Errorf("%w: %w"`, New: `ErrRefused.Because(fmt.Errorf("%w: %w"`}}},
	{Name: "a limit that is reached is an outage", Test: "TestWhatErrorsMean", Edits: []mutants.Edit{{File: "errors.go",
		Old: "fmt.Errorf(\"%w: %w\", payment.TooFast, short)", New: "short"}}},
	{Name: "a key used for something else is a refusal", Test: "TestWhatErrorsMean", Edits: []mutants.Edit{{File: "errors.go",
		Old: "told.Type != stripe.ErrorTypeIdempotency && ", New: ""}}},
	{Name: "one page that cannot be read ends the list", Test: "TestListGoesThroughAll", Edits: []mutants.Edit{{File: "list.go",
		Old: "if _, err := statusOf(session); err == nil {", New: "if _, err := orderOf(session.ClientReferenceID); err == nil {"}}},
	{Name: "the list begins anew with every page", Test: "TestListGoesThroughAll", Edits: []mutants.Edit{{File: "list.go",
		Old: "params.StartingAfter = new(cursor)", New: "params.Limit = new(int64(listPage))"}}},
	{Name: "the list has pages of any time", Test: "TestListGoesThroughAll", Edits: []mutants.Edit{{File: "list.go",
		Old: "GreaterThanOrEqual: from.Unix(), ", New: ""}}},
	{Name: "a page that is over stays open", Test: "TestClosing", Edits: []mutants.Edit{{File: "gateway.go",
		Old: "if session.Status == stripe.CheckoutSessionStatusOpen {", New: "if false {"}}},
	{Name: "old messages are believed", Test: "TestMessages", Edits: []mutants.Edit{{File: "webhook.go",
		Old: "|| !timely(given[0], now) {", New: "{"}}},
	{Name: "old messages are believed with a new instant before theirs", Test: "TestMessages", Edits: []mutants.Edit{{File: "webhook.go",
		Old: "if len(at) != 1 {", New: "if len(at) == 0 {"}}},
	{Name: "messages of any release are read", Test: "TestMessages", Edits: []mutants.Edit{{File: "webhook.go",
		Old: "IgnoreTolerance: true}", New: "IgnoreTolerance: true, IgnoreAPIVersionMismatch: true}"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
