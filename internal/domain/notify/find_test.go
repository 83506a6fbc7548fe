package notify_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
)

// bought gives the office orders of an address: the newest last.
func (f *office) bought(states ...order.State) {
	for i, state := range states {
		o := f.records.order
		o.ID, o.Number, o.State = id.New[id.Order](), fmt.Sprintf("AAA-000%d", i+1), state
		o.CreatedAt = f.memory.now.AddDate(0, i-len(states), 0)
		f.memory.orders = append(f.memory.orders, o)
		f.records.others = append(f.records.others, o)
	}
}

// work carries out the jobs that wait to find orders.
func (f *office) work(t *testing.T) {
	t.Helper()
	for _, j := range slices.DeleteFunc(f.memory.jobs, func(j job.Job) bool { return j.Kind != notify.JobFind }) {
		if err := f.HandleFind(t.Context(), j.Args); err != nil {
			t.Fatal(err)
		}
	}
	f.memory.jobs = nil
}

func TestFind(t *testing.T) {
	f := newOffice(t)
	f.bought(order.Refunded, order.Paid)
	if err := f.Find(t.Context(), " ADA@example.org ", "192.0.2.1"); err != nil {
		t.Fatal(err)
	}
	if len(f.postbox.mails) != 0 {
		t.Fatal("the answer waits for the mail, and so tells whether there is one")
	}
	f.work(t)
	if len(f.postbox.mails) != 1 {
		t.Fatalf("%d mails", len(f.postbox.mails))
	}
	mail := f.postbox.mails[0]
	if mail.To.Email != "ada@example.org" || mail.Subject != "Your orders" {
		t.Errorf("mail to %+v, %q", mail.To, mail.Subject)
	}
	for _, o := range f.memory.orders {
		link := "https://tickets.example/orders/" + o.ID.String() + "?key="
		if !strings.Contains(mail.Text, link) || !strings.Contains(mail.HTML, link) || !strings.Contains(mail.Text, o.Number) {
			t.Errorf("the mail does not lead to %s:\n%s", o.Number, mail.Text)
		}
	}
	if !strings.Contains(mail.Text, "(refunded)") || strings.Count(mail.Text, "€90.00") != 2 || strings.Contains(mail.Text, "EUR") {
		t.Errorf("states and sums:\n%s", mail.Text)
	}
	if m := f.only(t); m.Kind != notify.Found || m.Order != f.memory.orders[1].ID || m.State != notify.Sent {
		t.Errorf("message %+v", m)
	}
}

// Whoever has no orders, or only old ones, gets no mail, and nobody is told.
func TestFindNothing(t *testing.T) {
	f := newOffice(t)
	f.bought(order.Paid)
	f.memory.orders[0].CreatedAt = f.memory.now.AddDate(0, -14, 0)
	for _, email := range []string{"ada@example.org", "nobody@example.org"} {
		if err := f.Find(t.Context(), email, "192.0.2.1"); err != nil {
			t.Errorf("%s: %v", email, err)
		}
	}
	if len(f.memory.jobs) != 2 {
		t.Errorf("%d jobs: what is done must not depend on whether there are orders", len(f.memory.jobs))
	}
	f.work(t)
	if len(f.postbox.mails)+len(f.memory.messages) != 0 {
		t.Errorf("%d mails, %d messages", len(f.postbox.mails), len(f.memory.messages))
	}
	if err := f.Find(t.Context(), "not an address", "192.0.2.1"); !errors.Is(err, account.ErrBadEmail) {
		t.Errorf("no address: %v", err)
	}
}

// An address gets few mails, whoever asks from wherever, and is told nothing
// of it; a place that asks for very many is told.
func TestFindIsLimited(t *testing.T) {
	f := newOffice(t)
	f.bought(order.Paid)
	for i := range 10 {
		if err := f.Find(t.Context(), "ada+"+fmt.Sprint(i)+"@example.org", fmt.Sprint("place ", i)); err != nil {
			t.Fatal(err)
		}
	}
	if len(f.memory.jobs) != 3 && len(f.memory.jobs) != 1 {
		t.Errorf("%d jobs for one mailbox", len(f.memory.jobs))
	}
	var err error
	for i := range 101 {
		err = f.Find(t.Context(), fmt.Sprintf("guess%d@example.org", i), "192.0.2.9")
	}
	if !errors.Is(err, notify.ErrAskedTooOften) {
		t.Errorf("after very many from one place: %v", err)
	}
}

func TestFindWithBadArguments(t *testing.T) {
	f := newOffice(t)
	if err := f.HandleFind(t.Context(), json.RawMessage(`7`)); err == nil {
		t.Error("a job that says nothing was carried out")
	}
}

// The same request for the tickets is one request.
func TestResendByKey(t *testing.T) {
	f := newOffice(t)
	key := idem.Key{Caller: [16]byte{1}, Body: [16]byte{2}}
	first, err := f.Resend(t.Context(), key, f.records.order.ID)
	if err != nil {
		t.Fatal(err)
	}
	again, err := f.Resend(t.Context(), key, f.records.order.ID)
	if err != nil || again.ID != first.ID || len(f.memory.messages) != 1 {
		t.Errorf("first %v, again %v, %d messages, %v", first.ID, again.ID, len(f.memory.messages), err)
	}
}
