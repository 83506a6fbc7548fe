package checkout

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
)

// The kinds of jobs this package enqueues. It performs JobResume itself; the
// others tell the buyer by mail.
const (
	JobResume      = "checkout.resume"
	JobMailTickets = "notify.tickets"
	JobMailEnd     = "notify.cancelled"
)

// JobArgs is what each of these jobs is about.
type JobArgs struct {
	Order id.Order `json:"order"`
}

// Resume performs a JobResume: it goes on with an order, which itself enqueues
// the next job if there is more to do. An error means that even this could not
// be recorded.
func (s *Service) Resume(ctx context.Context, args json.RawMessage) error {
	var a JobArgs
	if err := json.Unmarshal(args, &a); err != nil {
		return fmt.Errorf("checkout: arguments of %s: %w", JobResume, err)
	}
	_, err := s.Confirm(ctx, a.Order, ByJob)
	return err
}

func resumeJob(o id.Order, at time.Time) job.Job {
	return job.New(JobResume, o.String(), JobArgs{o}, at)
}

func mailJob(kind string, o id.Order) job.Job {
	return job.New(kind, o.String(), JobArgs{o}, time.Time{})
}
