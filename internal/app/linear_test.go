package app

import (
	"cmp"
	"math"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
)

// Porcupine judges a history by nothing but when each request began and ended:
// is there an order of them, one at a time, in which every answer is right? It
// is asked of each group of seats alone, because no request touches two.

// wants is a request about a group of seats, by their places in the group.
type wants struct {
	token     int // the hold: the number of the request that took it
	add, drop []int
	all       bool // give back whatever it has
}

// told is what the sender heard.
type told struct {
	status int   // 0: nothing
	taken  []int // when refused
}

// holders says who has each seat of a group; 0 for nobody.
type holders [groupSize]int

// fightOver is the rule: a seat is taken only from nobody, and given back only
// by whoever has it.
var fightOver = porcupine.Model{
	Init: func() any { return holders{} },
	Step: func(state, input, output any) (bool, any) {
		before, in, out := state.(holders), input.(wants), output.(told)
		after, possible := before, true
		for _, s := range in.drop {
			possible = possible && before[s] == in.token
			after[s] = 0
		}
		for _, s := range in.add {
			possible = possible && before[s] == 0
			after[s] = in.token
		}
		for s := range before {
			if in.all && before[s] == in.token {
				after[s] = 0
			}
		}
		switch {
		case out.status == 0 && possible: // if it never happened, it may as well happen when all is over
			return true, after
		case out.status == 0:
			return true, before
		case out.status < 300:
			return possible, after
		default:
			return !slices.ContainsFunc(out.taken, func(s int) bool { return before[s] == 0 }), before
		}
	},
}

// operation gives a deed as Porcupine wants it, and false when it says nothing.
func (d *deed) operation(r *recorder) (porcupine.Operation, bool) {
	places := func(labels []string) (list []int) {
		for _, l := range labels {
			i, _ := r.plan.Index(l)
			list = append(list, i-d.group*groupSize)
		}
		return list
	}
	in := wants{token: d.no, add: places(d.add), drop: places(d.drop), all: d.method == "DELETE"}
	if d.hold != nil {
		in.token = d.hold.token
	}
	end := d.end
	if d.status == 0 {
		end = math.MaxInt64
	}
	silent := d.again || d.status >= 300 && d.code != "seat.taken"
	return porcupine.Operation{Input: in, Output: told{d.status, places(d.taken)}, Call: d.began, Return: end}, !silent
}

// linear has Porcupine judge the history, and two that were spoiled.
func (r *recorder) linear() {
	r.Helper()
	judged, unheard := 0, 0
	spoiled := map[string]bool{}
	for group := range groups {
		var history []porcupine.Operation
		for _, d := range r.deeds {
			if op, says := d.operation(r); says && d.group == group {
				history = append(history, op)
				if d.status == 0 {
					unheard++
				}
			}
		}
		judged += len(history)
		if result := porcupine.CheckOperationsTimeout(fightOver, history, time.Minute); result != porcupine.Ok {
			r.Errorf("group %d: %d requests are %s", group, len(history), result)
		}
		for name, spoil := range map[string]func([]porcupine.Operation) bool{"a seat that two were given": soldTwice, "a hold that was lost": lostHold} {
			changed := slices.Clone(history)
			if spoil(changed) && porcupine.CheckOperationsTimeout(fightOver, changed, time.Minute) == porcupine.Illegal {
				spoiled[name] = true
			}
		}
	}
	r.Logf("Porcupine finds an order for %d requests, %d of which nobody heard the end of", judged, unheard)
	if len(spoiled) != 2 {
		r.Errorf("of two spoiled histories it noticed only %v", spoiled)
	}
	if unheard == 0 {
		r.Error("nobody was cut off by a kill: this proves little")
	}
}

// soldTwice makes a refusal the grant that it was not.
func soldTwice(history []porcupine.Operation) bool {
	slices.SortFunc(history, func(a, b porcupine.Operation) int { return cmp.Compare(a.Call, b.Call) })
	i := slices.IndexFunc(history, func(o porcupine.Operation) bool {
		return o.Output.(told).status == http.StatusConflict && len(o.Input.(wants).drop) == 0
	})
	if i >= 0 {
		history[i].Output = told{status: http.StatusCreated}
	}
	return i >= 0
}

// lostHold forgets that a hold was given back before somebody else had its
// seats: they had it while it was there.
func lostHold(history []porcupine.Operation) bool {
	slices.SortFunc(history, func(a, b porcupine.Operation) int { return cmp.Compare(a.Call, b.Call) })
	i := slices.IndexFunc(history, func(o porcupine.Operation) bool {
		return o.Input.(wants).all && o.Output.(told).status == http.StatusNoContent
	})
	if i >= 0 {
		history[i].Input = wants{token: history[i].Input.(wants).token}
	}
	return i >= 0
}

// The rule must know a seat that two have, and a hold that was lost.
func TestFightOver(t *testing.T) {
	take := func(token int, call, end int64) porcupine.Operation {
		return porcupine.Operation{Input: wants{token: token, add: []int{0, 1}}, Output: told{status: 201}, Call: call, Return: end}
	}
	free := take(3, 20, 30)
	free.Output = told{status: 409, taken: []int{1}}
	for name, c := range map[string]struct {
		history []porcupine.Operation
		want    porcupine.CheckResult
	}{
		"one takes it, another is refused":    {[]porcupine.Operation{take(1, 0, 10), free}, porcupine.Ok},
		"two take it, one after the other":    {[]porcupine.Operation{take(1, 0, 10), take(2, 20, 30)}, porcupine.Illegal},
		"two take it at once":                 {[]porcupine.Operation{take(1, 0, 30), take(2, 0, 30)}, porcupine.Illegal},
		"what nobody has is said to be taken": {[]porcupine.Operation{free}, porcupine.Illegal},
		"taken by somebody who was cut off": {[]porcupine.Operation{
			{Input: wants{token: 1, add: []int{1}}, Output: told{}, Call: 0, Return: math.MaxInt64}, free}, porcupine.Ok},
	} {
		if got := porcupine.CheckOperationsTimeout(fightOver, c.history, time.Minute); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
