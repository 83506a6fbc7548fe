package order

import (
	"context"
	"unicode/utf8"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/text"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
)

// Pages of the list have DefaultLimit orders unless asked otherwise, and never
// more than MaxLimit.
const (
	DefaultLimit = 50
	MaxLimit     = 200
)

const maxSearch = 100 // characters

// Filter says which orders to list. What is zero does not filter.
type Filter struct {
	Show  id.Show
	State State
	Text  string // part of a number, a name or an e-mail address; or a seat, as people write it
}

// Query is a filter as it is put to the store.
type Query struct {
	Organiser id.Organiser
	Show      id.Show
	State     State
	Text      string   // folded; part of an order's [Order.SearchText]
	Number    string   // or the number that Text may be, in its one spelling
	Seat      string   // or the end of a seat's label that Text may be: "stalls/f/14", "f/14"; in small letters
	Before    id.Order // only orders older than this one
	Most      int
}

// Page is a part of a list.
type Page struct {
	Orders []Order
	Next   string // the cursor of what follows; "" when nothing does
}

// List gives orders of the actor's organiser, newest first; an admin's are
// everybody's. cursor is the Next of the page before, or "". It returns
// ErrBadFilter naming what cannot be listed by.
func List(ctx context.Context, run txn.Runner[Tx], by account.Actor, f Filter, cursor string, limit int) (Page, error) {
	if err := by.May(account.ReadOrders); err != nil {
		return Page{}, err
	}
	if by.Role != account.RoleAdmin && by.Scope().IsZero() {
		return Page{}, account.ErrForbidden
	}
	before, faults := f.check(cursor, limit)
	if len(faults) > 0 {
		return Page{}, ErrBadFilter.WithFields(faults)
	}
	if limit == 0 {
		limit = DefaultLimit
	}
	query := Query{Organiser: by.Scope(), Show: f.Show, State: f.State, Text: text.Fold(f.Text), Before: before, Most: limit + 1}
	query.Number, _ = ParseNumber(f.Text)
	query.Seat = ParseSeat(f.Text)
	var page Page
	err := run.View(ctx, func(q Tx) error {
		orders, err := q.Orders(query)
		if err != nil {
			return err
		}
		page = Page{Orders: orders}
		if len(orders) > limit {
			page.Orders = orders[:limit]
			page.Next = orders[limit-1].ID.String()
		}
		return nil
	})
	return page, err
}

func (f Filter) check(cursor string, limit int) (before id.Order, faults []fault.Field) {
	blame := func(at, message string) { faults = append(faults, fault.Field{At: at, Message: message}) }
	if f.State != "" && !f.State.Valid() {
		blame("state", "there is no such state of an order")
	}
	if !utf8.ValidString(f.Text) || utf8.RuneCountInString(f.Text) > maxSearch {
		blame("text", "search for at most 100 characters")
	}
	if limit < 0 || limit > MaxLimit {
		blame("limit", "ask for 1 to 200 orders")
	}
	if err := before.UnmarshalText([]byte(cursor)); err != nil {
		blame("cursor", "this is not a cursor that a list gave; begin without one")
	}
	return before, faults
}

// SearchText is what an order is found by, folded.
func (o Order) SearchText() string { return text.Fold(o.Number + " " + o.Name + " " + o.Email) }
