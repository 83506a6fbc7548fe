package paper

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// Pages of a list have DefaultLimit papers unless asked otherwise, and never more
// than MaxLimit.
const (
	DefaultLimit = 50
	MaxLimit     = 200
)

// List gives papers of an organiser in the order they were numbered in, and the
// cursor of what follows, "" when nothing does. cursor is that of the page before,
// or "". What Most and After say in the query does not count. It returns
// account.ErrForbidden, catalog.ErrNoOrganiser and catalog.ErrBadCursor.
func List(ctx context.Context, run txn.Runner[Tx], by account.Actor, query Query, cursor string, limit int) (page []Paper, next string, err error) {
	if query.After, err = parseCursor(cursor); err != nil {
		return nil, "", err
	}
	if limit <= 0 || limit > MaxLimit {
		limit = DefaultLimit
	}
	query.Most = limit + 1
	err = run.View(ctx, func(q Tx) error {
		if err := organiserFor(q, by, account.ReadReports, query.Organiser); err != nil {
			return err
		}
		page, err = q.Papers(query)
		return err
	})
	if err == nil && len(page) > limit {
		page, next = page[:limit], page[limit-1].ID.String()
	}
	return page, next, err
}

func parseCursor(cursor string) (after id.Paper, err error) {
	if after.UnmarshalText([]byte(cursor)) != nil {
		err = catalog.ErrBadCursor
	}
	return after, err
}

// Each shows every paper of a query to visit, as List orders them, a page at a
// time: whoever takes them slowly keeps no transaction open. It stops at visit's first error.
func Each(ctx context.Context, run txn.Runner[Tx], by account.Actor, query Query, visit func(Paper) error) error {
	for cursor := ""; ; {
		page, next, err := List(ctx, run, by, query, cursor, MaxLimit)
		if err != nil {
			return err
		}
		for _, p := range page {
			if err := visit(p); err != nil {
				return err
			}
		}
		if cursor = next; next == "" {
			return nil
		}
	}
}
