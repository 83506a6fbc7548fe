package notify_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/base/locale"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

// memory is a store that fits in a test: a unit of work that fails leaves it
// as it was.
type memory struct {
	now      time.Time
	messages []notify.Message
	jobs     []job.Job
	timeline []order.Entry
	orders   []order.Order
	keys     map[idem.Key][]byte
	asks     map[string]int
	fail     error // what the next Update ends in, instead of a commit
}

func (m *memory) Update(_ context.Context, fn func(q notify.Tx) error) error {
	messages, jobs, timeline := slices.Clone(m.messages), len(m.jobs), len(m.timeline)
	err := fn(m)
	if err == nil && m.fail != nil {
		err, m.fail = m.fail, nil
	}
	if err != nil {
		m.messages, m.jobs, m.timeline = messages, m.jobs[:jobs], m.timeline[:timeline]
	}
	return err
}

func (m *memory) View(_ context.Context, fn func(q notify.Tx) error) error { return fn(m) }
func (m *memory) Now() time.Time                                           { return m.now }

func (m *memory) Enqueue(j job.Job) error {
	for _, waiting := range m.jobs {
		if waiting.Kind == j.Kind && waiting.Key == j.Key {
			return nil
		}
	}
	m.jobs = append(m.jobs, j)
	return nil
}

func (m *memory) Message(message id.Message) (notify.Message, error) {
	for _, one := range m.messages {
		if one.ID == message {
			return one, nil
		}
	}
	return notify.Message{}, notify.ErrNoMessage
}

func (m *memory) MessagesOfOrder(o id.Order) (found []notify.Message, err error) {
	for _, one := range m.messages {
		if one.Order == o {
			found = append(found, one)
		}
	}
	return found, nil
}

func (m *memory) AddMessage(message notify.Message) error {
	for _, one := range m.messages {
		if one.Order == message.Order && one.Kind == message.Kind && one.No == message.No {
			return errors.New("not unique")
		}
	}
	m.messages = append(m.messages, message)
	return nil
}

func (m *memory) SaveMessage(message notify.Message) error {
	for i := range m.messages {
		if m.messages[i].ID == message.ID {
			m.messages[i] = message
			return nil
		}
	}
	return notify.ErrNoMessage
}

func (m *memory) OrdersOfMailbox(email string, since time.Time, most int) (found []order.Order, err error) {
	for _, o := range slices.Backward(m.orders) {
		if strings.EqualFold(o.Email, email) && !o.CreatedAt.Before(since) && len(found) < most {
			found = append(found, o)
		}
	}
	return found, nil
}

func (m *memory) CountAsk(digest string, now, _ time.Time) (int, time.Time, error) {
	if m.asks == nil {
		m.asks = map[string]int{}
	}
	m.asks[digest]++
	return m.asks[digest], now, nil
}

func (m *memory) Recall(k idem.Key) ([]byte, bool, error) {
	answer, found := m.keys[k]
	return answer, found, nil
}

func (m *memory) Remember(k idem.Key, answer []byte) error {
	if m.keys == nil {
		m.keys = map[idem.Key][]byte{}
	}
	m.keys[k] = answer
	return nil
}

func (m *memory) AddOrderEntry(_ id.Order, e order.Entry) error {
	m.timeline = append(m.timeline, e)
	return nil
}

// records is one order and what belongs to it.
type records struct {
	order   order.Order
	others  []order.Order
	tickets []ticket.Ticket
	view    catalog.ShowView
	papers  []paper.Paper
}

func (r *records) Order(_ context.Context, o id.Order) (order.Order, error) {
	for _, other := range r.others {
		if other.ID == o {
			return other, nil
		}
	}
	if o != r.order.ID {
		return order.Order{}, order.ErrNoOrder
	}
	return r.order, nil
}

func (r *records) TicketsOf(context.Context, id.Order) ([]ticket.Ticket, error) {
	return r.tickets, nil
}
func (r *records) Papers(context.Context, order.Order) (sheets []paper.Sheet, err error) {
	for _, p := range r.papers {
		sheets = append(sheets, paper.Sheet{Paper: p})
	}
	return sheets, nil
}
func (r *records) SeatLogHead(context.Context, order.Order) (string, error) {
	return "FRH1-0123", nil
}
func (r *records) Show(context.Context, id.Show) (catalog.ShowView, error) { return r.view, nil }
func (r *records) Plan(context.Context, seating.Hash) (*seating.Plan, error) {
	return &seating.Plan{}, nil
}

// printer gives files that say what went in.
type printer struct{ printed []ticket.Sheet }

func (p *printer) Tickets(sheets []ticket.Sheet) ([]byte, error) {
	p.printed = sheets
	return []byte("pdf"), nil
}

func (p *printer) Paper(sheet paper.Sheet) ([]byte, error) {
	return []byte("pdf of " + sheet.Number()), nil
}

func (p *printer) Calendar(_ catalog.ShowView, link string, _ *locale.Locale) ([]byte, error) {
	return []byte("calendar " + link), nil
}

// postbox takes mails, or does what the test wants with the next one.
type postbox struct {
	mails []notify.Mail
	next  func(notify.Mail) error
}

func (p *postbox) Send(_ context.Context, m notify.Mail) error {
	if next := p.next; next != nil {
		p.next = nil
		if err := next(m); err != nil {
			return err
		}
	}
	p.mails = append(p.mails, m)
	return nil
}

// office is the service with everything around it.
type office struct {
	*notify.Service
	memory  *memory
	records *records
	printer *printer
	postbox *postbox
}

var secret = []byte("a secret of the house")

func newOffice(t *testing.T) *office {
	t.Helper()
	start := time.Date(2026, 10, 24, 17, 30, 0, 0, time.UTC)
	o := order.Order{
		ID: id.New[id.Order](), Number: "K7M-4XQ2", Show: id.New[id.Show](),
		Name: "Ada Byron", Email: "ada@example.org", Currency: "EUR", State: order.Paid,
		Lines: []pricing.Line{
			{Place: "stalls/A/12", Quantity: 1, Price: pricing.Price{Face: 4000, Fee: 500}},
			{Place: "pit", Area: true, Quantity: 2, Price: pricing.Price{Face: 2000, Fee: 250}},
		},
	}
	f := &office{
		memory: &memory{now: start.Add(-1000 * time.Hour)},
		records: &records{
			order: o,
			view: catalog.ShowView{
				Show:      catalog.Show{ID: o.Show, StartsAt: start, DoorsAt: start.Add(-time.Hour)},
				Event:     catalog.Event{Title: "Winterreise"},
				Venue:     catalog.Venue{Name: "Haus am See", Address: "Ufer 1", City: "Berlin", TimeZone: "Europe/Berlin"},
				Organiser: catalog.Organiser{Name: "Seeufer", Email: "hallo@seeufer.example", Accent: "#0f766e"},
			},
		},
		printer: &printer{},
		postbox: &postbox{},
	}
	for i, place := range []string{"stalls/A/12", "pit", "pit"} {
		f.records.tickets = append(f.records.tickets, ticket.Ticket{ID: id.New[id.Ticket](), Order: o.ID, Place: place, Area: i > 0, Serial: i + 1, State: ticket.Valid})
	}
	f.Service = notify.NewService(notify.Options{
		Run: f.memory, Records: f.records, Printer: f.printer, Mailer: f.postbox,
		PublicURL: "https://tickets.example/", Secret: secret,
	})
	return f
}

func (f *office) only(t *testing.T) notify.Message {
	t.Helper()
	if len(f.memory.messages) != 1 {
		t.Fatalf("%d messages, want 1: %+v", len(f.memory.messages), f.memory.messages)
	}
	return f.memory.messages[0]
}

// interrupted are records that let something else happen before the first look
// at a show.
type interrupted struct {
	*records
	then func()
}

func (r *interrupted) Show(ctx context.Context, show id.Show) (catalog.ShowView, error) {
	if then := r.then; then != nil {
		r.then = nil
		then()
	}
	return r.records.Show(ctx, show)
}
