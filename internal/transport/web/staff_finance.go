package web

import (
	"io"
	"net/http"
	"net/url"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/transport/table"
)

// financeView is "/staff/shows/{show}/finance": what the ledger says of a show.
type financeView struct {
	Page
	catalog.ShowView
	First, Last string // days, as they were entered
	Wrong       bool   // they are no period
	Table       string // where the postings are, as a table
	Money       []financeMoney
}

// financeMoney is the report in one currency.
type financeMoney struct {
	Currency                                  string
	Sales, Returns                            string
	Gross, Returned, Tickets, Fees, Due       string
	Captured, Refunded, ChargedBack, Suspense string
	Retained                                  string // "" for nothing
	Taxes                                     []financeTax
	Off                                       string       // what vouchers took off in all; "" for nothing
	Vouchers                                  []financeOff // the largest
	MoreVouchers                              string       // how many others there are, in words; "" for none
}

// financeOff is what a voucher took off.
type financeOff struct{ Code, Orders, Sum string }

// mostVouchersShown is how many vouchers a report names; the table has all.
const mostVouchersShown = 20

// financeTax is the tax that stays at one rate.
type financeTax struct{ Name, Sum string }

func (s *Site) staffFinance(w http.ResponseWriter, r *http.Request) error {
	v, in, err := s.financeAsked(r)
	if err != nil {
		return err
	}
	if v.Wrong {
		return s.personal(w, r, http.StatusUnprocessableEntity, staffFinancePage(v))
	}
	report, err := s.Sales.Finance(r.Context(), v.Show.ID, in)
	if err != nil {
		return err
	}
	v.add(report)
	return s.personal(w, r, http.StatusOK, staffFinancePage(v))
}

func (s *Site) staffFinanceCSV(w http.ResponseWriter, r *http.Request) error {
	v, in, err := s.financeAsked(r)
	if err != nil {
		return err
	}
	if v.Wrong {
		return ErrEntries
	}
	return table.Send(w, "ledger.csv", func(out io.Writer) error { return s.Sales.FinanceCSV(r.Context(), v.Show.ID, in, out) })
}

// financeAsked reads what a report is to be about.
func (s *Site) financeAsked(r *http.Request) (financeView, checkout.Period, error) {
	show, err := s.showFor(r, account.ReadReports)
	if err != nil {
		return financeView{}, checkout.Period{}, err
	}
	v := financeViewOf(s.staffPage(r, ""), show, r.URL.Query())
	return v, v.period(), nil
}

func financeViewOf(p Page, show catalog.ShowView, ask url.Values) financeView {
	v := financeView{Page: p, ShowView: show, First: line(ask.Get("from"), 10), Last: line(ask.Get("to"), 10)}
	v.Title = p.T.Finance.Title
	v.Table = staffShowAddress(show.Show.ID) + "/finance.csv"
	if v.First != "" || v.Last != "" {
		v.Table += "?" + url.Values{"from": {v.First}, "to": {v.Last}}.Encode()
	}
	return v
}

// period gives the days as instants where the show happens, and notes whether
// they are wrong.
func (v *financeView) period() (in checkout.Period) {
	in.From, in.To, v.Wrong = daysIn(v.Venue.TimeZone, v.First, v.Last)
	return in
}

// daysIn gives two days as instants where they are, the last one whole. What is
// empty has no end. It reports whether they are no period.
func daysIn(zone, first, last string) (from, to time.Time, wrong bool) {
	there, err := time.LoadLocation(zone)
	if err != nil {
		there = time.UTC
	}
	for _, day := range []struct {
		text string
		at   *time.Time
		more int
	}{{first, &from, 0}, {last, &to, 1}} {
		if day.text == "" {
			continue
		}
		at, err := time.ParseInLocation(time.DateOnly, day.text, there)
		if err != nil || at.Year() < 1970 {
			return time.Time{}, time.Time{}, true
		}
		*day.at = at.AddDate(0, 0, day.more)
	}
	return from, to, !to.IsZero() && !from.Before(to)
}

func (v *financeView) add(report []checkout.Finance) {
	for _, f := range report {
		sum := func(minor int64) string { return v.Page.Money(money.Of(minor, f.Currency)) }
		m := financeMoney{
			Currency: string(f.Currency), Sales: v.T.Finance.Orders(f.Sales), Returns: v.T.Finance.Orders(f.Returns),
			Gross: sum(f.Sold), Returned: sum(f.Returned), Tickets: sum(f.Tickets), Fees: sum(f.Fees), Due: sum(f.Due()),
			Captured: sum(f.Captured), Refunded: sum(f.Refunded), ChargedBack: sum(f.ChargedBack), Suspense: sum(f.Suspense),
		}
		if f.Retained != 0 {
			m.Retained = sum(f.Retained)
		}
		for _, t := range f.Taxes {
			rule := t.Rule
			if rule == "" {
				rule = v.T.Finance.OwnRates
			}
			m.Taxes = append(m.Taxes, financeTax{v.List(v.T.Finance.Tax, v.LeftToRight(rule)) + " " + v.Percent(t.Rate), sum(t.Sold - t.Returned)})
		}
		if off := f.Off(); off > 0 {
			m.Off = sum(off)
		}
		for i, one := range f.Vouchers {
			if i == mostVouchersShown {
				m.MoreVouchers = v.T.Finance.MoreVouchers(len(f.Vouchers) - i)
				break
			}
			m.Vouchers = append(m.Vouchers, financeOff{one.Code, v.T.Finance.Orders(one.Orders), sum(one.Off)})
		}
		v.Money = append(v.Money, m)
	}
}
