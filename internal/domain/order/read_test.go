package order

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/account"
)

// shelf is one order to read, and the last question that was asked of it.
type shelf struct {
	order Order
	asked Query
}

func (s *shelf) View(_ context.Context, fn func(q Tx) error) error   { return fn(s) }
func (s *shelf) Update(_ context.Context, fn func(q Tx) error) error { return fn(s) }
func (s *shelf) Now() time.Time                                      { return time.Unix(0, 0) }
func (s *shelf) Enqueue(job.Job) error                               { return nil }
func (s *shelf) AddOrderEntry(id.Order, Entry) error                 { return nil }
func (s *shelf) OrderEntries(id.Order) ([]Entry, error)              { return []Entry{{What: WasOrdered}}, nil }

func (s *shelf) Order(o id.Order) (Order, bool, error) { return s.order, o == s.order.ID, nil }

func (s *shelf) OrderByNumber(n string) (Order, bool, error) {
	return s.order, n == s.order.Number, nil
}

func (s *shelf) Orders(q Query) ([]Order, error) {
	s.asked = q
	return []Order{s.order}, nil
}

func (s *shelf) StuckOrders(organiser id.Organiser, show id.Show, since time.Time, most int) ([]Order, error) {
	s.asked = Query{Organiser: organiser, Show: show, Most: most}
	return []Order{s.order}, nil
}

func newShelf() *shelf {
	return &shelf{order: Order{ID: id.New[id.Order](), Number: "K7M-4XQ2", Buyer: id.New[id.Buyer](), Organiser: id.New[id.Organiser]()}}
}

func TestWhoMayRead(t *testing.T) {
	s := newShelf()
	ctx := t.Context()
	own := account.Actor{Role: account.RoleBoxOffice, Organiser: s.order.Organiser}
	foreign := account.Actor{Role: account.RoleOwner, Organiser: id.New[id.Organiser]()}
	door := account.Actor{Role: account.RoleDoor, Organiser: s.order.Organiser}
	for name, test := range map[string]struct {
		read func() (Order, error)
		want error
	}{
		"its buyer":           {func() (Order, error) { return Get(ctx, s, s.order.ID, s.order.Buyer) }, nil},
		"another buyer":       {func() (Order, error) { return Get(ctx, s, s.order.ID, id.New[id.Buyer]()) }, ErrNoOrder},
		"nobody":              {func() (Order, error) { return Get(ctx, s, s.order.ID, id.Buyer{}) }, ErrNoOrder},
		"an absent order":     {func() (Order, error) { return Get(ctx, s, id.New[id.Order](), s.order.Buyer) }, ErrNoOrder},
		"whoever has the key": {func() (Order, error) { return Find(ctx, s, s.order.ID) }, nil},
		"its box office":      {func() (Order, error) { return ForStaff(ctx, s, own, s.order.ID) }, nil},
		"an admin":            {func() (Order, error) { return ForStaff(ctx, s, account.Operator(), s.order.ID) }, nil},
		"other staff":         {func() (Order, error) { return ForStaff(ctx, s, foreign, s.order.ID) }, ErrNoOrder},
		"staff, absent":       {func() (Order, error) { return ForStaff(ctx, s, own, id.New[id.Order]()) }, ErrNoOrder},
		"the door":            {func() (Order, error) { return ForStaff(ctx, s, door, s.order.ID) }, account.ErrForbidden},
		"the door, absent":    {func() (Order, error) { return ForStaff(ctx, s, door, id.New[id.Order]()) }, account.ErrForbidden},
		"by number":           {func() (Order, error) { return ByNumber(ctx, s, own, "k7m 4xq2") }, nil},
		"by number, foreign":  {func() (Order, error) { return ByNumber(ctx, s, foreign, "K7M-4XQ2") }, ErrNoOrder},
		"by no number":        {func() (Order, error) { return ByNumber(ctx, s, own, "") }, ErrNoOrder},
	} {
		got, err := test.read()
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && got.ID == s.order.ID {
			t.Errorf("%s: refused, and yet given the order", name)
		}
	}
	if entries, err := Timeline(ctx, s, s.order.ID); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestListRefuses(t *testing.T) {
	s := newShelf()
	own := account.Actor{Role: account.RoleManager, Organiser: s.order.Organiser}
	for name, test := range map[string]struct {
		by     account.Actor
		filter Filter
		cursor string
		limit  int
		want   error
		fields string
	}{
		"the door":           {by: account.Actor{Role: account.RoleDoor, Organiser: s.order.Organiser}, want: account.ErrForbidden},
		"staff of nobody":    {by: account.Actor{Role: account.RoleManager}, want: account.ErrForbidden},
		"an unknown state":   {by: own, filter: Filter{State: "lost"}, want: ErrBadFilter, fields: "state"},
		"a cursor":           {by: own, cursor: "../../etc", want: ErrBadFilter, fields: "cursor"},
		"a foreign cursor":   {by: own, cursor: id.New[id.Show]().String(), want: ErrBadFilter, fields: "cursor"},
		"too many":           {by: own, limit: 201, want: ErrBadFilter, fields: "limit"},
		"fewer than none":    {by: own, limit: -1, want: ErrBadFilter, fields: "limit"},
		"a long text":        {by: own, filter: Filter{Text: strings.Repeat("é", 101)}, want: ErrBadFilter, fields: "text"},
		"bad UTF-8":          {by: own, filter: Filter{Text: "\xff"}, want: ErrBadFilter, fields: "text"},
		"everything at once": {by: own, filter: Filter{State: "x", Text: "\xff"}, cursor: "x", limit: 999, want: ErrBadFilter, fields: "state text limit cursor"},
	} {
		_, err := List(t.Context(), s, test.by, test.filter, test.cursor, test.limit)
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
		var fields []string
		for _, f := range fault.From(err).Fields {
			fields = append(fields, f.At)
		}
		if got := strings.Join(fields, " "); got != test.fields {
			t.Errorf("%s: it blames %q", name, got)
		}
	}
	if !s.asked.Before.IsZero() || s.asked.Most != 0 {
		t.Errorf("a refused list was read: %+v", s.asked)
	}
	if _, err := List(t.Context(), s, own, Filter{Text: " k7m4xq2 "}, "", 0); err != nil {
		t.Fatal(err)
	}
	if s.asked.Number != "K7M-4XQ2" || s.asked.Text != "k7m4xq2" || s.asked.Most != DefaultLimit+1 || s.asked.Organiser != s.order.Organiser {
		t.Errorf("asked %+v", s.asked)
	}
}
