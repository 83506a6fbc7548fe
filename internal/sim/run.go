package sim

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
	"frontrow/internal/engine"
	"frontrow/internal/sim/replay"
)

// Options says which run to make.
type Options struct {
	Seed       uint64
	Operations int // commands sent, those sent again not counted

	// Log is the store to run on, with no log of the seed's show in it; nil for
	// the simulated database, which can do more than a real one: fail over.
	Log engine.Log
	// Table reads the table of seats of a real store.
	Table func() ([]inventory.SeatRecord, error)

	// Loose has the simulated database acknowledge what its replica does not
	// have. Then a failover loses what people were told, and a run that does not
	// find that proves nothing.
	Loose bool
}

// Report is what a run found.
type Report struct {
	Options    Options
	Complaints []replay.Complaint
	Faults     map[Fault]int
	Sum        [32]byte // of all that happened: the same for the same options
	Tail       []string // the last things that happened

	Rows, Granted, Refused, Unheard, Sights int
}

// run is one sale and all that goes wrong in it.
type run struct {
	*events
	Options
	log       engine.Log
	simulated *database // nil on a real store
	loose     bool
	calm      bool  // nothing goes wrong any more
	epoch     int   // of the database: calls do not survive its changes
	connected int64 // when the replica is back after the database restarted
	nodes     []*node
	nonces    io.Reader
	faults    map[Fault]int
	crowd     crowd

	history        replay.History
	complaints     []replay.Complaint
	tips           []tip
	older          []inventory.Checkpoint
	lostCheckpoint inventory.Checkpoint
}

// tip is which version was the newest from an instant on.
type tip struct {
	at      int64
	version uint64
}

// size is how many nodes sell the show: mostly several; one has nobody who
// would put its mistakes right.
func (r *run) size() int {
	if r.Seed%4 == 0 {
		return 1
	}
	return 3
}

// Run makes a run.
func Run(o Options) Report {
	r := newRun(o)
	r.sell()
	return r.report()
}

func newRun(o Options) *run {
	var seed [32]byte
	for i := range 8 {
		seed[i] = byte(o.Seed >> (8 * i))
	}
	r := &run{events: newEvents(o.Seed, opening), Options: o, log: o.Log, loose: o.Loose, nonces: rand.NewChaCha8(seed),
		faults: map[Fault]int{}, history: replay.History{Show: showOf(o.Seed), Plan: hall}}
	if o.Log == nil {
		r.simulated = newDatabase()
		r.log = r.simulated
	}
	return r
}

// showOf gives the show that a seed sells.
func showOf(seed uint64) id.Show {
	raw := [16]byte{1, 6: 0x70, 8: 0x80}
	for i := range 4 {
		raw[15-i] = byte(seed >> (8 * i))
	}
	return id.FromBytes[id.Show](raw)
}

// sell opens the show, lets the crowd in, and waits until the dust has settled.
func (r *run) sell() {
	if err := r.log.Begin(inventory.Genesis(r.history.Show)); err != nil {
		r.complain("begin", "%v", err)
		return
	}
	r.tips = []tip{{r.now, 0}}
	for i := range r.size() {
		r.nodes = append(r.nodes, r.start(fmt.Sprintf("node %d", i)))
	}
	r.open()
	r.crowd.left = r.Operations
	r.after(0, r.arrive)
	for limit := 300*r.Operations + 100_000; r.crowd.left > 0 || len(r.crowd.waiting) > 0; limit-- {
		if !r.step(r.now+int64(48*time.Hour/time.Microsecond)) || limit == 0 {
			r.complain("stuck", "%d commands were never answered", len(r.crowd.waiting))
			return
		}
	}
	r.settle()
}

// open has the first node write the terms.
func (r *run) open() {
	opened := false
	var offer func()
	offer = func() {
		r.nodes[0].engine.Submit(context.Background(), r.history.Show, 0, inventory.SetTerms{Terms: firstTerms()}, func(_ inventory.Answer, err error) {
			if opened = err == nil; !opened {
				r.after(time.Second, func() {
					r.kill(r.nodes[0]) // it may be too far off time to decide
					offer()
				})
			}
		})
	}
	r.calm = true
	offer()
	for !opened && r.step(r.now+int64(time.Minute/time.Microsecond)) {
	}
	r.calm = false
}

// replicate lets the replica follow, a little later, to where the log is now.
func (r *run) replicate() {
	if r.simulated == nil {
		return
	}
	entries, epoch := len(r.simulated.wal), r.epoch
	lag := r.about(time.Millisecond)
	if r.loose {
		lag = r.about(200 * time.Millisecond)
	}
	r.after(max(lag, time.Duration(r.connected-r.now)*time.Microsecond), func() {
		if r.epoch == epoch {
			r.simulated.replicate(entries)
			r.tell()
		}
	})
}

// tell notes which version is the newest that anybody can see.
func (r *run) tell() {
	version := uint64(0)
	if r.simulated != nil {
		version = uint64(len(r.simulated.visible()))
	}
	if r.tips[len(r.tips)-1].version != version {
		r.tips = append(r.tips, tip{r.now, version})
	}
}

// appended notes a row that is in the log.
func (r *run) appended(row inventory.Row) {
	if r.simulated == nil {
		r.tips = append(r.tips, tip{r.now, row.Version})
		return
	}
	if r.loose {
		r.simulated.restart() // seen at once
	}
	r.tell()
}

// between gives the versions that were the newest in a span of time.
func (r *run) between(from, to int64) (lowest, highest uint64) {
	i, found := slices.BinarySearchFunc(r.tips, from, func(t tip, at int64) int { return int(t.at - at) })
	if !found || i > 0 {
		i = max(0, i-1)
	}
	lowest = r.tips[i].version
	for ; i < len(r.tips) && r.tips[i].at <= to; i++ {
		lowest, highest = min(lowest, r.tips[i].version), max(highest, r.tips[i].version)
	}
	return lowest, highest
}

// checkpoint holds what was saved against what the store has now: a newer one
// must never give way to an older.
func (r *run) checkpoint(ctx context.Context, c inventory.Checkpoint) {
	kept, found, err := r.log.Checkpoint(ctx, r.history.Show)
	if err != nil || !found || kept.Version < c.Version {
		r.complain("checkpoint", "version %d was saved, and the store has %d (%t, %v)", c.Version, kept.Version, found, err)
	}
	for _, old := range r.older {
		if old.Version > kept.Version && r.epoch == 0 {
			r.complain("checkpoint", "version %d gave way to %d", old.Version, kept.Version)
		}
	}
	r.older = append(r.older, c)
}

func (r *run) hit(f Fault) { r.faults[f]++ }

// strikes reports whether a fault happens now, as it does once in so many times.
func (r *run) strikes(f Fault, in int) bool {
	if r.calm || !r.chance(in) {
		return false
	}
	r.hit(f)
	r.note("%s", f)
	return true
}

func (r *run) complain(rule, format string, args ...any) {
	r.complaints = append(r.complaints, replay.Complaint{Rule: rule, Text: fmt.Sprintf(format, args...)})
}

// trouble is one thing that befalls a node or the database.
func (r *run) trouble() {
	if r.calm {
		return
	}
	switch r.dice.IntN(7) {
	case 0, 1, 2:
		r.kill(r.nodes[r.dice.IntN(len(r.nodes))])
	case 3, 4:
		n := r.nodes[r.dice.IntN(len(r.nodes))]
		jump := r.about(2 * time.Second)
		n.offset += jump
		r.hit(ClockJump)
		r.note("the clock of %s jumps by %s", n.name, jump)
	case 5:
		r.failover()
	case 6:
		r.restart()
	}
}

// kill ends a node and starts another in its place.
func (r *run) kill(n *node) {
	i := slices.Index(r.nodes, n)
	if i < 0 || n.dead {
		return
	}
	n.die()
	r.nodes[i] = r.start(n.name)
}

func (r *run) failover() {
	if r.simulated == nil {
		return
	}
	lost, seen := r.simulated.failover()
	r.epoch++
	r.connected = 0
	r.hit(Failover)
	r.note("failover: %d rows lost, seen %t", len(lost), seen)
	if len(lost) > 0 {
		r.hit(LostTail)
		r.lostCheckpoint = r.ofLost(lost)
	}
	if seen {
		r.hit(SeenAndLost)
		r.excuse(lost[0].Version)
	}
	r.tell()
	r.dragAlong()
}

// ofLost gives a checkpoint of rows that are in no log any more, as when a table
// of checkpoints outlives the log it was made from. Its last row is one that
// nobody can offer again.
func (r *run) ofLost(lost []inventory.Row) inventory.Checkpoint {
	fold := inventory.NewFold(r.history.Show)
	apply := func(row inventory.Row) {
		if _, err := fold.Apply(row); err != nil {
			r.complain("rebuild", "a row that was in the log: %v", err)
		}
	}
	for _, row := range slices.Concat(r.simulated.rows, lost) {
		apply(row)
	}
	apply(inventory.Nothing(fold, fold.At(), inventory.Nonce{}))
	return fold.Checkpoint()
}

// excuse notes that refusals may have been true of rows that are lost now:
// from when the first of them was seen until nobody knows of it any more.
func (r *run) excuse(version uint64) {
	from := r.now
	for i := len(r.tips) - 1; i >= 0 && r.tips[i].version >= version; i-- {
		from = r.tips[i].at
	}
	r.crowd.excused = append(r.crowd.excused, [2]int64{from, r.now + staleness})
}

func (r *run) restart() {
	if r.simulated == nil {
		return
	}
	r.epoch++
	r.simulated.restart()
	r.connected = r.now + r.about(300*time.Millisecond).Microseconds()
	r.hit(Restarted)
	r.note("the database restarts")
	r.tell()
	r.replicate()
	r.dragAlong()
	if r.chance(2) { // and then breaks for good, before its replica has heard
		r.after(r.about(60*time.Millisecond), r.failover)
	}
}

// dragAlong has a node go down with the database now and then, as when they
// share a room. The one that starts in its place reads what is there then.
func (r *run) dragAlong() {
	if r.chance(3) && !r.calm {
		r.kill(r.nodes[r.dice.IntN(len(r.nodes))])
	}
}

// settle ends all trouble, has every node read the log to its end, and holds
// log, folds and table against each other.
func (r *run) settle() {
	r.calm = true
	r.putClocksRight()
	r.rest(5 * time.Minute)
	// The first brings every node up to date, the second moves each by a row, the
	// third has each read to the end without writing.
	for _, last := range []struct {
		command inventory.Command
		want    error
	}{
		{inventory.SetSale{Sale: inventory.SalePaused, Reason: "soon"}, nil},
		{inventory.SetSale{Sale: inventory.SaleClosed, Reason: "the end"}, nil},
		{inventory.Release{Hold: inventory.HoldID{Show: r.history.Show, No: 1 << 40}}, inventory.ErrNoHold},
	} {
		for _, n := range r.nodes {
			answered := errors.New("no answer")
			n.engine.Submit(context.Background(), r.history.Show, 0, last.command, func(_ inventory.Answer, err error) { answered = err })
			r.rest(5 * time.Second)
			if !errors.Is(answered, last.want) {
				r.complain("settled", "%s does not decide as it must any more: %v", n.name, answered)
				return
			}
		}
	}
	for _, n := range r.nodes {
		n.begin(0, func() {
			if err := n.engine.Close(context.Background()); err != nil {
				r.complain("settled", "%s: %v", n.name, err)
			}
		})
		r.rest(5 * time.Second)
	}
}

// putClocksRight starts the nodes anew whose clocks are too far off for them to
// decide. Until somebody does that, they only wait.
func (r *run) putClocksRight() {
	for _, n := range r.nodes {
		if n.offset.Abs() > 300*time.Millisecond {
			r.kill(n)
		}
	}
}

// rest lets everything happen that is due within some time.
func (r *run) rest(d time.Duration) {
	for until := r.now + d.Microseconds(); r.step(until); {
	}
}

func (r *run) report() Report {
	r.pardon()
	rep := Report{Options: r.Options, Faults: r.faults, Tail: r.trace.tail(), Granted: len(r.history.Claims), Refused: len(r.history.Refusals),
		Unheard: r.crowd.unheard, Sights: len(r.history.Sights)}
	if r.log == nil {
		return rep
	}
	var rows []inventory.Row
	each := func(yield func(inventory.Row, error) bool) {
		genesis, found, err := r.log.Row(context.Background(), r.history.Show, 0)
		if err == nil && !found {
			err = errors.New("the log does not begin")
		}
		if !yield(genesis, err) || err != nil {
			return
		}
		for after := uint64(0); ; {
			page, err := r.log.Rows(context.Background(), r.history.Show, after, 1000)
			if err != nil {
				yield(inventory.Row{}, err)
				return
			}
			for _, row := range page {
				rows = append(rows, row)
				if after = row.Version; !yield(row, nil) {
					return
				}
			}
			if len(page) == 0 {
				return
			}
		}
	}
	state, complaints := r.history.Judge(each)
	rep.Complaints = slices.Concat(r.complaints, complaints, r.compare(state))
	rep.Rows = len(rows)
	for _, row := range rows {
		r.trace.sum.Write(row.Hash[:])
	}
	rep.Sum = [32]byte(r.trace.sum.Sum(nil))
	return rep
}

// compare holds every node's fold against the one that is rebuilt from the
// log, and the table of seats against what the log says of them.
func (r *run) compare(state *replay.State) (complaints []replay.Complaint) {
	if len(r.complaints) > 0 {
		return nil
	}
	fold := inventory.NewFold(r.history.Show)
	for after := uint64(0); after < state.Version; after = fold.Version() {
		rows, err := r.log.Rows(context.Background(), r.history.Show, after, 1000)
		if err != nil || len(rows) == 0 {
			return []replay.Complaint{{Rule: "rebuild", Text: fmt.Sprint("the log cannot be read: ", err)}}
		}
		for _, row := range rows {
			if _, err := fold.Apply(row); err != nil {
				return []replay.Complaint{{Rule: "rebuild", Text: err.Error()}}
			}
		}
	}
	want := fold.Checkpoint()
	for _, n := range r.nodes {
		if n.saved.Version != want.Version || n.saved.Hash != want.Hash || !slices.Equal(n.saved.Fold, want.Fold) {
			complaints = append(complaints, replay.Complaint{Rule: "folds", Text: fmt.Sprintf("%s has another state at version %d than the log at %d", n.name, n.saved.Version, want.Version)})
		}
	}
	lines, err := r.table()
	if err != nil {
		return append(complaints, replay.Complaint{Rule: replay.RuleTable, Text: err.Error()})
	}
	return append(complaints, state.Table(lines)...)
}

// table gives the lines of the table of seats.
func (r *run) table() ([]inventory.SeatRecord, error) {
	if r.simulated == nil {
		return r.Table()
	}
	var lines []inventory.SeatRecord
	for _, place := range slices.Sorted(maps.Keys(r.simulated.table)) {
		for _, line := range r.simulated.table[place].records {
			if line.Quantity > 0 {
				lines = append(lines, line)
			}
		}
	}
	return lines, nil
}

func plans(_ context.Context, chart seating.Hash) (*seating.Plan, error) {
	if chart != hall.Hash() {
		return nil, errors.New("sim: no such chart")
	}
	return hall, nil
}
