package app

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"frontrow/internal/base/id"
)

// winnerSeen is what staff are told of a seat that they did not get.
type winnerSeen struct {
	Seat, State, By, Name, Reason string
	Since                         time.Time
}

// rival is somebody who wants a seat, and what they say who lose it to them.
type rival struct {
	shot
	granted int
	told    winnerSeen
}

// TestSecondIsToldWhoWon has two people ask for one seat at one moment, round
// after round: staff who keep it back, give it away or put it on sale, and
// buyers. One has it. The other, if of the staff, is told whose it is, and
// nothing of what else they asked for was done.
func TestSecondIsToldWhoWon(t *testing.T) {
	t.Parallel()
	g := newGang(newWorld(t))
	w := g.world
	show, plan := w.theatreShow(4)
	at := "/v1/shows/" + show.ID.String()
	names := map[string]string{"first owner": "owner", "first box_office": "box_office"}
	next, blocked, sold, held := 0, 0, 0, 0
	seat := func() string { next++; return plan.Label(next - 1) }
	block := func(who string, seats ...string) rival {
		reason := "Kept by " + who
		return rival{shot{at + "/blocks", w.tokens[who], id.Secret(), map[string]any{"seats": seats, "reason": reason}}, 200,
			winnerSeen{State: "blocked", By: "staff", Name: names[who], Reason: reason}}
	}
	give := func(who string, seats ...string) rival {
		reason := "Given by " + who
		return rival{shot{at + "/comps", w.tokens[who], id.Secret(), map[string]any{
			"seats": seats, "on_sale": seats, "name": "Guest", "email": "guest@example.org", "reason": reason}}, 201,
			winnerSeen{State: "sold", By: "staff", Name: names[who], Reason: reason}}
	}
	free := func(who string, seats ...string) rival {
		reason := "Freed by " + who
		return rival{shot{at + "/unblocks", w.tokens[who], id.Secret(), map[string]any{"seats": seats, "reason": reason}}, 200,
			winnerSeen{State: "available", By: "staff", Name: names[who], Reason: reason}}
	}
	hold := func(seats ...string) rival {
		return rival{shot{at + "/holds", w.guest(), id.Secret(), map[string]any{"seats": seats}}, 201, winnerSeen{State: "held", By: "buyer"}}
	}
	const one, two = "first owner", "first box_office"
	rounds := 24
	if !testing.Short() {
		rounds = 200
	}
	wins := map[int]int{}
	for round := range rounds {
		wanted, a, b := seat(), seat(), seat()
		var rivals []rival
		switch round % 5 {
		case 0:
			rivals = []rival{block(one, wanted, a), block(two, wanted, b)}
		case 1:
			rivals = []rival{give(one, wanted, a), block(two, wanted, b)}
		case 2:
			rivals = []rival{hold(wanted, a), block(two, wanted, b)}
		case 3:
			rivals = []rival{give(one, wanted, a), give(two, wanted, b)}
		case 4:
			w.post(at+"/blocks", one, map[string]any{"seats": []string{wanted, a, b}, "reason": "At first"}, 200)
			rivals = []rival{free(one, wanted, a), free(two, wanted, b)}
			blocked += 3
		}
		if round%2 == 1 { // neither is always the first to be sent
			rivals[0], rivals[1] = rivals[1], rivals[0]
		}
		began := time.Now()
		answers := g.volley([]shot{rivals[0].shot, rivals[1].shot})
		won := 0
		if answers[1].status == rivals[1].granted {
			won = 1
		}
		wins[won]++
		winner, loser := rivals[won], answers[1-won]
		if answers[won].status != winner.granted || loser.status != http.StatusConflict {
			t.Fatalf("round %d: %d and %d: %s", round, answers[0].status, answers[1].status, loser.body)
		}
		switch winner.told.State {
		case "blocked":
			blocked += 2
		case "sold":
			sold += 2
		case "held":
			held += 2
		case "available":
			blocked -= 2
		}
		var p struct{ Now []winnerSeen }
		loser.into(t, &p)
		if rivals[1-won].told.By == "buyer" { // buyers are not told
			if p.Now != nil {
				t.Fatalf("round %d: a buyer was told %s", round, loser.body)
			}
			continue
		}
		want := winner.told
		if want.Seat = wanted; len(p.Now) != 1 {
			t.Fatalf("round %d: the second was told %s", round, loser.body)
		}
		got := p.Now[0]
		since := got.Since
		if got.Since = (time.Time{}); got != want || since.Before(began.Add(-time.Second)) || since.After(time.Now().Add(time.Second)) {
			t.Fatalf("round %d: the second was told %+v since %v, want %+v", round, got, since, want)
		}
	}
	var counts struct {
		All struct{ Held, Sold, Blocked int }
	}
	w.send("GET", at+"/counts", one, nil, nil).into(t, &counts)
	if got, want := fmt.Sprint(counts.All), fmt.Sprint(struct{ Held, Sold, Blocked int }{held, sold, blocked}); got != want {
		t.Errorf("held, sold and blocked: %s, want %s", got, want) // more: something of what was refused was done
	}
	t.Logf("of %d rounds %d were won by who was sent first", rounds, wins[0])
	g.allIsWell()
}
