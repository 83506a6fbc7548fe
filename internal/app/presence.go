package app

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"frontrow/internal/base/lease"
	"frontrow/internal/store"
)

// presence tells the processes of a database that this one is alive, and ends
// what those had begun that are not.
type presence struct {
	db    *store.DB
	nodes store.Nodes
	me    lease.Node
	log   *slog.Logger
}

// arrive takes the place of the process that had the data folder before: it is
// dead, and nobody should wait for the leases it left.
func (s *server) arrive(ctx context.Context, url string) error {
	s.me = lease.Node{ID: s.db.Process(), URL: url}
	before, err := s.dir.Predecessor()
	if err != nil {
		return err
	}
	if before != "" {
		if err := s.db.Bury(ctx, before); err != nil {
			return err
		}
	}
	if err := s.dir.Name(s.me.ID); err != nil {
		return err
	}
	p := presence{s.db, s.db.Nodes(lease.Alive, lease.Term), s.me, s.log}
	s.closers = append(s.closers, func() error { return p.leave(ctx) })
	if !s.db.Shared() {
		return nil // nobody else to tell
	}
	if err := p.beat(ctx); err != nil {
		return err
	}
	// It counts as alive until its last work has ended.
	beating, stop := context.WithCancel(context.WithoutCancel(ctx))
	var ended sync.WaitGroup
	ended.Go(func() { p.run(beating) })
	s.closers = append(s.closers, func() error {
		stop()
		ended.Wait()
		return nil
	})
	return nil
}

func (p presence) run(ctx context.Context) {
	ticker := time.NewTicker(lease.Beat)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if err := p.beat(ctx); err != nil {
			p.log.Debug("the others may take this process for dead", "error", err)
		}
	}
}

// beat tells that this process is alive, and buries those that are dead.
func (p presence) beat(ctx context.Context) error {
	if _, err := p.nodes.Beat(ctx, p.me, nil); err != nil {
		return err
	}
	dead, err := p.nodes.Dead(ctx)
	if err != nil {
		return err
	}
	for _, other := range dead {
		if err := p.db.Bury(ctx, other); err != nil {
			return err
		}
		p.log.Warn("another process has died: others go on with its work", "process", other)
	}
	return nil
}

// leave is how a process ends that was told to: nothing waits for it.
func (p presence) leave(ctx context.Context) error {
	leaving, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := p.db.Bury(leaving, p.me.ID); err != nil {
		p.log.Debug("leases run out by themselves", "error", err)
	}
	return nil
}
