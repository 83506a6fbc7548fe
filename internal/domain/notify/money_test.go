package notify_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/job"
	"frontrow/internal/base/locale"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
)

// What is paid later is told by mail: how, that the time ran out, and what went
// back; in every language, and only while it is true.
func TestLettersAboutMoney(t *testing.T) {
	for _, c := range []struct {
		kind  notify.Kind
		state order.State
		job   func(o order.Order) job.Job
		says  []string
		files int
	}{
		{notify.Owed, order.AwaitingPayment, func(o order.Order) job.Job { return notify.OwedJob(o.ID) },
			[]string{"€90.00", "K7M-4XQ2", "Opera Ltd", "DE02 1203", "Pay by Thu 17 Sep"}, 0},
		{notify.Lapsed, order.Expired, func(o order.Order) job.Job { return notify.LapsedJob(o.ID) },
			[]string{"K7M-4XQ2", "ran out", "Nothing was paid"}, 0},
		{notify.Refunded, order.Paid, func(o order.Order) job.Job { return notify.RefundedJob(o.ID, 2) },
			[]string{"€22.50", "K7M-4XQ2", "pit, standing", "went back to you"}, 1},
		{notify.ChargedBack, order.ChargedBack, func(o order.Order) job.Job { return notify.BankJob(o.ID, 1, false) },
			[]string{"K7M-4XQ2", "took back money", "open no door"}, 0},
		{notify.Reinstated, order.Paid, func(o order.Order) job.Job { return notify.BankJob(o.ID, 2, true) },
			[]string{"K7M-4XQ2", "valid again"}, 0},
	} {
		for _, language := range []string{"en", "de", "fr", "es", "ar"} {
			f := newOffice(t)
			f.PayTo = func(provider string) string {
				return map[string]string{"transfer": "Opera Ltd\nDE02 1203\x00 0000"}[provider]
			}
			o := &f.records.order
			o.State, o.Language, o.Provider, o.Deadline = c.state, language, "transfer", time.Date(2026, 9, 17, 12, 0, 0, 0, time.UTC)
			for _, places := range [][]int{{1}, {2}} {
				if _, err := o.TakeBack(order.Back{Places: places}); err != nil {
					t.Fatal(err)
				}
			}
			f.records.papers = []paper.Paper{
				{Kind: paper.Invoice, Cause: paper.CauseSale}, {Kind: paper.CreditNote, Cause: paper.CauseOfReturn(1)}, {Kind: paper.CreditNote, Cause: paper.CauseOfReturn(2)},
			}
			handle := map[notify.Kind]func() error{
				notify.Owed:        func() error { return f.HandleOwed(t.Context(), c.job(*o).Args) },
				notify.Lapsed:      func() error { return f.HandleLapsed(t.Context(), c.job(*o).Args) },
				notify.ChargedBack: func() error { return f.HandleBank(t.Context(), c.job(*o).Args) },
				notify.Reinstated:  func() error { return f.HandleBank(t.Context(), c.job(*o).Args) },
				notify.Refunded:    func() error { return f.HandleRefunded(t.Context(), c.job(*o).Args) },
			}[c.kind]
			for range 2 { // a job may run again
				if err := handle(); err != nil {
					t.Fatal(err)
				}
			}
			if len(f.postbox.mails) != 1 || len(f.postbox.mails[0].Files) != c.files {
				t.Fatalf("%s in %s: %d mails", c.kind, language, len(f.postbox.mails))
			}
			m := f.postbox.mails[0]
			for _, text := range []string{m.Subject, m.Text, m.HTML} {
				if strings.Contains(text, "{") && !strings.Contains(text, "<style") || strings.ContainsRune(text, 0) {
					t.Errorf("%s in %s is not whole: %s", c.kind, language, text)
				}
			}
			if locale.Of(language) != locale.English {
				continue
			}
			for _, want := range c.says {
				if !strings.Contains(m.Text, want) || !strings.Contains(m.HTML, want) {
					t.Errorf("%s does not say %q:\n%s", c.kind, want, m.Text)
				}
			}
		}
	}
}

func TestLettersThatAreNoLongerTrue(t *testing.T) {
	f := newOffice(t) // it is paid
	args, err := json.Marshal(map[string]any{"order": f.records.order.ID})
	if err != nil {
		t.Fatal(err)
	}
	for name, handle := range map[string]func() error{
		"how to pay":         func() error { return f.HandleOwed(t.Context(), args) },
		"it was not in time": func() error { return f.HandleLapsed(t.Context(), args) },
	} {
		if err := handle(); err != nil || len(f.postbox.mails) != 0 {
			t.Errorf("%s is told of a paid order: %v", name, err)
		}
	}
}
