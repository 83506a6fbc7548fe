package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/account"
	"frontrow/internal/transport/problem"
)

// signInView is "/staff" for who has not signed in.
type signInView struct {
	Page
	Email, Next string
	Fault       string
}

// staffHome leads on to the orders, or asks who is there.
func (s *Site) staffHome(w http.ResponseWriter, r *http.Request) error {
	next := staffPath(r.URL.Query().Get("next"))
	if actor := s.Sessions.Caller(r.Context()).Actor; actor != nil {
		return seeOther(w, r, homeOf(*actor, next))
	}
	return s.personal(w, r, http.StatusOK, signInPage(s.signInView(r, "", next, "")))
}

func (s *Site) signInView(r *http.Request, email, next, words string) signInView {
	v := signInView{Page: s.page(r, localeOf(r).T.Staff.SignInTitle), Email: email, Next: next, Fault: words}
	v.Narrow, v.Private = true, true
	return v
}

func (s *Site) staffSignIn(w http.ResponseWriter, r *http.Request) error {
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	email, next := line(f.Get("email"), 320), staffPath(f.Get("next"))
	person, err := s.Staff.SignIn(r.Context(), email, f.Get("password"))
	if err != nil {
		told := fault.From(err)
		if told.Kind == fault.Internal {
			return err
		}
		if told.RetryAfter > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(told.RetryAfter.Seconds()+1)))
		}
		return s.personal(w, r, problem.Status(told), signInPage(s.signInView(r, email, next, faultWords(localeOf(r), told))))
	}
	actor := person.Actor()
	if err := s.Sessions.SignIn(r.Context(), actor); err != nil {
		return err
	}
	return seeOther(w, r, homeOf(actor, next))
}

func (s *Site) staffSignOut(w http.ResponseWriter, r *http.Request) error {
	if _, err := readForm(w, r); err != nil {
		return err
	}
	if err := s.Sessions.SignOut(r.Context()); err != nil {
		return err
	}
	return seeOther(w, r, "/staff")
}

// homeOf is where a member of staff begins.
func homeOf(by account.Actor, next string) string {
	switch {
	case next != "":
		return next
	case by.May(account.ReadOrders) == nil:
		return "/staff/orders"
	}
	return "/staff/welcome"
}

// signInAddress asks for a sign-in and leads back.
func signInAddress(r *http.Request) string {
	if r.Method != http.MethodGet {
		return "/staff"
	}
	return "/staff?next=" + url.QueryEscape(r.URL.RequestURI())
}

// staffPath gives next if it is a page of ours for staff, and "" otherwise: a
// sign-in leads nowhere else.
func staffPath(next string) string {
	u, err := url.Parse(next)
	if err != nil || len(next) > 500 || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(next, "/staff/") ||
		strings.ContainsAny(next, "\\\r\n\t") || strings.Contains(u.Path, "..") {
		return ""
	}
	return next
}

// staffWelcome is for roles that have no page here yet.
func (s *Site) staffWelcome(w http.ResponseWriter, r *http.Request) error {
	return s.personal(w, r, http.StatusOK, staffWelcomePage(s.staffPage(r, localeOf(r).T.Staff.Menu)))
}

// staffPage is a page with the staff's menu.
func (s *Site) staffPage(r *http.Request, title string) Page {
	p := s.page(r, title)
	p.Staff, p.Private = s.Sessions.Caller(r.Context()).Actor, true
	return p
}

// may reports whether the reader is staff and the role allows an action.
func (p Page) may(do account.Action) bool { return p.Staff != nil && p.Staff.May(do) == nil }
