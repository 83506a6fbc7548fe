package replay

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// day is how long keys and ended holds are remembered, in microseconds.
const day = 24 * 60 * 60 * 1_000_000

// Terms is what a show was sold by for a while. Instants and durations are in
// microseconds.
type Terms struct {
	Opens, Closes, HoldFor, ExtendBy int64
	PerHold, PerBuyer, PerEmail      int
	PerPayment                       int // 0 for any number

	chart  [32]byte
	levels map[string]string // a zone's price level
	prices map[string]level  // of a level, before what the whole list has
	fees   []fee
	tax    tax
}

// Hold is a hold as one version has it. It is never changed, only replaced.
type Hold struct {
	No       uint64
	Buyer    id.Buyer
	Order    id.Order
	State    inventory.State // Available once it has ended
	Revision uint32
	Deadline int64

	places
	email    [16]byte
	payment  [16]byte // zero where nobody could say what was paid with
	terms    *Terms
	voucher  uint64   // 0 for none
	with     *voucher // as it was when the hold got it: its price stays
	given    bool     // away, at no price
	extended bool
	ended    int64
	by       byte // the effect that ended it
}

func (h *Hold) count() int {
	n := len(h.seats)
	for _, q := range h.areas {
		n += q
	}
	return n
}

// live reports whether the hold keeps its places.
func (h *Hold) live(now int64) bool {
	return h.State == inventory.Paying || h.State == inventory.Sold || h.State == inventory.Held && now < h.Deadline
}

// seat is what the log says of one seat.
type seat struct {
	state inventory.State
	hold  uint64
}

// key is what a key was bound to.
type key struct {
	body [16]byte
	at   int64
}

// State is a show's seats at one version of its log.
type State struct {
	Version uint64
	At      int64

	bucket   id.Show
	plan     *seating.Plan
	hash     [32]byte
	terms    *Terms
	vouchers []*voucher // in force, by number
	sale     byte
	moved    bool // the log goes on elsewhere
	last     uint64
	seats    []seat
	capacity []int
	blocked  []int // places of each area
	room     []int // free places of each area, by what rows have said
	holds    map[uint64]*Hold
	open     map[id.Buyer][]uint64 // holds that have not ended
	emails   map[[16]byte]int      // places paying and sold
	payments map[[16]byte]int      // places paying and sold
	swaps    map[uint64]swap       // by the number of the hold whose places are given up
	keys     map[[16]byte]key
	endings  []ending // in order
}

// ending is a hold or a key that is forgotten a day after it.
type ending struct {
	at     int64
	hold   uint64
	caller [16]byte
}

// newState gives the state before the genesis row.
func newState(bucket id.Show, plan *seating.Plan) *State {
	return &State{
		bucket: bucket, plan: plan, holds: map[uint64]*Hold{}, open: map[id.Buyer][]uint64{},
		emails: map[[16]byte]int{}, payments: map[[16]byte]int{}, swaps: map[uint64]swap{}, keys: map[[16]byte]key{},
	}
}

// watcher sees a row being applied: the state before effect i, and after it.
type watcher interface {
	before(i int, e *effect)
	after(i int, e *effect)
}

// begin takes the genesis row.
func (s *State) begin(row inventory.Row) error {
	if row.Version != 0 || row.At != 0 || len(row.Public)+len(row.Private) > 0 || row.Bucket != s.bucket || row.Hash != link(row, [32]byte{}) {
		return fmt.Errorf("version 0: not the genesis row of %s", s.bucket)
	}
	s.hash = row.Hash
	return nil
}

// link is the hash that a row must have after the one with the given hash.
func link(row inventory.Row, previous [32]byte) [32]byte {
	bucket, public, private := row.Bucket.Bytes(), sha256.Sum256(row.Public), sha256.Sum256(row.Private)
	b := slices.Concat(previous[:], bucket[:])
	b = binary.BigEndian.AppendUint64(b, row.Version)
	b = binary.BigEndian.AppendUint64(b, uint64(row.At))
	return sha256.Sum256(slices.Concat(b, public[:], private[:]))
}

// apply moves the state by the next row, and gives the keys it binds.
func (s *State) apply(row inventory.Row, w watcher) ([]note, error) {
	wrong := func(err error) ([]note, error) { return nil, fmt.Errorf("version %d: %w", row.Version, err) }
	switch {
	case row.Bucket != s.bucket || row.Version != s.Version+1 || row.At < s.At:
		return wrong(fmt.Errorf("it cannot follow version %d", s.Version))
	case row.Hash != link(row, s.hash):
		return wrong(fmt.Errorf("the chain is broken"))
	}
	effects, err := readPublic(row.Public, row.At)
	if err != nil {
		return wrong(err)
	}
	notes, err := readPrivate(row.Private, effects)
	if err != nil {
		return wrong(err)
	}
	s.forget(row.At - day)
	for i := range effects {
		e := &effects[i]
		w.before(i, e)
		if err := s.perform(e, row.At); err != nil {
			return wrong(fmt.Errorf("effect %d, kind %d, of hold %d: %w", i, e.kind, e.hold, err))
		}
		w.after(i, e)
	}
	for _, n := range notes {
		if _, bound := s.keys[n.caller]; bound {
			return wrong(fmt.Errorf("a key is bound twice"))
		}
		s.keys[n.caller] = key{n.body, row.At}
		s.endings = append(s.endings, ending{at: row.At, caller: n.caller})
	}
	s.Version, s.At, s.hash = row.Version, row.At, row.Hash
	return notes, nil
}

func (s *State) forget(until int64) {
	for len(s.endings) > 0 && s.endings[0].at <= until {
		e := s.endings[0]
		s.endings = s.endings[1:]
		if h := s.holds[e.hold]; h != nil && h.State == inventory.Available && h.ended == e.at {
			delete(s.holds, e.hold)
		}
		if k, bound := s.keys[e.caller]; bound && k.at == e.at {
			delete(s.keys, e.caller)
		}
	}
}

// move is what an effect does to places: the state they go from, and to.
var move = map[byte][2]inventory.State{
	take: {inventory.Available, inventory.Held}, give: {inventory.Held, inventory.Available}, expire: {inventory.Held, inventory.Available},
	seal: {inventory.Held, inventory.Paying}, retake: {inventory.Available, inventory.Paying}, unseal: {inventory.Paying, inventory.Available},
	sell: {inventory.Paying, inventory.Sold}, returned: {inventory.Sold, inventory.Available}, retire: {inventory.Sold, inventory.Blocked},
	block: {inventory.Available, inventory.Blocked}, unblock: {inventory.Blocked, inventory.Available}, extend: {inventory.Held, inventory.Held},
	redeem: {inventory.Held, inventory.Held},
	comp:   {inventory.Available, inventory.Sold}, assign: {inventory.Blocked, inventory.Blocked},
}

// perform does one effect, or says why it cannot be.
func (s *State) perform(e *effect, at int64) error {
	if s.moved {
		return fmt.Errorf("the log goes on elsewhere")
	}
	switch e.kind {
	case terms:
		return s.setTerms(e)
	case moved:
		s.moved = true
		return nil
	case sale:
		s.sale = e.sale
		return nil
	case vouched:
		return s.setVoucher(e.voucher)
	}
	if len(e.seats)+len(e.areas) == 0 || s.terms == nil {
		return fmt.Errorf("it moves nothing")
	}
	from, to := move[e.kind][0], move[e.kind][1]
	h, err := s.holdAfter(e, at)
	if err != nil {
		return err
	}
	for _, i := range e.seats {
		want := seat{from, e.hold}
		if from == inventory.Available || from == inventory.Blocked {
			want.hold = 0
		}
		if i >= len(s.seats) || s.seats[i] != want {
			return fmt.Errorf("seat %d is not as it must be before", i)
		}
	}
	for a, q := range e.areas {
		if a >= len(s.capacity) || from == inventory.Available && s.room[a] < q || from == inventory.Blocked && s.blocked[a] < q {
			return fmt.Errorf("area %d has not so many places", a)
		}
	}
	for _, i := range e.seats {
		if s.seats[i] = (seat{to, e.hold}); to == inventory.Available || to == inventory.Blocked {
			s.seats[i].hold = 0
		}
	}
	for a, q := range e.areas {
		for _, counted := range []struct {
			in    []int
			state inventory.State
		}{{s.room, inventory.Available}, {s.blocked, inventory.Blocked}} {
			if from == counted.state {
				counted.in[a] -= q
			}
			if to == counted.state {
				counted.in[a] += q
			}
		}
	}
	if h != nil {
		s.put(h, at)
		s.noteSwap(e)
	}
	return s.limits(e, h, at)
}

func (s *State) setTerms(e *effect) error {
	if s.terms == nil {
		s.seats, s.capacity, s.blocked = make([]seat, e.shape.seats), e.shape.capacities, make([]int, len(e.shape.capacities))
		s.room = slices.Clone(e.shape.capacities)
	} else if s.terms.chart != e.terms.chart || e.shape.seats != len(s.seats) || !slices.Equal(e.shape.capacities, s.capacity) {
		return fmt.Errorf("another chart")
	}
	s.terms = e.terms
	return nil
}

// holdAfter gives the effect's hold as it is after it; nil where it is about
// none.
func (s *State) holdAfter(e *effect, at int64) (*Hold, error) {
	if e.kind == block || e.kind == unblock || e.kind == assign {
		return nil, nil
	}
	old := s.holds[e.hold]
	if old == nil && e.kind == comp {
		if e.hold != s.last+1 || e.revision != 1 || e.buyer == [16]byte{} || e.order == [16]byte{} {
			return nil, fmt.Errorf("nothing can be given away so")
		}
		return &Hold{
			No: e.hold, Buyer: id.FromBytes[id.Buyer](e.buyer), Order: id.FromBytes[id.Order](e.order),
			State: inventory.Sold, Revision: 1, Deadline: at, terms: s.terms, places: e.places, given: true,
		}, nil
	}
	if old == nil {
		if e.kind != take || e.hold != s.last+1 || e.revision != 1 || e.deadline != at+s.terms.HoldFor || e.buyer == [16]byte{} {
			return nil, fmt.Errorf("there is no such hold, nor can it begin so")
		}
		h := &Hold{No: e.hold, Buyer: id.FromBytes[id.Buyer](e.buyer), State: inventory.Held, Revision: 1, Deadline: e.deadline, terms: s.terms, places: e.places}
		if err := s.swapped(e, at); err != nil {
			return nil, err
		}
		if e.withCode {
			h.voucher = e.voucher.number
			return h, s.uses(h, at)
		}
		return h, nil
	}
	if e.withCode && e.kind != redeem || e.isSwap {
		return nil, fmt.Errorf("a voucher goes with a new hold, or is redeemed, and only a new hold is instead of others")
	}
	h := *old
	want := move[e.kind][0]
	if e.kind == take {
		want = inventory.Held
	}
	own := h.by == unseal && h.Order.Bytes() == e.order
	if h.State != want || e.kind == retake && h.by != expire && !own {
		return nil, fmt.Errorf("the hold is %s", h.State)
	}
	if late := h.State == inventory.Held && at >= h.Deadline; late != (e.kind == expire) {
		return nil, fmt.Errorf("its deadline says otherwise")
	}
	switch e.kind {
	case take, give, extend, seal, retake, redeem:
		if h.Buyer.Bytes() != e.buyer {
			return nil, fmt.Errorf("it is another buyer's")
		}
	case unseal, sell, returned, retire:
		if h.Order.Bytes() != e.order {
			return nil, fmt.Errorf("it is another order's")
		}
	}
	part := e.kind == take || e.kind == give || e.kind == returned || e.kind == retire
	if e.revision != h.Revision && !((part || e.kind == redeem) && e.revision == h.Revision+1) || e.kind == redeem && e.revision == h.Revision {
		return nil, fmt.Errorf("revision %d cannot follow %d", e.revision, h.Revision)
	}
	if !part && (!slices.Equal(e.seats, h.seats) || !maps.Equal(e.areas, h.areas)) {
		return nil, fmt.Errorf("these are not all its places")
	}
	h.Revision = e.revision
	if e.kind == redeem {
		return &h, s.redeemed(&h, e, at)
	}
	return &h, h.change(e, at)
}

// change makes a hold what the effect makes of it.
func (h *Hold) change(e *effect, at int64) error {
	ends := func() { h.State, h.ended, h.by = inventory.Available, at, e.kind }
	switch e.kind {
	case take:
		if e.deadline != h.Deadline {
			return fmt.Errorf("its deadline moves")
		}
		h.places = h.plus(e.places)
	case give, returned, retire:
		rest, ok := h.minus(e.places)
		switch {
		case !ok:
			return fmt.Errorf("it has not these places")
		case len(rest.seats)+len(rest.areas) == 0:
			ends()
		default:
			h.places = rest
		}
	case extend:
		if h.extended || h.terms.ExtendBy == 0 || e.deadline != h.Deadline+h.terms.ExtendBy {
			return fmt.Errorf("its terms do not allow that")
		}
		h.extended, h.Deadline = true, e.deadline
	case expire, unseal:
		ends()
	case seal, retake:
		h.State, h.Order, h.by, h.ended = inventory.Paying, id.FromBytes[id.Order](e.order), 0, 0
		h.email, h.payment = e.email, e.payment
	case sell:
		h.State = inventory.Sold
	}
	return nil
}

func (p places) plus(q places) places {
	sum := places{seats: slices.Sorted(slices.Values(slices.Concat(p.seats, q.seats))), areas: map[int]int{}}
	for a, n := range p.areas {
		sum.areas[a] += n
	}
	for a, n := range q.areas {
		sum.areas[a] += n
	}
	return sum
}

func (p places) minus(q places) (rest places, ok bool) {
	rest.seats = slices.DeleteFunc(slices.Clone(p.seats), func(s int) bool { return slices.Contains(q.seats, s) })
	rest.areas = maps.Clone(p.areas)
	for a, n := range q.areas {
		if n > rest.areas[a] {
			return rest, false
		}
		if rest.areas[a] -= n; rest.areas[a] == 0 {
			delete(rest.areas, a)
		}
	}
	return rest, len(rest.seats) == len(p.seats)-len(q.seats)
}

// put keeps a hold in the place of what it was.
func (s *State) put(h *Hold, at int64) {
	old := s.holds[h.No]
	wasOpen := old != nil && old.State != inventory.Available
	if old != nil {
		s.emails[old.email] -= old.charged()
		s.payments[old.payment] -= old.charged()
	}
	s.emails[h.email] += h.charged()
	s.payments[h.payment] += h.charged()
	s.holds[h.No], s.last = h, max(s.last, h.No)
	switch isOpen := h.State != inventory.Available; {
	case isOpen && !wasOpen:
		s.open[h.Buyer] = append(s.open[h.Buyer], h.No)
	case wasOpen && !isOpen:
		s.open[h.Buyer] = slices.DeleteFunc(s.open[h.Buyer], func(no uint64) bool { return no == h.No })
		s.endings = append(s.endings, ending{at: at, hold: h.No})
	}
}

// charged is how many places count for the limits per e-mail address and per
// way of paying.
func (h *Hold) charged() int {
	if h.State == inventory.Paying || h.State == inventory.Sold {
		return h.count()
	}
	return 0
}

// limits checks after an effect that takes or seals that no limit is exceeded,
// and that the sale was on (I6).
func (s *State) limits(e *effect, h *Hold, at int64) error {
	if e.kind == take || e.kind == retake {
		if s.sale != 0 || at < s.terms.Opens || at >= s.terms.Closes {
			return fmt.Errorf("the sale is not on")
		}
	}
	if e.kind == retake && h.voucher != 0 {
		now := *h
		if err := s.uses(&now, at); err != nil {
			return err
		}
	}
	switch {
	case e.kind == retake && s.ofBuyer(h.Buyer, at) > s.terms.PerBuyer:
		return fmt.Errorf("the limit per buyer is exceeded")
	case (e.kind == seal || e.kind == retake) && h.email != ([16]byte{}) && s.emails[h.email]-s.excusedBy(h.email, byEmail, h) > s.terms.PerEmail:
		return fmt.Errorf("the limit per e-mail address is exceeded")
	case (e.kind == seal || e.kind == retake) && h.payment != ([16]byte{}) && s.terms.PerPayment > 0 && s.payments[h.payment]-s.excusedBy(h.payment, byPayment, h) > s.terms.PerPayment:
		return fmt.Errorf("the limit per way of paying is exceeded")
	case e.kind == take && e.revision == 1 && (h.count() > s.terms.PerHold || s.ofBuyer(h.Buyer, at) > s.terms.PerBuyer):
		return fmt.Errorf("a limit is exceeded")
	}
	return nil
}

// ofBuyer counts the places a buyer has, those that are to be exchanged once.
func (s *State) ofBuyer(buyer id.Buyer, now int64) (n int) {
	for _, no := range s.open[buyer] {
		if h := s.holds[no]; h.live(now) {
			n += h.count() - s.excused(no, now)
		}
	}
	return n
}
