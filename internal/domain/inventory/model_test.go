package inventory

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/fault"
	"pgregory.net/rapid"
)

// The model is a box office in the plainest words: a map of seats, a list of
// holds, and for every question a walk over all of it. It shares no code with
// the fold. Whatever sequence of commands comes, both must say the same.

type modelHold struct {
	buyer, order, email byte
	card                byte // 0: nobody can say
	seats               map[string]bool
	floor               int
	state               State
	deadline            time.Time
	revision            uint32
	extended            bool
	letGo               bool // by its order, unpaid
	returned            bool
	gift                bool
	instead             *modelHold // what is there instead of some of its places
	given               int        // how many of them
}

func (m *modelHold) places() int { return len(m.seats) + m.floor }

type model struct {
	now     time.Time
	holds   []*modelHold // number 1 first
	blocked map[string]bool
	sale    Sale
}

// modelTerms are small terms with a limit per way of paying, which is met before
// those per buyer and per e-mail address.
func modelTerms() Terms {
	t := smallTerms()
	t.MaxPerPayment = 5
	return t
}

func modelHouse(t tester) *house {
	h := newHouse(t)
	h.must(SetTerms{modelTerms()})
	return h
}

// live reports whether hold h keeps its places.
func (m *model) live(h *modelHold) bool {
	return h.state == Paying || h.state == Sold || h.state == Held && m.now.Before(h.deadline)
}

func (m *model) owner(seat string) *modelHold {
	for _, h := range m.holds {
		if m.live(h) && h.seats[seat] {
			return h
		}
	}
	return nil
}

func (m *model) free(seats []string, floor int) *fault.Fault {
	for _, s := range seats {
		if m.blocked[s] || m.owner(s) != nil {
			return ErrTaken
		}
	}
	used := 0
	for _, h := range m.holds {
		if m.live(h) {
			used += h.floor
		}
	}
	if floor > 0 && used+floor > 8 {
		return ErrSoldOut
	}
	return nil
}

func (m *model) of(b byte) (n int) {
	for _, h := range m.holds {
		if h.buyer == b && m.live(h) {
			n += h.places()
			if h.instead != nil && m.live(h.instead) {
				n -= min(h.given, h.instead.places())
			}
		}
	}
	return n
}

// exchanged gives the hold whose places another is there instead of.
func (m *model) exchanged(h *modelHold) *modelHold {
	for _, old := range m.holds {
		if old.instead == h && old.given > 0 && old.state == Sold {
			return old
		}
	}
	return nil
}

// yields gives the hold of which a buyer gives places up, if they may.
func (m *model) yields(b byte, n int, order byte, places int) *modelHold {
	old := m.hold(n)
	if old == nil || places < 1 || old.buyer != b || old.order != order || old.state != Sold || old.gift || old.given > 0 && m.live(old.instead) || m.exchanged(old) != nil {
		return nil
	}
	return old
}

func (m *model) onSale() *fault.Fault {
	switch {
	case m.sale == SaleClosed || !m.now.Before(smallTerms().ClosesAt):
		return ErrClosed
	case m.sale == SalePaused:
		return ErrPaused
	}
	return nil
}

func (m *model) place(b byte, seats []string, floor int, old *modelHold, given int) *fault.Fault {
	if err := m.onSale(); err != nil {
		return err
	}
	if len(seats)+floor > 4 {
		return ErrTooMany
	}
	for _, h := range m.holds {
		if h.buyer == b && h.state == Held && m.live(h) && h.floor == floor && len(h.seats) == len(seats) && !slices.ContainsFunc(seats, func(s string) bool { return !h.seats[s] }) {
			return nil
		}
	}
	for _, s := range seats {
		if h := m.owner(s); h != nil && h.buyer == b && h.state != Sold {
			return ErrAlreadyYours
		}
	}
	if old != nil {
		given = min(given, old.places())
	} else {
		given = 0
	}
	if m.of(b)+max(0, len(seats)+floor-given) > 6 {
		return ErrLimit
	}
	if err := m.free(seats, floor); err != nil {
		return err
	}
	h := &modelHold{buyer: b, seats: map[string]bool{}, floor: floor, state: Held, deadline: m.now.Add(smallTerms().HoldFor), revision: 1}
	for _, s := range seats {
		h.seats[s] = true
	}
	m.holds = append(m.holds, h)
	if old != nil {
		old.instead, old.given = h, given
	}
	return nil
}

func (m *model) hold(n int) *modelHold {
	if n < 1 || n > len(m.holds) {
		return nil
	}
	return m.holds[n-1]
}

func (m *model) release(b byte, n int) *fault.Fault {
	h := m.hold(n)
	switch {
	case h == nil || h.buyer != b:
		return ErrNoHold
	case h.state == Paying || h.state == Sold:
		return ErrHoldSealed
	case m.live(h):
		h.state = Available
	}
	return nil
}

func (m *model) extend(b byte, n int) *fault.Fault {
	h := m.hold(n)
	switch {
	case h == nil || h.buyer != b:
		return ErrNoHold
	case h.state == Paying || h.state == Sold:
		return ErrHoldSealed
	case !m.live(h):
		return ErrHoldEnded
	case h.extended:
		return ErrExtended
	}
	h.deadline, h.extended = h.deadline.Add(smallTerms().ExtendBy), true
	return nil
}

func (m *model) drop(b byte, n int, seat string) *fault.Fault {
	h := m.hold(n)
	switch {
	case h == nil || h.buyer != b:
		return ErrNoHold
	case h.state == Paying || h.state == Sold:
		return ErrHoldSealed
	case !m.live(h):
		return ErrHoldEnded
	case !h.seats[seat]:
		return ErrBadChoice
	}
	if h.places() == 1 {
		h.state = Available // its last place stays on its record
	} else {
		delete(h.seats, seat)
	}
	h.revision++
	return nil
}

func (m *model) seal(b byte, n int, order, email, card byte, revision uint32, anew bool, instead byte) *fault.Fault {
	h := m.hold(n)
	switch {
	case h == nil || h.buyer != b:
		return ErrNoHold
	case (h.state == Paying || h.state == Sold) && h.order == order:
		return nil
	case h.state == Paying || h.state == Sold:
		return ErrHoldSealed
	case h.revision != revision:
		return ErrHoldChanged
	}
	old := m.exchanged(h)
	if old != nil && old.order != instead {
		return ErrHoldChanged
	}
	under, with := 0, 0
	for _, o := range m.holds {
		if o.state != Paying && o.state != Sold {
			continue
		}
		excused := 0
		if o.given > 0 && (o.instead == h || o.instead.state == Paying || o.instead.state == Sold) {
			excused = min(o.given, o.instead.places())
		}
		if o.email == email {
			under += o.places()
			if excused > 0 && o.buyer == b && (o.instead == h || o.instead.email == email) {
				under -= excused
			}
		}
		if o.card == card {
			with += o.places()
			if excused > 0 && o.buyer == b && (o.instead == h || o.instead.card == card) {
				with -= excused
			}
		}
	}
	if under+h.places() > 8 {
		return ErrEmailLimit
	}
	if card != 0 && with+h.places() > modelTerms().MaxPerPayment {
		return ErrPaymentLimit
	}
	if !m.live(h) {
		if own := anew && h.letGo && h.order == order; h.state == Available && !own {
			return ErrHoldEnded
		}
		if err := m.onSale(); err != nil {
			return err
		}
		more := h.places()
		if old != nil {
			more = max(0, more-old.given)
		}
		if m.of(b)+more > 6 {
			return ErrLimit
		}
		var seats []string
		for s := range h.seats {
			seats = append(seats, s)
		}
		if err := m.free(seats, h.floor); err != nil {
			return err
		}
	}
	h.state, h.order, h.email, h.card, h.letGo = Paying, order, email, card, false
	return nil
}

func (m *model) end(n int, order byte, from, to State, else_ *fault.Fault) *fault.Fault {
	h := m.hold(n)
	switch {
	case h == nil:
		return ErrNoHold
	case h.order != order:
		return else_
	case h.state == to:
		return nil
	case h.state != from:
		return else_
	}
	h.state, h.letGo = to, to == Available
	return nil
}

// back takes back a sold hold's places: one seat, or all it has.
func (m *model) back(n int, order byte, seat string) *fault.Fault {
	h := m.hold(n)
	switch {
	case h == nil:
		return ErrNoHold
	case h.order == order && h.returned:
		return nil
	case h.order != order || h.state != Sold || seat != "" && !h.seats[seat]:
		return ErrNotSold
	case seat == "" || h.places() == 1:
		h.state, h.returned, h.given = Available, true, 0
		return nil
	}
	delete(h.seats, seat)
	h.revision++
	h.given = max(0, h.given-1)
	return nil
}

func (m *model) block(seat string, want bool) *fault.Fault {
	if !want {
		if !m.blocked[seat] {
			return ErrNotBlocked
		}
		delete(m.blocked, seat)
		return nil
	}
	if err := m.free([]string{seat}, 0); err != nil {
		return err
	}
	m.blocked[seat] = true
	return nil
}

// comp gives a seat away, whether it is kept back or not, with standing places.
func (m *model) comp(seat string, floor int) *fault.Fault {
	wasBlocked := m.blocked[seat]
	delete(m.blocked, seat)
	if err := m.free([]string{seat}, floor); err != nil {
		if wasBlocked {
			m.blocked[seat] = true
		}
		return err
	}
	m.holds = append(m.holds, &modelHold{buyer: 9, order: 9, gift: true, seats: map[string]bool{seat: true}, floor: floor, state: Sold, deadline: m.now, revision: 1})
	return nil
}

// seats is what the map shows.
func (m *model) states() []byte {
	out := make([]byte, smallPlan.Len())
	for i := range out {
		label := smallPlan.Label(i)
		switch h := m.owner(label); {
		case m.blocked[label] || h != nil && h.state == Sold:
			out[i] = 2
		case h != nil:
			out[i] = 1
		}
	}
	return out
}

// command draws any command, with the model's verdict on it.
func (m *model) command(t *rapid.T, plan *house) (Command, func() *fault.Fault) {
	seat := func() string {
		return smallPlan.Label(rapid.IntRange(0, 15).Draw(t, "seat")) // rows A, B and C
	}
	b := rapid.ByteRange(1, 3).Draw(t, "buyer")
	n := rapid.IntRange(0, len(m.holds)+1).Draw(t, "hold")
	o := rapid.ByteRange(1, 4).Draw(t, "order")
	id := HoldID{testShow, uint64(n)}
	switch rapid.IntRange(0, 16).Draw(t, "command") {
	default:
		var seats []string
		for range rapid.IntRange(0, 5).Draw(t, "seats") {
			if s := seat(); !slices.Contains(seats, s) {
				seats = append(seats, s)
			}
		}
		floor := rapid.IntRange(0, 3).Draw(t, "floor")
		if len(seats)+floor == 0 {
			floor = 1
		}
		c := place(b, seats...)
		if floor > 0 {
			c.Choice.Areas = []Places{{"floor", floor}}
		}
		given := 0
		if h := m.hold(n); h != nil && rapid.Bool().Draw(t, "instead") {
			given = rapid.IntRange(0, 5).Draw(t, "given")
			c.Instead = Instead{id, order(o), given}
		}
		return c, func() *fault.Fault { return m.place(b, seats, floor, m.yields(b, n, o, given), given) }
	case 4:
		return Release{Buyer: buyer(b), Hold: id}, func() *fault.Fault { return m.release(b, n) }
	case 5:
		s := seat()
		return Change{Buyer: buyer(b), Hold: id, Release: Choice{Seats: []string{s}}}, func() *fault.Fault { return m.drop(b, n, s) }
	case 6, 7:
		email := rapid.ByteRange(1, 2).Draw(t, "email")
		card := rapid.ByteRange(0, 2).Draw(t, "card")
		c := Seal{Buyer: buyer(b), Hold: id, Order: order(o), Email: [16]byte{email}, Anew: rapid.Bool().Draw(t, "anew")}
		if card > 0 {
			c.Payment = [16]byte{0xcc, card}
		}
		if h := m.hold(n); h != nil {
			c.Revision = h.revision
			v, _ := plan.fold.View(plan.plan, id.No, plan.now)
			c.Lines = v.Lines
		}
		instead := byte(0)
		if h := m.hold(n); h != nil && m.exchanged(h) != nil && rapid.IntRange(0, 4).Draw(t, "plain") > 0 {
			instead = m.exchanged(h).order
			c.Instead = order(instead)
		}
		return c, func() *fault.Fault { return m.seal(b, n, o, email, card, c.Revision, c.Anew, instead) }
	case 8:
		return Sell{id, order(o)}, func() *fault.Fault { return m.end(n, o, Paying, Sold, ErrNotSealed) }
	case 9:
		return Unseal{id, order(o)}, func() *fault.Fault { return m.end(n, o, Paying, Available, ErrNotSealed) }
	case 10:
		s, on := seat(), rapid.Bool().Draw(t, "on")
		if on {
			return Block{Staff: staff(), Choice: Choice{Seats: []string{s}}, Reason: "r"}, func() *fault.Fault { return m.block(s, true) }
		}
		return Unblock{Staff: staff(), Choice: Choice{Seats: []string{s}}, Reason: "r"}, func() *fault.Fault { return m.block(s, false) }
	case 11:
		sale := Sale(rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(t, "sale"))
		return SetSale{Sale: sale, Staff: staff(), Reason: "because"}, func() *fault.Fault { m.sale = sale; return nil }
	case 12:
		return Extend{Buyer: buyer(b), Hold: id}, func() *fault.Fault { return m.extend(b, n) }
	case 14:
		s, floor := seat(), rapid.IntRange(0, 2).Draw(t, "floor")
		c := Comp{Staff: staff(), Buyer: buyer(9), Order: order(9), Choice: Choice{Seats: []string{s}}, Reason: "r"}
		if floor > 0 {
			c.Choice.Areas = []Places{{"floor", floor}}
		}
		return c, func() *fault.Fault { return m.comp(s, floor) }
	case 15, 16:
		c, s := Return{Hold: id, Order: order(o)}, ""
		if rapid.Bool().Draw(t, "part") {
			s = seat()
			c.Seats = []string{s}
		}
		return c, func() *fault.Fault { return m.back(n, o, s) }
	case 13:
		return Expire{Most: rapid.IntRange(1, 3).Draw(t, "most")}, func() *fault.Fault { return nil }
	}
}

// Any sequence of commands, with the clock moving between them and restarts
// from the log or a checkpoint: the fold and the model agree on every answer
// and on every seat.
func TestFoldAgreesWithModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := modelHouse(t)
		m := &model{now: h.now, blocked: map[string]bool{}}
		t.Repeat(map[string]func(*rapid.T){
			"command": func(t *rapid.T) {
				c, verdict := m.command(t, h)
				a, err := h.do(c)
				got, want := code(err), code(asError(verdict()))
				if got != want {
					t.Fatalf("%#v: %q, the model says %q", c, got, want)
				}
				if err == nil && a.Version != h.fold.Version() {
					t.Fatalf("the answer is of version %d, the fold of %d", a.Version, h.fold.Version())
				}
			},
			"wait": func(t *rapid.T) {
				d := time.Duration(rapid.IntRange(0, 12*60).Draw(t, "seconds")) * time.Second
				if h.now.Add(d).Before(opening.Add(23 * time.Hour)) { // nothing is forgotten yet
					h.now = h.now.Add(d)
				}
				m.now = h.now
			},
			"restart": func(t *rapid.T) {
				f, err := Restore(h.fold.Checkpoint())
				if err != nil {
					t.Fatal(err)
				}
				h.fold = f
			},
			"": func(t *rapid.T) {
				if got, want := h.fold.States(h.now), m.states(); !slices.Equal(got, want) {
					t.Fatalf("seats\n%v, the model says\n%v", got, want)
				}
			},
		})
		h.audit()
	})
}

// A batch is decided as if its commands had come one by one.
func TestBatchEqualsOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		together, single := modelHouse(t), modelHouse(t)
		m := &model{now: opening, blocked: map[string]bool{}}
		for range rapid.IntRange(1, 6).Draw(t, "batches") {
			var batch []Command
			for range rapid.IntRange(1, 12).Draw(t, "size") {
				c, verdict := m.command(t, single)
				_ = verdict() // so that later commands meet interesting holds
				batch = append(batch, c)
				single.now = together.now
			}
			got := together.all(batch...)
			for i, c := range batch {
				a, err := single.do(c)
				if code(err) != code(got[i].Err) {
					t.Fatalf("%#v: %q alone, %q in a batch", c, code(err), code(got[i].Err))
				}
				a.Version, a.Hold.Version, got[i].Answer.Version, got[i].Answer.Hold.Version = 0, 0, 0, 0
				if err == nil && fmt.Sprint(a) != fmt.Sprint(got[i].Answer) {
					t.Fatalf("%#v:\n%v alone,\n%v in a batch", c, a, got[i].Answer)
				}
			}
			if single.fold.sum != together.fold.sum {
				t.Fatal("the folds differ")
			}
			d := time.Duration(rapid.IntRange(0, 700).Draw(t, "seconds")) * time.Second
			together.now, single.now, m.now = together.now.Add(d), single.now.Add(d), m.now.Add(d)
		}
		together.audit()
	})
}

func code(err error) string {
	if err == nil {
		return ""
	}
	return fault.From(err).Code
}

func asError(f *fault.Fault) error {
	if f == nil {
		return nil
	}
	return f
}
