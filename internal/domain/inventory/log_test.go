package inventory

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"frontrow/internal/domain/seating"
)

// lived gives a house in which everything has happened once.
func lived(t tester) *house {
	h := newHouse(t)
	ask := Place{Key: key(1, 1), Buyer: buyer(1), Choice: Choice{Seats: []string{"s/A/1", "s/A/2", "s/B/6"}, Areas: []Places{{"floor", 1}}}}
	a := h.must(ask)
	h.must(Change{Key: key(2, 1), Buyer: buyer(1), Hold: a.Hold.ID, Add: Choice{Seats: []string{"s/A/3"}}, Release: Choice{Seats: []string{"s/A/1"}}})
	b := h.must(place(2, "s/B/1", "s/B/2"))
	h.must(sealOf(b, 2))
	h.must(Sell{b.Hold.ID, order(2)})
	h.must(Return{Hold: b.Hold.ID, Order: order(2), Seats: []string{"s/B/1"}})
	h.must(Return{Hold: b.Hold.ID, Order: order(2), Seats: []string{"s/B/2"}, Block: true})
	c := h.must(place(3, "s/C/1"))
	h.must(sealOf(c, 3))
	h.must(Unseal{c.Hold.ID, order(3)})
	h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/X/1", "s/X/2"}}, Reason: "sound desk"})
	h.must(reassign("Crew", "no desk", "s/X/1"))
	h.must(Unblock{Staff: staff(), Choice: Choice{Seats: []string{"s/X/2"}}, Reason: "smaller desk"})
	h.must(SetSale{Sale: SalePaused, Staff: staff()})
	h.must(SetSale{Sale: SaleOpen, Staff: staff()})
	d := h.must(place(4, "s/C/2"))
	h.now = d.Hold.Deadline
	h.must(Expire{Most: 10})
	h.must(sealOf(d, 4))
	h.voucher(Voucher{Code: "HALF", Discount: half, Keeps: Choice{Seats: []string{"s/C/3"}}})
	e := h.must(with(place(7, "s/C/3"), "HALF"))
	h.voucher(Voucher{Code: "FOUR", Discount: half, Keeps: Choice{Areas: []Places{{"floor", 1}}}})
	h.must(redeem(h.must(place(7, "s/B/5")), "FOUR"))
	h.must(Change{Buyer: buyer(7), Hold: e.Hold.ID, Add: Choice{Seats: []string{"s/B/4"}}, Release: Choice{Seats: []string{"s/C/3"}}})
	h.must(redeem(e, ""))
	h.must(moreTime(h.must(place(5, "s/C/4"))))
	f := h.must(place(8, "s/A/4"))
	h.must(sealOf(f, 8))
	sold := h.must(Sell{f.Hold.ID, order(8)})
	h.must(paidBy(h.must(swap(sold, 1, "s/A/5")), sold, 9))
	h.must(Comp{Staff: staff(), Buyer: buyer(6), Order: order(6), Choice: Choice{Seats: []string{"s/B/6"}, Areas: []Places{{"floor", 1}}}, Reason: "For the mayor"})
	return h
}

func TestEveryKindOfEffectIsInTheLog(t *testing.T) {
	h := lived(t)
	seen := map[EffectKind]bool{}
	for _, r := range h.log[1:] {
		c, err := decode(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.effects {
			seen[e.Kind] = true
		}
	}
	for k := kindTerms; k < kinds; k++ {
		if last := k == kindMoved; !seen[k] && k.known() && !last { // which ends a log, and has its own test
			t.Errorf("no row says %s", k)
		}
		if k.moves() && !MayMove(rules[k].from, rules[k].to) {
			t.Errorf("%s makes a move that may not be made", k)
		}
	}
	h.audit()
}

// I8: whatever is changed in the past is found, and where.
func TestChangedPastIsFound(t *testing.T) {
	h := lived(t)
	rebuild := func(change func(rows []Row) []Row) *Finding {
		rows := make([]Row, len(h.log))
		for i, r := range h.log {
			r.Public, r.Private = bytes.Clone(r.Public), bytes.Clone(r.Private)
			rows[i] = r
		}
		_, err := Rebuild(testShow, each(change(rows)))
		var f *Finding
		errors.As(err, &f)
		return f
	}
	for v := 1; v < len(h.log); v++ {
		for name, change := range map[string]func(rows []Row) []Row{
			"public byte":  func(rows []Row) []Row { rows[v].Public[len(rows[v].Public)-1] ^= 1; return rows },
			"private byte": func(rows []Row) []Row { rows[v].Private[3] ^= 1; return rows },
			"instant":      func(rows []Row) []Row { rows[v].At++; return rows },
			"hash":         func(rows []Row) []Row { rows[v].Hash[0] ^= 1; return rows },
			"left out":     func(rows []Row) []Row { return slices.Delete(rows, v, v+1) },
			"twice":        func(rows []Row) []Row { return slices.Insert(rows, v, rows[v]) },
		} {
			f := rebuild(change)
			if f == nil && name == "left out" && v == len(h.log)-1 {
				continue // a log that ends early is a log; its head tells
			}
			if f == nil || f.Version < uint64(v) || f.Version > uint64(v)+1 {
				t.Errorf("row %d, %s: found %v", v, name, f)
			}
		}
	}
	// Somebody who also mends all the hashes still needs the state to fit.
	f := rebuild(func(rows []Row) []Row {
		rows = slices.Delete(rows, 3, 4)
		for i := 3; i < len(rows); i++ {
			rows[i].Version = uint64(i)
			rows[i].Hash = rows[i].link(rows[i-1].Hash)
		}
		return rows
	})
	if f == nil || f.Version != 3 {
		t.Errorf("a forged chain: %v", f)
	}
	if f := rebuild(func([]Row) []Row { return nil }); f == nil {
		t.Error("an empty log was taken for one")
	}
}

// A row whose effects cannot be is refused whole, and the fold stays as it
// was, although the row's hash is right.
func TestImpossibleRowIsRefusedWhole(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1", "s/A/2"))
	h.must(sealOf(h.must(place(2, "s/B/1")), 2))
	take := func(no uint64, seats ...uint32) Effect {
		return Effect{Kind: kindTake, Hold: no, Revision: 1, Deadline: h.fold.at + 1000, Seats: seats, who: who{buyer: buyer(9)}}
	}
	one, rev := a.Hold.ID.No, a.Hold.Revision
	for name, e := range map[string]Effect{
		"a held seat":            take(3, 0),
		"a paying seat":          take(3, 6),
		"a seat twice":           take(3, 4, 4),
		"no such seat":           take(3, 18),
		"no seats":               take(3),
		"a number left out":      take(5, 4),
		"a number again":         take(2, 4),
		"a deadline behind":      {Kind: kindTake, Hold: 3, Revision: 1, Deadline: h.fold.at, Seats: []uint32{4}, who: who{buyer: buyer(9)}},
		"nobody":                 {Kind: kindTake, Hold: 3, Revision: 1, Deadline: h.fold.at + 9, Seats: []uint32{4}},
		"too many standing":      {Kind: kindTake, Hold: 3, Revision: 1, Deadline: h.fold.at + 9, Areas: []AreaPlaces{{0, 9}}, who: who{buyer: buyer(9)}},
		"early expiry":           {Kind: kindExpire, Hold: one, Revision: rev, Seats: []uint32{0, 1}},
		"another's hold":         {Kind: kindGive, Hold: one, Revision: rev, Seats: []uint32{0, 1}, who: who{buyer: buyer(9)}},
		"another's seat":         {Kind: kindGive, Hold: one, Revision: rev, Seats: []uint32{6}, who: who{buyer: buyer(1)}},
		"half a seal":            {Kind: kindSeal, Hold: one, Revision: rev, Seats: []uint32{0}, who: who{buyer: buyer(1), order: order(1)}},
		"a seal for no order":    {Kind: kindSeal, Hold: one, Revision: rev, Seats: []uint32{0, 1}, who: who{buyer: buyer(1)}},
		"another revision":       {Kind: kindSeal, Hold: one, Revision: rev + 1, Seats: []uint32{0, 1}, who: who{buyer: buyer(1), order: order(1)}},
		"sold without a seal":    {Kind: kindSell, Hold: one, Revision: rev, Seats: []uint32{0, 1}, who: who{order: order(1)}},
		"another order's seat":   {Kind: kindSell, Hold: 2, Revision: 1, Seats: []uint32{6}, who: who{order: order(1)}},
		"expiry while paying":    {Kind: kindExpire, Hold: 2, Revision: 1, Seats: []uint32{6}},
		"retaking a live hold":   {Kind: kindRetake, Hold: one, Revision: rev, Seats: []uint32{0, 1}, who: who{buyer: buyer(1), order: order(1)}},
		"blocking a held seat":   {Kind: kindBlock, Seats: []uint32{0}, who: who{staff: staff()}},
		"unblocking a free seat": {Kind: kindUnblock, Seats: []uint32{4}, who: who{staff: staff()}},
		"no such sale":           {Kind: kindSale, Sale: 7},
		"another chart":          {Kind: kindTerms, Terms: &Terms{Chart: seatingHash(1)}, shape: h.fold.shape},
		"another shape":          {Kind: kindTerms, Terms: &Terms{Chart: smallPlan.Hash()}, shape: shape{seats: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			before := h.fold.Checkpoint()
			good := take(3, 5)
			row := forge(h.fold, content{digest: h.fold.Digest(), effects: []Effect{good, e}})
			if e.Hold == 3 {
				row = forge(h.fold, content{digest: h.fold.Digest(), effects: []Effect{e}})
			}
			if _, err := h.fold.Apply(row); err == nil {
				t.Fatal("it was applied")
			}
			if err := h.fold.Differs(before); err != nil {
				t.Fatal(err)
			}
		})
	}
	if _, err := h.fold.Apply(forge(h.fold, content{digest: h.fold.Digest() + 1})); !errors.Is(err, ErrDivergent) {
		t.Errorf("decided on another state: %v", err)
	}
	future := forge(h.fold, content{digest: h.fold.Digest()})
	future.Public[0]++
	future.Hash = future.link(h.fold.hash)
	if _, err := h.fold.Apply(future); !errors.Is(err, ErrUnreadable) {
		t.Errorf("a row in another format: %v", err)
	}
}

// forge makes a row with any content whose place in the chain is right.
func forge(f *Fold, c content) Row {
	r := Row{Bucket: f.bucket, Version: f.version + 1, At: f.at, Public: c.encodePublic(f.at), Private: c.encodePrivate(Nonce{1})}
	r.Hash = r.link(f.hash)
	return r
}

func TestPublicRowsNameNobody(t *testing.T) {
	h := lived(t)
	for _, r := range h.log {
		for n := range byte(9) {
			for _, secret := range [][16]byte{buyer(n).Bytes(), order(n).Bytes(), {9, n}, {8, n}, key(n, 1).Caller} {
				if n > 0 && bytes.Contains(r.Redact().Public, secret[:]) {
					t.Errorf("row %d names %x", r.Version, secret)
				}
			}
		}
	}
}

// FuzzRow: reading never panics, and what is read is written back to the same
// bytes.
func FuzzRow(f *testing.F) {
	for _, r := range lived(f).log {
		f.Add(r.Public, r.Private)
	}
	for _, r := range append(optionsLog(f), chargesLog(f)...) {
		f.Add(r.Public, r.Private)
	}
	f.Fuzz(func(t *testing.T, public, private []byte) {
		row := Row{At: 1, Public: public, Private: private}
		c, err := decode(row)
		if err != nil {
			return
		}
		var nonce Nonce
		copy(nonce[:], private)
		if got := c.encodePublic(row.At); !bytes.Equal(got, public) {
			t.Errorf("public part\n%x was read as\n%x", public, got)
		}
		if got := c.encodePrivate(nonce); !bytes.Equal(got, private) {
			t.Errorf("private part\n%x was read as\n%x", private, got)
		}
	})
}

// FuzzCheckpoint: whatever is accepted is a whole fold that can be worked with.
func FuzzCheckpoint(f *testing.F) {
	h := lived(f)
	f.Add(h.fold.Checkpoint().Fold)
	f.Add(NewFold(testShow).Checkpoint().Fold)
	f.Fuzz(func(t *testing.T, raw []byte) {
		c := h.fold.Checkpoint()
		c.Fold = raw
		g, err := Restore(c)
		if err != nil {
			return
		}
		if got := g.Checkpoint(); !bytes.Equal(got.Fold, raw) {
			t.Errorf("\n%x was restored as\n%x", raw, got.Fold)
		}
		g.States(opening)
	})
}

func TestRestoreRefusesEveryChangedBit(t *testing.T) {
	c := lived(t).fold.Checkpoint()
	for i := range c.Fold {
		bad := c
		bad.Fold = bytes.Clone(c.Fold)
		bad.Fold[i] ^= 4
		if _, err := Restore(bad); !errors.Is(err, ErrUnreadable) {
			t.Errorf("byte %d of %d: %v", i, len(c.Fold), err)
		}
		if _, err := Restore(Checkpoint{c.Bucket, c.Version, c.Hash, c.Fold[:i]}); err == nil {
			t.Errorf("%d bytes of it were taken for the whole", i)
		}
	}
}

func TestRestoreOfAnEmptyFold(t *testing.T) {
	f, err := Restore(NewFold(testShow).Checkpoint())
	if err != nil || f.Digest() != NewFold(testShow).Digest() {
		t.Fatal(err)
	}
}

func TestTableOfSeatsIsCompared(t *testing.T) {
	h := lived(t)
	records := h.fold.AllRecords(h.plan)
	if err := h.fold.DiffersTable(h.plan, records); err != nil {
		t.Fatal(err)
	}
	for i, r := range records {
		bad := slices.Clone(records)
		bad[i].State = (r.State + 1) % states
		if h.fold.DiffersTable(h.plan, bad) == nil {
			t.Errorf("%s is wrong and nobody says so", r.Seat)
		}
	}
	if h.fold.DiffersTable(h.plan, append(records, SeatRecord{Seat: "s/Z/1"})) == nil {
		t.Error("a seat too many, and nobody says so")
	}
}

// A seat takes at most 32 bytes, a live hold at most 250, and what is remembered of
// a key another 250, for a day.
func TestFoldIsSmall(t *testing.T) {
	perSeat, perHold := sizes(t, false)
	_, withKey := sizes(t, true)
	perKey := withKey - perHold
	t.Logf("%d bytes a seat, %d a hold, %d a key", perSeat, perHold, perKey)
	if perSeat > 32 || perHold > 250+detector || perKey > 250 {
		t.Errorf("%d bytes a seat, %d a hold, %d a key; the budget is 32, 250 and 250", perSeat, perHold, perKey)
	}
}

// sizes measures what a stadium with many holds takes in memory.
func sizes(t *testing.T, keys bool) (perSeat, perHold int) {
	plan, err := seating.Compile(seating.Stadium())
	if err != nil {
		t.Fatal(err)
	}
	terms := smallTerms()
	terms.Chart = plan.Hash()
	terms.Prices.Levels = terms.Prices.Levels[:1]
	terms.Prices.Levels[0].Zones = nil
	for _, z := range plan.Zones() {
		terms.Prices.Levels[0].Zones = append(terms.Prices.Levels[0].Zones, z.ID)
	}
	h := &house{t: t, plan: plan, fold: NewFold(testShow), now: opening}
	before := heapInUse()
	h.must(SetTerms{terms})
	h.log = nil
	empty := heapInUse()
	const holds = 20_000
	for i := range holds / 100 {
		var batch []Command
		for j := range 100 {
			c := place(1, plan.Label(2*(100*i+j)), plan.Label(2*(100*i+j)+1))
			raw := c.Buyer.Bytes()
			raw[1], raw[2], raw[3] = byte(i), byte(j), 1
			c.Buyer = idOf(raw)
			if keys {
				c.Key = Key{Caller: [16]byte{1, byte(i), byte(j)}, Body: [16]byte{1}}
			}
			batch = append(batch, c)
		}
		for _, o := range h.all(batch...) {
			if o.Err != nil {
				t.Fatal(o.Err)
			}
		}
		h.log = nil
	}
	full := heapInUse()
	runtime.KeepAlive(h)
	return (empty - before) / plan.Len(), (full - empty) / holds
}

func heapInUse() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

func TestCounts(t *testing.T) {
	h := lived(t)
	h.now = h.now.Add(time.Minute)
	for _, now := range []time.Time{h.now, h.now.Add(time.Hour)} {
		c := h.fold.Counts(h.plan, now)
		if c.All.Total() != 18+8 {
			t.Errorf("%d places, want 26", c.All.Total())
		}
		var byLevel Count
		for _, l := range c.Levels {
			for s, n := range []int{l.Available, l.Held, l.Paying, l.Sold, l.Blocked} {
				byLevel.add(State(s), n)
			}
			byLevel.Given += l.Given
		}
		if byLevel != c.All {
			t.Errorf("by level %+v, in all %+v", byLevel, c.All)
		}
		if a := c.Areas[0]; a.Total() != a.Capacity {
			t.Errorf("area %+v", a)
		}
		free := 0
		for _, s := range h.fold.States(now) {
			if s == 0 {
				free++
			}
		}
		if free += c.Areas[0].Available; free != c.All.Available {
			t.Errorf("the map shows %d free places, the counts say %d", free, c.All.Available)
		}
	}
	if got := fmt.Sprint(len(h.fold.HoldsOf(h.plan, buyer(5), h.now)), len(h.fold.HoldsOf(h.plan, buyer(5), h.now.Add(time.Hour)))); got != "1 0" {
		t.Errorf("holds of the fifth buyer now and in an hour: %s", got)
	}
}
