package testpay

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
	"frontrow/internal/provider/contract"
)

// script is how the company goes wrong with one payment, for trying out how a shop
// bears it: POST /api/intents/{ref}/script, with the shop's secret. What is left
// out goes right. Times are in seconds.
type script struct {
	// Outcome is what the buyer or their bank does now, as on the page to pay on:
	// approve, decline, challenge, late, charge-back or give-up.
	Outcome string `json:"outcome,omitempty"`

	Copies int   `json:"copies,omitempty"` // how often each message is sent beside the first time
	Lose   bool  `json:"lose,omitempty"`   // messages are not sent at all
	Delays []int `json:"delays,omitempty"` // how long the first message waits, the second, …: [30, 0] has them in another order
	Forge  bool  `json:"forge,omitempty"`  // each message comes with another that is signed with a wrong secret
	Replay int   `json:"replay,omitempty"` // each message comes once more after so long, under its old signature

	More     int64  `json:"more,omitempty"`     // how much more is set aside than was asked for, in minor units; less below zero
	Currency string `json:"currency,omitempty"` // in which it says that it was set aside
	Takes    int64  `json:"takes,omitempty"`    // how much more is captured than was asked for; less below zero

	Break int `json:"break,omitempty"` // so many calls are done and answered with 500
	Away  int `json:"away,omitempty"`  // for so long every call about it is answered with 503, and nothing is done
	Slow  int `json:"slow,omitempty"`  // how long each answer takes

	From     int64 `json:"from,omitempty"`     // microseconds: when the script was given
	Messages int   `json:"messages,omitempty"` // how many came about so far
}

const (
	mostCopies  = 100
	mostSeconds = 7 * 24 * 60 * 60
)

var errScript = errors.New("a script says what goes wrong with a payment, by at most 100 copies and a week of seconds")

func (s script) valid() bool {
	within := func(n, most int) bool { return n >= 0 && n <= most }
	for _, d := range s.Delays {
		if !within(d, mostSeconds) {
			return false
		}
	}
	return within(s.Copies, mostCopies) && within(s.Break, mostCopies) && within(len(s.Delays), mostCopies) &&
		within(s.Replay, mostSeconds) && within(s.Away, mostSeconds) && within(s.Slow, mostSeconds) && s.From == 0 && s.Messages == 0
}

// apiScript takes a script in place of the one before, and does its outcome.
func (c *Company) apiScript(w http.ResponseWriter, r *http.Request) {
	var asked script
	_, _, ok := readCall(w, r, &asked)
	if !ok {
		return
	}
	choose, known := outcomes[asked.Outcome]
	if !asked.valid() || asked.Outcome != "" && (!known || asked.Outcome == "slow") {
		answerError(w, http.StatusUnprocessableEntity, errScript)
		return
	}
	asked.From = clock.Micros(c.clock.Now())
	ref := r.PathValue("ref")
	i, err := c.change(r.Context(), ref, "", "", func(i *intent) (string, error) {
		if i.Script = asked; asked.Outcome == "" {
			return "", nil
		}
		return choose(c, i)
	})
	i.Script = script{}
	c.answer(w, http.StatusOK, i, err)
}

// misbehaves does to the answer of a call what the payment's script says, before
// anything is done; true says that the call is over.
func (c *Company) misbehaves(w http.ResponseWriter, r *http.Request) bool {
	i, err := readIntent(r.Context(), c.db, r.PathValue("ref"))
	if err != nil {
		return false // who asks is told that themselves
	}
	if away := clock.FromMicros(i.Script.From).Add(seconds(i.Script.Away)); c.clock.Now().Before(away) {
		answerError(w, http.StatusServiceUnavailable, errors.New("not now; ask again"))
		return true
	}
	if i.Script.Slow > 0 {
		wait := time.NewTimer(seconds(i.Script.Slow))
		defer wait.Stop()
		select {
		case <-wait.C:
		case <-r.Context().Done(): // a shop that hangs up; what it asked for is done all the same
		}
	}
	return false
}

// breaks has the answer to a call that was done get lost, as often as the script
// says.
func (c *Company) breaks(w http.ResponseWriter, r *http.Request, i intent) bool {
	if i.Script.Break == 0 {
		return false
	}
	i, err := c.change(context.WithoutCancel(r.Context()), i.Ref, "", "", func(i *intent) (string, error) {
		i.Script.Break = max(i.Script.Break-1, 0)
		return "", nil
	})
	if err != nil {
		c.log.Error("testpay could not keep a script", "ref", i.Ref, "error", err)
	}
	answerError(w, http.StatusInternalServerError, errors.New("something broke after it was done"))
	return true
}

// sent is one message as it leaves, and when.
type sent struct {
	id  string
	due time.Time
}

// The kinds of messages that go wrong, by how their ids begin. Each is sent once.
const (
	forged   = "forged-"
	replayed = "replayed-"
)

// deliveries gives how an event's message is sent, as the script says.
func (s *script) deliveries(event string, now time.Time) (all []sent) {
	due := now
	if s.Messages < len(s.Delays) {
		due = now.Add(seconds(s.Delays[s.Messages]))
	}
	s.Messages++
	if s.Lose {
		return nil
	}
	all = append(all, sent{event, due})
	for n := range s.Copies {
		all = append(all, sent{event + "-" + string(rune('a'+n%26)) + string(rune('a'+n/26)), due})
	}
	if s.Forge {
		all = append(all, sent{forged + event, due})
	}
	if s.Replay > 0 {
		all = append(all, sent{replayed + event, due.Add(seconds(s.Replay))})
	}
	return all
}

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }

// lies changes what a shop is told of money that is set aside, as the script says.
func (s script) lies(told *contract.Intent) {
	if told.Standing != payment.Authorised {
		return
	}
	told.Amount.Minor += s.More
	if s.Currency != "" {
		for _, sum := range []*money.Amount{&told.Amount, &told.Refunded, &told.ChargedBack} {
			sum.Currency = money.Currency(s.Currency)
		}
	}
}

// text and read are a script as it is kept.
func (s script) text() (string, error) {
	raw, err := json.Marshal(s)
	return string(raw), err
}

func readScript(text string) (s script, err error) {
	if text != "" {
		err = json.Unmarshal([]byte(text), &s)
	}
	return s, err
}
