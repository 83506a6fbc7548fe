package inventory

import (
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// retention is how long a fold remembers what has ended: keys with their
// answers (I5), and holds, so that a late payment can take their places anew
// and their buyer is told what became of them.
const retention = 24 * time.Hour

// Fold is the state of one bucket, got by applying its seat log in order.
// Only [Fold.Apply] moves it. Reading is safe from many goroutines as long
// as none applies a row.
type Fold struct {
	bucket  id.Show
	version uint64
	at      int64 // of the last row, UTC microseconds
	hash    Hash  // of the last row
	public  bool  // made of public parts alone: it names nobody

	// The content: what the digest covers and a checkpoint keeps.
	terms    []Terms // every revision; the last is in force
	shape    shape
	sale     Sale
	to       string // where the log goes on; only of saleMoved
	last     uint64 // the highest hold number given
	cells    []cell
	free     seating.Set // the seats available, so that the best of them are found quickly
	areas    []tally
	holds    map[uint64]*held
	vouchers []voucher             // every revision
	yields   map[uint64]yield      // by the number of the hold that gives places up
	keys     map[[16]byte]*binding // by Key.Caller
	sum      uint64                // of the digests of all of the above but terms, sale and last

	// Ways to find things in the content.
	buyers    buyersHolds       // that have not ended
	counted   map[[16]byte]int  // places paying and sold, by the digest of an e-mail address or a way of paying
	deadlines deadlines         // of the holds that are held
	ended     queue[uint64]     // holds that have ended, in that order
	bound     queue[[16]byte]   // keys in the order they were bound
	answers   map[id.Buyer]int  // how many keys speak of a hold of theirs
	codes     map[string]uint16 // the revision of a voucher that is in force, by its code
	newest    []uint16          // the same by its number less one
	used      map[uint32]use    // by the number of a voucher: holds that have not ended
	keeping   *keeping          // what vouchers keep; nil while there are none
}

// held is a hold as the fold keeps it. A hold is never changed, only replaced,
// so whoever has one may keep it: that is how a key remembers its answer.
type held struct {
	facts
	places // what it has, or had when it ended
}

type facts struct {
	no       uint64
	buyer    id.Buyer
	order    id.Order // once sealed
	email    [16]byte // once sealed
	payment  [16]byte // once sealed; zero when nothing is paid, or nobody can say by what
	deadline int64
	ended    int64 // when it ended; 0 until then
	revision uint16
	terms    uint16 // the index of the terms it was taken under
	voucher  uint16 // the revision of the voucher it has, from 1; 0 for none
	state    State  // Available once it has ended
	marks    marks
}

// marks is what ended a hold, and beside it whether its deadline was moved and
// whether it was given away, in one byte: there are very many holds.
type marks uint8

const (
	extendedMark marks = 1 << 7
	compMark     marks = 1 << 6
	allMarks           = extendedMark | compMark
)

// by is what ended the hold; 0 until then.
func (m marks) by() EffectKind { return EffectKind(m &^ allMarks) }

// comp reports whether staff gave the places away: nothing is paid for them.
func (m marks) comp() bool { return m&compMark != 0 }

// extended reports whether the deadline was moved, which happens once.
func (m marks) extended() bool { return m&extendedMark != 0 }

// endedBy gives the marks of a hold that something has ended.
func (m marks) endedBy(kind EffectKind) marks { return m&allMarks | marks(kind) }

// live reports whether the hold keeps its places at that instant (I3).
func (h *held) live(at int64) bool {
	return h.state == Paying || h.state == Sold || h.state == Held && at < h.deadline
}

// overdue reports whether the hold is past its deadline and no row has said
// so yet. Its places are free to whoever takes them.
func (h *held) overdue(at int64) bool { return h.state == Held && at >= h.deadline }

// forgotten reports whether the hold ended so long ago that decisions must not
// know of it any more.
func (h *held) forgotten(at int64) bool {
	return h.state == Available && at >= h.ended+retention.Microseconds()
}

// digests gives what limits beyond the buyer are counted by, as far as the
// hold has them.
func (h *held) digests() [][16]byte {
	digests := make([][16]byte, 0, 2)
	for _, d := range [...][16]byte{h.email, h.payment} {
		if d != ([16]byte{}) {
			digests = append(digests, d)
		}
	}
	return digests
}

// cell is one seat: its state in the low three bits, the number of the hold
// that has it above them. The zero cell is available.
type cell uint64

func cellOf(s State, hold uint64) cell {
	if s == Available || s == Blocked {
		return cell(s)
	}
	return cell(hold<<3) | cell(s)
}

func (c cell) state() State { return State(c & 7) }
func (c cell) hold() uint64 { return uint64(c >> 3) }

// put makes a seat what c says.
func (f *Fold) put(seat uint32, c cell) {
	f.sum += digestCell(seat, c) - digestCell(seat, f.cells[seat])
	f.cells[seat] = c
	f.free.Put(int(seat), c == 0)
}

// tally counts the places of a standing area by their state.
type tally [states]uint32

// binding is a key with the answer it led to.
type binding struct {
	Key
	at      int64
	version uint64
	hold    *held // as it was then; nil when the answer was about none
	changed bool
}

func (b *binding) forgotten(at int64) bool { return at >= b.at+retention.Microseconds() }

// NewFold gives the state of a bucket of which only the genesis row is
// written.
func NewFold(bucket id.Show) *Fold {
	return &Fold{
		bucket:  bucket,
		hash:    Genesis(bucket).Hash,
		holds:   map[uint64]*held{},
		keys:    map[[16]byte]*binding{},
		buyers:  newBuyersHolds(),
		counted: map[[16]byte]int{}, answers: map[id.Buyer]int{},
		codes: map[string]uint16{}, used: map[uint32]use{}, yields: map[uint64]yield{},
	}
}

// Bucket is the show this is the state of.
func (f *Fold) Bucket() id.Show { return f.bucket }

// Version is the number of the last row applied.
func (f *Fold) Version() uint64 { return f.version }

// Hash is that of the last row applied.
func (f *Fold) Hash() Hash { return f.hash }

// At is the instant of the last row applied.
func (f *Fold) At() time.Time { return clock.FromMicros(f.at) }

// Terms is what the show is sold by now. It reports false before the first
// terms are written.
func (f *Fold) Terms() (Terms, bool) {
	if len(f.terms) == 0 {
		return Terms{}, false
	}
	return f.terms[len(f.terms)-1], true
}

// NextDeadline is when the next hold runs out, and false when none is held.
func (f *Fold) NextDeadline() (time.Time, bool) {
	if len(f.deadlines) == 0 {
		return time.Time{}, false
	}
	return clock.FromMicros(f.deadlines[0].at), true
}

// DeadlineAfter is when the first hold that still runs at now may run out; the
// zero time when none does.
func (f *Fold) DeadlineAfter(now time.Time) time.Time {
	return clock.FromMicros(f.deadlines.after(f.instant(now)))
}
