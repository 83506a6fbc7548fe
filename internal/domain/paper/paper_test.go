package paper_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/pricing"
)

// memory is a transaction that fits in a test.
type memory struct {
	now    time.Time
	show   catalog.ShowView
	issuer paper.Issuer
	bill   paper.Billing
	last   map[string]int64
	papers []paper.Paper
}

func newMemory() *memory {
	return &memory{
		now: time.Date(2026, 12, 31, 23, 30, 0, 0, time.UTC), last: map[string]int64{},
		show: catalog.ShowView{
			Organiser: catalog.Organiser{Name: "House", Email: "box@house.example", Accent: "#123456"},
			Event:     catalog.Event{Title: "Swan Lake"},
			Venue:     catalog.Venue{Name: "Hall", City: "Berlin", TimeZone: "Europe/Berlin"},
		},
	}
}

func (m *memory) Now() time.Time                                     { return m.now }
func (m *memory) Enqueue(job.Job) error                              { return nil }
func (m *memory) Organiser(id.Organiser) (catalog.Organiser, error)  { return m.show.Organiser, nil }
func (m *memory) Show(id.Show) (catalog.Show, error)                 { return m.show.Show, nil }
func (m *memory) Event(id.Event) (catalog.Event, error)              { return m.show.Event, nil }
func (m *memory) Venue(id.Venue) (catalog.Venue, error)              { return m.show.Venue, nil }
func (m *memory) PaperIssuer(id.Organiser) (paper.Issuer, error)     { return m.issuer, nil }
func (m *memory) PaperBilling(id.Order) (paper.Billing, error)       { return m.bill, nil }
func (m *memory) SavePaperBilling(_ id.Order, b paper.Billing) error { m.bill = b; return nil }
func (m *memory) PapersOfOrder(id.Order) ([]paper.Paper, error)      { return m.papers, nil }

func (m *memory) NextPaperNo(_ id.Organiser, series string) (int64, error) {
	m.last[series]++
	return m.last[series], nil
}

func (m *memory) AddPaper(p paper.Paper) error {
	m.papers = append(m.papers, p)
	return nil
}

var complete = paper.Issuer{Name: "House Ltd", Address: "1 Road\nTown", TaxNumber: "DE 1", Prefix: "HL"}

func sold(face int64) order.Order {
	return order.Order{
		ID: id.New[id.Order](), Number: "K7M-4XQ2", Name: "Ada", Email: "ada@example.org", Language: "de", Currency: "EUR", Provider: "testpay",
		Lines: []pricing.Line{{Place: "s/A/1", Quantity: 1, Price: pricing.Price{Face: face}}},
	}
}

func TestWhichPaper(t *testing.T) {
	for name, c := range map[string]struct {
		issuer paper.Issuer
		face   int64
		want   string
	}{
		"who said who they are":        {complete, 4000, "HL-INV-2027-000001"}, // the year is that of the venue
		"who did not":                  {paper.Issuer{}, 4000, "REC-2027-000001"},
		"who left out the tax":         {paper.Issuer{Name: "House Ltd", Address: "1 Road"}, 4000, "REC-2027-000001"},
		"where nothing was to pay":     {complete, 0, ""},
		"where it was a small sum":     {complete, 1, "HL-INV-2027-000001"},
		"who has nothing but a prefix": {paper.Issuer{Prefix: "A"}, 4000, "A-REC-2027-000001"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMemory()
			m.issuer = c.issuer
			o := sold(c.face)
			for range 2 { // the step may be repeated
				if err := paper.Sold(m, o); err != nil {
					t.Fatal(err)
				}
			}
			got := ""
			for _, p := range m.papers {
				got += p.Number()
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestWhatStandsOnItIsFrozen(t *testing.T) {
	m, o := newMemory(), sold(4000)
	m.issuer = complete
	if err := paper.Sold(m, o); err != nil {
		t.Fatal(err)
	}
	got := m.papers[0].Content
	if got.From != (paper.From{Name: "House Ltd", Address: "1 Road\nTown", TaxNumber: "DE 1", Email: "box@house.example", Accent: "#123456"}) ||
		got.To != (paper.To{Name: "Ada", Email: "ada@example.org"}) || got.Show.Title != "Swan Lake" || got.Order != o.Number || got.PaidWith != "testpay" || got.Language != "de" {
		t.Errorf("%+v", got)
	}
}

func TestCreditNotes(t *testing.T) {
	m, o := newMemory(), sold(4000)
	if err := paper.Returned(m, o, paper.CauseReturn, paper.LinesOf(o.Bill())); err != nil || len(m.papers) != 0 {
		t.Fatalf("what was sold before there were numbers: %+v, %v", m.papers, err)
	}
	if err := paper.Sold(m, o); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := paper.Returned(m, o, paper.CauseReturn, paper.LinesOf(o.Bill())); err != nil {
			t.Fatal(err)
		}
	}
	if len(m.papers) != 2 || m.papers[1].Number() != "CRN-2027-000001" || m.papers[1].Content.Corrects != "REC-2027-000001" {
		t.Errorf("%+v", m.papers)
	}
	if net, err := paper.Net(m.papers); err != nil || net != (pricing.Sums{}) {
		t.Errorf("together they come to %+v, %v", net, err)
	}
}

func TestGapsAreTold(t *testing.T) {
	for _, s := range []paper.Series{
		{Last: 3, Count: 2, First: 1, Most: 3},
		{Last: 3, Count: 3, First: 2, Most: 4},
		{Last: 4, Count: 3, First: 1, Most: 3},
		{Last: 3, Count: 4, First: 1, Most: 4},
		{Last: 1},
	} {
		if err := s.Verify(); !errors.Is(err, paper.ErrNumbers) {
			t.Errorf("%+v passes: %v", s, err)
		}
	}
	for _, s := range []paper.Series{{}, {Last: 1, Count: 1, First: 1, Most: 1}, {Last: 3, Count: 3, First: 1, Most: 3}} {
		if err := s.Verify(); err != nil {
			t.Error(err)
		}
	}
	forged := paper.Paper{Total: money.Of(1, "EUR"), Content: paper.Content{Lines: []paper.Line{{Sums: pricing.Sums{Tickets: 2}}}}}
	if _, err := paper.Net([]paper.Paper{forged}); !errors.Is(err, paper.ErrNumbers) {
		t.Errorf("a paper over another sum than its lines: %v", err)
	}
}

// TestLinesComeToTheBill: whatever is sold, the lines of a paper come to the
// price, account by account.
func TestLinesComeToTheBill(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := func(name string) int64 { return rapid.Int64Range(0, 100_000).Draw(t, name) }
		b := pricing.Bill{Currency: "EUR", Tax: pricing.Tax{Ticket: 7_000, Fee: 19_000}}
		for range rapid.IntRange(1, 5).Draw(t, "lines") {
			face, fee := cents("face"), cents("fee")
			b.Lines = append(b.Lines, pricing.Line{Place: "p", Quantity: rapid.IntRange(1, 9).Draw(t, "quantity"),
				Price: pricing.Price{Face: face, Fee: fee, Tax: face / 11, FeeTax: fee / 7}})
		}
		fee := cents("order fee")
		b.PerOrder = pricing.Charge{Fee: fee, Tax: fee / 6}
		if got := paper.Sums(paper.LinesOf(b)); got != b.Sums() {
			t.Fatalf("%+v, want %+v", got, b.Sums())
		}
	})
}

func TestIssuerIsTidied(t *testing.T) {
	got, err := paper.Issuer{Name: "  House   Ltd ", Address: "1 Road \r\nTown\n", TaxNumber: " DE 1", Prefix: "HL"}.Tidy()
	if err != nil || got != complete {
		t.Errorf("%+v, %v", got, err)
	}
	for _, bad := range []paper.Issuer{{Prefix: "hl"}, {Prefix: "A-B"}, {Prefix: "ABCDEFGHI"}, {Name: "a\x00b"}, {TaxNumber: string(make([]byte, 41))}} {
		if _, err := bad.Tidy(); !errors.Is(err, paper.ErrIssuer) {
			t.Errorf("%+v passes: %v", bad, err)
		}
	}
}

// What a voucher took off stands on what was sold, and on nothing that takes it
// back; where it took off nothing, it is not named.
func TestVoucherStandsOnTheSale(t *testing.T) {
	m, o := newMemory(), sold(4000)
	o.Voucher = "SUMMER"
	if err := paper.Sold(m, o); err != nil || m.papers[0].Content.Voucher != "" {
		t.Errorf("it took off nothing, and stands there: %+v, %v", m.papers[0].Content, err)
	}
	m = newMemory()
	o.Lines[0].Quantity, o.Lines[0].Off = 2, 500
	all := o.Bill()
	if err := errors.Join(paper.Sold(m, o), paper.Returned(m, o, paper.CauseReturn, paper.LinesOf(all))); err != nil || len(m.papers) != 2 {
		t.Fatalf("%d papers, %v", len(m.papers), err)
	}
	if c := m.papers[0].Content; c.Voucher != "SUMMER" || c.Off != 1000 || m.papers[0].Total.Minor != 8000 {
		t.Errorf("the sale has %q for %d of %d", c.Voucher, c.Off, m.papers[0].Total.Minor)
	}
	if c := m.papers[1].Content; c.Voucher != "" || c.Off != 0 {
		t.Errorf("the credit note has %q for %d", c.Voucher, c.Off)
	}
}
