package web

import (
	"net"
	"net/http"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/transport/problem"
)

// findView is "/orders/find": whoever lost the mail asks for it by the address.
type findView struct {
	Page
	Email      string
	EmailFault string
	Fault      string
	Sent       bool
	Key        string
}

func (s *Site) ordersFindAsk(w http.ResponseWriter, r *http.Request) error {
	return s.personal(w, r, http.StatusOK, findPage(findViewOf(s.page(r, ""), "", false, nil)))
}

func findViewOf(p Page, email string, sent bool, f *fault.Fault) findView {
	v := findView{Page: p, Email: email, Sent: sent, Key: newFormKey()}
	v.Title, v.Narrow, v.Private = p.T.Way.FindTitle, true, true
	switch {
	case sent:
		v.Title = p.T.Way.FindSentTitle
	case f != nil && f.Code == account.ErrBadEmail.Code:
		v.EmailFault = p.T.Hold.EmailFault
	case f != nil:
		v.Fault = v.words(f)
	}
	return v
}

// ordersFind answers alike whether there are orders or not.
func (s *Site) ordersFind(w http.ResponseWriter, r *http.Request) error {
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	if _, err := f.idempotency("", r.Method+" "+r.URL.Path); err != nil {
		return err
	}
	email := line(f.Get("email"), 320)
	err = s.Letters.Find(r.Context(), email, client(r))
	told := fault.From(err)
	if err != nil && told.Kind == fault.Internal {
		return err
	}
	status := http.StatusOK
	if err != nil {
		status = problem.Status(told)
	}
	return s.personal(w, r, status, findPage(findViewOf(s.page(r, ""), email, err == nil, told)))
}

// client names where a request came from.
func client(r *http.Request) string {
	if host, _, err := net.SplitHostPort(r.RemoteAddr); err == nil {
		return host
	}
	return r.RemoteAddr
}

// orderResend mails the tickets once more. Whoever may see the order may ask,
// for the mail goes to the order's own address.
func (s *Site) orderResend(w http.ResponseWriter, r *http.Request) error {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return err
	}
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	o, orderKey, err := s.openOrder(r, wanted)
	if err != nil {
		return err
	}
	key, err := f.idempotency(o.Buyer.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	if _, err := s.Letters.Resend(r.Context(), key, o.ID); err != nil {
		told := fault.From(err)
		if told.Kind == fault.Internal {
			return err
		}
		return s.showOrder(w, r, problem.Status(told), o, orderKey, told)
	}
	address := orderAddress(o.ID, orderKey)
	if orderKey == "" {
		return seeOther(w, r, address+"?sent")
	}
	return seeOther(w, r, address+"&sent")
}
