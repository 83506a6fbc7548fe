package web

import (
	"net/url"
	"slices"
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/ticket"
)

// sampleKey stands where a form's secret would.
const sampleKey = "storybookstorybookstorybookstory"

func holdStories() []Story {
	review := func(hold inventory.Hold, made *order.Order, ask holdAsk) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			ask.Key = sampleKey
			show := sampleShowView()
			v := holdViewOf(samplePage(k, ""), show, hold, made, ask)
			v.Bill.Lines = linesOf(v.Page, samplePlan(), show.Show.Prices, hold.Lines, hold.Currency)
			return holdPage(v), nil
		}
	}
	ended := sampleHold()
	ended.State, ended.Deadline = inventory.Available, sampleNow.Add(-time.Minute)
	awaiting := sampleOrder(order.AwaitingPayment)
	soon, extended := sampleHold(), sampleHold()
	soon.Deadline = sampleNow.Add(97 * time.Second)
	extended.Deadline, extended.MoreTime = sampleNow.Add(17*time.Minute), 0
	return []Story{
		{"hold", review(sampleHold(), nil, holdAsk{})},
		{"hold-charged", review(chargedHold(), nil, holdAsk{})},
		{"hold-wrong-details", review(sampleHold(), nil, holdAsk{Name: "", Email: "ada@", Fault: (&fault.Fault{Kind: fault.Invalid, Code: "sample"}).At("name", "").At("email", "")})},
		{"hold-billing", review(chargedHold(), nil, holdAsk{Name: "Ada Okonkwo", Email: "ada@example.org",
			Billing: &paper.Billing{Company: "Okonkwo & Daughters Ltd", Address: "14 Canal Street\nM1 3HE Manchester\nVAT GB 123 4567 89"}})},
		{"hold-code", review(codedHold(), nil, holdAsk{})},
		{"hold-code-wrong", review(sampleHold(), nil, holdAsk{Code: "sprnig", CodeFault: inventory.ErrVoucher})},
		{"hold-soon", review(soon, nil, holdAsk{})},
		{"hold-more-time", review(extended, nil, holdAsk{Name: "Ada Okonkwo", MoreTime: true})},
		{"hold-no-more-time", review(extended, nil, holdAsk{Fault: inventory.ErrExtended})},
		{"hold-email-limit", review(sampleHold(), nil, holdAsk{Name: "Ada Okonkwo", Email: "ada@example.org", Fault: inventory.ErrEmailLimit})},
		{"hold-order-waits", review(sampleHold(), &awaiting, holdAsk{})},
		{"hold-ways", func(k Kit) (templ.Component, error) {
			show, hold := sampleShowView(), sampleHold()
			v := holdViewOf(samplePage(k, ""), show, hold, nil, holdAsk{Key: sampleKey})
			v.Bill.Lines = linesOf(v.Page, samplePlan(), show.Show.Prices, hold.Lines, hold.Currency)
			v.Ways = waysOf(v.Page, show, hold, sampleWays, "")
			return holdPage(v), nil
		}},
		{"hold-ended", review(ended, nil, holdAsk{})},
	}
}

func orderStories() []Story {
	page := func(state order.State, change func(o *order.Order)) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			o := sampleOrder(state)
			change(&o)
			var tickets []ticket.Ticket
			if state == order.Paid {
				tickets = sampleTickets(ticket.Valid)
			}
			v := orderViewOf(samplePage(k, ""), o, sampleShowView(), samplePlan(), sampleTimeline(state), tickets)
			if state == order.Paid {
				offer, err := o.OfferAt(sampleNow, sampleShow(1, 11))
				v.Returning = returnsCardOf(v.Page, o, sampleShowView(), "", offer, err)
			}
			if state == order.Paid || state == order.Refunded {
				v.Papers = samplePaperLinks(v.Page, state)
				v.Billing = &paper.Billing{Company: "Okonkwo Ltd", Address: "2 Way\nTown"}
			}
			v.MoreTime = v.CanPay && o.Deadline.Before(sampleNow.Add(15*time.Minute))
			v.Key, v.Scripts = sampleKey, nil // nothing answers a story that asks how its order stands
			return orderPage(v), nil
		}
	}
	same := func(*order.Order) {}
	exchanged := func(state order.State) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			o, older := sampleOrder(state), sampleOrder(order.Paid)
			older.Number = "9Q2-7RT5"
			o.Instead = &order.Instead{Order: older.ID, Places: []int{1}, Credit: o.Total().Minor - 1500}
			v := orderViewOf(samplePage(k, ""), o, sampleShowView(), samplePlan(), sampleTimeline(state), nil)
			v.Key, v.Scripts = sampleKey, nil
			v.exchangeOf(&older, samplePlan())
			return orderPage(v), nil
		}
	}
	return []Story{
		{"order-awaiting", page(order.AwaitingPayment, same)},
		{"order-by-hand", func(k Kit) (templ.Component, error) {
			o := sampleOrder(order.AwaitingPayment)
			o.Later, o.Deadline = true, sampleNow.Add(6*24*time.Hour)
			v := orderViewOf(samplePage(k, ""), o, sampleShowView(), samplePlan(), sampleTimeline(order.AwaitingPayment), nil)
			v.How = howToPayOf(&v, sampleByHand(0), sampleWays)
			v.Key, v.Scripts, v.CanPay = sampleKey, nil, false
			return orderPage(v), nil
		}},
		{"order-soon", page(order.AwaitingPayment, func(o *order.Order) { o.Deadline = sampleNow.Add(97 * time.Second) })},
		{"order-extended", page(order.AwaitingPayment, func(o *order.Order) { o.Deadline = sampleNow.Add(17 * time.Minute) })},
		{"order-declined", page(order.AwaitingPayment, func(o *order.Order) { o.Declined = "the card was declined" })},
		{"order-late", page(order.AwaitingPayment, func(o *order.Order) { o.Deadline = sampleNow.Add(-time.Minute) })},
		{"order-charged", page(order.Paid, func(o *order.Order) {
			bill := chargedHold().Bill()
			o.Lines, o.PerOrder, o.Tax = bill.Lines, bill.PerOrder, bill.Tax
		})},
		{"order-exchange", exchanged(order.AwaitingPayment)},
		{"order-exchange-done", exchanged(order.Paid)},
		{"order-exchange-expired", exchanged(order.Expired)},
		{"order-checking", page(order.Checking, same)},
		{"order-paid", page(order.Paid, same)},
		{"order-resent", func(k Kit) (templ.Component, error) {
			v := orderViewOf(samplePage(k, ""), sampleOrder(order.Paid), sampleShowView(), samplePlan(), sampleTimeline(order.Paid), sampleTickets(ticket.Valid))
			v.Head = sampleHead
			v.Key, v.Resent = sampleKey, true
			return orderPage(v), nil
		}},
		{"order-expired", page(order.Expired, same)},
		{"order-cancelled", page(order.Cancelled, func(o *order.Order) {
			o.Reason = "Your payment arrived after the time had run out, and the seats were gone by then. Your money goes back."
		})},
		{"order-refunding", page(order.Refunding, same)},
		{"order-refunded", page(order.Refunded, same)},
		{"order-charged-back", page(order.ChargedBack, same)},
	}
}

func sampleByHandView(p Page, owed int64) *byHandView {
	return byHandViewOf(p, sampleVenue.TimeZone, sampleByHand(owed), sampleByHandNotes, sampleActor)
}

func findStories() []Story {
	page := func(email string, sent bool, f *fault.Fault) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			v := findViewOf(samplePage(k, ""), email, sent, f)
			v.Key = sampleKey
			return findPage(v), nil
		}
	}
	return []Story{
		{"orders-find", page("", false, nil)},
		{"orders-find-wrong", page("ada@", false, account.ErrBadEmail)},
		{"orders-find-too-often", page("ada@example.org", false, notify.ErrAskedTooOften)},
		{"orders-find-sent", page("ada@example.org", true, nil)},
	}
}

func ticketStories() []Story {
	page := func(state ticket.State, single bool) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			tickets := sampleTickets(state)
			if single {
				tickets = tickets[:1]
			}
			v, err := ticketsViewOf(samplePage(k, ""), sampleOrder(order.Paid), sampleShowView(), samplePlan(), tickets, "", single, k.QR)
			if err != nil {
				return nil, err
			}
			v.Scripts, v.Manifest = nil, "" // nothing keeps or installs the tickets of a story
			return ticketsPage(v), nil
		}
	}
	return []Story{
		{"tickets", page(ticket.Valid, false)},
		{"ticket", page(ticket.Valid, true)},
		{"ticket-void", page(ticket.Revoked, true)},
	}
}

func staffStories() []Story {
	staffPage := func(k Kit, title, address string) Page {
		p := samplePage(k, title)
		p.Staff, p.Private, p.Address = &sampleActor, true, address
		return p
	}
	signIn := func(words string) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			p := samplePage(k, k.T.Staff.SignInTitle)
			p.Narrow, p.Private = true, true
			return signInPage(signInView{Page: p, Fault: words, Email: map[bool]string{true: "noor@alder.example"}[words != ""]}), nil
		}
	}
	orders := func(some bool) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			var list order.Page
			if some {
				for i, state := range order.States() {
					o := sampleOrder(state)
					o.ID, o.CreatedAt = numbered[id.Order](byte(i+1)), sampleNow.Add(-time.Duration(i)*7*time.Minute)
					list.Orders = append(list.Orders, o)
				}
				list.Next = "more"
			}
			return staffOrdersPage(staffOrdersViewOf(staffPage(k, k.T.Staff.Orders, "/staff/orders"), order.Filter{Text: map[bool]string{false: "nobody"}[some]}, list, nil, sampleShows())), nil
		}
	}
	one := func(state order.State, asking, given bool) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			o := sampleOrder(state)
			for i := range o.Lines {
				if given {
					o.Lines[i].Price = pricing.Price{}
				}
			}
			v := staffOrderViewOf(staffPage(k, "", "/staff/orders/x"), o, sampleShowView(), samplePlan(), sampleTimeline(state), sampleActor, asking, nil)
			v.Key = sampleKey
			return staffOrderPage(v), nil
		}
	}
	byHand := func(owed int64) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			state := order.AwaitingPayment
			if owed > 0 {
				state = order.Paid
			}
			v := staffOrderViewOf(staffPage(k, "", "/staff/orders/x"), sampleOrder(state), sampleShowView(), samplePlan(), sampleTimeline(state), sampleActor, false, nil)
			v.Key, v.ByHand = sampleKey, sampleByHandView(v.Page, owed)
			return staffOrderPage(v), nil
		}
	}
	run := func(progress checkout.RunProgress) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			v := refundsViewOf(staffPage(k, "", "/staff/shows"), sampleShowView(), progress, func(id.Staff) string { return sampleActor.Name })
			v.Key = sampleKey
			return staffRefundsPage(v), nil
		}
	}
	exchange := func(f form, told *fault.Fault) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			f.key = sampleKey
			v := staffExchangeViewOf(staffPage(k, "", "/staff/orders/x"), sampleOrder(order.Paid), sampleShowView(), samplePlan(),
				[]checkout.Offer{{Provider: "testpay"}, {Provider: "transfer"}}, f, told)
			v.Scripts, v.Plan = nil, "" // a story has no hall to draw
			return staffExchangePage(v), nil
		}
	}
	exchangeSums := func(places ...int) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			o, show, plan := sampleOrder(order.Paid), sampleShowView(), samplePlan()
			o.Step = "done"
			f := form{key: sampleKey, Values: url.Values{"seat": {"stalls/F/14"}, "place": {"1"}, "some": {"1"}}}
			x, err := exchangeAsked(f, o, plan)
			if err != nil {
				return nil, err
			}
			x.Places = places
			v := staffExchangeViewOf(staffPage(k, "", "/staff/orders/x"), o, show, plan, []checkout.Offer{{Provider: "testpay"}}, f, nil)
			v.Scripts, v.Plan = nil, ""
			v.Sums, err = exchangeSumsOf(v.Page, o, x, show, plan)
			return staffExchangePage(v), err
		}
	}
	instead := func(state order.State) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			o := sampleOrder(state)
			o.Instead = &order.Instead{Order: numbered[id.Order](2), Places: []int{1, 2}, Credit: o.Total().Minor - 1500}
			v := staffOrderViewOf(staffPage(k, "", "/staff/orders/x"), o, sampleShowView(), samplePlan(), sampleTimeline(state), sampleActor, false, nil)
			v.Key = sampleKey
			return staffOrderPage(v), nil
		}
	}
	return []Story{
		{"staff-exchange", exchange(form{}, nil)},
		{"staff-exchange-unknown", exchange(form{Values: url.Values{"seats": {"ZZ 99"}, "place": {"1"}}}, inventory.ErrUnknownSeat)},
		{"staff-exchange-limit", exchange(form{Values: url.Values{"seats": {"F 14"}, "place": {"1"}}}, inventory.ErrLimit.With("limit", 4).With("have", 4))},
		{"staff-exchange-sums", exchangeSums(1)},
		{"staff-exchange-back", exchangeSums(1, 2)},
		{"staff-order-instead", instead(order.AwaitingPayment)},
		{"staff-order-instead-paid", instead(order.Paid)},
		{"staff-sign-in", signIn("")},
		{"staff-sign-in-wrong", signIn("This e-mail address and password do not belong together. Check both and try again.")},
		{"staff-orders", orders(true)},
		{"staff-orders-none", orders(false)},
		{"staff-order", one(order.Paid, false, false)},
		{"staff-order-resent", func(k Kit) (templ.Component, error) {
			v := staffOrderViewOf(staffPage(k, "", "/staff/orders/x"), sampleOrder(order.Paid), sampleShowView(), samplePlan(), sampleTimeline(order.Paid), sampleActor, false, nil)
			v.Key, v.Resent = sampleKey, true
			return staffOrderPage(v), nil
		}},
		{"staff-order-by-hand", byHand(0)},
		{"staff-order-owes", byHand(500)},
		{"staff-order-refund", one(order.Paid, true, false)},
		{"staff-order-part", func(k Kit) (templ.Component, error) {
			o, bill := sampleOrder(order.Paid), chargedHold().Bill()
			third := bill.Lines[0]
			third.Place = "stalls/F/16"
			o.Lines, o.PerOrder, o.Tax = slices.Concat(bill.Lines, []pricing.Line{third}), bill.PerOrder, bill.Tax
			if _, err := o.TakeBack(order.Back{Places: []int{1}}); err != nil {
				return nil, err
			}
			v := staffOrderViewOf(staffPage(k, "", "/staff/orders/x"), o, sampleShowView(), samplePlan(), sampleTimeline(order.Paid), sampleActor, true, nil)
			v.Key = sampleKey
			return staffOrderPage(v), nil
		}},
		{"staff-refunds", run(checkout.RunProgress{RunCounts: checkout.RunCounts{Left: 1840}})},
		{"staff-refunds-running", run(checkout.RunProgress{RefundRun: checkout.RefundRun{Standing: checkout.RunRunning}, RunCounts: checkout.RunCounts{Left: 1204, UnderWay: 16, Done: 620},
			Money: []payment.Balance{{Currency: "EUR", Captured: 16_560_000, Refunded: 5_580_000, Suspense: 144_000}}, Turns: sampleTurns()[:1]})},
		{"staff-refunds-stopped", run(checkout.RunProgress{RefundRun: checkout.RefundRun{Standing: checkout.RunStopped}, RunCounts: checkout.RunCounts{Left: 1204, Done: 636},
			Money: []payment.Balance{{Currency: "EUR", Captured: 16_560_000, Refunded: 5_724_000}}, Turns: sampleTurns()})},
		{"staff-refunds-paused", run(checkout.RunProgress{
			RefundRun: checkout.RefundRun{Standing: checkout.RunPaused, Why: payment.ErrNoFunds.Code, NextAt: sampleNow.Add(15 * time.Minute)},
			RunCounts: checkout.RunCounts{Left: 1204, UnderWay: 8, Done: 628, Open: 3},
			Money:     []payment.Balance{{Currency: "EUR", Captured: 16_560_000, Refunded: 5_652_000, Suspense: 72_000}},
			Troubles:  []checkout.RunTrouble{{Order: numbered[id.Order](1), Number: "K7M-4XQ2", At: sampleNow, Code: payment.ErrRefused.Code}, {Order: numbered[id.Order](2), Number: "P3D-9WZ1", At: sampleNow, Code: payment.ErrNoFunds.Code}},
		})},
		{"staff-refunds-done", run(checkout.RunProgress{RefundRun: checkout.RefundRun{Standing: checkout.RunDone}, RunCounts: checkout.RunCounts{Done: 1840},
			Money: []payment.Balance{{Currency: "EUR", Captured: 16_560_000, Refunded: 16_560_000}}})},
		{"staff-order-take-back", one(order.Paid, true, true)},
	}
}

// sampleTurns are those of a run that was started, stopped, gone on with and stopped.
func sampleTurns() []checkout.RunTurn {
	staff := sampleActor.Staff
	return []checkout.RunTurn{
		{At: sampleNow.Add(-time.Hour), Staff: staff, Standing: checkout.RunRunning},
		{At: sampleNow.Add(-50 * time.Minute), Staff: staff, Standing: checkout.RunStopped, Why: "The bank asked us to wait until its limit is raised"},
		{At: sampleNow.Add(-20 * time.Minute), Staff: staff, Standing: checkout.RunRunning},
		{At: sampleNow, Staff: staff, Standing: checkout.RunStopped},
	}
}
