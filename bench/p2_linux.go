package main

import (
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
	s, err := newSeats(o, server.URL("ours"), hallSeats)
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
	return s.close()
}
