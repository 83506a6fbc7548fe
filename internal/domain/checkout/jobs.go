package checkout

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
)

// JobResume is the kind of job that goes on with an order.
const JobResume = "checkout.resume"

// JobBank is the kind of job that looks what a buyer's bank did with the money
// of an order that is done.
const JobBank = "checkout.bank"

// resumeArgs is what such a job is about.
type resumeArgs struct {
	Order id.Order `json:"order"`
}

// Resume performs a JobResume: it goes on with an order, which itself enqueues
// the next job if there is more to do. An error means that even this could not
// be recorded.
func (s *Service) Resume(ctx context.Context, args json.RawMessage) error {
	var a resumeArgs
	if err := json.Unmarshal(args, &a); err != nil {
		return fmt.Errorf("checkout: arguments of %s: %w", JobResume, err)
	}
	_, err := s.Confirm(ctx, a.Order, ByJob)
	return err
}

func resumeJob(o id.Order, at time.Time) job.Job {
	return job.New(JobResume, o.String(), resumeArgs{o}, at)
}
