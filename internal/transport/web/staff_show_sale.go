package web

import (
	"net/http"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
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
	return s.showSale(w, r, saleAsk{to: &to, key: newFormKey()})
}

// staffSale throws the switch. A form that arrives again does not throw it back
// after a colleague has.
func (s *Site) staffSale(w http.ResponseWriter, r *http.Request) error {
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	show, err := s.showFor(r, account.SteerSale)
	if err != nil {
		return err
	}
	to, known := inventory.ParseSale(f.Get("to"))
	if !known {
		return ErrFormUnreadable
	}
	return s.carryOutForm(w, r, f, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			_, err := s.Seats.Do(r.Context(), show.Show.ID, inventory.SetSale{Key: key, Sale: to, Staff: by.Staff, Reason: f.Get("reason")})
			return staffShowAddress(show.Show.ID), err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			return s.saleAt(r, saleAsk{to: &to, reason: line(f.Get("reason"), 200), key: f.key, fault: told})
		},
	})
}
