package web

import (
	"net/http"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/problem"
)

// staffSaleAsk asks before a sale is paused, closed or opened again.
func (s *Site) staffSaleAsk(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.showFor(r, account.SteerSale); err != nil {
		return err
	}
	to, known := inventory.ParseSale(r.URL.Query().Get("to"))
	if !known {
		return ErrNoPage
	}
	return s.showSale(w, r, http.StatusOK, saleAsk{to: &to, key: newFormKey()})
}

// staffSale throws the switch. Throwing it again changes nothing: a sale that
// is paused stays paused.
func (s *Site) staffSale(w http.ResponseWriter, r *http.Request) error {
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	show, err := s.showFor(r, account.SteerSale)
	if err != nil {
		return err
	}
	by := *s.Sessions.Caller(r.Context()).Actor
	if _, err := f.idempotency(by.Staff.String(), r.Method+" "+r.URL.Path); err != nil {
		return err
	}
	to, known := inventory.ParseSale(f.Get("to"))
	if !known {
		return ErrFormUnreadable
	}
	_, err = s.Seats.Do(r.Context(), show.Show.ID, inventory.SetSale{Sale: to, Staff: by.Staff, Reason: f.Get("reason")})
	if err != nil {
		told := fault.From(err)
		if told.Kind == fault.Internal || told.Kind == fault.NotFound {
			return err
		}
		return s.showSale(w, r, problem.Status(told), saleAsk{to: &to, reason: line(f.Get("reason"), 200), key: f.key, fault: told})
	}
	return seeOther(w, r, staffShowAddress(show.Show.ID))
}
