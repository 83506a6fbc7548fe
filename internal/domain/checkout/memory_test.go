package checkout_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/ticket"
)

// memory is a store without a disk, for the thousands of runs that a disk
// would make slow. What the real one does is checked by package storetest.
type memory struct {
	mu    sync.Mutex
	clock *clock.Fake
	fuse  *fuse
	kept  tables

	process int // that is running, and has what leases are taken
}

type tables struct {
	orders   map[id.Order]orderRow
	entries  map[id.Order][]order.Entry
	intents  map[id.Order]payment.Intent
	events   map[string]bool
	byHand   map[string]payment.ByHand
	notes    map[string][]payment.ByHandNote
	postings map[id.Order][]payment.Posting
	tickets  map[id.Ticket]ticket.Ticket
	keys     map[[16]byte]keyRow
	jobs     []job.Job
	papers   []paper.Paper
	billing  map[id.Order]paper.Billing
	runs     runTables
	series   map[string]int64
	show     catalog.ShowView
	issuer   paper.Issuer
	matters  map[id.Matter]payment.Matter
	compared map[string]payment.Comparison
	listed   map[string]int64
}

type orderRow struct {
	order.Order
	since, lease time.Time
	leaseBy      int // process
	fence        int64
}

type keyRow struct {
	body   [16]byte
	answer []byte
}

func newMemory(clk *clock.Fake, f *fuse) *memory {
	return &memory{clock: clk, fuse: f, kept: tables{
		runs:   newRunTables(),
		orders: map[id.Order]orderRow{}, entries: map[id.Order][]order.Entry{}, intents: map[id.Order]payment.Intent{},
		events: map[string]bool{}, postings: map[id.Order][]payment.Posting{}, tickets: map[id.Ticket]ticket.Ticket{},
		series: map[string]int64{}, billing: map[id.Order]paper.Billing{},
		keys: map[[16]byte]keyRow{}, byHand: map[string]payment.ByHand{}, notes: map[string][]payment.ByHandNote{}, matters: map[id.Matter]payment.Matter{},
		compared: map[string]payment.Comparison{}, listed: map[string]int64{},
	}}
}

func (t tables) clone() tables {
	return tables{
		orders: maps.Clone(t.orders), entries: maps.Clone(t.entries), intents: maps.Clone(t.intents),
		events: maps.Clone(t.events), postings: maps.Clone(t.postings), tickets: maps.Clone(t.tickets),
		runs: t.runs.clone(), papers: slices.Clone(t.papers), billing: maps.Clone(t.billing), series: maps.Clone(t.series), show: t.show, issuer: t.issuer,
		keys: maps.Clone(t.keys), byHand: maps.Clone(t.byHand), notes: maps.Clone(t.notes), matters: maps.Clone(t.matters), compared: maps.Clone(t.compared), listed: maps.Clone(t.listed), jobs: slices.Clone(t.jobs),
	}
}

// Update keeps all of fn's work or nothing. The fuse may burn before the
// commit and after it.
func (m *memory) Update(_ context.Context, fn func(q checkout.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	tx := &memTx{t: m.kept.clone(), now: m.clock.Now(), process: m.process}
	if err := fn(tx); err != nil {
		return err
	}
	if err := m.fuse.burn("before commit"); err != nil {
		return err
	}
	m.kept = tx.t
	return m.fuse.burn("after commit")
}

func (m *memory) View(_ context.Context, fn func(q checkout.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return fn(&memTx{t: m.kept.clone(), now: m.clock.Now()})
}

// bury ends the leases of a process, and has others go on with its orders.
func (m *memory) bury(process int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for o, r := range m.kept.orders {
		if r.leaseBy != process || !r.lease.After(m.clock.Now()) {
			continue
		}
		r.lease = time.Time{}
		m.kept.orders[o] = r
		for i, j := range m.kept.jobs {
			if j.Kind == checkout.JobResume && j.Key == o.String() {
				m.kept.jobs[i].RunAt = m.clock.Now()
			}
		}
	}
}

// unfinished gives the orders whose saga has not ended.
func (m *memory) unfinished() (all []id.Order) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for o, r := range m.kept.orders {
		if r.Step != "done" {
			all = append(all, o)
		}
	}
	return all
}

// due takes the jobs of a kind that are due.
func (m *memory) due(kind string) (due []job.Job) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.clock.Now()
	m.kept.jobs = slices.DeleteFunc(slices.Clone(m.kept.jobs), func(j job.Job) bool {
		mine := j.Kind == kind && !j.RunAt.After(now)
		if mine {
			due = append(due, j)
		}
		return mine
	})
	return due
}

// next is when the next job of a kind is due.
func (m *memory) next(kind string) (at time.Time, found bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, j := range m.kept.jobs {
		if j.Kind == kind && (!found || j.RunAt.Before(at)) {
			at, found = j.RunAt, true
		}
	}
	return at, found
}

type memTx struct {
	t       tables
	now     time.Time
	process int
}

var _ checkout.Tx = (*memTx)(nil)

func (tx *memTx) Now() time.Time { return tx.now }

func (tx *memTx) DropJob(kind, key string) error {
	tx.t.jobs = slices.DeleteFunc(tx.t.jobs, func(j job.Job) bool { return j.Kind == kind && j.Key == key && key != "" })
	return nil
}

func (tx *memTx) Enqueue(j job.Job) error {
	if j.RunAt.IsZero() {
		j.RunAt = tx.now
	}
	j.RunAt = j.RunAt.Truncate(time.Microsecond)
	for i, waiting := range tx.t.jobs {
		if j.Key != "" && waiting.Kind == j.Kind && waiting.Key == j.Key {
			if j.RunAt.Before(waiting.RunAt) {
				tx.t.jobs[i].RunAt = j.RunAt
			}
			return nil
		}
	}
	tx.t.jobs = append(tx.t.jobs, j)
	return nil
}

func (tx *memTx) Recall(k idem.Key) ([]byte, bool, error) {
	row, found := tx.t.keys[k.Caller]
	if found && row.body != k.Body {
		return nil, false, idem.ErrKeyReused
	}
	return row.answer, found, nil
}

func (tx *memTx) Remember(k idem.Key, answer []byte) error {
	tx.t.keys[k.Caller] = keyRow{k.Body, answer}
	return nil
}

// joined gives an order as the real store does, with what its intent knows.
func (tx *memTx) joined(r orderRow) order.Order {
	o, i := r.Order, tx.t.intents[r.ID]
	o.Provider, o.Ref, o.PayURL, o.Declined, o.Later = i.Provider, i.Ref, i.URL, i.Declined, i.Later
	return o
}

func (tx *memTx) all(keep func(orderRow) bool) (orders []order.Order) {
	for _, r := range tx.t.orders {
		if keep(r) {
			orders = append(orders, tx.joined(r))
		}
	}
	slices.SortFunc(orders, func(a, b order.Order) int { return cmp.Compare(a.ID.String(), b.ID.String()) })
	return orders
}

func (tx *memTx) Order(o id.Order) (order.Order, bool, error) {
	r, found := tx.t.orders[o]
	return tx.joined(r), found, nil
}

func (tx *memTx) OrderByNumber(number string) (order.Order, bool, error) {
	found := tx.all(func(r orderRow) bool { return r.Number == number })
	if len(found) == 0 {
		return order.Order{}, false, nil
	}
	return found[0], true, nil
}

func (tx *memTx) StuckOrders(id.Organiser, id.Show, time.Time, int) ([]order.Order, error) {
	panic("checkout lists no orders for people")
}

func (tx *memTx) Orders(order.Query) ([]order.Order, error) {
	panic("no test of this package lists orders")
}

func (tx *memTx) OrderEntries(o id.Order) ([]order.Entry, error) { return tx.t.entries[o], nil }

func (tx *memTx) AddOrderEntry(o id.Order, e order.Entry) error {
	tx.t.entries[o] = append(slices.Clone(tx.t.entries[o]), e)
	return nil
}

func (tx *memTx) AddOrder(o order.Order) error {
	waiting := func(step string) bool { return step == "open" || step == "pay" }
	for _, r := range tx.t.orders {
		if r.Number == o.Number || r.Hold == o.Hold && waiting(r.Step) && waiting(o.Step) {
			return fmt.Errorf("%s cannot stand beside %s", o.ID, r.ID)
		}
	}
	tx.t.orders[o.ID] = orderRow{Order: o, since: tx.now}
	return nil
}

func (tx *memTx) SaveOrderDetails(o order.Order) error {
	r := tx.t.orders[o.ID]
	r.Name, r.Email, r.Language = o.Name, o.Email, o.Language
	tx.t.orders[o.ID] = r
	return nil
}

func (tx *memTx) UnfinishedOrder(hold inventory.HoldID) (order.Order, bool, error) {
	found := tx.all(func(r orderRow) bool { return r.Hold == hold && r.Step != "done" })
	if len(found) == 0 {
		return order.Order{}, false, nil
	}
	return found[len(found)-1], true, nil
}

func (tx *memTx) UnfinishedOrders(after id.Order, most int) ([]order.Order, error) {
	found := tx.all(func(r orderRow) bool { return r.Step != "done" && r.ID.String() > after.String() })
	return found[:min(most, len(found))], nil
}

func (tx *memTx) OrdersAfter(after id.Order, most int) ([]order.Order, error) {
	found := tx.all(func(r orderRow) bool { return r.ID.String() > after.String() })
	return found[:min(most, len(found))], nil
}

func (tx *memTx) TakeOrderLease(o id.Order, step string, until time.Time, seize bool) (checkout.Lease, bool, error) {
	r, found := tx.t.orders[o]
	if !found || r.Step != step || !seize && r.lease.After(tx.now) {
		return checkout.Lease{}, false, nil
	}
	r.fence++
	r.lease, r.leaseBy = until, tx.process
	tx.t.orders[o] = r
	return checkout.Lease{Order: o, Step: step, Fence: r.fence, Since: r.since}, true, nil
}

func (tx *memTx) SaveOrder(o order.Order, l checkout.Lease, until time.Time) (bool, error) {
	r := tx.t.orders[o.ID]
	if r.Step != l.Step || r.fence != l.Fence {
		return false, nil
	}
	if r.Step != o.Step {
		r.since = tx.now
	}
	r.State, r.Reason, r.PaidAt, r.Step, r.Deadline, r.Returns, r.lease = o.State, o.Reason, o.PaidAt, o.Step, o.Deadline, o.Returns, until
	tx.t.orders[o.ID] = r
	return true, nil
}

func (tx *memTx) Intent(o id.Order) (payment.Intent, bool, error) {
	i, found := tx.t.intents[o]
	return i, found, nil
}

func (tx *memTx) IntentByRef(provider, ref string) (payment.Intent, bool, error) {
	for _, i := range tx.t.intents {
		if i.Provider == provider && i.Ref == ref && ref != "" {
			return i, true, nil
		}
	}
	return payment.Intent{}, false, nil
}

func (tx *memTx) AddIntent(i payment.Intent) error {
	tx.t.intents[i.Order] = i
	return nil
}

func (tx *memTx) SaveIntent(i payment.Intent) error { return tx.AddIntent(i) }

func (tx *memTx) AddProviderEvent(provider string, e payment.Event, _ id.Order) (bool, error) {
	fresh := !tx.t.events[provider+" "+e.ID]
	tx.t.events[provider+" "+e.ID] = true
	return fresh, nil
}

func (tx *memTx) Postings(o id.Order) ([]payment.Posting, error) {
	return slices.Clone(tx.t.postings[o]), nil
}

func (tx *memTx) AddPosting(p payment.Posting) error {
	for _, booked := range tx.t.postings[p.Order] {
		if booked.Kind == p.Kind {
			return fmt.Errorf("%s is booked twice for %s", p.Kind, p.Order)
		}
	}
	tx.t.postings[p.Order] = append(slices.Clone(tx.t.postings[p.Order]), p)
	return nil
}

func (tx *memTx) LedgerSums() (sums []payment.Sum, err error) {
	for _, postings := range tx.t.postings {
		for _, p := range postings {
			for _, l := range p.Lines {
				sums = append(sums, payment.Sum{Currency: p.Currency, Line: l})
			}
		}
	}
	return sums, nil
}

func (tx *memTx) TicketsOfOrder(o id.Order) (tickets []ticket.Ticket, err error) {
	for _, t := range tx.t.tickets {
		if t.Order == o {
			tickets = append(tickets, t)
		}
	}
	slices.SortFunc(tickets, func(a, b ticket.Ticket) int { return a.Serial - b.Serial })
	return tickets, nil
}

func (tx *memTx) Ticket(t id.Ticket) (ticket.Ticket, error) {
	found, ok := tx.t.tickets[t]
	if !ok {
		return found, ticket.ErrNoTicket
	}
	return found, nil
}

func (tx *memTx) AddTicket(t ticket.Ticket) error {
	tx.t.tickets[t.ID] = t
	return nil
}

func (tx *memTx) SetTicketState(t id.Ticket, s ticket.State) error {
	found := tx.t.tickets[t]
	found.State = s
	tx.t.tickets[t] = found
	return nil
}

func (tx *memTx) ByHand(ref string) (payment.ByHand, bool, error) {
	h, found := tx.t.byHand[ref]
	return h, found, nil
}

func (tx *memTx) ByHandOf(o id.Order) (payment.ByHand, bool, error) {
	for _, h := range tx.t.byHand {
		if h.Order == o {
			return h, true, nil
		}
	}
	return payment.ByHand{}, false, nil
}

func (tx *memTx) ByHandMade(provider string, _, _ time.Time, after string, most int) (made []payment.ByHand, err error) {
	for _, h := range tx.t.byHand {
		if h.Provider == provider && h.Ref > after {
			made = append(made, h)
		}
	}
	slices.SortFunc(made, func(a, b payment.ByHand) int { return cmp.Compare(a.Ref, b.Ref) })
	return made[:min(most, len(made))], nil
}

func (tx *memTx) AddByHand(h payment.ByHand) error {
	tx.t.byHand[h.Ref] = h
	return nil
}

func (tx *memTx) SaveByHand(h payment.ByHand) error { return tx.AddByHand(h) }

func (tx *memTx) AddByHandNote(ref string, n payment.ByHandNote) error {
	tx.t.notes[ref] = append(slices.Clone(tx.t.notes[ref]), n)
	return nil
}

func (tx *memTx) ByHandNotes(ref string) ([]payment.ByHandNote, error) { return tx.t.notes[ref], nil }

func (tx *memTx) IntentByPayment(provider, name string) (i payment.Intent, found bool, err error) {
	for _, one := range tx.t.intents {
		if one.Provider == provider && one.Payment == name && name != "" {
			i, found = one, true
		}
	}
	return i, found, nil
}

func (tx *memTx) AddMatter(m payment.Matter) (bool, error) {
	for _, known := range tx.t.matters {
		if known.Kind == m.Kind && known.Subject == m.Subject {
			return false, nil
		}
	}
	tx.t.matters[m.ID] = m
	return true, nil
}

func (tx *memTx) Matter(m id.Matter) (payment.Matter, bool, error) {
	found, ok := tx.t.matters[m]
	return found, ok, nil
}

func (tx *memTx) SaveMatter(m payment.Matter) error {
	tx.t.matters[m.ID] = m
	return nil
}

func (tx *memTx) OpenMatters(organiser id.Organiser, o id.Order, after id.Matter, most int) (open []payment.Matter, err error) {
	for _, m := range tx.t.matters {
		if m.Open() && (organiser.IsZero() || m.Organiser == organiser) && (o.IsZero() || m.Order == o) && m.ID.String() > after.String() {
			open = append(open, m)
		}
	}
	slices.SortFunc(open, func(a, b payment.Matter) int { return cmp.Compare(a.ID.String(), b.ID.String()) })
	return open[:min(len(open), most)], nil
}

func (tx *memTx) ReviveJob(id.Job) error { panic("no job is given up here") }

func (tx *memTx) MatterOf(kind payment.MatterKind, subject string) (found payment.Matter, ok bool, err error) {
	for _, m := range tx.t.matters {
		if m.Kind == kind && m.Subject == subject {
			found, ok = m, true
		}
	}
	return found, ok, nil
}
