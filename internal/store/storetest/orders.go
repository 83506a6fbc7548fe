package storetest

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/store"
)

// till is a store with orders in it.
type till struct {
	*testing.T
	db    *store.DB
	clock *clock.Fake
	run   txn.Runner[checkout.Tx]
}

func newTill(t *testing.T, open Open) *till {
	t.Helper()
	db, clk := open(t)
	return &till{t, db, clk, store.Bind(db, func(tx *store.Tx) checkout.Tx { return tx })}
}

// does runs one unit that must succeed.
func (s *till) does(fn func(q checkout.Tx) error) {
	s.Helper()
	if err := s.run.Update(s.Context(), fn); err != nil {
		s.Fatal(err)
	}
}

// order makes an order that stands at a step; change may alter it first.
func (s *till) order(step string, change func(*order.Order)) order.Order {
	s.Helper()
	show := id.New[id.Show]()
	o := order.Order{
		ID: id.New[id.Order](), Number: order.NewNumber(), Show: show, Organiser: id.New[id.Organiser](), Buyer: id.New[id.Buyer](),
		Name: "Zoë \"%_\\\" O'Neill", Email: "zoe@example.org", Language: "fr", Hold: inventory.HoldID{Show: show, No: 7}, Revision: 3,
		Lines: []pricing.Line{
			{Place: "stalls/A/12", Quantity: 1, Level: "l", Price: pricing.Price{Face: 4000, Fee: 500, Tax: 262, FeeTax: 80}},
			{Place: "floor", Area: true, Quantity: 2, Level: "m", Price: pricing.Price{Face: 1000, Tax: 65, Off: 250}},
		},
		Policy:  order.Policy{ReturnTerms: pricing.ReturnTerms{Allowed: true, Minor: 500, Whole: true}, StartsAt: s.clock.Now(), Moves: 2},
		Voucher: "SPRING", PerOrder: pricing.Charge{Fee: 238, Tax: 38}, Tax: pricing.Tax{Rule: "de-culture", Name: "MwSt", Ticket: 7_000, Fee: 19_000},
		Currency: "EUR", Deadline: s.clock.Now().Add(10 * time.Minute), State: order.AwaitingPayment, Step: step,
		CreatedAt: s.clock.Now(),
	}
	if change != nil {
		change(&o)
	}
	s.does(func(q checkout.Tx) error { return q.AddOrder(o) })
	return o
}

func (s *till) get(o id.Order) order.Order {
	s.Helper()
	found, err := order.Find(s.Context(), store.Bind(s.db, func(tx *store.Tx) order.Tx { return tx }), o)
	if err != nil {
		s.Fatal(err)
	}
	return found
}

func sameOrder(a, b order.Order) bool {
	lines := slices.Equal(a.Lines, b.Lines)
	a.Lines, b.Lines = nil, nil
	return lines && equalOrders(a, b)
}

func equalOrders(a, b order.Order) bool {
	times := a.Deadline.Equal(b.Deadline) && a.CreatedAt.Equal(b.CreatedAt) && a.PaidAt.Equal(b.PaidAt)
	a.Deadline, a.CreatedAt, a.PaidAt = b.Deadline, b.CreatedAt, b.PaidAt
	return times && a.ID == b.ID && a.Number == b.Number && a.Show == b.Show && a.Organiser == b.Organiser &&
		a.Buyer == b.Buyer && a.Name == b.Name && a.Email == b.Email && a.Language == b.Language && a.Hold == b.Hold && a.Revision == b.Revision &&
		a.Currency == b.Currency && a.State == b.State && a.Step == b.Step && a.Reason == b.Reason &&
		a.Provider == b.Provider && a.Ref == b.Ref && a.PayURL == b.PayURL && a.Declined == b.Declined
}

func orders(t *testing.T, open Open) {
	t.Run("kept as they are", func(t *testing.T) { ordersKept(newTill(t, open)) })
	t.Run("one payable for a hold", func(t *testing.T) { ordersPayable(newTill(t, open)) })
	t.Run("leases", func(t *testing.T) { orderLeases(newTill(t, open)) })
	t.Run("lists", func(t *testing.T) { orderLists(newTill(t, open)) })
	t.Run("unfinished", func(t *testing.T) { ordersUnfinished(newTill(t, open)) })
}

func ordersKept(s *till) {
	o := s.order("open", nil)
	if got := s.get(o.ID); !sameOrder(got, o) {
		s.Errorf("stored %+v, read %+v", o, got)
	}
	s.does(func(q checkout.Tx) error {
		_, found, err := q.Order(id.New[id.Order]())
		if found || err != nil {
			s.Errorf("an order nobody made: %v, %v", found, err)
		}
		byNumber, found, err := q.OrderByNumber(o.Number)
		if !found || err != nil || byNumber.ID != o.ID {
			s.Errorf("by number: %+v, %v, %v", byNumber, found, err)
		}
		for _, what := range []string{"ordered", "opened"} {
			if err := order.Note(q, o.ID, what, "A <b>sentence</b>."); err != nil {
				return err
			}
		}
		changed := o
		changed.Name, changed.Email, changed.Language = "Zoe", "zoe@example.com", "ar"
		return q.SaveOrderDetails(changed)
	})
	if got := s.get(o.ID); got.Name != "Zoe" || got.Email != "zoe@example.com" || got.Language != "ar" {
		s.Errorf("%+v", got)
	}
	s.does(func(q checkout.Tx) error {
		entries, err := q.OrderEntries(o.ID)
		if len(entries) != 2 || entries[0].What != "ordered" || entries[1].Text != "A <b>sentence</b>." || !entries[1].At.Equal(q.Now()) {
			s.Errorf("the timeline is %+v", entries)
		}
		return err
	})
	err := s.run.Update(s.Context(), func(q checkout.Tx) error {
		twin := o
		twin.ID, twin.Hold.No = id.New[id.Order](), 8
		return q.AddOrder(twin)
	})
	if !errors.Is(err, store.ErrUnique) {
		s.Errorf("two orders of one number: %v", err)
	}
}

func ordersPayable(s *till) {
	first := s.order("pay", nil)
	second := func(step string) error {
		return s.run.Update(s.Context(), func(q checkout.Tx) error {
			twin := first
			twin.ID, twin.Number, twin.Step = id.New[id.Order](), order.NewNumber(), step
			return q.AddOrder(twin)
		})
	}
	if err := second("open"); !errors.Is(err, store.ErrUnique) {
		s.Errorf("two orders of one hold wait to be paid: %v", err)
	}
	s.does(func(q checkout.Tx) error {
		found, ok, err := q.UnfinishedOrder(first.Hold)
		if !ok || err != nil || found.ID != first.ID {
			s.Errorf("of the hold: %+v, %v, %v", found, ok, err)
		}
		lease, won, err := q.TakeOrderLease(first.ID, "pay", q.Now(), true)
		if !won || err != nil {
			s.Fatalf("no lease: %v", err)
		}
		moved := first
		moved.Step = "giveback"
		_, err = q.SaveOrder(moved, lease, time.Time{})
		return err
	})
	if err := second("open"); err != nil {
		s.Errorf("after the first has moved on: %v", err)
	}
}

// returned is what was taken back of an order.
var returned = []order.Return{{Places: []int{2}, Sums: pricing.Sums{Tickets: 100, FeeTax: 3}}, {Places: []int{1}, Block: true}}

func orderLeases(s *till) {
	o := s.order("pay", nil)
	take := func(step string, seize bool) (l checkout.Lease, won bool) {
		s.Helper()
		s.does(func(q checkout.Tx) (err error) {
			l, won, err = q.TakeOrderLease(o.ID, step, q.Now().Add(time.Minute), seize)
			return err
		})
		return l, won
	}
	save := func(l checkout.Lease, step string, until time.Time) (held bool) {
		s.Helper()
		s.does(func(q checkout.Tx) (err error) {
			changed := o
			changed.Step, changed.State, changed.Reason, changed.PaidAt = step, order.Checking, "why", q.Now()
			changed.Returns = returned
			held, err = q.SaveOrder(changed, l, until)
			return err
		})
		return held
	}
	if _, won := take("open", false); won {
		s.Error("a step that the order does not stand at is won")
	}
	began := s.clock.Now()
	s.clock.Advance(time.Second)
	first, won := take("pay", false)
	if !won || !first.Since.Equal(began) || first.Step != "pay" || first.Order != o.ID {
		s.Fatalf("the first lease: %+v, %v", first, won)
	}
	if _, won := take("pay", false); won {
		s.Error("a step is won twice")
	}
	s.clock.Advance(59999 * time.Millisecond)
	if _, won := take("pay", false); won {
		s.Error("a lease ends early")
	}
	s.clock.Advance(time.Millisecond)
	second, won := take("pay", false)
	if !won || second.Fence <= first.Fence {
		s.Fatalf("after the first has ended: %+v, %v", second, won)
	}
	if save(first, "seal", time.Time{}) {
		s.Error("whoever lost the lease can still record")
	}
	if got := s.get(o.ID); got.Step != "pay" || got.Reason != "" {
		s.Errorf("and did: %+v", got)
	}
	s.clock.Advance(time.Second)
	if !save(second, "seal", s.clock.Now().Add(time.Minute)) {
		s.Fatal("the lease in force cannot record")
	}
	if got := s.get(o.ID); got.Step != "seal" || got.State != order.Checking || got.Reason != "why" || !got.PaidAt.Equal(s.clock.Now()) || !reflect.DeepEqual(got.Returns, returned) {
		s.Errorf("recorded as %+v", got)
	}
	if save(second, "capture", time.Time{}) {
		s.Error("a step is recorded twice")
	}
	if _, won := take("seal", false); won {
		s.Error("the lease did not go on for the next step")
	}
	movedAt := s.clock.Now()
	seized, won := take("seal", true)
	if !won || !seized.Since.Equal(movedAt) {
		s.Errorf("seized: %+v, %v", seized, won)
	}
	if !save(seized, "seal", time.Time{}) {
		s.Error("whoever seized it cannot record")
	}
	if last, won := take("seal", false); !won || !last.Since.Equal(movedAt) {
		s.Errorf("a step that was not left began at %s: %+v, %v", movedAt, last, won)
	}
}

func orderLists(s *till) {
	mine, others := id.New[id.Organiser](), id.New[id.Organiser]()
	show := id.New[id.Show]()
	names := []string{"Ada Lovelace", "Grace Hopper", "Ada 100%", "Under_score", `Back\slash`, "Élodie Ňová"}
	var made []order.Order
	for i, name := range names {
		made = append(made, s.order("done", func(o *order.Order) {
			o.Organiser, o.Name, o.Email = mine, name, "someone@example.org"
			o.State = []order.State{order.Paid, order.Cancelled}[i%2]
			if i < 3 {
				o.Show = show
			}
		}))
	}
	s.order("done", func(o *order.Order) { o.Organiser, o.Name = others, "Ada Foreign" })
	run := store.Bind(s.db, func(tx *store.Tx) order.Tx { return tx })
	staff := account.Actor{Role: account.RoleBoxOffice, Organiser: mine}
	for _, test := range []struct {
		filter order.Filter
		want   string // indices into names, newest first
	}{
		{order.Filter{}, "5 4 3 2 1 0"},
		{order.Filter{Text: "ada"}, "2 0"},
		{order.Filter{Text: "ADA love"}, "0"},
		{order.Filter{Text: "100%"}, "2"},
		{order.Filter{Text: "elodie nova"}, "5"},
		{order.Filter{Text: "example"}, "5 4 3 2 1 0"},
		{order.Filter{Text: "under_s"}, "3"},
		{order.Filter{Text: "nobody"}, ""},
		{order.Filter{Text: made[1].Number}, "1"},
		{order.Filter{Text: strings.ToLower(strings.ReplaceAll(made[4].Number, "-", ""))}, "4"},
		{order.Filter{State: order.Paid}, "4 2 0"},
		{order.Filter{Show: show}, "2 1 0"},
		{order.Filter{Show: show, State: order.Cancelled}, "1"},
	} {
		var got []string
		cursor := ""
		for {
			page, err := order.List(s.Context(), run, staff, test.filter, cursor, 2)
			if err != nil || len(page.Orders) > 2 {
				s.Fatalf("%+v: %d orders, %v", test.filter, len(page.Orders), err)
			}
			for _, o := range page.Orders {
				at := slices.IndexFunc(made, func(m order.Order) bool { return m.ID == o.ID })
				got = append(got, string(rune('0'+at)))
			}
			if cursor = page.Next; cursor == "" {
				break
			}
		}
		if strings.Join(got, " ") != test.want {
			s.Errorf("%+v lists %v, not %s", test.filter, got, test.want)
		}
	}
	all, err := order.List(s.Context(), run, account.Operator(), order.Filter{Text: "ada"}, "", 0)
	if err != nil || len(all.Orders) != 3 {
		s.Errorf("an admin sees %d of 3, %v", len(all.Orders), err)
	}
}

func ordersUnfinished(s *till) {
	var want []id.Order
	for _, step := range []string{"open", "done", "pay", "seal", "done", "giveback"} {
		if o := s.order(step, nil); step != "done" {
			want = append(want, o.ID)
		}
	}
	read := func(list func(q checkout.Tx, after id.Order) ([]order.Order, error)) (got []id.Order) {
		var after id.Order
		for {
			var page []order.Order
			s.does(func(q checkout.Tx) (err error) {
				page, err = list(q, after)
				return err
			})
			if len(page) == 0 {
				return got
			}
			for _, o := range page {
				got, after = append(got, o.ID), o.ID
			}
		}
	}
	got := read(func(q checkout.Tx, after id.Order) ([]order.Order, error) { return q.UnfinishedOrders(after, 3) })
	if !slices.Equal(got, want) {
		s.Errorf("unfinished are %v, not %v", got, want)
	}
	if all := read(func(q checkout.Tx, after id.Order) ([]order.Order, error) { return q.OrdersAfter(after, 4) }); len(all) != 6 {
		s.Errorf("%d of 6 orders", len(all))
	}
}

func payments(t *testing.T, open Open) {
	s := newTill(t, open)
	o := s.order("open", nil)
	other := s.order("open", nil)
	intent := payment.Intent{
		ID: id.New[id.Intent](), Order: o.ID, Provider: "testpay", Amount: o.Total(), Title: "Swan Lake", Email: o.Email,
		ExpiresAt: o.Deadline, CreatedAt: s.clock.Now(), Later: true,
	}
	s.does(func(q checkout.Tx) error { return q.AddIntent(intent) })
	intent.Ref, intent.URL, intent.Standing, intent.Declines, intent.Declined = "tp_1", "https://pay.example/tp_1", payment.Open, 2, "no"
	intent.Payment = "pi_1"
	intent.Tries, intent.RefundsFailed, intent.Elsewhere = 3, 4, 5000
	s.does(func(q checkout.Tx) error { return q.SaveIntent(intent) })
	s.does(func(q checkout.Tx) error {
		got, found, err := q.Intent(o.ID)
		if !found || err != nil || got != intent {
			s.Errorf("stored %+v, read %+v (%v, %v)", intent, got, found, err)
		}
		got, found, err = q.IntentByRef("testpay", "tp_1")
		if !found || err != nil || got.Order != o.ID {
			s.Errorf("by reference: %+v, %v, %v", got, found, err)
		}
		got, found, err = q.IntentByPayment("testpay", "pi_1")
		if _, absent, none := q.IntentByPayment("testpay", ""); !found || err != nil || got != intent || absent || none != nil {
			s.Errorf("by its other name: %+v, %v, %v", got, found, err)
		}
		for _, absent := range [][2]string{{"testpay", ""}, {"testpay", "tp_2"}, {"other", "tp_1"}} {
			if _, found, err := q.IntentByRef(absent[0], absent[1]); found || err != nil {
				s.Errorf("%q: %v, %v", absent, found, err)
			}
		}
		_, found, err = q.Intent(other.ID)
		if found {
			s.Error("an order without an intent has one")
		}
		return err
	})
	if got := s.get(o.ID); got.Ref != "tp_1" || got.PayURL != intent.URL || got.Provider != "testpay" || got.Declined != "no" {
		s.Errorf("the order reads %+v", got)
	}
	event := payment.Event{ID: "e1", Type: "payment.authorised", Ref: "tp_1", At: s.clock.Now()}
	for i, test := range []struct {
		provider, ref string
		fresh         bool
		order         id.Order
	}{{"testpay", "tp_1", true, o.ID}, {"testpay", "tp_1", false, o.ID}, {"other", "tp_1", true, id.Order{}}} {
		s.does(func(q checkout.Tx) error {
			e := event
			e.Ref = test.ref
			about, fresh, err := payment.Receive(q, test.provider, e)
			if about != test.order || fresh != test.fresh {
				s.Errorf("event %d: %v about %v", i, fresh, about)
			}
			return err
		})
	}
	// A message that names no intent of ours may name the order, of its own provider alone.
	for i, test := range []struct {
		provider string
		order    id.Order
	}{{"testpay", o.ID}, {"other", id.Order{}}} {
		s.does(func(q checkout.Tx) error {
			about, fresh, err := payment.Receive(q, test.provider, payment.Event{ID: "e2", Type: "dispute", Order: o.ID, At: s.clock.Now()})
			if about != test.order || !fresh {
				s.Errorf("message %d: %v about %v", i, fresh, about)
			}
			return err
		})
	}
	bookkeeping(s, o, other)
	moneyByHand(s, o)
}

func moneyByHand(s *till, o order.Order) {
	h := payment.ByHand{Ref: "intent_1", Provider: "transfer", Order: o.ID, Amount: o.Total()}
	s.does(func(q checkout.Tx) error { return q.AddByHand(h) })
	h.Closed, h.Received, h.ToSend, h.Sent = true, 900, 400, 300
	h.Asked = []payment.Asked{{Key: "k", UpTo: 300}, {Key: "l", UpTo: 400}}
	notes := []payment.ByHandNote{
		{At: s.clock.Now(), Staff: id.New[id.Staff](), Minor: 900, Note: "line 3"}, {At: s.clock.Now(), Minor: -300},
	}
	s.does(func(q checkout.Tx) error {
		for _, n := range notes {
			if err := q.AddByHandNote(h.Ref, n); err != nil {
				return err
			}
		}
		return q.SaveByHand(h)
	})
	s.does(func(q checkout.Tx) error {
		byRef, found, err := q.ByHand(h.Ref)
		if !found || err != nil || !reflect.DeepEqual(byRef, h) {
			s.Errorf("stored %+v, read %+v (%v, %v)", h, byRef, found, err)
		}
		for after, want := range map[string]int{"": 1, h.Ref: 0} {
			from := s.clock.Now().Add(-time.Hour)
			if made, err := q.ByHandMade(h.Provider, from, from.Add(2*time.Hour), after, 10); len(made) != want || err != nil {
				s.Errorf("after %q there are %+v, %v", after, made, err)
			}
		}
		of, found, err := q.ByHandOf(o.ID)
		if !found || err != nil || !reflect.DeepEqual(of, h) {
			s.Errorf("of the order: %+v (%v, %v)", of, found, err)
		}
		if _, found, err := q.ByHand("intent_2"); found || err != nil {
			s.Errorf("there is one that was never added (%v)", err)
		}
		got, err := q.ByHandNotes(h.Ref)
		if len(got) != 2 || got[0] != notes[0] || got[1] != notes[1] {
			s.Errorf("noted %+v, read %+v", notes, got)
		}
		return err
	})
}

func bookkeeping(s *till, o, other order.Order) {
	total := o.Total()
	s.does(func(q checkout.Tx) error { return payment.BookCapture(q, o.ID, "testpay", total) })
	s.clock.Advance(time.Second)
	for range 2 { // the second changes nothing
		s.does(func(q checkout.Tx) error { return payment.BookSale(q, o.ID, o.Bill()) })
	}
	s.does(func(q checkout.Tx) error { return payment.BookCapture(q, other.ID, "testpay", money.Of(700, "USD")) })
	s.does(func(q checkout.Tx) error {
		postings, err := q.Postings(o.ID)
		if err != nil {
			return err
		}
		if len(postings) != 2 || postings[0].Kind != payment.PostCapture || postings[1].Kind != payment.PostSale || len(postings[1].Lines) != 5 || !payment.SaleOf(postings, o.Bill()) {
			s.Errorf("booked: %+v", postings)
		}
		b, err := payment.VerifyLedger(o.ID, postings)
		if b.Captured != 6738 || b.Tickets != 6000-262-2*65 || b.Fees != 500-80+200 || b.Tax != 262+2*65+80+38 || b.Suspense != 0 {
			s.Errorf("the balance is %+v", b)
		}
		return err
	})
	err := s.run.Update(s.Context(), func(q checkout.Tx) error {
		return q.AddPosting(payment.Posting{ID: id.New[id.Posting](), Order: o.ID, Kind: payment.PostCapture, At: q.Now(), Currency: "EUR",
			Lines: []payment.Line{{Account: payment.AccountAt("testpay"), Minor: 1}, {Account: payment.AccountSuspense, Minor: -1}}})
	})
	if !errors.Is(err, store.ErrUnique) {
		s.Errorf("a second capture: %v", err)
	}
	totals, err := payment.Totals(s.Context(), store.Bind(s.db, func(tx *store.Tx) payment.Tx { return tx }))
	if err != nil || len(totals) != 2 || totals[0].Currency != "EUR" || totals[0].Captured != 6738 || totals[1].Suspense != 700 {
		s.Errorf("the totals are %+v, %v", totals, err)
	}
}
