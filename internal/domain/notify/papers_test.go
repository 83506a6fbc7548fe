package notify_test

import (
	"slices"
	"testing"

	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
)

// The receipt goes with the tickets, the credit note with what says that the
// order ended.
func TestPapersGoWithTheirLetters(t *testing.T) {
	papers := []paper.Paper{{Kind: paper.Invoice, Series: "INV-2027", No: 1}, {Kind: paper.CreditNote, Series: "CRN-2027", No: 4}}
	for _, c := range []struct {
		state order.State
		write func(f *office) error
		want  []string
	}{
		{order.Paid, func(f *office) error { return f.HandleTickets(t.Context(), notify.TicketsJob(f.records.order.ID).Args) },
			[]string{"tickets-K7M-4XQ2.pdf", "show.ics", "INV-2027-000001.pdf"}},
		{order.Refunded, func(f *office) error {
			return f.HandleCancelled(t.Context(), notify.CancelledJob(f.records.order.ID).Args)
		}, []string{"CRN-2027-000004.pdf"}},
	} {
		f := newOffice(t)
		f.records.order.State, f.records.papers = c.state, papers
		if err := c.write(f); err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, file := range f.postbox.mails[0].Files {
			names = append(names, file.Name)
		}
		if !slices.Equal(names, c.want) {
			t.Errorf("%s: enclosed are %q, want %q", c.state, names, c.want)
		}
	}
}
