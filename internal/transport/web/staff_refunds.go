package web

import (
	"net/http"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/payment"
)

// refundsView is "/staff/shows/{show}/refunds": how far the refunds of a
// cancelled show have come.
type refundsView struct {
	Page
	catalog.ShowView
	Day, Key, Told string
	Mood           string
	Says           string // how the run stands; "" before it is started
	May            bool   // start it, or press on
	Stop           bool   // stop it
	Why            string // as it was typed
	Do             string
	Facts          []factView
	Troubles       []runTroubleView
	Turns          []runTurnView // the latest first
}

// runTurnView is what staff did with the run.
type runTurnView struct{ What, By, Why string }

type factView struct{ Name, Value string }

type runTroubleView struct{ Number, Address, Why string }

func staffRefundsAddress(show id.Show) string { return staffShowAddress(show) + "/refunds" }

func (s *Site) staffRefunds(w http.ResponseWriter, r *http.Request) error {
	page, err := s.refundsPage(r, form{key: newFormKey()}, nil)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, page)
}

func (s *Site) staffRefundsDo(w http.ResponseWriter, r *http.Request) error {
	view, err := s.showFor(r, account.RefundOrders)
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			if f.Get("stop") != "" {
				_, err := s.Checkout.StopRefunds(r.Context(), key, by, view.Show.ID, f.Get("why"))
				return staffRefundsAddress(view.Show.ID), err
			}
			_, err := s.Checkout.RefundShow(r.Context(), key, by, view.Show.ID)
			return staffRefundsAddress(view.Show.ID), err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) { return s.refundsPage(r, f, told) },
	})
}

func (s *Site) refundsPage(r *http.Request, f form, told *fault.Fault) (templ.Component, error) {
	view, err := s.showFor(r, account.RefundOrders)
	if err != nil {
		return nil, err
	}
	progress, err := s.Checkout.RefundsOf(r.Context(), s.actor(r), view.Show.ID)
	if err != nil {
		return nil, err
	}
	v := refundsViewOf(s.staffPage(r, ""), view, progress, func(staff id.Staff) string { return s.Sales.NameOf(r.Context(), staff) })
	v.Why = f.Get("why")
	if v.Key = f.key; told != nil {
		v.Told = v.words(told)
	}
	return staffRefundsPage(v), nil
}

// keeps says what keeps money from going back.
func (p Page) keeps(code string) string {
	switch t := p.T.Back; code {
	case payment.ErrNoFunds.Code:
		return t.Poor
	case payment.ErrUnreachable.Code:
		return t.Away
	case payment.ErrRefused.Code:
		return t.NotSent
	case fault.ErrInternal.Code:
		return t.OurFault
	}
	return code
}

func refundsViewOf(p Page, view catalog.ShowView, progress checkout.RunProgress, nameOf func(id.Staff) string) refundsView {
	t := p.T.Back
	v := refundsView{Page: p, ShowView: view, Day: p.Moment(view.Show.StartsAt, view.Venue.TimeZone)}
	v.Title = t.Title
	switch progress.Standing {
	case checkout.RunRunning:
		v.Mood, v.Says, v.Stop, v.Refresh = "warn", t.Running, true, 12*recheck // a reason is being typed, perhaps
	case checkout.RunPaused:
		v.Mood, v.May, v.Do, v.Stop, v.Refresh = "warn", true, t.Press, true, 12*recheck
		v.Says = t.Paused + " " + t.Waits(p.keeps(progress.Why), p.Clock(progress.NextAt, view.Venue.TimeZone))
	case checkout.RunStopped:
		v.Mood, v.Says, v.May, v.Do = "warn", t.Stopped, true, t.Resume
		if progress.UnderWay > 0 {
			v.Refresh = 6 * recheck
		}
	case checkout.RunDone:
		v.Mood, v.Says, v.May, v.Do = "good", t.Done, progress.Left > 0, t.Press
	default:
		v.May, v.Do = true, t.Start
	}
	count := func(name string, n int) {
		v.Facts = append(v.Facts, factView{name, p.Number(n)})
	}
	count(t.Left, progress.Left)
	count(t.UnderWay, progress.UnderWay)
	count(t.Refunded, progress.Done)
	if progress.Open > 0 {
		count(t.Open, progress.Open)
	}
	for _, b := range progress.Money {
		v.Facts = append(v.Facts, factView{t.Returned, p.Money(money.Of(b.Refunded, b.Currency))}, factView{t.OnWay, p.Money(money.Of(b.Suspense, b.Currency))})
	}
	for _, one := range progress.Troubles {
		v.Troubles = append(v.Troubles, runTroubleView{one.Number, "/staff/orders/" + one.Order.String(), p.keeps(one.Code)})
	}
	for i, turn := range progress.Turns {
		what := t.WasStopped
		switch {
		case i == 0:
			what = t.WasStarted
		case turn.Standing == checkout.RunRunning:
			what = t.WasResumed
		}
		by := p.T.Watch.By(p.who(nameOf(turn.Staff)), p.Moment(turn.At, view.Venue.TimeZone))
		v.Turns = append([]runTurnView{{what, by, turn.Why}}, v.Turns...)
	}
	return v
}
