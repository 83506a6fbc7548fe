package live_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/live"
)

// Two nodes sell one small hall to quick buyers while people watch it through
// the first: they come with pages of either node, leave, come back, are slow, or
// lie about what they have seen. Whenever it has been quiet for a moment, each of
// them sees what the engine sees.
func TestViewersSeeWhatTheEngineSees(t *testing.T) {
	for seed := range uint64(25) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { evening(t, rand.New(rand.NewPCG(seed, 7))) })
		})
	}
}

// crowdedSeats is how many seats everybody wants.
const crowdedSeats = 12

func evening(t *testing.T, rng *rand.Rand) {
	log := newMemory()
	// Few frames are kept, so that some viewers miss some.
	here, there := newNode(log, hall, live.Options{KeepFrames: 6}), newNode(log, hall, live.Options{})
	defer there.close(t)
	defer here.close(t)
	show := here.open(t, hall)
	nodes := []node{here, there}
	var holds []inventory.Hold
	var viewers []*viewer
	defer func() {
		for _, v := range viewers {
			if v.open() {
				v.drop()
			}
		}
	}()
	for i := range 400 {
		switch k := rng.IntN(20); {
		case k < 11:
			a, err := nodes[rng.IntN(2)].Do(context.Background(), show, whatever(rng, holds))
			if err == nil && a.Hold.ID.No != 0 {
				holds = append(holds, a.Hold)
			}
		case k < 13 && len(viewers) < 12:
			v := nodes[rng.IntN(2)].page(t, show)
			v.hub = here.hub
			if rng.IntN(3) == 0 {
				v.slow = time.Duration(rng.Int64N(int64(700 * time.Millisecond)))
			}
			switch rng.IntN(8) {
			case 0:
				v.lastID = strconv.FormatUint(1<<60, 10) // never was
			case 1:
				v.lastID = "'; DROP TABLE seats; --"
			case 2:
				v.lastID = "0"
			}
			viewers = append(viewers, v)
			connect(t, v)
		case k < 15 && len(viewers) > 0:
			if v := viewers[rng.IntN(len(viewers))]; v.open() {
				v.drop()
			} else {
				connect(t, v)
			}
		default:
			time.Sleep(time.Duration(rng.Int64N(int64(1500 * time.Millisecond))))
		}
		if i%40 == 39 {
			for _, v := range viewers {
				if !v.open() {
					connect(t, v)
				}
			}
			calm(t, here, viewers)
		}
	}
}

func connect(t *testing.T, v *viewer) {
	t.Helper()
	if err := v.connect(); err != nil {
		t.Fatal(err)
	}
}

// calm waits until all that has happened must have reached everybody: the rows
// of another node, expired holds that are told of, slow viewers. That takes a
// few seconds; a seat that is shown wrongly stays wrong for longer.
func calm(t *testing.T, n node, viewers []*viewer) {
	t.Helper()
	var wrong string
	for range 12 {
		time.Sleep(time.Second)
		synctest.Wait()
		wrong = ""
		for i, v := range viewers {
			if d := v.differs(t, n); d != "" {
				wrong = fmt.Sprintf("viewer %d: %s", i, d)
			}
			if !v.patient || !v.open() {
				t.Fatalf("viewer %d was dropped", i)
			}
		}
		if wrong == "" {
			return
		}
	}
	t.Fatal(wrong)
}

// whatever is a command somebody might send, about few seats, so that they meet.
func whatever(rng *rand.Rand, holds []inventory.Hold) inventory.Command {
	staff := id.FromBytes[id.Staff]([16]byte{4, 15: 1})
	some := inventory.Choice{Seats: []string{hall.Label(rng.IntN(crowdedSeats))}}
	switch k := rng.IntN(12); {
	case k < 6 || len(holds) == 0:
		c := inventory.Place{Buyer: id.New[id.Buyer](), Choice: some}
		if rng.IntN(3) == 0 {
			c.Choice.Areas = []inventory.Places{{Area: "floor", Quantity: 1 + rng.IntN(20)}}
		}
		return c
	case k == 6:
		return inventory.Block{Choice: some, Staff: staff, Reason: "house"}
	case k == 7:
		return inventory.Unblock{Choice: some, Staff: staff, Reason: "no longer"}
	}
	h := holds[rng.IntN(len(holds))]
	order := id.FromBytes[id.Order]([16]byte{3, 14: byte(h.ID.No >> 8), 15: byte(h.ID.No) | 1})
	switch rng.IntN(6) {
	case 0:
		return inventory.Release{Buyer: h.Buyer, Hold: h.ID}
	case 1:
		return inventory.Change{Buyer: h.Buyer, Hold: h.ID, Add: some}
	case 2:
		return inventory.Unseal{Hold: h.ID, Order: order}
	case 3:
		if rng.IntN(6) == 0 { // what is sold stays so, and then nothing happens any more
			return inventory.Sell{Hold: h.ID, Order: order}
		}
		return inventory.Unseal{Hold: h.ID, Order: order}
	default:
		return inventory.Seal{Buyer: h.Buyer, Hold: h.ID, Revision: h.Revision, Order: order, Lines: h.Lines, Email: [16]byte{1}}
	}
}
