package sim

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/engine"
)

// node is one process: an engine, a clock of its own, and its way to the
// database. A node that has died does nothing any more; another one starts in
// its place.
type node struct {
	*run
	name   string
	engine *engine.Engine
	dead   bool

	offset time.Duration // of its clock, from true time
	rate   float64       // how fast its clock goes
	began  int64

	tasks   []*task
	current *task
	writing int // tasks that write behind; they hold a lock meanwhile
	saved   inventory.Checkpoint
}

func (r *run) start(name string) *node {
	n := &node{run: r, name: name, began: r.now, rate: 1 + (r.dice.Float64()-0.5)/50}
	n.offset = time.Duration(r.dice.IntN(400)-200) * time.Millisecond
	if r.chance(8) && !r.calm {
		n.offset *= 20
	}
	n.engine = engine.New(engine.Config{
		Log: port{n}, Plans: plans, Clock: n, Logger: slog.New(slog.NewTextHandler(io.Discard, nil)), Random: r.nonces, Run: n,
		MaxBatch: 16, MaxQueue: 64, CheckpointEvery: 20, SweepMost: 3, KeepFor: 2 * time.Minute,
	})
	r.note("%s starts, %s off", name, n.offset)
	return n
}

// Now is the node's own clock. It never goes back while the node lives. It goes
// too fast or too slow for a while, and then the other way, as one that is kept.
func (n *node) Now() time.Time {
	elapsed := time.Duration(n.now-n.began) * time.Microsecond
	wrong := elapsed % keptEvery
	wrong = time.Duration(float64(min(wrong, keptEvery-wrong)) * (n.rate - 1))
	return time.UnixMicro(n.began).Add(n.offset + elapsed + wrong).UTC().Truncate(time.Microsecond)
}

const keptEvery = 20 * time.Second

// Go runs f soon, beside what runs already.
func (n *node) Go(f func()) { n.begin(n.about(20*time.Microsecond), f) }

// After runs f once d has passed on the node's clock.
func (n *node) After(d time.Duration, f func()) (stop func()) {
	stopped := false
	var ring func()
	ring = func() {
		switch {
		case n.dead || stopped:
		case n.writing > 0: // it would wait for a lock that a waiting task has, and nothing would ever happen again
			n.after(5*time.Millisecond, ring)
		default:
			n.begin(0, f)
		}
	}
	n.after(time.Duration(float64(d)/n.rate), ring)
	return func() { stopped = true }
}

func (n *node) begin(after time.Duration, f func()) {
	t := newTask(f)
	n.tasks = append(n.tasks, t)
	n.run.after(after, func() { n.proceed(t) })
}

// proceed lets a task run until it waits for the database or is done.
func (n *node) proceed(t *task) {
	if n.dead {
		return
	}
	before := n.current
	n.current = t
	_, waits := t.next()
	if n.current = before; !waits {
		n.tasks = slices.DeleteFunc(n.tasks, func(other *task) bool { return other == t })
	}
}

// die ends the node between two steps: its memory is gone, and whoever waits
// hears nothing.
func (n *node) die() {
	n.dead = true
	n.hit(Crash)
	n.note("%s dies with %d tasks", n.name, len(n.tasks))
	for _, t := range n.tasks {
		t.stop()
	}
	n.tasks = nil
}

// port is a node's way to the database, where most things go wrong.
type port struct{ *node }

var errNetwork = errors.New("sim: the network is down")

// wait lets others run for a while.
func (p port) wait(d time.Duration) {
	t := p.current
	p.after(d, func() { p.proceed(t) })
	if !t.yield(struct{}{}) {
		panic(crashed{})
	}
}

// travel takes a call to the database, or its answer back. It fails when the
// database has changed places meanwhile.
func (p port) travel(epoch int) error {
	d := p.about(time.Millisecond)
	if p.chance(150) && !p.calm {
		d = p.about(3 * time.Second)
		p.hit(Delayed)
	}
	p.wait(d)
	if p.epoch != epoch {
		return errNetwork
	}
	return nil
}

// mishap has the database break now and then, soon after it wrote something.
func (p port) mishap(in int) {
	if p.simulated == nil || p.calm || !p.chance(in) {
		return
	}
	breaks := p.failover
	if p.chance(2) {
		breaks = p.restart
	}
	p.run.after(p.about(300*time.Microsecond), breaks)
}

// settled waits until what was written counts.
func (p port) settled(epoch int) error {
	if p.simulated == nil || p.loose {
		return p.travel(epoch)
	}
	for entries := len(p.simulated.wal); p.simulated.replicated < entries; {
		p.wait(300 * time.Microsecond)
		if p.epoch != epoch {
			return errNetwork
		}
	}
	return p.travel(epoch)
}

func (p port) Begin(genesis inventory.Row) error { return p.log.Begin(genesis) }

func (p port) Append(row inventory.Row, previous inventory.Hash) (bool, error) {
	epoch := p.epoch
	if err := p.travel(epoch); err != nil {
		return false, err
	}
	if p.strikes(FailedBefore, 40) {
		return false, errNetwork
	}
	for p.simulated != nil && p.simulated.inDoubt(row.Version) {
		p.wait(300 * time.Microsecond)
		if p.epoch != epoch {
			return false, errNetwork
		}
	}
	appended, err := p.log.Append(row, previous)
	p.replicate()
	p.note("%s appends %d: %t %v", p.name, row.Version, appended, err)
	if err != nil {
		return false, err
	}
	if !appended { // nothing was written, so nothing has to be replicated first
		p.hit(Conflict)
		return false, p.travel(epoch)
	}
	p.appended(row)
	if row.At > p.node.Now().UnixMicro() {
		p.hit(ClockBehind)
	}
	p.mishap(60)
	if p.chance(60) && !p.calm {
		p.hit(CrashInAppend)
		dying := p.node
		p.after(0, func() { p.kill(dying) })
		p.wait(time.Hour)
	}
	if err := p.settled(epoch); err != nil {
		return false, err
	}
	if p.strikes(FailedAfter, 40) {
		return false, errNetwork
	}
	return true, nil
}

// Now is the database's own clock, which is right.
func (p port) Now(context.Context) (time.Time, error) {
	return read(p, func() (time.Time, error) { return time.UnixMicro(p.now).UTC(), nil })
}

// read takes a call that reads to the database and back.
func read[T any](p port, from func() (T, error)) (answer T, err error) {
	epoch := p.epoch
	if err = p.travel(epoch); err != nil {
		return answer, err
	}
	if p.strikes(ReadFailed, 100) {
		return answer, errNetwork
	}
	found, err := from()
	if err != nil {
		return answer, err
	}
	return found, p.travel(epoch)
}

func (p port) Rows(ctx context.Context, show id.Show, after uint64, most int) ([]inventory.Row, error) {
	return read(p, func() ([]inventory.Row, error) { return p.log.Rows(ctx, show, after, most) })
}

type maybe[T any] struct {
	value T
	found bool
}

func (p port) Row(ctx context.Context, show id.Show, version uint64) (inventory.Row, bool, error) {
	m, err := read(p, func() (m maybe[inventory.Row], err error) {
		m.value, m.found, err = p.log.Row(ctx, show, version)
		return m, err
	})
	return m.value, m.found, err
}

func (p port) Checkpoint(ctx context.Context, show id.Show) (inventory.Checkpoint, bool, error) {
	m, err := read(p, func() (m maybe[inventory.Checkpoint], err error) {
		m.value, m.found, err = p.log.Checkpoint(ctx, show)
		return m, err
	})
	switch old := p.older; {
	case !m.found || p.calm:
	case p.lostCheckpoint.Version > 0 && p.chance(2):
		p.hit(ForeignCheckpoint)
		m.value = p.lostCheckpoint
	case p.chance(4):
		p.hit(TornCheckpoint)
		m.value.Fold = m.value.Fold[:p.dice.IntN(len(m.value.Fold))]
	case len(old) > 0 && p.chance(3):
		p.hit(StaleCheckpoint)
		m.value = old[p.dice.IntN(len(old))]
	}
	return m.value, m.found, err
}

func (p port) SaveCheckpoint(ctx context.Context, c inventory.Checkpoint) error {
	p.writing++
	defer func() { p.writing-- }()
	epoch := p.epoch
	if err := p.travel(epoch); err != nil {
		return err
	}
	if err := p.log.SaveCheckpoint(ctx, c); err != nil {
		return err
	}
	p.replicate()
	p.note("%s saves checkpoint %d", p.name, c.Version)
	if row, found, err := p.log.Row(ctx, c.Bucket, c.Version); err == nil && found && row.Hash == c.Hash {
		p.checkpoint(ctx, c)
	}
	p.mishap(8)
	if err := p.settled(epoch); err != nil {
		return err
	}
	p.saved = c
	return nil
}

func (p port) Project(ctx context.Context, at inventory.Head, lines []inventory.SeatRecord) error {
	p.writing++
	defer func() { p.writing-- }()
	epoch := p.epoch
	if err := p.travel(epoch); err != nil {
		return err
	}
	if p.strikes(ProjectionFailed, 20) {
		return errNetwork
	}
	if err := p.log.Project(ctx, at, lines); err != nil {
		return err
	}
	p.replicate()
	return p.settled(epoch)
}
