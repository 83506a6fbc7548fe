package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

// voucherChangeView is "/staff/shows/{show}/vouchers/{code}": how often one
// voucher may be used, and when.
type voucherChangeView struct {
	Page
	catalog.ShowView
	entries
	Voucher voucherView
}

// boundsOf says how often a voucher may be used, and when, in words.
func boundsOf(p Page, v inventory.Voucher, zone string) string {
	t := p.T.Voucher.Staff
	var said []string
	for _, limit := range []struct {
		words string
		n     int
	}{{t.Orders, v.Orders}, {t.Places, v.Places}, {t.PerOrder, v.PerOrder}} {
		if limit.n > 0 {
			said = append(said, limit.words+": "+strconv.Itoa(limit.n))
		}
	}
	for _, bound := range []struct {
		words string
		at    time.Time
	}{{t.From, v.From}, {t.Until, v.Until}} {
		if !bound.at.IsZero() {
			said = append(said, bound.words+": "+p.Moment(bound.at, zone))
		}
	}
	return strings.Join(said, " · ")
}

// readBounds reads how often a voucher may be used, and when. It returns
// ErrEntries.
func readBounds(f form, v *inventory.Voucher, zone string) error {
	wrong := ErrEntries
	for _, limit := range []struct {
		name string
		to   *int
	}{{"orders", &v.Orders}, {"places", &v.Places}, {"per_order", &v.PerOrder}} {
		text := strings.TrimSpace(f.Get(limit.name))
		if *limit.to = wholeNumber(text); text != "" && *limit.to == 0 {
			wrong = wrong.At(limit.name, "limit")
		}
	}
	errs := make([]error, 0, 3)
	for _, bound := range []struct {
		name string
		to   *time.Time
	}{{"from", &v.From}, {"until", &v.Until}} {
		*bound.to = time.Time{}
		if f.Get(bound.name+"_date") == "" && f.Get(bound.name+"_time") == "" {
			continue // always
		}
		at, err := readInstant(f.Values, bound.name, zone)
		*bound.to = at
		errs = append(errs, err)
	}
	if !v.From.IsZero() && !v.Until.IsZero() && !v.From.Before(v.Until) {
		wrong = wrong.At("until_at", "order")
	}
	if len(wrong.Fields) > 0 {
		errs = append(errs, wrong)
	}
	return gather(errs...)
}

// writeBounds fills in what readBounds reads.
func writeBounds(to url.Values, v inventory.Voucher, zone string) {
	for name, n := range map[string]int{"orders": v.Orders, "places": v.Places, "per_order": v.PerOrder} {
		if n > 0 {
			to.Set(name, strconv.Itoa(n))
		}
	}
	writeInstant(to, "from", v.From, zone)
	writeInstant(to, "until", v.Until, zone)
}

// voucherFor finds the show and the voucher of the address. It returns
// ErrNoPage.
func (s *Site) voucherFor(r *http.Request) (show catalog.ShowView, v inventory.VoucherStanding, err error) {
	if show, err = s.showFor(r, account.BlockSeats); err != nil {
		return show, v, err
	}
	all, err := s.Seats.Vouchers(r.Context(), show.Show.ID)
	if err != nil {
		return show, v, err
	}
	i := slices.IndexFunc(all, func(v inventory.VoucherStanding) bool { return v.Code == r.PathValue("code") && !v.Ended })
	if i < 0 {
		return show, v, ErrNoPage
	}
	return show, all[i], nil
}

func (s *Site) staffVoucher(w http.ResponseWriter, r *http.Request) error {
	show, one, err := s.voucherFor(r)
	if err != nil {
		return err
	}
	values := url.Values{"name": {one.Name}}
	writeBounds(values, one.Voucher, show.Venue.TimeZone)
	return s.personal(w, r, http.StatusOK, staffVoucherPage(voucherChangeViewOf(s.staffPage(r, one.Code), show, newEntries(values), one)))
}

func voucherChangeViewOf(p Page, show catalog.ShowView, e entries, one inventory.VoucherStanding) voucherChangeView {
	return voucherChangeView{Page: p, ShowView: show, entries: e, Voucher: voucherViewOf(p, show, one)}
}

// staffVoucherChange sets anew how often a voucher may be used, and when. What
// it does, and what is held with it, stays.
func (s *Site) staffVoucherChange(w http.ResponseWriter, r *http.Request) error {
	show, one, err := s.voucherFor(r)
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			changed := one.Voucher
			changed.Name = line(f.Get("name"), 80)
			if err := readBounds(f, &changed, show.Venue.TimeZone); err != nil {
				return "", err
			}
			_, err := s.Seats.Do(r.Context(), show.Show.ID, inventory.SetVouchers{Key: key, Staff: by.Staff, Vouchers: []inventory.Voucher{changed}})
			return vouchersAddress(show), err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			p := s.staffPage(r, one.Code)
			return staffVoucherPage(voucherChangeViewOf(p, show, voucherEntries(p, f, told), one)), nil
		},
	})
}
