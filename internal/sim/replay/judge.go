package replay

import (
	"bytes"
	"cmp"
	"fmt"
	"iter"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// Claim is an answer that somebody was given: what it says must be so in the
// log, at the version that it names. Members that are zero were not said.
type Claim struct {
	Name            string // for the reader of a complaint
	Asked, Answered int64  // on one clock for the whole history; for a key, when it was first sent

	Version  uint64
	Changed  bool   // the row of that version did it
	Hold     uint64 // 0: it is about no hold
	State    inventory.State
	Revision uint32
	Deadline int64
	Order    id.Order
	Lines    []pricing.Line // its places, and what they cost together

	Command inventory.Command // when it must not have been refused
	Key     idem.Key
}

// Refusal is a refusal that somebody was given: it must have been true in a
// state that was the newest at some time while it was made.
type Refusal struct {
	Name    string
	Command inventory.Command
	Code    string
	Taken   []string // seats that it calls taken

	From, To         uint64 // the versions that were the newest meanwhile
	Earliest, Latest int64  // the instants at which it may have been decided, UTC microseconds
}

// Sight is a map of the seats that somebody saw: it must be of the version that
// it names, as it was at an instant.
type Sight struct {
	Name    string
	Version uint64
	At      int64
	Seats   []byte // as seating.PackStates packs them
}

// History is what people were told of one show.
type History struct {
	Show     id.Show
	Plan     *seating.Plan
	Claims   []Claim
	Refusals []Refusal
	Sights   []Sight
}

// Complaint is one thing that is not as somebody was told, or not as the rules
// of the log allow.
type Complaint struct {
	Rule string // in two or three words; the checkers of docs/algorithms/proof.md
	Text string
}

func (c Complaint) String() string { return c.Rule + ": " + c.Text }

// The rules that are checked.
const (
	RuleLog     = "log"          // every row follows and is possible: no seat twice, no owner without a take, no deadline bent, no limit exceeded, the chain whole
	RuleClaim   = "acknowledged" // every acknowledged answer is in the log, at its version
	RuleGrant   = "granted"      // what was granted had to be granted
	RuleRefusal = "refused"      // what was refused had to be refused
	RuleTable   = "table"        // the table of seats is what the log says
	RuleSight   = "seen"         // what was seen was so
	RuleOrder   = "order"        // who was answered before another asked has the lower version
)

// Judge walks through the log, genesis row first, and gives everything that
// does not fit, and the state the log leads to. It stops at the first row that
// cannot be.
func (h *History) Judge(rows iter.Seq2[inventory.Row, error]) (*State, []Complaint) {
	j := &judge{State: newState(h.Show, h.Plan), complaints: h.outOfOrder()}
	claims := slices.SortedStableFunc(slices.Values(h.Claims), func(a, b Claim) int { return cmp.Compare(a.Version, b.Version) })
	refusals := slices.SortedStableFunc(slices.Values(h.Refusals), func(a, b Refusal) int { return cmp.Compare(a.From, b.From) })
	sights := slices.SortedStableFunc(slices.Values(h.Sights), func(a, b Sight) int { return cmp.Compare(a.Version, b.Version) })
	begun := false
	for row, err := range rows {
		var notes []note
		switch {
		case err != nil:
		case !begun:
			err = j.begin(row)
			begun = true
		default:
			n, _ := slices.BinarySearchFunc(claims, row.Version+1, func(c Claim, v uint64) int { return cmp.Compare(c.Version, v) })
			j.row(row, claims[:n])
			claims = claims[n:]
			notes, err = j.apply(row, j)
		}
		if err != nil {
			j.complain(RuleLog, "%v", err)
			return j.State, j.complaints
		}
		j.settle(notes)
		n, _ := slices.BinarySearchFunc(refusals, j.Version+1, func(r Refusal, v uint64) int { return cmp.Compare(r.From, v) })
		for _, r := range refusals[:n] {
			j.refusals = append(j.refusals, &r)
		}
		refusals = refusals[n:]
		j.explain(j.At)
		j.expect()
		for len(sights) > 0 && sights[0].Version <= j.Version {
			if !bytes.Equal(j.picture(sights[0].At), sights[0].Seats) {
				j.complain(RuleSight, "%s: this is not version %d", sights[0].Name, sights[0].Version)
			}
			sights = sights[1:]
		}
	}
	for _, c := range claims {
		j.complain(RuleClaim, "%s: told of version %d, and the log ends with %d", c.Name, c.Version, j.Version)
	}
	for _, s := range sights {
		j.complain(RuleSight, "%s: of version %d, and the log ends with %d", s.Name, s.Version, j.Version)
	}
	for i := range refusals {
		j.refusals = append(j.refusals, &refusals[i])
	}
	for _, r := range j.refusals {
		j.unexplained(r)
	}
	return j.State, j.complaints
}

// judge is a walk through a log.
type judge struct {
	*State
	at         int64 // instant of the row that is being applied
	claims     []*claimed
	refusals   []*Refusal // whose time has begun, and that nothing explains yet
	complaints []Complaint
}

// claimed is a claim about the row that is being applied.
type claimed struct {
	Claim
	begun   bool     // as a gift is, where something of it is kept back, with the end of that
	seen    bool     // the hold was as it says
	granted bool     // and the command could be granted then
	ready   int      // the effect before which it could be granted; -1 for none
	refused []string // reasons against it, where it was looked at
}

func (j *judge) complain(rule, format string, args ...any) {
	j.complaints = append(j.complaints, Complaint{rule, fmt.Sprintf(format, args...)})
}

// row gets ready for the next row and the claims about it. What changed
// nothing may have been decided before the row's first effect.
func (j *judge) row(row inventory.Row, claims []Claim) {
	j.at, j.claims = row.At, j.claims[:0]
	for _, c := range claims {
		j.claims = append(j.claims, &claimed{Claim: c, ready: -1})
	}
}

func (j *judge) before(i int, e *effect) {
	j.explain(j.at)
	for _, c := range j.claims {
		if c.seen && c.granted {
			continue
		}
		if !c.Changed {
			j.look(c, j.at)
			continue
		}
		gift, gives := c.Command.(inventory.Comp)
		begins := gives && e.kind == unblock && e.reason == gift.Reason
		if begins || c.Hold == e.hold && j.does(c.Command, e) && !c.begun {
			c.begun = c.begun || begins
			if c.refused = j.against(c, j.at); len(c.refused) == 0 {
				c.ready = i
			}
		}
	}
}

func (j *judge) after(i int, e *effect) {
	for _, c := range j.claims {
		if c.seen && c.granted || c.Hold != e.hold {
			continue
		}
		if c.Changed && j.isSo(&c.Claim) {
			c.seen = true
			c.granted = c.Command == nil || c.ready >= 0 && c.ready >= i-1
		}
	}
}

// settle ends a row: claims that changed nothing may be about what it led to.
func (j *judge) settle(notes []note) {
	for _, c := range j.claims {
		if !c.Changed && !(c.seen && c.granted) {
			j.look(c, j.At)
		}
		switch {
		case !c.seen:
			j.complain(RuleClaim, "%s: told of version %d: %s", c.Name, c.Version, j.instead(&c.Claim))
		case !c.granted:
			j.complain(RuleGrant, "%s: granted in version %d, against %v", c.Name, c.Version, c.refused)
		case c.Changed && !c.Key.IsZero() && !slices.ContainsFunc(notes, func(n note) bool {
			return n.caller == c.Key.Caller && n.body == c.Key.Body && n.hold == c.Hold && n.changed
		}):
			j.complain(RuleClaim, "%s: version %d does not bind its key", c.Name, c.Version)
		}
	}
	j.claims = j.claims[:0]
}

// look sees whether a claim that changed nothing is true here.
func (j *judge) look(c *claimed, now int64) {
	if c.Hold == 0 || j.isSo(&c.Claim) {
		c.seen = true
		c.refused = j.against(c, now)
		c.granted = len(c.refused) == 0
	}
}

func (j *judge) against(c *claimed, now int64) []string {
	if c.Command == nil {
		return nil
	}
	return j.reasons(c.Command, now)
}

// does reports whether an effect is what a command leads to.
func (j *judge) does(c inventory.Command, e *effect) bool {
	switch c := c.(type) {
	case nil:
		return true
	case inventory.Place:
		return e.kind == take && e.revision == 1 && e.buyer == c.Buyer.Bytes() && j.isOf(e, c.Voucher) && e.given == j.gives(c.Buyer, c.Instead, j.at) && j.fulfils(c.Choice, e)
	case inventory.Change:
		return e.kind == take || e.kind == give
	case inventory.Release:
		return e.kind == give
	case inventory.Extend:
		return e.kind == extend
	case inventory.Redeem:
		return e.kind == redeem && j.isOf(e, c.Voucher)
	case inventory.SetVouchers:
		return e.kind == vouched
	case inventory.Seal:
		return e.kind == seal || e.kind == retake
	case inventory.Unseal:
		return e.kind == unseal
	case inventory.Sell:
		return e.kind == sell
	case inventory.Return:
		return e.kind == returned && !c.Block || e.kind == retire && c.Block
	case inventory.Block:
		return e.kind == block && j.fulfils(c.Choice, e)
	case inventory.Unblock:
		return e.kind == unblock && j.fulfils(c.Choice, e)
	case inventory.Reassign:
		return e.kind == assign && j.fulfils(c.Choice, e)
	case inventory.Comp:
		return e.kind == comp && e.order == c.Order.Bytes() && j.fulfils(c.Choice, e)
	case inventory.SetSale:
		return e.kind == sale && e.sale == byte(c.Sale)
	case inventory.SetTerms:
		return e.kind == terms
	}
	return e.kind == expire
}

// fulfils reports whether the places of an effect are those of a choice.
func (j *judge) fulfils(c inventory.Choice, e *effect) bool {
	if c.Best != nil {
		return len(e.seats) == c.Best.Quantity && len(e.areas) == 0
	}
	p := j.named(c)
	if !slices.Equal(p.seats, e.seats) || len(p.areas) != len(e.areas) {
		return false
	}
	_, all := e.minus(p)
	return all && (&Hold{places: p}).count() == (&Hold{places: e.places}).count()
}

// isSo reports whether the claim's hold is as it says.
func (j *judge) isSo(c *Claim) bool {
	if c.Hold == 0 {
		return true
	}
	h := j.holds[c.Hold]
	if h == nil || h.State != c.State {
		return false
	}
	return (c.Revision == 0 || h.Revision == c.Revision) && (c.Deadline == 0 || h.Deadline == c.Deadline) &&
		(c.Order.IsZero() || h.Order == c.Order) && (c.Lines == nil || j.lines(h, c.Lines)) && buyerOf(c.Command, h.Buyer) == h.Buyer
}

// buyerOf gives the buyer a command names; otherwise, where it names none.
func buyerOf(c inventory.Command, otherwise id.Buyer) id.Buyer {
	switch c := c.(type) {
	case inventory.Place:
		return c.Buyer
	case inventory.Change:
		return c.Buyer
	case inventory.Release:
		return c.Buyer
	case inventory.Extend:
		return c.Buyer
	case inventory.Redeem:
		return c.Buyer
	case inventory.Seal:
		return c.Buyer
	case inventory.Comp:
		return c.Buyer
	}
	return otherwise
}

// instead tells how a claim's hold is at its version.
func (j *judge) instead(c *Claim) string {
	h := j.holds[c.Hold]
	if h == nil {
		return fmt.Sprintf("the log knows no hold %d there", c.Hold)
	}
	return fmt.Sprintf("hold %d is %s by %s, revision %d, seats %v, areas %v, deadline %d; it was said to be %s, revision %d, %v, deadline %d",
		h.No, h.State, h.Buyer, h.Revision, h.seats, h.areas, h.Deadline, c.State, c.Revision, c.Lines, c.Deadline)
}

// explain drops the refusals that are true in this state.
func (j *judge) explain(at int64) {
	j.refusals = slices.DeleteFunc(j.refusals, func(r *Refusal) bool {
		lo, hi := max(r.Earliest, at), max(r.Latest, at)
		if j.isTrue(r, lo) || hi > lo && j.isTrue(r, hi) {
			return true
		}
		for _, numbers := range j.open {
			for _, no := range numbers {
				if d := j.holds[no].Deadline; lo < d && d < hi && j.isTrue(r, d) {
					return true
				}
			}
		}
		return false
	})
}

func (j *judge) isTrue(r *Refusal, now int64) bool {
	if r.Code == "idempotency.key_reused" {
		key := KeyOf(r.Command)
		k, bound := j.keys[key.Caller]
		return bound && k.body != key.Body
	}
	return slices.Contains(j.reasons(r.Command, now), r.Code) &&
		!slices.ContainsFunc(r.Taken, func(label string) bool {
			i, found := j.plan.Index(label)
			return !found || j.State.isFree(i, now)
		})
}

// KeyOf gives a command's key; zero where it has none.
func KeyOf(c inventory.Command) idem.Key {
	switch c := c.(type) {
	case inventory.Place:
		return c.Key
	case inventory.Change:
		return c.Key
	case inventory.Release:
		return c.Key
	case inventory.Extend:
		return c.Key
	case inventory.Redeem:
		return c.Key
	case inventory.SetVouchers:
		return c.Key
	case inventory.Block:
		return c.Key
	case inventory.Unblock:
		return c.Key
	case inventory.Reassign:
		return c.Key
	case inventory.Comp:
		return c.Key
	}
	return idem.Key{}
}

// expect complains of refusals whose time is over and that nothing explained.
func (j *judge) expect() {
	j.refusals = slices.DeleteFunc(j.refusals, func(r *Refusal) bool {
		if r.To > j.Version {
			return false
		}
		j.unexplained(r)
		return true
	})
}

func (j *judge) unexplained(r *Refusal) {
	j.complain(RuleRefusal, "%s: %s (%v) was true in none of the versions %d to %d", r.Name, r.Code, r.Taken, r.From, r.To)
}

// outOfOrder gives the claims whose versions contradict the order in which
// they were asked for and answered.
func (h *History) outOfOrder() (complaints []Complaint) {
	byAsked := slices.SortedStableFunc(slices.Values(h.Claims), func(a, b Claim) int { return cmp.Compare(a.Asked, b.Asked) })
	byAnswered := slices.SortedStableFunc(slices.Values(h.Claims), func(a, b Claim) int { return cmp.Compare(a.Answered, b.Answered) })
	newest, before := uint64(0), ""
	for _, c := range byAsked {
		for len(byAnswered) > 0 && byAnswered[0].Answered < c.Asked {
			if v := byAnswered[0].Version; v > newest {
				newest, before = v, byAnswered[0].Name
			}
			byAnswered = byAnswered[1:]
		}
		if c.Version < newest || c.Changed && c.Version == newest {
			complaints = append(complaints, Complaint{RuleOrder, fmt.Sprintf("%s: answered with version %d, and %s had been answered with %d before it was asked", c.Name, c.Version, before, newest)})
		}
	}
	return complaints
}
