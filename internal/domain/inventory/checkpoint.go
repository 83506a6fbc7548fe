package inventory

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// The versions of the encoding of checkpoints: the first that says it all, so
// that older programs read what they can understand.
const (
	plainFormat     = 1 + iota
	extendingFormat // before each terms stands whether an extension follows
	optionalFormat  // before each terms stands their form, each hold has its way of paying, and may be given away
	pricedFormat    // and terms may have fees and taxes
	voucherFormat   // and after the terms stand vouchers, and each hold has its own
	yieldFormat     // and at the end stands what holds give up
)

func (f *Fold) checkpointFormat() uint8 {
	switch {
	case len(f.yields) > 0:
		return yieldFormat
	case len(f.vouchers) > 0:
		return voucherFormat
	}
	most := plainTerms
	for i := range f.terms {
		most = max(most, f.terms[i].form())
	}
	for _, h := range f.holds {
		if h.isNew() {
			most = optionalTerms
		}
	}
	for _, b := range f.keys {
		if b.hold != nil && b.hold.isNew() {
			most = optionalTerms
		}
	}
	return uint8(plainFormat + most)
}

// Still gives the fold as it is now, for [Fold.Checkpoint] alone: it stays so
// while the fold moves on. It copies what moves and shares the rest (holds and
// bindings are replaced, never changed), which takes a small part of the time
// that writing takes.
func (f *Fold) Still() *Fold {
	return &Fold{
		bucket: f.bucket, version: f.version, at: f.at, hash: f.hash,
		terms: f.terms[:len(f.terms):len(f.terms)], vouchers: f.vouchers[:len(f.vouchers):len(f.vouchers)], shape: f.shape, sale: f.sale, to: f.to, last: f.last,
		cells: slices.Clone(f.cells), areas: slices.Clone(f.areas),
		holds: maps.Clone(f.holds), keys: maps.Clone(f.keys), yields: maps.Clone(f.yields), sum: f.sum,
	}
}

// isNew reports whether only optionalFormat can say all of the hold.
func (h *held) isNew() bool { return h.payment != [16]byte{} || h.marks.comp() }

// Checkpoint gives the whole fold as one row. Equal folds give equal bytes.
func (f *Fold) Checkpoint() Checkpoint {
	bucket := f.bucket.Bytes()
	w := make(writer, 0, 256+64*len(f.holds)+64*len(f.keys))
	format := f.checkpointFormat()
	w.u8(format)
	w.digest(bucket)
	w.u64(f.version)
	w.u64(uint64(f.at))
	w.raw(f.hash[:])
	w.u64(f.Digest())
	w.shape(f.shape)
	w.uvarint(uint64(len(f.terms)))
	for i := range f.terms {
		if format > plainFormat {
			w.u8(uint8(f.terms[i].form()))
		}
		w.terms(&f.terms[i])
	}
	if format >= voucherFormat {
		w.uvarint(uint64(len(f.vouchers)))
		for i := range f.vouchers {
			w.voucher(&f.vouchers[i])
		}
	}
	w.u8(uint8(f.sale))
	if f.sale == saleMoved {
		w.text(f.to)
	}
	w.uvarint(f.last)
	w.places(f.blocked())
	w.uvarint(uint64(len(f.holds)))
	for _, no := range slices.Sorted(maps.Keys(f.holds)) {
		w.hold(f.holds[no], format)
	}
	w.uvarint(uint64(len(f.keys)))
	for _, b := range slices.SortedFunc(maps.Values(f.keys), olderKey) {
		w.binding(b, f.holds, format)
	}
	if format >= yieldFormat {
		w.yields(f)
	}
	return Checkpoint{Bucket: f.bucket, Version: f.version, Hash: f.hash, Fold: w}
}

func olderKey(a, b *binding) int {
	return cmp.Or(cmp.Compare(a.at, b.at), bytes.Compare(a.Caller[:], b.Caller[:]))
}

// blocked gives the places staff keep back: what no hold tells of.
func (f *Fold) blocked() (p places) {
	for i, c := range f.cells {
		if c.state() == Blocked {
			p.seats = append(p.seats, uint32(i))
		}
	}
	for i, t := range f.areas {
		if t[Blocked] > 0 {
			p.areas = append(p.areas, AreaPlaces{uint32(i), t[Blocked]})
		}
	}
	return p
}

// extendedBit marks a hold whose deadline was moved, and compBit one that was
// given away, beside its state.
const (
	extendedBit = 8
	compBit     = 16
)

// status is the hold's state as checkpoint and digest write it.
func (h *held) status() uint8 {
	status := uint8(h.state)
	if h.marks.extended() {
		status |= extendedBit
	}
	if h.marks.comp() {
		status |= compBit
	}
	return status
}

func (w *writer) hold(h *held, format uint8) {
	w.uvarint(h.no)
	w.u8(h.status())
	w.u8(uint8(h.marks.by()))
	w.uvarint(uint64(h.revision))
	w.uvarint(uint64(h.terms))
	w.digest(h.buyer.Bytes())
	w.digest(h.order.Bytes())
	w.digest(h.email)
	if format >= optionalFormat {
		w.digest(h.payment)
	}
	if format >= voucherFormat {
		w.uvarint(uint64(h.voucher))
	}
	w.varint(h.deadline)
	w.varint(h.ended)
	w.places(h.places)
}

// How a checkpoint tells what a key's answer is about.
const (
	aboutNothing = iota
	aboutHold    // a hold that is still as it was then
	aboutPast    // a hold as it was then
)

func (w *writer) binding(b *binding, holds map[uint64]*held, format uint8) {
	w.digest(b.Caller)
	w.digest(b.Body)
	w.varint(b.at)
	w.uvarint(b.version)
	w.flag(b.changed)
	switch {
	case b.hold == nil:
		w.u8(aboutNothing)
	case b.hold.same(holds[b.hold.no]):
		w.u8(aboutHold)
		w.uvarint(b.hold.no)
	default:
		w.u8(aboutPast)
		w.hold(b.hold, format)
	}
}

func (h *held) same(g *held) bool {
	return h == g || g != nil && h.facts == g.facts && h.equal(g.places)
}

// Restore gives the fold a checkpoint holds. It returns ErrUnreadable when
// the bytes are not what [Fold.Checkpoint] writes for some fold, in every bit.
// Whether that fold is the log's is not for it to say: compare Version and
// Hash with the log's row.
func Restore(c Checkpoint) (*Fold, error) {
	f, err := restore(c)
	if err == nil && !bytes.Equal(f.Checkpoint().Fold, c.Fold) {
		err = errCanonical
	}
	if err != nil {
		return nil, ErrUnreadable.Because(fmt.Errorf("checkpoint of version %d: %w", c.Version, err))
	}
	return f, nil
}

func restore(c Checkpoint) (*Fold, error) {
	r := reader{rest: c.Fold}
	format := r.u8()
	if r.err == nil && (format < plainFormat || format > yieldFormat) {
		return nil, fmt.Errorf("it is written in format %d, and this program reads up to %d", format, yieldFormat)
	}
	f := NewFold(id.FromBytes[id.Show](r.digest()))
	f.version, f.at, f.hash = r.u64(), int64(r.u64()), r.hash()
	digest := r.u64()
	f.shape = r.shape()
	for range r.count() {
		if r.err != nil {
			break
		}
		form := plainTerms
		if format > plainFormat {
			form = int(r.u8())
		}
		t := r.terms(form)
		f.terms = append(f.terms, *t)
		f.sum += digestTerms(len(f.terms), t)
	}
	if format >= voucherFormat {
		for range r.count() {
			v := r.voucher()
			if r.err == nil && (v.no == 0 || int(v.no) > len(f.newest)+1 || len(f.vouchers) == maxRevisions) {
				r.fail(errRange)
			}
			if r.err != nil {
				break
			}
			f.admit(*v)
		}
	}
	if f.sale = Sale(r.u8()); f.sale == saleMoved {
		f.to = r.text()
		f.sum += digestMoved(f.to)
	}
	f.last = r.atMost(maxHold)
	if r.err != nil {
		return nil, r.err
	}
	if f.bucket != c.Bucket || f.version != c.Version || f.hash != c.Hash {
		return nil, errors.New("it is not of the version and hash it stands under")
	}
	if len(f.terms) > 0 {
		f.sum += f.shape.digest()
	}
	f.cells, f.free, f.areas = make([]cell, f.shape.seats), seating.FullSet(f.shape.seats), make([]tally, len(f.shape.capacities))
	for i, capacity := range f.shape.capacities {
		f.areas[i][Available] = capacity
	}
	if len(f.vouchers) > 0 {
		f.keeping = newKeeping(f.shape.seats, f.codes, f.voucherAt)
	}
	if err := f.restoreContent(&r, format); err != nil {
		return nil, err
	}
	if err := r.end(); err != nil {
		return nil, err
	}
	if f.checkpointFormat() != format {
		return nil, errCanonical
	}
	if f.Digest() != digest {
		return nil, errors.New("its content does not have its digest")
	}
	return f, nil
}

func (f *Fold) restoreContent(r *reader, format uint8) error {
	if err := f.occupy(r.places(), Blocked, 0); err != nil {
		return err
	}
	for range r.count() {
		h := r.hold(format)
		if r.err != nil {
			return r.err
		}
		if err := f.restoreHold(h); err != nil {
			return err
		}
	}
	slices.SortFunc(f.ended.items, func(a, b aged[uint64]) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.item, b.item)) })
	for i, t := range f.areas {
		f.sum += digestTally(i, t)
	}
	for range r.count() {
		b := r.binding(f.holds, format)
		if r.err != nil {
			return r.err
		}
		if b.hold != nil && !f.fits(b.hold) {
			return fmt.Errorf("the answer under a key speaks of what is not there")
		}
		f.keys[b.Caller] = b
		f.bound.add(b.at, b.Caller)
		f.remember(b, 1)
		f.sum += b.digest()
	}
	if format >= yieldFormat {
		return f.restoreYields(r)
	}
	return r.err
}

func (f *Fold) restoreHold(h *held) error {
	if f.holds[h.no] != nil || !f.fits(h) {
		return fmt.Errorf("hold %d cannot be", h.no)
	}
	f.replace(h, h.ended)
	if h.state == Paying || h.state == Sold {
		for _, digest := range h.digests() {
			f.counted[digest] += h.count()
		}
	}
	if h.state == Available {
		return nil
	}
	return f.occupy(h.places, h.state, h.no)
}

// fits reports whether a hold's numbers are such as the fold knows.
func (f *Fold) fits(h *held) bool {
	unknown := func(a AreaPlaces) bool { return int(a.Area) >= len(f.areas) }
	return h.no > 0 && h.no <= f.last && int(h.terms) < len(f.terms) && int(h.voucher) <= len(f.vouchers) && (!h.marks.extended() || f.terms[h.terms].extends()) &&
		(len(h.seats) == 0 || int(h.seats[len(h.seats)-1]) < len(f.cells)) && !slices.ContainsFunc(h.areas, unknown)
}

// occupy moves places of an emptied fold to the state they are in.
func (f *Fold) occupy(p places, s State, hold uint64) error {
	for _, seat := range p.seats {
		if int(seat) >= len(f.cells) || f.cells[seat] != 0 {
			return fmt.Errorf("seat %d is not there, or twice", seat)
		}
		f.put(seat, cellOf(s, hold))
	}
	for _, a := range p.areas {
		if int(a.Area) >= len(f.areas) || f.areas[a.Area][Available] < a.Quantity {
			return fmt.Errorf("area %d is not there, or too small", a.Area)
		}
		f.areas[a.Area][Available] -= a.Quantity
		f.areas[a.Area][s] += a.Quantity
	}
	return nil
}

func (r *reader) hold(format uint8) *held {
	var h held
	h.no = r.atMost(maxHold)
	status := r.u8()
	h.state = State(status &^ (extendedBit | compBit))
	by := EffectKind(r.u8())
	if by >= kinds {
		r.fail(errRange)
	}
	if h.marks = marks(by); status&extendedBit != 0 {
		h.marks |= extendedMark
	}
	if status&compBit != 0 {
		h.marks |= compMark
	}
	h.revision = uint16(r.atMost(math.MaxUint16))
	h.terms = uint16(r.atMost(math.MaxUint16))
	h.buyer = id.FromBytes[id.Buyer](r.digest())
	h.order = id.FromBytes[id.Order](r.digest())
	h.email = r.digest()
	if format >= optionalFormat {
		h.payment = r.digest()
	}
	if format >= voucherFormat {
		h.voucher = uint16(r.atMost(math.MaxUint16))
	}
	h.deadline, h.ended = r.varint(), r.varint()
	h.places = r.places()
	if h.state > Sold || h.buyer.IsZero() || h.empty() {
		r.fail(errRange)
	}
	return &h
}

func (r *reader) binding(holds map[uint64]*held, format uint8) *binding {
	b := &binding{Key: Key{Caller: r.digest(), Body: r.digest()}, at: r.varint(), version: r.uvarint(), changed: r.flag()}
	switch r.u8() {
	case aboutNothing:
	case aboutHold:
		if b.hold = holds[r.atMost(maxHold)]; b.hold == nil {
			r.fail(errRange)
		}
	case aboutPast:
		b.hold = r.hold(format)
	default:
		r.fail(errRange)
	}
	return b
}
