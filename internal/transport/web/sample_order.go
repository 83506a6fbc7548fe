package web

import (
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/ticket"
)

// sampleShowView is the show that the storybook sells.
func sampleShowView() catalog.ShowView {
	return catalog.ShowView{Show: sampleShow(1, 11), Event: sampleEvent, Venue: sampleVenue, Organiser: sampleOrganiser}
}

// sampleLines are two seats side by side in the stalls.
func sampleLines() []pricing.Line {
	return []pricing.Line{
		{Place: "stalls/F/14", Quantity: 1, Level: "premium", Price: pricing.Price{Face: 8900, Fee: 600}},
		{Place: "stalls/F/15", Quantity: 1, Level: "premium", Price: pricing.Price{Face: 8900, Fee: 600}},
	}
}

func sampleHold() inventory.Hold {
	return inventory.Hold{
		ID: inventory.HoldID{Show: numbered[id.Show](1), No: 417}, Buyer: numbered[id.Buyer](1), State: inventory.Held, Revision: 1,
		Deadline: sampleNow.Add(8*time.Minute + 31*time.Second), Lines: sampleLines(), Currency: "EUR", MoreTime: 10 * time.Minute,
	}
}

// sampleWays are a card and a way to pay later.
var sampleWays = []checkout.Offer{{Provider: "stripe"}, {Provider: "transfer", Way: payment.Way{PayWithin: 7 * 24 * time.Hour, PayTo: "Opera Ltd\nDE02 1203 0000 0000 2020 51"}}, {Provider: "box-office", Way: payment.Way{PayWithin: 7 * 24 * time.Hour}}}

// sampleByHand is a transfer of which half came, and of which some is to be
// sent back.
func sampleByHand(owed int64) payment.ByHand {
	o := sampleOrder(order.AwaitingPayment)
	h := payment.ByHand{Provider: "transfer", Order: o.ID, Amount: o.Total(), Received: 9500, ToSend: owed}
	if owed > 0 {
		h.Received = h.Amount.Minor + owed
	}
	return h
}

var sampleByHandNotes = []payment.ByHandNote{{At: sampleNow.Add(-time.Hour), Minor: 9500, Note: "Statement 7, line 3"}}

// chargedPrices are prices with fees and a tax of their own.
func chargedPrices() pricing.List {
	list := samplePrices
	list.Fees = []pricing.Fee{
		{Name: "Booking fee", Per: pricing.PerTicket, Rate: 2_500, Round: pricing.RoundUp},
		{Name: "House fund", Per: pricing.PerTicket, Minor: 100, Within: true},
		{Name: "Handling", Per: pricing.PerOrder, Minor: 250},
	}
	list.Tax = pricing.Tax{Rule: "de-culture", Name: "MwSt", Ticket: 7_000, Fee: 19_000}
	return list
}

// chargedHold is two seats at those prices.
func chargedHold() inventory.Hold {
	h, list := sampleHold(), chargedPrices()
	for i := range h.Lines {
		h.Lines[i].Price = list.Price(list.Levels[0])
	}
	h.PerOrder, h.Tax = list.PerOrder(h.Lines), list.Tax
	return h
}

// sampleHall is the theatre with some seats gone.
func sampleHall(own *inventory.Hold) hall {
	h := hall{ShowView: sampleShowView(), plan: samplePlan(), own: own, from: sampleSources("theatre")}
	h.states = make([]byte, h.plan.Len())
	for i := range h.states {
		if mine := slices.Contains([]string{"stalls/F/14", "stalls/F/15", "stalls/F/16", "stalls/E/15", "circle/A/3"}, h.plan.Label(i)); !mine && (i%7 < 2 || i%31 < 9) {
			h.states[i] = byte(1 + i%2)
		}
	}
	if own != nil {
		for _, label := range own.Seats() {
			if i, ok := h.plan.Index(label); ok {
				h.states[i] = 1
			}
		}
	}
	for _, level := range h.Show.Prices.Levels {
		h.counts.Levels = append(h.counts.Levels, inventory.LevelCount{Level: level.ID, Count: inventory.Count{Available: 120, Held: 14, Sold: 88}})
	}
	for _, area := range h.plan.Areas() {
		h.counts.Areas = append(h.counts.Areas, inventory.AreaCount{Area: area.ID, Capacity: area.Capacity, Count: inventory.Count{Available: 14}})
	}
	h.counts.All = inventory.Count{Available: 480, Held: 56, Sold: 352}
	return h
}

func sampleOrder(state order.State) order.Order {
	hold := sampleHold()
	o := order.Order{
		ID: numbered[id.Order](1), Number: "K7M-4XQ2", Show: hold.ID.Show, Organiser: sampleOrganiser.ID, Buyer: hold.Buyer,
		Name: "Ada Okonkwo", Email: "ada@example.org", Hold: hold.ID, Lines: hold.Lines, Currency: "EUR", Deadline: hold.Deadline,
		Policy: order.PolicyOf(sampleShow(1, 11)), State: state, PayURL: "https://pay.example/intent/1", CreatedAt: sampleNow.Add(-90 * time.Second),
	}
	if state == order.Paid {
		o.PaidAt = sampleNow
	}
	return o
}

// samplePaperLinks are an invoice and, if it was taken back, a credit note.
func samplePaperLinks(p Page, state order.State) []paperLink {
	one := paper.Paper{ID: numbered[id.Paper](1), Kind: paper.Invoice, Series: "KS-INV-2027", No: 123, At: sampleNow}
	papers := []paper.Paper{one}
	if state == order.Refunded {
		one.Kind, one.Series = paper.CreditNote, "KS-CRN-2027"
		papers = append(papers, one)
	}
	return paperLinksOf(p, papers, "/orders/x", "")
}

// sampleHead has the form of a head and is none.
const sampleHead = "FRH1-AS3NN9R1HW0000000000000000000007000000000000E006D2H466C30313FPGVCAD5RWNYKJ2Y7Z92YCDGXDQW5K0VRA724DBN01KJWW6TD078QG1KKVVQ4GBZ7KPSQNE53F5QJ5W6ZTQH8B8YE69PPRQH4RRV06CF13Z2K9NQT758CBZ26JR7T00MWBCFR97"

func sampleTimeline(state order.State) []order.Entry {
	at := func(seconds int) time.Time { return sampleNow.Add(time.Duration(seconds) * time.Second) }
	entries := []order.Entry{
		{At: at(-90), What: order.WasOrdered, Text: "Two places were ordered at 190.00 EUR."},
		{At: at(-89), What: order.WasOpened, Text: "The payment page was opened."},
	}
	if state == order.AwaitingPayment {
		return entries
	}
	entries = append(entries, order.Entry{At: at(-40), What: order.WasAuthorised, Text: "The bank reserved 190.00 EUR."})
	if state == order.Checking {
		return entries
	}
	return append(entries,
		order.Entry{At: at(-39), What: order.WasSealed, Text: "The seats were fixed for this order."},
		order.Entry{At: at(-38), What: order.WasCaptured, Text: "190.00 EUR was paid."},
		order.Entry{At: at(-38), What: order.WasTicketed, Text: "Two tickets were issued."},
		order.Entry{At: at(-30), What: order.WasMailed, Text: "The tickets were mailed to ada@example.org."})
}

func sampleTickets(state ticket.State) []ticket.Ticket {
	tickets := make([]ticket.Ticket, 0, 2)
	for i, l := range sampleLines() {
		tickets = append(tickets, ticket.Ticket{
			ID: numbered[id.Ticket](byte(i + 1)), Order: numbered[id.Order](1), Show: numbered[id.Show](1), Place: l.Place, Serial: i + 1,
			Holder: "Ada Okonkwo", State: state, IssuedAt: sampleNow,
			Code: "FR1-0G8Q4T3M9XKZ7W2R5B6YDH1NVJCPE0FSA4T9KM2X7QZ3W8R5B6YDH1NVJCPE0FSA4T9KM2X7QZ3W8R5B6YDH1NVJCPE0FSAT9KM2X7QZ3W8R5B6YDH1NVJCPE0FSA4TK",
		})
	}
	return tickets
}

var sampleActor = account.Actor{Staff: numbered[id.Staff](1), Organiser: sampleOrganiser.ID, Role: account.RoleManager, Name: "Noor"}
