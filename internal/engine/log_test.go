package engine_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// memory is a Log for tests. It keeps the contract of engine.Log, and breaks
// it only where a test says so.
type memory struct {
	mu          sync.Mutex
	rows        map[id.Show][]inventory.Row
	checkpoints map[id.Show]inventory.Checkpoint
	table       map[id.Show]map[string][]inventory.SeatRecord

	reads, appends int

	now func() time.Time // the database's clock; time.Now when there is none

	// broken makes Append take every row as the next one, whatever it was
	// decided on.
	broken bool
	// before is asked before each append.
	before func(row inventory.Row) trouble
	// reading is told of each reading of rows, before it.
	reading func(after uint64)
}

// trouble is what befalls one append.
type trouble int

const (
	fine     trouble = iota
	failed           // nothing is stored, and an error comes back
	unheard          // the row is stored, and an error comes back
	offline          // reading and writing fail
	overtook         // another node's row comes first
)

var errNetwork = errors.New("the network is down")

func newMemory() *memory {
	return &memory{
		rows: map[id.Show][]inventory.Row{}, checkpoints: map[id.Show]inventory.Checkpoint{},
		table: map[id.Show]map[string][]inventory.SeatRecord{},
	}
}

func (m *memory) Begin(genesis inventory.Row) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.rows[genesis.Bucket]) == 0 {
		m.rows[genesis.Bucket] = []inventory.Row{genesis}
	}
	return nil
}

func (m *memory) Append(row inventory.Row, previous inventory.Hash) (bool, error) {
	what := fine
	if m.before != nil {
		what = m.before(row) // outside the lock: it may wait, or append itself
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.appends++
	if what == failed || what == offline {
		return false, errNetwork
	}
	appended := m.insert(row, previous)
	if what == unheard {
		return false, errNetwork
	}
	return appended, nil
}

func (m *memory) insert(row inventory.Row, previous inventory.Hash) bool {
	rows := m.rows[row.Bucket]
	if m.broken {
		m.rows[row.Bucket] = append(rows, row)
		return true
	}
	if uint64(len(rows)) != row.Version || rows[row.Version-1].Hash != previous {
		return false
	}
	m.rows[row.Bucket] = append(rows, row)
	return true
}

func (m *memory) Now(context.Context) (time.Time, error) {
	m.mu.Lock()
	now := m.now
	m.mu.Unlock()
	if now == nil {
		return time.Now(), nil
	}
	return now(), nil // outside the lock: it may take its time
}

// time sets the database's clock.
func (m *memory) time(now func() time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now = now
}

func (m *memory) Rows(_ context.Context, show id.Show, after uint64, most int) ([]inventory.Row, error) {
	if m.reading != nil {
		m.reading(after) // outside the lock: it may wait
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.reads++
	rows := m.rows[show]
	from := min(after+1, uint64(len(rows)))
	return append([]inventory.Row(nil), rows[from:min(from+uint64(most), uint64(len(rows)))]...), nil
}

func (m *memory) Row(_ context.Context, show id.Show, version uint64) (inventory.Row, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.reads++
	if version >= uint64(len(m.rows[show])) {
		return inventory.Row{}, false, nil
	}
	return m.rows[show][version], true, nil
}

func (m *memory) Checkpoint(_ context.Context, show id.Show) (inventory.Checkpoint, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c, found := m.checkpoints[show]
	return c, found, nil
}

func (m *memory) SaveCheckpoint(_ context.Context, c inventory.Checkpoint) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	rows := m.rows[c.Bucket]
	if c.Version > m.checkpoints[c.Bucket].Version && c.Version < uint64(len(rows)) && rows[c.Version].Hash == c.Hash {
		m.checkpoints[c.Bucket] = c
	}
	return nil
}

func (m *memory) Project(_ context.Context, at inventory.Head, records []inventory.SeatRecord) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	show := at.Show
	if rows := m.rows[show]; at.Version >= uint64(len(rows)) || rows[at.Version].Hash != at.Hash {
		return inventory.ErrRowLost
	}
	if m.table[show] == nil {
		m.table[show] = map[string][]inventory.SeatRecord{}
	}
	for _, r := range records {
		m.table[show][r.Seat] = nil
	}
	for _, r := range records {
		m.table[show][r.Seat] = append(m.table[show][r.Seat], r)
	}
	return nil
}

// goOn adds empty rows to a show's log, as another engine would. The caller
// holds the lock.
func (m *memory) goOn(t testing.TB, show id.Show, rows int) {
	t.Helper()
	f := inventory.NewFold(show)
	for _, row := range m.rows[show][1:] {
		if _, err := f.Apply(row); err != nil {
			t.Fatal(err)
		}
	}
	for range rows {
		row := inventory.Nothing(f, f.At(), inventory.Nonce{})
		m.rows[show] = append(m.rows[show], row)
		if _, err := f.Apply(row); err != nil {
			t.Fatal(err)
		}
	}
}

// rehash gives a row that was changed the hash of what it says now.
func rehash(m *memory, r *inventory.Row) {
	before, bucket := m.rows[r.Bucket][r.Version-1].Hash, r.Bucket.Bytes()
	public, private := sha256.Sum256(r.Public), sha256.Sum256(r.Private)
	w := slices.Concat(before[:], bucket[:])
	w = binary.BigEndian.AppendUint64(w, r.Version)
	w = binary.BigEndian.AppendUint64(w, uint64(r.At))
	r.Hash = sha256.Sum256(slices.Concat(w, public[:], private[:]))
}

// log gives a copy of a show's rows.
func (m *memory) log(show id.Show) []inventory.Row {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]inventory.Row(nil), m.rows[show]...)
}

// records gives a copy of a show's table of seats.
func (m *memory) records(show id.Show) (all []inventory.SeatRecord) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, lines := range m.table[show] {
		all = append(all, lines...)
	}
	return all
}

func (m *memory) counts() (reads, appends int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.reads, m.appends
}

// trouble sets what befalls appends from now on.
func (m *memory) trouble(before func(inventory.Row) trouble) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.before = before
}
