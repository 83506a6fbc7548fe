package paylater_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/payment/gatewaytest"
	"frontrow/internal/provider/paylater"
)

var made = time.Date(2027, 3, 1, 18, 0, 0, 0, time.UTC)

// notes is the house's database as far as a desk needs it.
type notes struct {
	kept map[string]payment.ByHand
	fail error
}

func newNotes() *notes { return &notes{kept: map[string]payment.ByHand{}} }

func (n *notes) Update(ctx context.Context, do func(q payment.ByHandTx) error) error {
	before := maps.Clone(n.kept)
	err := errors.Join(ctx.Err(), n.fail)
	if err == nil {
		err = do(books{n})
	}
	if err != nil {
		n.kept = before
	}
	return err
}

func (n *notes) View(ctx context.Context, do func(q payment.ByHandTx) error) error {
	return n.Update(ctx, do)
}

// books is one transaction.
type books struct{ *notes }

func (books) Now() time.Time        { return made }
func (books) Enqueue(job.Job) error { return nil }
func (b books) ByHand(ref string) (payment.ByHand, bool, error) {
	h, found := b.kept[ref]
	return h, found, nil
}

func (b books) ByHandOf(o id.Order) (payment.ByHand, bool, error) {
	for _, h := range b.kept {
		if h.Order == o {
			return h, true, nil
		}
	}
	return payment.ByHand{}, false, nil
}

func (b books) ByHandMade(provider string, from, to time.Time, after string, most int) (all []payment.ByHand, err error) {
	if made.Before(from) || !made.Before(to) {
		return nil, nil
	}
	for _, ref := range slices.Sorted(maps.Keys(b.kept)) {
		if h := b.kept[ref]; h.Provider == provider && strings.Compare(ref, after) > 0 && len(all) < most {
			all = append(all, h)
		}
	}
	return all, nil
}

func (b books) AddByHand(h payment.ByHand) error                 { b.kept[h.Ref] = h; return nil }
func (b books) SaveByHand(h payment.ByHand) error                { b.kept[h.Ref] = h; return nil }
func (b books) AddByHandNote(string, payment.ByHandNote) error   { return nil }
func (b books) ByHandNotes(string) ([]payment.ByHandNote, error) { return nil, nil }

// desk is people behind a way to pay, and what they note.
func desk(n *notes, name string) paylater.Desk {
	return paylater.New(paylater.Options{Name: name, Run: n, PayTo: "DE89 3704 0044 0532 0130 00", Within: 72 * time.Hour})
}

func request() payment.Request {
	return payment.Request{
		Intent: id.New[id.Intent](), Order: id.New[id.Order](), Amount: money.Of(9000, "EUR"), Title: "Swan Lake",
		ReturnURL: "https://tickets.example.org/orders/x/return", ExpiresAt: made.Add(72 * time.Hour), Key: "create",
	}
}

func (n *notes) note(t *testing.T, ref string, do func(h *payment.ByHand) error) {
	t.Helper()
	h := n.kept[ref]
	if err := do(&h); err != nil {
		t.Fatal(err)
	}
	n.kept[ref] = h
}

// A desk keeps what every gateway promises, though people are behind it.
func TestGateway(t *testing.T) {
	gatewaytest.Test(t, func(t *testing.T) gatewaytest.Provider {
		n := newNotes()
		return gatewaytest.Provider{
			Gateway: desk(n, paylater.Transfer), Request: request(), Made: func() time.Time { return made },
			Pay: func(ref string) { n.note(t, ref, func(h *payment.ByHand) error { return h.Receive(9000) }) },
			Send: func(ref string) {
				n.note(t, ref, func(h *payment.ByHand) error { _, err := h.SendBack(); return err })
			},
		}
	})
}

// Two ways by hand keep what they were sent apart.
func TestWaysAreKeptApart(t *testing.T) {
	n := newNotes()
	transfer, counter := desk(n, paylater.Transfer), desk(n, paylater.BoxOffice)
	created, err := transfer.Create(t.Context(), request())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := counter.Fetch(t.Context(), created.Ref); !errors.Is(err, payment.ErrRefused) {
		t.Errorf("the counter knows of a transfer: %v", err)
	}
	for way, want := range map[paylater.Desk]int{transfer: 1, counter: 0} {
		if page, err := way.List(t.Context(), made, made.Add(time.Second), ""); err != nil || len(page.Items) != want {
			t.Errorf("%s lists %d, %v", way.Name(), len(page.Items), err)
		}
	}
	if w := transfer.Way(); !w.Later() || w.PayWithin != 72*time.Hour || w.Listens() != paylater.ListenFor || w.PayTo == "" {
		t.Errorf("%+v", w)
	}
}

// Money that comes in parts is taken once it is the whole; what had come when it
// was closed is taken as that.
func TestMoneyInParts(t *testing.T) {
	n := newNotes()
	d := desk(n, paylater.Transfer)
	created, err := d.Create(t.Context(), request())
	if err != nil {
		t.Fatal(err)
	}
	stands := func(want payment.Standing, amount int64) {
		t.Helper()
		if s, err := d.Fetch(t.Context(), created.Ref); err != nil || s.Standing != want || s.Amount.Minor != amount {
			t.Errorf("%+v, %v", s, err)
		}
	}
	n.note(t, created.Ref, func(h *payment.ByHand) error { return h.Receive(4000) })
	stands(payment.Open, 9000)
	if err := d.Refund(t.Context(), created.Ref, money.Of(4000, "EUR"), "too early"); !errors.Is(err, payment.ErrRefused) {
		t.Errorf("what is not taken yet goes back: %v", err)
	}
	if err := d.Void(t.Context(), created.Ref, "void"); err != nil {
		t.Fatal(err)
	}
	stands(payment.Captured, 4000)
	if err := d.Refund(t.Context(), created.Ref, money.Of(4000, "EUR"), "back"); !errors.Is(err, payment.ErrByHand) {
		t.Errorf("it is asked for: %v", err)
	}
}

// A database that fails is a provider that is silent: nobody knows what was done.
func TestSilence(t *testing.T) {
	n := newNotes()
	d := desk(n, paylater.Transfer)
	created, err := d.Create(t.Context(), request())
	if err != nil {
		t.Fatal(err)
	}
	n.fail = errors.New("disk full")
	_, made := d.Create(t.Context(), request())
	_, fetched := d.Fetch(t.Context(), created.Ref)
	_, listed := d.List(t.Context(), time.Time{}, time.Now(), "")
	for what, err := range map[string]error{
		"create": made, "fetch": fetched, "list": listed,
		"void": d.Void(t.Context(), created.Ref, "void"), "refund": d.Refund(t.Context(), created.Ref, money.Of(1, "EUR"), "back"),
	} {
		if !errors.Is(err, payment.ErrUnreachable) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
