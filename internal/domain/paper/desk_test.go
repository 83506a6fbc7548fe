package paper_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/pricing"
)

// desk is a memory that staff ask.
type desk struct {
	*memory
	views int
	order order.Order
}

func (d *desk) Update(_ context.Context, fn func(q paper.Tx) error) error { return fn(d) }

func (d *desk) View(_ context.Context, fn func(q paper.Tx) error) error {
	d.views++
	return fn(d)
}

func (d *desk) Recall(idem.Key) ([]byte, bool, error)                { return nil, false, nil }
func (d *desk) Remember(idem.Key, []byte) error                      { return nil }
func (d *desk) PaperSeries() ([]paper.Series, error)                 { return nil, nil }
func (d *desk) Paper(id.Paper) (paper.Paper, bool, error)            { return paper.Paper{}, false, nil }
func (d *desk) SavePaperIssuer(_ id.Organiser, i paper.Issuer) error { d.issuer = i; return nil }

func (d *desk) SavePaperBilling(_ id.Order, b paper.Billing) error { d.bill = b; return nil }
func (d *desk) Order(o id.Order) (order.Order, bool, error) {
	return d.order, o == d.order.ID, nil
}

func (d *desk) Papers(q paper.Query) (found []paper.Paper, err error) {
	for _, p := range d.papers {
		if p.ID.String() > q.After.String() && len(found) < q.Most {
			found = append(found, p)
		}
	}
	return found, nil
}

// busy is a desk with so many papers, every second a credit note.
func busy(n int) *desk {
	d := &desk{memory: newMemory()}
	for i := range n {
		kind := []paper.Kind{paper.Invoice, paper.CreditNote}[i%2]
		d.papers = append(d.papers, paper.Paper{
			ID: id.New[id.Paper](), Kind: kind, Series: "X-2027", No: int64(i + 1), At: d.now, Total: money.Of(4760, "EUR"),
			Content: paper.Content{
				Order: "K7M-4XQ2", To: paper.To{Name: "=1+1", Email: "a@b.example"}, Tax: pricing.Tax{Rule: "us-ny", Ticket: 8_875},
				Lines: []paper.Line{{Place: "s/A/1", Quantity: 1, Sums: pricing.Sums{Tickets: 4000, Fees: 360, TicketTax: 400}}},
			},
		})
	}
	return d
}

var owner = account.Actor{Organiser: id.New[id.Organiser](), Role: account.RoleOwner}

func TestTableOfPapers(t *testing.T) {
	for _, n := range []int{0, 1, 2*paper.MaxLimit + 3} {
		d := busy(n)
		var out bytes.Buffer
		if err := paper.WriteCSV(t.Context(), &out, d, owner, paper.Query{Organiser: owner.Organiser}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
		if err != nil || len(rows) != n+1 {
			t.Fatalf("%d rows for %d papers, %v", len(rows), n, err)
		}
		if want := n/paper.MaxLimit + 1; d.views != want {
			t.Errorf("%d papers were read in %d pieces, want %d", n, d.views, want)
		}
		if n > 0 {
			want := []string{"X-2027-000001", "invoice", "2026-12-31T23:30:00Z", "K7M-4XQ2", "'=1+1", "a@b.example", "", "", "EUR", "43.60", "4.00", "47.60", "us-ny 8.875 %: 4.00"}
			if !slices.Equal(rows[1], want) {
				t.Errorf("%q, want %q", rows[1], want)
			}
		}
		if n > 1 && rows[2][11] != "-47.60" {
			t.Errorf("a credit note comes to %s", rows[2][11])
		}
	}
}

func TestWhoMayHavePapers(t *testing.T) {
	d := busy(3)
	stranger, box := account.Actor{Organiser: id.New[id.Organiser](), Role: account.RoleOwner}, account.Actor{Organiser: owner.Organiser, Role: account.RoleBoxOffice}
	for by, want := range map[account.Actor]error{owner: nil, stranger: catalog.ErrNoOrganiser, box: account.ErrForbidden} {
		query := paper.Query{Organiser: owner.Organiser}
		var out bytes.Buffer
		_, _, listed := paper.List(t.Context(), d, by, query, "", 0)
		_, issuer := paper.IssuerOf(t.Context(), d, by, owner.Organiser)
		_, saved := paper.SaveIssuer(t.Context(), d, idem.Key{}, by, owner.Organiser, complete)
		table := paper.WriteCSV(t.Context(), &out, d, by, query)
		for what, err := range map[string]error{"the list": listed, "the table": table, "who stands on them": issuer, "saying so": saved} {
			if !errors.Is(err, want) || want == nil && err != nil {
				t.Errorf("%s as %s: %v, want %v", what, by.Role, err, want)
			}
		}
		if want != nil && out.Len() > 0 {
			t.Errorf("what was refused has begun: %q", out.String())
		}
	}
	if d.issuer != complete {
		t.Errorf("saved is %+v", d.issuer)
	}
	if _, err := paper.SaveIssuer(t.Context(), d, idem.Key{}, owner, owner.Organiser, paper.Issuer{Prefix: "?"}); !errors.Is(err, paper.ErrIssuer) {
		t.Errorf("a wrong prefix: %v", err)
	}
}

func TestPagesOfPapers(t *testing.T) {
	d := busy(5)
	var seen []paper.Paper
	for cursor := ""; ; {
		page, next, err := paper.List(t.Context(), d, owner, paper.Query{Organiser: owner.Organiser}, cursor, 2)
		if err != nil || len(page) > 2 {
			t.Fatalf("%d papers, %v", len(page), err)
		}
		seen = append(seen, page...)
		if cursor = next; next == "" {
			break
		}
	}
	if len(seen) != 5 || seen[4].No != 5 {
		t.Errorf("%d were listed", len(seen))
	}
	if _, _, err := paper.List(t.Context(), d, owner, paper.Query{Organiser: owner.Organiser}, "x", 2); !errors.Is(err, catalog.ErrBadCursor) {
		t.Errorf("no cursor: %v", err)
	}
}

// What a buyer says before the sale stands on its invoice; said later, a credit
// note and another invoice take its place.
func TestBilling(t *testing.T) {
	d := &desk{memory: newMemory(), order: sold(4000)}
	d.issuer = complete
	say := func(company string) error {
		_, err := paper.Bill(t.Context(), d, idem.Key{}, d.order.ID, paper.Billing{Company: company, Address: " 1 Way\r\nTown "})
		return err
	}
	if err := say("First Ltd"); err != nil || len(d.papers) != 0 {
		t.Fatalf("before the sale: %d papers, %v", len(d.papers), err)
	}
	if err := paper.Sold(d, d.order); err != nil || d.papers[0].Content.To.Company != "First Ltd" || d.papers[0].Content.To.Address != "1 Way\nTown" {
		t.Fatalf("%+v, %v", d.papers, err)
	}
	for _, company := range []string{"First Ltd", "Second Ltd", "Second Ltd", "Third Ltd", "Fourth Ltd"} {
		if err := say(company); err != nil {
			t.Fatalf("%s: %v", company, err)
		}
	}
	var numbers []string
	for _, p := range d.papers {
		numbers = append(numbers, p.Number()+" "+p.Content.To.Company+" "+p.Content.Corrects)
	}
	want := []string{
		"HL-INV-2027-000001 First Ltd ", "HL-CRN-2027-000001 Second Ltd HL-INV-2027-000001", "HL-INV-2027-000002 Second Ltd ",
		"HL-CRN-2027-000002 Third Ltd HL-INV-2027-000002", "HL-INV-2027-000003 Third Ltd ",
		"HL-CRN-2027-000003 Fourth Ltd HL-INV-2027-000003", "HL-INV-2027-000004 Fourth Ltd ",
	}
	if !slices.Equal(numbers, want) {
		t.Errorf("the papers are\n%s", strings.Join(numbers, "\n"))
	}
	if net, err := paper.Net(d.papers); err != nil || net.Total() != 4000 {
		t.Errorf("together they come to %+v, %v", net, err)
	}
	if err := say("Fifth Ltd"); !errors.Is(err, paper.ErrBilled) {
		t.Errorf("a fourth time: %v", err)
	}
	if err := paper.Returned(d, d.order, paper.CauseReturn, paper.LinesOf(d.order.Bill())); err != nil {
		t.Fatal(err)
	}
	if last := d.papers[len(d.papers)-1]; last.Content.Corrects != "HL-INV-2027-000004" {
		t.Errorf("the credit note is about %s", last.Content.Corrects)
	}
	if err := say("Sixth Ltd"); !errors.Is(err, paper.ErrBilled) {
		t.Errorf("after it was taken back: %v", err)
	}
	if err := say("a\x00b"); !errors.Is(err, paper.ErrBilling) {
		t.Errorf("no company: %v", err)
	}
}
