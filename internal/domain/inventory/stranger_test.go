package inventory

// A reader of public logs as a stranger would write it: from
// docs/algorithms/seat-log.md alone. It calls nothing of this package, so that
// a mistake in both the page and the program's own reader does not pass for
// agreement. The tests that compare the two stand in stranger_agrees_test.go.

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// States of places.
const (
	sAvailable = iota
	sHeld
	sPaying
	sSold
	sBlocked
)

// strangeMove is a line of the page's table of kinds.
type strangeMove struct {
	from, to int
	hold     bool // names a hold and its revision
	deadline bool
	whole    bool // names all places of the hold
}

var strangeMoves = map[byte]strangeMove{
	3:  {from: sAvailable, to: sHeld, hold: true, deadline: true},
	4:  {from: sHeld, to: sAvailable, hold: true},
	5:  {from: sHeld, to: sAvailable, hold: true, whole: true},
	6:  {from: sHeld, to: sPaying, hold: true, whole: true},
	7:  {from: sAvailable, to: sPaying, hold: true, whole: true},
	8:  {from: sPaying, to: sAvailable, hold: true, whole: true},
	9:  {from: sPaying, to: sSold, hold: true, whole: true},
	10: {from: sSold, to: sAvailable, hold: true},
	11: {from: sSold, to: sBlocked, hold: true},
	12: {from: sAvailable, to: sBlocked},
	13: {from: sBlocked, to: sAvailable},
	14: {from: sHeld, to: sHeld, hold: true, deadline: true, whole: true},
	18: {from: sAvailable, to: sSold, hold: true},
	19: {from: sBlocked, to: sBlocked},
	22: {from: sAvailable, to: sHeld, hold: true, deadline: true},
	23: {from: sAvailable, to: sHeld, hold: true, deadline: true},
	24: {from: sAvailable, to: sHeld, hold: true, deadline: true},
	25: {from: sHeld, to: sHeld, hold: true, whole: true},
	26: {from: sHeld, to: sHeld, hold: true, whole: true},
}

type strangeHold struct {
	state    int // sAvailable once it has ended
	endedBy  byte
	endedAt  int64
	revision uint64
	deadline int64
	extendBy uint64 // what the terms allow that it began under
	extended bool
	seats    map[uint64]bool
	areas    map[uint64]uint64
	hadSeats map[uint64]bool // when it ended
	hadAreas map[uint64]uint64
}

// stranger is what the reader has understood so far.
type stranger struct {
	bucket  []byte
	version int64
	at      int64
	hash    [32]byte

	chart    []byte
	seats    []int    // state
	owner    []uint64 // hold
	areas    [][5]uint64
	holds    map[uint64]*strangeHold
	last     uint64
	extendBy uint64
}

var errStranger = errors.New("the stranger does not believe it")

func doubt(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errStranger, fmt.Sprintf(format, args...))
}

// readStrange reads a whole file.
func readStrange(file []byte) (*stranger, error) {
	s := &stranger{version: -1, holds: map[uint64]*strangeHold{}}
	for n, line := range bytes.SplitAfter(file, []byte("\n")) {
		if len(line) == 0 {
			continue
		}
		if line[len(line)-1] != '\n' {
			return s, doubt("line %d has no end", n+1)
		}
		var err error
		if n == 0 {
			err = s.header(line)
		} else {
			err = s.row(line)
		}
		if err != nil {
			return s, err
		}
	}
	if s.version < 0 {
		return s, doubt("no rows")
	}
	return s, nil
}

func (s *stranger) header(line []byte) error {
	var h struct{ Format, Show, Bucket string }
	if err := json.Unmarshal(line, &h); err != nil || h.Format != "frontrow.seat-log/1" {
		return doubt("no header")
	}
	bucket, err := hex.DecodeString(h.Bucket)
	if err != nil || len(bucket) != 16 {
		return doubt("no bucket")
	}
	s.bucket = bucket
	return nil
}

func (s *stranger) row(line []byte) error {
	var r struct {
		Version               int64
		At                    int64
		Public, Private, Hash string
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return doubt("no row")
	}
	if want := fmt.Sprintf("{\"version\":%d,\"at\":%d,\"public\":%q,\"private\":%q,\"hash\":%q}\n", r.Version, r.At, r.Public, r.Private, r.Hash); want != string(line) {
		return doubt("another spelling")
	}
	public, err1 := base64.StdEncoding.Strict().DecodeString(r.Public)
	private, err2 := hex.DecodeString(r.Private)
	hash, err3 := hex.DecodeString(r.Hash)
	if err1 != nil || err2 != nil || err3 != nil || len(private) != 32 || len(hash) != 32 || hex.EncodeToString(hash) != r.Hash || hex.EncodeToString(private) != r.Private {
		return doubt("no bytes")
	}
	if r.Version != s.version+1 || r.At < s.at {
		return doubt("version %d at %d does not follow", r.Version, r.At)
	}
	digest := sha256.Sum256(public)
	link := append([]byte{}, s.hash[:]...)
	link = append(link, s.bucket...)
	link = binary.BigEndian.AppendUint64(link, uint64(r.Version))
	link = binary.BigEndian.AppendUint64(link, uint64(r.At))
	link = append(append(link, digest[:]...), private...)
	if got := sha256.Sum256(link); !bytes.Equal(got[:], hash) {
		return doubt("version %d: the chain is broken", r.Version)
	}
	s.version, s.at = r.Version, r.At
	copy(s.hash[:], hash)
	if r.Version == 0 {
		if r.At != 0 || len(public) != 0 || r.Private != hex.EncodeToString(sha256.New().Sum(nil)) {
			return doubt("no genesis row")
		}
		return nil
	}
	if err := s.effects(public); err != nil {
		return fmt.Errorf("version %d: %w", r.Version, err)
	}
	return nil
}

// strangeBytes takes the primitives off the front of a public part.
type strangeBytes struct {
	rest []byte
	bad  bool
}

func (b *strangeBytes) take(n uint64) []byte {
	if n > uint64(len(b.rest)) {
		b.bad, b.rest = true, nil
		return make([]byte, min(n, 64))
	}
	got := b.rest[:n]
	b.rest = b.rest[n:]
	return got
}

func (b *strangeBytes) uvarint() (v uint64) {
	for shift := 0; ; shift += 7 {
		c := b.take(1)[0]
		if shift > 63 || shift > 0 && c == 0 {
			b.bad = true
		}
		v |= uint64(c&0x7f) << min(shift, 63)
		if c < 0x80 || b.bad {
			return v
		}
	}
}

func (b *strangeBytes) text() string { return string(b.take(b.uvarint())) }

func (b *strangeBytes) seats() (list []uint64) {
	next := uint64(0)
	for n := b.uvarint(); n > 0 && !b.bad; n-- {
		list = append(list, next+b.uvarint())
		next = list[len(list)-1] + 1
	}
	return list
}

func (b *strangeBytes) areas() (list [][2]uint64) {
	next := uint64(0)
	for n := b.uvarint(); n > 0 && !b.bad; n-- {
		area := next + b.uvarint()
		list = append(list, [2]uint64{area, b.uvarint()})
		next = area + 1
	}
	return list
}

func (s *stranger) effects(public []byte) error {
	b := &strangeBytes{rest: public}
	if b.take(1)[0] != 1 {
		return doubt("another format")
	}
	for n := b.uvarint(); n > 0 && !b.bad; n-- {
		if err := s.effect(b); err != nil {
			return err
		}
	}
	if b.bad || len(b.rest) > 0 {
		return doubt("the public part cannot be read")
	}
	return nil
}

func (s *stranger) effect(b *strangeBytes) error {
	kind := b.take(1)[0]
	switch kind {
	case 1, 15, 16, 20:
		return s.terms(b, kind)
	case 2:
		if b.take(1)[0] > 2 || s.chart == nil {
			return doubt("no such sale")
		}
		return nil
	}
	if kind == 21 {
		if s.chart == nil {
			return doubt("a voucher for nothing")
		}
		return nil
	}
	m, known := strangeMoves[kind]
	if !known {
		return doubt("there is no kind %d", kind)
	}
	var no, revision uint64
	deadline := s.at
	if m.hold {
		no, revision = b.uvarint(), b.uvarint()
	}
	if m.deadline {
		deadline += int64(b.uvarint())
	}
	seats, areas := b.seats(), b.areas()
	if b.bad || len(seats)+len(areas) == 0 {
		return doubt("it moves nothing")
	}
	for _, seat := range seats {
		if seat >= uint64(len(s.seats)) || s.seats[seat] != m.from {
			return doubt("seat %d is not in the state kind %d begins with", seat, kind)
		}
		if m.from != sAvailable && m.from != sBlocked && s.owner[seat] != no {
			return doubt("seat %d is another's", seat)
		}
	}
	for _, a := range areas {
		if a[0] >= uint64(len(s.areas)) || a[1] == 0 || s.areas[a[0]][m.from] < a[1] {
			return doubt("area %d has not so many places", a[0])
		}
	}
	if m.hold {
		if err := s.hold(kind, m, no, revision, deadline, seats, areas); err != nil {
			return err
		}
	}
	for _, seat := range seats {
		s.seats[seat] = m.to
		if s.owner[seat] = no; m.to == sAvailable || m.to == sBlocked {
			s.owner[seat] = 0
		}
	}
	for _, a := range areas {
		s.areas[a[0]][m.from] -= a[1]
		s.areas[a[0]][m.to] += a[1]
	}
	return nil
}

func (s *stranger) hold(kind byte, m strangeMove, no, revision uint64, deadline int64, seats []uint64, areas [][2]uint64) error {
	h := s.holds[no]
	if kind == 18 {
		if h != nil || no != s.last+1 || revision != 1 {
			return doubt("hold %d is not given away like this", no)
		}
		h = &strangeHold{state: sSold, deadline: s.at, revision: 1, extendBy: s.extendBy, seats: map[uint64]bool{}, areas: map[uint64]uint64{}}
		s.holds[no], s.last = h, no
		h.add(seats, areas)
		return nil
	}
	if h == nil {
		if kind != 3 && (kind < 22 || kind > 24) || no != s.last+1 || revision != 1 || deadline <= s.at {
			return doubt("hold %d does not begin like this", no)
		}
		h = &strangeHold{state: sHeld, deadline: deadline, revision: 1, extendBy: s.extendBy, seats: map[uint64]bool{}, areas: map[uint64]uint64{}}
		s.holds[no], s.last = h, no
		h.add(seats, areas)
		return nil
	}
	names := h.has(seats, areas)
	switch kind {
	case 22, 23, 24:
		return doubt("hold %d has begun without that", no)
	case 3:
		if h.state != sHeld || s.at >= h.deadline || deadline != h.deadline {
			return doubt("hold %d cannot grow", no)
		}
	case 4, 6, 14, 25, 26:
		if s.at >= h.deadline {
			return doubt("hold %d is over", no)
		}
	case 5:
		if s.at < h.deadline {
			return doubt("hold %d is not over", no)
		}
	case 7:
		if h.state != sAvailable || h.endedBy != 5 || !same(h.hadSeats, h.hadAreas, seats, areas) {
			return doubt("hold %d cannot be taken anew", no)
		}
		h.add(seats, areas)
	}
	if kind == 14 && (h.extended || h.extendBy == 0 || deadline != h.deadline+int64(h.extendBy)) {
		return doubt("hold %d cannot be kept longer so", no)
	}
	if kind != 3 && kind != 7 && (h.state != m.from || !names) {
		return doubt("hold %d has not these places", no)
	}
	if m.whole && !same(h.seats, h.areas, seats, areas) {
		return doubt("not all places of hold %d", no)
	}
	again := kind == 25 || kind == 26
	if most := h.revision + 1; revision == h.revision && again || revision != h.revision && (m.whole && !again || revision != most) {
		return doubt("hold %d is not at revision %d", no, revision)
	}
	h.revision = revision
	switch {
	case kind == 3:
		h.add(seats, areas)
	case kind == 14:
		h.deadline, h.extended = deadline, true
	case m.to == sAvailable || m.to == sBlocked:
		h.hadSeats, h.hadAreas = map[uint64]bool{}, map[uint64]uint64{}
		for seat := range h.seats {
			h.hadSeats[seat] = true
		}
		for area, n := range h.areas {
			h.hadAreas[area] = n
		}
		for _, seat := range seats {
			delete(h.seats, seat)
		}
		for _, a := range areas {
			if h.areas[a[0]] -= a[1]; h.areas[a[0]] == 0 {
				delete(h.areas, a[0])
			}
		}
		if len(h.seats)+len(h.areas) == 0 {
			h.state, h.endedBy, h.endedAt = sAvailable, kind, s.at
		}
	default:
		h.state = m.to
	}
	return nil
}

func (h *strangeHold) add(seats []uint64, areas [][2]uint64) {
	for _, seat := range seats {
		h.seats[seat] = true
	}
	for _, a := range areas {
		h.areas[a[0]] += a[1]
	}
}

func (h *strangeHold) has(seats []uint64, areas [][2]uint64) bool {
	for _, seat := range seats {
		if !h.seats[seat] {
			return false
		}
	}
	for _, a := range areas {
		if h.areas[a[0]] < a[1] {
			return false
		}
	}
	return true
}

func same(haveSeats map[uint64]bool, haveAreas map[uint64]uint64, seats []uint64, areas [][2]uint64) bool {
	if len(haveSeats) != len(seats) || len(haveAreas) != len(areas) {
		return false
	}
	for _, seat := range seats {
		if !haveSeats[seat] {
			return false
		}
	}
	for _, a := range areas {
		if haveAreas[a[0]] != a[1] {
			return false
		}
	}
	return true
}

func (s *stranger) terms(b *strangeBytes, kind byte) error {
	seats := b.uvarint()
	if seats > 1<<20 {
		return doubt("too many seats")
	}
	var capacities []uint64
	for n := b.uvarint(); n > 0 && !b.bad; n-- {
		capacities = append(capacities, b.uvarint())
	}
	chart := bytes.Clone(b.take(32))
	b.text() // currency
	for n := b.uvarint(); n > 0 && !b.bad; n-- {
		b.text()
		b.text()
		for z := b.uvarint(); z > 0 && !b.bad; z-- {
			b.text()
		}
		b.uvarint() // face
		b.uvarint() // fee
	}
	for range 6 { // opens, closes, how long a hold lasts, three limits
		b.uvarint()
	}
	s.extendBy = 0
	switch kind {
	case 15:
		if s.extendBy = b.uvarint(); s.extendBy == 0 {
			return doubt("an extension by nothing")
		}
	case 16, 20:
		before := uint64(0)
		for n := b.uvarint(); n > 0 && !b.bad; n-- {
			tag, value := b.uvarint(), b.uvarint()
			if tag <= before || tag > 4 || value == 0 {
				return doubt("no option %d", tag)
			}
			if before = tag; tag == 1 {
				s.extendBy = value
			}
		}
		if kind == 20 && !charges(b) {
			return doubt("no fees or tax")
		}
	}
	if s.chart == nil {
		s.chart, s.seats, s.owner = chart, make([]int, seats), make([]uint64, seats)
		for _, capacity := range capacities {
			s.areas = append(s.areas, [5]uint64{capacity})
		}
	} else if !bytes.Equal(s.chart, chart) || uint64(len(s.seats)) != seats || len(s.areas) != len(capacities) {
		return doubt("another chart")
	}
	return nil
}

// charges skips fees and tax, and reports whether they are such.
func charges(b *strangeBytes) bool {
	fees := b.uvarint()
	for n := fees; n > 0 && !b.bad; n-- {
		b.text()
		for _, most := range []byte{1, 1, 3} { // per, within, rounding
			if b.take(1)[0] > most {
				return false
			}
		}
		b.uvarint() // sum
		b.uvarint() // rate
	}
	taxed := b.take(1)[0]
	if taxed == 1 {
		b.text()
		b.text()
		b.uvarint() // on places
		b.uvarint() // on fees
		return b.take(1)[0] <= 1
	}
	return taxed == 0 && fees > 0
}

// strangeHead reads a signed head, and checks it with a key.
func strangeHead(text string, key ed25519.PublicKey) (version uint64, at int64, hash []byte, ok bool) {
	const prefix = "FRH1-"
	if len(text) != len(prefix)+212 || text[:len(prefix)] != prefix {
		return 0, 0, nil, false
	}
	raw, err := base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding).DecodeString(text[len(prefix):])
	if err != nil || len(raw) != 132 {
		return 0, 0, nil, false
	}
	name := sha256.Sum256(key)
	message := append([]byte("frontrow seat log head v1\x00"), raw[:68]...)
	return binary.BigEndian.Uint64(raw[20:]), int64(binary.BigEndian.Uint64(raw[28:])), raw[36:68],
		bytes.Equal(raw[:4], name[:4]) && ed25519.Verify(key, message, raw[68:])
}
