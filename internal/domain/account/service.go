package account

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
)

// Service is the use cases of this package.
type Service struct {
	run    txn.Runner[Tx]
	hasher Hasher
}

// NewService gives the use cases over a store.
func NewService(run txn.Runner[Tx], hasher Hasher) *Service {
	return &Service{run: run, hasher: hasher}
}

// Find gives a member of staff, or ErrNoStaff. It is for sessions: it asks no
// permission.
func (s *Service) Find(ctx context.Context, staff id.Staff) (Staff, error) {
	var found Staff
	err := s.run.View(ctx, func(q Tx) (err error) {
		found, err = q.Staff(staff)
		return err
	})
	return found, err
}

// MaxPage is how many people one page of a list has at most.
const MaxPage = 100

// ListStaff gives a page of those who work for the actor's organiser, or of
// everybody for an admin, oldest first, and the id to continue after: zero
// when that was all. It returns ErrForbidden.
func (s *Service) ListStaff(ctx context.Context, by Actor, after id.Staff, limit int) ([]Staff, id.Staff, error) {
	if err := by.May(EditStaff); err != nil {
		return nil, id.Staff{}, err
	}
	if limit < 1 || limit > MaxPage {
		limit = MaxPage
	}
	var page []Staff
	err := s.run.View(ctx, func(q Tx) (err error) {
		page, err = q.StaffOf(by.Scope(), after, limit+1)
		return err
	})
	if err != nil || len(page) <= limit {
		return page, id.Staff{}, err
	}
	return page[:limit], page[limit-1].ID, nil
}
