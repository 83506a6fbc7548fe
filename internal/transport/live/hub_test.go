package live_test

import (
	"context"
	"errors"
	"net/netip"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/live"
)

// watching gives a viewer who is connected, with a page of now.
func (n node) watching(t *testing.T, show id.Show) *viewer {
	t.Helper()
	v := n.page(t, show)
	connect(t, v)
	t.Cleanup(func() {
		if v.open() {
			v.drop()
		}
	})
	synctest.Wait()
	v.seen()
	return v
}

// hears waits for d and wants these events of a viewer meanwhile.
func hears(t *testing.T, v *viewer, d time.Duration, want ...string) {
	t.Helper()
	time.Sleep(d)
	synctest.Wait()
	if got := v.seen(); !slices.Equal(got, want) {
		t.Errorf("events %q, want %q", got, want)
	}
}

// in runs a test in a bubble of time, on a node with one show.
func in(t *testing.T, o live.Options, test func(t *testing.T, n node, show id.Show)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		n, show := opened(t, o)
		t.Cleanup(func() { n.close(t) })
		test(t, n, show)
	})
}

// The first change after quiet goes at once, and what follows goes together.
func TestTicks(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		v := n.watching(t, show)
		time.Sleep(3 * time.Second)
		n.hold(t, show, 0)
		hears(t, v, 0, "changes")
		for seat := range 9 {
			n.hold(t, show, 1+seat)
			time.Sleep(10 * time.Millisecond)
		}
		hears(t, v, 100*time.Millisecond)
		hears(t, v, 10*time.Millisecond, "changes")
		if d := v.differs(t, n); d != "" {
			t.Error(d)
		}
		hears(t, v, 8*time.Second) // nothing is said of nothing
	})
}

func TestOtherNodesAreListenedTo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		n, other := newNode(log, hall, live.Options{}), newNode(log, hall, live.Options{})
		t.Cleanup(func() { n.close(t); other.close(t) })
		show := n.open(t, hall)
		v := n.watching(t, show)
		other.hold(t, show, 7)
		hears(t, v, time.Second, "changes")
		if d := v.differs(t, other); d != "" {
			t.Error(d)
		}
	})
}

func TestExpiredSeatsComeBack(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		v := n.watching(t, show)
		n.hold(t, show, 5)
		time.Sleep(holdFor - time.Second)
		synctest.Wait()
		v.seen()
		if shown := v.shows(5); shown != 1 {
			t.Fatalf("seat 5 is shown as %d", shown)
		}
		hears(t, v, 1100*time.Millisecond, "changes")
		if shown := v.shows(5); shown != 0 {
			t.Errorf("its hold has run out, and seat 5 is shown as %d", shown)
		}
	})
}

// Where most of a hall changes at once, all of it is shorter.
func TestManyChangesAreASnapshot(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		v := n.watching(t, show)
		c := inventory.Block{Staff: id.New[id.Staff](), Reason: "a wall"}
		for seat := range 400 {
			c.Choice.Seats = append(c.Choice.Seats, hall.Label(seat))
		}
		if _, err := n.Do(context.Background(), show, c); err != nil {
			t.Fatal(err)
		}
		hears(t, v, time.Second, "snapshot")
		if d := v.differs(t, n); d != "" || v.got > 1000 {
			t.Errorf("%d bytes; %s", v.got, d)
		}
	})
}

func TestFramesOlderThanTheSnapshotAreLeftOut(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		n.watching(t, show)
		time.Sleep(2 * time.Second)
		n.hold(t, show, 0)
		time.Sleep(50 * time.Millisecond)
		n.hold(t, show, 1) // its frame waits for the tick
		v := &viewer{hub: n.hub, show: show}
		connect(t, v)
		defer v.drop()
		hears(t, v, time.Second, "", "snapshot")
		if d := v.differs(t, n); d != "" {
			t.Error(d)
		}
	})
}

// Who takes a write in slowly is not sent everything they missed.
func TestSlowViewersSkipToTheNewest(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		quick, slow := n.watching(t, show), n.page(t, show)
		slow.slow = 7 * time.Second
		connect(t, slow)
		defer slow.drop()
		for i := range 150 {
			h := n.hold(t, show, i%50, 50+i%50, 100+i%50)
			time.Sleep(250 * time.Millisecond)
			if _, err := n.Do(context.Background(), show, inventory.Release{Buyer: h.Buyer, Hold: h.ID}); err != nil {
				t.Fatal(err)
			}
			time.Sleep(250 * time.Millisecond)
		}
		time.Sleep(20 * time.Second)
		synctest.Wait()
		for name, v := range map[string]*viewer{"quick": quick, "slow": slow} {
			if d := v.differs(t, n); d != "" {
				t.Errorf("%s: %s", name, d)
			}
		}
		if slow.got > quick.got/2 || slow.whole == 0 || quick.whole != 0 {
			t.Errorf("the slow one was sent %d bytes and %d snapshots, the quick one %d and %d", slow.got, slow.whole, quick.got, quick.whole)
		}
	})
}

// Who takes nothing at all is dropped.
func TestStuckViewersAreDropped(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		v := n.watching(t, show)
		v.slow = time.Minute
		n.hold(t, show, 0)
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if v.open() || n.hub.Viewers() != 0 {
			t.Errorf("%d viewers", n.hub.Viewers())
		}
	})
}

func TestQuietStreamsAreHeard(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		v := n.watching(t, show)
		hears(t, v, 35*time.Second, "beat", "beat", "beat")
	})
}

func TestStreamsEndInTime(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		v := n.watching(t, show)
		time.Sleep(23 * time.Minute)
		synctest.Wait()
		if !v.open() {
			t.Error("it ended early")
		}
		time.Sleep(14 * time.Minute)
		synctest.Wait()
		if v.open() || v.retries != 2 {
			t.Errorf("open: %t, told %d times when to come back, want at the beginning and at the end", v.open(), v.retries)
		}
	})
}

// A show is followed on for a moment when its last viewer goes.
func TestComingBack(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		v := n.watching(t, show)
		v.drop()
		n.hold(t, show, 3)
		time.Sleep(15 * time.Second) // in between two beats
		connect(t, v)
		hears(t, v, time.Millisecond, "", "changes")
		v.drop()
		n.hold(t, show, 4)
		time.Sleep(5 * time.Minute)
		connect(t, v)
		defer v.drop()
		hears(t, v, time.Millisecond, "", "snapshot")
		if d := v.differs(t, n); d != "" {
			t.Error(d)
		}
	})
}

func TestStop(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, show id.Show) {
		a, b := n.watching(t, show), n.watching(t, show)
		n.hub.Close()
		synctest.Wait()
		if a.open() || b.open() || a.retries != 2 || b.retries != 2 || n.hub.Viewers() != 0 {
			t.Errorf("open: %t %t, told when to come back: %d %d", a.open(), b.open(), a.retries, b.retries)
		}
		wantCrowded(t, a.connect())
	})
}

// A stream that cannot be fresh is ended, so that the page says so.
func TestBlindStreamsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		n := newNode(log, hall, live.Options{})
		t.Cleanup(func() { n.close(t) })
		show := n.open(t, hall)
		v := n.watching(t, show)
		log.breakDown(true)
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if v.open() {
			t.Error("it goes on, and shows the past")
		}
		if err := v.connect(); fault.KindOf(err) != fault.Unavailable {
			t.Errorf("another: %v", err)
		}
		log.breakDown(false)
		connect(t, v)
		defer v.drop()
		n.hold(t, show, 0)
		time.Sleep(time.Second)
		synctest.Wait()
		if d := v.differs(t, n); d != "" {
			t.Error(d)
		}
	})
}

func TestNoSuchShow(t *testing.T) {
	in(t, live.Options{}, func(t *testing.T, n node, _ id.Show) {
		v := &viewer{hub: n.hub, show: id.New[id.Show]()}
		if err := v.connect(); !errors.Is(err, inventory.ErrNoBucket) {
			t.Error(err)
		}
		if n.hub.Viewers() != 0 {
			t.Error("it was counted")
		}
	})
}

func wantCrowded(t *testing.T, err error) {
	t.Helper()
	if f := fault.From(err); !errors.Is(err, live.ErrCrowded) || f.RetryAfter <= 0 {
		t.Errorf("got %v, want %s with a time to come back", err, live.ErrCrowded.Code)
	}
}

// However many try, no more are let in than there is room for: in all, to one
// show, and from one address. Who goes makes room.
func TestCrowd(t *testing.T) {
	in(t, live.Options{Most: 50, MostPerShow: 40, MostPerAddress: 20}, func(t *testing.T, n node, show id.Show) {
		other := n.open(t, hall)
		from := netip.MustParseAddr
		var inside []*viewer
		rush := func(show id.Show, addresses ...string) (let int) {
			for i := range 500 {
				v := &viewer{hub: n.hub, show: show}
				joined, err := n.hub.Join(context.Background(), show, from(addresses[i%len(addresses)]), "")
				if err != nil {
					wantCrowded(t, err)
					continue
				}
				v.serve(joined)
				inside = append(inside, v)
				let++
			}
			return let
		}
		leave := func() {
			for _, v := range inside {
				v.drop()
			}
			inside = nil
			if n.hub.Viewers() != 0 {
				t.Fatalf("%d are still counted", n.hub.Viewers())
			}
		}
		for _, c := range []struct {
			what      string
			addresses []string
			let       int
		}{
			{"one address", []string{"203.0.113.5"}, 20},
			{"the same, written as IPv6", []string{"203.0.113.5", "::ffff:203.0.113.5"}, 20},
			{"one line's network", []string{"2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2::3"}, 20},
			{"three addresses", []string{"203.0.113.5", "203.0.113.6", "2001:db8::1"}, 40},
			{"a proxy", []string{"10.1.2.3"}, 40},
			{"this machine", []string{"127.0.0.1", "::1", "fe80::1%eth0"}, 40},
		} {
			if let := rush(show, c.addresses...); let != c.let {
				t.Errorf("%s: %d were let in, want %d", c.what, let, c.let)
			}
			if c.let == 40 {
				if let := rush(other, "10.9.9.9"); let != 10 {
					t.Errorf("%s: the other show has %d viewers, want 10", c.what, let)
				}
			}
			leave()
		}
	})
}
