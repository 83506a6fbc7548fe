package notify_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
)

// changing makes the office's order one for other places than its buyer had: the two
// of an older order, of which stays says whether they still are.
func changing(t *testing.T, f *office, state order.State, stays bool) {
	t.Helper()
	o := &f.records.order
	older := *o
	older.ID, older.Number, older.State = id.New[id.Order](), "2C3-D4E5", order.Paid
	older.Lines = slices.Clone(older.Lines[1:])
	if !stays {
		if _, err := older.TakeBack(order.Back{Places: []int{1}}); err != nil {
			t.Fatal(err)
		}
	}
	f.records.others = append(f.records.others, older)
	o.State, o.Deadline = state, time.Date(2026, 9, 17, 12, 0, 0, 0, time.UTC)
	o.Instead = &order.Instead{Order: older.ID, Places: []int{1, 2}, Credit: 4500}
}

// What is told of a change of places, in every language: what is to be paid until when, that
// it was done, and that it came to nothing.
func TestLettersAboutExchanges(t *testing.T) {
	for _, c := range []struct {
		name   string
		state  order.State
		handle func(s *office) func(context.Context, json.RawMessage) error
		says   []string
	}{
		{"exchange", order.AwaitingPayment, func(f *office) func(context.Context, json.RawMessage) error { return f.HandleExchange },
			[]string{"€45.00", "2C3-D4E5", "2 x pit, standing", "Row A", "by Thu 17 Sep", "orders/", "nothing changes"}},
		{"unchanged", order.Expired, func(f *office) func(context.Context, json.RawMessage) error { return f.HandleUnchanged },
			[]string{"2C3-D4E5", "You keep your places", "stay valid", "pit, standing"}},
		{"tickets", order.Paid, func(f *office) func(context.Context, json.RawMessage) error { return f.HandleTickets },
			[]string{"2C3-D4E5", "no longer valid", "pit, standing"}},
		{"cancelled", order.Cancelled, func(f *office) func(context.Context, json.RawMessage) error { return f.HandleCancelled },
			[]string{"2C3-D4E5", "You keep these places", "pit, standing"}},
		{"owed", order.AwaitingPayment, func(f *office) func(context.Context, json.RawMessage) error { return f.HandleOwed },
			[]string{"€45.00", "2C3-D4E5", "Please pay €45.00"}},
		{"lapsed", order.Expired, func(f *office) func(context.Context, json.RawMessage) error { return f.HandleLapsed },
			[]string{"You keep these places", "2C3-D4E5"}},
	} {
		for _, language := range []string{"en", "de", "fr", "es", "ar"} {
			f := newOffice(t)
			changing(t, f, c.state, true)
			f.records.order.Language = language
			args, err := json.Marshal(map[string]any{"order": f.records.order.ID})
			if err != nil {
				t.Fatal(err)
			}
			if err := c.handle(f)(t.Context(), args); err != nil || len(f.postbox.mails) != 1 {
				t.Fatalf("%s in %s: %d mails, %v", c.name, language, len(f.postbox.mails), err)
			}
			m := f.postbox.mails[0]
			for _, text := range []string{m.Subject, m.Text, strings.ReplaceAll(m.HTML, "<style", "")} {
				if strings.ContainsAny(text, "{}") && !strings.Contains(text, "media") {
					t.Errorf("%s in %s is not whole: %s", c.name, language, text)
				}
			}
			for _, want := range c.says {
				if language == "en" && (!strings.Contains(m.Subject+m.Text, want) || !strings.Contains(m.Subject+m.HTML, want)) {
					t.Errorf("%s does not say %q:\n%s", c.name, want, m.Text)
				}
			}
		}
	}
}

// Where the older places are gone by now, nobody is told that they stay, or asked
// to pay for others in their place.
func TestLettersAboutExchangesThatAreNotTrue(t *testing.T) {
	for state, handle := range map[order.State]func(*office, context.Context, json.RawMessage) error{
		order.AwaitingPayment: func(f *office, ctx context.Context, a json.RawMessage) error { return f.HandleExchange(ctx, a) },
		order.Expired:         func(f *office, ctx context.Context, a json.RawMessage) error { return f.HandleUnchanged(ctx, a) },
	} {
		f := newOffice(t)
		changing(t, f, state, false)
		args, err := json.Marshal(map[string]any{"order": f.records.order.ID})
		if err != nil {
			t.Fatal(err)
		}
		if err := handle(f, t.Context(), args); err != nil || len(f.postbox.mails) != 0 || f.only(t).State != notify.Dropped {
			t.Errorf("told of an order that is %s: %d mails, %v", state, len(f.postbox.mails), err)
		}
	}
	f := newOffice(t)
	changing(t, f, order.Cancelled, false)
	args, err := json.Marshal(map[string]any{"order": f.records.order.ID})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.HandleCancelled(t.Context(), args); err != nil || strings.Contains(f.postbox.mails[0].Text, "You keep") {
		t.Errorf("they are told that they keep what is gone: %v", err)
	}
}
