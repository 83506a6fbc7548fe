package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/engine"
	"frontrow/internal/store"
)

// What shows allow.
const (
	maxPerBuyer = 6
	holdFor     = 30 * time.Minute
)

// seats is the engine in this process, with shows whose seats callers take one
// after another: once, or several times over one database, which then ask for
// the next seat in turn, as nodes that share a show do.
type seats struct {
	options
	nodes  []node
	plan   *seating.Plan
	order  []int
	buyers []id.Buyer
	shows  []id.Show
	next   atomic.Int64
	won    int64
}

// node is an engine with connections of its own.
type node struct {
	db     *store.DB
	engine *engine.Engine
}

// newSeats runs the engine over a database: on PostgreSQL if there is an
// address, else on SQLite in the folder.
func newSeats(o options, url string, places, nodes int) (*seats, error) {
	s := &seats{options: o, order: rand.New(rand.NewPCG(1, 1)).Perm(places)}
	for range max(buyers, places/5) { // five of the six seats a show allows
		s.buyers = append(s.buyers, id.New[id.Buyer]())
	}
	chart, report := seating.Decode([]byte(chartOf(places)), seating.FormatCSV)
	if err := report.Err(); err != nil {
		return nil, err
	}
	var err error
	if s.plan, err = seating.Compile(chart); err != nil {
		return nil, err
	}
	for range nodes {
		if err := s.open(url); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, nil
}

func (s *seats) open(url string) error {
	at := store.Options{URL: url, Clock: clock.NewSystem()}
	if url == "" {
		at.Path = filepath.Join(s.folder, fmt.Sprintf("seats-%d.db", len(s.order)))
	}
	db, err := store.Open(s.ctx, at)
	if err != nil {
		return err
	}
	if err := db.Migrate(s.ctx); err != nil {
		return errors.Join(err, db.Close())
	}
	s.nodes = append(s.nodes, node{db, s.newEngine(db)})
	return nil
}

func (s *seats) newEngine(db *store.DB) *engine.Engine {
	return engine.New(engine.Config{Log: db.SeatLog(), Clock: clock.NewSystem(),
		Plans: func(context.Context, seating.Hash) (*seating.Plan, error) { return s.plan, nil }})
}

func (s *seats) close() (err error) {
	for _, n := range s.nodes {
		err = errors.Join(err, n.engine.Close(s.ctx), n.db.Close())
	}
	return err
}

// provide opens so many seats more that nobody has asked for.
func (s *seats) provide(places int) error {
	var (
		opening sync.WaitGroup
		failed  atomic.Pointer[error]
		few     = make(chan struct{}, 256)
	)
	for len(s.shows)*len(s.order)-int(s.next.Load()) < places {
		show := id.New[id.Show]()
		s.shows = append(s.shows, show)
		few <- struct{}{}
		opening.Go(func() {
			if err := s.nodes[0].engine.Open(s.ctx, show, s.terms()); err != nil {
				failed.Store(&err)
			}
			<-few
		})
	}
	opening.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// terms are those of any show.
func (s *seats) terms() inventory.Terms {
	return inventory.Terms{
		Chart: s.plan.Hash(), OpensAt: time.Now().Add(-time.Hour), ClosesAt: time.Now().Add(24 * time.Hour), HoldFor: holdFor,
		Prices:     pricing.List{Currency: "EUR", Levels: []pricing.Level{{ID: "house", Name: "House", Zones: []string{"house"}, Face: 4500, Fee: 250}}},
		MaxPerHold: maxPerBuyer, MaxPerBuyer: maxPerBuyer, MaxPerEmail: maxPerBuyer,
	}
}

// take holds the next seat for the next buyer.
func (s *seats) take(ctx context.Context) (bool, error) {
	n := int(s.next.Add(1) - 1)
	if n >= len(s.shows)*len(s.order) {
		return false, fmt.Errorf("more than %d seats were asked for", n)
	}
	key, err := idem.NewKey("bench", "hold", fmt.Sprintf("%032x", n), nil)
	if err != nil {
		return false, err
	}
	seat := s.plan.Label(s.order[n%len(s.order)])
	_, err = s.nodes[n%len(s.nodes)].engine.Do(ctx, s.shows[n/len(s.order)], inventory.Place{Key: key, Buyer: s.buyers[n%len(s.buyers)], Choice: inventory.Choice{Seats: []string{seat}}})
	return err == nil, err
}

// mostInProcess is more holds in a second than the engine grants here.
const mostInProcess = 300_000

// do has callers take seats for a time.
func (s *seats) do(callers int, during time.Duration) (figure, error) {
	if err := s.provide(int(during.Seconds() * mostInProcess)); err != nil {
		return figure{}, err
	}
	f, err := inProcess(s.ctx, callers, during, s.take)
	s.won += f.done
	return f, err
}

// fill has callers take so many seats, and gives the processor time of each.
func (s *seats) fill(callers, places int) (each time.Duration, err error) {
	if err := s.provide(places); err != nil {
		return 0, err
	}
	end := s.next.Load() + int64(places)
	f, err := inProcess(s.ctx, callers, time.Hour, func(ctx context.Context) (bool, error) {
		if s.next.Load() >= end {
			return false, errEnough
		}
		return s.take(ctx)
	})
	s.won += f.done
	return f.cpu / time.Duration(f.done), err
}

// check has another engine read the logs, and counts what is held.
func (s *seats) check() error {
	again := s.newEngine(s.nodes[0].db)
	held := int64(0)
	for _, show := range s.shows {
		counts, err := again.Counts(s.ctx, show)
		if err != nil {
			return err
		}
		held += int64(counts.All.Held)
	}
	if held != s.won {
		return fmt.Errorf("%d holds were granted, and the logs have %d", s.won, held)
	}
	return again.Close(s.ctx)
}
