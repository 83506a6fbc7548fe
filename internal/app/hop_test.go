package app

import (
	"net/http"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// metric adds up what a process counted under a name and, unless it is "", an
// outcome.
func (s *server) metric(t *testing.T, name, outcome string) (sum float64) {
	t.Helper()
	families, err := s.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, family := range families {
		if family.GetName() != name {
			continue
		}
		for _, m := range family.GetMetric() {
			if labels := m.GetLabel(); outcome != "" && (len(labels) == 0 || labels[0].GetValue() != outcome) {
				continue
			}
			sum += m.GetCounter().GetValue() + m.GetGauge().GetValue() + float64(m.GetHistogram().GetSampleCount())
		}
	}
	return sum
}

// TestConflictsOfThreeProcesses sells one hot show by three processes, without
// leases and with them, and counts how often one was overtaken by another.
func TestConflictsOfThreeProcesses(t *testing.T) {
	t.Parallel()
	lost := map[bool]float64{}
	for _, leased := range []bool{false, true} {
		addresses := make([]string, 3)
		if leased {
			for i := range addresses {
				addresses[i] = freeAddress(t)
			}
		}
		w := newWorldAt(t, oneDatabase(t), addresses[0])
		nodes := []*world{w, w.besideAt(t, addresses[1]), w.besideAt(t, addresses[2])}
		show, plan := w.theatreShow(100)
		path := "/v1/shows/" + show.ID.String() + "/holds"
		g := newGang(w)
		g.urls = []string{nodes[0].url, nodes[1].url, nodes[2].url}
		if leased {
			w.leaseIsKnown(nodes, show.ID, plan)
		}
		before := summed(t, nodes, "frontrow_seat_append_seconds", "lost")
		buyers := w.guests(duellists)
		const rounds = 12
		for round := range rounds {
			shots := make([]shot, duellists)
			for i := range shots {
				seat := plan.Label(10 + round*duellists + i)
				shots[i] = shot{path, buyers[i], id.Secret(), map[string]any{"seats": []string{seat}}}
			}
			for i, a := range g.volley(shots) {
				if a.status != http.StatusCreated {
					t.Fatalf("%d: %d: %s", i, a.status, a.body)
				}
			}
		}
		lost[leased] = summed(t, nodes, "frontrow_seat_append_seconds", "lost") - before
		if passed := summed(t, nodes, "frontrow_hop_requests_total", "answered"); leased == (passed == 0) {
			t.Errorf("%v requests were passed on", passed)
		}
		w.allIsWell()
	}
	t.Logf("appends that were lost to another process: %v without leases, %v with them", lost[false], lost[true])
	if lost[true]*10 > lost[false] {
		t.Errorf("%v appends were lost with leases, %v without", lost[true], lost[false])
	}
}

func summed(t *testing.T, nodes []*world, name, outcome string) (sum float64) {
	t.Helper()
	for _, n := range nodes {
		sum += n.metric(t, name, outcome)
	}
	return sum
}

// leaseIsKnown has all processes load a show and learn who decides it.
func (w *world) leaseIsKnown(nodes []*world, show id.Show, plan *seating.Plan) {
	w.Helper()
	giveUp := time.After(outlasting)
	tries := 0
	for i, n := range nodes {
		for known := false; !known; known = n.knowsLease(i == 0) {
			var h struct{ ID string }
			who := w.guest()
			// A seat that was let go by one process is taken to another that is a moment behind.
			seat := plan.Label(tries % 10)
			tries++
			n.post("/v1/shows/"+show.String()+"/holds", who, map[string]any{"seats": []string{seat}}, http.StatusCreated).into(w.T, &h)
			n.send("DELETE", "/v1/holds/"+h.ID, who, nil, withKey(id.Secret()))
			select {
			case <-tick():
			case <-giveUp:
				w.Fatal("nobody takes a lease, or nothing is passed on")
			}
		}
	}
}

// knowsLease reports whether a process has a lease, or has passed a request on
// to the one that has.
func (w *world) knowsLease(first bool) bool {
	if first {
		return w.metric(w.T, "frontrow_hop_leases", "") > 0
	}
	return w.metric(w.T, "frontrow_hop_requests_total", "answered") > 0
}
