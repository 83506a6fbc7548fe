package paper_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "a gap is not told", Test: "TestGapsAreTold", Edits: []mutants.Edit{{File: "verify.go",
		Old: "s.Count == s.Last && s.Most == s.Last", New: "s.Most == s.Last"}}},
	{Name: "a number is counted on when a sale is repeated", Test: "TestWhichPaper", Edits: []mutants.Edit{{File: "issue.go",
		Old: "if p.Cause == cause {", New: "if p.Cause == \"\" {"}}},
	{Name: "a number that is taken apart from its sale leaves no gap", Test: "TestSQLite", In: "../../store", Edits: []mutants.Edit{
		{File: "../../store/papers.go", Old: "\tno, _, err := queryOne(tx, scanValue[int64], paperNextSQL, organiser, series)\n\treturn no, err",
			New: "\tcounted[series]++\n\t_, _, err := queryOne(tx, scanValue[int64], paperNextSQL, organiser, series)\n\treturn counted[series], err"},
		{File: "../../store/papers.go", Old: "// NextPaperNo counts", New: "var counted = map[string]int64{}\n\n// NextPaperNo counts"}}},
	{Name: "the fee per order is not on the paper", Test: "TestLinesComeToTheBill", Edits: []mutants.Edit{{File: "paper.go",
		Old: "if b.PerOrder != (pricing.Charge{}) {", New: "if false {"}}},
	{Name: "a credit note adds to what was sold", Test: "TestCreditNotes", Edits: []mutants.Edit{{File: "paper.go",
		Old: "\t\treturn -1", New: "\t\treturn 1"}}},
	{Name: "others may see who was sold to", Test: "TestWhoMayHavePapers", Edits: []mutants.Edit{{File: "list.go",
		Old: "organiserFor(q, by, account.ReadReports, query.Organiser)", New: "error(nil)"}}},
	{Name: "a credit note counts as a sale in the table", Test: "TestTableOfPapers", Edits: []mutants.Edit{{File: "csv.go",
		Old: "p.Kind.Sign()*minor", New: "minor"}}},
	{Name: "the table ends with its first piece", Test: "TestTableOfPapers", Edits: []mutants.Edit{{File: "list.go",
		Old: "if cursor = next; next == \"\" {", New: "if cursor = next; true {"}}},
	{Name: "an invoice is replaced without a credit note", Test: "TestBilling", Edits: []mutants.Edit{{File: "billing.go",
		Old: "issue(q, o, CreditNote, fmt.Sprintf(\"correction:%d\", sales), last.Content.Lines, last.Number())", New: "error(nil)"}}},
	{Name: "a credit note tells of a voucher as the sale does", Test: "TestVoucherStandsOnTheSale", Edits: []mutants.Edit{{File: "issue.go",
		Old: "kind != CreditNote && !off.IsZero()", New: "!off.IsZero()"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
