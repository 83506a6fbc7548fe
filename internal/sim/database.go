package sim

import (
	"context"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// database is a database with a replica, as far as one show's log needs one.
// What is written stands in its write-ahead log. It counts, and others see it,
// once the replica has it too; a failover leaves what the replica has.
type database struct {
	genesis    *inventory.Row
	wal        []written
	replicated int // entries that the replica has
	seen       int // entries that readers see: what is replicated, or, after a restart, all there was

	// made of the log
	rows        []inventory.Row
	rowEntry    []int // where each row stands in the log
	checkpoints []inventory.Checkpoint
	table       map[string]line
}

// written is one entry: a row, a checkpoint, or lines of the table of seats.
type written struct {
	row        *inventory.Row
	checkpoint *inventory.Checkpoint
	version    uint64
	lines      []inventory.SeatRecord
}

// line is what the table has of one place.
type line struct {
	version uint64
	records []inventory.SeatRecord
}

func newDatabase() *database { return &database{table: map[string]line{}} }

func (d *database) write(w written) {
	d.wal = append(d.wal, w)
	d.redo(w, len(d.wal)-1)
}

func (d *database) redo(w written, at int) {
	switch {
	case w.row != nil:
		d.rows, d.rowEntry = append(d.rows, *w.row), append(d.rowEntry, at)
	case w.checkpoint != nil:
		if n := len(d.checkpoints); n == 0 || d.checkpoints[n-1].Version < w.checkpoint.Version {
			d.checkpoints = append(d.checkpoints, *w.checkpoint)
		}
	default:
		byPlace := map[string][]inventory.SeatRecord{}
		for _, r := range w.lines {
			byPlace[r.Seat] = append(byPlace[r.Seat], r)
		}
		for place, records := range byPlace {
			if d.table[place].version <= w.version {
				d.table[place] = line{w.version, records}
			}
		}
	}
}

// replicate lets the replica catch up to an entry.
func (d *database) replicate(entries int) {
	d.replicated = max(d.replicated, min(entries, len(d.wal)))
	d.seen = max(d.seen, d.replicated)
}

// restart is what a crash of the database leaves: everything it wrote down,
// which readers now see, whether or not the replica has it.
func (d *database) restart() { d.seen = len(d.wal) }

// failover makes the replica the database. It gives the rows that are lost.
func (d *database) failover() (lost []inventory.Row, hadBeenSeen bool) {
	keep := d.wal[:d.replicated:d.replicated]
	for _, w := range d.wal[d.replicated:] {
		if w.row != nil {
			lost = append(lost, *w.row)
		}
	}
	hadBeenSeen = d.seen > d.replicated && len(lost) > 0
	*d = database{genesis: d.genesis, replicated: len(keep), seen: len(keep), table: map[string]line{}}
	for _, w := range keep {
		d.write(w)
	}
	return lost, hadBeenSeen
}

// visible gives the rows that readers see, without the genesis row.
func (d *database) visible() []inventory.Row {
	n, _ := slices.BinarySearch(d.rowEntry, d.seen)
	return d.rows[:n]
}

// inDoubt reports whether a row of that version is written and cannot be seen
// yet: whoever offers another has to wait for what becomes of it.
func (d *database) inDoubt(version uint64) bool {
	return version > uint64(len(d.visible())) && version <= uint64(len(d.rows))
}

// What follows is engine.Log, for calls that reach the database and whose
// answers arrive. Nothing that is written counts before it is replicated.

func (d *database) Begin(genesis inventory.Row) error {
	if d.genesis == nil {
		d.genesis = &genesis
	}
	return nil
}

func (d *database) Append(row inventory.Row, previous inventory.Hash) (bool, error) {
	end := *d.genesis
	if n := len(d.rows); n > 0 {
		end = d.rows[n-1]
	}
	if end.Version+1 != row.Version || end.Hash != previous {
		return false, nil
	}
	d.write(written{row: &row})
	return true, nil
}

// Now is not asked: the nodes ask their way to the database.
func (d *database) Now(context.Context) (time.Time, error) { return time.Time{}, nil }

func (d *database) Rows(_ context.Context, _ id.Show, after uint64, most int) ([]inventory.Row, error) {
	rows := d.visible()
	from := min(after, uint64(len(rows)))
	return slices.Clone(rows[from:min(from+uint64(most), uint64(len(rows)))]), nil
}

func (d *database) Row(_ context.Context, _ id.Show, version uint64) (inventory.Row, bool, error) {
	switch rows := d.visible(); {
	case version == 0 && d.genesis != nil:
		return *d.genesis, true, nil
	case version == 0 || version > uint64(len(rows)):
		return inventory.Row{}, false, nil
	default:
		return rows[version-1], true, nil
	}
}

func (d *database) Checkpoint(context.Context, id.Show) (c inventory.Checkpoint, found bool, err error) {
	if n := len(d.checkpoints); n > 0 {
		c, found = d.checkpoints[n-1], true
	}
	return c, found, nil
}

func (d *database) SaveCheckpoint(_ context.Context, c inventory.Checkpoint) error {
	if d.holds(inventory.Head{Version: c.Version, Hash: c.Hash}) {
		d.write(written{checkpoint: &c})
	}
	return nil
}

func (d *database) Project(_ context.Context, at inventory.Head, lines []inventory.SeatRecord) error {
	if !d.holds(at) {
		return inventory.ErrRowLost
	}
	d.write(written{version: at.Version, lines: lines})
	return nil
}

// holds reports whether a head's row is in the log.
func (d *database) holds(at inventory.Head) bool {
	return at.Version > 0 && at.Version <= uint64(len(d.rows)) && d.rows[at.Version-1].Hash == at.Hash
}
