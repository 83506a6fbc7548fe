package web

import (
	"net/http"
	"slices"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// fieldCode is a voucher's code, in forms and in the address of the seats page.
const fieldCode = "voucher"

// present puts what a code does into a hall, or gives what is wrong with it.
func (s *Site) present(r *http.Request, h *hall, code string) *fault.Fault {
	code = line(code, 100)
	if code == "" || h.plan == nil {
		return nil
	}
	ctx := r.Context()
	err := s.Sessions.Guarded(ctx, code, r.RemoteAddr, s.Sessions.Caller(ctx).Buyer, idem.Key{}, func() error {
		offer, err := s.Seats.Offer(ctx, h.Show.ID, code)
		if err == nil {
			h.opens(offer)
		}
		return err
	})
	if err != nil {
		return fault.From(err)
	}
	return nil
}

// opens shows the seats that an offer keeps as they are for its bearers.
func (h *hall) opens(o inventory.Offer) {
	h.offer = &o
	h.states, h.counts.Levels = slices.Clone(h.states), slices.Clone(h.counts.Levels)
	for _, seat := range o.Seats {
		if seat.State == inventory.Available {
			h.states[seat.Index] = seating.StateAvailable
			h.oneMore(h.plan.Seat(seat.Index).Zone, 1)
		}
	}
	h.counts.Areas = slices.Clone(h.counts.Areas)
	for _, kept := range o.Areas {
		for i, area := range h.plan.Areas() {
			if area.ID == kept.Area {
				h.counts.Areas[i].Available = kept.Quantity
				h.oneMore(area.Zone, kept.Quantity)
			}
		}
	}
}

// oneMore counts places of a zone that the reader may have.
func (h *hall) oneMore(zone, n int) {
	level, _ := h.Show.Prices.LevelOf(h.plan.Zones()[zone].ID)
	for i := range h.counts.Levels {
		if h.counts.Levels[i].Level == level.ID {
			h.counts.Levels[i].Available += n
		}
	}
}

// opened is the same for the page's script.
func (h hall) opened() hallOpened {
	open := hallOpened{Seats: []int{}, Areas: map[string]int{}}
	if h.offer == nil {
		return open
	}
	for _, seat := range h.offer.Seats {
		if seat.State == inventory.Available {
			open.Seats = append(open.Seats, seat.Index)
		}
	}
	for _, area := range h.offer.Areas {
		open.Areas[area.Area] = area.Quantity
	}
	return open
}

// priceOf is what a place of a level costs the reader.
func (h hall) priceOf(level pricing.Level) pricing.Price {
	if h.offer != nil {
		return h.offer.Prices[level.ID]
	}
	return h.Show.Prices.Price(level)
}

// orderFee is what an order costs the reader beside its places.
func (h hall) orderFee() int64 {
	if h.offer != nil {
		return h.offer.PerOrder.Fee
	}
	return h.Show.Prices.OrderFee().Fee
}

func (v seatsView) sum(minor int64) string { return v.Money(money.Of(minor, v.Show.Prices.Currency)) }

func (v seatsView) feeIn(price pricing.Price) string {
	if price.Fee == 0 {
		return ""
	}
	return v.sum(price.Fee)
}

// codeView is what the page says of a voucher's code.
type codeView struct {
	Typed    string // as the reader typed it; "" for none
	Good     string // in its one spelling, where it works
	Wrong    string
	OffOrder string // what comes off the order as a whole, in words
	Keeps    bool
	NotNow   bool // the reader holds places already, without this code
	Held     holdCodeView
}

func codeViewOf(p Page, h hall, ask seatsAsk) codeView {
	v := codeView{Typed: ask.Code}
	if ask.Refused != nil {
		v.Wrong = p.words(ask.Refused)
	}
	if h.own != nil {
		v.Held = holdCodeOf(*h.own, ask.Key)
		v.Held.Typed, v.Held.Wrong = v.Typed, v.Wrong
	}
	if h.offer == nil {
		return v
	}
	v.Good, v.Keeps = h.offer.Code, len(h.offer.Seats)+len(h.offer.Areas) > 0
	v.NotNow = h.own != nil && h.own.State == inventory.Held && h.own.Voucher != h.offer.Code
	if d := h.offer.Discount; d.PerOrder {
		v.OffOrder = p.T.Voucher.OffOrder(p.Money(money.Of(d.Minor, h.Show.Prices.Currency)))
	}
	return v
}
