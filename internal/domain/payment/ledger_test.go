package payment

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
)

// book is a ledger in memory.
type book struct {
	now      time.Time
	postings []Posting
}

func (b *book) View(_ context.Context, fn func(q Tx) error) error   { return fn(b) }
func (b *book) Update(_ context.Context, fn func(q Tx) error) error { return fn(b) }
func (b *book) Enqueue(job.Job) error                               { return nil }
func (b *book) Intent(id.Order) (Intent, bool, error)               { return Intent{}, false, nil }
func (b *book) AddIntent(Intent) error                              { return nil }
func (b *book) SaveIntent(Intent) error                             { return nil }

func (b *book) IntentByRef(string, string) (Intent, bool, error) { return Intent{}, false, nil }

func (b *book) IntentByPayment(string, string) (Intent, bool, error) { return Intent{}, false, nil }

func (b *book) AddProviderEvent(string, Event, id.Order) (bool, error) { return true, nil }

func (b *book) Now() time.Time {
	b.now = b.now.Add(time.Microsecond)
	return b.now
}

func (b *book) Postings(o id.Order) ([]Posting, error) {
	return slices.DeleteFunc(slices.Clone(b.postings), func(p Posting) bool { return p.Order != o }), nil
}

func (b *book) AddPosting(p Posting) error {
	b.postings = append(b.postings, p)
	return nil
}

func (b *book) LedgerSums() (sums []Sum, err error) {
	for _, p := range b.postings {
		for _, l := range p.Lines {
			sums = append(sums, Sum{p.Currency, l})
		}
	}
	return sums, nil
}

// TestBooksAreAlwaysEven books whatever comes, in any order and again and
// again: after each the order is even and so is the house, nothing is booked
// twice, and what cannot be is refused.
func TestBooksAreAlwaysEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := &book{now: time.Unix(1_800_000_000, 0)}
		orders := []id.Order{id.New[id.Order](), id.New[id.Order]()}
		total := money.Of(rapid.Int64Range(0, 1<<40).Draw(t, "total"), "EUR")
		fees := rapid.Int64Range(0, total.Minor).Draw(t, "fees")
		bill := pricing.Bill{Currency: "EUR", Tax: pricing.Tax{Rule: "de-culture", Ticket: rapid.SampledFrom([]int64{7_000, 19_000}).Draw(t, "rate"), Fee: 19_000},
			PerOrder: pricing.Charge{Fee: fees, Tax: fees / 5},
			Lines:    []pricing.Line{{Quantity: 1, Price: pricing.Price{Face: total.Minor - fees, Tax: (total.Minor - fees) / 10}}}}
		for range rapid.IntRange(1, 12).Draw(t, "bookings") {
			o := rapid.SampledFrom(orders).Draw(t, "order")
			before := len(b.postings)
			var err error
			kind := rapid.SampledFrom([]PostingKind{PostCapture, PostSale, PostReturn, PostRefund}).Draw(t, "kind")
			switch kind {
			case PostCapture:
				err = BookCapture(b, o, "testpay", total)
			case PostSale:
				err = BookSale(b, o, bill)
			case PostReturn:
				err = BookReturn(b, o, 1, bill, bill.Sums(), pricing.Sums{})
			case PostRefund:
				err = BookRefund(b, o, 1, total)
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(b.postings) > before+1 {
				t.Fatalf("%s made %d postings", kind, len(b.postings)-before)
			}
			for _, o := range orders {
				balance, err := BalanceOf(b, o)
				if err != nil || !balance.Even() {
					t.Fatalf("%+v, %v", balance, err)
				}
			}
			totals, err := Totals(context.Background(), b)
			if err != nil || slices.ContainsFunc(totals, func(b Balance) bool { return !b.Even() }) {
				t.Fatalf("%+v, %v", totals, err)
			}
		}
	})
}

func TestBookingAnotherAmountIsRefused(t *testing.T) {
	b := &book{}
	o := id.New[id.Order]()
	if err := BookCapture(b, o, "testpay", money.Of(100, "EUR")); err != nil {
		t.Fatal(err)
	}
	for _, other := range []error{
		BookCapture(b, o, "testpay", money.Of(101, "EUR")),
		BookCapture(b, o, "testpay", money.Of(100, "USD")),
		BookCapture(b, o, "stripe", money.Of(100, "EUR")),
	} {
		if other == nil {
			t.Error("a second capture is booked")
		}
	}
	if len(b.postings) != 1 {
		t.Errorf("%d postings", len(b.postings))
	}
}

func TestVerifyLedger(t *testing.T) {
	o := id.New[id.Order]()
	at := time.Unix(1_800_000_000, 0)
	posting := func(kind PostingKind, lines ...Line) Posting {
		at = at.Add(time.Second)
		return Posting{ID: id.New[id.Posting](), Order: o, Kind: kind, At: at, Currency: "EUR", Lines: lines}
	}
	capture := posting(PostCapture, Line{AccountAt("testpay"), 100}, Line{AccountSuspense, -100})
	sale := posting(PostSale, Line{AccountSuspense, 100}, Line{AccountTickets, -90}, Line{AccountFees, -10})
	back := posting(PostReturn, Line{AccountTickets, 90}, Line{AccountFees, 10}, Line{AccountSuspense, -100})
	refund := posting(PostRefund, Line{AccountSuspense, 100}, Line{AccountRefunded, -100})
	dollars, foreign, uneven, unknown, nowhere := sale, sale, sale, sale, sale
	dollars.Currency = "USD"
	foreign.Order = id.New[id.Order]()
	uneven.Lines = []Line{{AccountSuspense, 100}, {AccountTickets, -99}}
	unknown.Kind = "gift"
	nowhere.Lines = []Line{{AccountSuspense, 100}, {"pocket", -100}}
	early := refund
	early.At = capture.At.Add(-time.Second)
	more := refund
	more.Lines = []Line{{AccountSuspense, 101}, {AccountRefunded, -101}}

	for name, test := range map[string]struct {
		postings []Posting
		want     Balance
		wrong    bool
	}{
		"nothing":             {},
		"captured":            {postings: []Posting{capture}, want: Balance{Currency: "EUR", Captured: 100, Suspense: 100}},
		"sold":                {postings: []Posting{sale, capture}, want: Balance{Currency: "EUR", Captured: 100, Tickets: 90, Fees: 10}},
		"refunded":            {postings: []Posting{capture, sale, back, refund}, want: Balance{Currency: "EUR", Captured: 100, Refunded: 100}},
		"sold, not captured":  {postings: []Posting{sale}, wrong: true},
		"refunded first":      {postings: []Posting{early, capture}, wrong: true},
		"refunded while sold": {postings: []Posting{capture, sale, refund}, wrong: true},
		"too much refunded":   {postings: []Posting{capture, more}, wrong: true},
		"captured twice":      {postings: []Posting{capture, capture}, wrong: true},
		"out by one":          {postings: []Posting{capture, uneven}, wrong: true},
		"unknown kind":        {postings: []Posting{capture, unknown}, wrong: true},
		"unknown account":     {postings: []Posting{capture, nowhere}, wrong: true},
		"another order's":     {postings: []Posting{capture, foreign}, wrong: true},
		"two currencies":      {postings: []Posting{capture, dollars}, wrong: true},
	} {
		got, err := VerifyLedger(o, test.postings)
		if test.wrong != errors.Is(err, ErrLedger) || (err != nil) != test.wrong {
			t.Errorf("%s: %v", name, err)
		}
		if !test.wrong && got != test.want {
			t.Errorf("%s: %+v, not %+v", name, got, test.want)
		}
	}
}

func TestHeard(t *testing.T) {
	i := Intent{Standing: Open, Declines: 1}
	for _, test := range []struct {
		status Status
		want   bool
	}{
		{Status{Standing: Open, Declines: 1}, false},
		{Status{Standing: Open, Declines: 2, Declined: "no"}, true},
		{Status{Standing: Authorised, Declines: 2}, false},
	} {
		if got := i.Heard(test.status); got != test.want || i.Standing != test.status.Standing || i.Declined != test.status.Declined {
			t.Errorf("%+v: %v, %+v", test.status, got, i)
		}
	}
}
