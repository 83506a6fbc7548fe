package web

import (
	"context"
	"net/http"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/transport/problem"
)

// paperLink is a paper of an order in a list of them.
type paperLink struct {
	Kind, Number, When, Address string
}

// paperLinks lists the papers of an order, whose page is at address.
func (s *Site) paperLinks(ctx context.Context, p Page, o id.Order, address, query string) ([]paperLink, error) {
	papers, err := s.Receipts.OfOrder(ctx, o)
	return paperLinksOf(p, papers, address, query), err
}

func paperLinksOf(p Page, papers []paper.Paper, address, query string) (links []paperLink) {
	for _, one := range papers {
		links = append(links, paperLink{
			Kind: p.T.Papers.Kind(string(one.Kind)), Number: one.Number(), When: p.Locale.Day(one.At, one.Content.Show.TimeZone),
			Address: address + "/papers/" + one.ID.String() + query,
		})
	}
	return links
}

// billable reports whether an order may yet have an invoice, or has one.
func billable(state order.State) bool {
	return state == order.AwaitingPayment || state == order.Checking || state == order.Paid
}

// orderBilling is what a buyer wants on their invoice.
func (s *Site) orderBilling(w http.ResponseWriter, r *http.Request) error {
	o, linkKey, err := s.orderOf(r)
	if err != nil {
		return err
	}
	if linkKey != "" { // a mail's link shows and does not change
		return order.ErrNoOrder
	}
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	key, err := f.idempotency(o.Buyer.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	if _, err := s.Receipts.Bill(r.Context(), key, o.ID, paper.Billing{Company: f.Get("company"), Address: f.Get("address")}); err != nil {
		told := fault.From(err)
		if told.Kind == fault.Internal {
			return err
		}
		return s.showOrder(w, r, problem.Status(told), o, "", told)
	}
	return seeOther(w, r, orderAddress(o.ID, "")+"?billed")
}

// orderPaper is a paper for the order's buyer.
func (s *Site) orderPaper(w http.ResponseWriter, r *http.Request) error {
	o, _, err := s.orderOf(r)
	if err != nil {
		return err
	}
	return s.sendPaper(w, r, o)
}

// staffOrderPaper is the same for those who sell.
func (s *Site) staffOrderPaper(w http.ResponseWriter, r *http.Request) error {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return err
	}
	o, err := s.Orders.ForStaff(r.Context(), s.actor(r), wanted)
	if err != nil {
		return err
	}
	return s.sendPaper(w, r, o)
}

func (s *Site) sendPaper(w http.ResponseWriter, r *http.Request, o order.Order) error {
	wanted, err := pathID[id.Paper](r, "paper")
	if err != nil {
		return err
	}
	p, file, err := s.Receipts.PDF(r.Context(), o, wanted)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+p.Number()+`.pdf"`)
	s.send(w, r, http.StatusOK, "application/pdf", keepNever, file)
	return nil
}
