package web

import (
	"net/url"
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
)

// sampleStanding is the theatre in the middle of its sale.
func sampleStanding() inventory.Standing {
	plan := samplePlan()
	s := inventory.Standing{Version: 417, At: sampleNow, Seats: make([]inventory.State, plan.Len())}
	levels := map[string]int{}
	for _, level := range samplePrices.Levels {
		levels[level.ID] = len(s.Levels)
		s.Levels = append(s.Levels, inventory.LevelCount{Level: level.ID})
	}
	s.Sections = make([]inventory.Count, len(plan.Sections()))
	for i := range s.Seats {
		state := inventory.Available
		switch {
		case i%31 < 9 || i%7 == 1:
			state = inventory.Sold
		case i%23 == 5:
			state = inventory.Held
		case i%67 == 12:
			state = inventory.Paying
		case i > 40 && i < 58:
			state = inventory.Blocked
		}
		s.Seats[i] = state
		add := func(c *inventory.Count) {
			*[]*int{&c.Available, &c.Held, &c.Paying, &c.Sold, &c.Blocked}[state]++
		}
		add(&s.All)
		add(&s.Sections[plan.Seat(i).Section])
		if level, ok := samplePrices.LevelOf(plan.Zones()[plan.Seat(i).Zone].ID); ok {
			add(&s.Levels[levels[level.ID]].Count)
		}
	}
	for _, area := range plan.Areas() {
		s.Areas = append(s.Areas, inventory.AreaCount{Area: area.ID, Capacity: area.Capacity, Count: inventory.Count{Available: 9, Sold: area.Capacity - 9}})
	}
	return s
}

// sampleTakings has brought in something for three hours.
func sampleTakings() checkout.Takings {
	t := checkout.Takings{
		At:    sampleNow,
		Sales: checkout.Sales{Paid: 141, Recent: 6, First: sampleNow.Add(-3 * time.Hour), Last: sampleNow.Add(-40 * time.Second)},
		Money: []payment.Balance{{Currency: "EUR", Captured: 2_712_400, Tickets: 2_461_000, Fees: 209_400, Refunded: 42_000}},
	}
	for i := range checkout.CurveSteps {
		t.Curve = append(t.Curve, 352-352*(checkout.CurveSteps-1-i)*(checkout.CurveSteps-1-i)/(checkout.CurveSteps*checkout.CurveSteps))
	}
	return t
}

func sampleSale() sale {
	return sale{ShowView: sampleShowView(), plan: samplePlan(), standing: sampleStanding(), takings: sampleTakings()}
}

// stillWatch is a page of staff on which nothing answers what its script would
// ask for.
func stillWatch(k Kit, role account.Role) Page {
	p := samplePage(k, "")
	actor := sampleActor
	actor.Role = role
	p.Staff, p.Private, p.Address = &actor, true, "/staff/shows/x"
	return p
}

func watchStories() []Story {
	watch := func(role account.Role, change func(at *sale, ask *saleAsk)) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			at, ask := sampleSale(), saleAsk{key: sampleKey}
			change(&at, &ask)
			if role == account.RoleBoxOffice {
				at.takings = checkout.Takings{}
			}
			p := stillWatch(k, role)
			p.Title = at.Event.Title
			v := staffShowViewOf(p, at, ask)
			v.Scripts = nil
			return staffShowPage(v), nil
		}
	}
	same := func(*sale, *saleAsk) {}
	steered := func(state inventory.Sale) func(at *sale, ask *saleAsk) {
		return func(at *sale, _ *saleAsk) {
			at.standing.Sale, at.deedBy = state, "Noor"
			at.deed = &inventory.Deed{At: sampleNow.Add(-7 * time.Minute), Reason: "The lift is stuck; engineers are on their way"}
		}
	}
	asking := func(to inventory.Sale) func(at *sale, ask *saleAsk) {
		return func(_ *sale, ask *saleAsk) { ask.to = &to }
	}
	return []Story{
		{"staff-finance", financeStory(url.Values{}, sampleFinance())},
		{"staff-papers", papersStory(samplePapersList())},
		{"staff-papers-none", papersStory(nil)},
		{"staff-issuer", issuerStory(paper.Issuer{Name: "Opera Ltd", Address: "1 Opera Square\n12345 Berlin", TaxNumber: "DE 123456789", Prefix: "OP"}, nil)},
		{"staff-issuer-empty", issuerStory(paper.Issuer{}, nil)},
		{"staff-issuer-wrong", issuerStory(paper.Issuer{Name: "Opera Ltd", Prefix: "op-"}, paper.ErrIssuer.At("prefix", "a prefix has at most 8 capitals and digits"))},
		{"staff-vouchers", vouchersStory(nil, nil)},
		{"staff-vouchers-drawn", vouchersStory(url.Values{"codes": {"7Q2MKX4PZD9TR\nH83WCVN5YB6JF"}}, nil)},
		{"staff-voucher", voucherStory(nil)},
		{"staff-voucher-wrong", voucherStory(ErrEntries.At("orders", "").At("until_at", "order"))},
		{"staff-vouchers-wrong", vouchersStory(url.Values{"what": {"percent"}, "value": {"120"}, "orders": {"many"}}, ErrEntries.At("codes", "").At("value", "").At("orders", ""))},
		{"staff-finance-none", financeStory(url.Values{"from": {"2027-02-01"}, "to": {"2027-02-28"}}, nil)},
		{"staff-finance-wrong", financeStory(url.Values{"from": {"2027-03-01"}, "to": {"2027-02-01"}}, nil)},
		{"staff-shows", staffShowsStory(false)},
		{"staff-shows-none", staffShowsStory(true)},
		{"staff-orders-stuck", stuckStory},
		{"staff-matters", mattersStory(payment.MatterKinds())},
		{"staff-matters-none", mattersStory(nil)},
		{"staff-show", watch(account.RoleManager, same)},
		{"staff-show-clerk", watch(account.RoleBoxOffice, same)},
		{"staff-show-first", watch(account.RoleManager, func(at *sale, _ *saleAsk) {
			at.takings, at.Show.OpensAt = checkout.Takings{}, sampleNow.Add(time.Hour)
		})},
		{"staff-show-draft", watch(account.RoleManager, func(at *sale, _ *saleAsk) {
			at.plan, at.Show.State = nil, catalog.ShowDraft
		})},
		{"staff-show-moved", watch(account.RoleManager, func(at *sale, _ *saleAsk) {
			at.Show.Moves, at.Show.MovedFrom, at.Show.MoveReturnsUntil = 1, at.Show.StartsAt.Add(-7*24*time.Hour), sampleNow.Add(10*24*time.Hour)
			at.moved = checkout.MoveCounts{Orders: 1204, Told: 1130, Waiting: 71, Failed: 3, Returned: 48}
		})},
		{"staff-show-pause", watch(account.RoleManager, asking(inventory.SalePaused))},
		{"staff-show-close", watch(account.RoleManager, asking(inventory.SaleClosed))},
		{"staff-show-paused", watch(account.RoleManager, steered(inventory.SalePaused))},
		{"staff-show-closed", watch(account.RoleManager, steered(inventory.SaleClosed))},
		{"staff-show-cancelled", watch(account.RoleManager, func(at *sale, _ *saleAsk) { at.Show.State = catalog.ShowCancelled })},
		{"staff-seat-sold", staffSeatStory(inventory.Has{State: inventory.Sold})},
		{"staff-seat-held", staffSeatStory(inventory.Has{State: inventory.Held, Until: sampleNow.Add(8 * time.Minute)})},
		{"staff-seat-kept", staffSeatStory(inventory.Has{State: inventory.Blocked})},
		{"staff-seat-free", staffSeatStory(inventory.Has{})},
		{"seats-sale-paused", func(k Kit) (templ.Component, error) {
			h := sampleHall(nil)
			h.sale = inventory.SalePaused
			return seatsPage(seatsViewOf(samplePage(k, ""), h, seatsAsk{Key: sampleKey})), nil
		}},
	}
}

func staffShowsStory(none bool) func(Kit) (templ.Component, error) {
	return func(k Kit) (templ.Component, error) {
		p := stillWatch(k, account.RoleManager)
		p.Title, p.Address = p.T.Staff.Shows, "/staff/shows"
		v := staffShowsView{Page: p}
		if none {
			v.Text, v.Filtered = "unicorn polo", true
			return staffShowsPage(v), nil
		}
		events := sampleEvents()
		for i, phase := range catalog.Phases() {
			group := showGroup{Phase: phase, Folded: phase == catalog.Past}
			for n := range 3 - i%2 {
				at := sampleSale()
				at.Event, at.Show = events[2*i+n].Event, sampleShow(byte(4*i+n+1), 6+3*i+7*n)
				switch phase {
				case catalog.Selling:
					at.standing.Sale = inventory.Sale(n % 2)
				case catalog.Coming:
					at.Show.OpensAt, at.standing.All = sampleNow.AddDate(0, 0, n+2), inventory.Count{Available: 1012}
				case catalog.Draft:
					at.Show.State, at.standing = catalog.ShowDraft, inventory.Standing{}
				case catalog.Past:
					at.Show.ClosesAt = sampleNow
				}
				group.Rows = append(group.Rows, staffShowRowOf(p, at))
			}
			group.Next = map[bool]string{true: "/staff/shows?phase=past&cursor=24"}[phase == catalog.Past]
			v.Groups = append(v.Groups, group)
		}
		return staffShowsPage(v), nil
	}
}

func staffSeatStory(has inventory.Has) func(Kit) (templ.Component, error) {
	return func(k Kit) (templ.Component, error) {
		v := staffSeatViewOf(stillWatch(k, account.RoleBoxOffice), sampleShowView(), samplePlan(), "stalls/F/14", has)
		switch has.State {
		case inventory.Sold:
			v.Order = seatOrderOf(v.Page, sampleOrder(order.Paid))
		case inventory.Held:
			v.By = v.T.Watch.HeldBySomebody
		case inventory.Blocked:
			v.Note = v.T.Watch.KeptBecause("Camera")
			v.By = v.T.Watch.By("Noor", v.Moment(sampleNow.Add(-26*time.Hour), v.Venue.TimeZone))
		}
		return staffSeatPage(v), nil
	}
}

func blocksStories() []Story {
	page := func(ask blocksAsk, change func(at *blocked)) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			at := blocked{sale: sampleSale(), names: map[id.Staff]string{numbered[id.Staff](1): "Noor"}}
			plan := samplePlan()
			var camera []string
			for i, state := range at.standing.Seats {
				if state == inventory.Blocked {
					camera = append(camera, plan.Label(i))
				}
			}
			at.kept = []inventory.Kept{
				{Deed: inventory.Deed{At: sampleNow.Add(-2 * time.Hour), Staff: numbered[id.Staff](1), Reason: "Camera", Purpose: "Press"}, Seats: camera},
				{Deed: inventory.Deed{At: sampleNow.Add(-26 * time.Hour), Order: numbered[id.Order](1)}, Seats: []string{"circle/A/3"}},
			}
			change(&at)
			p := stillWatch(k, account.RoleBoxOffice)
			p.Title = p.T.Watch.Blocks
			ask.key = sampleKey
			v := staffBlocksViewOf(p, at, ask)
			v.Scripts, v.Plan = nil, ""
			return staffBlocksPage(v), nil
		}
	}
	give := func(told *fault.Fault, lost []lostSeat) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			p, f := stillWatch(k, account.RoleBoxOffice), form{Values: url.Values{}}
			if told != nil {
				f.Values = url.Values{"name": {"Ada Lovelace"}, "email": {"ada@example"}, "reason": {"For the mayor"}}
			}
			f.key = sampleKey
			v := staffGiveViewOf(p, blocked{sale: sampleSale()}, blockPick{Seats: []string{"stalls/F/14", "stalls/F/15"}, Kept: []string{"circle/A/1"}}, f, told)
			v.Lost = lost
			return staffGivePage(v), nil
		}
	}
	same := func(*blocked) {}
	picked := blockPick{Seats: []string{"stalls/F/14", "stalls/F/15", "circle/A/1"}, Rows: []string{"stalls/B"}}
	return []Story{
		{"staff-blocks", page(blocksAsk{}, same)},
		{"staff-blocks-none", page(blocksAsk{}, func(at *blocked) { at.kept = nil })},
		{"staff-blocks-section", page(blocksAsk{pick: picked, section: "stalls", reason: "Press"}, same)},
		{"staff-blocks-lost", func(k Kit) (templ.Component, error) {
			p, plan, show := stillWatch(k, account.RoleBoxOffice), samplePlan(), sampleShowView()
			var lost []lostSeat
			for i, last := range []inventory.Deed{
				{State: inventory.Sold, At: sampleNow.Add(-26 * time.Hour)},
				{State: inventory.Blocked, At: sampleNow.Add(-time.Minute), Staff: numbered[id.Staff](1), Reason: "Camera"},
				{State: inventory.Sold, At: sampleNow.Add(-time.Minute), Staff: numbered[id.Staff](1), Reason: "For the mayor"},
				{State: inventory.Held, At: sampleNow.Add(-2 * time.Minute)},
				{State: inventory.Blocked, At: sampleNow.Add(-3 * time.Minute)},
			} {
				lost = append(lost, lostSeatOf(p, plan, show, plan.Label(i), last, "Noor"))
			}
			return page(blocksAsk{pick: picked, section: "stalls", reason: "Press", fault: inventory.ErrTaken, lost: lost}, same)(k)
		}},
		{"staff-give", give(nil, nil)},
		{"staff-give-wrong", give(checkout.ErrDetails.At("email", "it is none"), nil)},
		{"staff-give-lost", give(inventory.ErrTaken, []lostSeat{{"Stalls, Row F, Seat 15", "Kept back: “Camera”, Noor, 18:12", "/staff/shows/x/seats/stalls/F/15"}})},
		{"staff-blocks-reassigned", func(k Kit) (templ.Component, error) {
			return page(blocksAsk{done: k.T.Blocks.DoneReassigned(3)}, same)(k)
		}},
		{"staff-blocks-done", func(k Kit) (templ.Component, error) { return page(blocksAsk{done: k.T.Blocks.DoneKept(17)}, same)(k) }},
	}
}

func sampleShows() map[id.Show]catalog.ShowView {
	view := sampleShowView()
	return map[id.Show]catalog.ShowView{view.Show.ID: view}
}

// stuckStory is the orders of one show, some of which do not move on.
func stuckStory(k Kit) (templ.Component, error) {
	p := stillWatch(k, account.RoleBoxOffice)
	p.Title, p.Address = p.T.Staff.Orders, "/staff/orders"
	checking, refunding, paid := sampleOrder(order.Checking), sampleOrder(order.Refunding), sampleOrder(order.Paid)
	stuck := []order.Order{checking, refunding}
	v := staffOrdersViewOf(p, order.Filter{Show: paid.Show}, order.Page{Orders: []order.Order{checking, paid, refunding}}, stuck, sampleShows())
	return staffOrdersPage(v), nil
}

// sampleFinance is what a sale has brought in, at two rates of tax.
func sampleFinance() []checkout.Finance {
	return []checkout.Finance{{
		Balance: payment.Balance{Currency: "EUR", Captured: 2_712_400, Tickets: 2_300_000, Fees: 176_000, Tax: 194_400, Refunded: 42_000},
		Sales:   144, Returns: 3, Sold: 2_712_400, Returned: 42_000,
		Taxes:    []checkout.TaxLine{{Rule: "de-culture", Rate: 7_000, Sold: 163_000, Returned: 2_000}, {Rule: "de-culture", Rate: 19_000, Sold: 34_000, Returned: 600}},
		Vouchers: []checkout.VoucherLine{{Code: "SPRING", Orders: 48, Off: 153_600}, {Code: "FAMILY", Orders: 3, Off: 3_000}},
	}}
}

func vouchersStory(sent url.Values, told *fault.Fault) func(Kit) (templ.Component, error) {
	return func(k Kit) (templ.Component, error) {
		p := stillWatch(k, account.RoleManager)
		e, all := newEntries(sent), []inventory.VoucherStanding{
			{Voucher: inventory.Voucher{Code: "SPRING", Name: "Newsletter in March", Discount: pricing.Discount{Rate: 20_000}, Orders: 200, PerOrder: 4, From: sampleNow, Until: sampleNow.Add(240 * time.Hour)}, No: 3,
				InUse: 48, Had: 103, Sold: 96, Earned: money.Of(614_400, "EUR"), Given: money.Of(153_600, "EUR")},
			{Voucher: inventory.Voucher{Code: "PRESS", Keeps: inventory.Choice{Seats: []string{"stalls/A/1", "stalls/A/2"}}}, No: 2, Earned: money.Of(0, "EUR"), Given: money.Of(0, "EUR")},
			{Voucher: inventory.Voucher{Code: "FAMILY", Discount: pricing.Discount{Minor: 1_000, PerOrder: true, NoFees: true}, Ended: true}, No: 1,
				InUse: 3, Had: 12, Sold: 12, Earned: money.Of(52_000, "EUR"), Given: money.Of(3_000, "EUR")},
		}
		if told != nil {
			e = voucherEntries(p, form{Values: sent, key: sampleKey}, told)
			all = nil
		}
		e.Key = sampleKey
		v := vouchersViewOf(p, sampleShowView(), e, all, nil)
		v.Drawn = told == nil && sent != nil
		if told == nil && sent == nil {
			v.Done = p.T.Voucher.Staff.Made(1)
		}
		return staffVouchersPage(v), nil
	}
}

func voucherStory(told *fault.Fault) func(Kit) (templ.Component, error) {
	return func(k Kit) (templ.Component, error) {
		p, show := stillWatch(k, account.RoleManager), sampleShowView()
		one := inventory.VoucherStanding{
			Voucher: inventory.Voucher{Code: "SPRING", Name: "Newsletter in March", Discount: pricing.Discount{Rate: 20_000}, Orders: 200, PerOrder: 4,
				From: sampleNow, Until: sampleNow.Add(240 * time.Hour)},
			No: 3, InUse: 48, Had: 103, Sold: 96, Earned: money.Of(614_400, "EUR"), Given: money.Of(153_600, "EUR"),
		}
		sent := url.Values{"name": {one.Name}}
		writeBounds(sent, one.Voucher, show.Venue.TimeZone)
		e := newEntries(sent)
		if told != nil {
			e = voucherEntries(p, form{Values: sent}, told)
		}
		e.Key = sampleKey
		return staffVoucherPage(voucherChangeViewOf(p, show, e, one)), nil
	}
}

func financeStory(ask url.Values, report []checkout.Finance) func(Kit) (templ.Component, error) {
	return func(k Kit) (templ.Component, error) {
		v := financeViewOf(stillWatch(k, account.RoleManager), sampleShowView(), ask)
		v.period()
		v.add(report)
		return staffFinancePage(v), nil
	}
}

// samplePapersList is an invoice, a receipt and a credit note.
func samplePapersList() (papers []paper.Paper) {
	for i, kind := range []paper.Kind{paper.Invoice, paper.Receipt, paper.CreditNote} {
		o := sampleOrder(order.Paid)
		papers = append(papers, paper.Paper{
			ID: numbered[id.Paper](byte(i + 1)), Order: o.ID, Kind: kind, Series: "OP-" + []string{"INV", "REC", "CRN"}[i] + "-2027", No: int64(120 + i), At: sampleNow,
			Total: o.Total(), Content: paper.Content{Order: o.Number, To: paper.To{Name: o.Name}, Show: paper.Subject{TimeZone: sampleVenue.TimeZone}},
		})
	}
	return papers
}

func papersStory(papers []paper.Paper) func(Kit) (templ.Component, error) {
	return func(k Kit) (templ.Component, error) {
		v := staffPapersViewOf(stillWatch(k, account.RoleOwner), sampleOrganiser.ID, url.Values{"from": {"2027-02-01"}})
		v.add(papers, map[bool]string{true: "x"}[papers != nil])
		return staffPapersPage(v), nil
	}
}

func issuerStory(i paper.Issuer, told *fault.Fault) func(Kit) (templ.Component, error) {
	return func(k Kit) (templ.Component, error) {
		p := stillWatch(k, account.RoleOwner)
		e := newEntries(entriesOf(i))
		if told != nil {
			e = sentEntries(p, form{Values: entriesOf(i)}, told)
		}
		e.Key = sampleKey
		return staffIssuerPage(issuerViewOf(p, e, sampleOrganiser.ID, i)), nil
	}
}
