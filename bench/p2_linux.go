package main

import (
	"fmt"
	"time"

	"frontrow/internal/store/pgtest"
)

// onPostgres is rows P2 and P3: the engine beside the textbook ways, on one
// server, each way on a database of its own.
func onPostgres(o options) error {
	server, err := pgtest.Start(pgtest.Options{OnDisk: true, Settings: []string{"max_connections = 300", "synchronous_commit = on", "fsync = on",
		"shared_buffers = '512MB'", "max_wal_size = '4GB'", "checkpoint_timeout = '30min'"}})
	if err != nil {
		return err
	}
	defer server.Close()
	if err := server.Exec("CREATE DATABASE ours"); err != nil {
		return err
	}
	s, err := newSeats(o, server.URL("ours"), hallSeats, 1)
	if err != nil {
		return err
	}
	redis, err := startRedis(o, 64)
	if err != nil {
		return err
	}
	defer redis.close()
	ours := &way{name: "ours", do: s.do, tried: []int{64, 512, 2048}}
	ways, checks := []*way{ours}, []func() error{s.check}
	for _, one := range []struct {
		row, name string
		take      taker
	}{
		{"P2", "set_nx", setNX(redis)}, {"P3.update", "update_one", conditionalUpdate}, {"P3.for_update", "for_update", forUpdate},
		{"P3.skip_locked", "skip_locked", skipLocked}, {"P3.optimistic", "optimistic", optimistic},
	} {
		t, err := newTextbook(o, server, one.name, one.take)
		if err != nil {
			return err
		}
		ways, checks = append(ways, &way{name: one.row, do: t.do, tried: []int{16, 64}}), append(checks, t.check)
	}
	if err := compare(o, ways...); err != nil {
		return err
	}
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	for _, theirs := range ways[1:] {
		o.row(theirs.name, 20, ours, theirs)
	}
	if err := s.close(); err != nil {
		return err
	}
	return ofOneShow(o, server)
}

// ofOneShow has one, two and three nodes sell one show, with nothing but its log
// between them. It has no goal: it tells what they cost each other.
func ofOneShow(o options, server *pgtest.Server) error {
	var ways []*way
	for nodes := 1; nodes <= 3; nodes++ {
		name := fmt.Sprintf("nodes_%d", nodes)
		if err := server.Exec("CREATE DATABASE " + name); err != nil {
			return err
		}
		s, err := newSeats(o, server.URL(name), hallSeats, nodes)
		if err != nil {
			return err
		}
		defer s.close()
		ways = append(ways, &way{name: fmt.Sprintf("P2.nodes%d", nodes), do: func(callers int, during time.Duration) (figure, error) {
			f, err := s.do(callers, during)
			if err == nil {
				err = s.check()
			}
			return f, err
		}, tried: []int{512}})
	}
	if err := compare(o, ways...); err != nil {
		return err
	}
	for _, more := range ways[1:] {
		o.row(more.name, 0, more, ways[0])
	}
	return nil
}
