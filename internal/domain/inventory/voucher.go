package inventory

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// Voucher is a code that its bearer gets something for: places for less, or
// places that are kept for whoever has the code.
type Voucher struct {
	Code     string           `json:"code"`               // in the spelling of [ParseCode]
	Name     string           `json:"name,omitempty"`     // for colleagues; at most 80 characters
	Discount pricing.Discount `json:"discount"`           // of a place, see [pricing.List.Lower]
	Levels   []string         `json:"levels,omitempty"`   // ids of the price levels that are cheaper; none for all
	Keeps    Choice           `json:"keeps,omitzero"`     // seats by label, and whole standing areas by id: only bearers may have them
	KeepsOf  []string         `json:"keeps_of,omitempty"` // ids of levels: their seats and areas are kept in the same way
	Orders   int              `json:"orders,omitempty"`   // how many orders may use it; 0 for any number
	Places   int              `json:"places,omitempty"`   // how many places may be had with it in all; 0 for any number
	PerOrder int              `json:"per_order,omitempty"`
	From     time.Time        `json:"from,omitzero"`  // from when on it may be used; the zero time for always
	Until    time.Time        `json:"until,omitzero"` // until when
	Ended    bool             `json:"ended,omitempty"`
}

// The bounds of a voucher.
const (
	minCode      = 3
	maxCode      = 40
	maxNote      = 80
	maxVouchers  = 500     // made by one command
	maxRevisions = 10_000  // of all vouchers of one show
	maxKeeping   = 100_000 // places named by one command, so that its row stays small enough
)

// ParseCode gives the one spelling of a code as people type it: in capitals,
// without spaces and dashes. It reports false for a text that can be no code:
// one has 3 to 40 letters and digits.
func ParseCode(text string) (string, bool) {
	if len(text) > 8*maxCode {
		return "", false
	}
	code := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, text)
	n := utf8.RuneCountInString(code)
	ok := utf8.ValidString(code) && n >= minCode && n <= maxCode &&
		!strings.ContainsFunc(code, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return code, ok
}

// NewCode draws a code that nobody guesses: 65 random bits, in letters and
// digits that are hard to mistake.
func NewCode() string { return strings.ToUpper(id.Secret()[:13]) }

// SetVouchers makes vouchers, or changes those there are, by their codes: all
// or none. What was held before keeps its price. Seats that are kept back and
// that a voucher keeps from now on are its bearers'; those that no voucher
// keeps any more are on sale.
type SetVouchers struct {
	Key      Key
	Staff    id.Staff
	New      bool // a code that the show has already is refused
	Vouchers []Voucher
}

func (SetVouchers) command() {}

// voucher is one revision of a voucher, as the log tells of it.
type voucher struct {
	no        uint32 // counts from 1 in its bucket; revisions of one voucher share it
	code      string
	name      string
	discount  pricing.Discount
	levels    []string
	keeps     places // of areas only which: the quantity is their capacity
	orders    int
	places    int
	perOrder  int
	from      int64 // UTC microseconds; 0 for no bound
	until     int64
	withdrawn bool
}

// setVouchers writes down a revision of each voucher that is not as it should
// be. It returns ErrBadVoucher, ErrVoucherThere or ErrTaken.
func (d *desk) setVouchers(c SetVouchers) (*held, bool, error) {
	if n := len(c.Vouchers); n < 1 || n > maxVouchers {
		return nil, false, ErrBadVoucher.At("vouchers", "make 1 to %d vouchers at a time", maxVouchers)
	}
	revisions, seen, keeping := make([]voucher, len(c.Vouchers)), map[string]bool{}, 0
	var back places // kept back by staff, and a bearer's from now on
	for i := range c.Vouchers {
		v, err := d.revise(&c.Vouchers[i])
		if err != nil {
			return nil, false, err
		}
		if _, there := d.voucherOf(v.code); seen[v.code] || there && c.New {
			return nil, false, ErrVoucherThere.With("code", v.code)
		}
		seen[v.code] = true
		if keeping += v.keeps.count(); keeping > maxKeeping {
			return nil, false, ErrBadVoucher.At("keeps", "these vouchers keep more than %d places together; make fewer at a time", maxKeeping)
		}
		more, err := d.mayKeep(&v, c.Vouchers[i].Keeps)
		if err != nil {
			return nil, false, err
		}
		back.seats = append(back.seats, more...)
		revisions[i] = v
	}
	if len(d.vouchers)+len(d.newVouchers)+len(revisions) > maxRevisions {
		return nil, false, ErrBadVoucher.At("vouchers", "a show has at most %d vouchers and changes of them", maxRevisions)
	}
	slices.Sort(back.seats)
	if back.seats = slices.Compact(back.seats); len(back.seats) > 0 {
		if err := d.record(Effect{Kind: kindUnblock, Seats: back.seats, who: who{staff: c.Staff}}); err != nil {
			return nil, false, err
		}
	}
	changed, next := false, d.lastVoucher
	for i := range revisions {
		v := &revisions[i]
		if old, there := d.voucherOf(v.code); !there {
			next++
			v.no = next
		} else if v.no = old.no; v.same(old) {
			continue
		}
		if err := d.record(Effect{Kind: kindVoucher, who: who{staff: c.Staff, voucher: v}}); err != nil {
			return nil, false, err
		}
		changed = true
	}
	return nil, changed, nil
}

// revise gives a voucher as the log has it, or ErrBadVoucher with everything
// that is wrong with it.
func (d *desk) revise(v *Voucher) (voucher, error) {
	var faults []fault.Field
	blame := func(at, format string, args ...any) {
		faults = append(faults, fault.Field{At: at, Message: fmt.Sprintf(format, args...)})
	}
	code, ok := ParseCode(v.Code)
	if !ok {
		blame("code", "a code has %d to %d letters and digits", minCode, maxCode)
	}
	if utf8.RuneCountInString(v.Name) > maxNote || !utf8.ValidString(v.Name) {
		blame("name", "say in at most %d characters what it is for", maxNote)
	}
	faults = append(faults, v.Discount.Check("discount")...)
	for _, list := range []struct {
		at     string
		levels []string
	}{{"levels", v.Levels}, {"keeps_of", v.KeepsOf}} {
		for i, level := range list.levels {
			if _, found := d.inForce().Prices.Level(level); !found || slices.Contains(list.levels[:i], level) {
				blame(fmt.Sprintf("%s[%d]", list.at, i), "name each price level of the show at most once")
			}
		}
	}
	for _, limit := range []struct {
		at string
		n  int
	}{{"orders", v.Orders}, {"places", v.Places}, {"per_order", v.PerOrder}} {
		if limit.n < 0 || limit.n > maxLimit {
			blame(limit.at, "a limit is between 1 and %d, or 0 for none", maxLimit)
		}
	}
	for _, bound := range []struct {
		at string
		t  time.Time
	}{{"from", v.From}, {"until", v.Until}} {
		if y := bound.t.UTC().Year(); !bound.t.IsZero() && (y < 1971 || y > 9999) {
			blame(bound.at, "give an instant between the years 1971 and 9999")
		}
	}
	if !v.From.IsZero() && !v.Until.IsZero() && !v.From.Before(v.Until) {
		blame("until", "a voucher ends after it begins")
	}
	if v.Keeps.Best != nil {
		blame("keeps", "name the seats")
	}
	if len(faults) > 0 {
		return voucher{}, ErrBadVoucher.WithFields(faults)
	}
	keeps, err := d.keeps(v)
	if err != nil {
		return voucher{}, err
	}
	if v.Discount.IsZero() && keeps.empty() {
		return voucher{}, ErrBadVoucher.At("discount", "a voucher takes something off, or keeps places for who has it")
	}
	return voucher{
		code: code, name: v.Name, discount: v.Discount, levels: slices.Clone(v.Levels), keeps: keeps,
		orders: v.Orders, places: v.Places, perOrder: v.PerOrder,
		from: bound(v.From), until: bound(v.Until), withdrawn: v.Ended,
	}, nil
}

func bound(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return clock.Micros(t)
}

// keeps gives the places a voucher keeps: those named, and those of the levels
// named, as the prices have them now.
func (d *desk) keeps(v *Voucher) (places, error) {
	var p places
	for _, a := range v.Keeps.Areas {
		i, found := d.plan.AreaIndex(a.Area)
		if !found {
			return places{}, ErrUnknownSeat.At("keeps.areas", "the chart has no standing area %q", a.Area)
		}
		p.areas = append(p.areas, wholeArea(d.plan, i))
	}
	for _, label := range v.Keeps.Seats {
		seat, found := d.plan.Index(label)
		if !found {
			return places{}, ErrUnknownSeat.At("keeps.seats", "the chart has no seat %q", label)
		}
		p.seats = append(p.seats, uint32(seat))
	}
	if len(v.KeepsOf) > 0 {
		of := func(zone int) bool {
			level, ok := levelOf(d.plan, d.inForce(), zone)
			return ok && slices.Contains(v.KeepsOf, level.ID)
		}
		for i := range d.plan.Len() {
			if of(d.plan.Seat(i).Zone) {
				p.seats = append(p.seats, uint32(i))
			}
		}
		for i, a := range d.plan.Areas() {
			if of(a.Zone) {
				p.areas = append(p.areas, wholeArea(d.plan, i))
			}
		}
	}
	slices.Sort(p.seats)
	slices.SortFunc(p.areas, byArea)
	p.seats, p.areas = slices.Compact(p.seats), slices.Compact(p.areas)
	return p, nil
}

func wholeArea(plan *seating.Plan, area int) AreaPlaces {
	return AreaPlaces{uint32(area), uint32(plan.Areas()[area].Capacity)}
}

// mayKeep refuses seats named for a voucher that somebody else has: nobody can
// keep them for its bearers. It gives those of them that staff keep back. What
// the voucher kept before it may go on keeping, and of a level it keeps
// whatever is free now or later.
func (d *desk) mayKeep(v *voucher, named Choice) (blocked []uint32, err error) {
	if v.withdrawn {
		return nil, nil
	}
	old, _ := d.voucherOf(v.code)
	var taken []uint32
	for _, label := range named.Seats {
		i, _ := d.plan.Index(label)
		seat := uint32(i)
		switch c := d.cell(seat); {
		case c.state() == Blocked:
			blocked = append(blocked, seat)
		case !d.free(i) && (old == nil || !old.keeps.hasSeat(seat)):
			taken = append(taken, seat)
		}
	}
	if len(taken) > 0 {
		return nil, ErrTaken.With("taken", d.labels(taken))
	}
	return blocked, nil
}

// same reports whether two revisions say the same.
func (v *voucher) same(o *voucher) bool {
	var a, b writer
	a.voucher(v)
	b.voucher(o)
	return string(a) == string(b)
}
