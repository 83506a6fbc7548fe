package sim

import (
	"context"
	"fmt"
	"slices"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/sim/replay"
)

// crowd is everybody who asks the nodes for something.
type crowd struct {
	left      int // commands still to be thought of
	asked     int
	waiting   map[*request]struct{}
	holds     []inventory.Hold             // as last heard of, the newest last
	orders    map[uint64]id.Order          // by hold
	swaps     map[uint64]inventory.Instead // by hold, what was to be given up for it
	told      map[[16]byte]granted         // what a key was granted, by caller
	version   uint64                       // the newest anybody was told of
	excused   [][2]int64                   // spans in which rows were seen that are lost
	refusedIn [][2]int64                   // for each refusal of the history, the span in which it must have been true
	sawAt     []int64                      // for each map of the history, when it was seen
	unheard   int                          // commands of which nobody learnt what became of them
}

type granted struct {
	at     int64
	body   [16]byte
	answer string
}

// request is one command of somebody's, however often it is sent.
type request struct {
	no      int
	command inventory.Command
	first   int64 // when it was first sent
	tries   int
	flying  int // how many are on their way
	over    bool
}

const (
	buyers    = 9
	patience  = 4 * time.Second
	keyLife   = 23 * 3600 * 1_000_000 // microseconds; a day, less what clocks may be apart
	staleness = 253_000               // microseconds of true time by which a node's 250 ms may differ, its clock being up to 1 % slow
)

// arrive has somebody ask for something, and the next one come.
func (r *run) arrive() {
	c := &r.crowd
	if c.waiting == nil {
		c.waiting, c.orders, c.told = map[*request]struct{}{}, map[uint64]id.Order{}, map[[16]byte]granted{}
		c.swaps = map[uint64]inventory.Instead{}
	}
	if c.left--; c.left < 0 {
		c.left = 0
		return
	}
	q := r.ask(r.anything())
	if !keyOf(q.command).IsZero() && r.chance(15) {
		r.hit(Duplicate)
		r.after(r.about(2*time.Millisecond), func() { r.send(q) })
	}
	if r.chance(120) {
		r.after(r.about(5*time.Millisecond), r.trouble)
	}
	pause := r.about(1500 * time.Microsecond)
	switch {
	case r.chance(150):
		pause = r.about(8 * time.Second)
	case r.chance(1500):
		r.hit(DayPassed)
		r.after(time.Hour, r.putClocksRight)
		pause = 25 * time.Hour
	}
	if c.left > 0 {
		r.after(pause, r.arrive)
	}
}

// ask has somebody ask for something.
func (r *run) ask(command inventory.Command) *request {
	r.crowd.asked++
	q := &request{no: r.crowd.asked, command: command, first: r.now}
	r.crowd.waiting[q] = struct{}{}
	r.send(q)
	return q
}

// send sends a command to some node, and waits for the answer, for a while.
func (r *run) send(q *request) {
	if q.over {
		return
	}
	n := r.nodes[r.dice.IntN(len(r.nodes))]
	q.tries++
	q.flying++
	began, clock, answered := r.now, n.Now(), false
	r.note("%d to %s: %T", q.no, n.name, q.command)
	ctx, leave := context.WithCancel(context.Background())
	atLeast := uint64(0)
	if r.chance(2) {
		atLeast = r.crowd.version
	}
	n.engine.Submit(ctx, r.history.Show, atLeast, q.command, func(a inventory.Answer, err error) {
		if answered {
			return // to somebody who has left
		}
		answered = true
		q.flying--
		r.heard(q, n, began, clock, a, err)
		leave()
	})
	r.after(r.about(patience)+patience/4, func() {
		if answered {
			return
		}
		answered = true
		q.flying--
		r.hit(GoneAway)
		r.note("%d leaves %s", q.no, n.name)
		leave()
		r.again(q)
	})
}

// again sends a command once more, if that is safe and somebody still cares.
func (r *run) again(q *request) {
	if q.over || q.flying > 0 {
		return
	}
	if _, sale := q.command.(inventory.SetSale); q.tries < 6 && (sale || !keyOf(q.command).IsZero() || isSaga(q.command)) {
		r.hit(SentAgain)
		r.after(r.about(50*time.Millisecond), func() { r.send(q) })
		return
	}
	r.crowd.unheard++
	r.over(q)
}

func (r *run) over(q *request) {
	q.over = true
	delete(r.crowd.waiting, q)
}

// heard takes an answer, and notes what has to be judged.
func (r *run) heard(q *request, n *node, began int64, clock time.Time, a inventory.Answer, err error) {
	r.note("%d hears of %s: version %d %v", q.no, n.name, a.Version, err)
	switch f := fault.From(err); {
	case err == nil:
		r.granted(q, a)
		r.look(n)
	case f.Code == inventory.ErrDivergent.Code || f.Code == inventory.ErrUnreadable.Code:
		r.complain("alarm", "%s: %s says %v", r.name(q), n.name, err)
	case f.Kind == fault.Unavailable:
		r.again(q)
		return
	default:
		r.refused(q, n, began, clock, f)
	}
	r.over(q)
}

func (r *run) name(q *request) string { return fmt.Sprintf("command %d, %+v", q.no, q.command) }

func (r *run) granted(q *request, a inventory.Answer) {
	c := &r.crowd
	key, text := keyOf(q.command), fmt.Sprintf("%+v", a)
	if before, bound := c.told[key.Caller]; bound && !key.IsZero() && r.now-before.at < keyLife {
		if before.body != key.Body || before.answer != text {
			r.complain("one key, one answer", "%s: told %s and then %s", r.name(q), before.answer, text)
		}
		return
	}
	if !key.IsZero() {
		c.told[key.Caller] = granted{r.now, key.Body, text}
	}
	c.version = max(c.version, a.Version)
	switch c := q.command.(type) {
	case inventory.Place:
		if c.Instead.Places > 0 {
			r.crowd.swaps[a.Hold.ID.No] = c.Instead
		}
	case inventory.Sell:
		if swap := r.crowd.swaps[c.Hold.No]; swap.Places > 0 && a.Changed {
			r.hit(Exchanged)
			r.after(r.about(20*time.Millisecond), func() { r.complete(swap) })
		}
	case inventory.Comp:
		r.hit(Given)
	case inventory.Redeem:
		if a.Changed && c.Voucher == "" {
			r.hit(CodeTakenOff)
		} else if a.Changed {
			r.hit(CodePut)
		}
	}
	claim := replay.Claim{Name: r.name(q), Asked: q.first, Answered: r.now, Version: a.Version, Changed: a.Changed, Command: q.command, Key: key}
	if h := a.Hold; !h.ID.IsZero() {
		claim.Hold, claim.State, claim.Revision, claim.Deadline, claim.Order, claim.Lines = h.ID.No, h.State, h.Revision, h.Deadline.UnixMicro(), h.Order, h.Lines
		r.remember(h)
	}
	r.history.Claims = append(r.history.Claims, claim)
}

// complete returns what was given up, as far as it is remembered what that was.
func (r *run) complete(swap inventory.Instead) {
	i := slices.IndexFunc(r.crowd.holds, func(h inventory.Hold) bool { return h.ID == swap.Hold })
	if i < 0 {
		return
	}
	back := inventory.Return{Hold: swap.Hold, Order: swap.Order}
	for _, l := range r.crowd.holds[i].Lines {
		for range min(l.Quantity, swap.Places-len(back.Seats)) {
			back.Seats = append(back.Seats, l.Place)
		}
	}
	if len(back.Seats) > 0 {
		r.ask(back)
	}
}

// remember keeps what is known of a hold.
func (r *run) remember(h inventory.Hold) {
	c := &r.crowd
	c.holds = slices.DeleteFunc(c.holds, func(old inventory.Hold) bool { return old.ID == h.ID })
	if h.State == inventory.Available && !r.chance(4) {
		return // there is little left to do with it
	}
	if c.holds = append(c.holds, h); len(c.holds) > 40 {
		c.holds = c.holds[1:]
	}
}

func (r *run) refused(q *request, n *node, began int64, clock time.Time, f *fault.Fault) {
	since := began
	switch q.command.(type) {
	case inventory.Place, inventory.Change, inventory.Extend, inventory.Redeem:
		since -= staleness
	}
	if _, gift := q.command.(inventory.Comp); gift && f.Code == inventory.ErrTaken.Code {
		r.hit(KeptSince)
	}
	if f.Code == inventory.ErrVoucherUsed.Code {
		r.hit(CodeUsedUp)
	}
	refusal := replay.Refusal{Name: r.name(q), Command: q.command, Code: f.Code, Earliest: clock.UnixMicro(), Latest: n.Now().UnixMicro()}
	refusal.From, refusal.To = r.between(since, r.now)
	refusal.Taken, _ = f.Detail["taken"].([]string)
	r.history.Refusals = append(r.history.Refusals, refusal)
	r.crowd.refusedIn = append(r.crowd.refusedIn, [2]int64{since, r.now})
}

// pardon takes out of the history what may have been true of rows that a
// failover has lost: it was true when it was said, and the log no longer knows.
func (r *run) pardon() {
	excused := func(said [2]int64) bool {
		return slices.ContainsFunc(r.crowd.excused, func(span [2]int64) bool { return said[0] <= span[1] && said[1] >= span[0] })
	}
	h := &r.history
	var refusals []replay.Refusal
	for i, said := range r.crowd.refusedIn {
		if !excused(said) {
			refusals = append(refusals, h.Refusals[i])
		}
	}
	var sights []replay.Sight
	for i, at := range r.crowd.sawAt {
		if !excused([2]int64{at, at}) {
			sights = append(sights, h.Sights[i])
		}
	}
	h.Refusals, h.Sights = refusals, sights
}

// look has somebody see the map of a node that has just answered.
func (r *run) look(n *node) {
	if !r.chance(5) {
		return
	}
	gone, leave := context.WithCancel(context.Background())
	leave() // a map that is not there at once is not waited for
	s, err := n.engine.Snapshot(gone, r.history.Show)
	if err == nil {
		r.history.Sights = append(r.history.Sights, replay.Sight{Name: fmt.Sprintf("map of %s at %d", n.name, r.now), Version: s.Version, At: s.At.UnixMicro(), Seats: s.Seats})
		r.crowd.sawAt = append(r.crowd.sawAt, r.now)
	}
}

func isSaga(c inventory.Command) bool {
	switch c.(type) {
	case inventory.Seal, inventory.Unseal, inventory.Sell, inventory.Return:
		return true
	}
	return false
}

func keyOf(c inventory.Command) idem.Key { return replay.KeyOf(c) }
