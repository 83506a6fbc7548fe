package web

import (
	"net/http"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/transport/problem"
)

// staffResend mails an order's tickets once more for somebody who asks at the
// counter. Whoever may read the order may do so: the mail goes to the order's
// own address.
func (s *Site) staffResend(w http.ResponseWriter, r *http.Request) error {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return err
	}
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	by := s.actor(r)
	if _, err := s.Orders.ForStaff(r.Context(), by, wanted); err != nil {
		return err
	}
	key, err := f.idempotency(by.Staff.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	if _, err := s.Letters.Resend(r.Context(), key, wanted); err != nil {
		told := fault.From(err)
		if told.Kind == fault.Internal {
			return err
		}
		return s.showStaffOrder(w, r, problem.Status(told), f.key, false, told)
	}
	return seeOther(w, r, "/staff/orders/"+wanted.String()+"?sent")
}
