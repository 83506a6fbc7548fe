package notify_test

import (
	"slices"
	"strings"
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

// The letter with the tickets names the voucher and what it took off, in every
// language, and none where nothing was taken off.
func TestLettersNameTheVoucher(t *testing.T) {
	for _, language := range []string{"en", "de", "fr", "es", "ar"} {
		for _, off := range []int64{0, 250} {
			f := newOffice(t)
			f.records.order.Language, f.records.order.Voucher, f.records.order.Lines[1].Off = language, "SUMMER", off
			if err := f.HandleTickets(t.Context(), notify.TicketsJob(f.records.order.ID).Args); err != nil {
				t.Fatal(err)
			}
			for _, body := range []string{f.postbox.mails[0].Text, f.postbox.mails[0].HTML} {
				if named := strings.Contains(body, "SUMMER"); named != (off > 0) || strings.Contains(body, "{off}") {
					t.Errorf("in %s, %d off: named %v:\n%s", language, off, named, body)
				}
				if off > 0 && language == "en" && !strings.Contains(body, "Taken off with the voucher SUMMER: €5.00") {
					t.Errorf("%s", body)
				}
			}
		}
	}
}
