package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// drawnCodes is how many codes are drawn at a time.
const drawnCodes = 10

// vouchersView is "/staff/shows/{show}/vouchers": what there is, and a form for
// more.
type vouchersView struct {
	Page
	catalog.ShowView
	entries
	Done     string
	Drawn    bool
	Levels   []option
	Purposes []option
	Vouchers []voucherView
}

// voucherView is a voucher in words.
type voucherView struct {
	Code, Name, Does, Bounds, Used, Earned string
	Withdrawn                              bool
}

func (s *Site) staffVouchers(w http.ResponseWriter, r *http.Request) error {
	show, err := s.showFor(r, account.BlockSeats)
	if err != nil {
		return err
	}
	values := url.Values{}
	if r.URL.Query().Has("draw") {
		codes := make([]string, drawnCodes)
		for i := range codes {
			codes[i] = inventory.NewCode()
		}
		values.Set("codes", strings.Join(codes, "\n"))
	}
	v, err := s.vouchersView(r, show, newEntries(values))
	if err != nil {
		return err
	}
	if n := wholeNumber(r.URL.Query().Get("made")); n > 0 {
		v.Done = v.T.Voucher.Staff.Made(n)
	}
	v.Drawn = values.Has("codes")
	return s.personal(w, r, http.StatusOK, staffVouchersPage(v))
}

func (s *Site) vouchersView(r *http.Request, show catalog.ShowView, e entries) (vouchersView, error) {
	all, err := s.Seats.Vouchers(r.Context(), show.Show.ID)
	if err != nil {
		return vouchersView{}, err
	}
	var kept []inventory.Kept
	err = s.Sales.Book(r.Context(), show.Show.ID, func(book *inventory.Book, plan *seating.Plan) { kept = book.Kept(plan) })
	if err != nil {
		return vouchersView{}, err
	}
	return vouchersViewOf(s.staffPage(r, localeOf(r).T.Voucher.Staff.Title), show, e, all, kept), nil
}

func vouchersViewOf(p Page, show catalog.ShowView, e entries, all []inventory.VoucherStanding, kept []inventory.Kept) vouchersView {
	v := vouchersView{Page: p, ShowView: show, entries: e}
	for _, l := range show.Show.Prices.Levels {
		v.Levels = append(v.Levels, option{l.ID, l.Name})
	}
	v.Purposes = []option{{"", p.T.Voucher.Staff.NoPurpose}}
	for _, of := range inventory.Purposes(kept) {
		if of.Name != "" {
			v.Purposes = append(v.Purposes, option{of.Name, of.Name})
		}
	}
	for _, one := range all {
		v.Vouchers = append(v.Vouchers, voucherViewOf(p, show, one))
	}
	return v
}

func voucherViewOf(p Page, show catalog.ShowView, v inventory.VoucherStanding) voucherView {
	t := p.T.Voucher.Staff
	view := voucherView{Code: v.Code, Name: v.Name, Withdrawn: v.Ended, Used: t.Used(v.InUse, v.Had, v.Sold), Earned: t.Earned(p.Money(v.Earned), p.Money(v.Given))}
	var does []string
	switch d := v.Discount; {
	case d.Rate > 0:
		does = append(does, t.Off(p.Percent(d.Rate)))
	case d.Minor > 0:
		off := t.Off(p.Money(money.Of(d.Minor, show.Show.Prices.Currency)))
		if d.PerOrder {
			off += " (" + t.Order + ")"
		}
		does = append(does, off)
	}
	if v.Discount.NoFees {
		does = append(does, t.NoFees)
	}
	if n := len(v.Keeps.Seats) + len(v.Keeps.Areas); n > 0 {
		does = append(does, t.Keeps)
	}
	view.Does, view.Bounds = strings.Join(does, " · "), boundsOf(p, v.Voucher, show.Venue.TimeZone)
	return view
}

func (s *Site) staffVouchersCSV(w http.ResponseWriter, r *http.Request) error {
	show, err := s.showFor(r, account.BlockSeats)
	if err != nil {
		return err
	}
	all, err := s.Seats.Vouchers(r.Context(), show.Show.ID)
	if err != nil {
		return err
	}
	table, err := inventory.VoucherTable(all)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Disposition", `attachment; filename="vouchers.csv"`)
	s.send(w, r, http.StatusOK, "text/csv; charset=utf-8", keepNever, table)
	return nil
}

// staffVouchersMake makes the vouchers of a form.
func (s *Site) staffVouchersMake(w http.ResponseWriter, r *http.Request) error {
	show, err := s.showFor(r, account.BlockSeats)
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			command, err := s.vouchersAsked(r, show, f)
			if err != nil {
				return "", err
			}
			command.Key, command.Staff = key, by.Staff
			_, err = s.Seats.Do(r.Context(), show.Show.ID, command)
			return vouchersAddress(show) + "?made=" + strconv.Itoa(len(command.Vouchers)), err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			p := s.staffPage(r, "")
			v, err := s.vouchersView(r, show, voucherEntries(p, f, told))
			return staffVouchersPage(v), err
		},
	})
}

func vouchersAddress(show catalog.ShowView) string {
	return staffShowAddress(show.Show.ID) + "/vouchers"
}

// voucherEntries says what is wrong with a voucher's form in the reader's words.
func voucherEntries(p Page, f form, told *fault.Fault) entries {
	t := p.T.Voucher.Staff
	e := sentEntries(p, f, told)
	words := map[string]string{"codes": t.WrongCodes, "value": t.WrongValue, "orders": t.WrongLimit, "places": t.WrongLimit, "per_order": t.WrongLimit}
	for _, field := range told.Fields {
		at := field.At
		switch {
		case at == "code":
			at = "codes"
		case strings.HasPrefix(at, "discount"):
			at = "value"
		case at == "keeps.seats":
			e.wrong["seats"], e.Told = p.words(inventory.ErrUnknownSeat), p.words(told)
		}
		if at == "until" || at == "until_at" && field.Message == "order" {
			e.wrong["until_at"] = t.WrongUntil
		}
		if words[at] != "" {
			e.wrong[at] = words[at]
		}
	}
	if taken, _ := told.Detail["taken"].([]string); len(taken) > 0 {
		e.wrong["seats"] = p.List(taken...)
	}
	if code, _ := told.Detail["code"].(string); code != "" {
		e.wrong["codes"] = code
	}
	return e
}

// vouchersAsked reads the form. It returns ErrEntries.
func (s *Site) vouchersAsked(r *http.Request, show catalog.ShowView, f form) (inventory.SetVouchers, error) {
	wrong := ErrEntries
	v := inventory.Voucher{Name: line(f.Get("name"), 80), Levels: f.Values["level"], KeepsOf: f.Values["keeps"]}
	v.Discount.NoFees = f.Get("no_fees") != ""
	value, ok := strings.TrimSpace(f.Get("value")), true
	switch f.Get("what") {
	case "percent":
		v.Discount.Rate, ok = readRate(value)
	case "each", "order":
		v.Discount.PerOrder = f.Get("what") == "order"
		v.Discount.Minor, ok = readPrice(value, show.Show.Prices.Currency)
	}
	if f.Get("what") != "" && (!ok || v.Discount.Rate+v.Discount.Minor == 0 || v.Discount.Rate > pricing.Whole) {
		wrong = wrong.At("value", "value")
	}
	bounds := readBounds(f, &v, show.Venue.TimeZone)
	v.Keeps.Seats = strings.Fields(f.Get("seats"))
	if purpose := f.Get("purpose"); purpose != "" {
		err := s.Sales.Book(r.Context(), show.Show.ID, func(book *inventory.Book, plan *seating.Plan) {
			for _, k := range book.Kept(plan) {
				if k.Purpose == purpose {
					v.Keeps.Seats = append(v.Keeps.Seats, k.Seats...)
				}
			}
		})
		if err != nil {
			return inventory.SetVouchers{}, err
		}
	}
	command := inventory.SetVouchers{New: true}
	for code := range strings.Lines(f.Get("codes")) {
		if code = strings.TrimSpace(code); code != "" {
			one := v
			one.Code = code
			command.Vouchers = append(command.Vouchers, one)
		}
	}
	if len(command.Vouchers) == 0 {
		wrong = wrong.At("codes", "codes")
	}
	if len(wrong.Fields) > 0 {
		return command, gather(wrong, bounds)
	}
	return command, bounds
}

// staffVouchersWithdraw ends one voucher: it works no more.
func (s *Site) staffVouchersWithdraw(w http.ResponseWriter, r *http.Request) error {
	show, err := s.showFor(r, account.BlockSeats)
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			all, err := s.Seats.Vouchers(r.Context(), show.Show.ID)
			if err != nil {
				return "", err
			}
			i := slices.IndexFunc(all, func(v inventory.VoucherStanding) bool { return v.Code == f.Get("code") })
			if i < 0 {
				return "", inventory.ErrVoucher
			}
			ended := all[i].Voucher
			ended.Ended = true
			_, err = s.Seats.Do(r.Context(), show.Show.ID, inventory.SetVouchers{Key: key, Staff: by.Staff, Vouchers: []inventory.Voucher{ended}})
			return vouchersAddress(show), err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			v, err := s.vouchersView(r, show, voucherEntries(s.staffPage(r, ""), f, told))
			return staffVouchersPage(v), err
		},
	})
}

// has reports whether one of several values of a field is chosen.
func (e entries) has(name, value string) bool { return slices.Contains(e.values[name], value) }
