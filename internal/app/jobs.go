package app

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"frontrow/internal/base/job"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/notify"
	"frontrow/internal/platform/jobs"
)

// patience is how often a job is tried that nothing else brings back when it
// is buried: for about three days, so that a mail server, or a disk, may be out
// of order over a weekend. Orders need less: they are reconciled.
const patience = 110

// work is everything that runs in the background but letters: jobs by kind, and
// what comes round.
func (s *server) work() jobs.Options {
	return jobs.Options{
		Clock: s.clock, Log: s.log, Registry: inQueue(s.registry, "main"),
		Kinds: append(s.letterKinds(), // an older version beside this one has its letters wait here
			[]jobs.Kind{
				{Name: checkout.JobResume, Handle: s.checkout.Resume},
				{Name: checkout.JobBank, Handle: s.checkout.LookAtBank, Attempts: patience, LastWait: time.Hour},
				{Name: checkout.JobRefundRun, Handle: s.checkout.RefundStage, Timeout: 50 * time.Second, Attempts: patience, LastWait: 30 * time.Minute},
				{Name: checkout.JobComp, Handle: s.checkout.FinishComp, Attempts: patience, LastWait: time.Hour},
				{Name: catalog.FollowShow, Handle: s.followShow, Attempts: patience, LastWait: time.Hour},
				{Name: catalog.JobMoved, Handle: s.checkout.TellMoved, Attempts: patience, LastWait: time.Hour},
				{Name: notify.JobFind, Handle: s.notify.HandleFind, Attempts: patience, LastWait: time.Hour},
				{Name: notify.JobSend, Handle: s.notify.HandleSend, Attempts: patience, LastWait: time.Hour},
			}...),
		Tasks: []jobs.Task{
			{Name: "checkout.reconcile", Every: 2 * time.Minute, Run: s.checkout.Reconcile},
			{Name: "checkout.compare", Every: time.Hour, Run: s.checkout.CompareAll},
			{Name: "seatlog.heads", Every: time.Hour, Run: s.notary.Round},
			{Name: "keys.prune", Every: time.Hour, Run: counted(s.db.PruneKeys)},
			{Name: "sessions.prune", Every: time.Hour, Run: counted(s.db.PruneSessions)},
		},
	}
}

// letters are the mails that nobody waits for at a screen.
func (s *server) letters() jobs.Options {
	return jobs.Options{
		Clock: s.clock, Log: s.log, Registry: inQueue(s.registry, job.Letters),
		Kinds: s.letterKinds(),
	}
}

func (s *server) letterKinds() []jobs.Kind {
	return []jobs.Kind{
		{Name: notify.JobReturning, Handle: s.notify.HandleReturning, Attempts: patience, LastWait: time.Hour},
		{Name: notify.JobMoved, Handle: s.notify.HandleMoved, Attempts: patience, LastWait: time.Hour},
		{Name: notify.JobTickets, Handle: s.notify.HandleTickets, Attempts: patience, LastWait: time.Hour},
		{Name: notify.JobCancelled, Handle: s.notify.HandleCancelled, Attempts: patience, LastWait: time.Hour},
		{Name: notify.JobOwed, Handle: s.notify.HandleOwed, Attempts: patience, LastWait: time.Hour},
		{Name: notify.JobLapsed, Handle: s.notify.HandleLapsed, Attempts: patience, LastWait: time.Hour},
		{Name: notify.JobExchange, Handle: s.notify.HandleExchange, Attempts: patience, LastWait: time.Hour},
		{Name: notify.JobUnchanged, Handle: s.notify.HandleUnchanged, Attempts: patience, LastWait: time.Hour},
		{Name: notify.JobBank, Handle: s.notify.HandleBank, Attempts: patience, LastWait: time.Hour},
		{Name: notify.JobRefunded, Handle: s.notify.HandleRefunded, Attempts: patience, LastWait: time.Hour},
	}
}

// inQueue says of each metric of a runner which queue it is about.
func inQueue(registry prometheus.Registerer, queue string) prometheus.Registerer {
	return prometheus.WrapRegistererWith(prometheus.Labels{"queue": queue}, registry)
}

// followShow brings a show's seats in step with the catalogue.
func (s *server) followShow(ctx context.Context, args json.RawMessage) error {
	var a catalog.FollowArgs
	if err := json.Unmarshal(args, &a); err != nil {
		return jobs.Permanent(fmt.Errorf("arguments of %s: %w", catalog.FollowShow, err))
	}
	return s.shows.Follow(ctx, a.Show)
}

// counted is a task that does not care how much it did.
func counted(prune func(context.Context) (int64, error)) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := prune(ctx)
		return err
	}
}
