package inventory

import (
	"errors"
	"fmt"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/domain/seating"
)

// Decision is what becomes of a batch of commands.
type Decision struct {
	Row      Row       // to be appended to the log; meaningless unless Changes
	Changes  bool      // false when no command changes anything: then there is no row
	Outcomes []Outcome // one for each command, true once the row is in the log
}

// Outcome is what one command led to: an answer, or a fault.
type Outcome struct {
	Answer Answer
	Err    error
}

// Decide decides commands one after the other: each sees what those before it
// did. All they change goes into one row. Neither the fold nor anything else
// moves; whoever gets the row into the log applies it.
//
// plan is the chart the fold's terms name (for the first terms, the chart
// these name). The instant of the row is now, or that of the row before if a
// clock runs behind.
func Decide(f *Fold, plan *seating.Plan, commands []Command, now time.Time, nonce Nonce) Decision {
	d := newDesk(f, plan, now, len(commands))
	d.effects, d.notes = make([]Effect, 0, len(commands)), make([]keyNote, 0, len(commands))
	outcomes := make([]Outcome, len(commands))
	for i, c := range commands {
		outcomes[i].Answer, outcomes[i].Err = d.decide(c)
	}
	version := f.version
	if d.hasChanged {
		version++
	}
	for i := range outcomes {
		outcomes[i].Answer.stamp(version)
	}
	decision := Decision{Changes: d.hasChanged, Outcomes: outcomes}
	if d.hasChanged {
		decision.Row = d.row(nonce)
	}
	return decision
}

// Replay gives the answer that a command has already had under its key, or
// the refusal of a key that was used for something else. It reports false when
// the command must be decided.
func Replay(f *Fold, plan *seating.Plan, c Command, now time.Time) (Outcome, bool) {
	key := keyOf(c)
	if f.keys[key.Caller] == nil { // as nearly always: no desk has to be set up
		return Outcome{}, false
	}
	answer, found, err := newDesk(f, plan, now, 0).replay(key)
	return Outcome{answer, err}, found || err != nil
}

// Refuse gives the fault by which a command must be refused if the fold is
// all there is to know, and nil when it may be granted and must be decided in
// its turn.
//
// It leaves out what only a grant needs: whether the key is known, which is for
// Replay to say; which seats are the best, where there are any; and, where
// nothing is decided by it any more, what would be written down.
func Refuse(f *Fold, plan *seating.Plan, c Command, now time.Time) error {
	d := newDesk(f, plan, now, 0)
	d.glance = true
	_, d.asking = c.(Place)
	if err := d.ready(c); err != nil {
		return err
	}
	_, _, err := d.grant(c)
	if errors.Is(err, errMayBe) {
		return nil
	}
	return err
}

// Nothing gives a row without effects. A node appends it to learn for certain
// that a row of its own before it is there to stay.
func Nothing(f *Fold, now time.Time, nonce Nonce) Row {
	return newDesk(f, nil, now, 0).row(nonce)
}

// desk is where commands are decided: a draft, the chart its seats belong to,
// and what is to be written down.
type desk struct {
	draft
	plan    *seating.Plan
	effects []Effect
	notes   []keyNote
	left    left
	by      bearer // for whom the command is decided
	glance  bool   // it is only asked for refusals
	asking  bool   // nothing is written down: the command is a Place, whose only effect is its last step
}

func newDesk(f *Fold, plan *seating.Plan, now time.Time, commands int) *desk {
	return &desk{draft: *newDraft(f, max(clock.Micros(now), f.at), commands), plan: plan}
}

// decide answers one command. A refusal leaves the desk as it was and binds
// no key (I5); what is granted binds the command's key together with its
// effects.
func (d *desk) decide(c Command) (Answer, error) {
	if err := movedTo(d.newSale, d.newTo); err != nil {
		return Answer{}, err
	}
	key := keyOf(c)
	if answer, found, err := d.replay(key); found || err != nil {
		return answer, err
	}
	if err := d.ready(c); err != nil {
		return Answer{}, err
	}
	hold, changed, err := d.grant(c)
	if err != nil {
		return Answer{}, err
	}
	if !key.IsZero() {
		d.bind(key, hold, changed)
		d.notes = append(d.notes, keyNote{key, len(d.effects), hold.number(), changed})
	}
	return d.answer(hold, changed), nil
}

// ready refuses every command once the log goes on elsewhere, and but the first
// terms while there are none; a chart that is not the one the seats are numbered
// by; and a buyer of whom too much is remembered.
func (d *desk) ready(c Command) error {
	if err := movedTo(d.newSale, d.newTo); err != nil {
		return err
	}
	if _, terms := c.(SetTerms); terms {
		return nil
	}
	switch terms := d.inForce(); {
	case terms == nil:
		return ErrNoBucket
	case d.plan == nil || d.plan.Hash() != terms.Chart:
		return ErrUnavailable.Because(fmt.Errorf("decided with another chart than %s", terms.Chart))
	}
	return d.notTooOften(c)
}

// grant does what a command asks for, or says why not and does nothing. It
// gives the hold the command was about, if any, and whether anything had to
// change.
func (d *desk) grant(c Command) (hold *held, changed bool, err error) {
	d.by = bearer{}
	switch c := c.(type) {
	case Place:
		return d.place(c)
	case Change:
		return d.change(c)
	case Release:
		return d.release(c)
	case Extend:
		return d.extend(c)
	case Redeem:
		return d.redeem(c)
	case Expire:
		return d.expire(c)
	case Seal:
		return d.seal(c)
	case Unseal:
		return d.unseal(c)
	case Sell:
		return d.sell(c)
	case Return:
		return d.takeBack(c)
	case Block:
		return d.block(c)
	case Unblock:
		return d.unblock(c)
	case Reassign:
		return d.reassign(c)
	case Comp:
		return d.comp(c)
	case SetTerms:
		return d.setTerms(c)
	case SetSale:
		return d.setSale(c)
	case Move:
		return d.moveAway(c)
	case SetVouchers:
		return d.setVouchers(c)
	}
	panic(fmt.Sprintf("inventory: no rule for %T", c))
}

// record performs an effect and writes it down. What the rules of the draft
// refuse is a mistake in deciding: it becomes ErrDivergent and is not written.
func (d *desk) record(e Effect) error {
	if d.asking {
		return nil
	}
	if err := d.perform(&e); err != nil {
		return ErrDivergent.Because(err)
	}
	d.effects = append(d.effects, e)
	return nil
}

// row writes down what was decided.
func (d *desk) row(nonce Nonce) Row {
	c := content{digest: d.Digest(), effects: d.effects, keys: d.notes}
	r := Row{Bucket: d.bucket, Version: d.version + 1, At: d.now, Public: c.encodePublic(d.now), Private: c.encodePrivate(nonce)}
	r.Hash = r.link(d.hash)
	return r
}
