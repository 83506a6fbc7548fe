package payment_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

var planted = []mutants.Mutant{
	{Name: "a part of the price settles it", Test: "TestByHandPartThenMore", Edits: []mutants.Edit{{File: "by_hand.go",
		Old: "return h.Received >= h.Amount.Minor ||", New: "return h.Received > 0 ||"}}},
	{Name: "money is asked back twice", Test: "TestByHandAskedAgain", Edits: []mutants.Edit{{File: "by_hand.go",
		Old: "if at < 0 {", New: "if at < 0 || at+1 < len(h.Asked) {"}}},
	{Name: "more goes back than came", Test: "TestByHandNeverGivesMoreThanCame", Edits: []mutants.Edit{{File: "by_hand.go",
		Old: "|| minor > h.Received-h.Sent {", New: "{"}}},
	{Name: "what is asked for anew adds to what waits", Test: "TestByHandAskedAgain", Edits: []mutants.Edit{{File: "by_hand.go",
		Old: "h.ToSend = h.Sent + minor", New: "h.ToSend += minor"}}},
	{Name: "what is closed still takes money", Test: "TestByHandClosed", Edits: []mutants.Edit{{File: "by_hand.go",
		Old: "if h.Closed || h.taken() {", New: "if !h.Closed && h.taken() {"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
