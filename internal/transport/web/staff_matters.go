package web

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/payment"
)

// staffMattersView is "/staff/matters": what is odd about money.
type staffMattersView struct {
	Page
	Matters    []matterView
	Next       string
	Key, Fault string
}

const (
	mattersPerPage = 50
	mattersInShort = 10 // above the list of orders
)

// matterView is one thing that somebody has to look at.
type matterView struct {
	ID, When, Name, ToDo, Detail string
	Order                        string // where its order is; "" for none
	CanRepeat                    bool
}

func (s *Site) staffMatters(w http.ResponseWriter, r *http.Request) error {
	page, err := s.staffMattersAt(r, newFormKey(), nil)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, page)
}

// staffMatterClose notes what was done about one, or has it done once more.
func (s *Site) staffMatterClose(w http.ResponseWriter, r *http.Request) error {
	matter, err := pathID[id.Matter](r, "matter")
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			return "/staff/matters", s.Checkout.CloseMatter(r.Context(), key, by, matter, line(f.Get("why"), 400), f.Get("again") != "")
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) { return s.staffMattersAt(r, f.key, told) },
	})
}

func (s *Site) staffMattersAt(r *http.Request, key string, f *fault.Fault) (templ.Component, error) {
	open, next, err := s.Checkout.Matters(r.Context(), s.actor(r), id.Order{}, line(r.URL.Query().Get("cursor"), 100), mattersPerPage)
	if err != nil {
		return nil, err
	}
	v := staffMattersViewOf(s.staffPage(r, localeOf(r).T.Bank.Matters), open, next)
	v.Key = key
	if f != nil {
		v.Fault = v.words(f)
	}
	return staffMattersPage(v), nil
}

func staffMattersViewOf(p Page, open []payment.Matter, next string) staffMattersView {
	v := staffMattersView{Page: p, Matters: matterViews(p, open)}
	if next != "" {
		v.Next = "/staff/matters?cursor=" + url.QueryEscape(next)
	}
	return v
}

func matterViews(p Page, open []payment.Matter) (views []matterView) {
	for _, m := range open {
		one := matterView{
			ID: m.ID.String(), When: p.Moment(m.At, "UTC") + " UTC", Name: p.T.Bank.MatterName(m.Kind), ToDo: p.T.Bank.MatterToDo(m.Kind),
			Detail: m.Detail, CanRepeat: m.CanRepeat(),
		}
		if !m.Order.IsZero() {
			one.Order = "/staff/orders/" + m.Order.String()
		}
		views = append(views, one)
	}
	return views
}
