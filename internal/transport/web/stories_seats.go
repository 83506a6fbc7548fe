package web

import (
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
)

func seatStories() []Story {
	seats := func(own *inventory.Hold, ask seatsAsk, change func(h *hall)) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			h := sampleHall(own)
			change(&h)
			ask.Key = sampleKey
			return seatsPage(seatsViewOf(samplePage(k, ""), h, ask)), nil
		}
	}
	same := func(*hall) {}
	none := pick{Areas: map[string]int{}}
	mine, coded := sampleHold(), codedHold()
	picked := pick{Seats: []string{"stalls/F/14", "stalls/F/15", "circle/A/3"}, Areas: map[string]int{}}
	taken := inventory.ErrTaken.With("taken", []string{"stalls/F/15"}).With("nearest", []string{"stalls/F/16", "stalls/E/15"})
	premium := bestAsk{Quantity: 6, Level: "premium"}
	many := bestAsk{Quantity: 30}
	return []Story{
		{"seats", seats(nil, seatsAsk{Pick: none}, same)},
		{"seats-section", seats(nil, seatsAsk{Pick: picked, Section: "stalls"}, same)},
		{"seats-charged", seats(nil, seatsAsk{Pick: picked, Section: "stalls"}, func(h *hall) { h.Show.Prices = chargedPrices() })},
		{"seats-code", seats(nil, seatsAsk{Pick: picked, Section: "stalls", Code: "spring"}, func(h *hall) { h.opens(sampleOffer(h.Show.Prices)) })},
		{"seats-code-wrong", seats(nil, seatsAsk{Pick: none, Code: "sprnig", Refused: inventory.ErrVoucher}, same)},
		{"seats-code-mine", seats(&mine, seatsAsk{Pick: none, Code: "spring"}, func(h *hall) { h.opens(sampleOffer(h.Show.Prices)) })},
		{"seats-code-had", seats(&coded, seatsAsk{Pick: none}, same)},
		{"seats-code-refused", seats(&mine, seatsAsk{Pick: none, Code: "spring", Refused: inventory.ErrVoucherUsed}, same)},
		{"seats-mine", seats(&mine, seatsAsk{Pick: none, Section: "stalls"}, same)},
		{"seats-changed", seats(&mine, seatsAsk{Pick: picked}, same)},
		{"seats-taken", seats(nil, seatsAsk{Pick: picked, Section: "stalls", Fault: taken}, func(h *hall) { h.states = markTaken(*h, taken) })},
		{"seats-none-together", seats(nil, seatsAsk{Pick: none, Fault: inventory.ErrNoneTogether, Best: premium}, same)},
		{"seats-split", seats(nil, seatsAsk{Pick: none, Fault: inventory.ErrNoneTogether, Best: many}, same)},
		{"seats-lone", seats(nil, seatsAsk{Pick: picked, Section: "stalls", Fault: inventory.ErrLeavesLone.With("lone", []string{"stalls/F/16"}).With("instead", []string{"stalls/F/15", "stalls/F/16", "circle/A/3"})}, same)},
		{"seats-kept", seats(nil, seatsAsk{Pick: picked, Section: "stalls", Fault: inventory.ErrKept.With("seats", []string{"circle/A/3"})}, same)},
		{"seats-limit", seats(&mine, seatsAsk{Pick: picked, Section: "stalls", Fault: inventory.ErrLimit.With("limit", 8).With("have", 6)}, same)},
		{"seats-paused", seats(nil, seatsAsk{Pick: picked, Fault: inventory.ErrPaused}, same)},
		{"seats-sent-before", seats(&mine, seatsAsk{Pick: picked, Fault: inventory.ErrKeyReused}, same)},
		{"seats-standing", seats(nil, seatsAsk{Pick: pick{Areas: map[string]int{"standing": 2}}}, func(h *hall) { *h = sampleClub() })},
		{"seats-no-map", seats(nil, seatsAsk{Pick: none}, func(h *hall) { h.from.Chart = h.from.Seats })}, // no geometry
		{"seats-not-yet", seats(nil, seatsAsk{}, func(h *hall) { h.Show.OpensAt = sampleNow.Add(40 * time.Minute) })},
		{"seats-sold-out", seats(nil, seatsAsk{}, soldOutSample)},
		{"seats-came-back", seats(nil, seatsAsk{}, func(h *hall) {
			soldOutSample(h)
			h.from = sampleSources("theatre")
		})},
		{"seats-cancelled", seats(nil, seatsAsk{}, func(h *hall) { h.Show.State = catalog.ShowCancelled })},
		{"seats-ended", seats(nil, seatsAsk{}, func(h *hall) { h.Show.ClosesAt = sampleNow })},
	}
}

// codedHold is a hold with a code that takes ten euros off.
func codedHold() inventory.Hold {
	h, show := sampleHold(), sampleShow(1, 11)
	h.Voucher = "SPRING"
	h.Lines = show.Prices.Lower(h.Lines, pricing.Discount{Minor: 1_000, PerOrder: true}, nil)
	return h
}

// sampleOffer is a code that takes ten euros off an order, and keeps a seat.
func sampleOffer(prices pricing.List) inventory.Offer {
	o := inventory.Offer{
		Code: "SPRING", Discount: pricing.Discount{Minor: 1_000, PerOrder: true}, Prices: map[string]pricing.Price{}, PerOrder: prices.OrderFee(),
		Seats: []inventory.OfferSeat{{Index: 3, Label: "stalls/A/4", State: inventory.Available}},
	}
	for _, l := range prices.Levels {
		o.Prices[l.ID] = prices.Price(l)
	}
	return o
}
