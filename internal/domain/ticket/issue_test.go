package ticket_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/sign"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

func testKey(seed byte) sign.Key {
	return sign.NewKey(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize)))
}

func testOrder() order.Order {
	return order.Order{
		ID: id.New[id.Order](), Show: id.New[id.Show](), Name: "Ada Byron",
		Lines: []pricing.Line{
			{Place: "stalls/A/12", Quantity: 1},
			{Place: "stalls/A/13", Quantity: 1},
			{Place: "pit", Area: true, Quantity: 3},
		},
	}
}

func TestIssueGivesOneTicketForEachPlace(t *testing.T) {
	q := &memory{now: time.Date(2026, 3, 1, 20, 0, 0, 0, time.UTC)}
	key, o := testKey(1), testOrder()
	tickets, err := ticket.Issue(q, key, o)
	if err != nil {
		t.Fatal(err)
	}
	places := []string{"stalls/A/12", "stalls/A/13", "pit", "pit", "pit"}
	if len(tickets) != len(places) {
		t.Fatalf("%d tickets for %d places", len(tickets), len(places))
	}
	codes := map[string]bool{}
	for i, got := range tickets {
		if got.Place != places[i] || got.Area != (places[i] == "pit") || got.Serial != i+1 || got.State != ticket.Valid ||
			got.Holder != o.Name || got.Order != o.ID || !got.IssuedAt.Equal(q.now) {
			t.Errorf("ticket %d is %+v", i+1, got)
		}
		claims, err := ticket.Verify(got.Code, key.Public())
		if err != nil {
			t.Fatalf("ticket %d does not verify: %v", i+1, err)
		}
		want := ticket.Claims{Key: sign.KeyIDOf(key.Public()), Ticket: got.ID, Show: o.Show, Place: got.Place, Area: got.Area, Serial: got.Serial}
		if claims != want {
			t.Errorf("ticket %d claims %+v, want %+v", i+1, claims, want)
		}
		codes[got.Code] = true
	}
	if len(codes) != len(tickets) {
		t.Error("two tickets share a code")
	}
}

func TestIssueAgainGivesTheSameTickets(t *testing.T) {
	q := &memory{}
	o := testOrder()
	first, err := ticket.Issue(q, testKey(1), o)
	if err != nil {
		t.Fatal(err)
	}
	again, err := ticket.Issue(q, testKey(2), o) // even after the key was changed
	if err != nil {
		t.Fatal(err)
	}
	for i := range first {
		if again[i] != first[i] {
			t.Errorf("ticket %d became %+v, was %+v", i+1, again[i], first[i])
		}
	}
	if len(q.tickets) != len(first) {
		t.Errorf("%d tickets are stored, want %d", len(q.tickets), len(first))
	}
}

func TestIssueCompletesAnOrder(t *testing.T) {
	q := &memory{}
	o := testOrder()
	first, err := ticket.Issue(q, testKey(1), o)
	if err != nil {
		t.Fatal(err)
	}
	q.tickets = q.tickets[:2]
	all, err := ticket.Issue(q, testKey(1), o)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 5 || all[0] != first[0] || all[1] != first[1] {
		t.Errorf("got %+v", all)
	}
}

func TestIssueRefusesAnOrderThatChanged(t *testing.T) {
	for name, change := range map[string]func(o *order.Order){
		"another seat": func(o *order.Order) { o.Lines[0].Place = "stalls/B/1" },
		"fewer places": func(o *order.Order) { o.Lines = o.Lines[:1] },
		"an area":      func(o *order.Order) { o.Lines[1].Area = true },
		"a long label": func(o *order.Order) {
			o.Lines = append(o.Lines, pricing.Line{Place: strings.Repeat("x", 501), Quantity: 1})
		},
		"a silent bell": func(o *order.Order) { o.Lines = append(o.Lines, pricing.Line{Place: "stalls/A/\a", Quantity: 1}) },
	} {
		t.Run(name, func(t *testing.T) {
			q := &memory{}
			o := testOrder()
			if _, err := ticket.Issue(q, testKey(1), o); err != nil {
				t.Fatal(err)
			}
			change(&o)
			err := q.Update(t.Context(), func(q ticket.Tx) error {
				_, err := ticket.Issue(q, testKey(1), o)
				return err
			})
			if err == nil {
				t.Fatal("the changed order got tickets")
			}
			if len(q.tickets) != 5 {
				t.Errorf("%d tickets are stored, want 5", len(q.tickets))
			}
		})
	}
}

type brokenSigner struct{ sign.Key }

func (brokenSigner) Sign([]byte) ([]byte, error) { return nil, errors.New("the key is away") }

func TestIssueFailsWithItsSigner(t *testing.T) {
	q := &memory{}
	if _, err := ticket.Issue(q, brokenSigner{testKey(1)}, testOrder()); err == nil {
		t.Fatal("tickets without a signature")
	}
	if len(q.tickets) != 0 {
		t.Errorf("%d unsigned tickets are stored", len(q.tickets))
	}
}

func TestRevoke(t *testing.T) {
	q := &memory{}
	o, other := testOrder(), testOrder()
	for _, o := range []order.Order{o, other} {
		if _, err := ticket.Issue(q, testKey(1), o); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := ticket.Revoke(q, o.ID, 1, 99); !errors.Is(err, ticket.ErrNoTicket) {
		t.Fatalf("revoking a seat the order does not have: %v", err)
	}
	for _, step := range []struct {
		serials []int
		revoked int
	}{
		{[]int{1}, 1},
		{[]int{1}, 0},
		{[]int{5, 3}, 2},
		{nil, 2},
		{nil, 0},
	} {
		revoked, err := ticket.Revoke(q, o.ID, step.serials...)
		if err != nil || len(revoked) != step.revoked {
			t.Fatalf("revoking %v gave %d tickets and %v, want %d", step.serials, len(revoked), err, step.revoked)
		}
	}
	for _, got := range q.tickets {
		want := ticket.Revoked
		if got.Order == other.ID {
			want = ticket.Valid
		}
		if got.State != want {
			t.Errorf("ticket %d of %s is %s, want %s", got.Serial, got.Order, got.State, want)
		}
	}
	if again, err := ticket.Issue(q, testKey(1), o); err != nil || again[0].State != ticket.Revoked {
		t.Errorf("a late repeat of the last step gave %v and %v; a revoked ticket stays revoked", again, err)
	}
}

func TestReading(t *testing.T) {
	q := &memory{}
	o := testOrder()
	issued, err := ticket.Issue(q, testKey(1), o)
	if err != nil {
		t.Fatal(err)
	}
	all, err := ticket.OfOrder(t.Context(), q, o.ID)
	if err != nil || len(all) != 5 {
		t.Errorf("the order has %d tickets, error %v", len(all), err)
	}
	one, err := ticket.Find(t.Context(), q, issued[3].ID)
	if err != nil || one != issued[3] {
		t.Errorf("found %+v, error %v", one, err)
	}
	if _, err := ticket.Find(t.Context(), q, id.New[id.Ticket]()); !errors.Is(err, ticket.ErrNoTicket) {
		t.Errorf("an absent ticket: %v", err)
	}
}

func TestSheetsOfSomeTickets(t *testing.T) {
	o := testOrder()
	issued, err := ticket.Issue(&memory{}, testKey(1), o)
	if err != nil {
		t.Fatal(err)
	}
	sheets := ticket.Sheets(o, issued[1:3], catalog.ShowView{}, &seating.Plan{})
	if len(sheets) != 2 || sheets[0].Of != 5 || sheets[0].Ticket.Serial != 2 || sheets[1].Spot.String() != "pit, standing" {
		t.Errorf("got %+v", sheets)
	}
}
