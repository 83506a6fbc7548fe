package inventory

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/pricing"
)

const (
	specification = "../../../docs/algorithms/seat-log.md"
	vectorsBegin  = "```vectors\n"
	extendBegin   = "```vectors of an extension\n"
	optionsBegin  = "```vectors of options\n"
	movedBegin    = "```vectors of a move\n"
	purposeBegin  = "```vectors of a purpose\n"
	chargesBegin  = "```vectors of fees and tax\n"
	voucherBegin  = "```vectors of a voucher\n"
	redeemBegin   = "```vectors of a redemption\n"
	insteadBegin  = "```vectors of an exchange\n"
	paymentBegin  = "```vectors of a payment\n"
)

var update = flag.Bool("update", false, "write the test vectors into "+specification)

// vectorRow is a row before it has a place in a log.
type vectorRow struct {
	at int64
	content
}

var vectorStart = time.Date(2027, 3, 1, 10, 0, 0, 0, time.UTC)

func vectorTerms() *Terms {
	terms := &Terms{
		Prices: pricing.List{Currency: "EUR", Levels: []pricing.Level{
			{ID: "front", Name: "Front", Zones: []string{"a"}, Face: 4000, Fee: 500}, {ID: "floor", Name: "Floor", Zones: []string{"b", "c"}, Face: 2000}}},
		OpensAt: vectorStart, ClosesAt: vectorStart.Add(time.Hour), HoldFor: 10 * time.Minute, MaxPerHold: 6, MaxPerBuyer: 8, MaxPerEmail: 8,
	}
	for i := range terms.Chart {
		terms.Chart[i] = byte(i)
	}
	return terms
}

// vectorLog is the log the specification tells of.
func vectorLog(t *testing.T) []Row {
	at := clock.Micros(vectorStart)
	minute := time.Minute.Microseconds()
	first, second := who{buyer: buyer(1)}, who{buyer: buyer(2), order: order(2), email: [16]byte{0xe0, 15: 2}}
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{{Kind: kindTerms, Terms: vectorTerms(), shape: shape{6, []uint32{10}}}}}},
		{at, content{
			effects: []Effect{{Kind: kindTake, Hold: 1, Revision: 1, Deadline: at + 10*minute, Seats: []uint32{0, 1}, Areas: []AreaPlaces{{0, 3}}, who: first}},
			keys:    []keyNote{{Key{Caller: [16]byte{0xca, 15: 1}, Body: [16]byte{0xb0, 15: 1}}, 1, 1, true}},
		}},
		{at + 10*minute, content{effects: []Effect{
			{Kind: kindExpire, Hold: 1, Revision: 1, Seats: []uint32{0, 1}, Areas: []AreaPlaces{{0, 3}}},
			{Kind: kindTake, Hold: 2, Revision: 1, Deadline: at + 20*minute, Seats: []uint32{1, 4}, who: who{buyer: buyer(2)}},
		}}},
		{at + 11*minute, content{effects: []Effect{{Kind: kindSeal, Hold: 2, Revision: 1, Seats: []uint32{1, 4}, who: second}}}},
		{at + 12*minute, content{effects: []Effect{{Kind: kindSell, Hold: 2, Revision: 1, Seats: []uint32{1, 4}, who: second}}}},
		{at + 13*minute, content{effects: []Effect{{Kind: kindBlock, Seats: []uint32{5}, Areas: []AreaPlaces{{0, 2}}, who: who{staff: staff(), reason: "camera"}}}}},
		{at + 13*minute, content{}},
	})
}

// extensionLog is the specification's log of a hold that is extended.
func extensionLog(t *testing.T) []Row {
	at := clock.Micros(vectorStart)
	minute := time.Minute.Microseconds()
	terms := vectorTerms()
	terms.ExtendBy = 5 * time.Minute
	first := who{buyer: buyer(1)}
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{{Kind: kindTerms, Terms: terms, shape: shape{6, []uint32{10}}}}}},
		{at, content{effects: []Effect{{Kind: kindTake, Hold: 1, Revision: 1, Deadline: at + 10*minute, Seats: []uint32{0, 1}, Areas: []AreaPlaces{{0, 3}}, who: first}}}},
		{at + 9*minute, content{
			effects: []Effect{{Kind: kindExtend, Hold: 1, Revision: 1, Deadline: at + 15*minute, Seats: []uint32{0, 1}, Areas: []AreaPlaces{{0, 3}}, who: first}},
			keys:    []keyNote{{Key{Caller: [16]byte{0xca, 15: 1}, Body: [16]byte{0xb0, 15: 1}}, 1, 1, true}},
		}},
		{at + 14*minute, content{}},
	})
}

// optionsLog is the specification's log of a show whose terms have options.
func optionsLog(t testing.TB) []Row {
	at := clock.Micros(vectorStart)
	shaped := func(terms *Terms) Effect { return Effect{Kind: kindTerms, Terms: terms, shape: shape{6, []uint32{10}}} }
	every, some := vectorTerms(), vectorTerms()
	every.ExtendBy, every.MaxPerPayment, every.RefuseLoneSeats, every.KeepAccessible = 5*time.Minute, 4, true, true
	some.KeepAccessible = true
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{shaped(every)}}},
		{at, content{effects: []Effect{shaped(some)}}},
		{at, content{effects: []Effect{shaped(vectorTerms())}}},
		{at, content{}},
	})
}

// chargesLog is the specification's log of a show whose prices have fees and a tax.
func chargesLog(t testing.TB) []Row {
	at := clock.Micros(vectorStart)
	minute := time.Minute.Microseconds()
	shaped := func(terms *Terms) Effect { return Effect{Kind: kindTerms, Terms: terms, shape: shape{6, []uint32{10}}} }
	both, taxed := vectorTerms(), vectorTerms()
	both.ExtendBy = 5 * time.Minute
	both.Prices.Fees = []pricing.Fee{
		{Name: "Booking", Per: pricing.PerTicket, Rate: 2_500, Round: pricing.RoundUp},
		{Name: "House", Per: pricing.PerTicket, Minor: 100, Within: true},
		{Name: "Handling", Per: pricing.PerOrder, Minor: 250},
	}
	both.Prices.Tax = pricing.Tax{Rule: "de-culture", Name: "MwSt", Ticket: 7_000, Fee: 19_000}
	taxed.Prices.Tax = pricing.Tax{Name: "Sales tax", Ticket: 8_875, Fee: 8_875, Added: true}
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{shaped(both)}}},
		{at, content{effects: []Effect{{Kind: kindTake, Hold: 1, Revision: 1, Deadline: at + 10*minute, Seats: []uint32{2, 3}, who: who{buyer: buyer(1)}}}}},
		{at, content{effects: []Effect{shaped(taxed)}}},
		{at, content{}},
	})
}

// movedLog is the specification's log that goes on in another database.
func movedLog(t testing.TB) []Row {
	at := clock.Micros(vectorStart)
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{{Kind: kindTerms, Terms: vectorTerms(), shape: shape{6, []uint32{10}}}}}},
		{at, content{effects: []Effect{{Kind: kindMoved, To: "seats-2"}}}},
		{at, content{}},
	})
}

// paymentLog is the specification's log of a seal that says what was paid with.
func paymentLog(t testing.TB) []Row {
	at := clock.Micros(vectorStart)
	minute := time.Minute.Microseconds()
	first := who{buyer: buyer(1), order: order(1), email: [16]byte{0xe0, 15: 1}, payment: [16]byte{0xcc, 15: 1}}
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{{Kind: kindTerms, Terms: vectorTerms(), shape: shape{6, []uint32{10}}}}}},
		{at, content{effects: []Effect{{Kind: kindTake, Hold: 1, Revision: 1, Deadline: at + 10*minute, Seats: []uint32{2, 3}, who: who{buyer: buyer(1)}}}}},
		{at + minute, content{effects: []Effect{{Kind: kindSeal, Hold: 1, Revision: 1, Seats: []uint32{2, 3}, who: first}}}},
		{at + 2*minute, content{effects: []Effect{{Kind: kindSell, Hold: 1, Revision: 1, Seats: []uint32{2, 3}, who: first}}}},
		{at + 2*minute, content{}},
	})
}

// purposeLog is the specification's log of places whose purpose is said, and said
// anew.
func purposeLog(t testing.TB) []Row {
	at := clock.Micros(vectorStart)
	minute := time.Minute.Microseconds()
	seats, areas := []uint32{4, 5}, []AreaPlaces{{0, 2}}
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{{Kind: kindTerms, Terms: vectorTerms(), shape: shape{6, []uint32{10}}}}}},
		{at, content{effects: []Effect{
			{Kind: kindBlock, Seats: seats, Areas: areas, who: who{staff: staff(), reason: "camera"}},
			{Kind: kindAssign, Seats: seats, Areas: areas, who: who{staff: staff(), reason: "camera", purpose: "Press"}},
		}}},
		{at + minute, content{effects: []Effect{{Kind: kindAssign, Seats: seats[1:], who: who{staff: staff(), reason: "no camera", purpose: "Sponsor"}}}}},
		{at + minute, content{}},
	})
}

// voucherLog is the specification's log of a voucher and a hold with it.
func voucherLog(t testing.TB) []Row {
	at := clock.Micros(vectorStart)
	minute := time.Minute.Microseconds()
	spring := &voucher{
		no: 1, code: "SPRING", name: "Newsletter", discount: pricing.Discount{Rate: 50_000}, levels: []string{"front"},
		keeps: places{seats: []uint32{0, 1}}, orders: 1, places: 2, until: at + 60*minute,
	}
	withdrawn := *spring
	withdrawn.withdrawn = true
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{{Kind: kindTerms, Terms: vectorTerms(), shape: shape{6, []uint32{10}}}}}},
		{at, content{effects: []Effect{{Kind: kindVoucher, who: who{staff: staff(), voucher: spring}}}}},
		{at, content{effects: []Effect{{Kind: kindTake, Bearer: true, Hold: 1, Revision: 1, Deadline: at + 10*minute, Seats: []uint32{0}, who: who{buyer: buyer(1), bears: 1}}}}},
		{at + minute, content{effects: []Effect{{Kind: kindVoucher, who: who{staff: staff(), voucher: &withdrawn}}}}},
		{at + minute, content{}},
	})
}

// redemptionLog is the specification's log of a hold that has a voucher, and
// then none.
func redemptionLog(t testing.TB) []Row {
	at := clock.Micros(vectorStart)
	minute := time.Minute.Microseconds()
	spring := &voucher{no: 1, code: "SPRING", discount: pricing.Discount{Minor: 500}}
	seats := []uint32{0, 1}
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{
			{Kind: kindTerms, Terms: vectorTerms(), shape: shape{6, []uint32{10}}},
			{Kind: kindVoucher, who: who{staff: staff(), voucher: spring}},
			{Kind: kindTake, Hold: 1, Revision: 1, Deadline: at + 10*minute, Seats: seats, who: who{buyer: buyer(1)}},
		}}},
		{at, content{
			effects: []Effect{{Kind: kindRedeem, Bearer: true, Hold: 1, Revision: 2, Seats: seats, who: who{buyer: buyer(1), bears: 1}}},
			keys:    []keyNote{{key(1, 1), 1, 1, true}},
		}},
		{at + minute, content{effects: []Effect{{Kind: kindRedeem, Hold: 1, Revision: 3, Seats: seats, who: who{buyer: buyer(1)}}}}},
		{at + minute, content{}},
	})
}

// exchangeLog is the specification's log of two places that are given up for
// another.
func exchangeLog(t testing.TB) []Row {
	at := clock.Micros(vectorStart)
	minute := time.Minute.Microseconds()
	old, seats, other := who{buyer: buyer(1), order: order(1), email: [16]byte{0xe0, 15: 1}}, []uint32{0, 1}, []uint32{5}
	paid := old
	paid.order = order(2)
	return writeVectors(t, []vectorRow{
		{at, content{effects: []Effect{
			{Kind: kindTerms, Terms: vectorTerms(), shape: shape{6, []uint32{10}}},
			{Kind: kindTake, Hold: 1, Revision: 1, Deadline: at + 10*minute, Seats: seats, who: who{buyer: buyer(1)}},
			{Kind: kindSeal, Hold: 1, Revision: 1, Seats: seats, who: old},
			{Kind: kindSell, Hold: 1, Revision: 1, Seats: seats, who: old},
		}}},
		{at, content{
			effects: []Effect{{Kind: kindTake, Instead: true, Hold: 2, Revision: 1, Deadline: at + 10*minute, Seats: other, who: who{buyer: buyer(1), instead: 1, given: 2}}},
			keys:    []keyNote{{key(1, 1), 1, 2, true}},
		}},
		{at + minute, content{effects: []Effect{
			{Kind: kindSeal, Hold: 2, Revision: 1, Seats: other, who: paid},
			{Kind: kindSell, Hold: 2, Revision: 1, Seats: other, who: paid},
		}}},
		{at + minute, content{effects: []Effect{{Kind: kindReturn, Hold: 1, Revision: 2, Seats: seats[:1], who: old}}}},
		{at + minute, content{effects: []Effect{{Kind: kindReturn, Hold: 1, Revision: 2, Seats: seats[1:], who: old}}}},
		{at + minute, content{}},
	})
}

func writeVectors(t testing.TB, rows []vectorRow) []Row {
	t.Helper()
	f := NewFold(testShow)
	log := []Row{Genesis(testShow)}
	for _, r := range rows {
		v := f.version + 1
		r.digest = f.Digest()
		row := Row{Bucket: testShow, Version: v, At: r.at, Public: r.encodePublic(r.at), Private: r.encodePrivate(Nonce{15: byte(v)})}
		row.Hash = row.link(f.hash)
		if _, err := f.Apply(row); err != nil {
			t.Fatal(err)
		}
		log = append(log, row)
	}
	return log
}

// The vectors in the specification are what this program writes and reads.
func TestSpecificationVectors(t *testing.T) {
	for begin, written := range map[string][]Row{vectorsBegin: vectorLog(t), extendBegin: extensionLog(t), optionsBegin: optionsLog(t), movedBegin: movedLog(t), paymentBegin: paymentLog(t), purposeBegin: purposeLog(t), chargesBegin: chargesLog(t), voucherBegin: voucherLog(t), redeemBegin: redemptionLog(t), insteadBegin: exchangeLog(t)} {
		testVectors(t, begin, formatVectors(written))
	}
}

func testVectors(t *testing.T, begin, written string) {
	t.Helper()
	page, err := os.ReadFile(specification)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := bytes.Cut(page, []byte(begin))
	block, after, closed := bytes.Cut(rest, []byte("```\n"))
	if !found || !closed {
		t.Fatalf("the specification has no %s", begin)
	}
	if *update {
		block = []byte(written)
		page := bytes.Join([][]byte{before, []byte(begin), block, []byte("```\n"), after}, nil)
		if err := os.WriteFile(specification, page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if string(block) != written {
		t.Errorf("this program writes other bytes than the specification says; if that is meant, it is a new format. It writes\n%s", written)
	}
	fold, err := Rebuild(testShow, each(parseVectors(t, string(block))))
	if err != nil {
		t.Fatal(err)
	}
	if got := outcome(fold); !strings.Contains(string(block), got) {
		t.Errorf("the log leads to %s, which the specification does not say", got)
	}
}

func formatVectors(log []Row) string {
	var b strings.Builder
	f := NewFold(testShow)
	fmt.Fprintf(&b, "bucket %x\n", log[0].Bucket.Bytes())
	for _, r := range log {
		if r.Version > 0 {
			if _, err := f.Apply(r); err != nil {
				panic(err)
			}
		}
		fmt.Fprintf(&b, "\nversion %d\nat      %d\npublic  %x\nprivate %x\nhash    %s\n", r.Version, r.At, r.Public, r.Private, r.Hash)
	}
	fmt.Fprintf(&b, "\nmap (0 free, 1 held, 2 gone), area (available held paying sold blocked), digest\n%s\n", outcome(f))
	return b.String()
}

func outcome(f *Fold) string {
	return fmt.Sprintf("%v %v %016x", f.States(f.At()), f.areas, f.Digest())
}

func parseVectors(t *testing.T, block string) (log []Row) {
	var bucket id.Show
	lines := bufio.NewScanner(strings.NewReader(block))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), " ")
		value = strings.TrimSpace(value)
		raw, err := hex.DecodeString(value)
		switch name {
		case "bucket":
			bucket = id.FromBytes[id.Show]([16]byte(raw))
		case "version":
			log = append(log, Row{Bucket: bucket})
			_, err = fmt.Sscan(value, &log[len(log)-1].Version)
		case "at":
			_, err = fmt.Sscan(value, &log[len(log)-1].At)
		case "public":
			log[len(log)-1].Public = raw
		case "private":
			log[len(log)-1].Private = raw
		case "hash":
			log[len(log)-1].Hash = Hash(raw)
		default:
			err = nil
		}
		if err != nil {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
	}
	return log
}
